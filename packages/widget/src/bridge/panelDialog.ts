import type { LitElement, ReactiveController } from 'lit';

/** What the controller needs of `<shop-bell>`. */
export interface PanelDialogHost extends LitElement {
  readonly opened: boolean;
  close(): void;
}

/**
 * Keeps the `dialog` of the panel as its host says. On phones it is modal, which keeps the focus inside; elsewhere the
 * page stays usable beside it.
 */
export class PanelDialog implements ReactiveController {
  readonly #host: PanelDialogHost;
  readonly #phone = matchMedia('(max-width: 480px)');

  constructor(host: PanelDialogHost) {
    this.#host = host;
    host.addController(this);
  }

  get #dialog(): HTMLDialogElement | null | undefined {
    return this.#host.shadowRoot?.querySelector('dialog');
  }

  hostConnected(): void {
    this.#phone.addEventListener('change', this.#sync);
    // A dialog that was moved is no longer modal.
    this.#sync();
  }

  hostDisconnected(): void {
    this.#phone.removeEventListener('change', this.#sync);
  }

  hostUpdated(): void {
    this.#sync();
  }

  readonly #sync = (): void => {
    const dialog = this.#dialog;
    const { opened, isConnected } = this.#host;
    if (!dialog) return;
    const modal = this.#phone.matches;
    if (dialog.open && (!opened || dialog.matches(':modal') !== modal)) dialog.close();
    if (dialog.open || !opened || !isConnected) return;
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
