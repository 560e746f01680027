import type { KnowledgeBase, KnowledgeKind } from '@shopbell/sdk/admin';
import { LitElement, css, html, nothing } from 'lit';
import { live } from 'lit/directives/live.js';
import { repeat } from 'lit/directives/repeat.js';
import { hear, tell } from '../../app/events.ts';
import { icon } from '../../icons/icon.ts';
import { chevronDown, chevronUp, pencil, plus, trash } from '../../icons/icons.ts';
import { forms } from '../../styles/forms.ts';
import { buttons, shared } from '../../styles/shared.ts';
import { matching } from '../../transfer/targets.ts';
import { en } from '../../words/en.ts';
import type { Words } from '../../words/words.ts';
import { pageOf, pager } from '../form/pager.ts';
import { settingsStyle } from '../settingsStyle.ts';
import { entriesOf, entryName, kinds, type AnyEntry } from './entries.ts';
import type { EntryDialog } from './entryDialog.ts';

const rowsShown = 50;

/** What the robot answers, and what customers are shown: four lists, one at a time. */
export class KnowledgePage extends LitElement {
  static override properties = {
    words: { attribute: false },
    knowledge: { attribute: false },
    save: { attribute: false },
    move: { attribute: false },
    _kind: { state: true },
    _typed: { state: true },
    _page: { state: true },
    _editing: { state: true },
  };

  declare words: Words;
  declare knowledge: KnowledgeBase;
  declare save: EntryDialog['save'];
  /** Puts an entry one place up or down. */
  declare move: (kind: KnowledgeKind, id: string, step: -1 | 1) => void;
  declare _kind: KnowledgeKind;
  declare _typed: string;
  declare _page: number;
  /** Without an id, a new one. */
  declare _editing: { readonly id: string | undefined } | undefined;

  constructor() {
    super();
    this.words = en;
    this.knowledge = { faq: [], recommendations: [], robotEntries: [], intentAnswers: [], version: 1 };
    this._kind = 'robot-entry';
    this._typed = '';
    this._page = 0;
    hear(this, 'close-entry', () => {
      this._editing = undefined;
    });
  }

  static override styles = [
    shared,
    buttons,
    forms,
    settingsStyle,
    css`
      :host {
        display: block;
      }

      .tabs {
        display: flex;
        overflow-x: auto;
        border-block-end: 1px solid var(--line);
      }

      .tabs button {
        flex: none;
        min-block-size: 36px;
        padding: 0 12px;
        border: 0;
        border-block-end: 2px solid transparent;
        background: none;
        color: var(--ink-muted);
        cursor: pointer;
      }

      .tabs button[aria-pressed='true'] {
        border-block-end-color: var(--accent);
        color: var(--ink);
        font-weight: 600;
      }

      .tabs button:focus-visible {
        outline-offset: -2px;
      }

      li {
        display: grid;
        grid-template-columns: minmax(0, 1fr) auto;
        gap: 2px 12px;
        align-items: start;
        padding-block: 10px;
        border-block-end: 1px solid var(--line);
      }

      .question {
        font-weight: 600;
        overflow-wrap: anywhere;
      }

      .answer {
        display: -webkit-box;
        overflow: hidden;
        -webkit-box-orient: vertical;
        -webkit-line-clamp: 2;
        color: var(--ink-muted);
        overflow-wrap: anywhere;
      }

      .tags {
        display: flex;
        flex-wrap: wrap;
        gap: 4px;
        margin-block-start: 4px;
      }

      .tag {
        max-inline-size: 100%;
        overflow: hidden;
        text-overflow: ellipsis;
      }
    `,
  ];

  override render() {
    const { words } = this;
    const { knowledge: text, form, pages } = words.settings;
    const all = entriesOf(this.knowledge, this._kind);
    const named = all.map((entry) => ({
      entry,
      name: `${entryName(entry, words)} ${'answer' in entry ? entry.answer : ''}`,
    }));
    const found = matching(named, this._typed);
    const page = pageOf(found, this._page, rowsShown);
    const edited = all.find(({ id }) => id === this._editing?.id);
    return html`<div class="page wide">
        <h2>${pages.knowledge}</h2>
        <div class="tabs" role="group" aria-label=${pages.knowledge}>
          ${kinds.map(
            (kind) =>
              html`<button
                type="button"
                aria-pressed=${kind === this._kind ? 'true' : 'false'}
                @click=${() => {
                  this._kind = kind;
                  this._typed = '';
                  this._page = 0;
                }}
              >
                ${text.kinds[kind]} <span class="hint figure">${entriesOf(this.knowledge, kind).length}</span>
              </button>`,
          )}
        </div>
        <p class="intro">${text.means[this._kind]}</p>
        <div class="row">
          <input
            type="search"
            class="grow"
            aria-label=${form.search}
            placeholder=${form.search}
            .value=${live(this._typed)}
            @input=${(event: InputEvent & { target: HTMLInputElement }) => {
              this._typed = event.target.value;
              this._page = 0;
            }}
          />
          <button
            type="button"
            class="button primary"
            @click=${() => {
              this._editing = { id: undefined };
            }}
          >
            ${icon(plus)}${text.addTitle[this._kind]}
          </button>
        </div>
        ${
          found.length === 0
            ? html`<p class="empty">${all.length === 0 ? text.empty[this._kind] : form.nothingFound}</p>`
            : html`<ul>
                ${repeat(
                  page.rows,
                  ({ entry }) => entry.id,
                  ({ entry }) => this.#row(entry, all),
                )}
              </ul>`
        }
        ${pager(page, words, (to) => {
          this._page = to;
        })}
      </div>
      <entry-dialog
        .words=${words}
        .open=${this._editing !== undefined}
        .kind=${this._kind}
        .entry=${edited}
        .gone=${this._editing?.id !== undefined && edited === undefined}
        .save=${this.save}
      ></entry-dialog>`;
  }

  #row(entry: AnyEntry, all: readonly AnyEntry[]) {
    const { words } = this;
    const { knowledge: text, form } = words.settings;
    const name = entryName(entry, words);
    const at = all.indexOf(entry);
    const ordered = this._kind === 'faq' || this._kind === 'recommendation';
    const body = 'answer' in entry ? entry.answer : (entry.note ?? '');
    const target = 'url' in entry && entry.url !== undefined ? entry.url : (entry.sku ?? text.everyProduct);
    return html`<li>
      <div>
        <p class="question" dir="auto">${name}</p>
        ${body === '' ? nothing : html`<p class="answer" dir="auto">${body}</p>`}
        <p class="tags">
          ${'kind' in entry ? html`<span class="tag">${text.classes[entry.kind]}</span>` : nothing}
          <span class="tag" dir="auto">${target}</span>
          ${
            'needsAgent' in entry && entry.needsAgent
              ? html`<span class="tag warn">${text.needsAgent}</span>`
              : nothing
          }
          ${
            'keywords' in entry
              ? entry.keywords
                  .slice(0, 12)
                  .map((keyword) => html`<span class="tag" dir="auto">${keyword}</span>`)
              : nothing
          }
          ${
            'keywords' in entry && entry.keywords.length > 12
              ? html`<span class="tag">+${entry.keywords.length - 12}</span>`
              : nothing
          }
        </p>
      </div>
      <div class="row">
        ${
          ordered
            ? html`${this.#button(chevronUp, text.up, name, at === 0, () => {
                this.move(this._kind, entry.id, -1);
              })}
              ${this.#button(chevronDown, text.down, name, at === all.length - 1, () => {
                this.move(this._kind, entry.id, 1);
              })}`
            : nothing
        }
        ${this.#button(pencil, form.edit, name, false, () => {
          this._editing = { id: entry.id };
        })}
        ${this.#button(trash, form.remove, name, false, () => {
          tell(this, 'ask-delete-entry', { kind: this._kind, id: entry.id, name });
        })}
      </div>
    </li>`;
  }

  #button(sign: Parameters<typeof icon>[0], label: string, name: string, off: boolean, run: () => void) {
    return html`<button
      type="button"
      class="icon-button"
      aria-label="${label}: ${name}"
      title=${label}
      aria-disabled=${off ? 'true' : nothing}
      @click=${() => {
        if (!off) run();
      }}
    >
      ${icon(sign)}
    </button>`;
  }
}
