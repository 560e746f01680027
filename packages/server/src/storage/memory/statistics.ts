import type { ShownDayRow, ShownDaysQuery, StatisticFactRow, StatisticFactsPut } from '../statistics.ts';

/** What statistics are made from, in memory: of one shop. */
export class MemoryStatistics {
  readonly #log: StatisticFactRow[] = [];
  readonly #known = new Set<string>();
  readonly #imports = new Map<string, string>();
  readonly #shown = new Map<string, ShownDayRow>();

  put({ at, rows, progress }: StatisticFactsPut): number {
    const before = this.#log.length;
    for (const { type, id, digest, data } of rows) {
      const key = JSON.stringify([type, id, digest]);
      if (this.#known.has(key)) continue;
      this.#known.add(key);
      this.#log.push({ seq: this.#log.length + 1, at, data });
    }
    if (progress) this.#imports.set(progress.name, progress.data);
    return this.#log.length - before;
  }

  read({ after, limit }: { after: number; limit: number }): StatisticFactRow[] {
    return this.#log.slice(after, after + limit);
  }

  progressOf(name: string): string | undefined {
    return this.#imports.get(name);
  }

  shown({ profile, from, to }: ShownDaysQuery): ShownDayRow[] {
    const days = [...this.#shown.values()].filter(
      (row) => row.profile === profile && row.day >= from && row.day <= to,
    );
    return days.sort((a, b) => (a.day < b.day ? -1 : 1));
  }

  saveShown(rows: readonly ShownDayRow[]): void {
    for (const row of rows) this.#shown.set(`${row.profile} ${row.day}`, row);
  }
}
