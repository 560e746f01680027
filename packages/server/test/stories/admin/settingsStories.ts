import { closeCodes, type ShopSettings } from '@shopbell/sdk/model';
import { describe, expect, it } from 'vitest';
import { ask, askFor, managedShop, refusalOf } from '../../support/admin.ts';
import { shopOrigin, type MakeHost } from '../../support/host.ts';
import { agent, codeOf, customer, grantOf, greet, postJson } from '../../support/shop.ts';

const change = (body: unknown, version = 1) => {
  return { method: 'PATCH', body, headers: { 'If-Match': `"${String(version)}"` } };
};

/** What a shop is; run on every host. */
export function settingsStories(name: string, makeHost: MakeHost): void {
  describe(`shop settings: ${name}`, () => {
    it('are read with their version, and changed in part', async () => {
      const host = await makeHost();
      const manager = await managedShop(host);
      const response = await ask(host, manager, '/shop');
      expect(response.headers.get('ETag')).toBe('"1"');
      const before = (await response.json()) as ShopSettings;
      expect(before).toEqual({
        id: host.shopId,
        name: '山野集',
        timeZone: 'Asia/Shanghai',
        origins: [shopOrigin],
        noticeChannel: 'none',
        version: 1,
      });
      const changed = await ask(host, manager, '/shop', change({ name: '山野集 2' }));
      expect(changed.headers.get('ETag')).toBe('"2"');
      expect(await changed.json()).toEqual({ ...before, name: '山野集 2', version: 2 });
    });

    it('a new name is told at the next sign-in', async () => {
      const host = await makeHost();
      const manager = await managedShop(host);
      await askFor(host, manager, '/shop', change({ name: '山野集 2' }));
      const session = await host.fetch('/v1/session', { headers: manager });
      expect(await session.json()).toMatchObject({ shop: { name: '山野集 2' } });
    });

    it('of two managers who read the same version one is told to look again', async () => {
      const host = await makeHost();
      const manager = await managedShop(host);
      const responses = await Promise.all(
        ['甲', '乙'].map((name) => ask(host, manager, '/shop', change({ name }))),
      );
      const [refused, ...others] = responses.filter(({ status }) => status === 412);
      expect(others).toEqual([]);
      const { error } = (await refused?.json()) as { error: object };
      expect(error).toMatchObject({ code: 'CHANGED_MEANWHILE', details: { version: 2 }, retry: false });
    });

    it('without the version that was read nothing is changed', async () => {
      const host = await makeHost();
      const manager = await managedShop(host);
      const body = { name: '无版本' };
      for (const headers of [{}, { 'If-Match': '*' }, { 'If-Match': '1' }, { 'If-Match': '"1" , "2"' }])
        expect(await refusalOf(host, manager, '/shop', { method: 'PATCH', body, headers })).toBe(
          'INVALID_ARGUMENT',
        );
      expect(await askFor(host, manager, '/shop')).toMatchObject({ name: '山野集', version: 1 });
    });

    it('origins hold at once: for new tokens, new sockets and open ones', async () => {
      const host = await makeHost();
      const manager = await managedShop(host);
      const amy = await agent(host, 'amy');
      const lin = await customer(host);
      const { token } = await grantOf(host);
      const moved = 'https://new.example';
      await askFor(host, manager, '/shop', change({ origins: [moved] }));
      expect(await lin.socket.closed).toMatchObject({ code: closeCodes.originNotAllowed.code });
      await amy.socket.ask('figures.today', {});
      const ask = (origin: string) =>
        host.fetch('/v1/customer/token', postJson({ shopId: host.shopId }, { Origin: origin }));
      expect(await codeOf(await ask(shopOrigin))).toBe('ORIGIN_NOT_ALLOWED');
      expect((await ask(moved)).status).toBe(200);
      const socket = await host.connect(shopOrigin);
      socket.say({ type: 'hello', v: 1, auth: { kind: 'customer', token } });
      expect(await socket.closed).toMatchObject({ code: closeCodes.originNotAllowed.code });
      await askFor(host, manager, '/shop', change({ origins: [moved, shopOrigin] }, 2));
      await greet(host, { kind: 'customer', token });
    });

    it('the day of figures is that of the new time zone', async () => {
      const host = await makeHost();
      const manager = await managedShop(host);
      const amy = await agent(host, 'amy');
      // 2026-05-04 10:00 in Shanghai is still the day before in Honolulu.
      expect(await amy.socket.ask('figures.today', {})).toMatchObject({ day: '2026-05-04' });
      await askFor(host, manager, '/shop', change({ timeZone: 'Pacific/Honolulu' }));
      expect(await amy.socket.ask('figures.today', {})).toMatchObject({ day: '2026-05-03' });
    });

    it.each([
      ['a blank name', { name: ' ' }, 'name'],
      ['an enormous name', { name: '长'.repeat(10_000) }, 'name'],
      ['a name that is a list', { name: ['甲'] }, 'name'],
      ['no time zone of this world', { timeZone: 'Middle/Earth' }, 'timeZone'],
      ['an origin with a path', { origins: ['https://shop.example/'] }, 'origins.0'],
      ['a star as origin', { origins: ['*'] }, 'origins.0'],
      ['an origin twice', { origins: [shopOrigin, shopOrigin] }, 'origins'],
      [
        '101 origins',
        { origins: Array.from({ length: 101 }, (_, at) => `https://s${String(at)}.example`) },
        'origins',
      ],
      ['an unknown channel', { noticeChannel: 'pigeon' }, 'noticeChannel'],
      ['a list', [], ''],
    ])('%s is refused, and nothing is changed', async (_, body, path) => {
      const host = await makeHost();
      const manager = await managedShop(host);
      const response = await ask(host, manager, '/shop', change(body));
      const { error } = (await response.json()) as { error: object };
      expect(error).toMatchObject({ code: 'INVALID_ARGUMENT', details: { issues: [{ path }] } });
      expect(await askFor(host, manager, '/shop')).toMatchObject({ version: 1 });
    });
  });
}
