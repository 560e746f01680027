/** What the loader has drawn, for the element that takes its place: the bell is rendered anew before the next paint. */
export class DrawnBell {
  /** What it was called, its name until the words are there; undefined where there was no loader. */
  readonly name: string | null | undefined;
  readonly hadFocus: boolean;
  readonly #sheets: readonly CSSStyleSheet[];

  constructor(root: ShadowRoot | null) {
    this.name = root?.querySelector('.bell')?.ariaLabel;
    this.hadFocus = root?.activeElement != null;
    this.#sheets = [...(root?.adoptedStyleSheets ?? [])];
    root?.replaceChildren();
  }

  /** The element's own style sheets come after the loader's. */
  style(root: HTMLElement | DocumentFragment): void {
    if (root instanceof ShadowRoot) root.adoptedStyleSheets = [...this.#sheets, ...root.adoptedStyleSheets];
  }
}
