import { readRecord } from './csv.ts';
import type { Line } from './lines.ts';

/** One row of a file, and where it stands. */
export interface FileRow {
  /** Of its first line, from 1. */
  readonly line: number;
  /** Where the next row begins: its first byte, and the number of its line. */
  readonly next: Place;
  /** The fields by name; undefined if it cannot be read. */
  readonly fields?: Readonly<Record<string, unknown>>;
  readonly fault?: string;
}

export interface Place {
  readonly offset: number;
  readonly line: number;
}

/** A cell with more lines than that is one whose quote was never closed. */
const mostLines = 200;
const neverClosed = 'opens a quote that is never closed';

/** Rows of a file with one JSON object a line. Empty lines are no rows. */
export async function* jsonRows(lines: AsyncIterable<Line>, first: number): AsyncGenerator<FileRow> {
  let line = first;
  for await (const { text, next, fault } of lines) {
    const about = { line, next: { offset: next, line: line + 1 } };
    line += 1;
    if (fault !== undefined) yield { ...about, fault };
    else if (text.trim() !== '') yield { ...about, ...objectIn(text) };
  }
}

function objectIn(text: string): Pick<FileRow, 'fields' | 'fault'> {
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    return { fault: 'is no JSON' };
  }
  const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
  return isObject ? { fields: value as Record<string, unknown> } : { fault: 'is no JSON object' };
}

/**
 * Rows of a CSV file. A cell in quotes may run over several lines; a quote that is never closed costs its own line and
 * none after it.
 */
export async function* csvRows(
  lines: AsyncIterable<Line>,
  { first, columns, separator }: CsvShape & { readonly first: number },
): AsyncGenerator<FileRow> {
  const ahead = new Lookahead(lines);
  let line = first;
  for (let head = await ahead.peek(0); head; head = await ahead.peek(0)) {
    const one = await readOne(ahead, head, { columns, separator });
    const next = one.taken.at(-1)?.next ?? head.next;
    ahead.drop(one.taken.length);
    const about = { line, next: { offset: next, line: line + one.taken.length } };
    line += one.taken.length;
    if (one.fault !== undefined) yield { ...about, fault: one.fault };
    else if (one.fields) yield { ...about, fields: one.fields };
  }
}

export interface CsvShape {
  /** The field that each is; undefined for what is left alone. */
  readonly columns: readonly (string | undefined)[];
  readonly separator: string;
}

interface One {
  readonly taken: readonly Line[];
  readonly fields?: Readonly<Record<string, unknown>>;
  readonly fault?: string;
}

async function readOne(ahead: Lookahead, head: Line, { columns, separator }: CsvShape): Promise<One> {
  if (head.fault !== undefined) return { taken: [head], fault: head.fault };
  if (head.text.trim() === '') return { taken: [head] };
  const taken = [head];
  let text = head.text;
  let cells = readRecord(text, separator);
  while (cells === 'open') {
    const more = taken.length < mostLines ? await ahead.peek(taken.length) : undefined;
    if (!more || more.fault !== undefined) return { taken: [head], fault: neverClosed };
    taken.push(more);
    text = `${text}\n${more.text}`;
    cells = readRecord(text, separator);
  }
  const fault = Array.isArray(cells)
    ? cells.length === columns.length
      ? undefined
      : `has ${String(cells.length)} cells instead of ${String(columns.length)}`
    : taken.length > 1
      ? neverClosed
      : 'has something after a closing quote';
  if (fault !== undefined || !Array.isArray(cells)) return { taken: [head], fault: fault ?? '' };
  const named = columns.flatMap((name, at) =>
    name === undefined || cells[at] === '' ? [] : [[name, cells[at]] as const],
  );
  return { taken, fields: Object.fromEntries(named) };
}

/** Lines that were looked at and not taken yet. */
class Lookahead {
  readonly #lines: AsyncIterator<Line>;
  readonly #held: Line[] = [];

  constructor(lines: AsyncIterable<Line>) {
    this.#lines = lines[Symbol.asyncIterator]();
  }

  async peek(at: number): Promise<Line | undefined> {
    while (this.#held.length <= at) {
      const more: IteratorResult<Line, unknown> = await this.#lines.next();
      if (more.done === true) return undefined;
      this.#held.push(more.value);
    }
    return this.#held[at];
  }

  drop(count: number): void {
    this.#held.splice(0, count);
  }
}
