import type { LitElement, ReactiveController } from 'lit';

/** What the controller needs of `<shop-bell>`. */
export interface PanelPlaceHost extends LitElement {
  readonly opened: boolean;
  close(): void;
}

/**
 * Keeps the `dialog` of the panel as its host says. On phones and in low windows it is modal, which keeps the focus inside; elsewhere the
 * page stays usable beside it. What is taken off the page (`hidden`) is closed: a modal dialog that nobody sees would leave the
 * page dead. A panel that is a part of the page is no dialog: of that it only knows whether it is in view.
 */
export class PanelPlace implements ReactiveController {
  readonly #host: PanelPlaceHost;
  readonly #phone = matchMedia('(max-width: 480px), (max-height: 480px)');
  /** Where the newest words stand is in view: above the field that one writes in, at the panel's foot. */
  inView = false;
  /** That field, where there is one. */
  #foot: Element | undefined;
  /** Tells that the host, or its foot, came to the page's sight, or went. */
  readonly #sight = new IntersectionObserver(
    (entries) => {
      for (const { target, intersectionRatio } of entries)
        if (target === this.#foot) this.inView = intersectionRatio >= 0.5;
      this.#sync();
      this.#host.requestUpdate();
    },
    { threshold: [0, 0.5] },
  );

  constructor(host: PanelPlaceHost) {
    this.#host = host;
    host.addController(this);
  }

  get #dialog(): HTMLDialogElement | null | undefined {
    return this.#host.shadowRoot?.querySelector('dialog');
  }

  hostConnected(): void {
    this.#phone.addEventListener('change', this.#sync);
    this.#sight.observe(this.#host);
    this.#watch();
    // A dialog that was moved is no longer modal.
    this.#sync();
  }

  hostDisconnected(): void {
    this.#phone.removeEventListener('change', this.#sync);
    this.#sight.disconnect();
    this.#foot = undefined;
  }

  hostUpdated(): void {
    this.#watch();
    this.#sync();
  }

  #watch(): void {
    const foot = this.#host.shadowRoot?.querySelector('shop-bell-composer') ?? this.#host;
    if (foot === this.#foot || !this.#host.isConnected) return;
    this.#foot = foot;
    this.#sight.observe(foot);
  }

  readonly #sync = (): void => {
    const dialog = this.#dialog;
    if (!dialog) return;
    const opened = this.#host.opened && this.#host.checkVisibility();
    const modal = this.#phone.matches;
    if (dialog.open && (!opened || dialog.matches(':modal') !== modal)) dialog.close();
    if (dialog.open || !opened) return;
    if (modal) dialog.showModal();
    else dialog.show();
  };

  /** The platform asks to close: by the back gesture of a phone, for example. */
  readonly onCancel = (event: Event): void => {
    event.preventDefault();
    this.#host.close();
  };

  /** It was closed without asking. */
  readonly onClose = (): void => {
    if (this.#host.opened && this.#dialog?.open === false) this.#host.close();
  };
}
