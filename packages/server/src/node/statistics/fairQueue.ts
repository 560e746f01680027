import { shopbellError } from '@shopbell/sdk/model';

type Job = () => Promise<void>;

/** A shop that asks for more than this at a time is told to come back. */
const most = 50;
const comeBackAfter = 1000;

/** One piece of work at a time. Shops take turns, each with its own pieces in order: whoever asks much waits for itself. */
export class FairQueue {
  /** The shop whose turn it is first. */
  readonly #waiting = new Map<string, Job[]>();
  #working = false;

  /** Settles as the work does. Rejects with RATE_LIMITED if too much of this shop is waiting. */
  run<T>(shopId: string, work: () => Promise<T>): Promise<T> {
    const jobs = this.#waiting.get(shopId) ?? [];
    if (jobs.length >= most)
      return Promise.reject(shopbellError('RATE_LIMITED', { retryAfterMs: comeBackAfter }));
    return new Promise((resolve, reject) => {
      jobs.push(async () => {
        try {
          resolve(await work());
        } catch (error) {
          // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- as it came
          reject(error);
        }
      });
      this.#waiting.set(shopId, jobs);
      if (!this.#working) void this.#workOff();
    });
  }

  async #workOff(): Promise<void> {
    this.#working = true;
    for (let next = this.#next(); next; next = this.#next()) await next();
    this.#working = false;
  }

  #next(): Job | undefined {
    for (const [shopId, jobs] of this.#waiting) {
      this.#waiting.delete(shopId);
      const job = jobs.shift();
      // Behind all the others.
      if (jobs.length > 0) this.#waiting.set(shopId, jobs);
      if (job) return job;
    }
    return undefined;
  }
}
