import { html, nothing, type TemplateResult } from 'lit';
import { Modal } from './modal.ts';

/** What stands in the dialog. */
export interface TextQuestion {
  /** Before what is to be written. */
  readonly lead?: string;
  readonly label: string;
  readonly hint: string;
  /** Instead of the hint, if nothing was written. */
  readonly missing: string;
  /** Code units that may be written. */
  readonly limit: number;
  readonly no: string;
  readonly yes: string;
  /** What is done with it cannot simply be taken back. */
  readonly grave: boolean;
}

/** Asks for a text, which must not be empty; Enter takes it, and Shift with Enter begins a line. */
export abstract class TextDialog extends Modal {
  static override properties = {
    ...Modal.properties,
    customer: { attribute: false },
    busy: { attribute: false },
    problem: { attribute: false },
    _missing: { state: true },
  };

  /** Whom it is about. */
  declare customer: string;
  declare busy: boolean;
  declare problem: string;
  declare _missing: boolean;

  constructor() {
    super();
    this.customer = '';
    this.busy = false;
    this.problem = '';
    this._missing = false;
  }

  protected abstract get question(): TextQuestion;
  /** Tells what was written, without space around it. */
  protected abstract answer(text: string): void;

  protected override opening(): void {
    this._missing = false;
  }

  protected override body(): TemplateResult {
    const { lead, label, hint, missing, limit, no, yes, grave } = this.question;
    return html`<form class="body" novalidate @submit=${this.#submit}>
      ${lead === undefined ? nothing : html`<p>${lead}</p>`}
      <label class="field"
        ><span class="label">${label}</span
        ><textarea
          name="text"
          rows="4"
          dir="auto"
          autofocus
          maxlength=${limit}
          aria-describedby="hint"
          aria-invalid=${this._missing ? 'true' : 'false'}
          @keydown=${(event: KeyboardEvent & { target: HTMLTextAreaElement }) => {
            if (event.key !== 'Enter' || event.isComposing || event.shiftKey) return;
            event.preventDefault();
            event.target.form?.requestSubmit();
          }}
        ></textarea
        ><span id="hint" class=${this._missing ? 'wrong' : 'hint'} role="status"
          >${this._missing ? missing : hint}</span
        ></label
      >
      <div role="alert">${this.problem ? html`<p class="callout bad">${this.problem}</p>` : nothing}</div>
      <div class="choices">
        <button
          type="button"
          class="button"
          @click=${() => {
            this.close();
          }}
        >
          ${no}
        </button>
        <button class="button ${grave ? 'danger' : 'primary'}" aria-disabled=${this.busy ? 'true' : nothing}>
          ${yes}
        </button>
      </div>
    </form>`;
  }

  #submit(event: SubmitEvent & { target: HTMLFormElement }): void {
    event.preventDefault();
    if (this.busy) return;
    const written = new FormData(event.target).get('text');
    const text = typeof written === 'string' ? written.trim() : '';
    this._missing = text === '';
    if (this._missing) this.shadowRoot?.querySelector('textarea')?.focus();
    else this.answer(text);
  }
}
