import type { AppendEntry, AppendResult, Storage } from '../storage/storage.ts';

/** One shop that has something to append. */
export interface JournalWriter {
  /** Called when a commit begins: everything that is to go with it, in order. Never called while one is under way. */
  take(): readonly AppendEntry[];
  /** The commit is durable; what became of each entry taken. Must not throw. */
  landed(results: readonly AppendResult[]): void;
  /** The commit failed: nothing of it was stored. Must not throw. */
  failed(error: unknown): void;
}

interface Part {
  readonly writer: JournalWriter;
  readonly entries: readonly AppendEntry[];
}

/**
 * Group commit: while one commit is under way, the shops wait, and what all of them have by then goes together in the
 * next. The journal fetches entries at the last moment and tells results in the same turn, so that a shop whose entry
 * was kept out has nothing under way that was decided on top of it.
 */
export class Journal {
  readonly #storage: Pick<Storage, 'append'>;
  #waiting = new Set<JournalWriter>();
  #committing = false;

  constructor(storage: Pick<Storage, 'append'>) {
    this.#storage = storage;
  }

  /** Asks for a place in the next commit; asking twice is harmless. */
  request(writer: JournalWriter): void {
    this.#waiting.add(writer);
    if (this.#committing) return;
    this.#committing = true;
    // A turn later, so that what is asked in the same breath shares the first commit too.
    queueMicrotask(() => void this.#commitAll());
  }

  async #commitAll(): Promise<void> {
    while (this.#waiting.size > 0) {
      const parts = Array.from(this.#waiting, (writer) => ({ writer, entries: writer.take() }));
      this.#waiting.clear();
      await this.#commit(parts.filter(({ entries }) => entries.length > 0));
    }
    this.#committing = false;
  }

  async #commit(parts: readonly Part[]): Promise<void> {
    if (parts.length === 0) return;
    let results: AppendResult[];
    try {
      results = await this.#storage.append(parts.flatMap(({ entries }) => entries));
    } catch (error) {
      for (const { writer } of parts) writer.failed(error);
      return;
    }
    let from = 0;
    for (const { writer, entries } of parts) writer.landed(results.slice(from, (from += entries.length)));
  }
}
