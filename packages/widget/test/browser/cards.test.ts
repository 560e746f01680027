import type { Card } from '@shopbell/sdk';
import { assert } from 'chai';
import { moneyText } from '../../src/extras/cards/moneyText.ts';
import { noticeText } from '../../src/timeline/noticeText.ts';
import { en } from '../../src/words/en.ts';
import { later } from '../../src/words/later/en.ts';
import {
  allByRole,
  deep,
  idIn,
  openBell,
  seenText,
  settled,
  unmountAll,
  type Mounted,
} from './support/bell.ts';
import { startedAt } from './support/fakeClient.ts';

const pack: Card = {
  kind: 'product',
  id: '2002',
  verified: true,
  title: '<b>Misty</b> pack',
  url: 'https://shop.example/p/2002',
  price: { amount: 69_900, currency: 'CNY' },
};
const order: Card = {
  kind: 'order',
  id: 'A-7',
  verified: true,
  placedAt: startedAt,
  state: 'shipped',
  total: { amount: 199_800, currency: 'CNY' },
  items: [1, 2, 3, 4].map((n) => ({
    productId: `sku-${n}`,
    ...(n === 1 ? { title: 'Tent' } : {}),
    quantity: n,
    amount: { amount: 100 * n, currency: 'CNY' },
  })),
  itemCount: 12,
};

async function receive({ bell, client }: Mounted, card: Card): Promise<string> {
  client.say(idIn({ bell, client }), '', undefined, { card });
  await settled(bell);
  await customElements.whenDefined('shop-bell-card');
  await settled(bell);
  return seenText(bell);
}

const open = async () => openBell({ page: 'tracking', sku: null });

describe('cards in a conversation', () => {
  afterEach(unmountAll);

  it('a product: its title as text, its price, and a safe link', async () => {
    const mounted = await open();
    const seen = await receive(mounted, pack);
    assert.include(seen, '<b>Misty</b> pack');
    assert.include(seen, '¥699.00');
    const [link] = allByRole(mounted.bell, 'link') as HTMLAnchorElement[];
    if (!link) throw new Error('no link');
    assert.equal(link.href, 'https://shop.example/p/2002');
    assert.equal(link.rel, 'noopener noreferrer');
    assert.include(link.computedName, 'opens in a new window');
  });

  for (const url of [
    'javascript:alert(1)',
    'http://shop.example',
    '//shop.example',
    'https://a:b@shop.example',
  ]) {
    it(`an address that is not safe is no link and no picture: ${url}`, async () => {
      const mounted = await open();
      await receive(mounted, { ...pack, url, imageUrl: url });
      assert.deepEqual(allByRole(mounted.bell, 'link'), []);
      assert.isFalse([...deep(mounted.bell)].some((element) => element instanceof HTMLImageElement));
    });
  }

  it('an order: how far it is, its first lines, how many more, and the sum', async () => {
    const seen = await receive(await open(), order);
    for (const part of ['Order A-7', 'Shipped', 'Tent', 'sku-2', '× 2 · ¥2.00', 'and 9 more', '¥1,998.00']) {
      assert.include(seen, part);
    }
    assert.notInclude(seen, 'sku-4');
  });

  it('a parcel: who carries it, where it is, its number', async () => {
    const card = {
      kind: 'parcel',
      id: 'SF1',
      verified: true,
      carrier: 'SF',
      status: 'in-transit',
      orderId: 'A-7',
    } as const;
    const seen = await receive(await open(), card);
    for (const part of ['SF', 'On its way', 'SF1', 'Order A-7']) assert.include(seen, part);
  });

  it('what the shop’s records do not vouch for is its number alone', async () => {
    const seen = await receive(await open(), { ...order, verified: false });
    assert.include(seen, 'Order');
    assert.include(seen, 'A-7');
    for (const part of ['Shipped', 'Tent', '1,998']) assert.notInclude(seen, part);
  });

  it('a sum is written in its own currency, as the reader does', () => {
    assert.equal(moneyText('en', { amount: 1250, currency: 'CNY' }), '¥12.50');
    assert.equal(moneyText('zh-CN', { amount: 1250, currency: 'CNY' }), '¥12.50');
    assert.equal(moneyText('en', { amount: 1250, currency: 'JPY' }), '¥1,250');
    assert.equal(moneyText('en', { amount: 1250, currency: 'KWD' }).replace(/\s/g, ' '), 'KWD 1.250');
  });

  it('where the subject changes, its card stands below the notice', async () => {
    const mounted = await open();
    const { bell, client } = mounted;
    const scope = { page: 'product', sku: '2002', channel: 'web' } as const;
    const notice = { kind: 'scope', scope, card: pack } as const;
    client.add(idIn(mounted), { kind: 'notice', at: startedAt, notice });
    await settled(bell);
    await customElements.whenDefined('shop-bell-card');
    await settled(bell);
    assert.include(seenText(bell), noticeText(en, later.notices, notice));
    assert.include(seenText(bell), '<b>Misty</b> pack');
  });
});
