/**
 * Phones lay their keyboard over the page and leave its height as it is: a panel that fills the screen takes the part that
 * is left in sight. Set by script alone: no policy forbids that.
 */
export class KeyboardRoom {
  readonly #panel: () => HTMLElement | null;

  constructor(panel: () => HTMLElement | null) {
    this.#panel = panel;
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
      const panel = this.#panel();
      const { height, offsetTop, scale } = window.visualViewport ?? { height: 0, offsetTop: 0, scale: 1 };
      // Whoever looks closer at something wants it to stay as it is.
      if (!panel || scale > 1.01) return;
      const isPage = panel.matches('.page') && height < innerHeight;
      const fits = height > 0 && (panel.matches(':modal') || isPage);
      // A head of the page's own may stand above a page.
      const root = panel.getRootNode();
      const above = isPage && root instanceof ShadowRoot ? root.host.getBoundingClientRect().top : 0;
      const top = Math.max(0, offsetTop - above);
      panel.style.height = fits ? `${offsetTop + height - above - top}px` : '';
      panel.style.top = fits ? `${top}px` : '';
    });
  };
}
