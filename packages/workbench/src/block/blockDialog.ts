import { deskLimits } from '@shopbell/sdk/agent';
import { html, nothing, type TemplateResult } from 'lit';
import { tell } from '../app/events.ts';
import { Modal } from '../frame/modal.ts';

/** Asks why, and whether really, before a customer is served no longer (WB-19). */
export class BlockDialog extends Modal {
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
    return this.words.reception.block.title(this.customer);
  }

  protected override opening(): void {
    this._missing = false;
  }

  protected override close(): void {
    tell(this, 'close-block');
  }

  protected override body(): TemplateResult {
    const text = this.words.reception.block;
    return html`<form class="body" novalidate @submit=${this.#submit}>
      <p>${text.text}</p>
      <label class="field"
        ><span class="label">${text.reason}</span
        ><textarea
          name="reason"
          rows="3"
          autofocus
          maxlength=${deskLimits.note}
          aria-describedby="hint"
          aria-invalid=${this._missing ? 'true' : 'false'}
          @keydown=${(event: KeyboardEvent & { target: HTMLTextAreaElement }) => {
            if (event.key !== 'Enter' || event.isComposing || event.shiftKey) return;
            event.preventDefault();
            event.target.form?.requestSubmit();
          }}
        ></textarea
        ><span id="hint" class=${this._missing ? 'wrong' : 'hint'} role="status"
          >${this._missing ? text.reasonMissing : text.reasonHint}</span
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
          ${text.no}
        </button>
        <button class="button danger" aria-disabled=${this.busy ? 'true' : nothing}>${text.yes}</button>
      </div>
    </form>`;
  }

  #submit(event: SubmitEvent & { target: HTMLFormElement }): void {
    event.preventDefault();
    if (this.busy) return;
    const written = new FormData(event.target).get('reason');
    const reason = typeof written === 'string' ? written.trim() : '';
    this._missing = reason === '';
    if (this._missing) this.shadowRoot?.querySelector('textarea')?.focus();
    else tell(this, 'block', reason);
  }
}
