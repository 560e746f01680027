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
    const [focused, at] = [this.#focused, this.#at];
    if (!focused || this.#host.shadowRoot?.activeElement) return;
    const lists = [...(this.#host.shadowRoot?.querySelectorAll('row-list') ?? [])];
    // What stands there is in the document once the lists are drawn.
    void Promise.all(lists.map((list) => list.updateComplete)).then(() => {
      const active = this.#host.shadowRoot?.activeElement;
      if (active || document.activeElement !== document.body) return;
      const buttons = this.#buttons();
      const next = buttons[Math.min(at, buttons.length - 1)];
      (focused.isConnected ? focused : next)?.focus();
    });
  }

  #buttons(): HTMLElement[] {
    return [...(this.#host.shadowRoot?.querySelectorAll<HTMLElement>('button') ?? [])];
  }
}
