import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Where a button that has the focus goes away, what stands in its place now gets it: nobody starts over by keyboard. */
export class KeptFocus implements ReactiveController {
  readonly #host: ReactiveControllerHost & Element;
  #focused: HTMLElement | undefined;
  #at = -1;

  constructor(host: ReactiveControllerHost & Element) {
    this.#host = host;
    host.addController(this);
  }

  hostUpdate(): void {
    const buttons = this.#buttons();
    this.#at = buttons.findIndex((one) => one === this.#host.shadowRoot?.activeElement);
    this.#focused = buttons[this.#at];
  }

  hostUpdated(): void {
    if (!this.#focused || this.#host.shadowRoot?.activeElement) return;
    const buttons = this.#buttons();
    const next = buttons[Math.min(this.#at, buttons.length - 1)];
    (this.#focused.isConnected ? this.#focused : next)?.focus();
  }

  #buttons(): HTMLElement[] {
    return [...(this.#host.shadowRoot?.querySelectorAll<HTMLElement>('button') ?? [])];
  }
}
