import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SimulationReport } from '@shopbell/engine';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { runAdmin } from '../src/cli/admin/runAdmin.ts';
import { temporaryFolder } from './support/temporaryFolder.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

async function run(data: string, ...args: string[]) {
  const out: string[] = [];
  const err: string[] = [];
  const code = await runAdmin([...args, '--data', data], {
    stdin: () => Promise.resolve(''),
    out: (text) => out.push(text),
    err: (text) => err.push(text),
  });
  return { code, out, err };
}

/** One for all: a shop with its manager and one agent costs two passwords. */
let shop = '';

beforeAll(async () => {
  shop = await mkdtemp(join(tmpdir(), 'shopbell-'));
  expect(await run(shop, 'create-shop', 'demo', '--name', '山野集')).toMatchObject({ code: 0 });
  expect(await run(shop, 'add-agent', 'demo', 'amy')).toMatchObject({ code: 0 });
  return () => rm(shop, { recursive: true, force: true });
});

/** The shop, and a file of what is tried out. */
async function shopWith(changes: unknown): Promise<{ data: string; settings: string }> {
  const settings = join(await temporaryFolder(), 'changes.json');
  await writeFile(settings, JSON.stringify(changes));
  return { data: shop, settings };
}

describe('shopbell simulate', () => {
  it('tries two more agents on a made-up day of a shop, and again from its exported journal', async () => {
    const { data, settings } = await shopWith({ settings: { capMode: 'capped' } });
    const exported = await run(data, 'export-journal', 'demo');
    const journal = join(await temporaryFolder(), 'journal.ndjson');
    await writeFile(journal, exported.out.join('\n'));
    const events = exported.out.map((line) => JSON.parse(line) as { type: string; defaultGroupId?: string });
    const groupId = events.find(({ type }) => type === 'shop.opened')?.defaultGroupId;
    const moreAgents = ['bo', 'chen'].map((agentId) => ({ agentId, groups: [{ groupId }], capacity: 2 }));
    await writeFile(settings, JSON.stringify({ moreAgents }));
    const made = [
      ...['--generate', '300', '--hours', '10', '--seed', '5', '--settings', settings, '--json'],
      ...['--patience-seconds', '86400', '--service-seconds', '60'],
    ];
    const ofShop = await run(data, 'simulate', '--journal', 'demo', ...made);
    expect(ofShop).toMatchObject({ code: 0, err: [] });
    const report = JSON.parse(ofShop.out.join('')) as SimulationReport;
    expect(report).toMatchObject({ entries: 300, received: 300, leaveMessages: 0 });
    const shares = report.agents.filter(({ conversations }) => conversations > 0);
    expect(shares.map(({ agentId }) => agentId)).toEqual(['bo', 'chen']);
    // A file needs no data folder.
    const ofFile = await run(await temporaryFolder(), 'simulate', '--journal', journal, ...made);
    expect(ofFile).toEqual(ofShop);
  });

  it('LM-01 says in words that everybody left a message where nobody was online', async () => {
    const { data } = await shopWith({});
    const { code, out } = await run(data, 'simulate', '--journal', 'demo', '--generate', '10');
    expect(code).toBe(0);
    expect(out[0]).toBe('10 entries: 0 received, 0 waited, 0 gave up, 10 left a message (100.0 %)');
    expect(out[1]).toContain('nobody was online');
    expect(out.at(-1)).toContain('nobody served');
    const asJson = await run(data, 'simulate', '--journal', 'demo', '--generate', '10', '--json');
    expect(JSON.parse(asJson.out.join(''))).toMatchObject({ hints: ['nobody-online'] });
  });

  it.each([
    [{ settings: { profile: 'random' } }, 'settings.profile'],
    [{ setings: {} }, 'setings'],
    [{ moreAgents: [{ agentId: 'bo', groups: [{ groupId: 'nowhere' }] }] }, 'NOT_FOUND'],
    [{ settings: { leaveMessageTickMs: 59_000 } }, 'leaveMessageTickMs'],
  ])('refuses %j with its reason', async (changes, reason) => {
    const { data, settings } = await shopWith(changes);
    const line = ['simulate', '--journal', 'demo', '--generate', '3', '--settings', settings];
    const { code, err } = await run(data, ...line);
    expect(code).toBe(2);
    expect(err.join(' ')).toContain(reason);
  });

  it('tells which line of a file is no event, and of a shop that is none', async () => {
    const { data } = await shopWith({});
    const journal = join(await temporaryFolder(), 'broken.ndjson');
    await writeFile(journal, '{"type":"agent.added","at":1}\n{"no":1}');
    expect((await run(data, 'simulate', '--journal', journal)).err.join(' ')).toContain('line 2');
    expect((await run(data, 'simulate', '--journal', 'nowhere')).err.join(' ')).toContain('no such shop');
  });
});
