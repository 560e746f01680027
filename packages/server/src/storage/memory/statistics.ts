import type {
  ShownDayRow,
  ShownDaysQuery,
  StatisticFactRow,
  StatisticFactsPut,
  StatisticFactsQuery,
} from '../statistics.ts';
import type { MemoryChanges } from './changes.ts';

/** What statistics are made from, in memory: of one shop. */
export class MemoryStatistics {
  readonly #log: StatisticFactRow[] = [];
  readonly #byType = new Map<string, StatisticFactRow[]>();
  readonly #known = new Set<string>();
  readonly #imports = new Map<string, string>();
  readonly #shown = new Map<string, ShownDayRow>();
  readonly #changes: MemoryChanges;

  constructor(changes: MemoryChanges) {
    this.#changes = changes;
  }

  put({ at, rows, progress }: StatisticFactsPut): number {
    const before = this.#log.length;
    for (const { type, id, digest, data, changes = [] } of rows) {
      const key = JSON.stringify([type, id, digest]);
      if (this.#known.has(key)) continue;
      this.#known.add(key);
      const row = { seq: this.#log.length + 1, at, data };
      this.#log.push(row);
      const ofType = this.#byType.get(type);
      if (ofType) ofType.push(row);
      else this.#byType.set(type, [row]);
      this.#changes.put(changes);
    }
    if (progress) this.#imports.set(progress.name, progress.data);
    return this.#log.length - before;
  }

  read({ after, limit, types }: StatisticFactsQuery): StatisticFactRow[] {
    if (!types) return this.#log.slice(after, after + limit);
    const found = [...new Set(types)].flatMap((type) => {
      const rows = this.#byType.get(type) ?? [];
      // From the end: who asks again has nearly all of it.
      const last = rows.findLastIndex(({ seq }) => seq <= after);
      return rows.slice(last + 1, last + 1 + limit);
    });
    return found.sort((a, b) => a.seq - b.seq).slice(0, limit);
  }

  /** Of all facts of a type. */
  dataOf(type: string): string[] {
    return (this.#byType.get(type) ?? []).map(({ data }) => data);
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
