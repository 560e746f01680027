import { adminLimits, recordKinds, type BatchResult, type RecordKind } from '@shopbell/sdk/model';
import { UsageError } from '../usageError.ts';
import { needed, text, words, type Reading, type Run, type Told } from './command.ts';

export async function showHours({ admin, given, now }: Reading): Promise<Told> {
  const { shop } = words(given, 'shop');
  const group = text(given, 'group');
  const [{ hours, version }, opening] = await Promise.all([
    admin.hours.read(shop, group),
    admin.hours.opening(shop, now, group),
  ]);
  const next = opening.nextOpening;
  const opens = next === undefined ? 'it does not open again' : `it opens at ${new Date(next).toISOString()}`;
  const state = opening.open ? 'It is open now.' : `It is closed now; ${opens}.`;
  return { json: { hours, version, ...opening }, lines: [JSON.stringify(hours), state] };
}

/** The last word counts: whoever uses the command line has the data for himself. */
export async function setHours({ admin, given, stdin }: Run): Promise<Told> {
  const { shop } = words(given, 'shop');
  const group = text(given, 'group');
  const { version } = await admin.hours.read(shop, group);
  // What it is, hours or null, the administration looks at.
  const kept = await admin.hours.write(shop, group, jsonOf(await stdin()) as null, version);
  const whose = group === undefined ? shop : `${group} in ${shop}`;
  const told = kept.hours
    ? 'are kept'
    : group === undefined
      ? 'are taken away: it is always open'
      : 'are the shop’s now';
  return { json: kept, lines: [`The hours of ${whose} ${told}.`] };
}

export async function putRecords({ admin, given, stdin }: Run): Promise<Told> {
  const { shop } = words(given, 'shop');
  const kind = kindOf(needed(given, 'kind'));
  const rows = rowsOf(await stdin());
  const sum = { stored: 0, unchanged: 0, older: 0, refused: [] as BatchResult['refused'] };
  for (let from = 0; from < rows.length; from += adminLimits.batchRows) {
    const batch = rows.slice(from, from + adminLimits.batchRows);
    const { stored, unchanged, older, refused } = await admin.backOffice.take(shop, kind, { rows: batch });
    sum.stored += stored;
    sum.unchanged += unchanged;
    sum.older += older;
    sum.refused.push(...refused.map((row) => ({ ...row, index: from + row.index })));
  }
  const lines = [
    `${String(sum.stored)} stored, ${String(sum.unchanged)} as before, ${String(sum.older)} older than what is kept, ${String(sum.refused.length)} refused.`,
    ...sum.refused.map(
      ({ index, id, error }) =>
        `row ${String(index + 1)} (${id ?? 'without an id'}): ${error.code} ${JSON.stringify(error.details ?? '')}`,
    ),
  ];
  return { json: sum, lines, exitCode: sum.refused.length > 0 ? 1 : 0 };
}

function kindOf(name: string): RecordKind {
  const kind = recordKinds.find((one) => one === name);
  if (!kind) throw new UsageError(`--kind is one of ${recordKinds.join(', ')}.`);
  return kind;
}

/** A JSON list, or one JSON a line. */
function rowsOf(input: string): unknown[] {
  const all = input.trim();
  if (all.startsWith('[')) return jsonOf(all) as unknown[];
  return all.split('\n').flatMap((line) => (line.trim() === '' ? [] : [jsonOf(line)]));
}

function jsonOf(input: string): unknown {
  try {
    return JSON.parse(input) as unknown;
  } catch {
    throw new UsageError('What is on stdin is no JSON.');
  }
}
