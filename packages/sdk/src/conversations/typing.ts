import type { CommonEvents } from '../client/conversationClient.ts';
import type { Clock } from '../clock.ts';
import type { Emitter } from '../emitter/emitter.ts';
import type { Side } from '../model/people.ts';

/** Milliseconds after which *is typing* is said again while keys are pressed. */
const repeatAfter = 3_000;
/** Milliseconds after which it is forgotten when nobody says it again: one repeat may be late. */
const forgetAfter = 2 * repeatAfter;

/** Who is typing, both ways. Nothing here is stored, so everything runs out by itself. */
export class Typing {
  readonly #clock: Clock;
  readonly #emitter: Emitter<CommonEvents>;
  readonly #send: (conversationId: string, on: boolean) => void;
  /** When *on* was last said, per conversation. */
  readonly #said = new Map<string, number>();
  readonly #heard = new Map<string, () => void>();

  constructor(
    clock: Clock,
    emitter: Emitter<CommonEvents>,
    send: (conversationId: string, on: boolean) => void,
  ) {
    this.#clock = clock;
    this.#emitter = emitter;
    this.#send = send;
  }

  set(conversationId: string, on: boolean): void {
    const said = this.#said.get(conversationId);
    const now = this.#clock.now();
    if (on ? said !== undefined && Math.abs(now - said) < repeatAfter : said === undefined) return;
    if (on) this.#said.set(conversationId, now);
    else this.#said.delete(conversationId);
    this.#send(conversationId, on);
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
    if (on !== (cancel !== undefined)) this.#emitter.emit('typing', { conversationId, by, on });
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
