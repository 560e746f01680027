/**
 * Phones lay their keyboard over the page and leave its height as it is: a panel that fills the screen takes the part that
 * is left in sight. Set by script alone: no policy forbids that.
 */
export class KeyboardRoom {
  readonly #dialog: () => HTMLDialogElement | null;

  constructor(dialog: () => HTMLDialogElement | null) {
    this.#dialog = dialog;
  }

  start(): void {
    for (const name of ['resize', 'scroll'] as const)
      window.visualViewport?.addEventListener(name, this.#look);
    this.#look();
  }

  stop(): void {
    for (const name of ['resize', 'scroll'] as const)
      window.visualViewport?.removeEventListener(name, this.#look);
  }

  /** In the next frame: by then the panel knows whether it fills the screen. */
  readonly #look = (): void => {
    requestAnimationFrame(() => {
      const dialog = this.#dialog();
      const { height, offsetTop, scale } = window.visualViewport ?? { height: 0, offsetTop: 0, scale: 1 };
      // Whoever looks closer at something wants it to stay as it is.
      if (!dialog || scale > 1.01) return;
      const fits = height > 0 && dialog.matches(':modal');
      dialog.style.height = fits ? `${height}px` : '';
      dialog.style.top = fits ? `${offsetTop}px` : '';
    });
  };
}
