import {
  type Account,
  type AdminClient,
  type AgentSetup,
  type ApiKey,
  type ChangedThing,
  type ChangeFilter,
  type Changer,
  type FieldChange,
  type SettingChange,
} from '@shopbell/sdk/admin';
import { LitElement, html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { icon } from '../../icons/icon.ts';
import { arrowRight, chevronLeft, chevronRight } from '../../icons/icons.ts';
import { forms } from '../../styles/forms.ts';
import { buttons, shared } from '../../styles/shared.ts';
import { en } from '../../words/en.ts';
import { moment } from '../../words/times.ts';
import type { Words } from '../../words/words.ts';
import { settingsStyle } from '../settingsStyle.ts';
import { changesStyle } from './changesStyle.ts';
import { fieldName, listedText, valueText, type Naming } from './fieldText.ts';

type Values = FieldChange['added'];

/** The log of changes: who changed which setting when, from what to what; the newest first, page by page. */
export class ChangesPage extends LitElement {
  static override properties = {
    words: { attribute: false },
    admin: { attribute: false },
    agents: { attribute: false },
    today: { attribute: false },
    _changes: { state: true },
    _next: { state: true },
    _failed: { state: true },
    _makers: { state: true },
  };

  declare words: Words;
  declare admin: Pick<AdminClient, 'changes' | 'change' | 'accounts' | 'apiKeys'>;
  declare agents: readonly AgentSetup[];
  /** Any instant of today, for the names of days. */
  declare today: number;
  declare _changes: readonly SettingChange[] | undefined;
  declare _next: string | undefined;
  declare _failed: boolean;
  declare _makers: { readonly accounts: readonly Account[]; readonly keys: readonly ApiKey[] };
  #filter: ChangeFilter = {};
  /** Where the pages before this one began. */
  #before: (string | undefined)[] = [];
  #after: string | undefined;
  #asked = 0;

  constructor() {
    super();
    this.words = en;
    this.agents = [];
    this.today = 0;
    this._failed = false;
    this._makers = { accounts: [], keys: [] };
  }

  static override styles = [shared, buttons, forms, settingsStyle, changesStyle];

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#load();
    void this.#loadMakers();
  }

  override render() {
    const { words } = this;
    const text = words.settings.changes;
    return html`<div class="page wide">
      <h2>${words.settings.pages.changes}</h2>
      <p class="intro">${text.intro}</p>
      ${this.#filters()} ${this.#list()}
      <nav class="pager" aria-label=${words.settings.pages.changes}>
        ${this.#step(text.newest, chevronLeft, this.#before.length > 0, () => {
          this.#after = this.#before.pop();
        })}
        ${this.#step(text.older, chevronRight, this._next !== undefined, () => {
          this.#before.push(this.#after);
          this.#after = this._next;
        })}
      </nav>
    </div>`;
  }

  #step(name: string, picture: typeof chevronLeft, can: boolean, go: () => void) {
    return html`<button
      type="button"
      class="icon-button"
      aria-label=${name}
      title=${name}
      aria-disabled=${can ? nothing : 'true'}
      @click=${() => {
        if (!can) return;
        go();
        void this.#load();
      }}
    >
      ${icon(picture)}
    </button>`;
  }

  #filters() {
    const text = this.words.settings.changes;
    const things = Object.entries(text.things) as [ChangedThing, string][];
    const { accounts, keys } = this._makers;
    return html`<form class="filters" @submit=${(event: SubmitEvent) => event.preventDefault()}>
      <label class="field"
        ><span class="label">${text.what}</span
        ><select
          name="what"
          @change=${(event: Event & { target: HTMLSelectElement }) => {
            this.#narrow({ what: (event.target.value || undefined) as ChangedThing | undefined });
          }}
        >
          <option value="">${text.all}</option>
          ${things.map(([thing, name]) => html`<option value=${thing}>${name}</option>`)}
        </select></label
      >
      <label class="field"
        ><span class="label">${text.by}</span
        ><select
          name="by"
          @change=${(event: Event & { target: HTMLSelectElement }) => {
            this.#narrow({ by: event.target.value || undefined });
          }}
        >
          <option value="">${text.everybody}</option>
          <option value="operator">${text.operator}</option>
          ${accounts.map(({ id, displayName }) => html`<option value="account:${id}">${displayName}</option>`)}
          ${keys.map(({ id, name }) => html`<option value="api-key:${id}">${text.key(name)}</option>`)}
        </select></label
      >
      ${this.#day('from', text.from, 0)} ${this.#day('to', text.to, 1)}
    </form>`;
  }

  /** A day of the browser's calendar; `ahead`: the whole of it is meant. */
  #day(end: 'from' | 'to', label: string, ahead: 0 | 1) {
    return html`<label class="field"
      ><span class="label">${label}</span
      ><input
        type="date"
        name=${end}
        @change=${(event: Event & { target: HTMLInputElement }) => {
          const [year = NaN, month = NaN, day = NaN] = event.target.value.split('-').map(Number);
          const at = new Date(year, month - 1, day + ahead).getTime();
          this.#narrow({ [end]: Number.isNaN(at) ? undefined : Math.max(0, at) });
        }}
    /></label>`;
  }

  #list() {
    const { words } = this;
    const text = words.settings.changes;
    if (this._failed)
      return html`<p role="alert">
        ${words.settings.form.loadFailed}
        <button type="button" class="button" @click=${() => void this.#load()}>
          ${words.settings.form.retry}
        </button>
      </p>`;
    if (!this._changes) return html`<p role="status">${words.settings.form.loading}</p>`;
    if (this._changes.length === 0) {
      const narrowed = Object.values(this.#filter).some((value) => value !== undefined);
      return html`<p class="empty" role="status">${narrowed ? text.none : text.empty}</p>`;
    }
    return html`<ol>
      ${repeat(
        this._changes,
        ({ seq }) => seq,
        (change) => this.#change(change),
      )}
    </ol>`;
  }

  #change({ seq, at, by, what, of, done, fields, cut }: SettingChange) {
    const { words, agents, today } = this;
    const text = words.settings.changes;
    const naming = { words, agents, today };
    return html`<li>
      <p class="head">
        <span class="tag">${text.things[what]}</span
        >${of ? html`<b dir="auto" title=${of.id}>${this.#nameOf(of)}</b>` : nothing}<span class="done"
          >${text.done[done]}</span
        ><span class="hint grow"><bdi>${this.#maker(by)}</bdi></span
        ><time class="hint" datetime=${new Date(at).toISOString()}>${moment(at, today, words)}</time>
      </p>
      <dl>
        ${fields.map(
          (field) =>
            html`<div>
              <dt>${fieldName(field.field, naming)}</dt>
              <dd dir="auto">${this.#field(field, naming)}</dd>
            </div>`,
        )}
      </dl>
      ${
        cut
          ? html`<button type="button" class="button small" @click=${() => void this.#whole(seq)}>
              ${text.whole}
            </button>`
          : nothing
      }
    </li>`;
  }

  #field({ field, from, to, added, removed, reordered, secret }: FieldChange, naming: Naming) {
    const text = this.words.settings.changes;
    if (secret) return text.secret;
    if (reordered) return text.reordered;
    if (added || removed)
      return html`${this.#values('added', field, added, naming)}${this.#values('removed', field, removed, naming)}`;
    return html`<del>${valueText(field, from, naming)}</del> ${icon(arrowRight)}
      <ins>${valueText(field, to, naming)}</ins>`;
  }

  #values(which: 'added' | 'removed', field: string, values: Values, naming: Naming) {
    if (!values) return nothing;
    const text = this.words.settings.changes;
    const left = values.count - values.values.length;
    const shown = values.values.map((value) => listedText(field, value, naming)).join(', ');
    return html`<span class=${which}
      ><span class="label">${text[which]}</span> ${shown}${left > 0 ? ` … ${text.more(left)}` : ''}</span
    >`;
  }

  #nameOf({ id, name }: NonNullable<SettingChange['of']>): string {
    return name ?? this.agents.find((agent) => agent.id === id)?.name ?? id;
  }

  #maker(by: Changer): string {
    const text = this.words.settings.changes;
    if (by.kind === 'operator') return text.operator;
    return by.kind === 'account' ? by.name : text.key(by.name);
  }

  #narrow(change: ChangeFilter): void {
    this.#filter = { ...this.#filter, ...change };
    this.#before = [];
    this.#after = undefined;
    void this.#load();
  }

  /** The latest question counts, whatever order answers come in. */
  async #load(): Promise<void> {
    const asked = ++this.#asked;
    this._failed = false;
    try {
      const { changes, next } = await this.admin.changes({ ...this.#filter, after: this.#after });
      if (asked !== this.#asked) return;
      this._changes = changes;
      this._next = next;
    } catch {
      if (asked === this.#asked) this._failed = true;
    }
  }

  async #loadMakers(): Promise<void> {
    // Without them there are fewer people to narrow by, and the log all the same.
    const [accounts, keys] = await Promise.all([
      this.admin.accounts().catch(() => []),
      this.admin.apiKeys().catch(() => []),
    ]);
    this._makers = { accounts, keys };
  }

  async #whole(seq: number): Promise<void> {
    try {
      const whole = await this.admin.change(seq);
      this._changes = this._changes?.map((change) => (change.seq === seq ? whole : change));
    } catch {
      this._failed = true;
    }
  }
}
