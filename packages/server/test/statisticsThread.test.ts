import { join } from 'node:path';
import type { Worker } from 'node:worker_threads';
import { systemClock } from '@shopbell/sdk/model';
import { expect, it, onTestFinished } from 'vitest';
import { createApp, webPasswords, type LogLine } from '../src/app.ts';
import { FairQueue } from '../src/node/statistics/fairQueue.ts';
import { statisticsThread, type StatisticsThread } from '../src/node/statistics/statisticsThread.ts';
import { sqliteStorage } from '../src/storage/sqlite.ts';
import type { Storage } from '../src/storage/storage.ts';
import { temporaryFolder } from './support/temporaryFolder.ts';

const passwords = webPasswords({ iterations: 10 });
const day = { from: '2026-05-04', to: '2026-05-04' } as const;
const ten = Date.UTC(2026, 4, 4, 2);

interface Shops {
  readonly storage: Storage;
  readonly app: ReturnType<typeof createApp>;
  readonly thread: StatisticsThread;
  readonly threads: Worker[];
  readonly logged: LogLine[];
  chat(shopId: string, id: string, waitSeconds: number): Promise<void>;
}

/** Two shops on a disk: figures in a thread as a server has them, and `app` that computes them in place. */
async function shops(): Promise<Shops> {
  const storage = await sqliteStorage({ file: join(await temporaryFolder(), 'shopbell.db') });
  const threads: Worker[] = [];
  const note = (worker: Worker): void => void threads.push(worker);
  process.on('worker', note);
  const logged: LogLine[] = [];
  const log = (line: LogLine): void => void logged.push(line);
  const thread = statisticsThread({ file: storage.file, storage, clock: systemClock, log });
  const app = createApp({ storage, passwords });
  onTestFinished(async () => {
    process.off('worker', note);
    await thread.close();
    await app.close();
    await storage.close();
  });
  for (const shopId of ['tea', 'cups']) {
    await app.admin.createShop({
      shopId,
      name: shopId,
      origins: [],
      timeZone: 'Asia/Shanghai',
      defaultGroupName: '客服',
    });
  }
  const chat: Shops['chat'] = async (shopId, id, waitSeconds) => {
    const about = { type: 'message', conversationId: id, customerId: `c-${id}`, agentId: 'zoe', length: 2 };
    const { refused } = await app.admin.facts.take(shopId, {
      facts: [
        { ...about, id: `${id}1`, at: ten, from: 'customer', authorId: `c-${id}` },
        { ...about, id: `${id}2`, at: ten + waitSeconds * 1000, from: 'agent', authorId: 'zoe' },
      ],
    });
    expect(refused).toEqual([]);
  };
  return { storage, app, thread, threads, logged, chat };
}

it('answers as in place, each time with all that is durable, and starts when it is first asked', async () => {
  const { app, thread, threads, chat } = await shops();
  const { reports } = app.admin;
  await chat('tea', 'a', 10);
  expect(threads).toHaveLength(0);
  for (const id of ['b', 'c']) {
    await chat('tea', id, 20);
    const now = Date.now();
    const asked = { ...day, by: 'agent', now } as const;
    expect(await thread.report('tea', asked)).toEqual(await reports.report('tea', asked));
    const list = { ...day, list: 'receptions', now } as const;
    expect(await thread.details('tea', list)).toEqual(await reports.details('tea', list));
    expect(await thread.allDetails('tea', list)).toEqual(await reports.allDetails('tea', list));
    const figure = { figure: 'received', day: day.from, now } as const;
    expect(await thread.explain('tea', figure)).toEqual(await reports.explain('tea', figure));
    const month = { month: '2026-05', now } as const;
    expect(await thread.defectRate('tea', month)).toEqual(await reports.defectRate('tea', month));
    const pay = { ...day, formula: '3000 + received', now } as const;
    expect(await thread.salaries('tea', pay)).toEqual(await reports.salaries('tea', pay));
    for (const format of ['json', 'csv'] as const) {
      const file = await thread.file('tea', { of: 'report', query: asked }, format);
      expect(file).toEqual(await reports.file('tea', { of: 'report', query: asked }, format));
    }
    expect(await thread.problems('tea')).toEqual(await reports.problems('tea'));
    expect(await thread.settings.accounts('tea')).toEqual(await reports.settings.accounts('tea'));
    expect(await thread.settings.read('tea')).toEqual(await reports.settings.read('tea'));
  }
  expect(threads).toHaveLength(1);
});

it('names agents and groups as the desk does by now', async () => {
  const { app, thread } = await shops();
  const agent = { name: 'amy', displayName: '小艾', password: 'correct horse', roles: ['agent'] };
  await app.admin.addAgent({ shopId: 'tea', agentId: 'amy', ...agent });
  expect(await thread.settings.accounts('tea')).toMatchObject([{ agentId: 'amy', name: '小艾' }]);
  await app.admin.submit('tea', { type: 'agent.configure', agentId: 'amy', name: '艾米' });
  expect(await thread.settings.accounts('tea')).toMatchObject([{ agentId: 'amy', name: '艾米' }]);
});

it('DL-08 what it shows as final is written by the server, and told after it has changed', async () => {
  const { thread, chat, storage } = await shops();
  const asked = { ...day, figures: 'received' } as const;
  await chat('tea', 'a', 10);
  await thread.report('tea', asked);
  const shown = await storage.readShownDays('tea', { profile: '', ...day });
  expect(shown.map(({ day }) => day)).toEqual([day.from]);
  await chat('tea', 'b', 10);
  const { rows } = await thread.report('tea', asked);
  expect(rows[0]?.cells['received']).toMatchObject({ value: 2, former: 1 });
  await thread.settings.change('tea', { currency: 'EUR' });
  expect(await storage.readSetting('tea', 'statistics')).toMatchObject({ data: '{"currency":"EUR"}' });
  expect(await thread.report('tea', asked)).toMatchObject({ currency: 'EUR' });
});

it('refuses in the same words as in place', async () => {
  const { thread, app } = await shops();
  const bad = { from: '2026-05-04', to: '2026-05-03' };
  const [there, here] = await Promise.allSettled([
    thread.report('tea', bad),
    app.admin.reports.report('tea', bad),
  ]);
  expect(there).toMatchObject({ reason: { name: 'ShopbellError', code: 'INVALID_ARGUMENT' } });
  expect(there.status === 'rejected' && (there.reason as { details: unknown }).details).toEqual(
    here.status === 'rejected' && (here.reason as { details: unknown }).details,
  );
  await expect(thread.problems('nowhere')).rejects.toMatchObject({ code: 'NOT_FOUND' });
});

it('a thread that dies costs its question an answer, and nobody else anything', async () => {
  const { thread, threads, chat, logged } = await shops();
  await chat('tea', 'a', 10);
  await chat('cups', 'b', 10);
  const asked = { ...day, figures: 'received' } as const;
  const lost = thread.report('tea', asked);
  const waiting = thread.report('cups', asked);
  lost.catch(() => {});
  // Node tells of a new thread a turn later.
  await expect.poll(() => threads, { interval: 1 }).toHaveLength(1);
  await threads[0]?.terminate();
  await expect(lost).rejects.toMatchObject({ code: 'UNAVAILABLE', retry: true });
  expect((await waiting).rows[0]?.cells['received']).toMatchObject({ value: 1 });
  expect((await thread.report('tea', asked)).rows[0]?.cells['received']).toMatchObject({ value: 1 });
  expect(threads).toHaveLength(2);
  expect(logged.map(({ level, message }) => [level, message])).toEqual([
    ['error', 'The statistics thread has ended.'],
  ]);
});

it('ends with the server: what is asked or waits is told at once', async () => {
  const { thread, logged } = await shops();
  const asked = { ...day, figures: 'received' } as const;
  const open = [thread.report('tea', asked), thread.report('cups', asked)];
  const settled = Promise.allSettled(open);
  await thread.close();
  for (const result of await settled) expect(result).toMatchObject({ reason: { code: 'UNAVAILABLE' } });
  await expect(thread.report('tea', asked)).rejects.toMatchObject({ code: 'UNAVAILABLE' });
  expect(logged).toEqual([]);
});

it('a shop that asks much waits for itself, and is told to come back when it is too much', async () => {
  const queue = new FairQueue();
  const done: string[] = [];
  const ask = (shopId: string, name: string) =>
    queue.run(shopId, () => {
      done.push(name);
      return Promise.resolve();
    });
  const asked = ['t1', 't2', 't3', 't4'].map((name) => ask('tea', name));
  asked.push(ask('cups', 'c1'), ask('pots', 'p1'), ask('cups', 'c2'));
  await Promise.all(asked);
  expect(done).toEqual(['t1', 't2', 'c1', 'p1', 't3', 'c2', 't4']);
  const thrown = queue.run('tea', () => {
    throw new Error('no thread to be had');
  });
  await expect(Promise.all([thrown, ask('tea', 'after')])).rejects.toThrow('no thread to be had');
  expect(done.at(-1)).toBe('after');
  const many = Array.from({ length: 60 }, (_, number) => ask('tea', String(number)));
  const results = await Promise.allSettled(many);
  const refused = results.filter(({ status }) => status === 'rejected');
  expect(refused).toHaveLength(9);
  expect(refused[0]).toMatchObject({ reason: { code: 'RATE_LIMITED', retry: true } });
});
