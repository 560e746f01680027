import { describe, expect, it } from 'vitest';
import { agentClient, become, customerClient, live, tell, textsOf } from './support/clients.ts';
import { portHost, type Host } from './support/host.ts';
import { agent, customer, enter, openShop, pass, password, say } from './support/shop.ts';

/** amy and bo, with chen, who supervises, and dora, who leads a group. */
async function staffedShop(): Promise<Host> {
  const host = await portHost();
  await openShop(host);
  for (const [name, role] of [
    ['chen', 'supervisor'],
    ['dora', 'group-leader'],
  ] as const) {
    const account = { shopId: host.shopId, agentId: name, name, displayName: name, password, roles: [role] };
    await host.app.admin.addAgent(account);
  }
  return host;
}

const page = { page: 'product' } as const;

describe('leave messages', () => {
  it('LM-06 LM-07 LM-17 each delivery hands an agent those of three customers, the oldest first, all of one together', async () => {
    const host = await staffedShop();
    const left: string[] = [];
    for (let count = 0; count < 4; count++) {
      const { socket } = await customer(host);
      const { conversation } = await enter(socket, { page: 'product' });
      for (const text of ['在吗', '有货吗']) await say(socket, conversation.id, text);
      left.push(conversation.id);
      await host.clock.advance(1000);
    }
    const amy = await agent(host, 'amy');
    const delivered = () =>
      amy.socket.events.flatMap(({ event }) =>
        event.type === 'conversation.joined' ? [event.conversation] : [],
      );
    await pass(host, 90_000, amy.socket);
    await amy.socket.event(
      'conversation.joined',
      ({ event }) => 'conversation' in event && event.conversation.id === left[2],
    );
    expect(delivered().map(({ id }) => id)).toEqual(left.slice(0, 3));
    expect(delivered().map(textsOf)).toEqual(Array(3).fill(['customer: 在吗', 'customer: 有货吗']));
    await pass(host, 90_000, amy.socket);
    await amy.socket.event(
      'conversation.joined',
      ({ event }) => 'conversation' in event && event.conversation.id === left[3],
    );
    expect(delivered()).toHaveLength(4);
  });

  it('LM-11 LM-12 in mode specified only the named agents get any; without one the change is refused whole', async () => {
    const host = await staffedShop();
    const { routing } = host.app.admin;
    await expect(
      routing.configure(host.shopId, { leaveMessageMode: 'specified', leaveMessageTickMs: 60_000 }),
    ).rejects.toMatchObject({
      code: 'INVALID_ARGUMENT',
      details: { issues: [{ path: 'leaveMessageAgentIds', message: 'at least one agent' }] },
    });
    expect((await routing.settings(host.shopId)).settings).toMatchObject({
      leaveMessageMode: 'default',
      leaveMessageTickMs: 90_000,
    });
    await routing.configure(host.shopId, { leaveMessageMode: 'specified', leaveMessageAgentIds: ['bo'] });
    const lin = customerClient(host);
    const { conversation } = await lin.open(page);
    await tell(lin, conversation.id, '在吗');
    const amy = await agentClient(host, 'amy');
    await live(host, 200_000, amy, lin);
    expect([...amy.conversations.values()]).toEqual([]);
    const bo = await agentClient(host, 'bo');
    await live(host, 100_000, amy, bo, lin);
    await become(bo, conversation.id, ({ state }) => state === 'leave-message');
  });

  it('LM-13 whoever may not hand them out learns nothing of what was left, by asking whatever, until a role allows it', async () => {
    const host = await staffedShop();
    const { admin } = host.app;
    await admin.routing.configure(host.shopId, { leaveMessageMode: 'manual' });
    const lin = await customer(host);
    const { conversation } = await enter(lin.socket);
    await say(lin.socket, conversation.id, '我的电话是 13800000000');
    const amy = await agent(host, 'amy');
    const known = { conversationId: conversation.id, agentId: 'amy' };
    for (const { socket } of [amy, lin]) {
      for (const [method, params] of [
        ['leave-message.list', {}],
        ['leave-message.list', { supervises: true }],
        ['leave-message.assign', known],
        ['leave-message.assign', { ...known, conversationId: 'nothing' }],
        ['leave-message.assign', { ...known, agentId: 'nobody' }],
        ['leave-message.assign', 'nonsense'],
      ] as const) {
        const { code, message, details } = await socket.refused(method, params);
        // The same for what is there and what is not: a refusal is no way to find out either.
        expect([code, message, details]).toEqual(['FORBIDDEN', 'This account may not do that.', undefined]);
      }
    }
    await amy.socket.settled();
    expect(JSON.stringify(amy.socket.frames)).not.toMatch(new RegExp(`13800000000|${conversation.id}`));
    expect((await amy.socket.refused('history.read', { conversationId: conversation.id })).code).toBe(
      'NOT_FOUND',
    );

    await admin.accounts.change(host.shopId, 'amy', { roles: ['agent', 'group-leader'] });
    expect(await amy.socket.ask('leave-message.list')).toMatchObject({
      leaveMessages: [{ conversationId: conversation.id, text: '我的电话是 13800000000' }],
    });
    await admin.accounts.change(host.shopId, 'amy', { roles: ['agent', 'manager'] });
    expect((await amy.socket.refused('leave-message.list')).code).toBe('FORBIDDEN');
    expect((await amy.socket.refused('leave-message.assign', known)).code).toBe('FORBIDDEN');
  });

  it('LM-13 LM-14 LM-15 in mode manual nothing moves until a supervisor or group leader hands it out', async () => {
    const host = await staffedShop();
    await host.app.admin.routing.configure(host.shopId, { leaveMessageMode: 'manual' });
    const [lin, wei] = [customerClient(host), customerClient(host)];
    const first = await lin.open(page);
    await tell(lin, first.conversation.id, '有 42 码吗');
    await host.clock.advance(1);
    const second = await wei.open({ page: 'order' });
    await tell(wei, second.conversation.id, '几时发货');
    const amy = await agentClient(host, 'amy');
    const chen = await agentClient(host, 'chen', 'away');
    await live(host, 600_000, amy, chen, lin, wei);
    expect([...amy.conversations.values()]).toEqual([]);

    const waiting = (await chen.leaveMessages()).leaveMessages;
    expect(waiting).toMatchObject([
      {
        conversationId: first.conversation.id,
        group: { name: '售前咨询' },
        text: '有 42 码吗',
        scope: { page: 'product' },
      },
      { conversationId: second.conversation.id, group: { name: '在线客服' }, text: '几时发货' },
    ]);
    for (const ask of [amy.leaveMessages(), amy.assignLeaveMessage(first.conversation.id, 'amy')])
      await expect(ask).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(chen.assignLeaveMessage(first.conversation.id, 'bo')).rejects.toMatchObject({
      code: 'TARGET_NOT_AVAILABLE',
      details: { reason: 'offline' },
    });

    // ST-05: suspended is legal here.
    await amy.setStatus('suspended');
    await chen.assignLeaveMessage(first.conversation.id, 'amy');
    const given = await become(amy, first.conversation.id, ({ state }) => state === 'leave-message');
    expect(textsOf(given)).toEqual(['customer: 有 42 码吗']);
    const dora = await agentClient(host, 'dora');
    expect((await dora.leaveMessages()).leaveMessages.map(({ conversationId }) => conversationId)).toEqual([
      second.conversation.id,
    ]);
    // LM-16: it is among the ongoing ones once it is answered.
    await tell(amy, first.conversation.id, '有的');
    await become(lin, first.conversation.id, ({ state }) => state === 'assigned');
  });

  it('LM-13 of two who hand out the same message at once one is told that it is given', async () => {
    const host = await staffedShop();
    await host.app.admin.routing.configure(host.shopId, { leaveMessageMode: 'manual' });
    const lin = await customer(host);
    const { conversation } = await enter(lin.socket, page);
    await say(lin.socket, conversation.id, '在吗');
    const [amy, bo] = [await agent(host, 'amy'), await agent(host, 'bo')];
    const [chen, dora] = [await agent(host, 'chen'), await agent(host, 'dora')];
    const about = { conversationId: conversation.id };
    const tries = await Promise.allSettled([
      chen.socket.ask('leave-message.assign', { ...about, agentId: 'amy' }),
      dora.socket.ask('leave-message.assign', { ...about, agentId: 'bo' }),
    ]);
    expect(tries.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(tries.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { code: 'ALREADY_ASSIGNED' },
    });
    const joined = ({ socket }: typeof amy) => socket.event('conversation.joined');
    await Promise.race([joined(amy), joined(bo)]);
    for (const { socket } of [amy, bo]) await socket.settled();
    const both = [amy, bo].flatMap(({ socket }) =>
      socket.events.filter(({ event }) => event.type === 'conversation.joined'),
    );
    expect(both).toHaveLength(1);
  });

  it('LM-20 who enters again while somebody is there is served live, with what was left', async () => {
    const host = await staffedShop();
    const lin = customerClient(host);
    const left = await lin.open(page);
    await tell(lin, left.conversation.id, '在吗');
    const amy = await agentClient(host, 'amy');
    const again = await lin.open(page);
    expect(again.outcome).toMatchObject({ kind: 'assigned', agent: { id: 'amy' } });
    const atDesk = await become(amy, again.conversation.id, ({ state }) => state === 'assigned');
    expect(textsOf(atDesk)).toEqual(['customer: 在吗']);
    await live(host, 200_000, amy, lin);
    expect([...amy.conversations.keys()]).toEqual([again.conversation.id]);
  });
});

describe('automatic replies', () => {
  const texts = { first: '您好，请稍等', away: '我离开一下', suspended: '稍后回复您' };

  it('AR-01 AR-02 AR-03 AR-04 the owner’s state says which one, in the owner’s name, stored like any message', async () => {
    const host = await staffedShop();
    await host.app.admin.routing.configure(host.shopId, { autoReplies: texts });
    const amy = await agentClient(host, 'amy');
    const lin = customerClient(host);
    const { conversation } = await lin.open(page);
    const counts =
      (count: number) =>
      ({ items }: { items: readonly unknown[] }) =>
        items.length === count;
    await tell(lin, conversation.id, '在吗');
    await become(lin, conversation.id, counts(3));
    await tell(lin, conversation.id, '有人吗');
    await amy.setStatus('away');
    await tell(lin, conversation.id, '去哪了');
    await tell(lin, conversation.id, '还在吗');
    await amy.setStatus('suspended');
    await tell(lin, conversation.id, '急');
    const told = await become(lin, conversation.id, counts(9));
    expect(textsOf(told)).toEqual([
      'customer: 在吗',
      'auto: 您好，请稍等',
      'customer: 有人吗',
      'customer: 去哪了',
      'auto: 我离开一下',
      'customer: 还在吗',
      'customer: 急',
      'auto: 稍后回复您',
    ]);
    const auto = told.items.find((item) => item.kind === 'message' && item.author.kind === 'auto');
    expect(auto).toMatchObject({ author: { id: 'amy', name: '小艾 Amy' } });
    expect(textsOf(await become(amy, conversation.id, counts(9)))).toEqual(textsOf(told));
    // Whatever the shop writes tomorrow, what was said stays said.
    await host.app.admin.routing.configure(host.shopId, { autoReplies: { first: '别的', away: null } });
    const again = customerClient(host);
    await again.connect();
    const fresh = await agentClient(host, 'amy', 'offline');
    await become(fresh, conversation.id, counts(9));
    expect(textsOf(fresh.conversations.get(conversation.id))).toEqual(textsOf(told));
  });

  it('AR-06 no figure counts an automatic reply as an answer', async () => {
    const host = await staffedShop();
    await host.app.admin.routing.configure(host.shopId, { autoReplies: texts });
    const amy = await agent(host, 'amy');
    const lin = await customer(host);
    const { conversation } = await enter(lin.socket, page);
    await say(lin.socket, conversation.id, '在吗');
    expect(await amy.socket.ask('figures.today')).toMatchObject({
      receptions: 1,
      averageResponseSeconds: null,
    });
    await host.clock.advance(10_000);
    await amy.socket.settled();
    await lin.socket.settled();
    await host.clock.advance(10_000);
    await amy.socket.settled();
    await lin.socket.settled();
    await host.clock.advance(5_000);
    await say(amy.socket, conversation.id, '在的');
    expect(await amy.socket.ask('figures.today')).toMatchObject({
      receptions: 1,
      averageResponseSeconds: 25,
    });
  });

  it('AR-01 a text that is blank or too long is refused, each with its reason', async () => {
    const host = await staffedShop();
    const { routing } = host.app.admin;
    await expect(
      routing.configure(host.shopId, { autoReplies: { first: ' ', away: 'x'.repeat(1001) } }),
    ).rejects.toMatchObject({
      code: 'INVALID_ARGUMENT',
      details: { issues: [{ path: 'autoReplies.first' }, { path: 'autoReplies.away' }] },
    });
  });
});

describe('blocking a customer', () => {
  it('WB-19 ends everything at once, keeps them out, and frees the place; a supervisor lets them in again', async () => {
    const host = await staffedShop();
    const { routing } = host.app.admin;
    await routing.configureAgent(host.shopId, 'amy', { capacity: 1 });
    const amy = await agentClient(host, 'amy');
    const [rude, wei] = [customerClient(host), customerClient(host)];
    const { conversation } = await rude.open(page);
    const also = await rude.open({ page: 'product', sku: '9' });
    expect(also.outcome.kind).toBe('queued');
    const waiting = await wei.open(page);
    await tell(rude, conversation.id, '骂人的话');
    await become(amy, conversation.id, () => true);
    const customerId = rude.customerId ?? '';
    await amy.block(customerId, '辱骂客服');
    for (const id of [conversation.id, also.conversation.id]) {
      const ended = await become(rude, id, ({ state }) => state === 'ended');
      // Why, and by whom, is the shop's own affair.
      expect(JSON.stringify(ended)).not.toContain('辱骂');
    }
    await become(wei, waiting.conversation.id, ({ agent: owner }) => owner?.id === 'amy');
    const { outcome, conversation: refused } = await rude.open(page);
    expect(outcome).toEqual({ kind: 'refused', code: 'CUSTOMER_BLOCKED' });
    expect(refused).toMatchObject({
      state: 'ended',
      scope: page,
      items: [{ kind: 'notice', notice: { kind: 'ended', by: 'desk', cause: 'blocked' } }],
    });
    // Whoever tries again is told the same, and leaves no second record.
    expect((await rude.open(page)).conversation.id).toBe(refused.id);
    expect(await rude.loadHistory(refused.id)).toMatchObject({ items: [], more: false });
    rude.send(refused.id, '放我进去');
    await expect
      .poll(() => rude.outgoing(refused.id))
      .toMatchObject([{ error: { code: 'CONVERSATION_ENDED' } }]);
    expect(await host.app.admin.inquiry.trace(host.shopId, refused.id)).toMatchObject({
      outcomes: [
        {
          outcome: 'refused',
          steps: [{ rule: 'WB-19', said: 'blocked', agent: { id: 'amy', name: '小艾 Amy' } }],
        },
      ],
    });

    await expect(amy.unblock(customerId)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(amy.block('somebody-else', '看不顺眼')).rejects.toMatchObject({ code: 'FORBIDDEN' });
    expect(await routing.blocked(host.shopId)).toEqual([
      { customerId, by: { id: 'amy', name: '小艾 Amy' }, reason: '辱骂客服', at: host.clock.now() },
    ]);
    const chen = await agentClient(host, 'chen');
    await chen.unblock(customerId);
    expect((await rude.open(page)).outcome.kind).toBe('queued');
  });
});
