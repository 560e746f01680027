import {
  LitElement,
  html,
  nothing,
  type PropertyDeclarations,
  type PropertyValues,
  type TemplateResult,
} from 'lit';
import { createRef, ref } from 'lit/directives/ref.js';
import { icon } from '../icons/icon.ts';
import { x } from '../icons/icons.ts';
import { dialogStyle } from '../styles/dialog.ts';
import { forms } from '../styles/forms.ts';
import { buttons, shared } from '../styles/shared.ts';
import { en } from '../words/en.ts';
import type { Words } from '../words/words.ts';

/** What the keys are for, once a dialog is there. */
const fields = '.body :is(input, select, textarea, button)';

/** What every dialog does: Escape closes it, and the focus goes back to where it was. */
export abstract class Modal extends LitElement {
  static override properties: PropertyDeclarations = {
    words: { attribute: false },
    open: { attribute: false },
  };

  declare words: Words;
  declare open: boolean;

  readonly #dialog = createRef<HTMLDialogElement>();

  constructor() {
    super();
    this.words = en;
    this.open = false;
  }

  static override styles = [shared, buttons, forms, dialogStyle];

  protected abstract heading(): string;
  protected abstract body(): TemplateResult;
  /** Tells that it is to be closed; whoever opened it does so. */
  protected abstract close(): void;
  /** Just before it is shown: what was chosen the last time is forgotten. */
  protected opening(): void {
    return;
  }

  override render() {
    if (!this.open) return nothing;
    return html`<dialog
      aria-labelledby="title"
      @cancel=${(event: Event) => {
        event.preventDefault();
        this.close();
      }}
      ${ref(this.#dialog)}
    >
      <div class="top">
        <h2 id="title">${this.heading()}</h2>
        <button
          type="button"
          class="icon-button"
          aria-label=${this.words.shortcuts.close}
          title=${this.words.shortcuts.close}
          @click=${() => {
            this.close();
          }}
        >
          ${icon(x)}
        </button>
      </div>
      ${this.body()}
    </dialog>`;
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('open') && this.open) this.opening();
    // Closing, unlike removing, gives the focus back.
    if (!this.open) this.#dialog.value?.close();
  }

  override updated(_changed: PropertyValues<this>): void {
    const dialog = this.#dialog.value;
    if (!dialog || dialog.open) return;
    dialog.showModal();
    // Not the button that closes it, which comes first.
    const first =
      dialog.querySelector<HTMLElement>('[autofocus]') ?? dialog.querySelector<HTMLElement>(fields);
    first?.focus();
  }
}
