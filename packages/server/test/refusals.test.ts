import type { ConversationSummary, CustomerAbout, FoundCustomer } from '@shopbell/sdk/model';
import { describe, expect, it, vi } from 'vitest';
import { appHost, portHost } from './support/host.ts';
import { agent, customer, enter, openShop, say } from './support/shop.ts';

vi.setConfig({ testTimeout: 60_000 });

const idsOf = (conversations: readonly ConversationSummary[] = []) => conversations.map(({ id }) => id);

describe.each([
  ['in memory', appHost],
  ['on a real port over SQLite', portHost],
])('WB-19 entries that were refused, %s', (_, makeHost) => {
  const shop = async () => {
    const host = await makeHost();
    await openShop(host);
    await host.app.admin.accounts.change(host.shopId, 'amy', { roles: ['supervisor'] });
    const { socket: amy } = await agent(host, 'amy');
    const search = (text: string) => amy.ask<{ customers: FoundCustomer[] }>('customer.search', { text });
    return { host, amy, search };
  };

  it('are told to who asked, and push no conversation out of what agents see of a customer', async () => {
    const { host, amy, search } = await shop();
    const rude = await customer(host);
    const real: string[] = [];
    const refused: string[] = [];
    for (let visit = 0; visit < 4; visit++) {
      await host.clock.advance(1000);
      const { conversation } = await enter(rude.socket, { page: 'product', sku: String(visit) });
      real.unshift(conversation.id);
      await say(rude.socket, conversation.id, `第 ${String(visit)} 次`);
      await amy.ask('customer.block', { customerId: rude.id, reason: '骂人' });
      const turnedAway = await enter(rude.socket, { page: 'order' });
      expect(turnedAway).toMatchObject({ outcome: { kind: 'refused' }, conversation: { state: 'ended' } });
      refused.push(turnedAway.conversation.id);
      // It is theirs to read, and nobody else's to find.
      const own = await rude.socket.ask('history.read', { conversationId: turnedAway.conversation.id });
      expect(own).toMatchObject({ items: [{ notice: { kind: 'ended', cause: 'blocked' } }] });
      await amy.ask('customer.unblock', { customerId: rude.id });
    }
    const { customers } = await search('');
    expect(customers).toMatchObject([{ customer: { id: rude.id }, blocked: false }]);
    expect(idsOf(customers[0]?.conversations)).toEqual(real.slice(0, 3));
    const about = await amy.ask<CustomerAbout>('customer.about', { conversationId: real[0] });
    expect(idsOf(about.earlier)).toEqual(real.slice(1));
    expect(new Set(refused).size).toBe(4);
  });

  it('make nobody a customer who was here, nor the last who was', async () => {
    const { host, amy, search } = await shop();
    const [rude, lin, never] = [await customer(host), await customer(host), await customer(host)];
    const first = await enter(rude.socket, { page: 'product', sku: '1' });
    await enter(lin.socket);
    await amy.ask('customer.block', { customerId: rude.id, reason: '骂人' });
    await amy.ask('customer.block', { customerId: never.id, reason: '广告' });
    for (const { socket } of [rude, never])
      expect((await enter(socket, { page: 'order' })).outcome.kind).toBe('refused');
    expect((await search('')).customers.map((one) => [one.customer.id, one.blocked])).toEqual([
      [lin.id, false],
      [rude.id, true],
    ]);
    expect((await search(never.id)).customers).toEqual([]);
    await expect(amy.ask('conversation.start', { customerId: never.id })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
    // Who is served again is contacted about what they had come for, not about what they were refused with.
    await amy.ask('customer.unblock', { customerId: rude.id });
    expect(await amy.ask('conversation.start', { customerId: rude.id })).toMatchObject({
      conversation: { scope: first.conversation.scope },
    });
  });
});
