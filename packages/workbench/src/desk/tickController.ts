import type { Clock } from '@shopbell/sdk/agent';
import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Wakes its host at every full second, so that what counts on the screen counts together. */
export class TickController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #clock: Clock;
  #cancel: (() => void) | undefined;

  constructor(host: ReactiveControllerHost, clock: Clock) {
    this.#host = host;
    this.#clock = clock;
    host.addController(this);
  }

  get now(): number {
    return this.#clock.now();
  }

  hostConnected(): void {
    this.#schedule();
  }

  hostDisconnected(): void {
    this.#cancel?.();
  }

  #schedule(): void {
    this.#cancel = this.#clock.after(1000 - (this.#clock.now() % 1000), () => {
      this.#host.requestUpdate();
      this.#schedule();
    });
  }
}
