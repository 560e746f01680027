import type { StoredReport } from '@shopbell/sdk/admin';
import { css, html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { tell } from '../app/events.ts';
import { Modal } from '../frame/modal.ts';

const kinds = ['comparison', 'single'] as const;
const longestName = 100;

/** Name and kind of a report of the shop's own (CF-09): a new one, or one under another name. */
export class SaveDialog extends Modal {
  static override properties = {
    ...Modal.properties,
    report: { attribute: false },
    unfit: { attribute: false },
    busy: { attribute: false },
    problem: { attribute: false },
    _name: { state: true },
    _kind: { state: true },
    _tried: { state: true },
  };

  /** Undefined for a new one. */
  declare report: StoredReport | undefined;
  /** Names of chosen figures that agents have none of. */
  declare unfit: readonly string[];
  declare busy: boolean;
  declare problem: string;
  declare _name: string;
  declare _kind: StoredReport['kind'];
  declare _tried: boolean;

  constructor() {
    super();
    this.unfit = [];
    this.busy = false;
    this.problem = '';
    this.opening();
  }

  static override styles = [
    ...Modal.styles,
    css`
      fieldset {
        display: grid;
        gap: 6px;
        margin: 0;
        padding: 0;
        border: 0;
      }

      legend {
        margin-block-end: 6px;
        font-weight: 600;
      }

      .check {
        display: grid;
        grid-template-columns: 16px minmax(0, 1fr);
        gap: 0 10px;
        align-items: center;
        cursor: pointer;
      }

      .check .hint {
        grid-column: 2;
      }
    `,
  ];

  protected override heading(): string {
    const text = this.words.reports;
    return this.report ? text.rename : text.saveTitle;
  }

  protected override opening(): void {
    this._name = this.report?.name ?? '';
    this._kind = this.report?.kind ?? 'comparison';
    this._tried = false;
  }

  protected override close(): void {
    tell(this, 'save-report', false);
  }

  get #wrong(): string {
    const text = this.words.reports;
    if (this._name.trim() === '') return text.nameMissing;
    return this._name.trim().length > longestName ? text.nameTooLong : '';
  }

  protected override body(): TemplateResult {
    const text = this.words.reports;
    const wrong = this._tried ? this.#wrong : '';
    return html`<form class="body" novalidate @submit=${this.#submit}>
      <label class="field"
        ><span class="label">${text.name}</span
        ><input
          type="text"
          name="name"
          autocomplete="off"
          aria-invalid=${wrong ? 'true' : 'false'}
          .value=${live(this._name)}
          @input=${(event: InputEvent & { target: HTMLInputElement }) => {
            this._name = event.target.value;
          }}
        />${wrong ? html`<span class="wrong">${wrong}</span>` : nothing}</label
      >
      <fieldset>
        <legend>${text.kind}</legend>
        ${kinds.map(
          (kind) =>
            html`<label class="check"
              ><input
                type="radio"
                name="kind"
                value=${kind}
                .checked=${live(kind === this._kind)}
                @change=${() => {
                  this._kind = kind;
                }}
              /><span>${text.ownKinds[kind].name}</span
              ><span class="hint">${text.ownKinds[kind].means}</span></label
            >`,
        )}
      </fieldset>
      <div role="alert">
        ${this.unfit.length > 0 ? html`<p class="callout">${text.notByAgent(this.unfit.join(', '))}</p>` : nothing}
        ${this.problem ? html`<p class="callout bad">${this.problem}</p>` : nothing}
      </div>
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
        <button class="button primary" aria-disabled=${this.busy || this.unfit.length > 0 ? 'true' : nothing}>
          ${text.save}
        </button>
      </div>
    </form>`;
  }

  #submit(event: SubmitEvent): void {
    event.preventDefault();
    this._tried = true;
    if (this.busy || this.unfit.length > 0) return;
    if (this.#wrong) {
      this.shadowRoot?.querySelector<HTMLElement>('[name=name]')?.focus();
      return;
    }
    tell(this, 'store-report', { name: this._name.trim(), kind: this._kind });
  }
}
