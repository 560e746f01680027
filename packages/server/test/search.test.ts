import type { FoundCustomer, FoundMessage } from '@shopbell/sdk/model';
import { describe, expect, it, vi } from 'vitest';
import { askFor, foreignShop, keyOf } from './support/admin.ts';
import { appHost, portHost, type Host } from './support/host.ts';
import { knownShop } from './support/knownShop.ts';
import { agent, customer, enter, openShop, password, say } from './support/shop.ts';
import type { TestSocket } from './support/testSocket.ts';

vi.setConfig({ testTimeout: 60_000 });

interface Found {
  readonly customers: FoundCustomer[];
  readonly orderMatch?: FoundCustomer[];
  readonly next?: number;
}
interface Said {
  readonly found: FoundMessage[];
  readonly next?: number;
}

const search = (socket: TestSocket, params: object) => socket.ask<Found>('customer.search', params);
const read = (socket: TestSocket, params: object) => socket.ask<Said>('message.search', params);
const idsOf = (found: readonly FoundCustomer[] = []) => found.map(({ customer: { id } }) => id);
const saidIn = ({ found }: Said) => found.map(({ message }) => message.excerpt);

/** Somebody who comes, says that to whom the conversation goes, and is on the line still. */
async function come(host: Host, text: string, token?: string) {
  const came = await customer(host, token);
  const { conversation } = await enter(came.socket, { page: 'product' });
  await say(came.socket, conversation.id, text);
  return { ...came, conversationId: conversation.id };
}

/** Two agents; who comes while `to` is online alone is theirs. */
async function twoAgents(host: Host) {
  const [amy, bo] = [await agent(host, 'amy'), await agent(host, 'bo')];
  const only = async (to: 'amy' | 'bo') => {
    await (to === 'amy' ? amy : bo).socket.ask('status.set', { status: 'online' });
    await (to === 'amy' ? bo : amy).socket.ask('status.set', { status: 'suspended' });
  };
  return { amy: amy.socket, bo: bo.socket, only };
}

describe.each([
  ['memory', appHost],
  ['SQLite', portHost],
])('the search of the workbench, over %s', (_name, makeHost) => {
  it('WB-01 WB-03 lists one’s own first, and with an exact name those of colleagues', async () => {
    const { host, login } = await knownShop(makeHost);
    const { amy, only } = await twoAgents(host);
    const known = async (sub: string, name: string, to: 'amy' | 'bo') => {
      await only(to);
      const { token, customerId } = await login(sub, { name });
      await come(host, '在吗', token);
      return customerId;
    };
    const mine = await known('lin@x', '林晓', 'amy');
    const theirs = await known('lin@y', '林', 'bo');
    const named = async (text: string, among?: 'own' | 'others') =>
      idsOf((await search(amy, { text, among })).customers);
    expect(await named('林', 'own')).toEqual([mine]);
    expect(await named('林', 'others')).toEqual([theirs]);
    expect(await named('lin@', 'own')).toEqual([mine]);
    expect(await named('lin@y', 'own')).toEqual([]);
    expect(await named('lin@y', 'others')).toEqual([theirs]);
    // One's own are not told of twice, and no beginning is enough.
    expect(await named('林晓', 'others')).toEqual([]);
    expect(await named('lin@', 'others')).toEqual([]);
    expect(await named(theirs, 'others')).toEqual([theirs]);
    expect(await named(theirs.replaceAll('-', '').slice(-4), 'others')).toEqual([theirs]);
    expect(await named('lin@')).toEqual([theirs, mine]);
    expect(await named('', 'own')).toEqual([mine]);
  });

  it('WB-03 whoever logged in is one’s own by what they were before', async () => {
    const { host, login } = await knownShop(makeHost);
    const { amy, bo, only } = await twoAgents(host);
    const anonymous = await customer(host);
    await only('amy');
    const { conversation } = await enter(anonymous.socket, { page: 'product' });
    await say(anonymous.socket, conversation.id, '在吗');
    await anonymous.socket.ask('conversation.end', { conversationId: conversation.id });
    const { customerId } = await login('wei', { name: '王薇' });
    await host.storage.linkCustomer(
      { shopId: host.shopId, anonymousId: anonymous.id, customerId, at: host.clock.now() },
      { type: 'identity', id: 'link', digest: 'd', data: '{}' },
    );
    expect(idsOf((await search(amy, { text: '王', among: 'own' })).customers)).toEqual([customerId]);
    expect(idsOf((await search(amy, { text: '王薇', among: 'others' })).customers)).toEqual([]);
    expect(idsOf((await search(bo, { text: '王', among: 'own' })).customers)).toEqual([]);
    expect(idsOf((await search(bo, { text: '王薇', among: 'others' })).customers)).toEqual([customerId]);
  });

  it('WB-02 tells apart who placed the order of that number, whoever served them', async () => {
    const host = await makeHost();
    await openShop(host);
    const { amy, bo, only } = await twoAgents(host);
    await only('bo');
    const lin = await come(host, '在吗');
    const order = {
      id: '20261121-7',
      version: 1,
      customerId: lin.id,
      placedAt: host.clock.now(),
      state: 'paid',
      total: { amount: 100, currency: 'CNY' },
      items: [{ productId: '1001', quantity: 1, amount: { amount: 100, currency: 'CNY' } }],
    };
    const erp = await keyOf(host, ['catalogue']);
    expect(await askFor(host, erp, '/orders', { body: { rows: [order] } })).toMatchObject({ stored: 1 });
    for (const socket of [amy, bo]) {
      const { customers, orderMatch } = await search(socket, { text: ' 20261121-7 ', among: 'own' });
      expect([customers, idsOf(orderMatch)]).toEqual([[], [lin.id]]);
    }
    expect((await search(amy, { text: '20261121-8', among: 'own' })).orderMatch).toEqual([]);
    // What a colleague talks about now stays theirs.
    const [match] = (await search(amy, { text: '20261121-7', among: 'own' })).orderMatch ?? [];
    expect(match?.conversations).toMatchObject([{ state: 'assigned', agent: { id: 'bo' } }]);
    expect(JSON.stringify(match)).not.toContain('在吗');
  });

  it('WB-09 tells one’s own customers by what they ordered since they came: nothing, unpaid, paid', async () => {
    const { host, login } = await knownShop(makeHost);
    const { amy, only } = await twoAgents(host);
    const erp = await keyOf(host, ['catalogue']);
    const now = host.clock.now();
    const ordered = async (customerId: string, moments: object) => {
      const total = { amount: 100, currency: 'CNY' };
      const order = { id: `o-${customerId}`, updatedAt: now, customerId, total, items: [], ...moments };
      expect(await askFor(host, erp, '/orders', { body: { rows: [order] } })).toMatchObject({ stored: 1 });
    };
    const come1 = async (sub: string, to: 'amy' | 'bo' = 'amy') => {
      await only(to);
      const { token, customerId } = await login(sub);
      await come(host, '在吗', token);
      return customerId;
    };
    const [none, unpaid, paid, cancelled, past] = [
      await come1('none'),
      await come1('unpaid'),
      await come1('paid'),
      await come1('cancelled'),
      await come1('past'),
    ];
    await come1('colleague', 'bo');
    const anonymous = await (await only('amy'), come(host, '在吗'));
    const day = 24 * 3_600_000;
    await ordered('unpaid', { placedAt: now - day + 60_000 });
    await ordered('paid', { placedAt: now + 1000, paidAt: now + 2000, shippedAt: now + 3000 });
    await ordered('cancelled', { placedAt: now + 1000, cancelledAt: now + 2000 });
    await ordered('past', { placedAt: now - day - 60_000, paidAt: now - day });
    await ordered('colleague', { placedAt: now + 1000 });
    const by = async (orders?: 'none' | 'unpaid' | 'paid') =>
      idsOf((await search(amy, { among: 'own', orders })).customers);
    expect(await by('unpaid')).toEqual([unpaid]);
    expect(await by('paid')).toEqual([paid]);
    expect(await by('none')).toEqual([anonymous.id, past, cancelled, none]);
    expect(await by()).toHaveLength(6);
  });

  it('WB-01 finds what was said: in what is one’s own, and in whatever has ended', async () => {
    const host = await makeHost();
    await openShop(host);
    const { amy, bo, only } = await twoAgents(host);
    await only('amy');
    const lin = await come(host, '你好，这款 <b>防水</b> 吗');
    await say(amy, lin.conversationId, '防水等级 IPX7');
    expect(saidIn(await read(amy, { text: '防水' }))).toEqual(['防水等级 IPX7']);
    expect(saidIn(await read(amy, { text: '这款 <B>防' }))).toEqual(['你好，这款 <b>防水</b> 吗']);
    expect((await read(amy, { text: 'ipx' })).found).toMatchObject([
      {
        customer: { id: lin.id },
        conversation: { id: lin.conversationId, state: 'assigned' },
        message: { agent: { id: 'amy' } },
      },
    ]);
    expect(await read(bo, { text: '防水' })).toEqual({ found: [] });
    // One letter is in nearly everything.
    expect(await read(amy, { text: '防' })).toEqual({ found: [] });
    // What was passed on is the colleague's while it lasts.
    await bo.ask('status.set', { status: 'online' });
    await amy.ask('conversation.transfer', {
      conversationId: lin.conversationId,
      to: { kind: 'agent', id: 'bo' },
    });
    await say(bo, lin.conversationId, '防水只对我说');
    expect(await read(amy, { text: '防水' })).toEqual({ found: [] });
    expect(saidIn(await read(bo, { text: '防水' }))).toEqual(['防水只对我说']);
    await bo.ask('conversation.transfer', {
      conversationId: lin.conversationId,
      to: { kind: 'agent', id: 'amy' },
    });
    await amy.ask('conversation.end', { conversationId: lin.conversationId });
    expect(saidIn(await read(bo, { text: '防水' }))).toEqual(['防水只对我说']);
    expect(saidIn(await read(bo, { text: '水防' }))).toEqual([]);
    const long = `${'长'.repeat(300)}防水${'长'.repeat(300)}`;
    const wei = await come(host, long);
    const [found] = (await read(amy, { text: '防水' })).found;
    expect(found?.conversation.id).toBe(wei.conversationId);
    expect(found?.message.excerpt).toMatch(/^…长+防水长+…$/);
    expect(found?.message.excerpt.length).toBeLessThan(130);
  });

  it('WB-01 comes page by page, is of the own shop, and nothing for customers', async () => {
    const host = await makeHost();
    await openShop(host);
    const amy = await agent(host, 'amy');
    const ids: string[] = [];
    for (let count = 0; count < 12; count++) {
      const { conversationId } = await come(host, `第 ${count} 把茶壶`);
      await amy.socket.ask('conversation.end', { conversationId });
      ids.unshift(conversationId);
    }
    const conversations = ({ found }: Said) => found.map(({ conversation }) => conversation.id);
    const first = await read(amy.socket, { text: '茶壶' });
    expect(conversations(first)).toEqual(ids.slice(0, 10));
    const second = await read(amy.socket, { text: '茶壶', before: first.next });
    expect(conversations(second)).toEqual(ids.slice(10));
    expect(second.next).toBeUndefined();

    const other = await foreignShop(host);
    const roles = ['agent'];
    const account = { shopId: other, agentId: 'eve', name: 'eve', displayName: 'Eve', password, roles };
    await host.app.admin.addAgent(account);
    const eve = await agent({ ...host, shopId: other }, 'eve');
    expect(await read(eve.socket, { text: '茶壶' })).toEqual({ found: [] });
    expect((await search(eve.socket, { text: '', among: 'others' })).customers).toEqual([]);
    const wei = await customer(host);
    expect((await wei.socket.refused('message.search', { text: '茶壶' })).code).toBe('FORBIDDEN');
    for (const text of ['', '  ', 'x'.repeat(129)])
      expect((await amy.socket.refused('message.search', { text })).code).toBe('INVALID_ARGUMENT');
  });
});
