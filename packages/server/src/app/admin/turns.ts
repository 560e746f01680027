/** Work on one thing, done one after another: two at once would each decide on what the other is about to change. */
export class Turns {
  readonly #last = new Map<string, Promise<unknown>>();

  /** Resolves and rejects as `work` does, which begins when whatever came before it for `key` is over. */
  take<T>(key: string, work: () => Promise<T>): Promise<T> {
    const done = (this.#last.get(key) ?? Promise.resolve()).then(work);
    const turn = done.catch(() => {});
    this.#last.set(key, turn);
    void turn.then(() => {
      if (this.#last.get(key) === turn) this.#last.delete(key);
    });
    return done;
  }
}
