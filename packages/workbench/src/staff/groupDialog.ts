import { staffChatLimits, type RosterEntry } from '@shopbell/sdk/agent';
import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { repeat } from 'lit/directives/repeat.js';
import { tell } from '../app/events.ts';
import { Modal } from '../frame/modal.ts';
import { groupDialogStyle } from './groupDialogStyle.ts';

/** What is asked: a new group, who else joins one, or another name for it. */
export type GroupQuestion = 'new' | 'add' | 'rename';

/** Name and members of a group of colleagues. */
export class GroupDialog extends Modal {
  static override properties = {
    ...Modal.properties,
    question: { attribute: false },
    colleagues: { attribute: false },
    name: { attribute: false },
    busy: { attribute: false },
    problem: { attribute: false },
    _typed: { state: true },
    _chosen: { state: true },
    _missing: { state: true },
  };

  declare question: GroupQuestion;
  /** Who may be chosen. */
  declare colleagues: readonly RosterEntry[];
  declare name: string;
  declare busy: boolean;
  declare problem: string;
  declare _typed: string;
  declare _chosen: ReadonlySet<string>;
  declare _missing: 'name' | 'members' | undefined;

  constructor() {
    super();
    this.question = 'new';
    this.colleagues = [];
    this.name = '';
    this.busy = false;
    this.problem = '';
    this._typed = '';
    this._chosen = new Set();
  }

  static override styles = [...Modal.styles, groupDialogStyle];

  protected override heading(): string {
    return this.words.staff.group[this.question];
  }

  protected override opening(): void {
    this._typed = '';
    this._chosen = new Set();
    this._missing = undefined;
  }

  protected override close(): void {
    tell(this, 'close-group-question');
  }

  protected override body(): TemplateResult {
    const text = this.words.staff.group;
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
    const text = this.words.staff.group;
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
    const { words } = this;
    const text = words.staff;
    const typed = this._typed.trim().toLowerCase();
    const found = this.colleagues.filter(({ name }) => name.toLowerCase().includes(typed));
    return html`<fieldset>
      <legend class="label">
        ${text.group.choose}<span class="hint" role="status">${text.group.chosen(this._chosen.size)}</span>
      </legend>
      <input
        type="search"
        autocomplete="off"
        aria-label=${text.group.search}
        placeholder=${text.group.search}
        .value=${live(this._typed)}
        @input=${(event: InputEvent & { target: HTMLInputElement }) => {
          this._typed = event.target.value;
        }}
        @keydown=${(event: KeyboardEvent) => {
          if (event.key === 'Enter') event.preventDefault();
        }}
      />
      <div class="colleagues">
        ${repeat(
          found,
          ({ id }) => id,
          ({ id, name, status }) =>
            html`<label
              ><input
                type="checkbox"
                .checked=${live(this._chosen.has(id))}
                @change=${() => {
                  this.#toggle(id);
                }}
              /><span dir="auto">${name}</span><span class="hint">${words.status.names[status]}</span></label
            >`,
        )}
        ${
          found.length > 0
            ? nothing
            : html`<p class="hint">
                ${this.colleagues.length > 0 ? text.notFound : text.empty.organisation}
              </p>`
        }
      </div>
      <span class="wrong" role="status"
        >${this._missing === 'members' ? text.group.chooseMissing : nothing}</span
      >
    </fieldset>`;
  }

  #toggle(id: string): void {
    const chosen = new Set(this._chosen);
    if (!chosen.delete(id)) chosen.add(id);
    this._chosen = chosen;
  }

  #submit(event: SubmitEvent & { target: HTMLFormElement }): void {
    event.preventDefault();
    if (this.busy) return;
    const written = new FormData(event.target).get('name');
    const name = typeof written === 'string' ? written.trim() : '';
    this._missing = undefined;
    if (this.question !== 'add' && name === '') this._missing = 'name';
    else if (this.question !== 'rename' && this._chosen.size === 0) this._missing = 'members';
    if (this._missing === undefined) {
      tell(this, 'answer-group-question', { name, agentIds: [...this._chosen] });
      return;
    }
    const at = this._missing === 'name' ? 'input[name]' : 'input[type="search"]';
    this.shadowRoot?.querySelector<HTMLElement>(at)?.focus();
  }
}
