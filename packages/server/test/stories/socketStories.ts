import { closeCodes } from '@shopbell/sdk/model';
import { describe, expect, it } from 'vitest';
import type { MakeHost } from '../support/host.ts';
import { agent, customer, enter, openShop, pass, say } from '../support/shop.ts';

const isAmyOffline = ({ id, status }: { id: string; status: string }) => id === 'amy' && status === 'offline';

/** What happens over sockets, told once and run on every host. */
export function socketStories(name: string, makeHost: MakeHost): void {
  const shop = async () => {
    const host = await makeHost();
    await openShop(host);
    return host;
  };

  describe(`conversations: ${name}`, () => {
    it('a customer and an agent exchange messages in Chinese, each sees the other’s', async () => {
      const host = await shop();
      const amy = await agent(host, 'amy');
      const lin = await customer(host);
      const { outcome, conversation } = await enter(lin.socket);
      expect(outcome).toMatchObject({ kind: 'assigned', agent: { id: 'amy', name: '小艾 Amy' } });

      const joined = await amy.socket.event('conversation.joined');
      expect(joined.event).toMatchObject({ conversation: { id: conversation.id, state: 'assigned' } });

      const sent = await say(lin.socket, conversation.id, '这双鞋防水吗？', 'c-1');
      const told = await amy.socket.event('message.posted');
      expect(told.seq).toBe(sent.seq);
      expect(told.event).toMatchObject({ message: { text: '这双鞋防水吗？', author: { kind: 'customer' } } });
      expect(told.event).not.toHaveProperty('message.clientId');

      await say(amy.socket, conversation.id, '防水的，放心 👟');
      const reply = await lin.socket.event('message.posted', ({ seq }) => seq > sent.seq);
      expect(reply.event).toMatchObject({
        message: { text: '防水的，放心 👟', author: { kind: 'agent', name: '小艾 Amy' } },
      });

      await lin.socket.ask('message.seen', { conversationId: conversation.id, upTo: reply.seq });
      expect((await amy.socket.event('message.seen')).event).toMatchObject({
        by: 'customer',
        upTo: reply.seq,
      });
    });

    it('RT-21 where two groups match the customer picks, from names exactly as configured', async () => {
      const host = await shop();
      const amy = await agent(host, 'amy');
      const lin = await customer(host);
      const { outcome, conversation } = await enter(lin.socket, { page: 'product', sku: '1001' });
      expect(outcome).toMatchObject({
        kind: 'choose',
        options: [
          { name: '售前咨询', online: true },
          { name: '帐篷专家', online: true },
        ],
      });
      expect(amy.socket.events.filter(({ event }) => event.type !== 'agent.status-changed')).toEqual([]);

      const conversationId = conversation.id;
      const chosen = await lin.socket.ask('conversation.choose', { conversationId, groupId: 'presale' });
      expect(chosen).toMatchObject({
        outcome: { kind: 'assigned', group: { id: 'presale' }, agent: { id: 'amy' } },
      });
      expect(
        await lin.socket.refused('conversation.choose', { conversationId, groupId: 'aftersale' }),
      ).toMatchObject({
        code: 'NOT_OFFERED',
      });
    });

    it('RT-07 a page that says nothing is a shop page, a SKU that no group binds goes by its page', async () => {
      const host = await shop();
      await agent(host, 'amy');
      const lin = await customer(host);
      const plain = await enter(lin.socket, {});
      expect(plain.outcome).toMatchObject({ kind: 'assigned', group: { name: '在线客服' } });
      expect(plain.conversation.scope).toEqual({ page: 'shop', channel: 'web' });
      const unbound = await enter(lin.socket, { page: 'product', sku: '9999' });
      expect(unbound.outcome).toMatchObject({ kind: 'assigned', group: { name: '售前咨询' } });
    });

    it('LM-05 LM-16 what was left while nobody was there reaches the agent who comes online', async () => {
      const host = await shop();
      const lin = await customer(host);
      const { outcome, conversation } = await enter(lin.socket, { page: 'product' });
      expect(outcome).toEqual({ kind: 'leave-message', group: { id: 'presale', name: '售前咨询' } });
      await say(lin.socket, conversation.id, '有 42 码吗？');

      const amy = await agent(host, 'amy');
      expect(amy.socket.events.some(({ event }) => event.type === 'conversation.joined')).toBe(false);
      await pass(host, 90_000, amy.socket, lin.socket);
      const { event } = await amy.socket.event('conversation.joined');
      expect(event).toMatchObject({ conversation: { state: 'leave-message', agent: { id: 'amy' } } });
      expect(event).toHaveProperty('conversation.items.1.text', '有 42 码吗？');

      await say(amy.socket, conversation.id, '有的，还剩两双。');
      const assigned = await amy.socket.event('conversation.assigned');
      expect(assigned.event).toMatchObject({ cause: 'leave-message' });
      await lin.socket.event('message.posted', ({ seq }) => seq > assigned.seq);
    });

    it('a repeated client id is stored once and gets the first answer; with other content it is refused', async () => {
      const host = await shop();
      await agent(host, 'amy');
      const lin = await customer(host);
      const { conversation } = await enter(lin.socket);
      const first = await say(lin.socket, conversation.id, '你好', 'same');
      expect(await say(lin.socket, conversation.id, '你好', 'same')).toEqual(first);
      const refusal = await lin.socket.refused('message.send', {
        conversationId: conversation.id,
        clientId: 'same',
        text: '别的',
      });
      expect(refusal).toMatchObject({
        code: 'CLIENT_ID_REUSED',
        retry: false,
        details: { clientId: 'same' },
      });
      await lin.socket.settled();
      expect(lin.socket.events.filter(({ event }) => event.type === 'message.posted')).toHaveLength(1);
    });

    it('another tab of the same customer hears everything, with the client id that is its own', async () => {
      const host = await shop();
      await agent(host, 'amy');
      const lin = await customer(host);
      const tab = await customer(host, lin.token);
      const { conversation } = await enter(lin.socket);
      await say(lin.socket, conversation.id, '两个窗口', 'tab-1');
      expect((await tab.socket.event('message.posted')).event).toMatchObject({
        message: { clientId: 'tab-1' },
      });
    });

    it('typing reaches the other side of that conversation and nobody else', async () => {
      const host = await shop();
      const amy = await agent(host, 'amy');
      const bo = await agent(host, 'bo', { status: 'away' });
      const lin = await customer(host);
      const tab = await customer(host, lin.token);
      const { conversation } = await enter(lin.socket);
      const about = { type: 'typing', conversationId: conversation.id, on: true };
      const heard = amy.socket.next('typing');
      lin.socket.say(about);
      expect(await heard).toEqual({ ...about, by: 'customer' });
      const answered = lin.socket.next('typing');
      amy.socket.say(about);
      expect(await answered).toEqual({ ...about, by: 'agent' });

      bo.socket.say(about);
      for (const socket of [bo.socket, amy.socket, lin.socket, tab.socket]) await socket.settled();
      const counts = [lin, tab, amy, bo].map(
        ({ socket }) => socket.frames.filter(({ type }) => type === 'typing').length,
      );
      expect(counts).toEqual([1, 1, 1, 0]);
    });

    it('ending is told to both sides, and is harmless twice', async () => {
      const host = await shop();
      const amy = await agent(host, 'amy');
      const lin = await customer(host);
      const { conversation } = await enter(lin.socket);
      await amy.socket.ask('conversation.end', { conversationId: conversation.id });
      expect((await lin.socket.event('conversation.ended')).event).toMatchObject({ by: 'agent' });
      expect(await lin.socket.ask('conversation.end', { conversationId: conversation.id })).toEqual({});
      const late = { conversationId: conversation.id, clientId: 'late', text: '还在吗' };
      expect(await lin.socket.refused('message.send', late)).toMatchObject({ code: 'CONVERSATION_ENDED' });
    });

    it('LM-23 history comes in pages, oldest first, to those who took part, and of what has ended to every agent', async () => {
      const host = await shop();
      const amy = await agent(host, 'amy');
      const bo = await agent(host, 'bo', { status: 'away' });
      const lin = await customer(host);
      const { conversation } = await enter(lin.socket);
      const conversationId = conversation.id;
      for (const text of ['一', '二', '三', '四']) await say(lin.socket, conversationId, text);
      expect(await bo.socket.refused('history.read', { conversationId })).toMatchObject({
        code: 'NOT_FOUND',
      });
      await lin.socket.ask('conversation.end', { conversationId });

      type Page = { items: { seq: number; text?: string }[]; more: boolean };
      const newest = await lin.socket.ask<Page>('history.read', { conversationId, limit: 3 });
      expect(newest.items.map(({ text }) => text)).toEqual(['三', '四', undefined]);
      expect(newest.more).toBe(true);
      const before = newest.items[0]?.seq ?? 0;
      const older = await amy.socket.ask<Page>('history.read', { conversationId, before });
      expect(older.items.map(({ text }) => text)).toEqual([undefined, '一', '二']);
      expect(older.more).toBe(false);
      expect(await bo.socket.ask('history.read', { conversationId, before })).toEqual(older);
    });

    it('WB-05 RS-01 the figures of today reach the agent, and come again when they change', async () => {
      const host = await shop();
      const amy = await agent(host, 'amy');
      expect(await amy.socket.ask('figures.today')).toEqual({
        day: '2026-05-04',
        receptions: 0,
        averageResponseSeconds: null,
        thirtySecondRate: null,
      });
      const lin = await customer(host);
      const { conversation } = await enter(lin.socket);
      await say(lin.socket, conversation.id, '在吗');
      await host.clock.advance(500);
      await host.clock.advance(5_500);
      await say(amy.socket, conversation.id, '在的');
      const asked = await amy.socket.ask('figures.today');
      expect(asked).toEqual({
        day: '2026-05-04',
        receptions: 1,
        averageResponseSeconds: 6,
        thirtySecondRate: 1,
      });
      const told = amy.socket.seen('figures', ({ figures }) => figures.averageResponseSeconds === 6);
      await host.clock.advance(1000);
      expect((await told).figures).toEqual(asked);
    });
  });

  describe(`presence: ${name}`, () => {
    it('signing out makes an agent offline at once and closes the session’s sockets', async () => {
      const host = await shop();
      const amy = await agent(host, 'amy');
      const bo = await agent(host, 'bo', { status: 'away' });
      const offline = bo.socket.next('roster', ({ agents }) => agents.some(isAmyOffline));
      const response = await host.fetch('/v1/session', {
        method: 'DELETE',
        headers: { Cookie: amy.cookie, Origin: host.workbenchOrigin },
      });
      expect(response.status).toBe(204);
      await host.clock.advance(1000);
      await offline;
      expect(await amy.socket.closed).toMatchObject({ code: closeCodes.signedOut.code });
      const again = await host.fetch('/v1/session/ticket', {
        method: 'POST',
        headers: { Cookie: amy.cookie },
      });
      expect(again.status).toBe(401);
    });

    it('ST-07 an agent whose last connection broke goes offline when the lease runs out, not before', async () => {
      const host = await shop();
      const amy = await agent(host, 'amy');
      const second = await agent(host, 'amy', { cookie: amy.cookie, status: '' });
      const lin = await customer(host);
      amy.socket.hangUp();
      await amy.socket.closed;
      await host.clock.advance(15_000);
      second.socket.say({ type: 'ping' });
      await second.socket.next('pong');
      second.socket.hangUp();
      await second.socket.closed;
      expect((await enter(lin.socket)).outcome).toMatchObject({ kind: 'assigned' });

      const bo = await agent(host, 'bo', { status: 'away' });
      const offline = bo.socket.next('roster', ({ agents }) => agents.some(isAmyOffline));
      await pass(host, 70_000, bo.socket);
      await offline;
    });

    it('closing the app says goodbye to everybody, to come back', async () => {
      const host = await shop();
      const lin = await customer(host);
      await host.app.close();
      expect(await lin.socket.closed).toMatchObject({ code: closeCodes.goingAway.code });
    });
  });
}
