import { expect, it, vi } from 'vitest';
import { performanceStories } from './stories/performanceStories.ts';
import { tell, marchShop, chat, ten } from './support/facts.ts';
import { agentClient } from './support/clients.ts';
import { appHost, portHost } from './support/host.ts';
import { streamHost } from './support/streamHost.ts';

/** A busy machine takes its time for sockets and disks. */
vi.setConfig({ testTimeout: 60_000 });

performanceStories('sockets of the app without a port', appHost);
performanceStories('over HTTP, where sockets are blocked', streamHost(appHost));
performanceStories('sockets on a real port over SQLite', portHost);

it('WB-20 by the SDK: figures, rows and how a figure came about', async () => {
  const { host, boss } = await marchShop(portHost);
  const account = { type: 'agent', id: 'bo', at: ten(1), from: '2026-03-01', agentId: 'bo' };
  await tell(host, boss, [account, ...chat('a', ten(4), { agentId: 'bo', wait: 12 })]);
  const { performance } = await agentClient(host, 'bo');
  const days = { from: '2026-03-04', to: '2026-03-04' };
  const { cells, before } = await performance.figures(['averageResponse'], days);
  expect(cells['averageResponse']).toMatchObject({ value: 12, rank: { place: 1, of: 1, tied: 0 } });
  expect(before.to).toBe('2026-03-03');
  const { total } = await performance.details({ ...days, list: 'responses', limit: 10 });
  expect(total).toBe(1);
  const why = await performance.explain({ figure: 'averageResponse', day: days.from });
  expect(why.parts).toMatchObject({ responses: 1, responseSeconds: 12 });
  await expect(performance.figures(['nonsense'])).rejects.toMatchObject({ code: 'INVALID_ARGUMENT' });
});
