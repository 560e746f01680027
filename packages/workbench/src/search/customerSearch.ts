import { LitElement, css, html } from 'lit';
import { tell } from '../app/events.ts';
import { icon } from '../icons/icon.ts';
import { search } from '../icons/icons.ts';
import { forms } from '../styles/forms.ts';
import { shared } from '../styles/shared.ts';
import { en } from '../words/en.ts';
import type { Words } from '../words/words.ts';

/** The field that finds customers (LM-23); Enter searches, with nothing in it for whoever was here last. */
export class CustomerSearch extends LitElement {
  static override properties = { words: { attribute: false } };

  declare words: Words;

  constructor() {
    super();
    this.words = en;
  }

  static override styles = [
    shared,
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
    `,
  ];

  override render() {
    const text = this.words.reception.search;
    return html`<form
      role="search"
      @submit=${(event: SubmitEvent & { currentTarget: HTMLFormElement }) => {
        event.preventDefault();
        const typed = new FormData(event.currentTarget).get('text');
        tell(this, 'search-customers', typeof typed === 'string' ? typed.trim() : '');
      }}
    >
      ${icon(search)}
      <input
        type="search"
        name="text"
        maxlength="128"
        autocomplete="off"
        enterkeyhint="search"
        aria-label=${text.label}
        placeholder=${text.label}
        title=${text.hint}
      />
    </form>`;
  }
}
