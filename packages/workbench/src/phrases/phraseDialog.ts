import type { Phrase, PhraseInput, PhraseList } from '@shopbell/sdk/agent';
import { css, html, nothing, type TemplateResult } from 'lit';
import { createRef, ref } from 'lit/directives/ref.js';
import { tell } from '../app/events.ts';
import { Modal } from '../frame/modal.ts';
import type { EditedPhrase } from './phrasesController.ts';
import { variables } from './phraseText.ts';

/** As the server takes them. */
const limits = { title: 60, folder: 40, text: 1000 } as const;

/** A quick phrase, new or changed; variables are put in by name. */
export class PhraseDialog extends Modal {
  static override properties = {
    ...Modal.properties,
    edited: { attribute: false },
    mayEditShop: { attribute: false },
    folders: { attribute: false },
    busy: { attribute: false },
    problem: { attribute: false },
    _of: { state: true },
    _missing: { state: true },
  };

  declare edited: EditedPhrase | undefined;
  declare mayEditShop: boolean;
  /** Those that are there already. */
  declare folders: readonly string[];
  declare busy: boolean;
  declare problem: string;
  declare _of: PhraseList;
  declare _missing: ReadonlySet<string>;

  readonly #form = createRef<HTMLFormElement>();

  constructor() {
    super();
    this.mayEditShop = false;
    this.folders = [];
    this.busy = false;
    this.problem = '';
    this._of = 'own';
    this._missing = new Set();
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

      .variables {
        display: flex;
        flex-wrap: wrap;
        gap: 4px;
      }

      .variables .button {
        min-block-size: 28px;
        padding: 0 8px;
        font-size: var(--text-s);
      }
    `,
  ];

  protected override heading(): string {
    const { phrases: text } = this.words;
    return this.edited?.phrase ? text.editTitle : text.newTitle;
  }

  protected override opening(): void {
    this._of = this.edited?.of ?? 'own';
    this._missing = new Set();
  }

  protected override close(): void {
    tell(this, 'edit-phrase', undefined);
  }

  protected override body(): TemplateResult {
    const { phrases: text } = this.words;
    const phrase = this.edited?.phrase;
    return html`<form class="body" novalidate @submit=${this.#submit} ${ref(this.#form)}>
      ${phrase === undefined && this.mayEditShop ? this.#whose() : nothing}
      ${this.#line('title', text.name, phrase?.title)}
      ${this.#line('folder', text.folder, phrase?.folder, text.folderHint)}
      <datalist id="folders">
        ${this.folders.map((folder) => html`<option value=${folder}></option>`)}
      </datalist>
      <label class="field"
        ><span class="label">${text.text}</span
        ><textarea
          name="text"
          rows="5"
          dir="auto"
          maxlength=${limits.text}
          aria-invalid=${this._missing.has('text') ? 'true' : 'false'}
          .defaultValue=${phrase?.text ?? ''}
        ></textarea
        >${this._missing.has('text') ? html`<span class="wrong">${text.required}</span>` : nothing}</label
      >
      <div class="field">
        <span class="label" id="variables">${text.variables}</span>
        <div class="variables" role="group" aria-labelledby="variables">
          ${variables.map(
            (name) =>
              html`<button
                type="button"
                class="button"
                @click=${() => {
                  this.#insert(`{${name}}`);
                }}
              >
                ${text.variableNames[name]}
              </button>`,
          )}
        </div>
        <span class="hint">${text.variablesHint}</span>
      </div>
      <div role="alert">${this.problem ? html`<p class="callout bad">${this.problem}</p>` : nothing}</div>
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
        <button class="button primary" aria-disabled=${this.busy ? 'true' : nothing}>
          ${this.busy ? text.saving : text.save}
        </button>
      </div>
    </form>`;
  }

  #whose() {
    const { phrases: text } = this.words;
    return html`<fieldset>
      <legend>${text.whose}</legend>
      ${(['own', 'shop'] as const).map(
        (of) =>
          html`<label
            ><input
              type="radio"
              name="of"
              .checked=${of === this._of}
              @change=${() => {
                this._of = of;
              }}
            />${text.lists[of]}</label
          >`,
      )}
    </fieldset>`;
  }

  #line(name: 'title' | 'folder', label: string, value: string | undefined, hint?: string) {
    const missing = this._missing.has(name);
    return html`<label class="field"
      ><span class="label">${label}</span
      ><input
        type="text"
        name=${name}
        autocomplete="off"
        maxlength=${limits[name]}
        list=${name === 'folder' ? 'folders' : nothing}
        ?autofocus=${name === 'title'}
        aria-invalid=${missing ? 'true' : 'false'}
        .defaultValue=${value ?? ''}
      />${
        missing
          ? html`<span class="wrong">${this.words.phrases.required}</span>`
          : hint === undefined
            ? nothing
            : html`<span class="hint">${hint}</span>`
      }</label
    >`;
  }

  #insert(variable: string): void {
    const area = this.#form.value?.querySelector('textarea');
    if (!area) return;
    area.setRangeText(variable, area.selectionStart, area.selectionEnd, 'end');
    area.focus();
  }

  #submit(event: SubmitEvent & { target: HTMLFormElement }): void {
    event.preventDefault();
    if (this.busy) return;
    const given = new FormData(event.target);
    const written = (name: string): string => {
      const value = given.get(name);
      return typeof value === 'string' ? value.trim() : '';
    };
    const [title, folder, text] = [written('title'), written('folder'), written('text')];
    this._missing = new Set(Object.entries({ title, text }).flatMap(([name, value]) => (value ? [] : name)));
    if (this._missing.size > 0) {
      void this.updateComplete.then(() =>
        this.shadowRoot?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus(),
      );
      return;
    }
    const before: Pick<Phrase, 'id' | 'version'> | undefined = this.edited?.phrase;
    const phrase: PhraseInput = {
      id: before?.id ?? crypto.randomUUID(),
      title,
      text,
      version: before?.version ?? 0,
      ...(folder !== '' && { folder }),
    };
    tell(this, 'save-phrase', { of: this._of, phrase });
  }
}
