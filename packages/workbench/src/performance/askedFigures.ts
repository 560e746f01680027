import type { AgentFigures, Clock } from '@shopbell/sdk/agent';

/** What changes with every message is asked for again this seldom: it is counted for the whole team. */
const againAfter = 10_000;

/** Figures that are shown, and asked for again as they change. The latest question counts. */
export class AskedFigures {
  readonly #clock: Clock;
  readonly #ask: () => Promise<AgentFigures>;
  readonly #changed: () => void;
  #asked = 0;
  #askedAt = -Infinity;
  #cancel: (() => void) | undefined;

  /** The last that were told; they stay while they are asked for again. */
  figures: AgentFigures | undefined;
  busy = false;
  failed = false;

  constructor(clock: Clock, ask: () => Promise<AgentFigures>, changed: () => void) {
    this.#clock = clock;
    this.#ask = ask;
    this.#changed = changed;
  }

  async load(): Promise<void> {
    const asked = ++this.#asked;
    this.#wait(undefined);
    this.#askedAt = this.#clock.now();
    this.busy = true;
    this.failed = false;
    this.#changed();
    try {
      const figures = await this.#ask();
      if (asked !== this.#asked) return;
      this.figures = figures;
    } catch {
      if (asked !== this.#asked) return;
      this.failed = true;
    }
    this.busy = false;
    this.#changed();
  }

  /** Something is not as it was told. */
  reload(): void {
    if (this.#cancel) return;
    const after = this.#askedAt + againAfter - this.#clock.now();
    if (after <= 0) void this.load();
    else this.#wait(this.#clock.after(after, () => void this.load()));
  }

  /** They are shown no longer. */
  forget(): void {
    this.#asked += 1;
    this.#wait(undefined);
    this.figures = undefined;
    this.busy = this.failed = false;
  }

  #wait(cancel: (() => void) | undefined): void {
    this.#cancel?.();
    this.#cancel = cancel;
  }
}
