import { isShopbellError, type KnowledgeKind, type RobotIntent } from '@shopbell/sdk/admin';
import { css, html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { tell } from '../../app/events.ts';
import { Modal } from '../../frame/modal.ts';
import { reasonsOf, saveProblem } from '../form/problems.ts';
import { settingsStyle } from '../settingsStyle.ts';
import { emptyEntry, entryLimits, entryProblems, intentClasses, type EntryDraft } from './entries.ts';

/** One entry of a shop's knowledge (RB-01 … RB-03, RB-05, RB-07, RB-08). */
export class EntryDialog extends Modal {
  static override properties = {
    ...Modal.properties,
    kind: { attribute: false },
    entry: { attribute: false },
    save: { attribute: false },
    _draft: { state: true },
    _tried: { state: true },
    _busy: { state: true },
    _error: { state: true },
  };

  declare kind: KnowledgeKind;
  /** Undefined: a new one. */
  declare entry: EntryDraft | undefined;
  declare save: (kind: KnowledgeKind, draft: EntryDraft) => Promise<void>;
  declare _draft: EntryDraft;
  declare _tried: boolean;
  declare _busy: boolean;
  declare _error: unknown;

  constructor() {
    super();
    this.kind = 'robot-entry';
    this.opening();
  }

  static override styles = [
    ...Modal.styles,
    settingsStyle,
    css`
      :host {
        --dialog-width: 560px;
      }
    `,
  ];

  protected override opening(): void {
    this._draft = this.entry ?? emptyEntry;
    this._tried = false;
    this._busy = false;
    this._error = undefined;
  }

  protected override heading(): string {
    const text = this.words.settings.knowledge;
    return (this.entry ? text.editTitle : text.addTitle)[this.kind];
  }

  protected override close(): void {
    tell(this, 'close-entry');
  }

  protected override body(): TemplateResult {
    const { form } = this.words.settings;
    const problem = this.#problem();
    return html`<form class="body" novalidate @submit=${this.#submit}>
      ${this.#fields()}
      <div role="alert">${problem ? html`<p class="callout bad">${problem}</p>` : nothing}</div>
      <div class="choices">
        <button
          type="button"
          class="button"
          @click=${() => {
            this.close();
          }}
        >
          ${form.cancel}
        </button>
        <button class="button primary" aria-disabled=${this._busy ? 'true' : nothing}>
          ${this._busy ? form.saving : form.save}
        </button>
      </div>
    </form>`;
  }

  #fields() {
    const text = this.words.settings.knowledge;
    switch (this.kind) {
      case 'faq':
        return html`${this.#line('question', text.question)} ${this.#area('answer', text.answer, 4)}
        ${this.#line('sku', text.sku, text.skuHint)}`;
      case 'robot-entry':
        return html`${this.#line('question', text.question)}
        ${this.#line('keywords', text.keywords, text.keywordsHint)} ${this.#area('answer', text.answer, 4)}
        ${this.#class()}
        ${this._draft.class === 'pre-sale' ? this.#line('sku', text.sku, text.skuHint) : nothing}
        ${this.#needsAgent()}`;
      case 'intent-answer':
        return html`${this.#intent()} ${this.#area('answer', text.answer, 4)}
        ${
          intentClasses[this._draft.intent] === 'pre-sale'
            ? this.#line('sku', text.sku, text.skuHint)
            : nothing
        }
        ${this.#needsAgent()}`;
      case 'recommendation':
        return html`${this.#line('title', text.title)} ${this.#line('sku', text.sku, text.skuOrUrl)}
        ${this.#line('url', text.url, 'https://')} ${this.#area('note', text.note, 2)}`;
    }
  }

  #line(field: 'question' | 'keywords' | 'sku' | 'title' | 'url', label: string, hint = '') {
    const wrong = this.#wrong(field);
    return html`<label class="field"
      ><span class="label">${label}</span
      ><input
        type="text"
        name=${field}
        autocomplete="off"
        placeholder=${hint || nothing}
        aria-invalid=${wrong === undefined ? 'false' : 'true'}
        .value=${live(this._draft[field])}
        @input=${(event: InputEvent & { target: HTMLInputElement }) => {
          this.#set({ [field]: event.target.value });
        }}
      />${wrong === undefined ? nothing : html`<span class="wrong">${wrong}</span>`}</label
    >`;
  }

  #area(field: 'answer' | 'note', label: string, rows: number) {
    const wrong = this.#wrong(field);
    const value = this._draft[field];
    return html`<label class="field"
      ><span class="label">${label}</span
      ><textarea
        name=${field}
        rows=${rows}
        aria-invalid=${wrong === undefined ? 'false' : 'true'}
        .value=${live(value)}
        @input=${(event: InputEvent & { target: HTMLTextAreaElement }) => {
          this.#set({ [field]: event.target.value });
        }}
      ></textarea
      ><span class="${wrong === undefined ? 'hint' : 'wrong'} figure"
        >${wrong ?? this.words.settings.form.characters(value.length, entryLimits[field])}</span
      ></label
    >`;
  }

  #class() {
    const text = this.words.settings.knowledge;
    return html`<fieldset>
      <legend>${text.class}</legend>
      <div class="row">
        ${(['pre-sale', 'after-sale'] as const).map(
          (name) =>
            html`<label class="check"
              ><input
                type="radio"
                name="class"
                value=${name}
                .checked=${live(this._draft.class === name)}
                @change=${() => {
                  this.#set({ class: name, ...(name === 'after-sale' ? { sku: '' } : {}) });
                }}
              /><span>${text.classes[name]}</span></label
            >`,
        )}
      </div>
      ${this._draft.class === 'after-sale' ? html`<p class="hint">${text.skuAfterSale}</p>` : nothing}
    </fieldset>`;
  }

  #intent() {
    const text = this.words.settings.knowledge;
    const intents = Object.keys(intentClasses) as RobotIntent[];
    return html`<label class="field"
      ><span class="label">${text.intent}</span
      ><select
        name="intent"
        @change=${(event: Event & { target: HTMLSelectElement }) => {
          const intent = intents.find((one) => one === event.target.value);
          if (!intent) return;
          this.#set({ intent, ...(intentClasses[intent] === 'after-sale' ? { sku: '' } : {}) });
        }}
      >
        ${intents.map(
          (intent) =>
            html`<option value=${intent} ?selected=${this._draft.intent === intent}>
              ${text.intents[intent]}（${text.classes[intentClasses[intent]]}）
            </option>`,
        )}
      </select></label
    >`;
  }

  #needsAgent() {
    const text = this.words.settings.knowledge;
    return html`<label class="check"
      ><input
        type="checkbox"
        name="needsAgent"
        .checked=${live(this._draft.needsAgent)}
        @change=${(event: Event & { target: HTMLInputElement }) => {
          this.#set({ needsAgent: event.target.checked });
        }}
      /><span>${text.needsAgent}</span><span class="hint">${text.needsAgentMeans}</span></label
    >`;
  }

  #set(some: Partial<EntryDraft>): void {
    this._draft = { ...this._draft, ...some };
    this._error = undefined;
  }

  #wrong(field: keyof EntryDraft): string | undefined {
    const found = this._tried ? entryProblems(this._draft, this.kind, this.words).get(field) : undefined;
    return found ?? reasonsOf(this._error).find(({ path }) => path.split('.').includes(field))?.code;
  }

  #problem(): string {
    if (isShopbellError(this._error, 'ALREADY_EXISTS')) return this.words.settings.knowledge.exists;
    return saveProblem(this._error, this.words);
  }

  async #submit(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    this._tried = true;
    if (this._busy || entryProblems(this._draft, this.kind, this.words).size > 0) return;
    this._busy = true;
    this._error = undefined;
    try {
      await this.save(this.kind, this._draft);
      this.close();
    } catch (error) {
      this._error = error;
    } finally {
      this._busy = false;
    }
  }
}
