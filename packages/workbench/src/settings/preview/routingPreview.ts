import {
  isShopbellError,
  type AdminClient,
  type Page,
  type PreviewedEntry,
  type RoutingPreview as Preview,
  type RoutingQuestion,
} from '@shopbell/sdk/admin';
import { LitElement, css, html, nothing, type PropertyValues } from 'lit';
import { forms } from '../../styles/forms.ts';
import { buttons, shared } from '../../styles/shared.ts';
import { traceStep } from '../../why/traceStep.ts';
import { en } from '../../words/en.ts';
import type { Words } from '../../words/words.ts';
import { isSame } from '../form/edits.ts';
import { pages } from '../groups/groupDraft.ts';

export type PreviewedChange = Pick<RoutingQuestion, 'settings' | 'group'>;

/** Where an entry from a page, about a SKU, would go this moment, by what is saved and by what is being edited. */
export class RoutingPreview extends LitElement {
  static override properties = {
    words: { attribute: false },
    ask: { attribute: false },
    change: { attribute: false },
    now: { attribute: false },
    _open: { state: true },
    _page: { state: true },
    _sku: { state: true },
    _found: { state: true },
    _problem: { state: true },
    _busy: { state: true },
  };

  declare words: Words;
  declare ask: AdminClient['previewRouting'];
  /** What is edited and not saved yet; undefined: nothing. */
  declare change: PreviewedChange | undefined;
  /** Any instant of today. */
  declare now: number;
  declare _open: boolean;
  declare _page: Page;
  declare _sku: string;
  declare _found: Preview | undefined;
  declare _problem: 'failed' | 'refused' | undefined;
  declare _busy: boolean;
  /** How often something was asked for. */
  #asked = 0;

  constructor() {
    super();
    this.words = en;
    this.now = 0;
    this._open = false;
    this._page = 'product';
    this._sku = '';
    this._busy = false;
  }

  static override styles = [
    shared,
    buttons,
    forms,
    css`
      :host {
        display: block;
      }

      details {
        padding: 12px 16px;
        border: 1px solid var(--line);
        border-radius: var(--radius);
      }

      /* What a browser puts around them does not hand the box model down. */
      details > * {
        box-sizing: border-box;
      }

      summary {
        cursor: pointer;
        font-weight: 600;
      }

      .question {
        display: flex;
        flex-wrap: wrap;
        gap: 8px 12px;
        align-items: end;
        margin-block: 12px;
      }

      .field {
        flex: 0 1 180px;
      }

      .answers {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(min(260px, 100%), 1fr));
        gap: 16px;
      }

      h4 {
        color: var(--ink-muted);
        font-size: var(--text-s);
        font-weight: 600;
      }

      .edited {
        padding-inline-start: 12px;
        border-inline-start: 3px solid var(--accent);
      }

      .comes {
        font-weight: 600;
        overflow-wrap: anywhere;
      }

      ol {
        padding-inline-start: 20px;
        list-style: decimal;
      }

      li .hint {
        display: block;
      }

      .hint {
        color: var(--ink-muted);
      }
    `,
  ];

  override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('change') || !this._open) return;
    const before = changed.get('change');
    // A draft keeps its identity while nobody edits it; its SKUs may be thousands.
    const same = before?.group?.change === this.change?.group?.change;
    if (!same || before?.settings !== this.change?.settings) this.#again();
  }

  override render() {
    const text = this.words.settings.preview;
    return html`<details
      .open=${this._open}
      @toggle=${(event: Event & { currentTarget: HTMLDetailsElement }) => {
        const { open } = event.currentTarget;
        if (open === this._open) return;
        this._open = open;
        if (open) this.#again();
      }}
    >
      <summary>${text.title}</summary>
      <p class="hint">${text.hint}</p>
      <div class="question">
        <label class="field"
          ><span class="label">${text.page}</span
          ><select
            name="preview-page"
            @change=${(event: Event & { target: HTMLSelectElement }) => {
              this._page = pages.find((page) => page === event.target.value) ?? this._page;
              this.#again();
            }}
          >
            ${pages.map(
              (page) =>
                html`<option value=${page} ?selected=${page === this._page}>
                  ${this.words.page[page]}
                </option>`,
            )}
          </select></label
        >
        <label class="field"
          ><span class="label">${text.sku}</span
          ><input
            type="text"
            name="preview-sku"
            autocomplete="off"
            maxlength="128"
            placeholder=${text.skuHint}
            @change=${(event: Event & { target: HTMLInputElement }) => {
              this._sku = event.target.value.trim();
              this.#again();
            }}
            @keydown=${(event: KeyboardEvent & { target: HTMLInputElement }) => {
              if (event.key !== 'Enter' || event.isComposing) return;
              // It asks; it does not save the form around.
              event.preventDefault();
              this._sku = event.target.value.trim();
              this.#again();
            }}
        /></label>
        <button
          type="button"
          class="button"
          @click=${() => {
            this.#again();
          }}
        >
          ${text.again}
        </button>
      </div>
      <div role="status" aria-busy=${this._busy}>${this.#answer()}</div>
    </details>`;
  }

  #answer() {
    const text = this.words.settings.preview;
    const { _found: found } = this;
    if (this._problem)
      return html`<p class="callout ${this._problem === 'failed' ? 'bad' : ''}">${text[this._problem]}</p>`;
    if (!found) return this._busy ? html`<p class="hint">${text.asking}</p>` : nothing;
    const { saved, edited } = found;
    if (edited && isSame(saved, edited))
      return html`${this.#entry(saved, text.saved)}
        <p class="hint">${text.same}</p>`;
    return html`<div class="answers">
      ${this.#entry(saved, text.saved)} ${edited ? this.#entry(edited, text.edited, 'edited') : nothing}
    </div>`;
  }

  #entry({ outcome, group, agent, options, steps }: PreviewedEntry, title: string, kind = '') {
    const { words } = this;
    const text = words.settings.preview;
    const names = options?.map(({ name }) => name);
    const whose = names ? text.options(names) : [group?.name, agent?.name].filter(Boolean).join(' · ');
    return html`<section class=${kind}>
      <h4>${title}</h4>
      <p class="comes" dir="auto">${text.outcomes[outcome]}${whose === '' ? nothing : html`: ${whose}`}</p>
      <ol aria-label=${text.steps}>
        ${steps.map((step) => traceStep(step, this.now, words))}
      </ol>
    </section>`;
  }

  /** One question at a time: what was changed meanwhile is asked about after it. */
  #again(): void {
    this.#asked += 1;
    if (!this._busy) void this.#question();
  }

  async #question(): Promise<void> {
    const asked = this.#asked;
    this._busy = true;
    const scope = { page: this._page, ...(this._sku === '' ? {} : { sku: this._sku }) };
    try {
      this._found = await this.ask({ scope, ...this.change });
      this._problem = undefined;
    } catch (error) {
      this._problem = isShopbellError(error) && refusals.has(error.code) ? 'refused' : 'failed';
    }
    this._busy = false;
    if (asked !== this.#asked) void this.#question();
  }
}

/** What the desk says of a change that it would not take. */
const refusals = new Set<string>([
  'INVALID_ARGUMENT',
  'NAME_REQUIRED',
  'NAME_TAKEN',
  'SCOPE_TAKEN',
  'WEIGHT_OUT_OF_RANGE',
  'DEFAULT_GROUP_FIXED',
  'NOT_FOUND',
]);
