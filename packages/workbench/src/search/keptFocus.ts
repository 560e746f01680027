import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Where a button that has the focus goes away, what stands in its place now gets it: nobody starts over by keyboard. */
export class KeptFocus implements ReactiveController {
  readonly #host: ReactiveControllerHost & Element;
  readonly #orElse: () => void;
  #focused: HTMLElement | undefined;
  #at = -1;

  /** `orElse`: nothing is left there that could have it. */
  constructor(host: ReactiveControllerHost & Element, orElse: () => void = () => undefined) {
    this.#host = host;
    this.#orElse = orElse;
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
      const heir = focused.isConnected ? focused : next;
      if (heir) heir.focus();
      else this.#orElse();
    });
  }

  #buttons(): HTMLElement[] {
    return [...(this.#host.shadowRoot?.querySelectorAll<HTMLElement>('button') ?? [])];
  }
}
