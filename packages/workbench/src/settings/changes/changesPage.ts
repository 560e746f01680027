import {
  type Account,
  type AdminClient,
  type AgentSetup,
  type ApiKey,
  type ChangedThing,
  type ChangeFilter,
  type SettingChange,
} from '@shopbell/sdk/admin';
import { LitElement, html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { icon } from '../../icons/icon.ts';
import { chevronLeft, chevronRight, chevronsLeft } from '../../icons/icons.ts';
import { forms } from '../../styles/forms.ts';
import { buttons, shared } from '../../styles/shared.ts';
import { en } from '../../words/en.ts';
import type { Words } from '../../words/words.ts';
import { settingsStyle } from '../settingsStyle.ts';
import { changesStyle } from './changesStyle.ts';
import { changeItem } from './changeItem.ts';

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
    _loading: { state: true },
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
  /** Another page is on its way: what is shown says nothing of where it begins and ends. */
  declare _loading: boolean;
  declare _makers: { readonly accounts: readonly Account[]; readonly keys: readonly ApiKey[] };
  #filter: ChangeFilter = {};
  /** Where the pages before this one began, and how many changes each of them held. */
  #before: { readonly after: string | undefined; readonly count: number }[] = [];
  #after: string | undefined;
  #asked = 0;

  constructor() {
    super();
    this.words = en;
    this.agents = [];
    this.today = 0;
    this._failed = false;
    this._loading = false;
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
        <span class="hint figure" role="status">${this.#told()}</span>
        ${this.#step(text.newest, chevronsLeft, this.#before.length > 0, () => {
          this.#before = [];
          this.#after = undefined;
        })}
        ${this.#step(text.newer, chevronLeft, this.#before.length > 0, () => {
          this.#after = this.#before.pop()?.after;
        })}
        ${this.#step(text.older, chevronRight, this._next !== undefined, () => {
          this.#before.push({ after: this.#after, count: this._changes?.length ?? 0 });
          this.#after = this._next;
        })}
      </nav>
    </div>`;
  }

  #step(name: string, picture: typeof chevronLeft, there: boolean, go: () => void) {
    const can = () => there && !this._loading;
    return html`<button
      type="button"
      class="icon-button"
      aria-label=${name}
      title=${name}
      aria-disabled=${can() ? nothing : 'true'}
      @click=${() => {
        if (!can()) return;
        go();
        void this.#turn();
      }}
    >
      ${icon(picture)}
    </button>`;
  }

  /** What of the log is shown; how long all of it is, nobody has counted. */
  #told(): string {
    const { words } = this;
    if (this._failed || this._loading || !this._changes) return '';
    if (this._changes.length === 0) return words.settings.changes.none;
    const before = this.#before.reduce((sum, { count }) => sum + count, 0);
    return words.settings.changes.shown(before + 1, before + this._changes.length);
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
          <option value="desk">${text.desk}</option>
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
    const { words, agents, today } = this;
    const text = words.settings.changes;
    if (this._failed)
      return html`<p role="alert">
        ${words.settings.form.loadFailed}
        <button type="button" class="button" @click=${() => void this.#load()}>
          ${words.settings.form.retry}
        </button>
      </p>`;
    if (!this._changes) return html`<p>${words.settings.form.loading}</p>`;
    if (this._changes.length === 0) {
      const narrowed = Object.values(this.#filter).some((value) => value !== undefined);
      return html`<p class="empty">${narrowed ? text.none : text.empty}</p>`;
    }
    return html`<ol tabindex="-1" aria-label=${words.settings.pages.changes}>
      ${repeat(
        this._changes,
        ({ seq }) => seq,
        (change) => changeItem(change, { words, agents, today }, () => void this.#whole(change.seq)),
      )}
    </ol>`;
  }

  #narrow(change: ChangeFilter): void {
    this.#filter = { ...this.#filter, ...change };
    this.#before = [];
    this.#after = undefined;
    void this.#load();
  }

  /** Another page begins at its top, and the keyboard goes on from there. */
  async #turn(): Promise<void> {
    await this.#load();
    await this.updateComplete;
    const list = this.shadowRoot?.querySelector<HTMLElement>('ol');
    list?.focus({ preventScroll: true });
    this.shadowRoot?.querySelector('h2')?.scrollIntoView({ block: 'start' });
  }

  /** The latest question counts, whatever order answers come in. */
  async #load(): Promise<void> {
    const asked = ++this.#asked;
    this._failed = false;
    this._loading = true;
    this._next = undefined;
    try {
      const { changes, next } = await this.admin.changes({ ...this.#filter, after: this.#after });
      if (asked !== this.#asked) return;
      this._changes = changes;
      this._next = next;
    } catch {
      if (asked === this.#asked) this._failed = true;
    }
    if (asked === this.#asked) this._loading = false;
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
