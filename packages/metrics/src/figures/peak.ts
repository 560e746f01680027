import { isCustomers, isHuman } from '../chat/messageRules.ts';
import type { Row } from '../chat/row.ts';
import type { Tally } from './tally.ts';

/** VM-15, VM-16: half open. */
const peakWindow = 120_000;

interface Spoken {
  readonly at: number;
  readonly customerId: string;
}

/**
 * Notes for every tally the most customers with whom messages were exchanged within one window, in received rows (VM-15,
 * VM-17): automatic ones do not count.
 */
export function addPeaks(rows: readonly Row[], talliesOf: (row: Row) => readonly Tally[]): void {
  const spoken: (Spoken & { readonly windows: readonly Window[] })[] = [];
  const byTally = new Map<Tally, Window>();
  for (const row of rows) {
    if (!row.received) continue;
    const windows = talliesOf(row).map((tally) => {
      const known = byTally.get(tally) ?? new Window(tally);
      byTally.set(tally, known);
      return known;
    });
    for (const message of row.messages)
      if ((isCustomers(message) && !message.carried) || isHuman(message))
        spoken.push({ at: message.at, customerId: row.customerId, windows });
  }
  spoken.sort((left, right) => left.at - right.at);
  for (const one of spoken) for (const window of one.windows) window.take(one);
}

/** The messages of the last two minutes, by customer. */
class Window {
  readonly #tally: Tally;
  readonly #messages: Spoken[] = [];
  /** How many messages of each are in the window. */
  readonly #customers = new Map<string, number>();
  #oldest = 0;

  constructor(tally: Tally) {
    this.#tally = tally;
  }

  take(message: Spoken): void {
    const { at, customerId } = message;
    this.#messages.push(message);
    this.#customers.set(customerId, (this.#customers.get(customerId) ?? 0) + 1);
    for (let first = this.#messages[this.#oldest]; first && at - first.at >= peakWindow;) {
      this.#leave(first.customerId);
      this.#oldest += 1;
      first = this.#messages[this.#oldest];
    }
    if (this.#customers.size > this.#tally.peak) this.#tally.peak = this.#customers.size;
  }

  #leave(customerId: string): void {
    const rest = (this.#customers.get(customerId) ?? 0) - 1;
    if (rest > 0) this.#customers.set(customerId, rest);
    else this.#customers.delete(customerId);
  }
}
