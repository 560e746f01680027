import type { FoundCustomer } from '@shopbell/sdk/model';
import { describe, expect, it, vi } from 'vitest';
import { askFor, foreignShop, keyOf } from './support/admin.ts';
import { agentClient, become, customerClient, live, tell, textsOf } from './support/clients.ts';
import { portHost, type Host } from './support/host.ts';
import { refusal, shopOfBoss } from './support/manager.ts';
import { agent, customer, enter, grantOf, openShop, pass, password, say } from './support/shop.ts';
import type { TestSocket } from './support/testSocket.ts';

vi.setConfig({ testTimeout: 60_000 });

interface Page {
  readonly customers: FoundCustomer[];
  readonly next?: number;
}

const search = (socket: TestSocket, params: object = {}) => socket.ask<Page>('customer.search', params);
const idsIn = ({ customers }: Page) => customers.map(({ customer: { id } }) => id);

/** A customer who wrote a text, was answered by whoever serves, and whose conversation is over. */
async function served(host: Host, by: TestSocket, text: string, page: 'product' | 'order' = 'product') {
  const came = await customer(host);
  const { conversation } = await enter(came.socket, { page });
  await say(came.socket, conversation.id, text);
  await by.ask('conversation.end', { conversationId: conversation.id });
  return { ...came, conversationId: conversation.id };
}

async function shop(): Promise<Host> {
  const host = await portHost();
  await openShop(host);
  return host;
}

describe('a customer whose leave window was closed', () => {
  it('LM-23 is found by what the screen shows, read, and written to; they read it and answer', async () => {
    const { host } = await shopOfBoss();
    const lin = customerClient(host);
    const left = await lin.open({ page: 'product' });
    await tell(lin, left.conversation.id, '茶具少了一个杯子');
    const amy = await agentClient(host, 'amy');
    await live(host, 90_000, amy, lin);
    await become(amy, left.conversation.id, ({ state }) => state === 'leave-message');
    await amy.end(left.conversation.id);
    await become(lin, left.conversation.id, ({ state }) => state === 'ended');

    const shown = (lin.customerId ?? '').replaceAll('-', '').slice(-4);
    for (const text of [
      shown,
      shown.toUpperCase(),
      lin.customerId ?? '',
      lin.customerId?.slice(0, 9) ?? '',
      '',
    ]) {
      const { customers, next } = await amy.searchCustomers(text);
      expect(next).toBeUndefined();
      expect(customers).toMatchObject([
        {
          customer: { id: lin.customerId },
          blocked: false,
          conversations: [
            {
              id: left.conversation.id,
              state: 'ended',
              scope: { page: 'product' },
              group: { name: '售前咨询' },
              lastText: '茶具少了一个杯子',
            },
          ],
        },
      ]);
    }
    const past = await amy.readHistory(left.conversation.id);
    expect(past.items.map((item) => (item.kind === 'message' ? item.text : item.notice.kind))).toEqual([
      'leave-message',
      '茶具少了一个杯子',
      'delivered',
      'ended',
    ]);

    const opened = new Promise<string>((resolve) => {
      lin.on('conversation', ({ id, state }) => {
        if (state === 'assigned') resolve(id);
      });
    });
    const { id, agent: owner, state } = await amy.contact(lin.customerId ?? '');
    expect([owner?.id, state]).toEqual(['amy', 'assigned']);
    expect(await opened).toBe(id);
    await tell(amy, id, '已为您补发');
    await tell(lin, id, '谢谢');
    const held = await become(amy, id, (now) => textsOf(now).length === 2);
    expect(textsOf(held)).toEqual(['agent: 已为您补发', 'customer: 谢谢']);
    // The same page leads to it, as to any other conversation.
    expect((await lin.open({ page: 'product' })).conversation.id).toBe(id);
  });

  it('LM-23 finds what was written when they come, days later', async () => {
    const host = await shop();
    const amy = await agent(host, 'amy');
    const grant = await grantOf(host);
    const first = await customer(host, grant.token);
    const { conversation } = await enter(first.socket, { page: 'product' });
    await say(first.socket, conversation.id, '在吗');
    await amy.socket.ask('conversation.end', { conversationId: conversation.id });
    first.socket.hangUp();
    const again = await amy.socket.ask<{ conversation: { id: string } }>('conversation.start', {
      customerId: grant.customerId,
    });
    await say(amy.socket, again.conversation.id, '到货了');
    await pass(host, 20 * 60_000, amy.socket);
    host.clock.jumpTo(host.clock.now() + 3 * 60 * 60_000);
    await amy.socket.settled();
    const { token } = await grantOf(host, grant.renewal);
    const back = await customer(host, token);
    const [held] = back.welcome.snapshot?.conversations ?? [];
    expect([held?.id, textsOf(held)]).toEqual([again.conversation.id, ['agent: 到货了']]);
  });
});

describe('searching for customers', () => {
  it('LM-23 tells everybody of the shop, whoever was here last first, page after page', async () => {
    const host = await shop();
    const amy = await agent(host, 'amy');
    const came: string[] = [];
    for (let count = 0; count < 12; count++) came.unshift((await served(host, amy.socket, `第 ${count}`)).id);
    const first = await search(amy.socket);
    expect(idsIn(first)).toEqual(came.slice(0, 10));
    const second = await search(amy.socket, { after: first.next });
    expect(idsIn(second)).toEqual(came.slice(10));
    expect(second.next).toBeUndefined();
    expect(idsIn(await search(amy.socket, { text: 'nobody' }))).toEqual([]);
    expect(idsIn(await search(amy.socket, { text: '%' }))).toEqual([]);
    expect((await amy.socket.refused('customer.search', { text: 'x'.repeat(129) })).code).toBe(
      'INVALID_ARGUMENT',
    );
  });

  it('LM-23 finds by an order’s number whose it is', async () => {
    const host = await shop();
    const amy = await agent(host, 'amy');
    const lin = await served(host, amy.socket, '在吗');
    await served(host, amy.socket, '别人');
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
    expect(idsIn(await search(amy.socket, { text: ' 20261121-7 ' }))).toEqual([lin.id]);
    expect(idsIn(await search(amy.socket, { text: '20261121-8' }))).toEqual([]);
  });

  it('LM-23 is of the own shop only, and its conversations are', async () => {
    const host = await shop();
    const amy = await agent(host, 'amy');
    const lin = await served(host, amy.socket, '在吗');
    const other = await foreignShop(host);
    const account = {
      shopId: other,
      agentId: 'eve',
      name: 'eve',
      displayName: 'Eve',
      password,
      roles: ['agent'],
    };
    await host.app.admin.addAgent(account);
    const eve = await agent({ ...host, shopId: other }, 'eve');
    expect(await search(eve.socket, { text: lin.id })).toEqual({ customers: [] });
    const refused = async (method: string, params: object) => {
      const { code, details } = await eve.socket.refused(method, params);
      return [code, details];
    };
    const nothing = ['NOT_FOUND', { what: 'conversation' }];
    expect(await refused('history.read', { conversationId: lin.conversationId })).toEqual(nothing);
    expect(await refused('conversation.start', { customerId: lin.id })).toEqual([
      'NOT_FOUND',
      { what: 'customer' },
    ]);
  });

  it('LM-23 is for roles that serve: a customer may not, nor read what is not theirs', async () => {
    const host = await shop();
    const amy = await agent(host, 'amy');
    const lin = await served(host, amy.socket, '在吗');
    const wei = await customer(host);
    expect((await wei.socket.refused('customer.search')).code).toBe('FORBIDDEN');
    expect((await wei.socket.refused('conversation.start', { customerId: lin.id })).code).toBe('FORBIDDEN');
    const history = { conversationId: lin.conversationId };
    expect((await wei.socket.refused('history.read', history)).code).toBe('NOT_FOUND');
    await host.app.admin.accounts.change(host.shopId, 'bo', { roles: ['agent', 'manager'] });
    const bo = await agent(host, 'bo');
    expect((await search(bo.socket)).customers).toHaveLength(1);
    expect(await bo.socket.ask('history.read', history)).toMatchObject({ more: false });
  });

  it('LM-23 what a colleague talks about now stays theirs: found, but neither read nor shown', async () => {
    const host = await shop();
    const amy = await agent(host, 'amy');
    const bo = await agent(host, 'bo');
    const lin = await customer(host);
    const { conversation } = await enter(lin.socket, { page: 'product' });
    await say(lin.socket, conversation.id, '我的地址是……');
    const [found] = (await search(bo.socket, { text: lin.id })).customers;
    expect(found?.conversations).toMatchObject([{ state: 'assigned', agent: { id: 'amy' } }]);
    expect(JSON.stringify(found)).not.toContain('地址');
    expect((await bo.socket.refused('history.read', { conversationId: conversation.id })).code).toBe(
      'NOT_FOUND',
    );
    expect((await search(amy.socket, { text: lin.id })).customers[0]?.conversations[0]?.lastText).toBe(
      '我的地址是……',
    );
  });
});

describe('contacting a customer', () => {
  it('LM-23 asked for twice at once it is one conversation', async () => {
    const host = await shop();
    const amy = await agent(host, 'amy');
    const lin = await served(host, amy.socket, '在吗');
    const start = () =>
      amy.socket.ask<{ conversation: { id: string } }>('conversation.start', { customerId: lin.id });
    const [one, two] = await Promise.all([start(), start()]);
    expect(one.conversation.id).toBe(two.conversation.id);
    const joined = amy.socket.events.filter(
      ({ event }) => event.type === 'conversation.joined' && event.conversationId === one.conversation.id,
    );
    expect(joined).toHaveLength(1);
  });

  it('LM-23 of two agents at once one has the customer, and the other is told who', async () => {
    const host = await shop();
    const [amy, bo] = [await agent(host, 'amy'), await agent(host, 'bo')];
    const lin = await served(host, amy.socket, '在吗');
    const both = await Promise.allSettled(
      [amy, bo].map(({ socket }) => socket.ask('conversation.start', { customerId: lin.id })),
    );
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const [winner, loser] = both[0]?.status === 'fulfilled' ? [amy, bo] : [bo, amy];
    const { code, details } = await loser.socket.refused('conversation.start', { customerId: lin.id });
    expect(code).toBe('CUSTOMER_ENGAGED');
    expect(details).toMatchObject({ state: 'assigned', agent: { id: winner.welcome.me.id } });
  });

  it('LM-23 refused by name: a blocked customer, one nobody knows, an agent who is offline', async () => {
    const { host, boss } = await shopOfBoss();
    const amy = await agentClient(host, 'amy');
    const rude = customerClient(host);
    const { conversation } = await rude.open({ page: 'product' });
    await become(amy, conversation.id, () => true);
    const customerId = rude.customerId ?? '';
    await amy.block(customerId, '辱骂');
    expect((await refusal(amy.contact(customerId))).code).toBe('CUSTOMER_BLOCKED');
    expect((await amy.searchCustomers(customerId)).customers).toMatchObject([{ blocked: true }]);
    await boss.unblock(customerId);
    expect(await refusal(amy.contact('nobody'))).toMatchObject({
      code: 'NOT_FOUND',
      details: { what: 'customer' },
    });
    await amy.setStatus('offline');
    expect(await refusal(amy.contact(customerId))).toMatchObject({
      code: 'TARGET_NOT_AVAILABLE',
      details: { reason: 'offline' },
    });
    await amy.setStatus('suspended');
    expect((await amy.contact(customerId)).agent?.id).toBe('amy');
  });
});
