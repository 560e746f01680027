import type { Clock } from '@shopbell/sdk/agent';
import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Long enough to look up from another window and read it. */
const problemShownMs = 8000;

/** What can be heard. `unlock` is called at every touch and key: browsers keep pages silent before. */
export interface Sound {
  unlock(): void;
  ring(): void;
}

/** Whether the agent is looking, and how to be heard when they are not. */
export class AttentionController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #sound: Sound;
  readonly #clock: Clock;
  #turn = 0;
  #forget: (() => void) | undefined;

  /** The line for screen readers. */
  announcement = '';
  /** What did not work, for everybody to see; empty when there is nothing, or it was long enough there. */
  problem = '';

  constructor(host: ReactiveControllerHost, sound: Sound, clock: Clock) {
    this.#host = host;
    this.#clock = clock;
    this.#sound = sound;
    host.addController(this);
  }

  hostConnected(): void {
    for (const event of ['pointerdown', 'keydown'] as const) window.addEventListener(event, this.#unlock);
    for (const event of ['focus', 'blur'] as const) window.addEventListener(event, this.#looked);
    document.addEventListener('visibilitychange', this.#looked);
  }

  hostDisconnected(): void {
    for (const event of ['pointerdown', 'keydown'] as const) window.removeEventListener(event, this.#unlock);
    for (const event of ['focus', 'blur'] as const) window.removeEventListener(event, this.#looked);
    document.removeEventListener('visibilitychange', this.#looked);
    this.#forget?.();
  }

  get screen(): { readonly visible: boolean; readonly focused: boolean } {
    return { visible: document.visibilityState === 'visible', focused: document.hasFocus() };
  }

  announce(text: string): void {
    // The same words twice would not be read twice: an invisible difference makes them new.
    this.#turn += 1;
    this.announcement = this.#turn % 2 === 0 ? text : `${text}\u200b`;
    this.#host.requestUpdate();
  }

  fail(text: string): void {
    this.#forget?.();
    this.problem = text;
    this.#forget = this.#clock.after(problemShownMs, () => {
      this.problem = '';
      this.#host.requestUpdate();
    });
    this.#host.requestUpdate();
  }

  ring(): void {
    this.#sound.ring();
  }

  readonly #unlock = (): void => {
    this.#sound.unlock();
  };

  readonly #looked = (): void => {
    this.#host.requestUpdate();
  };
}
