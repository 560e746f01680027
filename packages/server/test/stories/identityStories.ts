import { closeCodes } from '@shopbell/sdk/model';
import { describe, expect, it } from 'vitest';
import { linkFact } from '../../src/app/statistics/factInputs.ts';
import { asCustomer, download, uploaded } from '../support/files.ts';
import { shopOrigin, type MakeHost } from '../support/host.ts';
import { askToken, grant, knownShop } from '../support/knownShop.ts';
import { png } from '../support/pictures.ts';
import { agent, codeOf, customer, enter, greet, pass, say } from '../support/shop.ts';

const minute = 60_000;

/** Customers whom the shop's back end vouches for, told once and run on every host. */
export function identityStories(name: string, makeHost: MakeHost): void {
  const shop = () => knownShop(makeHost);

  describe(`known customers: ${name}`, () => {
    it('is the same customer on every device; agents see the name that the JWT gives, other customers never', async () => {
      const { host, login } = await shop();
      const amy = await agent(host, 'amy');
      const phone = await login('lin', { name: '林女士' });
      const laptop = await login('lin', { name: '林女士' });
      expect(phone).toMatchObject({ known: true, customerId: laptop.customerId });
      expect(phone).not.toHaveProperty('linked');
      expect((await login('wang')).customerId).not.toBe(phone.customerId);
      const [a, b] = [await customer(host, phone.token), await customer(host, laptop.token)];
      const { conversation } = await enter(a.socket);
      expect(conversation.customer).toEqual({ id: phone.customerId });
      await b.socket.event('conversation.opened');
      const joined = await amy.socket.event('conversation.joined');
      expect(joined.event).toMatchObject({
        conversation: { customer: { id: phone.customerId, name: '林女士', subject: 'lin' } },
      });
      const again = await agent(host, 'amy', { cookie: amy.cookie, status: '' });
      expect(again.welcome.snapshot?.conversations[0]?.customer).toMatchObject({ name: '林女士' });
      // The name stands beside the logs, and can be erased there.
      const rows = await host.storage.readJournal(host.shopId, { after: 0, limit: 1000 });
      expect(rows.some(({ data }) => data.includes('林'))).toBe(false);
    });

    it('logs in in mid-conversation and goes on: same messages, both devices, and the agent sees who it is', async () => {
      const { host, login } = await shop();
      const amy = await agent(host, 'amy');
      const laptop = await customer(host, (await login('lin', { name: '林女士' })).token);
      const anonymous = await grant(host);
      const before = await customer(host, anonymous.token);
      const { conversation } = await enter(before.socket);
      const conversationId = conversation.id;
      const file = await uploaded(host, asCustomer(anonymous.token), png(1, 1));
      await say(before.socket, conversationId, '没登录时问的', 'c-1');
      await amy.socket.event('message.posted');

      const known = await login('lin', { name: '林女士', renewal: anonymous.renewal });
      expect(known).toMatchObject({ linked: anonymous.customerId, known: true });
      expect((await before.socket.closed).code).toBe(closeCodes.signedOut.code);
      const told = await amy.socket.event('conversation.identified');
      expect(told.event).toMatchObject({
        conversationId,
        customer: { id: known.customerId, name: '林女士', subject: 'lin' },
      });
      // The other device hears of it at once, whole; the new connection finds it there.
      const joined = await laptop.socket.event('conversation.joined');
      expect(joined.event).toMatchObject({
        conversation: {
          id: conversationId,
          customer: { id: known.customerId },
          items: [{}, { text: '没登录时问的', clientId: 'c-1' }],
        },
      });
      const phone = await customer(host, known.token);
      expect(phone.welcome.snapshot?.conversations).toMatchObject([{ id: conversationId }]);

      // What was sent anonymously and is sent again is one message; files go along; and so does what comes.
      const first = await say(phone.socket, conversationId, '没登录时问的', 'c-1');
      expect(first.seq).toBe(conversation.lastSeq + 1);
      await phone.socket.ask('message.send', { conversationId, clientId: 'c-2', files: [file.id] });
      await laptop.socket.event('message.posted', ({ seq }) => seq > joined.seq);
      expect((await download(host, asCustomer(known.token), file.id)).status).toBe(200);
      await say(amy.socket, conversationId, '在的');
      await phone.socket.event('message.posted', ({ event }) => JSON.stringify(event).includes('在的'));
      await phone.socket.ask('conversation.rate', { conversationId, grade: 5 });
      await phone.socket.ask('conversation.end', { conversationId });

      // The journal keeps the id of the moment.
      const rows = await host.storage.readJournal(host.shopId, { after: 0, limit: 1000 });
      const opened = rows.find(({ type }) => type === 'conversation.opened');
      expect(JSON.parse(opened?.data ?? '')).toMatchObject({ customerId: anonymous.customerId });
    });

    it('a device that was away when another logged in resumes without a hole', async () => {
      const { host, login } = await shop();
      await agent(host, 'amy');
      const grantOfLaptop = await login('lin');
      const laptop = await customer(host, grantOfLaptop.token);
      const { position } = laptop.welcome;
      laptop.socket.hangUp();
      const anonymous = await grant(host);
      const before = await customer(host, anonymous.token);
      const { conversation } = await enter(before.socket);
      await say(before.socket, conversation.id, '一');
      await login('lin', { renewal: anonymous.renewal });
      const back = await customer(host, grantOfLaptop.token, position);
      expect(back.welcome.resumed).toBe(true);
      const joined = await back.socket.event('conversation.joined');
      // Nothing was told to her in between.
      expect(joined.after).toBeLessThanOrEqual(position.seq);
      expect(joined.event).toMatchObject({
        conversation: { id: conversation.id, items: [{}, { text: '一' }] },
      });
    });

    it('the anonymous customer is nobody any more: no token, renewal or socket of theirs holds', async () => {
      const { host, login } = await shop();
      const anonymous = await grant(host);
      const before = await customer(host, anonymous.token);
      await enter(before.socket);
      const tab = await customer(host, anonymous.token);
      await login('lin', { renewal: anonymous.renewal });
      expect((await tab.socket.closed).code).toBe(closeCodes.signedOut.code);
      const socket = await host.connect(shopOrigin);
      socket.say({ type: 'hello', v: 1, auth: { kind: 'customer', token: anonymous.token } });
      expect((await socket.closed).code).toBe(closeCodes.unauthenticated.code);
      expect(await codeOf(await askToken(host, { renewal: anonymous.renewal }))).toBe('UNAUTHENTICATED');
      expect(await codeOf(await download(host, asCustomer(anonymous.token), 'x'))).toBe('UNAUTHENTICATED');
    });

    it('linking is once, with proof, and never to a second person', async () => {
      const { host, login } = await shop();
      const anonymous = await grant(host);
      const before = await customer(host, anonymous.token);
      const { conversation } = await enter(before.socket);
      const lin = await login('lin', { renewal: anonymous.renewal });
      // The answer was lost: the same two again.
      expect(await login('lin', { renewal: anonymous.renewal })).toMatchObject({
        customerId: lin.customerId,
        linked: anonymous.customerId,
      });
      // Somebody else logs in on the same device.
      const wang = await login('wang', { renewal: anonymous.renewal });
      expect(wang).not.toHaveProperty('linked');
      const other = await customer(host, wang.token);
      expect(other.welcome.snapshot?.conversations).toEqual([]);
      const conversationId = conversation.id;
      for (const [method, params] of [
        ['history.read', {}],
        ['message.send', { clientId: 'x', text: '偷看' }],
        ['conversation.end', {}],
        ['conversation.rate', { grade: 1 }],
        ['conversation.ask-about', { scope: {} }],
      ] as const) {
        expect(await other.socket.refused(method, { conversationId, ...params })).toMatchObject({
          code: 'NOT_FOUND',
        });
      }
      // Nor does a known customer's renewal, or one of nonsense, prove anything.
      for (const renewal of [lin.renewal, 'nonsense', wang.token])
        expect(await login('zhao', { renewal })).not.toHaveProperty('linked');
    });

    it('a renewal that was spent before is no proof', async () => {
      const { host, login } = await shop();
      const anonymous = await grant(host);
      const renewed = await grant(host, { renewal: anonymous.renewal });
      await customer(host, renewed.token);
      expect(await login('lin', { renewal: anonymous.renewal })).not.toHaveProperty('linked');
      expect(await login('lin', { renewal: renewed.renewal })).toMatchObject({
        linked: anonymous.customerId,
      });
    });

    it('what ended before the login can be read and rated after it', async () => {
      const { host, login } = await shop();
      await agent(host, 'amy');
      const anonymous = await grant(host);
      const before = await customer(host, anonymous.token);
      const { conversation } = await enter(before.socket);
      const conversationId = conversation.id;
      const sent = await say(before.socket, conversationId, '再见', 'c-9');
      await before.socket.ask('conversation.end', { conversationId });
      const known = await customer(host, (await login('lin', { renewal: anonymous.renewal })).token);
      const page = await known.socket.ask<{ items: unknown[] }>('history.read', { conversationId });
      expect(page.items).toHaveLength(3);
      expect(await say(known.socket, conversationId, '再见', 'c-9')).toEqual(sent);
      await known.socket.ask('conversation.rate', { conversationId, grade: 3 });
    });

    it('orders and parcels of the JWT’s customer are verified cards, everybody else’s are not', async () => {
      const { host, login } = await shop();
      const amy = await agent(host, 'amy');
      const lin = await customer(host, (await login('lin')).token);
      const { conversation } = await enter(lin.socket, { page: 'shop' });
      const conversationId = conversation.id;
      await amy.socket.event('conversation.joined');
      const cards = [
        ['order', 'A-1', true],
        ['order', 'Z-9', false],
        ['parcel', 'SF1', true],
        ['parcel', 'SF2', true],
        ['parcel', 'SF3', false],
        ['order', 'B-2', false],
        ['parcel', 'SF4', false],
      ] as const;
      for (const [n, [kind, id]] of cards.entries()) {
        // Her agent sends them, too.
        const by = n % 2 === 0 ? lin : amy;
        await by.socket.ask('message.send', {
          conversationId,
          clientId: `c${String(n)}`,
          card: { kind, id },
        });
      }
      await amy.socket.settled();
      const told = amy.socket.events.flatMap(({ event }) =>
        event.type === 'message.posted' ? (event.message.card ?? []) : [],
      );
      expect(told.map(({ kind, id, verified }) => [kind, id, verified])).toEqual(cards);
      expect(told[0]).toMatchObject({ state: 'paid', total: { amount: 1200 }, itemCount: 12 });
      expect(told[0]?.kind === 'order' && told[0].items).toHaveLength(10);
      expect(told[0]).toHaveProperty('items.0', {
        productId: '1001',
        title: '三季帐篷',
        imageUrl: 'https://img.example/1001.jpg',
        quantity: 1,
        amount: { amount: 100, currency: 'CNY' },
      });
      expect(told[2]).toEqual({
        kind: 'parcel',
        id: 'SF1',
        verified: true,
        orderId: 'A-1',
        carrier: '顺丰',
        status: 'in-transit',
      });
      expect(told[4]).toEqual({ kind: 'parcel', id: 'SF3', verified: false });
      await lin.socket.ask('conversation.ask-about', {
        conversationId,
        scope: { page: 'order', orderId: 'A-1' },
      });
      expect((await lin.socket.event('conversation.scope-changed')).event).toMatchObject({
        card: { kind: 'order', verified: true },
      });
    });

    it('RT-46 WB-19 a place in a line is kept over a login, and a block follows the person', async () => {
      const { host, login } = await shop();
      const amy = await agent(host, 'amy');
      await host.app.admin.submit(host.shopId, { type: 'agent.configure', agentId: 'amy', capacity: 1 });
      const first = await customer(host);
      await enter(first.socket);
      const anonymous = await grant(host);
      const waits = await customer(host, anonymous.token);
      const { outcome, conversation } = await enter(waits.socket);
      expect(outcome.kind).toBe('queued');
      const grantOfLin = await login('lin', { renewal: anonymous.renewal });
      // Nobody comes: the place is given up as if the page had been closed.
      await pass(host, 3 * minute, first.socket, amy.socket);
      const late = await customer(host, grantOfLin.token);
      expect(late.welcome.snapshot?.conversations).toEqual([]);
      expect(await late.socket.ask('history.read', { conversationId: conversation.id })).toMatchObject({
        items: [{}, { notice: { kind: 'ended', cause: 'absent' } }],
      });

      await amy.socket.ask('customer.block', { customerId: first.id, reason: '广告' });
      const blocked = await grant(host);
      await host.app.admin.submit(host.shopId, {
        type: 'customer.block',
        customerId: blocked.customerId,
        agentId: 'amy',
        reason: '广告',
      });
      const wang = await customer(host, (await login('wang', { renewal: blocked.renewal })).token);
      expect(await wang.socket.ask('conversation.open', { scope: {} })).toMatchObject({
        outcome: { kind: 'refused', code: 'CUSTOMER_BLOCKED' },
      });
    });

    it('a crash between linking and telling the desk is made good by whatever the customer does next', async () => {
      const { host, login } = await shop();
      const anonymous = await grant(host);
      const before = await customer(host, anonymous.token);
      const { conversation } = await enter(before.socket);
      const known = await login('lin');
      const { shopId } = host;
      const { customerId: anonymousId } = anonymous;
      const link = { shopId, anonymousId, customerId: known.customerId, at: host.clock.now() };
      await host.storage.linkCustomer(link, linkFact(link, 'lin'));
      const { welcome } = await greet(host, { kind: 'customer', token: known.token });
      expect(welcome.snapshot?.conversations).toMatchObject([{ id: conversation.id }]);
    });
  });
}
