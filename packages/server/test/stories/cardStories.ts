import { limits, type Card } from '@shopbell/sdk/model';
import { describe, expect, it } from 'vitest';
import { knownAs } from '../support/customerJwt.ts';
import { asCustomer, uploaded } from '../support/files.ts';
import type { Host, MakeHost } from '../support/host.ts';
import { png } from '../support/pictures.ts';
import { agent, customer, enter, openShop } from '../support/shop.ts';

export async function stock({ app, shopId }: Host): Promise<void> {
  const { backOffice } = app.admin;
  const product = (id: string, rest: object) => ({ id, version: 1, title: `商品 ${id}`, ...rest });
  await backOffice.take(shopId, 'product', {
    rows: [
      product('1001', {
        title: '三季帐篷',
        url: 'https://shop.example/p/1001',
        imageUrl: 'https://img.example/1001.jpg',
        price: { amount: 49_900, currency: 'CNY' },
      }),
      product('2002', {}),
    ],
  });
  const amount = { amount: 100, currency: 'CNY' };
  await backOffice.take(shopId, 'order', {
    rows: [
      {
        id: 'A-1',
        version: 1,
        customerId: 'lin',
        placedAt: 1000,
        paidAt: 2000,
        total: { amount: 1200, currency: 'CNY' },
        items: Array.from({ length: 12 }, (_, n) => ({
          productId: n === 0 ? '1001' : `p${String(n)}`,
          quantity: 1,
          amount,
        })),
      },
      { id: 'B-2', version: 1, customerId: 'wang', placedAt: 1000, total: amount, items: [] },
    ],
  });
  await backOffice.take(shopId, 'parcel', {
    rows: [
      { id: 'SF1', version: 1, orderId: 'A-1', carrier: '顺丰', status: 'in-transit' },
      { id: 'SF2', version: 1, orderId: 'Z-9', customerId: 'lin', carrier: '顺丰', status: 'delivered' },
      { id: 'SF4', version: 1, orderId: 'B-2', carrier: '顺丰', status: 'announced' },
      { id: 'SF3', version: 1, orderId: 'A-1', customerId: 'wang', carrier: '顺丰', status: 'lost' },
    ],
  });
}

/** Cards, told once and run on every host. */
export function cardStories(name: string, makeHost: MakeHost): void {
  const shop = async () => {
    const host = await makeHost();
    await openShop(host);
    await stock(host);
    return host;
  };

  describe(`cards: ${name}`, () => {
    it('a product shows what the shop knew of it when it was sent, whatever becomes of it', async () => {
      const host = await shop();
      const amy = await agent(host, 'amy');
      const lin = await customer(host);
      const { conversation } = await enter(lin.socket);
      const card: Card = {
        kind: 'product',
        id: '1001',
        verified: true,
        title: '三季帐篷',
        url: 'https://shop.example/p/1001',
        imageUrl: 'https://img.example/1001.jpg',
        price: { amount: 49_900, currency: 'CNY' },
      };
      await lin.socket.ask('message.send', {
        conversationId: conversation.id,
        clientId: 'c1',
        text: '这款防水吗？',
        card: { kind: 'product', id: '1001' },
      });
      expect((await amy.socket.event('message.posted')).event).toMatchObject({
        message: { text: '这款防水吗？', card },
      });
      await host.app.admin.backOffice.take(host.shopId, 'product', {
        rows: [{ id: '1001', version: 2, title: '改名了' }],
      });
      const page = await lin.socket.ask<{ items: { card?: Card }[] }>('history.read', {
        conversationId: conversation.id,
      });
      expect(page.items.at(-1)?.card).toEqual(card);
    });

    it('a product alone is a message; one that the shop does not know stands there unverified', async () => {
      const host = await shop();
      const amy = await agent(host, 'amy');
      const lin = await customer(host);
      const { conversation } = await enter(lin.socket);
      const conversationId = conversation.id;
      const send = (id: string) =>
        amy.socket.ask('message.send', { conversationId, clientId: `a${id}`, card: { kind: 'product', id } });
      await amy.socket.event('conversation.joined');
      await send('2002');
      const { event } = await lin.socket.event('message.posted');
      expect(event).toHaveProperty('message.card', {
        kind: 'product',
        id: '2002',
        verified: true,
        title: '商品 2002',
      });
      expect(event).toHaveProperty('message.text', '');
      const { seq } = (await send('9999')) as { seq: number };
      const unknown = await lin.socket.event('message.posted', (frame) => frame.seq === seq);
      expect(unknown.event).toHaveProperty('message.card', { kind: 'product', id: '9999', verified: false });
    });

    it('an order or a parcel that a page merely claims shows no data, to nobody', async () => {
      const host = await shop();
      const amy = await agent(host, 'amy');
      const lin = await customer(host);
      const { conversation } = await enter(lin.socket);
      const conversationId = conversation.id;
      await amy.socket.event('conversation.joined');
      const claims = [
        { kind: 'order', id: 'A-1' },
        { kind: 'parcel', id: 'SF1' },
        { kind: 'parcel', id: 'SF2' },
      ];
      for (const [n, card] of claims.entries()) {
        const by = n === 1 ? amy : lin;
        await by.socket.ask('message.send', { conversationId, clientId: `c${String(n)}`, card });
      }
      await amy.socket.settled();
      const told = amy.socket.events.flatMap(({ event }) =>
        event.type === 'message.posted' ? [event.message.card] : [],
      );
      expect(told).toEqual(claims.map((card) => ({ ...card, verified: false })));
    });

    it('a repeat gets the first answer, with a card or files as with words; anything else under its id is refused', async () => {
      const host = await shop();
      await agent(host, 'amy');
      const lin = await customer(host);
      const { conversation } = await enter(lin.socket);
      const [a, b] = [
        await uploaded(host, asCustomer(lin.token), png(1, 1)),
        await uploaded(host, asCustomer(lin.token), png(2, 2)),
      ];
      const whole = {
        conversationId: conversation.id,
        clientId: 'same',
        text: '看',
        files: [a.id, b.id],
        card: { kind: 'product', id: '1001' },
      };
      const first = await lin.socket.ask('message.send', whole);
      // What the shop says of the product is no part of what was sent.
      await host.app.admin.backOffice.take(host.shopId, 'product', {
        rows: [{ id: '1001', version: 9, title: '新名字' }],
      });
      expect(await lin.socket.ask('message.send', whole)).toEqual(first);
      const { text: _text, ...wordless } = whole;
      const { card: _card, ...cardless } = whole;
      const { files: _files, ...fileless } = whole;
      const others = [
        wordless,
        cardless,
        fileless,
        { ...whole, files: [b.id, a.id] },
        { ...whole, card: { kind: 'parcel', id: '1001' } },
        { ...whole, text: '看看' },
      ];
      for (const other of others) {
        expect(await lin.socket.refused('message.send', other)).toMatchObject({ code: 'CLIENT_ID_REUSED' });
      }
      // The conversation is over; storage knows the same.
      await lin.socket.ask('conversation.end', { conversationId: conversation.id });
      expect(await lin.socket.ask('message.send', whole)).toEqual(first);
      expect(await lin.socket.refused('message.send', fileless)).toMatchObject({ code: 'CLIENT_ID_REUSED' });
    });

    it('the longest message with the most files and the largest order still fits into a frame', async () => {
      const host = await shop();
      const amy = await agent(host, 'amy');
      const lin = await customer(host, (await (await knownAs(host, 'lin'))()).token);
      const imageUrl = `https://img.example/${'图'.repeat(2000)}`;
      const ids = Array.from({ length: 12 }, (_, n) => `${'长'.repeat(120)}${String(n)}`);
      await host.app.admin.backOffice.take(host.shopId, 'product', {
        rows: ids.map((id) => ({ id, version: 1, title: '\u0001'.repeat(200), imageUrl })),
      });
      const amount = { amount: 1, currency: 'CNY' };
      await host.app.admin.backOffice.take(host.shopId, 'order', {
        rows: [
          {
            id: 'huge',
            version: 1,
            customerId: 'lin',
            placedAt: 1,
            total: amount,
            items: ids.map((productId) => ({ productId, quantity: 1, amount })),
          },
        ],
      });
      const { conversation } = await enter(lin.socket, { page: 'shop' });
      const files = [];
      for (let n = 0; n < limits.filesPerMessage; n++) {
        const named = { name: `${'名'.repeat(200)}.png` };
        files.push((await uploaded(host, asCustomer(lin.token), png(1, 1), named)).id);
      }
      await lin.socket.ask('message.send', {
        conversationId: conversation.id,
        clientId: 'c',
        text: '\u0001'.repeat(limits.text),
        files,
        card: { kind: 'order', id: 'huge' },
      });
      const told = await amy.socket.event('message.posted');
      expect(new TextEncoder().encode(JSON.stringify(told)).length).toBeLessThan(limits.frame - 8192);
      expect(told.event).toMatchObject({ message: { card: { verified: true, itemCount: 12 } } });
      const again = await customer(host, lin.token);
      expect(again.welcome.snapshot?.conversations[0]?.items).toHaveLength(2);
    });

    it('nothing at all, too many files and cards of no kind are refused by name', async () => {
      const host = await shop();
      await agent(host, 'amy');
      const lin = await customer(host);
      const { conversation } = await enter(lin.socket);
      const about = { conversationId: conversation.id, clientId: 'c' };
      const many = Array.from({ length: limits.filesPerMessage + 1 }, (_, n) => `f${String(n)}`);
      const cases: [object, string][] = [
        [{}, 'text'],
        [{ text: ' \n' }, 'text'],
        [{ files: [] }, 'files'],
        [{ files: many }, 'files'],
        [{ files: ['../x'] }, 'files.0'],
        [{ card: { kind: 'coupon', id: '1' } }, 'card.kind'],
        [{ card: { kind: 'product', id: ' x' } }, 'card.id'],
      ];
      for (const [content, path] of cases) {
        const refused = await lin.socket.refused('message.send', { ...about, ...content });
        expect(refused).toMatchObject({ code: 'INVALID_ARGUMENT', details: { issues: [{ path }] } });
      }
    });

    it('LM-05 what was left with files and a card reaches the agent whole', async () => {
      const host = await shop();
      const lin = await customer(host);
      const { outcome, conversation } = await enter(lin.socket, { page: 'product' });
      expect(outcome.kind).toBe('leave-message');
      const file = await uploaded(host, asCustomer(lin.token), png(1, 1));
      await lin.socket.ask('message.send', {
        conversationId: conversation.id,
        clientId: 'c',
        files: [file.id],
        card: { kind: 'product', id: '2002' },
      });
      await host.app.admin.addAgent({
        shopId: host.shopId,
        agentId: 'chief',
        name: 'chief',
        displayName: 'Chief',
        password: 'correct horse',
        roles: ['supervisor'],
      });
      const chief = await agent(host, 'chief', { status: 'away' });
      expect(await chief.socket.ask('leave-message.list')).toMatchObject({
        leaveMessages: [{ text: '', files: [file], card: { id: '2002', verified: true } }],
      });
      await agent(host, 'bo', { status: 'away' });
      await chief.socket.ask('leave-message.assign', { conversationId: conversation.id, agentId: 'chief' });
      const joined = await chief.socket.event('conversation.joined');
      expect(joined.event).toMatchObject({
        conversation: { items: [{}, { files: [file], card: { id: '2002' } }, {}] },
      });
    });
  });
}
