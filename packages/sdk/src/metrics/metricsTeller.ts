import type { MetricsEvent } from '../model/metrics.ts';
import { part } from '../parts/part.ts';
import type * as Words from './metricsOf.ts';

/** What happened, for that which puts it into words. */
type Happening = (words: typeof Words) => readonly MetricsEvent[];

/** Happenings that may wait for the words to be loaded; older ones are given up. */
const kept = 1_000;

const words = part(() => import('./metricsOf.ts'));

/** Tells metrics events, in order, once somebody listens: only pages that do load the words. */
export class MetricsTeller {
  readonly #emit: (told: MetricsEvent) => void;
  #listened = false;
  #waiting: Happening[] = [];

  constructor(emit: (told: MetricsEvent) => void) {
    this.#emit = emit;
  }

  /** Somebody listens from now on. */
  listened(): void {
    this.#listened = true;
    void words().catch(() => undefined);
  }

  happened(happening: Happening): void {
    if (!this.#listened) return;
    this.#waiting = [...this.#waiting.slice(-kept), happening];
    words().then(
      (loaded) => {
        for (const waiting of this.#waiting.splice(0)) for (const told of waiting(loaded)) this.#emit(told);
      },
      // Whatever happens next asks again.
      () => undefined,
    );
  }
}
