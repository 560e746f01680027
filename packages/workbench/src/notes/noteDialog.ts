import { limits } from '@shopbell/sdk/agent';
import { html, nothing, type TemplateResult } from 'lit';
import { tell } from '../app/events.ts';
import { Modal } from '../frame/modal.ts';

/** Where a note for colleagues is written: apart from the reply, so that neither is ever sent for the other. */
export class NoteDialog extends Modal {
  static override properties = {
    ...Modal.properties,
    customer: { attribute: false },
    busy: { attribute: false },
    problem: { attribute: false },
    _missing: { state: true },
  };

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

  protected override heading(): string {
    return this.words.finding.note.title(this.customer);
  }

  protected override opening(): void {
    this._missing = false;
  }

  protected override close(): void {
    tell(this, 'close-note');
  }

  protected override body(): TemplateResult {
    const text = this.words.finding.note;
    return html`<form class="body" novalidate @submit=${this.#submit}>
      <label class="field"
        ><span class="label">${text.label}</span
        ><textarea
          name="note"
          rows="4"
          dir="auto"
          autofocus
          maxlength=${limits.text}
          aria-describedby="hint"
          aria-invalid=${this._missing ? 'true' : 'false'}
          @keydown=${(event: KeyboardEvent & { target: HTMLTextAreaElement }) => {
            if (event.key !== 'Enter' || event.isComposing || event.shiftKey) return;
            event.preventDefault();
            event.target.form?.requestSubmit();
          }}
        ></textarea
        ><span id="hint" class=${this._missing ? 'wrong' : 'hint'} role="status"
          >${this._missing ? text.missing : text.hint}</span
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
          ${text.cancel}
        </button>
        <button class="button primary" aria-disabled=${this.busy ? 'true' : nothing}>${text.save}</button>
      </div>
    </form>`;
  }

  #submit(event: SubmitEvent & { target: HTMLFormElement }): void {
    event.preventDefault();
    if (this.busy) return;
    const written = new FormData(event.target).get('note');
    const note = typeof written === 'string' ? written.trim() : '';
    this._missing = note === '';
    if (this._missing) this.shadowRoot?.querySelector('textarea')?.focus();
    else tell(this, 'add-note', note);
  }
}
