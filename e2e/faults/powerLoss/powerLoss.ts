import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Chance } from '../chance.ts';
import { Disk, type Image } from './disk.ts';
import { toldIn, type Recording } from './recording.ts';

export interface PowerLossReport {
  /** Moments at which the power went. */
  readonly moments: number;
  readonly images: number;
  /** Messages that had been told to somebody by the last moment. */
  readonly told: number;
  /** Images that lack what had been told by then, or are no sound database. */
  readonly broken: readonly string[];
}

const database = 'shopbell.db';
const partsOfDatabase = [database, `${database}-wal`, `${database}-journal`];

/**
 * Lets the power go at moments of a recording: whenever something was told to a client, and in between, before and after
 * what was written and synced. Looks at what the disk may hold then, from nothing unsynced to all of it, with torn
 * writes between.
 *
 * @param every of how many such moments one is tried.
 */
export async function losePower(
  { dataDir, calls }: Recording,
  { every, seed }: { every: number; seed: number },
): Promise<PowerLossReport> {
  const chance = new Chance(seed);
  const disk = new Disk(dataDir, (name) => partsOfDatabase.includes(name));
  const told = new Set<string>();
  const broken: string[] = [];
  let moments = 0;
  let images = 0;
  let passed = 0;
  for (const call of calls) {
    const before = told.size;
    for (const text of toldIn(call)) told.add(text);
    const happened = disk.take(call);
    if (!happened && told.size === before) continue;
    passed += 1;
    if (passed % every !== 0) continue;
    moments += 1;
    for (const [what, arrived] of [
      ['nothing', 'none'],
      ['some', chance],
      ['some', chance],
      ['all', 'all'],
    ] as const) {
      images += 1;
      const fault = await faultOf(disk.image(arrived), told);
      if (fault !== undefined) broken.push(`after ${told.size} messages, with ${what} unsynced: ${fault}`);
    }
  }
  return { moments, images, told: told.size, broken };
}

/** What is wrong with a disk on which these messages must be. */
async function faultOf(image: Image, told: ReadonlySet<string>): Promise<string | undefined> {
  const folder = await mkdtemp(join(tmpdir(), 'shopbell-image-'));
  try {
    for (const [name, content] of image) await writeFile(join(folder, name), content);
    const stored = read(join(folder, database));
    const missing = [...told].filter((text) => !stored.has(text));
    return missing.length === 0 ? undefined : `${missing.length} are missing`;
  } catch (error) {
    // A database that was never made may be damaged as it likes.
    return told.size === 0 ? undefined : String(error);
  } finally {
    await rm(folder, { recursive: true });
  }
}

function read(file: string): ReadonlySet<string> {
  const db = new DatabaseSync(file);
  try {
    const [check] = db.prepare('PRAGMA integrity_check').all();
    if (check?.['integrity_check'] !== 'ok') throw new Error(String(check?.['integrity_check']));
    const made = db.prepare(`SELECT 1 FROM sqlite_master WHERE name = 'message'`).get();
    return new Set(
      made
        ? db
            .prepare('SELECT text FROM message')
            .all()
            .map(({ text }) => String(text))
        : [],
    );
  } finally {
    db.close();
  }
}
