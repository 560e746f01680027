/** So many are remembered of a shop; the oldest is forgotten first. */
const remembered = 1000;

/**
 * Authors who sent a client id again that belongs to an earlier conversation. The desk cannot know such an id, so storage
 * refuses it, and the desk has to fall back, which costs as much as the desk is big. From then on what such an author asks
 * is looked up first and decided one after another: whoever repeats ids waits for the disk, and so do customers who write
 * in groups, whose old ids neither the desk nor storage would know after a login; nobody else does.
 */
export class Repeaters {
  /** When the last request of each is answered. */
  readonly #last = new Map<string, Promise<unknown>>();

  note(author: string): void {
    if (this.#last.has(author)) return;
    for (const oldest of this.#last.keys()) {
      if (this.#last.size < remembered) break;
      this.#last.delete(oldest);
    }
    this.#last.set(author, Promise.resolve());
  }

  has(author: string): boolean {
    return this.#last.has(author);
  }

  /** Runs once everything that the author asked before is answered. */
  inTurn<T>(author: string, run: () => Promise<T>): Promise<T> {
    const answer = (this.#last.get(author) ?? Promise.resolve()).then(run);
    this.#last.set(
      author,
      answer.catch(() => undefined),
    );
    return answer;
  }
}
