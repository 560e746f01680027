import type { LitElement, ReactiveController } from 'lit';
import { focusView } from '../views/focusView.ts';
import type { Screen } from './screen.ts';

/** What the controller needs of `<shop-bell>`. */
interface FocusHost extends LitElement {
  readonly opened: boolean;
  readonly isPartOfPage: boolean;
}

/** Where the focus goes on when what it stood on goes away: into the next view, or back to where it came from. */
export class PanelFocus implements ReactiveController {
  readonly #host: FocusHost;
  readonly #screenNow: () => Screen;
  /** The screen, and where it stands. */
  #shown = '';
  /** The loader's bell had the focus when it was taken over. */
  took = false;
  /** The focus was in here before an update: what it stood on may go away with it. */
  #had = false;
  /** What had the focus when the panel was opened. */
  #opener: Element | null = null;
  /** A part of the page that was there from the start takes the focus from nobody. */
  #invited = false;

  constructor(host: FocusHost, screen: () => Screen) {
    this.#host = host;
    this.#screenNow = screen;
    host.addController(this);
  }

  /** The panel has opened. */
  opened(): void {
    this.#opener = document.activeElement;
    this.#invited = this.#had || !this.#host.isPartOfPage;
    this.come();
  }

  /** What can have the focus has come to the panel. */
  come(): void {
    if (this.#host.opened && this.#invited) void this.go();
  }

  /** What is asked came later than its screen: the focus goes there, unless the customer is writing. */
  cameLater(): void {
    const focused = this.#host.shadowRoot?.activeElement;
    if (
      focused &&
      focused.localName !== 'shop-bell-composer' &&
      /picker|ended|problem/.test(this.#screenNow())
    )
      void this.go();
  }

  go(): Promise<void> {
    return focusView(this.#host.renderRoot as ShadowRoot);
  }

  hostUpdate(): void {
    this.#had = this.#host.shadowRoot?.activeElement != null;
  }

  hostUpdated(): void {
    const { opened, shadowRoot } = this.#host;
    const bell = shadowRoot?.querySelector('button');
    if (this.took) bell?.focus();
    this.took = false;
    const shown = `${this.#screenNow()} ${this.#host.isPartOfPage}`;
    if (this.#had && opened && (shown !== this.#shown || !shadowRoot?.activeElement)) void this.go();
    else if (this.#had && !opened) {
      // The bell may not be there: the page has a launcher of its own.
      const back = bell?.checkVisibility() ? bell : this.#opener;
      if (back instanceof HTMLElement) back.focus();
    }
    this.#shown = shown;
  }
}
