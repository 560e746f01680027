import type { Phrase, PhraseList, Phrases } from '@shopbell/sdk/agent';
import { LitElement, html, nothing } from 'lit';
import { live } from 'lit/directives/live.js';
import { tell } from '../app/events.ts';
import { icon } from '../icons/icon.ts';
import { pencil, plus, trash, x } from '../icons/icons.ts';
import { forms } from '../styles/forms.ts';
import { buttons, shared } from '../styles/shared.ts';
import { en } from '../words/en.ts';
import type { Words } from '../words/words.ts';
import { phrasePanelStyle } from './phrasePanelStyle.ts';
import { byFolder, matchingPhrases } from './phraseText.ts';

/** Of a phrase, in pixels. */
const rowHeight = 32;

/** The quick phrases over the reply (WB-17): the shop's and one's own, by folder; a press inserts one. */
export class PhrasePanel extends LitElement {
  static override properties = {
    words: { attribute: false },
    phrases: { attribute: false },
    failed: { attribute: false },
    _list: { state: true },
    _typed: { state: true },
  };

  declare words: Words;
  /** Undefined until they were read. */
  declare phrases: Phrases | undefined;
  declare failed: boolean;
  declare _list: PhraseList;
  declare _typed: string;

  constructor() {
    super();
    this.words = en;
    this.failed = false;
    this._list = 'shop';
    this._typed = '';
  }

  static override styles = [shared, buttons, forms, phrasePanelStyle];

  override connectedCallback(): void {
    super.connectedCallback();
    tell(this, 'want-phrases');
  }

  override firstUpdated(): void {
    // Where there is no keyboard, one would slide over the panel.
    if (!matchMedia('(pointer: coarse)').matches)
      this.shadowRoot?.querySelector<HTMLElement>('[type=search]')?.focus();
  }

  override render() {
    const { phrases: text } = this.words;
    return html`<section aria-label=${text.title} @keydown=${this.#onKey}>
      <div class="top">
        <div class="tabs">
          ${(['shop', 'own'] as const).map(
            (list) =>
              html`<button
                type="button"
                aria-pressed=${list === this._list ? 'true' : 'false'}
                @click=${() => {
                  this._list = list;
                }}
              >
                ${text.lists[list]}
                ${this.phrases ? html`<span class="figure">${this.phrases[list].length}</span>` : nothing}
              </button>`,
          )}
        </div>
        <input
          type="search"
          aria-label=${text.search}
          placeholder=${text.search}
          .value=${live(this._typed)}
          @input=${(event: InputEvent & { target: HTMLInputElement }) => {
            this._typed = event.target.value;
          }}
        />
        ${
          this.#mayEdit
            ? html`<button
                type="button"
                class="icon-button"
                aria-label=${text.add}
                title=${text.add}
                @click=${() => {
                  tell(this, 'edit-phrase', { of: this._list });
                }}
              >
                ${icon(plus)}
              </button>`
            : nothing
        }
        <button
          type="button"
          class="icon-button"
          aria-label=${text.hide}
          title=${text.hide}
          @click=${() => {
            tell(this, 'show-phrases', false);
          }}
        >
          ${icon(x)}
        </button>
      </div>
      <div class="list" tabindex="0" role="region" aria-label=${text.lists[this._list]}>${this.#rows()}</div>
    </section>`;
  }

  get #mayEdit(): boolean {
    return this._list === 'own' || this.phrases?.mayEditShop === true;
  }

  #rows() {
    const { phrases: text } = this.words;
    if (!this.phrases) {
      if (!this.failed) return html`<p class="empty soon" role="status">${text.loading}</p>`;
      return html`<p class="empty" role="alert">
        ${text.loadFailed}
        <button
          type="button"
          class="text-button"
          @click=${() => {
            tell(this, 'want-phrases');
          }}
        >
          ${text.retry}
        </button>
      </p>`;
    }
    const all = this.phrases[this._list];
    if (all.length === 0) return html`<p class="empty">${text.empty[this._list]}</p>`;
    const found = matchingPhrases(all, this._typed);
    if (found.length === 0) return html`<p class="empty">${text.nothingFound}</p>`;
    const folders = byFolder(found, this.words.language);
    const named = folders.some(([folder]) => folder !== '');
    return folders.map(
      ([folder, phrases]) =>
        html`${named ? html`<h3 dir="auto">${folder === '' ? text.noFolder : folder}</h3>` : nothing}
          <row-list
            .rows=${phrases}
            .keyOf=${idOf}
            .draw=${(phrase: Phrase) => this.#row(phrase)}
            .estimate=${rowHeight}
          ></row-list>`,
    );
  }

  #row(phrase: Phrase) {
    const { phrases: text } = this.words;
    const { title } = phrase;
    return html`<button
        type="button"
        class="phrase"
        title=${text.insert(title)}
        @click=${() => {
          tell(this, 'insert-phrase', phrase);
        }}
      >
        <span class="name" dir="auto">${title}</span><span class="said" dir="auto">${phrase.text}</span>
      </button>
      ${
        this.#mayEdit
          ? html`<button
                type="button"
                class="icon-button"
                aria-label="${text.edit}: ${title}"
                title=${text.edit}
                @click=${() => {
                  tell(this, 'edit-phrase', { of: this._list, phrase });
                }}
              >
                ${icon(pencil)}</button
              ><button
                type="button"
                class="icon-button"
                aria-label="${text.remove}: ${title}"
                title=${text.remove}
                @click=${() => {
                  tell(this, 'remove-phrase', { of: this._list, phrase });
                }}
              >
                ${icon(trash)}
              </button>`
          : nothing
      }`;
  }

  #onKey(event: KeyboardEvent): void {
    if (event.key !== 'Escape' || event.isComposing) return;
    event.stopPropagation();
    tell(this, 'show-phrases', false);
  }
}

function idOf({ id }: Phrase): string {
  return id;
}
