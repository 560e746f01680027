import { LitElement, css, html, nothing } from 'lit';
import { tell } from '../app/events.ts';
import { icon } from '../icons/icon.ts';
import { search, x } from '../icons/icons.ts';
import { forms } from '../styles/forms.ts';
import { buttons, shared } from '../styles/shared.ts';
import { en } from '../words/en.ts';
import type { Words } from '../words/words.ts';

/**
 * The field that finds customers and what was said while one types (WB-01). Enter goes to what was found; with nothing in
 * it, to whoever was here last (LM-23).
 */
export class CustomerSearch extends LitElement {
  static override properties = { words: { attribute: false }, typed: { attribute: false } };

  declare words: Words;
  declare typed: string;

  constructor() {
    super();
    this.words = en;
    this.typed = '';
  }

  static override styles = [
    shared,
    buttons,
    forms,
    css`
      form {
        display: flex;
        align-items: center;
        gap: 8px;
        padding: 6px 12px;
        border-block-end: 1px solid var(--line);
        background: var(--ground-side);
        color: var(--ink-muted);
      }

      input {
        flex: 1;
        min-inline-size: 0;
      }

      input::-webkit-search-cancel-button {
        display: none;
      }
    `,
  ];

  override render() {
    const text = this.words.reception.search;
    return html`<form
      role="search"
      @submit=${(event: SubmitEvent) => {
        event.preventDefault();
        if (this.typed.trim() === '') tell(this, 'search-customers', '');
        else tell(this, 'go-to-found');
      }}
      @keydown=${this.#onKey}
    >
      ${icon(search)}
      <input
        type="search"
        name="text"
        maxlength="128"
        autocomplete="off"
        enterkeyhint="search"
        aria-label=${text.label}
        aria-keyshortcuts="Alt+S"
        placeholder=${text.label}
        title="${text.hint} (Alt+S)"
        .value=${this.typed}
        @input=${(event: InputEvent & { currentTarget: HTMLInputElement }) => {
          tell(this, 'find', event.currentTarget.value);
        }}
      />
      ${
        this.typed === ''
          ? nothing
          : html`<button
              type="button"
              class="icon-button"
              aria-label=${this.words.finding.clear}
              title=${this.words.finding.clear}
              @click=${() => {
                this.#clear();
              }}
            >
              ${icon(x)}
            </button>`
      }
    </form>`;
  }

  get hasFocus(): boolean {
    return this.shadowRoot?.activeElement instanceof HTMLInputElement;
  }

  focusField(): void {
    this.shadowRoot?.querySelector('input')?.focus();
  }

  #clear(): void {
    tell(this, 'find', '');
    this.focusField();
  }

  #onKey(event: KeyboardEvent): void {
    if (event.isComposing || this.typed === '') return;
    if (event.key === 'ArrowDown') tell(this, 'go-to-found');
    else if (event.key === 'Escape') this.#clear();
    else return;
    event.preventDefault();
  }
}
