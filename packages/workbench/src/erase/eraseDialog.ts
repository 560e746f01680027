import type { CustomerRef } from '@shopbell/sdk/agent';
import { css, html, nothing, type TemplateResult } from 'lit';
import { tell } from '../app/events.ts';
import { customerLabel } from '../customer/customerLabel.ts';
import { Modal } from '../frame/modal.ts';

/** Says what goes and what stays, and asks whether really, before a customer is erased for good. */
export class EraseDialog extends Modal {
  static override properties = {
    ...Modal.properties,
    customer: { attribute: false },
    busy: { attribute: false },
    problem: { attribute: false },
  };

  declare customer: CustomerRef | undefined;
  declare busy: boolean;
  declare problem: string;

  constructor() {
    super();
    this.busy = false;
    this.problem = '';
  }

  static override styles = [
    ...Modal.styles,
    css`
      ul {
        display: grid;
        gap: 4px;
        padding-inline-start: 20px;
        list-style: disc;
      }

      .final {
        color: var(--danger);
        font-weight: 600;
      }
    `,
  ];

  protected override heading(): string {
    return this.customer ? this.words.erase.title(customerLabel(this.customer, this.words)) : '';
  }

  protected override close(): void {
    tell(this, 'close-erase');
  }

  protected override body(): TemplateResult {
    const text = this.words.erase;
    return html`<div class="body">
      <p>${text.text}</p>
      <ul>
        ${text.goes.map((what) => html`<li>${what}</li>`)}
      </ul>
      <p>${text.stays}</p>
      <p class="final">${text.final}</p>
      <div role="alert">${this.problem ? html`<p class="callout bad">${this.problem}</p>` : nothing}</div>
      <div class="choices">
        <button
          type="button"
          class="button"
          autofocus
          @click=${() => {
            this.close();
          }}
        >
          ${text.no}
        </button>
        <button
          type="button"
          class="button danger"
          aria-disabled=${this.busy ? 'true' : nothing}
          @click=${() => {
            if (this.customer) tell(this, 'erase-customer', this.customer.id);
          }}
        >
          ${text.yes}
        </button>
      </div>
    </div>`;
  }
}
