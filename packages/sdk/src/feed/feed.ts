import type { EventFrame, Position, WelcomeFrame } from '../model/frames.ts';

/**
 * Where this client stands in the shop's journal. It lets every event through once, in order, and knows when one is
 * missing; it holds no conversations.
 */
export class Feed {
  #position: Position | undefined;
  /** Breaks in a row that brought nothing new: resuming does not help, only a snapshot does. */
  #gaps = 0;

  /** The last sequence taken in; 0 before the first welcome. */
  get seq(): number {
    return this.#position?.seq ?? 0;
  }

  /** What to resume from; undefined for a fresh start. */
  get since(): Position | undefined {
    return this.#position;
  }

  /**
   * Takes a welcome in. `resumed`: what was missed follows as events. Else the snapshot replaces everything, and if the
   * journal is another one (`restarted`) no sequence from before means anything.
   */
  welcome({ position, resumed }: WelcomeFrame): 'resumed' | 'reset' | 'restarted' {
    const before = this.#position;
    // Resumed means: still where we were. The welcome's position lies ahead, past the events that follow.
    if (before && resumed) return 'resumed';
    this.#position = position;
    return before && before.epoch !== position.epoch ? 'restarted' : 'reset';
  }

  /** `gap`: something between the last event and this one did not arrive; nothing was taken in. */
  take({ seq, after }: EventFrame): 'fresh' | 'seen' | 'gap' {
    if (!this.#position || seq <= this.#position.seq) return 'seen';
    // A snapshot may lie past the last event told to us, so `after` may lie before our position, but never behind it.
    if (after > this.#position.seq) {
      if (++this.#gaps > 1) this.forget();
      return 'gap';
    }
    this.#gaps = 0;
    this.#position = { ...this.#position, seq };
    return 'fresh';
  }

  /** The next welcome brings a snapshot. */
  forget(): void {
    this.#position = undefined;
    this.#gaps = 0;
  }
}
