import { LitElement, css, html, nothing } from 'lit';
import { live } from 'lit/directives/live.js';
import { repeat } from 'lit/directives/repeat.js';
import { tell } from '../../app/events.ts';
import { icon } from '../../icons/icon.ts';
import { x } from '../../icons/icons.ts';
import { forms } from '../../styles/forms.ts';
import { buttons, shared } from '../../styles/shared.ts';
import { en } from '../../words/en.ts';
import type { Words } from '../../words/words.ts';
import { pageOf, pager } from '../form/pager.ts';
import { settingsStyle } from '../settingsStyle.ts';
import { addSkus, matchingSkus, type Added } from './skus.ts';

const chipsShown = 60;
const takenShown = 20;

/** The SKUs of a group, by the thousand: pasted, found, counted, removed. Values that other groups have are named (RT-05). */
export class SkuField extends LitElement {
  static override properties = {
    words: { attribute: false },
    skus: { attribute: false },
    takenBy: { attribute: false },
    _pasted: { state: true },
    _typed: { state: true },
    _page: { state: true },
    _added: { state: true },
  };

  declare words: Words;
  declare skus: readonly string[];
  /** Which other group has a SKU. */
  declare takenBy: (sku: string) => string | undefined;
  declare _pasted: string;
  declare _typed: string;
  declare _page: number;
  /** What came of the last paste. */
  declare _added: Added | undefined;

  constructor() {
    super();
    this.words = en;
    this.skus = [];
    this.takenBy = () => undefined;
    this._pasted = '';
    this._typed = '';
    this._page = 0;
  }

  static override styles = [
    shared,
    buttons,
    forms,
    settingsStyle,
    css`
      :host {
        display: grid;
        gap: 8px;
      }

      .paste {
        display: grid;
        grid-template-columns: minmax(0, 1fr) auto;
        gap: 8px;
        align-items: end;
      }

      .chips {
        display: flex;
        flex-wrap: wrap;
        gap: 4px;
      }

      .chip {
        display: inline-flex;
        align-items: center;
        max-inline-size: 100%;
        border: 1px solid var(--line);
        border-radius: 4px;
        font-variant-numeric: tabular-nums;
        line-height: 24px;
      }

      .chip span {
        overflow: hidden;
        padding-inline-start: 8px;
        text-overflow: ellipsis;
        white-space: nowrap;
      }

      .chip button {
        display: grid;
        place-items: center;
        flex: none;
        inline-size: 24px;
        block-size: 24px;
        padding: 0;
        border: 0;
        background: none;
        color: var(--ink-muted);
        cursor: pointer;
      }

      .chip button:hover {
        color: var(--danger);
      }

      .chip svg {
        inline-size: 12px;
        block-size: 12px;
      }

      .taken {
        display: block;
        overflow-wrap: anywhere;
      }

      .callout {
        display: block;
      }

      @media (pointer: coarse) {
        .chip button {
          inline-size: 44px;
          block-size: 44px;
        }
      }
    `,
  ];

  override render() {
    const text = this.words.settings.groups;
    const found = matchingSkus(this.skus, this._typed);
    const page = pageOf(found, this._page, chipsShown);
    return html`
      <div class="paste">
        <label class="field"
          ><span class="hint">${text.skuHint}</span
          ><textarea
            rows="3"
            aria-label=${text.skuPaste}
            spellcheck="false"
            .value=${live(this._pasted)}
            @input=${(event: InputEvent & { target: HTMLTextAreaElement }) => {
              this._pasted = event.target.value;
            }}
          ></textarea>
        </label>
        <button
          type="button"
          class="button"
          aria-disabled=${this._pasted.trim() === '' ? 'true' : nothing}
          @click=${this.#add}
        >
          ${text.skuAdd}
        </button>
      </div>
      <div role="status">${this._added ? this.#cameOf(this._added) : nothing}</div>
      ${this.skus.length === 0 ? html`<p class="hint">${text.noSkus}</p>` : this.#list(found, page)}
    `;
  }

  #list(found: readonly string[], page: ReturnType<typeof pageOf<string>>) {
    const text = this.words.settings.groups;
    const searching = this._typed.trim() !== '';
    return html`<div class="row">
        <input
          type="search"
          class="grow"
          aria-label=${text.skuSearch}
          placeholder=${text.skuSearch}
          .value=${live(this._typed)}
          @input=${(event: InputEvent & { target: HTMLInputElement }) => {
            this._typed = event.target.value;
            this._page = 0;
          }}
        />
        <span class="hint figure total">${text.skuTotal(this.skus.length)}</span>
        ${
          found.length === 0
            ? nothing
            : html`<button
                type="button"
                class="text-button"
                @click=${() => {
                  const gone = new Set(found);
                  this.#change(this.skus.filter((sku) => !gone.has(sku)));
                  this._typed = '';
                }}
              >
                ${searching ? text.removeFound(found.length) : text.removeAll(found.length)}
              </button>`
        }
      </div>
      ${found.length === 0 ? html`<p class="hint">${this.words.settings.form.nothingFound}</p>` : nothing}
      <ul class="chips">
        ${repeat(
          page.rows,
          (sku) => sku,
          (sku) =>
            html`<li class="chip">
              <span dir="auto" title=${sku}>${sku}</span
              ><button
                type="button"
                aria-label=${text.removeOne(sku)}
                @click=${() => {
                  this.#change(this.skus.filter((one) => one !== sku));
                }}
              >
                ${icon(x)}
              </button>
            </li>`,
        )}
      </ul>
      ${pager(page, this.words, (to) => {
        this._page = to;
      })}`;
  }

  #cameOf({ added, known, taken, tooLong }: Added) {
    const text = this.words.settings.groups;
    const more = taken.length - takenShown;
    return html`<p class="hint">${text.skuAdded(added, known)}</p>
      ${tooLong > 0 ? html`<p class="wrong">${text.skuTooLong(tooLong)}</p>` : nothing}
      ${
        taken.length === 0
          ? nothing
          : html`<p class="callout">
              ${text.skuTaken(taken.length)}
              <span class="taken figure"
                >${taken
                  .slice(0, takenShown)
                  .map(({ sku, group }) => `${sku} (${text.takenBy(group)})`)
                  .join(', ')}${more > 0 ? ` … +${more}` : nothing}</span
              >
            </p>`
      }`;
  }

  #add(): void {
    if (this._pasted.trim() === '') return;
    const added = addSkus(this.skus, this._pasted, this.takenBy);
    this._added = added;
    this._pasted = '';
    if (added.added > 0) this.#change(added.skus);
  }

  #change(skus: readonly string[]): void {
    tell(this, 'skus', skus);
  }
}
