import { FeedEvent } from '@shopbell/sdk/model';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { expectSame, type Again } from './support/held.ts';
import { appHost, type Host } from './support/host.ts';
import { knownAs } from './support/customerJwt.ts';
import { agent, customer, enter, grantOf, openShop, pass, say, type Connected } from './support/shop.ts';

async function everybody(host: Host) {
  await openShop(host);
  const [amy, bo] = [await agent(host, 'amy', { status: '' }), await agent(host, 'bo', { status: '' })];
  const [lin, wei] = [await customer(host), await customer(host)];
  return { amy, bo, lin, wei };
}

/** A group that one of them leaves and comes back to, in which both write; and friends. */
function amongColleagues({ socket: amy }: Connected, { socket: bo }: Connected) {
  const chatId = 'kitchen';
  return [
    () => amy.ask('staff-chat.create', { chatId, name: '茶水间', agentIds: ['bo'] }),
    () => say(bo, chatId, '水开了'),
    () => amy.ask('staff-chat.see', { chatId, upTo: 1 }),
    () => bo.ask('staff-chat.rename', { chatId, name: '厨房' }),
    () => amy.ask('staff-chat.remove', { chatId, agentId: 'bo' }),
    () => say(amy, chatId, '长'.repeat(1000)),
    () => amy.ask('staff-chat.add', { chatId, agentIds: ['bo'] }),
    () => bo.ask('staff-chat.open', { agentId: 'amy' }),
    ...[true, false, true].map((on) => () => bo.ask('friend.mark', { agentId: 'amy', on })),
  ];
}

/** A group into which a customer comes, of which one agent goes and comes back, and which the customer leaves and joins again. */
function inCustomerGroup(
  { socket: amy }: Connected,
  { socket: bo }: Connected,
  { socket: lin, welcome: { me } }: Connected,
) {
  const chatId = 'regulars';
  const customerIds = [me.id];
  const method = (name: string, params: object = {}) => ({
    method: `customer-group.${name}`,
    chatId,
    ...params,
  });
  const ask =
    (socket: Connected['socket'], { method: name, ...params }: ReturnType<typeof method>) =>
    () =>
      socket.ask(name, params);
  return [
    ask(amy, method('create', { name: '老顾客', customerIds, agentIds: ['bo'] })),
    () => say(lin, chatId, '大家好'),
    () => say(bo, chatId, '长'.repeat(1000)),
    ask(lin, method('see', { upTo: 2 })),
    ask(bo, method('rename', { name: '常来的顾客' })),
    ask(bo, method('leave')),
    () => say(lin, chatId, '阿博走了？'),
    ask(amy, method('add', { agentIds: ['bo'] })),
    ask(lin, method('leave')),
    () => say(amy, chatId, '她也走了'),
    ask(bo, method('add', { customerIds })),
    ask(amy, method('create', { chatId: 'gone', name: '散', customerIds })),
    ask(amy, method('leave', { chatId: 'gone' })),
  ];
}

it('old snapshot + events = fresh snapshot, for every type of event, as customer and as agent', async () => {
  const host = await appHost();
  const { amy, bo } = await everybody(host);
  const anonymous = await grantOf(host);
  const lin = await customer(host, anonymous.token);
  const logIn = await knownAs(host, 'lin');
  const { token } = await logIn();
  /** Her other device, where she has logged in already. */
  const known = await customer(host, token);
  const again: Record<'amy' | 'bo' | 'lin' | 'known', Again> = {
    known: () => customer(host, token),
    amy: () => agent(host, 'amy', { cookie: amy.cookie, status: '' }),
    bo: () => agent(host, 'bo', { cookie: bo.cookie, status: '' }),
    lin: () => customer(host, lin.token),
  };
  const watching: Record<keyof typeof again, Connected[]> = {
    amy: [amy],
    bo: [bo],
    lin: [lin],
    known: [known],
  };
  const sockets = () => Object.values(watching).flatMap((list) => list.map(({ socket }) => socket));
  const steps: (() => Promise<unknown>)[] = [];
  const { routing } = host.app.admin;
  const capacity = (agentId: string, many: number | null) =>
    routing.configureAgent(host.shopId, agentId, { capacity: many });
  let left = '';
  let chosen = '';
  let asked = '';
  let said = '';
  let noted = '';
  steps.push(
    async () => (left = (await enter(lin.socket, { page: 'order' })).conversation.id),
    () => say(lin.socket, left, '有人吗'),
    () => amy.socket.ask('status.set', { status: 'online' }),
    () => pass(host, 90_000, ...sockets()),
    () => say(amy.socket, left, '来了'),
    async () => (chosen = (await enter(lin.socket, { page: 'product', sku: '1001' })).conversation.id),
    () => lin.socket.ask('conversation.choose', { conversationId: chosen, groupId: 'presale' }),
    () => say(lin.socket, chosen, '有货吗'),
    () => amy.socket.ask('message.seen', { conversationId: chosen, upTo: 1_000 }),
    () => bo.socket.ask('status.set', { status: 'away' }),
    () => lin.socket.ask('conversation.end', { conversationId: chosen }),
    () => routing.configure(host.shopId, { robot: 'first', idleEndMs: 90_000, idleWarningMs: 60_000 }),
    async () => (asked = (await enter(lin.socket, { page: 'shop' })).conversation.id),
    () => say(lin.socket, asked, '运费多少'),
    () => capacity('amy', 1),
    () => lin.socket.ask('robot.hand-over', { conversationId: asked }),
    () => capacity('amy', 2),
    () => bo.socket.ask('status.set', { status: 'online' }),
    () =>
      amy.socket.ask('conversation.transfer', {
        conversationId: asked,
        to: { kind: 'agent', id: 'bo' },
        note: '问的是运费',
      }),
    async () => (said = (await say(bo.socket, asked, '包邮')).id),
    async () => {
      const note = { conversationId: asked, clientId: 'note', text: '老顾客' };
      noted = (await bo.socket.ask<{ id: string }>('note.add', note)).id;
    },
    () => host.app.admin.accounts.change(host.shopId, 'amy', { roles: ['supervisor'] }),
    ...(['watching', 'joined', 'left', 'watching'] as const).map(
      (how) => () => amy.socket.ask('conversation.supervise', { conversationId: asked, how }),
    ),
    ...amongColleagues(amy, bo),
    ...inCustomerGroup(amy, bo, lin),
    () => bo.socket.ask('message.recall', { conversationId: asked, messageId: said }),
    () => bo.socket.ask('message.recall', { conversationId: asked, messageId: noted }),
    () => lin.socket.ask('conversation.rate', { conversationId: asked, grade: 4, comment: '挺快' }),
    () =>
      lin.socket.ask('conversation.ask-about', {
        conversationId: asked,
        scope: { page: 'product', sku: '1001' },
      }),
    () => pass(host, 40_000, ...sockets()),
    () => say(lin.socket, asked, '好'),
    () => say(bo.socket, asked, '不客气'),
    async () => {
      await logIn(anonymous.renewal);
      await lin.socket.closed;
      watching.lin = [];
    },
    () => say(amy.socket, 'regulars', '欢迎登录'),
    () => pass(host, 100_000, ...sockets()),
    () => amy.socket.ask('status.set', { status: 'suspended' }),
  );
  for (const step of steps) {
    await step();
    // Colleagues are told of once a second.
    await pass(host, 1000, ...sockets());
    for (const who of ['amy', 'bo', 'lin', 'known'] as const) {
      if (watching[who].length === 0) continue;
      await expectSame(again[who], watching[who]);
      watching[who].push(await again[who]());
    }
  }
  const told = [amy, bo, lin, known].flatMap(({ socket }) => socket.events.map(({ event }) => event.type));
  // Erasing has tests of its own (`eraseCustomer.test.ts`).
  const types = FeedEvent.options
    .map(({ shape }) => shape.type.value)
    .filter((type) => type !== 'customer.erased');
  expect(new Set(told)).toEqual(new Set(types));
}, 20_000);

it('LM-04 an agent who goes offline loses a leave message that was not answered, and is told so', async () => {
  const host = await appHost();
  const { amy, lin } = await everybody(host);
  const { conversation } = await enter(lin.socket, { page: 'order' });
  await say(lin.socket, conversation.id, '有人吗');
  await amy.socket.ask('status.set', { status: 'online' });
  await pass(host, 90_000, amy.socket, lin.socket);
  await amy.socket.event('conversation.joined');
  await amy.socket.ask('status.set', { status: 'offline' });
  await pass(host, 1000, amy.socket, lin.socket);
  await expectSame(() => agent(host, 'amy', { cookie: amy.cookie, status: '' }), [amy]);
  await expectSame(() => customer(host, lin.token), [lin]);
});

const statuses = ['online', 'away', 'suspended', 'offline'] as const;
const scopes = [{}, { page: 'product' }, { page: 'product', sku: '1001' }, { page: 'order' }] as const;

const Action = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('enter' as const),
      by: fc.nat(1),
      scope: fc.constantFrom(...scopes),
    }),
  },
  { weight: 5, arbitrary: fc.record({ do: fc.constant('write' as const), by: fc.nat(3), which: fc.nat(5) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('see' as const), by: fc.nat(3), which: fc.nat(5) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('end' as const), by: fc.nat(3), which: fc.nat(5) }) },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('choose' as const),
      by: fc.nat(1),
      which: fc.nat(5),
      group: fc.nat(1),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('status' as const),
      by: fc.nat(1),
      status: fc.constantFrom(...statuses),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant('wait' as const), seconds: fc.constantFrom(1, 30, 95) }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('pass on' as const),
      by: fc.nat(1),
      which: fc.nat(5),
      to: fc.nat(3),
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('note' as const), by: fc.nat(1), which: fc.nat(5) }) },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('supervise' as const),
      by: fc.nat(1),
      which: fc.nat(5),
      how: fc.constantFrom('watching', 'joined', 'left', 'take over'),
    }),
  },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('recall' as const), which: fc.nat(7) }) },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('capacity' as const),
      of: fc.nat(1),
      capacity: fc.constantFrom(0, 1, 2, null),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('robot' as const),
      stands: fc.constantFrom('off', 'first', 'nobody-free'),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('wait no longer' as const),
      by: fc.nat(1),
      which: fc.nat(5),
      how: fc.constantFrom('robot.hand-over', 'queue.leave'),
      to: fc.constantFrom('leave-message', 'solved'),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('look' as const), by: fc.nat(3) }) },
);

const targets = [
  { kind: 'agent', id: 'amy' },
  { kind: 'agent', id: 'bo' },
  { kind: 'group', id: 'presale' },
  { kind: 'group', id: 'tents' },
];

it('old snapshot + events = fresh snapshot, whatever happens in whatever order', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(Action, { minLength: 5, maxLength: 40 }), async (actions) => {
      const host = await appHost();
      const { amy, bo, lin, wei } = await everybody(host);
      for (const name of ['amy', 'bo'])
        await host.app.admin.accounts.change(host.shopId, name, { roles: ['supervisor'] });
      const again: Again[] = [
        () => customer(host, lin.token),
        () => customer(host, wei.token),
        () => agent(host, 'amy', { cookie: amy.cookie, status: '' }),
        () => agent(host, 'bo', { cookie: bo.cookie, status: '' }),
      ];
      const watching: Connected[][] = [[lin], [wei], [amy], [bo]];
      const conversations: string[] = [];
      const ask = async (by: number, method: string, params: object) => {
        // What is refused must change nothing: that is what the comparison shows.
        return watching[by]?.[0]?.socket.ask<{ id: string }>(method, params).catch(() => undefined);
      };
      const written: { by: number; conversationId: string; messageId: string }[] = [];
      for (const [index, action] of actions.entries()) {
        const conversationId = 'which' in action ? (conversations[action.which] ?? 'none') : 'none';
        switch (action.do) {
          case 'enter': {
            const socket = watching[action.by]?.[0]?.socket;
            if (socket) conversations.unshift((await enter(socket, action.scope)).conversation.id);
            break;
          }
          case 'write':
          case 'note': {
            const by = action.do === 'note' ? action.by + 2 : action.by;
            const method = action.do === 'note' ? 'note.add' : 'message.send';
            const content = { conversationId, clientId: `c${String(index)}`, text: `第 ${String(index)} 句` };
            const kept = await ask(by, method, content);
            if (kept) written.unshift({ by, conversationId, messageId: kept.id });
            break;
          }
          case 'supervise': {
            const { by, how } = action;
            if (how === 'take over') {
              const from = ['bo', 'amy'][by];
              await ask(by + 2, 'conversation.take-over', { conversationId, from });
            } else await ask(by + 2, 'conversation.supervise', { conversationId, how });
            break;
          }
          case 'recall': {
            const { by = 0, ...which } = written[action.which] ?? {};
            await ask(by, 'message.recall', which);
            break;
          }
          case 'see':
            await ask(action.by, 'message.seen', { conversationId, upTo: 10_000 });
            break;
          case 'end':
            await ask(action.by, 'conversation.end', { conversationId });
            break;
          case 'choose':
            await ask(action.by, 'conversation.choose', {
              conversationId,
              groupId: ['presale', 'tents'][action.group],
            });
            break;
          case 'status':
            await ask(action.by + 2, 'status.set', { status: action.status });
            break;
          case 'wait':
            await pass(host, action.seconds * 1000, ...watching.flat().map(({ socket }) => socket));
            break;
          case 'pass on':
            await ask(action.by + 2, 'conversation.transfer', {
              conversationId,
              to: targets[action.to],
              note: `第 ${String(index)} 条备注`,
            });
            break;
          case 'capacity': {
            const { capacity } = action;
            await host.app.admin.routing.configureAgent(host.shopId, ['amy', 'bo'][action.of] ?? '', {
              capacity,
            });
            break;
          }
          case 'robot':
            await host.app.admin.routing.configure(host.shopId, { robot: action.stands });
            break;
          case 'wait no longer':
            await ask(action.by, action.how, { conversationId, to: action.to });
            break;
          case 'look': {
            const fresh = await again[action.by]?.();
            if (fresh) watching[action.by]?.push(fresh);
            break;
          }
        }
        await pass(host, 200);
      }
      // Colleagues are told of once a second.
      await pass(host, 1000);
      for (const [who, held] of watching.entries()) {
        const anew = again[who];
        if (anew) await expectSame(anew, held);
      }
      await host.app.close();
    }),
    { numRuns: 40 },
  );
}, 60_000);
