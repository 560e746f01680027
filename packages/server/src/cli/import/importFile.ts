import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';
import { backfillFrom, daysIn, type Fact } from '@shopbell/metrics';
import { operator } from '../../app/changes/changeRow.ts';
import { logged, type ToldFact } from '../../app/changes/factChanges.ts';
import { readFact } from '../../app/statistics/factIntake.ts';
import { surroundingsOf, type Issue, type Surroundings } from '../../app/statistics/reading/toFact.ts';
import type { StatisticsShop } from '../../app/statistics/shopStatistics.ts';
import type { Storage } from '../../storage/storage.ts';
import { UsageError } from '../usageError.ts';
import { csvFields, fieldOf } from './columns.ts';
import { readRecord } from './csv.ts';
import { linesOf } from './lines.ts';
import { csvRows, jsonRows, type FileRow, type Place } from './records.ts';

/** Rows of one commit: what a crash costs at most, and nothing is lost by it. */
const rowsAtOnce = 2000;

export interface ImportedFile {
  readonly file: string;
  readonly format: 'ndjson' | 'csv';
  /** Of every row that names none. */
  readonly type?: string;
  readonly encoding: string;
  /** Columns that are left alone. */
  readonly ignored: readonly string[];
  /** CF-08: only the most recent 15 days. */
  readonly backfill: boolean;
}

/** Of this run; one that goes on where another was cut short begins at nought. */
export interface ImportCounts {
  readonly rows: number;
  /** New facts. */
  readonly stored: number;
  /** Known already. */
  readonly unchanged: number;
  readonly refused: number;
  /** Before the days that are back-filled. */
  readonly older: number;
}

/** How far it has come: kept with the facts themselves. */
interface Progress extends Place {
  readonly done: boolean;
  /** Read so far, by all runs; missing where an earlier version wrote it. */
  readonly rows?: number;
}

export interface ImportWatch {
  /** A row that was refused, and why. */
  refused(line: number, reasons: readonly string[]): void;
  /** After each commit: how many of so many bytes are read. */
  went(bytes: number, of: number, counts: ImportCounts): void;
  /** It goes on where an earlier one was cut short, which had read so many rows. */
  resumed(line: number, rows: number): void;
}

interface Target {
  readonly storage: Storage;
  readonly shopId: string;
  readonly shop: StatisticsShop;
  readonly now: number;
}

/**
 * Brings the facts of a file into a shop, in constant memory. Each batch is one commit together with the place in the file,
 * so that an import that was killed goes on where it was, and a file that is read twice changes nothing.
 */
export async function importFile(
  { storage, shopId, shop, now }: Target,
  given: ImportedFile,
  watch: ImportWatch,
): Promise<ImportCounts> {
  const { name, size } = await fingerprint(given);
  const shape = given.format === 'csv' ? await shapeOf(given) : undefined;
  const known = await storage.findImport(shopId, name);
  const before = known === undefined ? undefined : (JSON.parse(known) as Progress);
  const begin: Place = before && !before.done ? before : (shape?.body ?? { offset: 0, line: 1 });
  /** Of earlier runs. */
  let read = before && !before.done ? (before.rows ?? 0) : 0;
  if (before && !before.done) watch.resumed(begin.line, read);

  const around: Surroundings = {
    ...surroundingsOf(shop),
    ...(given.type === undefined ? {} : { type: given.type }),
  };
  const isOlder = given.backfill ? olderThan(backfillFrom(now, shop.timeZone), shop.timeZone) : () => false;
  const lines = linesOf(given.file, { from: begin.offset, encoding: given.encoding });
  const rows = shape ? csvRows(lines, { ...shape, first: begin.line }) : jsonRows(lines, begin.line);

  let counts: ImportCounts = { rows: 0, stored: 0, unchanged: 0, refused: 0, older: 0 };
  let place = begin;
  let batch: FileRow[] = [];
  /** While one batch is written the next is read. */
  let written: Promise<void> = Promise.resolve();
  const commit = async (done: boolean): Promise<void> => {
    const told: ToldFact[] = [];
    const seen = { rows: batch.length, refused: 0, older: 0 };
    for (const row of batch) {
      const one = readRow(row, around);
      if (!('input' in one)) {
        seen.refused += 1;
        watch.refused(row.line, one.reasons);
      } else if (isOlder(one.fact)) seen.older += 1;
      else told.push(one);
    }
    place = batch.at(-1)?.next ?? place;
    read += batch.length;
    batch = [];
    const progress: Progress = { offset: place.offset, line: place.line, done, rows: read };
    await written;
    written = write(told, progress, seen);
    // Whoever comes next is told.
    written.catch(() => {});
  };
  const write = async (
    told: readonly ToldFact[],
    progress: Progress,
    seen: Pick<ImportCounts, 'rows' | 'refused' | 'older'>,
  ): Promise<void> => {
    const data = JSON.stringify(progress);
    const rows = told.map((one) => logged(one, { shopId, at: now, by: operator }));
    const stored = await storage.putStatisticFacts(shopId, { at: now, rows, progress: { name, data } });
    counts = {
      rows: counts.rows + seen.rows,
      stored: counts.stored + stored,
      unchanged: counts.unchanged + told.length - stored,
      refused: counts.refused + seen.refused,
      older: counts.older + seen.older,
    };
    watch.went(progress.offset, size, counts);
  };
  for await (const row of rows) {
    batch.push(row);
    if (batch.length >= rowsAtOnce) await commit(false);
  }
  await commit(true);
  await written;
  return counts;
}

type ReadRow = ToldFact | { readonly reasons: readonly string[] };

function readRow({ fields, fault }: FileRow, around: Surroundings): ReadRow {
  if (!fields) return { reasons: [fault ?? 'cannot be read'] };
  const read = readFact(fields, around);
  return read.ok ? read : { reasons: read.issues.map(reasonOf) };
}

const reasonOf = ({ path, message }: Issue): string => (path === '' ? message : `${path}: ${message}`);

/** Agents, customers and settings are as old as they are: what is back-filled is what happened. */
function olderThan(first: string, timeZone: string): (fact: Fact) => boolean {
  const dayOf = daysIn(timeZone);
  const lasting: readonly Fact['type'][] = ['agent', 'customer', 'settings'];
  return (fact) => !lasting.includes(fact.type) && dayOf(fact.at) < first;
}

/** Names a file by what is in it, so that it may be moved, and another one of the same name is another one. */
async function fingerprint(given: ImportedFile): Promise<{ name: string; size: number }> {
  const { file, format, type = '', encoding, backfill } = given;
  const handle = await open(file).catch((error: unknown) => {
    throw new UsageError(`${file} cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  });
  try {
    const { size } = await handle.stat();
    const head = Buffer.alloc(Math.min(size, 65_536));
    await handle.read(head, 0, head.length, 0);
    const about = JSON.stringify([size, format, type, encoding, backfill]);
    return { name: createHash('sha256').update(about).update(head).digest('hex'), size };
  } finally {
    await handle.close();
  }
}

interface Shape {
  readonly columns: readonly (string | undefined)[];
  readonly separator: string;
  /** Where the first row begins. */
  readonly body: Place;
}

/** What the first line of a CSV file says. */
async function shapeOf({ file, encoding, ignored }: ImportedFile): Promise<Shape> {
  for await (const { text, next, fault } of linesOf(file, { from: 0, encoding })) {
    if (fault !== undefined) throw new UsageError(`${file}: the first line ${fault}.`);
    const head = text.replace(/^\uFEFF/, '');
    const separator = [',', ';', '\t'].reduce((best, one) =>
      head.split(one).length > head.split(best).length ? one : best,
    );
    const names = readRecord(head, separator);
    if (!Array.isArray(names)) throw new UsageError(`${file}: the first line does not name columns.`);
    const isIgnored = (column: string): boolean => ignored.includes(column.trim());
    const columns = names.map((column) => (isIgnored(column) ? undefined : fieldOf(column)));
    const unknown = names.filter((column, at) => columns[at] === undefined && !isIgnored(column));
    if (unknown.length > 0) {
      const fields = csvFields.map(({ field }) => field).join(', ');
      throw new UsageError(
        `${file} has columns that are not known: ${unknown.join(', ')}. Leave them alone with --ignore-column, or call them one of ${fields}.`,
      );
    }
    return {
      columns,
      separator,
      body: { offset: next, line: 2 },
    };
  }
  throw new UsageError(`${file} is empty.`);
}
