import { Lane, type Queued } from '../fairness/lane.ts';

interface Timed extends Queued {
  readonly id: string;
  at: number;
}

function isDueBefore(a: Timed, b: Timed): boolean {
  return a.at < b.at;
}

/**
 * What falls due when, by id: one time each. Like a table it can be drafted; the next due time costs nothing to know, and
 * each change a step (what is put off falls due last) or O(log n), so that a hundred thousand open conversations keep
 * nobody busy.
 */
export class Schedule {
  readonly #lane = new Lane<Timed>(isDueBefore);
  readonly #items = new Map<string, Timed | undefined>();
  readonly #beneath: Schedule | undefined;

  constructor(beneath?: Schedule) {
    this.#beneath = beneath;
  }

  /** A schedule over this one; changes to it do not reach this one. */
  draft(): Schedule {
    return new Schedule(this);
  }

  get(id: string): number | undefined {
    if (this.#items.has(id)) return this.#items.get(id)?.at;
    return this.#beneath?.get(id);
  }

  has(id: string): boolean {
    return this.get(id) !== undefined;
  }

  set(id: string, at: number): void {
    const known = this.#items.get(id);
    if (known?.at === at) return;
    const item = known ?? { id, at, slot: -1, queued: false };
    if (known) {
      this.#lane.remove(known);
      known.at = at;
    } else this.#items.set(id, item);
    this.#lane.add(item);
  }

  delete(id: string): void {
    if (this.#items.size > 0) this.#drop(id);
    if (this.#beneath?.has(id)) this.#items.set(id, undefined);
    else if (this.#items.size > 0) this.#items.delete(id);
  }

  /** The earliest time; undefined if nothing will fall due. */
  next(): number | undefined {
    const own = this.#lane.first()?.at;
    if (!this.#beneath) return own;
    return this.due(Infinity)[0]?.at;
  }

  /** What is due at this time or was before, the longest overdue first, then by id. */
  due(now: number): { readonly id: string; readonly at: number }[] {
    const due: { id: string; at: number }[] = [...this.#lane.top(({ at }) => at <= now)];
    for (const item of this.#beneath?.due(now) ?? []) {
      if (!this.#items.has(item.id)) due.push(item);
    }
    return due.map(({ id, at }) => ({ id, at })).sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1));
  }

  /** In the order of time, each found as it is asked for; nothing may be set or deleted meanwhile. */
  *inOrder(): IterableIterator<{ readonly id: string; readonly at: number }> {
    if (!this.#beneath) {
      yield* this.#lane.inOrder();
      return;
    }
    const own = this.#lane.inOrder();
    let next = own.next();
    for (const item of this.#beneath.inOrder()) {
      if (this.#items.has(item.id)) continue;
      for (; !next.done && next.value.at < item.at; next = own.next()) yield next.value;
      yield item;
    }
    for (; !next.done; next = own.next()) yield next.value;
  }

  /** In the order of time, then of id. */
  entries(): [string, number][] {
    return this.due(Infinity).map(({ id, at }) => [id, at]);
  }

  #drop(id: string): void {
    const item = this.#items.get(id);
    if (item) this.#lane.remove(item);
  }
}
