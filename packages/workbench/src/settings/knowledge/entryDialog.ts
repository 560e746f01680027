import { isShopbellError, type KnowledgeKind, type RobotIntent } from '@shopbell/sdk/admin';
import { css, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { tell } from '../../app/events.ts';
import { Modal } from '../../frame/modal.ts';
import { FormController, type Stored } from '../form/formController.ts';
import { reasonsOf, saveProblem } from '../form/problems.ts';
import { staleCallout } from '../form/staleCallout.ts';
import { settingsStyle } from '../settingsStyle.ts';
import {
  draftOfEntry,
  emptyEntry,
  entryLimits,
  entryProblems,
  intentClasses,
  type AnyEntry,
  type EntryDraft,
} from './entries.ts';

/** One entry of a shop's knowledge (RB-01 … RB-03, RB-05, RB-07, RB-08). */
export class EntryDialog extends Modal {
  static override properties = {
    ...Modal.properties,
    kind: { attribute: false },
    entry: { attribute: false },
    gone: { attribute: false },
    save: { attribute: false },
  };

  declare kind: KnowledgeKind;
  /** As the server has it now; undefined: a new one. */
  declare entry: AnyEntry | undefined;
  /** It was deleted while it was being edited here. */
  declare gone: boolean;
  /** `version` 0: there must be none of this id. */
  declare save: (kind: KnowledgeKind, draft: EntryDraft, version: number) => Promise<AnyEntry>;

  readonly #form = new FormController<EntryDraft>(this, async (_, version) =>
    storedOf(await this.save(this.kind, this.#draft, this.gone ? 0 : version)),
  );

  constructor() {
    super();
    this.kind = 'robot-entry';
    this.gone = false;
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
    this.#form.start(this.entry ? storedOf(this.entry) : { value: emptyEntry, version: 0 });
  }

  override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    if (!this.open) this.#form.start(undefined);
    else if (this.entry) this.#form.offer(storedOf(this.entry));
  }

  protected override heading(): string {
    const text = this.words.settings.knowledge;
    return (this.#draft.id === undefined ? text.addTitle : text.editTitle)[this.kind];
  }

  protected override close(): void {
    tell(this, 'close-entry');
  }

  protected override body(): TemplateResult {
    const { form: text } = this.words.settings;
    const form = this.#form;
    const stale = form.stale && !this.gone;
    const problem = this.gone ? text.deletedMeanwhile : this.#problem();
    return html`<form class="body" novalidate @submit=${this.#submit}>
      ${this.#fields()}
      <div role="alert">
        ${
          stale
            ? staleCallout(this.words, () => {
                form.takeLatest();
              })
            : nothing
        }
        ${problem ? html`<p class="callout bad">${problem}</p>` : nothing}
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
        <button class="button primary" aria-disabled=${form.busy || stale ? 'true' : nothing}>
          ${form.busy ? text.saving : text.save}
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
        ${this.#draft.class === 'pre-sale' ? this.#line('sku', text.sku, text.skuHint) : nothing}
        ${this.#needsAgent()}`;
      case 'intent-answer':
        return html`${this.#intent()} ${this.#area('answer', text.answer, 4)}
        ${
          intentClasses[this.#draft.intent] === 'pre-sale'
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
        .value=${live(this.#draft[field])}
        @input=${(event: InputEvent & { target: HTMLInputElement }) => {
          this.#set({ [field]: event.target.value });
        }}
      />${wrong === undefined ? nothing : html`<span class="wrong">${wrong}</span>`}</label
    >`;
  }

  #area(field: 'answer' | 'note', label: string, rows: number) {
    const wrong = this.#wrong(field);
    const value = this.#draft[field];
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
                .checked=${live(this.#draft.class === name)}
                @change=${() => {
                  this.#set({ class: name, ...(name === 'after-sale' ? { sku: '' } : {}) });
                }}
              /><span>${text.classes[name]}</span></label
            >`,
        )}
      </div>
      ${this.#draft.class === 'after-sale' ? html`<p class="hint">${text.skuAfterSale}</p>` : nothing}
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
            html`<option value=${intent} ?selected=${this.#draft.intent === intent}>
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
        .checked=${live(this.#draft.needsAgent)}
        @change=${(event: Event & { target: HTMLInputElement }) => {
          this.#set({ needsAgent: event.target.checked });
        }}
      /><span>${text.needsAgent}</span><span class="hint">${text.needsAgentMeans}</span></label
    >`;
  }

  get #draft(): EntryDraft {
    return this.#form.value ?? emptyEntry;
  }

  #set(some: Partial<EntryDraft>): void {
    for (const [field, value] of Object.entries(some)) this.#form.set(field as keyof EntryDraft, value);
  }

  #wrong(field: keyof EntryDraft): string | undefined {
    const found = this.#form.tried ? entryProblems(this.#draft, this.kind, this.words).get(field) : undefined;
    return found ?? reasonsOf(this.#form.error).find(({ path }) => path.split('.').includes(field))?.code;
  }

  #problem(): string {
    if (isShopbellError(this.#form.error, 'ALREADY_EXISTS')) return this.words.settings.knowledge.exists;
    return saveProblem(this.#form.error, this.words);
  }

  async #submit(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    // Gone, it is written anew although nothing was changed in it.
    if (this.gone) this.#form.start({ value: this.#draft, version: 0 });
    const valid = entryProblems(this.#draft, this.kind, this.words).size === 0;
    if (await this.#form.submit(valid)) this.close();
  }
}

function storedOf(entry: AnyEntry): Stored<EntryDraft> {
  return { value: draftOfEntry(entry), version: entry.version };
}
