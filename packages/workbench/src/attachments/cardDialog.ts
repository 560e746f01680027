import type { CardRef } from '@shopbell/sdk/agent';
import { css, html, nothing, type TemplateResult } from 'lit';
import { tell } from '../app/events.ts';
import { Modal } from '../frame/modal.ts';

const kinds = ['product', 'order', 'parcel'] as const;
/** As the shop's records take it: the server says the same. */
const longest = 128;

/** Chooses a product, an order or a parcel for the customer, by its number; what was spoken of is at hand. */
export class CardDialog extends Modal {
  static override properties = {
    ...Modal.properties,
    suggested: { attribute: false },
    _kind: { state: true },
    _wrong: { state: true },
  };

  declare suggested: readonly CardRef[];
  declare _kind: CardRef['kind'];
  declare _wrong: string;

  constructor() {
    super();
    this.suggested = [];
    this._kind = 'product';
    this._wrong = '';
  }

  static override styles = [
    ...Modal.styles,
    css`
      fieldset {
        display: flex;
        flex-wrap: wrap;
        gap: 4px 16px;
        margin: 0;
        padding: 0;
        border: 0;
      }

      legend {
        padding: 0;
        font-weight: 600;
      }

      fieldset label {
        display: flex;
        gap: 6px;
        align-items: center;
        min-block-size: 32px;
      }

      .suggested {
        display: flex;
        flex-wrap: wrap;
        gap: 6px;
        margin-block-start: 4px;
      }

      .suggested .button {
        max-inline-size: 100%;
        overflow: hidden;
        white-space: normal;
        overflow-wrap: anywhere;
        text-align: start;
      }
    `,
  ];

  protected override heading(): string {
    return this.words.content.cards.sendTitle;
  }

  protected override opening(): void {
    this._wrong = '';
    this._kind = 'product';
  }

  protected override close(): void {
    tell(this, 'close-card');
  }

  protected override body(): TemplateResult {
    const text = this.words.content.cards;
    return html`<form class="body" novalidate @submit=${this.#submit}>
      ${
        this.suggested.length > 0
          ? html`<div>
              <p class="label" id="suggested">${text.suggested}</p>
              <ul class="suggested" aria-labelledby="suggested">
                ${this.suggested.map(
                  (card) =>
                    html`<li>
                      <button
                        type="button"
                        class="button"
                        @click=${() => {
                          tell(this, 'send-card', card);
                        }}
                      >
                        ${text.kinds[card.kind]} <span class="figure">${card.id}</span>
                      </button>
                    </li>`,
                )}
              </ul>
            </div>`
          : nothing
      }
      <fieldset>
        <legend>${text.kindLabel}</legend>
        ${kinds.map(
          (kind) =>
            html`<label
              ><input
                type="radio"
                name="kind"
                value=${kind}
                .checked=${kind === this._kind}
                @change=${() => {
                  this._kind = kind;
                }}
              />${text.kinds[kind]}</label
            >`,
        )}
      </fieldset>
      <label class="field"
        ><span class="label">${text.numbers[this._kind]}</span
        ><input
          type="text"
          name="number"
          autocomplete="off"
          autofocus
          aria-describedby="hint"
          aria-invalid=${this._wrong ? 'true' : 'false'}
        /><span id="hint" class=${this._wrong ? 'wrong' : 'hint'} role="status"
          >${this._wrong || text.hint}</span
        ></label
      >
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
        <button class="button primary">${text.submit}</button>
      </div>
    </form>`;
  }

  #submit(event: SubmitEvent & { target: HTMLFormElement }): void {
    event.preventDefault();
    const text = this.words.content.cards;
    const written = new FormData(event.target).get('number');
    const id = typeof written === 'string' ? written.trim() : '';
    const bad = id.length > longest || /\p{Cc}/u.test(id);
    this._wrong = id === '' ? text.missing : bad ? text.tooLong(longest) : '';
    if (this._wrong === '') tell(this, 'send-card', { kind: this._kind, id });
    else this.shadowRoot?.querySelector<HTMLElement>('input[name=number]')?.focus();
  }
}
