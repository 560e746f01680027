import { staffChatLimits, type GroupMember } from '@shopbell/sdk/agent';
import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { tell } from '../app/events.ts';
import { Modal } from '../frame/modal.ts';
import { en } from '../words/en.ts';
import type { Words } from '../words/words.ts';
import { groupDialogStyle } from './groupDialogStyle.ts';

/** What is asked: a new group, who else joins one, or another name for it. */
export type GroupQuestion = 'new' | 'add' | 'rename';

/** Somebody who may come into a group. */
export interface Choice extends Pick<GroupMember, 'kind' | 'id'> {
  readonly name: string;
  /** What is said beside the name. */
  readonly about?: string;
}

export interface GroupAnswer {
  readonly name: string;
  readonly members: readonly Choice[];
}

/** Of somebody who may be chosen, in pixels. */
const choiceHeight = 38;

/** Name and members of a group. */
export class GroupDialog extends Modal {
  static override properties = {
    ...Modal.properties,
    question: { attribute: false },
    text: { attribute: false },
    choices: { attribute: false },
    chosen: { attribute: false },
    emptyText: { attribute: false },
    fits: { attribute: false },
    name: { attribute: false },
    busy: { attribute: false },
    problem: { attribute: false },
    _typed: { state: true },
    _chosen: { state: true },
    _missing: { state: true },
  };

  declare question: GroupQuestion;
  declare text: Words['staff']['group'];
  /** Who may be chosen. */
  declare choices: readonly Choice[];
  /** Who is chosen when it opens. */
  declare chosen: readonly Choice[];
  /** What is said where nobody may be. */
  declare emptyText: string;
  /** Whether those who are chosen will do. */
  declare fits: (answer: GroupAnswer) => boolean;
  declare name: string;
  declare busy: boolean;
  declare problem: string;
  declare _typed: string;
  declare _chosen: ReadonlyMap<string, Choice>;
  declare _missing: 'name' | 'members' | undefined;

  constructor() {
    super();
    this.question = 'new';
    this.text = en.staff.group;
    this.choices = [];
    this.chosen = [];
    this.emptyText = '';
    this.fits = () => true;
    this.name = '';
    this.busy = false;
    this.problem = '';
    this._typed = '';
    this._chosen = new Map();
  }

  static override styles = [...Modal.styles, groupDialogStyle];

  protected override heading(): string {
    return this.text[this.question];
  }

  protected override opening(): void {
    this._typed = '';
    this._chosen = new Map(this.chosen.map((one) => [keyOf(one), one]));
    this._missing = undefined;
  }

  protected override close(): void {
    tell(this, 'close-group-question');
  }

  protected override body(): TemplateResult {
    const { text } = this;
    return html`<form class="body" novalidate @submit=${this.#submit}>
      ${this.question === 'add' ? nothing : this.#name()}
      ${this.question === 'rename' ? nothing : this.#choice()}
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
          ${this.question === 'new' ? text.create : text.save}
        </button>
      </div>
    </form>`;
  }

  #name() {
    const { text } = this;
    const wrong = this._missing === 'name';
    return html`<label class="field"
      ><span class="label">${text.name}</span
      ><input
        type="text"
        name="name"
        dir="auto"
        autofocus
        autocomplete="off"
        maxlength=${staffChatLimits.name}
        .defaultValue=${this.question === 'rename' ? this.name : ''}
        aria-invalid=${wrong ? 'true' : 'false'}
        aria-describedby="name-wrong"
      /><span id="name-wrong" class="wrong" role="status">${wrong ? text.nameMissing : nothing}</span></label
    >`;
  }

  #choice() {
    const { text } = this;
    const typed = this._typed.trim().toLowerCase();
    const fitting = this.choices.filter(({ name, about }) =>
      `${name} ${about ?? ''}`.toLowerCase().includes(typed),
    );
    // Whoever is chosen stays in sight, also while somebody else is looked for.
    const shown = new Set(fitting.map(keyOf));
    const found = [...[...this._chosen.values()].filter((one) => !shown.has(keyOf(one))), ...fitting];
    return html`<fieldset>
      <legend class="label">
        ${text.choose}<span class="hint" role="status">${text.chosen(this._chosen.size)}</span>
      </legend>
      <input
        type="search"
        autocomplete="off"
        aria-label=${text.search}
        placeholder=${text.search}
        .value=${live(this._typed)}
        @input=${(event: InputEvent & { target: HTMLInputElement }) => {
          this._typed = event.target.value;
          tell(this, 'find-people', this._typed.trim());
        }}
        @keydown=${(event: KeyboardEvent) => {
          if (event.key === 'Enter') event.preventDefault();
        }}
      />
      <div class="colleagues">
        <row-list
          .rows=${found}
          .keyOf=${keyOf}
          .draw=${(one: Choice) =>
            html`<label
              ><input
                type="checkbox"
                .checked=${live(this._chosen.has(keyOf(one)))}
                @change=${() => {
                  this.#toggle(one);
                }}
              /><span dir="auto">${one.name}</span><span class="hint" dir="auto">${one.about}</span></label
            >`}
          .estimate=${choiceHeight}
        ></row-list>
        ${
          found.length > 0
            ? nothing
            : html`<p class="hint">
                ${this.choices.length > 0 || typed ? this.words.staff.notFound : this.emptyText}
              </p>`
        }
      </div>
      <span class="wrong" role="status">${this._missing === 'members' ? text.chooseMissing : nothing}</span>
    </fieldset>`;
  }

  #toggle(one: Choice): void {
    const chosen = new Map(this._chosen);
    if (!chosen.delete(keyOf(one))) chosen.set(keyOf(one), one);
    this._chosen = chosen;
  }

  #submit(event: SubmitEvent & { target: HTMLFormElement }): void {
    event.preventDefault();
    if (this.busy) return;
    const written = new FormData(event.target).get('name');
    const name = typeof written === 'string' ? written.trim() : '';
    this._missing = undefined;
    if (this.question !== 'add' && name === '') this._missing = 'name';
    const answer = { name, members: [...this._chosen.values()] };
    const enough = answer.members.length > 0 && this.fits(answer);
    if (this._missing === undefined && this.question !== 'rename' && !enough) this._missing = 'members';
    if (this._missing === undefined) {
      tell(this, 'answer-group-question', answer);
      return;
    }
    const at = this._missing === 'name' ? 'input[name]' : 'input[type="search"]';
    this.shadowRoot?.querySelector<HTMLElement>(at)?.focus();
  }
}

function keyOf({ kind, id }: Choice): string {
  return `${kind} ${id}`;
}
