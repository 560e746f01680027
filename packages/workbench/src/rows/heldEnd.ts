/** Within this many pixels of the end, the end is what is being read. */
const near = 32;

/** Keeps the end of what scrolls in view, whatever comes or grows there, until somebody scrolls away from it. */
export class HeldEnd {
  readonly #scroller: () => HTMLElement | undefined;
  readonly #changed: (held: boolean) => void;
  #held = true;
  /** The sizes when the end was last gone to. */
  #then = { window: 0, content: 0 };

  constructor(scroller: () => HTMLElement | undefined, changed: (held: boolean) => void) {
    this.#scroller = scroller;
    this.#changed = changed;
  }

  get held(): boolean {
    return this.#held;
  }

  /** From now on, or no longer; nothing is scrolled by that. */
  hold(held: boolean): void {
    if (held === this.#held) return;
    this.#held = held;
    this.#changed(held);
  }

  /** Goes to the end, if it is held. */
  keep(): void {
    const scroller = this.#scroller();
    if (!scroller || !this.#held) return;
    scroller.scrollTop = scroller.scrollHeight;
    this.#then = { window: scroller.clientHeight, content: scroller.scrollHeight };
  }

  /** Whether somebody scrolled away, or back. */
  look(): void {
    const scroller = this.#scroller();
    if (!scroller) return;
    const { window, content } = this.#then;
    const { clientHeight, scrollHeight, scrollTop } = scroller;
    // The reply box grew meanwhile, or a card was looked up: the end moved, not the reader.
    if (this.#held && (clientHeight !== window || scrollHeight !== content)) this.keep();
    else this.hold(scrollHeight - scrollTop - clientHeight <= near);
  }
}
