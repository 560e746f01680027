import { expect, it, vi } from 'vitest';
import { StatisticsSettings } from '../src/app/statistics/statisticsSettings.ts';
import { liveStories } from './stories/admin/liveStories.ts';
import { reportStories } from './stories/admin/reportStories.ts';
import { consultationStories } from './stories/admin/consultationStories.ts';
import { statisticsStories } from './stories/admin/statisticsStories.ts';
import { marchShop } from './support/facts.ts';
import { appHost, portHost } from './support/host.ts';

for (const [name, host] of [
  ['the app without a port', appHost],
  ['a server on SQLite', portHost],
] as const) {
  liveStories(name, host);
  reportStories(name, host);
  statisticsStories(name, host);
  consultationStories(name, host);
}

it('CF-06 a currency that another machine changed since it was read is not written over', async () => {
  const { host } = await marchShop(appHost);
  const { settings } = host.app.admin.reports;
  if (!(settings instanceof StatisticsSettings))
    throw new Error('The figures of this host are counted elsewhere.');
  const { use } = settings;
  const faster = { expectedVersion: 0, data: JSON.stringify({ currency: 'JPY' }) };
  vi.spyOn(settings, 'use').mockImplementationOnce((shopId, work) =>
    use(shopId, async (known) => {
      expect(await host.storage.writeSetting(shopId, 'statistics', faster)).toBe(true);
      return work(known);
    }),
  );
  const lost = settings.change(host.shopId, { currency: 'USD' });
  await expect(lost).rejects.toMatchObject({ code: 'CHANGED_MEANWHILE' });
  expect(await settings.read(host.shopId)).toMatchObject({ currency: 'JPY', version: 1 });
});
