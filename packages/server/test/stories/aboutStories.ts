import type { Conversation, RoutingOutcome } from '@shopbell/sdk/model';
import { describe, expect, it } from 'vitest';
import type { MakeHost } from '../support/host.ts';
import { agent, customer, enter, openShop, pass, say } from '../support/shop.ts';
import { stock } from './cardStories.ts';

interface Asked {
  readonly outcome: RoutingOutcome;
  readonly otherGroups: readonly { id: string; name: string }[];
}

/** Ratings, and asking about something else, told once and run on every host. */
export function aboutStories(name: string, makeHost: MakeHost): void {
  const shop = async () => {
    const host = await makeHost();
    await openShop(host);
    await stock(host);
    return host;
  };

  describe(`ratings: ${name}`, () => {
    it('QS-01 QS-03 a customer rates, thinks better of it, and both sides see the last one', async () => {
      const host = await shop();
      const amy = await agent(host, 'amy');
      const lin = await customer(host);
      const { conversation } = await enter(lin.socket);
      const conversationId = conversation.id;
      await lin.socket.ask('conversation.rate', { conversationId, grade: 2, comment: ' 等太久了 ' });
      const told = await amy.socket.event('conversation.rated');
      expect(told.event).toMatchObject({ conversationId, grade: 2, comment: '等太久了' });
      await lin.socket.ask('conversation.rate', { conversationId, grade: 5 });
      const better = await lin.socket.event('conversation.rated', ({ seq }) => seq > told.seq);
      expect(better.event).toMatchObject({ grade: 5 });
      expect(better.event).not.toHaveProperty('comment');
      const again = await customer(host, lin.token);
      expect(again.welcome.snapshot?.conversations[0]?.rating).toEqual({
        grade: 5,
        at: better.event.at,
      });
      // What was said stands beside the journal, and what the figures need in it.
      const rows = await host.storage.readJournal(host.shopId, { after: 0, limit: 1000 });
      const rated = rows.filter(({ type }) => type === 'conversation.rated');
      expect(rated.map(({ text }) => text)).toEqual(['等太久了', undefined]);
      expect(rated.every(({ data }) => !data.includes('等太久了'))).toBe(true);
      expect(JSON.parse(rated.at(-1)?.data ?? '')).toMatchObject({ grade: 5, agentId: 'amy' });
    });

    it('QS-01 after the end, too; whoever had it hears of it', async () => {
      const host = await shop();
      const amy = await agent(host, 'amy');
      const lin = await customer(host);
      const { conversation } = await enter(lin.socket);
      const conversationId = conversation.id;
      await amy.socket.event('conversation.joined');
      await lin.socket.ask('conversation.end', { conversationId });
      await lin.socket.ask('conversation.rate', { conversationId, grade: 4 });
      expect((await amy.socket.event('conversation.rated')).event).toMatchObject({ grade: 4 });
      expect((await lin.socket.event('conversation.rated')).event).toMatchObject({ grade: 4 });
    });

    it('RT-01 nobody to rate, nobody else’s, and no grade that there is not', async () => {
      const host = await shop();
      const lin = await customer(host);
      const other = await customer(host);
      const { conversation } = await enter(lin.socket);
      const conversationId = conversation.id;
      expect(await lin.socket.refused('conversation.rate', { conversationId, grade: 5 })).toMatchObject({
        code: 'NOT_RATABLE',
        details: { reason: 'nobody' },
      });
      expect(await other.socket.refused('conversation.rate', { conversationId, grade: 5 })).toMatchObject({
        code: 'NOT_FOUND',
      });
      for (const bad of [
        { grade: 0 },
        { grade: 6 },
        { grade: 2.5 },
        { grade: 5, comment: 'x'.repeat(501) },
        {},
      ]) {
        expect(await lin.socket.refused('conversation.rate', { conversationId, ...bad })).toMatchObject({
          code: 'INVALID_ARGUMENT',
        });
      }
    });
  });

  describe(`asking about something else: ${name}`, () => {
    it('the scope is replaced, a notice shows the product, and with consent the other group takes over', async () => {
      const host = await shop();
      await host.app.admin.createGroup({
        shopId: host.shopId,
        groupId: 'lamps',
        name: '灯具专家',
        skus: ['2002'],
        members: [{ agentId: 'bo' }],
      });
      await host.app.admin.createGroup({
        shopId: host.shopId,
        groupId: 'orders',
        name: '售后',
        pages: ['order'],
        members: [{ agentId: 'amy' }],
      });
      const amy = await agent(host, 'amy');
      const bo = await agent(host, 'bo');
      const lin = await customer(host);
      const { conversation, outcome } = await enter(lin.socket, { page: 'order' });
      expect(outcome).toMatchObject({ kind: 'assigned', agent: { id: 'amy' } });
      const conversationId = conversation.id;
      await say(lin.socket, conversationId, '我的单呢？');
      const about = { conversationId, scope: { page: 'shop', sku: '2002' } };
      const asked = await lin.socket.ask<Asked>('conversation.ask-about', about);
      expect(asked).toMatchObject({
        outcome: { kind: 'assigned', agent: { id: 'amy' } },
        otherGroups: [{ id: 'lamps', name: '灯具专家' }],
      });
      const changed = await amy.socket.event('conversation.scope-changed');
      const card = { kind: 'product', id: '2002', verified: true, title: '商品 2002' };
      expect(changed.event).toMatchObject({ scope: { page: 'shop', sku: '2002', channel: 'web' }, card });

      const moved = await lin.socket.ask<Asked>('conversation.ask-about', { ...about, reRoute: true });
      expect(moved).toEqual({
        outcome: {
          kind: 'assigned',
          agent: { id: 'bo', name: '阿博 Bo' },
          group: { id: 'lamps', name: '灯具专家' },
        },
        otherGroups: [],
      });
      const joined = await bo.socket.event('conversation.joined');
      expect(joined.event).toMatchObject({
        conversation: {
          scope: { sku: '2002' },
          items: [
            {},
            { text: '我的单呢？' },
            { notice: { kind: 'scope', card } },
            { notice: { kind: 'assigned', cause: 're-scoped', agent: { id: 'bo' } } },
          ],
        },
      });
      expect((await amy.socket.event('conversation.assigned')).event).toMatchObject({ agent: { id: 'bo' } });
      const again = await agent(host, 'amy', { cookie: amy.cookie, status: '' });
      expect(again.welcome.snapshot?.conversations).toEqual([]);
      // A repeat is harmless.
      expect(await lin.socket.ask('conversation.ask-about', { ...about, reRoute: true })).toEqual(moved);
      const snapshot = (await customer(host, lin.token)).welcome.snapshot?.conversations[0];
      expect(snapshot?.scope).toEqual({ page: 'shop', sku: '2002', channel: 'web' });
      expect(
        snapshot?.items.filter((item) => item.kind === 'notice' && item.notice.kind === 'scope'),
      ).toHaveLength(1);
    });

    it('what another open conversation is about already is refused with that one’s id', async () => {
      const host = await shop();
      await agent(host, 'amy');
      const lin = await customer(host);
      const about = await enter(lin.socket, { page: 'order', orderId: 'A-1' });
      const { conversation } = await enter(lin.socket, { page: 'shop' });
      const scope = { page: 'order', orderId: 'A-1' };
      const refused = await lin.socket.refused('conversation.ask-about', {
        conversationId: conversation.id,
        scope,
      });
      expect(refused).toMatchObject({
        code: 'ALREADY_OPEN',
        details: { conversationId: about.conversation.id },
      });
    });

    it('an order that the page merely claims shows no data in the notice', async () => {
      const host = await shop();
      await agent(host, 'amy');
      const lin = await customer(host);
      const { conversation } = await enter(lin.socket, { page: 'shop' });
      await lin.socket.ask('conversation.ask-about', {
        conversationId: conversation.id,
        scope: { page: 'order', orderId: 'A-1', sku: '1001' },
      });
      expect((await lin.socket.event('conversation.scope-changed')).event).toHaveProperty('card', {
        kind: 'order',
        id: 'A-1',
        verified: false,
      });
    });

    it('RT-21 where two groups serve it the customer is asked, and its agent sees it go', async () => {
      const host = await shop();
      const amy = await agent(host, 'amy');
      await host.app.admin.createGroup({
        shopId: host.shopId,
        groupId: 'orders',
        name: '售后',
        pages: ['order'],
        members: [{ agentId: 'bo' }],
      });
      const bo = await agent(host, 'bo');
      const lin = await customer(host);
      const { conversation } = await enter(lin.socket, { page: 'order' });
      const conversationId = conversation.id;
      await bo.socket.event('conversation.joined');
      const asked = await lin.socket.ask<Asked>('conversation.ask-about', {
        conversationId,
        scope: { page: 'product', sku: '1001' },
        reRoute: true,
      });
      expect(asked.outcome).toMatchObject({ kind: 'choose', options: [{ id: 'presale' }, { id: 'tents' }] });
      await bo.socket.event('conversation.offered');
      const back = await agent(host, 'bo', { cookie: bo.cookie, status: '' });
      expect(back.welcome.snapshot?.conversations).toEqual([]);
      const chosen = await lin.socket.ask('conversation.choose', { conversationId, groupId: 'tents' });
      expect(chosen).toMatchObject({ outcome: { kind: 'assigned', agent: { id: 'amy' } } });
      const { event } = await amy.socket.event('conversation.joined');
      expect(event).toMatchObject({ conversation: { group: { id: 'tents' }, agent: { id: 'amy' } } });
      await pass(host, 20_000, lin.socket, amy.socket);
      const now = (await customer(host, lin.token)).welcome.snapshot?.conversations[0] as Conversation;
      expect(now).toMatchObject({ state: 'assigned', agent: { id: 'amy' }, scope: { sku: '1001' } });
    });
  });
}
