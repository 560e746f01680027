import type { CustomerGroup, CustomerGroupItem, FiguresToday, FoundMessage } from '@shopbell/sdk/model';
import { describe, expect, it, vi } from 'vitest';
import { JournalFacts } from '../src/app/statistics/journalFacts.ts';
import { appHost, portHost, shopOrigin, type Host } from './support/host.ts';
import { knownShop } from './support/knownShop.ts';
import { agent, customer, enter, grantOf, say, signIn } from './support/shop.ts';
import type { TestSocket } from './support/testSocket.ts';

vi.setConfig({ testTimeout: 60_000 });

const secret = '会员日提前一天开始';
const account = 'account-of-lin@example.com';

const words = { clientId: 'unheard', text: '有人吗' };

interface Page {
  readonly items: CustomerGroupItem[];
  readonly more: boolean;
}

const history = (socket: TestSocket, chatId: string, more: object = {}) =>
  socket.ask<Page>('customer-group.history', { chatId, ...more });
const list = async (socket: TestSocket) =>
  (await socket.ask<{ chats: CustomerGroup[] }>('customer-group.list')).chats;
const textsIn = (items: readonly CustomerGroupItem[]) =>
  items.map((item) => (item.kind === 'message' ? item.text : `(${item.notice.kind})`));
const told = ({ events }: TestSocket) =>
  events.flatMap(({ event }) => (event.type.startsWith('customer-group.') ? event : []));

/** A customer of the shop: somebody who once asked something. */
async function regular(host: Host, token?: string) {
  const somebody = await customer(host, token);
  const { conversation } = await enter(somebody.socket, { page: 'product' });
  await somebody.socket.ask('conversation.end', { conversationId: conversation.id });
  return somebody;
}

/** Amy's group with Bo, Lin, who is known by name, and somebody anonymous. */
async function shop(makeHost: () => Promise<Host>) {
  const { host, login } = await knownShop(makeHost);
  const logIn = (renewal?: string) =>
    login(account, { name: '林晓', ...(renewal === undefined ? {} : { renewal }) });
  const amy = await agent(host, 'amy');
  const bo = await agent(host, 'bo');
  const lin = await regular(host, (await logIn()).token);
  const guest = await regular(host);
  const create = (chatId: string, more: object = {}) =>
    amy.socket.ask<{ chat: CustomerGroup }>('customer-group.create', {
      chatId,
      name: '老顾客',
      customerIds: [lin.id, guest.id],
      agentIds: ['bo'],
      ...more,
    });
  return { host, logIn, amy: amy.socket, bo: bo.socket, lin, guest, create, chat: (await create('g1')).chat };
}

describe.each([
  ['memory', appHost],
  ['SQLite', portHost],
])('WB-07 customer groups, over %s', (_name, makeHost) => {
  it('agents and customers hear each other, in every tab, and again in a snapshot; unread is one’s own', async () => {
    const { host, amy, bo, lin, guest, create, chat } = await shop(makeHost);
    expect(await create('g1')).toEqual({ chat });
    const tab = await customer(host, lin.token);
    expect(tab.welcome.snapshot?.customerGroups).toMatchObject([{ id: 'g1', kind: 'customers', count: 0 }]);
    const sent = await say(lin.socket, 'g1', '大家好', 'c1');
    expect(await say(lin.socket, 'g1', '大家好', 'c1')).toEqual(sent);
    await say(amy, 'g1', '欢迎');
    for (const socket of [bo, guest.socket, tab.socket]) {
      const { event } = await socket.event('customer-group.posted');
      expect(event).toMatchObject({
        chatId: 'g1',
        item: {
          id: sent.id,
          number: 1,
          text: '大家好',
          author: { kind: 'customer', id: lin.id, name: '林晓' },
        },
      });
      expect('clientId' in (event as { item: object }).item).toBe(socket === tab.socket);
    }
    await lin.socket.ask('customer-group.see', { chatId: 'g1', upTo: 2 });
    await tab.socket.event('customer-group.seen');
    await guest.socket.settled();
    expect(told(guest.socket).map(({ type }) => type)).toEqual([
      'customer-group.joined',
      'customer-group.posted',
      'customer-group.posted',
    ]);
    const unread = async (socket: TestSocket) => (await list(socket)).map(({ count, seen }) => count - seen);
    expect(await Promise.all([lin.socket, guest.socket, amy, bo].map(unread))).toEqual([[0], [2], [0], [2]]);
    const again = await customer(host, guest.token);
    expect(again.welcome.snapshot?.customerGroups).toMatchObject([{ count: 2, newest: { text: '欢迎' } }]);
  });

  it('after a break exactly what was missed follows', async () => {
    const { host, amy, guest } = await shop(makeHost);
    await guest.socket.event('customer-group.joined');
    const last = guest.socket.events.at(-1)?.seq ?? 0;
    guest.socket.hangUp();
    await say(amy, 'g1', '一');
    await say(amy, 'g1', '二');
    const since = { epoch: guest.welcome.position.epoch, seq: last };
    const back = await customer(host, guest.token, since);
    const texts = () =>
      textsIn(told(back.socket).flatMap((one) => (one.type === 'customer-group.posted' ? one.item : [])));
    await expect.poll(texts).toEqual(['一', '二']);
    expect(back.welcome.resumed).toBe(true);
    expect(back.socket.events[0]?.after).toBe(last);
  });

  it('who comes reads from then on; who goes, or is taken out, nothing more; customers only leave', async () => {
    const { host, amy, bo, lin, guest } = await shop(makeHost);
    await say(amy, 'g1', secret);
    const late = await regular(host);
    await bo.ask('customer-group.add', { chatId: 'g1', customerIds: [late.id] });
    const { event } = await late.socket.event('customer-group.joined');
    expect(event).toMatchObject({ chat: { count: 1, seen: 1 } });
    await say(lin.socket, 'g1', '又来一位');
    expect(textsIn((await history(late.socket, 'g1')).items)).toEqual(['(added)', '又来一位']);
    expect(JSON.stringify(late.socket.events)).not.toContain(secret);
    for (const [method, params] of [
      ['customer-group.remove', { chatId: 'g1', member: { kind: 'customer', id: lin.id } }],
      ['customer-group.rename', { chatId: 'g1', name: 'x' }],
      ['customer-group.add', { chatId: 'g1', customerIds: [late.id] }],
      ['customer-group.create', { chatId: 'g2', name: 'x', customerIds: [late.id] }],
    ] as const)
      expect((await guest.socket.refused(method, params)).code).toBe('FORBIDDEN');
    await guest.socket.ask('customer-group.leave', { chatId: 'g1' });
    await bo.ask('customer-group.remove', { chatId: 'g1', member: { kind: 'customer', id: late.id } });
    for (const { socket } of [guest, late]) {
      await socket.event('customer-group.gone');
      expect(await list(socket)).toEqual([]);
      expect((await socket.refused('customer-group.history', { chatId: 'g1' })).code).toBe('NOT_FOUND');
    }
    await say(amy, 'g1', '还在吗');
    await guest.socket.settled();
    expect(JSON.stringify(guest.socket.events)).not.toContain('还在吗');
    // With the last agent it is gone for everybody.
    await amy.ask('customer-group.leave', { chatId: 'g1' });
    await bo.ask('customer-group.leave', { chatId: 'g1' });
    await lin.socket.event('customer-group.gone');
    expect(await list(lin.socket)).toEqual([]);
    const params = { chatId: 'g1', name: '又一个', customerIds: [lin.id] };
    expect((await amy.refused('customer-group.create', params)).code).toBe('ALREADY_EXISTS');
  });

  it('customers learn of each other a name and nothing else', async () => {
    const { host, amy, lin, guest } = await shop(makeHost);
    await say(lin.socket, 'g1', '大家好');
    await guest.socket.event('customer-group.posted');
    const again = await customer(host, guest.token);
    const heard = [
      guest.socket.frames,
      again.welcome,
      await list(again.socket),
      await history(again.socket, 'g1'),
    ];
    expect(JSON.stringify(heard)).toContain('林晓');
    expect(JSON.stringify(heard)).not.toContain(account);
    for (const [method, params] of [
      ['customer.search', { text: '' }],
      ['history.read', { conversationId: 'g1' }],
    ] as const)
      expect(['FORBIDDEN', 'NOT_FOUND']).toContain((await guest.socket.refused(method, params)).code);
    expect((await amy.ask<{ found: FoundMessage[] }>('message.search', { text: '大家好' })).found).toEqual(
      [],
    );
  });

  it('who logs in keeps the group, under their name, with all they could read', async () => {
    const { host, logIn, amy, guest, create } = await shop(makeHost);
    const anonymous = await grantOf(host);
    const before = await regular(host, anonymous.token);
    await create('g2', { customerIds: [before.id, guest.id] });
    await say(before.socket, 'g2', '还没登录', 'c1');
    const { token, customerId } = await logIn(anonymous.renewal);
    const { event } = await amy.event('customer-group.changed');
    expect(event).toMatchObject({ chatId: 'g2' });
    expect((event as { members: unknown[] }).members).toContainEqual({
      kind: 'customer',
      id: customerId,
      name: '林晓',
    });
    const now = await customer(host, token);
    expect(now.welcome.snapshot?.customerGroups?.map(({ id }) => id)).toEqual(['g1', 'g2']);
    expect(textsIn((await history(now.socket, 'g2')).items)).toEqual(['(created)', '还没登录']);
    // Sent again by the same device, it is the same message.
    await say(now.socket, 'g2', '还没登录', 'c1');
    expect((await history(now.socket, 'g2')).items).toHaveLength(2);
    // An agent who has their former id adds the person.
    await create('g3', { customerIds: [before.id] });
    await now.socket.event('customer-group.joined');
  });

  it('who logs in while they are added stands in the group as who they are now', async () => {
    const { host, logIn, amy, create } = await shop(makeHost);
    const find = host.storage.findCustomers.bind(host.storage);
    let token = '';
    /** Whoever asks once for the customers has them log in meanwhile. */
    const meanwhile = (renewal: string) =>
      vi.spyOn(host.storage, 'findCustomers').mockImplementationOnce(async (...asked) => {
        ({ token } = await logIn(renewal));
        return find(...asked);
      });
    const first = await grantOf(host);
    const { id } = await regular(host, first.token);
    meanwhile(first.renewal);
    const { chat } = await create('g2', { customerIds: [id] });
    const known = (await customer(host, token)).id;
    expect(chat.members.map((member) => member.id)).toEqual(['amy', 'bo', known]);
    const second = await grantOf(host);
    const { id: again } = await regular(host, second.token);
    await amy.ask('customer-group.remove', { chatId: 'g2', member: { kind: 'customer', id: known } });
    meanwhile(second.renewal);
    await amy.ask('customer-group.add', { chatId: 'g2', customerIds: [again] });
    const [now] = (await list(amy)).filter((group) => group.id === 'g2');
    expect(now?.members.map((member) => member.id)).toEqual(['amy', 'bo', known]);
  });

  it('WB-07 whoever serves no more is in no group: with the last agent it is gone, for good', async () => {
    const { host, amy, lin, create } = await shop(makeHost);
    const { accounts } = host.app.admin;
    await create('g2', { agentIds: [] });
    await accounts.change(host.shopId, 'bo', { disabled: true });
    const { event } = await lin.socket.event('customer-group.changed');
    expect(event).toMatchObject({ chatId: 'g1', item: { notice: { kind: 'left', member: { id: 'bo' } } } });
    const add = { chatId: 'g2', agentIds: ['bo'] };
    expect((await amy.refused('customer-group.add', add)).code).toBe('NOT_FOUND');
    await expect(create('g3', { agentIds: ['bo'] })).rejects.toThrow();
    await accounts.change(host.shopId, 'amy', { roles: ['order-notices'] });
    await vi.waitFor(() => {
      const gone = told(lin.socket).flatMap((one) => (one.type === 'customer-group.gone' ? one.chatId : []));
      expect(gone.sort()).toEqual(['g1', 'g2']);
    });
    expect((await lin.socket.refused('message.send', { ...words, conversationId: 'g1' })).code).toBe(
      'NOT_FOUND',
    );
    await accounts.change(host.shopId, 'bo', { disabled: false });
    expect((await agent(host, 'bo')).welcome.snapshot?.customerGroups).toEqual([]);
    expect(await list(lin.socket)).toEqual([]);
  });

  it('what was sent long before a login and comes again is the same message, and nothing else is', async () => {
    const { host, logIn, create } = await shop(makeHost);
    const anonymous = await grantOf(host);
    const before = await regular(host, anonymous.token);
    await create('g2', { customerIds: [before.id] });
    const first = await say(before.socket, 'g2', '还没登录', 'c1');
    // By then the group itself has forgotten what was sent first.
    const by = { kind: 'agent', id: 'amy' } as const;
    for (let n = 0; n < 70; n++) {
      const message = { clientId: crypto.randomUUID(), messageId: crypto.randomUUID(), text: '之后' };
      await host.app.admin.submit(host.shopId, {
        type: 'message.send',
        conversationId: 'g2',
        by,
        ...message,
      });
    }
    const { token } = await logIn(anonymous.renewal);
    const now = await customer(host, token);
    expect(await say(now.socket, 'g2', '还没登录', 'c1')).toEqual(first);
    const other = { conversationId: 'g2', clientId: 'c1', text: '别的' };
    expect((await now.socket.refused('message.send', other)).code).toBe('CLIENT_ID_REUSED');
    // Whatever is sent without waiting for an answer stays in order.
    const rest = ['二', '三'].map((text, n) => say(now.socket, 'g2', text, `then-${String(n)}`));
    await Promise.all(rest);
    const { items } = await history(now.socket, 'g2');
    expect(textsIn(items).slice(-3)).toEqual(['之后', '二', '三']);
  });

  it('WB-19 who is blocked is out, and comes in nowhere; nobody comes in whom the shop does not know', async () => {
    const { host, amy, bo, lin, create } = await shop(makeHost);
    const at = { type: 'customer.block', customerId: lin.id, agentId: 'bo', reason: '广告' } as const;
    await host.app.admin.submit(host.shopId, at);
    await lin.socket.event('customer-group.gone');
    await bo.event('customer-group.changed');
    const add = { chatId: 'g1', customerIds: [lin.id] };
    expect((await amy.refused('customer-group.add', add)).code).toBe('CUSTOMER_BLOCKED');
    const stranger = (await customer(host)).id;
    const refused = await amy.refused('customer-group.add', { chatId: 'g1', customerIds: [stranger] });
    expect(refused).toMatchObject({ code: 'NOT_FOUND', details: { what: 'customer' } });
    await expect(create('g9', { customerIds: ['nobody'] })).rejects.toThrow();
  });

  it('a file goes to who is in the group, customers too, and to nobody else', async () => {
    const { host, amy, lin, guest } = await shop(makeHost);
    const stranger = await regular(host);
    const authorization = (token: string) => ({ Authorization: `Bearer ${token}`, Origin: shopOrigin });
    const uploaded = await host.fetch('/v1/files', {
      method: 'POST',
      headers: {
        ...authorization(lin.token),
        'Content-Type': 'text/plain',
        'Content-Length': '5',
        'X-Shopbell-Client-Id': 'f1',
        'X-Shopbell-File-Name': 'note.txt',
      },
      body: 'hello',
    });
    const { id } = (await uploaded.json()) as { id: string };
    await lin.socket.ask('message.send', { conversationId: 'g1', clientId: 'm1', files: [id] });
    const read = async (headers: Record<string, string>) =>
      (await host.fetch(`/v1/files/${id}`, { headers })).status;
    const { cookie } = await signIn(host, 'amy');
    expect([
      await read(authorization(guest.token)),
      await read(authorization(stranger.token)),
      await read({ Cookie: cookie, Origin: host.workbenchOrigin }),
    ]).toEqual([200, 404, 200]);
    const card = { conversationId: 'g1', clientId: 'm2', card: { kind: 'product', id: '1001' } };
    expect((await amy.refused('message.send', card)).code).toBe('INVALID_ARGUMENT');
  });

  it('counts nowhere: no entry, no answer owed, no fact of the statistics', async () => {
    const { host, amy, lin, guest } = await shop(makeHost);
    await say(lin.socket, 'g1', secret);
    await say(amy, 'g1', secret);
    expect((await amy.ask<FiguresToday>('figures.today')).averageResponseSeconds).toBeNull();
    const rows = await host.storage.readJournal(host.shopId, { after: 0, limit: 1000 });
    const facts = new JournalFacts('Asia/Shanghai');
    const ofGroups = rows.filter(({ type }) => type.startsWith('customer-group.'));
    expect(ofGroups.length).toBe(3);
    expect(ofGroups.flatMap((row) => facts.of(row, () => undefined))).toEqual([]);
    expect(JSON.stringify(ofGroups.map(({ data }) => data))).not.toContain(secret);
    expect((await customer(host, guest.token)).welcome.snapshot?.conversations).toEqual([]);
  });
});
