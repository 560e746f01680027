import { adminLimits, type BatchResult, type Order, type Parcel } from '@shopbell/sdk/model';
import { describe, expect, it } from 'vitest';
import { ask, askFor, foreignShop, keyOf, managedShop, refusalOf, type Asker } from '../../support/admin.ts';
import type { Host, MakeHost } from '../../support/host.ts';

const product = (id: string, version = 1, title = `帐篷 ${id}`) => ({ id, version, title });
const cny = (amount: number) => ({ amount, currency: 'CNY' });
const order = (id: string, placedAt: number, customerId = 'user/7') => {
  return { id, updatedAt: placedAt, customerId, placedAt, total: cny(1250), items: [] };
};
const parcel = (id: string, orderId: string, rest: object = {}) => {
  return { id, version: 1, orderId, carrier: '顺丰', status: 'in-transit', ...rest };
};

function tell(host: Host, who: Asker, kind: string, rows: unknown) {
  return askFor<BatchResult>(host, who, `/${kind}`, { body: { rows } });
}

/** Products, orders and parcels in batches; run on every host. */
export function recordStories(name: string, makeHost: MakeHost): void {
  const shop = async () => {
    const host = await makeHost();
    await managedShop(host);
    return { host, key: await keyOf(host, ['catalogue']) };
  };

  describe(`batches of the back office: ${name}`, () => {
    it('a repeat is harmless, and an older row never overwrites a newer one', async () => {
      const { host, key } = await shop();
      const rows = [product('1', 2), product('2'), product('1', 1, 'alt')];
      expect(await tell(host, key, 'products', rows)).toEqual({
        stored: 2,
        unchanged: 0,
        older: 1,
        refused: [],
      });
      expect(await tell(host, key, 'products', rows)).toEqual({
        stored: 0,
        unchanged: 2,
        older: 1,
        refused: [],
      });
      expect(await askFor(host, key, '/products/1')).toEqual({ ...product('1', 2), onSale: true });
      const log = await host.storage.readFacts(host.shopId, { after: 0, limit: 10 });
      expect(log.map(({ seq, id }) => [seq, id])).toEqual([
        [1, '1'],
        [2, '2'],
      ]);
    });

    it('a duplicate in one batch counts once; the later of two versions stays', async () => {
      const { host, key } = await shop();
      const rows = [product('1', 1), product('1', 1), product('1', 3), product('1', 2)];
      expect(await tell(host, key, 'products', rows)).toMatchObject({ stored: 2, unchanged: 1, older: 1 });
      expect(await askFor(host, key, '/products/1')).toMatchObject({ version: 3 });
    });

    it('each bad row is named with index and reason, while the good ones land', async () => {
      const { host, key } = await shop();
      await tell(host, key, 'products', [product('known', 1)]);
      const ahead = host.clock.now() + 24 * 3_600_000 + 1;
      const rows = [
        product('good'),
        null,
        { id: 7, version: 1, title: 'x' },
        { id: 'no mark', title: 'x' },
        { ...product('two marks'), updatedAt: 1 },
        { ...product('long'), title: 'x'.repeat(201) },
        { ...product('script'), url: 'javascript:alert(1)' },
        { ...product('price'), price: { amount: 12.5, currency: 'CNY' } },
        { id: 'ahead', updatedAt: ahead, title: 'x' },
        product('known', 1, 'other words'),
        { id: 'known', updatedAt: 1, title: 'x' },
        { ...product(' spaced'), id: ' spaced' },
        product('good too'),
      ];
      const { refused, ...counts } = await tell(host, key, 'products', rows);
      expect(counts).toEqual({ stored: 2, unchanged: 0, older: 0 });
      expect(refused.map(({ index, id, error }) => [index, id, error.code])).toEqual([
        [1, undefined, 'INVALID_ARGUMENT'],
        [2, undefined, 'INVALID_ARGUMENT'],
        [3, 'no mark', 'INVALID_ARGUMENT'],
        [4, 'two marks', 'INVALID_ARGUMENT'],
        [5, 'long', 'INVALID_ARGUMENT'],
        [6, 'script', 'INVALID_ARGUMENT'],
        [7, 'price', 'INVALID_ARGUMENT'],
        [8, 'ahead', 'INVALID_ARGUMENT'],
        [9, 'known', 'VERSION_REUSED'],
        [10, 'known', 'VERSION_REUSED'],
        [11, ' spaced', 'INVALID_ARGUMENT'],
      ]);
      expect(refused[6 - 1]?.error.details).toMatchObject({ issues: [{ path: 'url' }] });
      expect(await askFor(host, key, '/products/good%20too')).toMatchObject({ id: 'good too' });
      expect(await refusalOf(host, key, '/products/long')).toBe('NOT_FOUND');
    });

    it('1,000 rows land in one go, larger than any frame; 1,001 are refused whole', async () => {
      const { host, key } = await shop();
      const rows = Array.from({ length: 1001 }, (_, at) => order(`o${String(at)}`, at));
      expect(JSON.stringify(rows).length).toBeGreaterThan(65_536);
      expect(await refusalOf(host, key, '/orders', { body: { rows } })).toBe('INVALID_ARGUMENT');
      expect(await host.storage.readFacts(host.shopId, { after: 0, limit: 1 })).toEqual([]);
      expect(await tell(host, key, 'orders', rows.slice(0, 1000))).toMatchObject({ stored: 1000 });
    });

    it('what is no batch is refused with its reason', async () => {
      const { host, key } = await shop();
      const deep = `{"rows":[${'['.repeat(100)}${']'.repeat(100)}]}`;
      for (const [body, code] of [
        ['{"rows":[]}', 'INVALID_ARGUMENT'],
        ['{}', 'INVALID_ARGUMENT'],
        ['[]', 'INVALID_ARGUMENT'],
        ['{"rows":{}}', 'INVALID_ARGUMENT'],
        ['{"rows":', 'BAD_JSON'],
        [deep, 'BAD_FRAME'],
        [`{"rows":["${'x'.repeat(adminLimits.batchBody)}"]}`, 'FRAME_TOO_LARGE'],
      ] as const)
        expect(await refusalOf(host, key, '/orders', { body })).toBe(code);
    });

    it('orders are read by id and by customer, the latest first, page after page', async () => {
      const { host, key } = await shop();
      const manager = await keyOf(host, ['admin']);
      const rows = [3, 1, 2].map((at) => order(`o.${String(at)}`, at));
      await tell(host, key, 'orders', [...rows, order('o4', 4, 'user/8')]);
      expect(await askFor(host, manager, '/orders/o.2')).toEqual({ ...order('o.2', 2), refunds: [] });
      const page = (after = '') =>
        askFor<{ orders: Order[]; next?: string }>(host, key, `/orders?customerId=user%2F7&limit=2${after}`);
      const first = await page();
      expect(first.orders.map(({ id }) => id)).toEqual(['o.3', 'o.2']);
      const second = await page(`&after=${encodeURIComponent(first.next ?? '')}`);
      expect(second).toMatchObject({ orders: [{ id: 'o.1' }] });
      expect(second.next).toBeUndefined();
      expect(await askFor(host, key, '/orders?customerId=nobody')).toEqual({ orders: [] });
      for (const query of [
        '',
        '?customerId=',
        '?customerId=c&limit=0',
        '?customerId=c&limit=101',
        '?customerId=c&after=x',
      ])
        expect(await refusalOf(host, key, `/orders${query}`)).toBe('INVALID_ARGUMENT');
    });

    it('parcels are read by customer and by order', async () => {
      const { host, key } = await shop();
      const mine = parcel('SF1', 'o1', {
        customerId: 'user/7',
        steps: [{ at: 5, text: '已揽收', place: '杭州' }],
      });
      await tell(host, key, 'parcels', [mine, parcel('SF2', 'o1'), parcel('SF3', 'o2')]);
      const read = async (query: string) =>
        (await askFor<{ parcels: Parcel[] }>(host, key, `/parcels?${query}`)).parcels.map(({ id }) => id);
      expect(await read('orderId=o1')).toEqual(['SF1', 'SF2']);
      expect(await read('customerId=user/7')).toEqual(['SF1']);
      for (const query of ['', '?customerId=c&orderId=o'])
        expect(await refusalOf(host, key, `/parcels${query}`)).toBe('INVALID_ARGUMENT');
    });

    it('what one shop tells no other shop reads, though the ids are the same', async () => {
      const { host, key } = await shop();
      const stranger = await keyOf(host, ['catalogue'], await foreignShop(host));
      await tell(host, key, 'orders', [order('o1', 1)]);
      expect(await refusalOf(host, stranger, '/orders/o1')).toBe('NOT_FOUND');
      expect(await askFor(host, stranger, '/orders?customerId=user/7')).toEqual({ orders: [] });
      await tell(host, stranger, 'orders', [{ ...order('o1', 9), total: cny(1) }]);
      expect(await askFor(host, key, '/orders/o1')).toMatchObject({ total: cny(1250) });
    });

    it('two batches at once leave the newer row, and every stored row in the log once', async () => {
      const { host, key } = await shop();
      await Promise.all(
        Array.from({ length: 8 }, (_, at) =>
          tell(host, key, 'products', [product('1', at + 1), product(`p${String(at)}`)]),
        ),
      );
      expect(await askFor(host, key, '/products/1')).toMatchObject({ version: 8 });
      const log = await host.storage.readFacts(host.shopId, { after: 0, limit: 100 });
      expect(log.map(({ seq }) => seq)).toEqual(log.map((_, at) => at + 1));
      expect(new Set(log.map(({ id, data }) => id + data)).size).toBe(log.length);
    });

    it('what a row holds beside what is known is not kept', async () => {
      const { host, key } = await shop();
      await tell(host, key, 'orders', [{ ...order('o1', 1), receiver: { phone: '13800000000' } }]);
      expect(await (await ask(host, key, '/orders/o1')).text()).not.toContain('13800000000');
      expect(JSON.stringify(await host.storage.readFacts(host.shopId, { after: 0, limit: 9 }))).not.toContain(
        '1380000',
      );
    });
  });
}
