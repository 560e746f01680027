/** The baseline: smooth weighted round robin as nginx does it, looking at everybody at each pick. */
export class SmoothWrr {
  readonly #weights: readonly number[];
  readonly #current: number[];
  readonly #total: number;

  constructor(weights: readonly number[]) {
    this.#weights = weights;
    this.#current = weights.map(() => 0);
    this.#total = weights.reduce((sum, weight) => sum + weight, 0);
  }

  pick(): number {
    let best = 0;
    for (let i = 0; i < this.#weights.length; i++) {
      const now = (this.#current[i] ?? 0) + (this.#weights[i] ?? 0);
      this.#current[i] = now;
      if (now > (this.#current[best] ?? 0)) best = i;
    }
    this.#current[best] = (this.#current[best] ?? 0) - this.#total;
    return best;
  }
}
