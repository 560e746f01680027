import { html, type PropertyValues, type TemplateResult } from 'lit';
import { tell } from '../app/events.ts';
import { Modal } from '../frame/modal.ts';

/** Asks for another password of one's own, and says when it is that. */
export class PasswordDialog extends Modal {
  static override properties = {
    ...Modal.properties,
    problem: { attribute: false },
    busy: { attribute: false },
    waitSeconds: { attribute: false },
    done: { attribute: false },
  };

  declare problem: string;
  declare busy: boolean;
  declare waitSeconds: number;
  /** It was changed. */
  declare done: boolean;

  constructor() {
    super();
    this.problem = '';
    this.busy = false;
    this.waitSeconds = 0;
    this.done = false;
  }

  protected override heading(): string {
    return this.words.password.title;
  }

  protected override close(): void {
    tell(this, 'leave-password');
  }

  protected override body(): TemplateResult {
    const { password: text } = this.words;
    if (!this.done)
      return html`<div class="body">
        <password-form
          autofocus
          .words=${this.words}
          .problem=${this.problem}
          .busy=${this.busy}
          .waitSeconds=${this.waitSeconds}
          .mayCancel=${true}
        ></password-form>
      </div>`;
    return html`<div class="body">
      <p role="status">${text.done}</p>
      <div class="choices">
        <button
          type="button"
          class="button primary"
          @click=${() => {
            this.close();
          }}
        >
          ${text.close}
        </button>
      </div>
    </div>`;
  }

  override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    // What had the focus is gone with the form.
    if (changed.has('done') && this.done)
      this.shadowRoot?.querySelector<HTMLElement>('.choices .button')?.focus();
  }
}
