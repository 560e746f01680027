import { describe, expect, it } from 'vitest';
import { shopOrigin, type MakeHost } from '../../support/host.ts';
import {
  ask,
  askFor,
  bearer,
  foreignShop,
  keyOf,
  managedShop,
  refusalOf,
  sessionOf,
} from '../../support/admin.ts';
import { agent, codeOf, password, postJson } from '../../support/shop.ts';

const reads = [
  '/shop',
  '/api-keys',
  '/customer-keys',
  '/accounts',
  '/hours',
  '/groups/tents/hours',
  '/desk',
  '/groups',
  '/groups/tents',
  '/agents',
  '/agents/amy/explain',
  '/warnings',
  '/blocked',
  '/knowledge',
  '/robot',
  '/reports?from=2026-05-01&to=2026-05-02&figures=received',
  '/reports/details?from=2026-05-01&to=2026-05-02&list=receptions',
  '/reports/explanation?figure=received&day=2026-05-01',
  '/reports/defect-rate?month=2026-05',
  '/reports/salaries?from=2026-05-01&to=2026-05-02&formula=3000',
  '/reports/problems',
  '/custom-reports',
  '/salary-templates',
  '/statistics/settings',
  '/statistics/agents',
];
const writes = [
  ['PATCH', '/shop'],
  ['POST', '/api-keys'],
  ['DELETE', '/api-keys/k'],
  ['POST', '/customer-keys'],
  ['DELETE', '/customer-keys/k'],
  ['POST', '/accounts'],
  ['PATCH', '/accounts/amy'],
  ['PUT', '/hours'],
  ['PUT', '/groups/tents/hours'],
  ['PATCH', '/desk'],
  ['POST', '/groups'],
  ['PATCH', '/groups/tents'],
  ['DELETE', '/groups/tents'],
  ['PATCH', '/agents/amy'],
  ['GET', '/conversations/k/trace'],
  ['POST', '/routing/preview'],
  ['POST', '/routing/simulation'],
  ['DELETE', '/blocked/c'],
  ['DELETE', '/customers/c'],
  ['PUT', '/knowledge'],
  ['PUT', '/knowledge/faq/f'],
  ['PUT', '/knowledge/recommendation/r'],
  ['PUT', '/knowledge/robot-entry/r'],
  ['PUT', '/knowledge/intent-answer/i'],
  ['DELETE', '/knowledge/faq/f'],
  ['PUT', '/robot'],
  ['PUT', '/custom-reports/r'],
  ['DELETE', '/custom-reports/r'],
  ['PUT', '/salary-templates/t'],
  ['DELETE', '/salary-templates/t'],
  ['PUT', '/statistics/settings'],
  ['PUT', '/statistics/agents/amy'],
] as const;
const records = [
  ['POST', '/products'],
  ['POST', '/orders'],
  ['POST', '/parcels'],
  ['POST', '/notices'],
  ['POST', '/facts'],
  ['GET', '/products/1'],
  ['GET', '/orders/1'],
  ['GET', '/orders?customerId=c'],
  ['GET', '/parcels?customerId=c'],
] as const;
const everything = [...reads.map((path) => ['GET', path] as const), ...writes, ...records];

/** Who may administer a shop; run on every host. */
export function permissionStories(name: string, makeHost: MakeHost): void {
  describe(`who administers: ${name}`, () => {
    it('a stranger may do nothing, and is told so before anything is looked at', async () => {
      const host = await makeHost();
      await managedShop(host);
      const strangers = [
        {},
        { Cookie: 'shopbell_session=x', Origin: host.workbenchOrigin },
        { Authorization: 'Bearer sbk_x' },
        { Authorization: 'Bearer ' },
        { Authorization: 'Basic Ym9zczpib3Nz' },
        { Authorization: `Bearer sbk_${'x'.repeat(10_000)}` },
      ];
      for (const who of strangers) {
        for (const [method, path] of everything)
          expect(await refusalOf(host, who, path, { method })).toBe('UNAUTHENTICATED');
      }
      expect(await refusalOf(host, {}, '/products', { body: '['.repeat(100_000) })).toBe('UNAUTHENTICATED');
    });

    it('an agent may not; a manager and a key with the scope admin may', async () => {
      const host = await makeHost();
      const manager = await managedShop(host);
      const agent = await sessionOf(host, 'amy');
      for (const [method, path] of everything)
        expect(await refusalOf(host, agent, path, { method })).toBe('FORBIDDEN');
      for (const who of [manager, await keyOf(host, ['admin'])])
        for (const path of reads) expect((await ask(host, who, path)).status).toBe(200);
    });

    it('a catalogue key may tell of products, orders and parcels and nothing else; a bot’s key nothing', async () => {
      const host = await makeHost();
      await managedShop(host);
      const catalogue = await keyOf(host, ['catalogue']);
      const bot = await keyOf(host, ['agent']);
      for (const [method, path] of [...reads.map((path) => ['GET', path] as const), ...writes])
        expect(await refusalOf(host, catalogue, path, { method })).toBe('FORBIDDEN');
      for (const [method, path] of records) {
        expect(await refusalOf(host, bot, path, { method })).toBe('FORBIDDEN');
        expect((await ask(host, catalogue, path, { method })).status).not.toBe(403);
      }
      const both = await keyOf(host, ['agent', 'catalogue']);
      await askFor(host, both, '/orders?customerId=c');
    });

    it('a session works from the workbench’s pages only, an API key from programs', async () => {
      const host = await makeHost();
      const manager = await managedShop(host);
      for (const headers of [{ Origin: shopOrigin }, { Origin: 'null' }]) {
        const change = {
          method: 'PATCH',
          body: { name: '贼店' },
          headers: { ...headers, 'If-Match': '"1"' },
        };
        const response = await ask(host, manager, '/shop', change);
        expect(response.headers.has('Access-Control-Allow-Origin')).toBe(false);
        expect(await codeOf(response)).toBe('ORIGIN_NOT_ALLOWED');
        expect(await refusalOf(host, manager, '/shop', { headers })).toBe('ORIGIN_NOT_ALLOWED');
      }
      expect(await askFor(host, await keyOf(host, ['admin']), '/shop')).toMatchObject({ name: '山野集' });
    });

    it('everything is of the caller’s own shop, also with another shop’s ids', async () => {
      const host = await makeHost();
      const manager = await managedShop(host);
      const other = await foreignShop(host);
      const { admin } = host.app;
      const stranger = await keyOf(host, ['admin'], other);
      const key = await admin.apiKeys.create(host.shopId, { name: 'ERP', scopes: ['admin'] });
      const product = { id: '1001', version: 1, title: '帐篷' };
      await askFor(host, manager, '/products', { body: { rows: [product] } });
      expect(await askFor(host, stranger, '/shop')).toMatchObject({ id: other, name: '别家' });
      expect(await askFor(host, stranger, '/accounts')).toEqual({ accounts: [] });
      expect(await refusalOf(host, stranger, '/products/1001')).toBe('NOT_FOUND');
      expect(await refusalOf(host, stranger, `/api-keys/${key.id}`, { method: 'DELETE' })).toBe('NOT_FOUND');
      expect(
        await refusalOf(host, stranger, '/accounts/amy', { method: 'PATCH', body: { disabled: true } }),
      ).toBe('NOT_FOUND');
      expect(await refusalOf(host, stranger, '/groups/tents/hours')).toBe('NOT_FOUND');
      await askFor(host, bearer(key), '/shop');
    });

    it('AC-01 a manager who serves nobody signs in and administers, and gets no place at the desk', async () => {
      const host = await makeHost();
      const manager = await managedShop(host);
      const session = await host.fetch('/v1/session', { headers: manager });
      expect(await session.json()).toMatchObject({ agent: { id: 'boss', name: '店长' }, roles: ['manager'] });
      const { socket } = await agent(host, 'boss', { status: '' });
      expect((await socket.refused('status.set', { status: 'online' })).code).toBe('FORBIDDEN');
      const change = { method: 'PATCH', body: { roles: ['manager', 'agent'] } };
      await askFor(host, manager, '/accounts/boss', change);
      await socket.closed;
      const again = await agent(host, 'boss', { status: '' });
      expect(await again.socket.ask('status.set', { status: 'online' })).toEqual({});
    });

    it('a program that has run wild is slowed down, and nobody else is', async () => {
      const host = await makeHost();
      const manager = await managedShop(host);
      const key = await keyOf(host, ['admin']);
      let response = await ask(host, key, '/shop');
      for (let count = 0; count < 300 && response.ok; count++) response = await ask(host, key, '/shop');
      expect(response.headers.get('Retry-After')).toBe('1');
      expect(await codeOf(response)).toBe('RATE_LIMITED');
      await askFor(host, manager, '/shop');
    });

    it('a known address asked in the wrong way says which ways there are', async () => {
      const host = await makeHost();
      const manager = await managedShop(host);
      const response = await ask(host, manager, '/accounts/amy', { method: 'PUT', body: {} });
      expect(response.headers.get('Allow')).toBe('PATCH');
      expect(await codeOf(response)).toBe('METHOD_NOT_ALLOWED');
      expect(await refusalOf(host, manager, '/nothing')).toBe('NOT_FOUND');
    });

    it('AC-01 without any permission signing in is refused', async () => {
      const host = await makeHost();
      await managedShop(host);
      const { admin } = host.app;
      const account = { shopId: host.shopId, name: 'dee', displayName: 'Dee', password };
      await admin.addAgent({ ...account, roles: ['order-notices'] });
      const enter = () =>
        host.fetch(
          '/v1/session',
          postJson({ account: `${host.shopId}:dee`, password }, { Origin: host.workbenchOrigin }),
        );
      expect(await codeOf(await enter())).toBe('NOT_CS_ACCOUNT');
      const [dee] = (await admin.accounts.list(host.shopId)).filter(({ name }) => name === 'dee');
      await admin.accounts.change(host.shopId, dee?.id ?? '', { roles: ['agent'] });
      expect((await enter()).status).toBe(200);
    });
  });
}
