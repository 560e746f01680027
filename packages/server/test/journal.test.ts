import { memoryStorage } from '@shopbell/server/storage/memory';
import { describe, expect, it } from 'vitest';
import { Journal, type JournalWriter } from '../src/journal/journal.ts';
import type { AppendEntry, AppendResult } from '../src/storage/storage.ts';
import { settled } from './support/deskUnderTest.ts';
import { FaultyStorage } from './support/faultyStorage.ts';

function entry(shopId: string, expectedSeq: number): AppendEntry {
  const row = { seq: expectedSeq + 1, at: 1, type: 'thing.happened', version: 1, data: '{}', audiences: [] };
  return { shopId, expectedSeq, rows: [row] };
}

/** A shop that has entries to append, and notes what becomes of them. */
class Shop implements JournalWriter {
  readonly results: (AppendResult | 'failed')[] = [];
  readonly #journal: Journal;
  #entries: AppendEntry[] = [];

  constructor(journal: Journal) {
    this.#journal = journal;
  }

  append(...entries: AppendEntry[]): void {
    this.#entries.push(...entries);
    this.#journal.request(this);
  }

  take(): AppendEntry[] {
    return this.#entries.splice(0);
  }

  landed(results: readonly AppendResult[]): void {
    this.results.push(...results);
  }

  failed(): void {
    this.results.push('failed');
  }
}

function journalOver(faulty: FaultyStorage): { a: Shop; b: Shop; c: Shop } {
  const journal = new Journal(faulty.storage);
  return { a: new Shop(journal), b: new Shop(journal), c: new Shop(journal) };
}

const stored = { stored: true };

describe('group commit', () => {
  it('brings what is asked in the same turn into one commit', async () => {
    const faulty = new FaultyStorage(memoryStorage());
    const { a, b } = journalOver(faulty);
    a.append(entry('a', 0));
    b.append(entry('b', 0));
    a.append(entry('a', 1));
    await settled();
    expect(faulty.commits).toEqual([[entry('a', 0), entry('a', 1), entry('b', 0)]]);
    expect([a.results, b.results]).toEqual([[stored, stored], [stored]]);
  });

  it('lets all shops wait while a commit is under way, and takes them together in the next', async () => {
    const faulty = new FaultyStorage(memoryStorage());
    const { a, b, c } = journalOver(faulty);
    const release = faulty.hold();
    a.append(entry('a', 0));
    await settled();
    b.append(entry('b', 0));
    a.append(entry('a', 1));
    c.append(entry('c', 0), entry('c', 1));
    a.append(entry('a', 2));
    await settled();
    expect(faulty.commits).toHaveLength(1);
    release();
    await settled();
    const second = [entry('b', 0), entry('a', 1), entry('a', 2), entry('c', 0), entry('c', 1)];
    expect(faulty.commits).toEqual([[entry('a', 0)], second]);
    expect([a.results, b.results, c.results].map(({ length }) => length)).toEqual([3, 1, 2]);
  });

  it('tells each shop its own conflict', async () => {
    const { a, b } = journalOver(new FaultyStorage(memoryStorage()));
    a.append(entry('a', 5));
    b.append(entry('b', 0));
    await settled();
    expect(a.results).toEqual([{ stored: false, conflict: 'sequence' }]);
    expect(b.results).toEqual([stored]);
  });

  it('tells everybody of a commit that fails, and goes on with the next', async () => {
    const faulty = new FaultyStorage(memoryStorage());
    const { a, b } = journalOver(faulty);
    faulty.failNext();
    a.append(entry('a', 0));
    b.append(entry('b', 0));
    await settled();
    expect([a.results, b.results]).toEqual([['failed'], ['failed']]);
    a.append(entry('a', 0));
    await settled();
    expect(a.results).toEqual(['failed', stored]);
  });
});
