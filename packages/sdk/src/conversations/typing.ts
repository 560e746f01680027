import type { Clock } from '../clock.ts';
import type { Side } from '../model/people.ts';

/** Milliseconds after which *is typing* is said again while keys are pressed. */
const repeatAfter = 3_000;
/** Milliseconds after which it is forgotten when nobody says it again: one repeat may be late. */
const forgetAfter = 2 * repeatAfter;

export interface TypingHooks {
  send(conversationId: string, on: boolean): void;
  changed(conversationId: string, by: Side, on: boolean): void;
}

/** Who is typing, both ways. Nothing here is stored, so everything runs out by itself. */
export class Typing {
  readonly #clock: Clock;
  readonly #hooks: TypingHooks;
  /** When *on* was last said, per conversation. */
  readonly #said = new Map<string, number>();
  readonly #heard = new Map<string, () => void>();

  constructor(clock: Clock, hooks: TypingHooks) {
    this.#clock = clock;
    this.#hooks = hooks;
  }

  set(conversationId: string, on: boolean): void {
    const said = this.#said.get(conversationId);
    const now = this.#clock.now();
    if (on ? said !== undefined && Math.abs(now - said) < repeatAfter : said === undefined) return;
    if (on) this.#said.set(conversationId, now);
    else this.#said.delete(conversationId);
    this.#hooks.send(conversationId, on);
  }

  /** A message was queued here: whoever reads it knows that typing has ended. */
  sent(conversationId: string): void {
    this.#said.delete(conversationId);
  }

  told(conversationId: string, by: Side, on: boolean): void {
    const key = `${by} ${conversationId}`;
    const cancel = this.#heard.get(key);
    cancel?.();
    this.#heard.delete(key);
    if (on) {
      const forget = this.#clock.after(forgetAfter, () => {
        this.told(conversationId, by, false);
      });
      this.#heard.set(key, forget);
    }
    if (on !== (cancel !== undefined)) this.#hooks.changed(conversationId, by, on);
  }

  /** Nothing that was said holds over a break. */
  clear(): void {
    this.#said.clear();
    for (const key of [...this.#heard.keys()]) {
      const [by, conversationId] = key.split(' ') as [Side, string];
      this.told(conversationId, by, false);
    }
  }
}
