import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { emptyDesk, evolve, snapshotDesk } from '@shopbell/engine';
import { sqliteStorage } from '@shopbell/server/storage/sqlite';
import { expect, it } from 'vitest';
import { loadDesk } from '../src/desk/loadDesk.ts';
import { eventOf } from '../src/desk/rows.ts';
import type { BusyShopLine } from './support/busyShop.ts';
import { temporaryFolder } from './support/temporaryFolder.ts';

const busyShop = fileURLToPath(new URL('./support/busyShop.ts', import.meta.url));

/** Lets a process write to the shop until it has acknowledged so many messages, then kills it; returns what it told. */
async function killAfter(acknowledged: number, file: string): Promise<BusyShopLine[]> {
  const child = spawn(process.execPath, ['--conditions=@shopbell/source', busyShop, file], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const exited = once(child, 'exit');
  const lines: BusyShopLine[] = [];
  let left = acknowledged;
  let refusal: unknown;
  for await (const text of createInterface({ input: child.stdout })) {
    const line = JSON.parse(text) as BusyShopLine;
    lines.push(line);
    if (line.told !== 'acknowledged' || --left !== 0) continue;
    refusal = await sqliteStorage({ file }).catch((error: unknown) => error);
    child.kill('SIGKILL');
  }
  expect(await exited).toEqual([null, 'SIGKILL']);
  expect(refusal).toMatchObject({ code: 'locked' });
  return lines;
}

it(
  'has every acknowledged message, once and in order, after each of three kills in full flight',
  { timeout: 120_000 },
  async () => {
    const file = join(await temporaryFolder(), 'shopbell.db');
    const told: BusyShopLine[] = [];
    for (const acknowledged of [30, 100, 300]) {
      told.push(...(await killAfter(acknowledged, file)));

      const storage = await sqliteStorage({ file });
      const rows = await storage.readJournal('busy', { after: 0, limit: 1_000_000 });
      expect(rows.map(({ seq }) => seq)).toEqual(rows.map((_, index) => index + 1));
      const stored = rows.flatMap(({ text, seq }) => (text === undefined ? [] : { clientId: text, seq }));
      const seqOf = new Map(stored.map(({ clientId, seq }) => [clientId, seq]));
      expect(seqOf.size).toBe(stored.length);
      for (const { clientId, seq } of told.filter((line) => line.told === 'acknowledged')) {
        expect(seqOf.get(clientId)).toBe(seq);
      }
      // What was not acknowledged may be there or not; what is there stands in the order in which it was sent.
      const sent = told.filter((line) => line.told === 'sent').map(({ clientId }) => clientId);
      expect(stored.map(({ clientId }) => clientId)).toEqual(sent.filter((clientId) => seqOf.has(clientId)));

      const { desk, snapshotSeq } = await loadDesk(storage, 'busy', () => {});
      const fresh = emptyDesk();
      for (const row of rows) evolve(fresh, eventOf(row));
      expect(snapshotSeq).toBeGreaterThan(0);
      expect(snapshotDesk(desk)).toBe(snapshotDesk(fresh));
      await storage.close();
    }
  },
);
