import type { AdminClient, AgentSetup, ConsultationRecord, GroupSetup } from '@shopbell/sdk/admin';
import { LitElement, html, nothing } from 'lit';
import { live } from 'lit/directives/live.js';
import { tell } from '../../app/events.ts';
import { customerLabel } from '../../customer/customerLabel.ts';
import { moveFocus } from '../../rows/moveFocus.ts';
import { fieldLine } from '../../styles/fieldLine.ts';
import { forms } from '../../styles/forms.ts';
import { buttons, shared } from '../../styles/shared.ts';
import { en } from '../../words/en.ts';
import { momentIn } from '../../words/times.ts';
import type { Words } from '../../words/words.ts';
import { daysOf, longestRange, rangeOf, type Range } from '../range.ts';
import { consultationsStyle } from './consultationsStyle.ts';

interface Filter {
  readonly groupId?: string | undefined;
  readonly agentId?: string | undefined;
  readonly kind?: ConsultationRecord['kind'] | undefined;
  readonly text?: string | undefined;
}

const kinds = [
  'online',
  'leave',
  'robot',
  'choose',
  'refused',
] as const satisfies readonly ConsultationRecord['kind'][];
const shortestText = 2;

/** All consultations of the shop (WB-18), by group (RT-28), agent, kind, day and text; each opens with its trace. */
export class ConsultationsPage extends LitElement {
  static override properties = {
    words: { attribute: false },
    admin: { attribute: false },
    agents: { attribute: false },
    today: { attribute: false },
    timeZone: { attribute: false },
    _groups: { state: true },
    _range: { state: true },
    _filter: { state: true },
    _records: { state: true },
    _total: { state: true },
    _next: { state: true },
    _cut: { state: true },
    _state: { state: true },
  };

  declare words: Words;
  declare admin: Pick<AdminClient, 'consultations' | 'groups'>;
  declare agents: readonly AgentSetup[];
  /** The day that it is in the shop. */
  declare today: string;
  declare timeZone: string;
  declare _groups: readonly GroupSetup[];
  declare _range: Range | undefined;
  declare _filter: Filter;
  declare _records: readonly ConsultationRecord[] | undefined;
  declare _total: number;
  declare _next: string | undefined;
  declare _cut: boolean;
  declare _state: 'idle' | 'busy' | 'failed';
  #asked = 0;

  constructor() {
    super();
    this.words = en;
    this.agents = [];
    this.today = '';
    this.timeZone = 'UTC';
    this._groups = [];
    this._filter = {};
    this._total = 0;
    this._cut = false;
    this._state = 'idle';
  }

  static override styles = [shared, buttons, forms, fieldLine, consultationsStyle];

  override connectedCallback(): void {
    super.connectedCallback();
    this._range ??= rangeOf('week', this.today);
    void this.#load();
    void this.#loadGroups();
  }

  override render() {
    const { words } = this;
    const text = words.reports.consultations;
    return html`<div>
        <h2>${text.title}</h2>
        <p class="intro">${text.intro}</p>
      </div>
      ${this.#filters()}
      <div
        class="list"
        role="region"
        tabindex="-1"
        aria-label=${text.title}
        aria-busy=${this._state === 'busy'}
        @keydown=${this.#onKey}
      >
        ${this.#list()}
      </div>`;
  }

  #filters() {
    const { words } = this;
    const text = words.reports.consultations;
    const fault = this.#fault;
    return html`<form
      role="search"
      @submit=${(event: SubmitEvent) => {
        event.preventDefault();
      }}
    >
      ${this.#day('from', words.reports.from)} ${this.#day('to', words.reports.to)}
      ${this.#choice('groupId', text.group, text.everyGroup, this._groups)}
      ${this.#choice('agentId', text.agent, text.everyAgent, this.agents)}
      ${this.#choice(
        'kind',
        text.kind,
        text.everyKind,
        kinds.map((id) => ({ id, name: text.kinds[id] })),
      )}
      <label class="field text"
        ><span class="label">${text.text}</span
        ><input
          type="search"
          name="text"
          maxlength="128"
          autocomplete="off"
          placeholder=${text.textHint}
          @change=${(event: Event & { target: HTMLInputElement }) => {
            this.#narrow({ text: event.target.value.trim() || undefined });
          }}
      /></label>
      <p class="wrong" role="alert">${fault ?? nothing}</p>
    </form>`;
  }

  #day(end: 'from' | 'to', label: string) {
    return html`<label class="field"
      ><span class="label">${label}</span
      ><input
        type="date"
        name=${end}
        .value=${live(this._range?.[end] ?? '')}
        @change=${(event: Event & { target: HTMLInputElement }) => {
          const { value } = event.target;
          // Half a date is none.
          if (value === '' || !this._range) this.requestUpdate();
          else {
            this._range = { ...this._range, [end]: value };
            void this.#load();
          }
        }}
    /></label>`;
  }

  #choice(
    name: 'groupId' | 'agentId' | 'kind',
    label: string,
    every: string,
    choices: readonly { readonly id: string; readonly name: string }[],
  ) {
    return html`<label class="field"
      ><span class="label">${label}</span
      ><select
        name=${name}
        @change=${(event: Event & { target: HTMLSelectElement }) => {
          this.#narrow({ [name]: event.target.value || undefined });
        }}
      >
        <option value="">${every}</option>
        ${choices.map((one) => html`<option value=${one.id}>${one.name}</option>`)}
      </select></label
    >`;
  }

  #list() {
    const text = this.words.reports.consultations;
    const { _records: records, _state: state } = this;
    if (state === 'failed' && !records)
      return html`<p role="alert">
        ${text.failed}
        <button type="button" class="button" @click=${() => void this.#load()}>
          ${this.words.reports.retry}
        </button>
      </p>`;
    if (!records) return html`<p role="status">${this.#fault ? nothing : text.loading}</p>`;
    const readOn = this._next === undefined || state === 'busy' ? undefined : this.#readOn;
    return html`<p class="told figure" role="status">
        ${records.length === 0 ? text.none : text.found(this._total)} ${this._cut ? text.cut : nothing}
      </p>
      <row-list
        .rows=${records}
        .keyOf=${keyOf}
        .draw=${(record: ConsultationRecord) => this.#row(record)}
        .estimate=${41}
        .readOn=${state === 'idle' ? readOn : undefined}
      ></row-list>
      ${state === 'failed' ? html`<p class="callout bad" role="alert">${text.failed}</p>` : nothing}
      ${
        this._next === undefined
          ? nothing
          : html`<button
              type="button"
              class="row more"
              aria-disabled=${state === 'busy' ? 'true' : nothing}
              @click=${() => readOn?.()}
            >
              ${text.more}
            </button>`
      }`;
  }

  #row(record: ConsultationRecord) {
    const { conversationId, customer, kind, openedAt, closedAt, group, agent, formerAgents = [] } = record;
    const { words } = this;
    const text = words.reports.consultations;
    const whose = agent && [...formerAgents, agent].map(({ name }) => name).join(' → ');
    const nobody = closedAt === undefined ? text.nobodyYet : text.nobody;
    return html`<button
      type="button"
      class="row"
      @click=${() => {
        tell(this, 'open-record', { conversationId, customer });
      }}
    >
      <span class="figure">${momentIn(openedAt, this.timeZone, words.language)}</span>
      <span class="who" dir="auto">${customerLabel(customer, words)}</span>
      <span class="muted"
        >${closedAt === undefined && kind === 'online' ? text.goesOn : text.kinds[kind]}</span
      >
      <span class="group" dir="auto">${group?.name ?? '–'}</span>
      <span class="agent ${whose === undefined ? 'muted' : ''}" dir="auto">${whose ?? nobody}</span>
    </button>`;
  }

  get #fault(): string | undefined {
    const { reports } = this.words;
    const days = this._range ? daysOf(this._range) : 1;
    if (!(days > 0)) return reports.rangeBackwards;
    if (days > longestRange) return reports.rangeTooLong(longestRange);
    const { text } = this._filter;
    const tooShort = text !== undefined && Array.from(text).length < shortestText;
    return tooShort ? reports.consultations.textTooShort : undefined;
  }

  #narrow(change: Filter): void {
    this._filter = { ...this._filter, ...change };
    void this.#load();
  }

  #onKey(event: KeyboardEvent): void {
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (moveFocus(this.shadowRoot, event.key)) event.preventDefault();
  }

  readonly #readOn = (): void => {
    void this.#ask(this._next);
  };

  async #load(): Promise<void> {
    this.#asked++;
    this._records = undefined;
    this._next = undefined;
    this._state = 'idle';
    if (this.#fault === undefined) await this.#ask(undefined);
  }

  /** The latest question counts, whatever order answers come in. */
  async #ask(after: string | undefined): Promise<void> {
    const { _range: range } = this;
    if (!range) return;
    const asked = ++this.#asked;
    this._state = 'busy';
    try {
      const page = await this.admin.consultations({ ...range, ...this._filter, after });
      if (asked !== this.#asked) return;
      this._records = after === undefined ? page.records : [...(this._records ?? []), ...page.records];
      this._total = page.total;
      this._next = page.next;
      this._cut = page.cut ?? false;
      this._state = 'idle';
    } catch {
      if (asked === this.#asked) this._state = 'failed';
    }
  }

  async #loadGroups(): Promise<void> {
    // Without them there is less to narrow by, and the list all the same.
    this._groups = await this.admin.groups().catch(() => []);
  }
}

/** A conversation is there once for each of its stretches. */
function keyOf({ conversationId, openedAt }: ConsultationRecord): string {
  return `${conversationId} ${String(openedAt)}`;
}
