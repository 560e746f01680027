import type { HoursNow } from '@shopbell/sdk/model';
import { describe, expect, it } from 'vitest';
import { ask, askFor, managedShop, refusalOf } from '../../support/admin.ts';
import type { MakeHost } from '../../support/host.ts';

const put = (hours: unknown, version: number) => {
  return { method: 'PUT', body: { hours }, headers: { 'If-Match': `"${String(version)}"` } };
};
const office = { weekly: [1, 2, 3, 4, 5].map((day) => ({ day, from: '09:00', to: '18:00' })) };
const early = { weekly: [{ day: 1, from: '06:00', to: '09:00' }] };

/** Business hours; run on every host. */
export function hoursStories(name: string, makeHost: MakeHost): void {
  describe(`business hours: ${name}`, () => {
    it('a shop without hours is always open; a group has its own, or the shop’s', async () => {
      const host = await makeHost();
      const manager = await managedShop(host);
      const { hours } = host.app.admin;
      // Monday, 2026-05-04 10:00 in Shanghai.
      const now = host.clock.now();
      const always = { hours: null, version: 0, open: true, nextOpening: now };
      expect(await askFor(host, manager, '/hours')).toEqual(always);
      const hour = 3_600_000;
      expect(await hours.opening(host.shopId, now)).toEqual({ open: true, nextOpening: now });
      const stored = await askFor<HoursNow>(host, manager, '/hours', put(office, 0));
      expect(stored).toEqual({ ...always, hours: { ...office, dates: [] }, version: 1 });
      expect(await hours.opening(host.shopId, now + 9 * hour, 'tents')).toEqual({
        open: false,
        nextOpening: now + 23 * hour,
      });
      // A group without hours tells what the shop's mean; one with its own tells those.
      expect(await askFor(host, manager, '/groups/tents/hours')).toEqual(always);
      const own = await askFor<HoursNow>(host, manager, '/groups/tents/hours', put(early, 0));
      expect(own).toMatchObject({ version: 1, open: false, nextOpening: now + (6 * 24 + 20) * hour });
      expect(await hours.opening(host.shopId, now, 'tents')).toEqual({
        open: false,
        nextOpening: now + (6 * 24 + 20) * hour,
      });
      expect(await hours.opening(host.shopId, now, 'presale')).toMatchObject({ open: true });
      await askFor(host, manager, '/groups/tents/hours', put(null, 1));
      expect(await hours.opening(host.shopId, now, 'tents')).toMatchObject({ open: true });
    });

    it('of two managers who read the same version one is told to look again', async () => {
      const host = await makeHost();
      const manager = await managedShop(host);
      const responses = await Promise.all(
        [office, early].map((hours) => ask(host, manager, '/hours', put(hours, 0))),
      );
      expect(responses.map(({ status }) => status).sort()).toEqual([200, 412]);
      expect(await refusalOf(host, manager, '/hours', put(office, 7))).toBe('CHANGED_MEANWHILE');
      expect((await ask(host, manager, '/hours')).headers.get('ETag')).toBe('"1"');
    });

    it.each([
      ['a group that is none', '/groups/nobody/hours', office, 'NOT_FOUND'],
      ['nonsense', '/hours', 'always', 'INVALID_ARGUMENT'],
      [
        '1,000 spans',
        '/hours',
        { weekly: Array.from({ length: 1000 }, () => early.weekly[0]) },
        'INVALID_ARGUMENT',
      ],
      ['no hours', '/hours', undefined, 'INVALID_ARGUMENT'],
    ])('%s is refused', async (_, path, hours, code) => {
      const host = await makeHost();
      const manager = await managedShop(host);
      expect(await refusalOf(host, manager, path, put(hours, 0))).toBe(code);
    });
  });
}
