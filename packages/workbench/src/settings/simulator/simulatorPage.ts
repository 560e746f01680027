import type { AdminClient, GroupSetup, SimulationAnswer, SimulationQuestion } from '@shopbell/sdk/admin';
import { LitElement, html, nothing } from 'lit';
import type { LineChart, Series } from '../../charts/lineChart.ts';
import { dayIn, daysOf, rangeOf } from '../../reports/range.ts';
import { fieldLine } from '../../styles/fieldLine.ts';
import { forms } from '../../styles/forms.ts';
import { buttons, shared } from '../../styles/shared.ts';
import { en } from '../../words/en.ts';
import type { Words } from '../../words/words.ts';
import { settingsStyle } from '../settingsStyle.ts';
import { simulatorStyle } from './simulatorStyle.ts';
import { figureRows, hourLabel, hoursOf, type Answered } from './simulated.ts';

/** As the server takes them. */
const most = { agents: 50, days: 7, capacity: 1000 } as const;
/** Seconds and minutes beside a chart, in ms; and whole customers. */
const times = [1, 2, 5, 10, 30, 60, 120, 300, 600, 1800, 3600, 7200, 21_600].map((seconds) => seconds * 1000);
const counts = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000, 50_000];
const hours = Array.from({ length: 25 }, (_, hour) => hour);

/** What more agents would have changed for customers who came: the simulator's answer as a picture, and in figures. */
export class SimulatorPage extends LitElement {
  static override properties = {
    words: { attribute: false },
    groups: { attribute: false },
    simulate: { attribute: false },
    timeZone: { attribute: false },
    now: { attribute: false },
    _asked: { state: true },
    _answered: { state: true },
    _busy: { state: true },
    _failed: { state: true },
    _tried: { state: true },
  };

  declare words: Words;
  declare groups: readonly GroupSetup[];
  declare simulate: AdminClient['simulate'];
  /** The shop's: days and hours are by its clock. */
  declare timeZone: string;
  /** Any instant of today. */
  declare now: number;
  declare _asked: SimulationQuestion | undefined;
  declare _answered: Answered | undefined;
  declare _busy: boolean;
  declare _failed: boolean;
  /** It was to be run: from then on what is wrong is told. */
  declare _tried: boolean;

  constructor() {
    super();
    this.words = en;
    this.groups = [];
    this.timeZone = 'UTC';
    this.now = 0;
    this._busy = false;
    this._failed = false;
    this._tried = false;
  }

  static override styles = [shared, buttons, forms, settingsStyle, fieldLine, simulatorStyle];

  /** What the form starts with: two more in the evening of yesterday. */
  get #question(): SimulationQuestion {
    if (this._asked) return this._asked;
    const { from, to } = rangeOf('yesterday', dayIn(this.timeZone, this.now));
    const groupId = (this.groups.find(({ isDefault }) => isDefault) ?? this.groups[0])?.id ?? '';
    return { from, to, agents: 2, groupId, fromHour: 18, toHour: 24, capacity: null };
  }

  override render() {
    const { words } = this;
    const text = words.settings.simulator;
    return html`<div class="page wide">
      <h2>${words.settings.pages.simulator}</h2>
      <p class="intro">${text.intro}</p>
      ${this.#form()}
      <div role="status">${this._busy ? html`<p class="hint">${text.running}</p>` : nothing}</div>
      ${this._failed ? html`<p class="callout bad" role="alert">${text.failed}</p>` : nothing}
      ${this._answered && !this._failed ? this.#answer(this._answered) : nothing}
    </div>`;
  }

  #form() {
    const text = this.words.settings.simulator;
    const question = this.#question;
    return html`<form
      novalidate
      @submit=${(event: SubmitEvent) => {
        event.preventDefault();
        void this.#run();
      }}
    >
      ${this.#input('agents', text.agents, 'number', String(question.agents), (value) => ({
        agents: Number(value),
      }))}
      <label class="field group"
        ><span class="label">${text.group}</span
        ><select
          name="groupId"
          @change=${(event: Event & { target: HTMLSelectElement }) => {
            this.#set({ groupId: event.target.value });
          }}
        >
          ${this.groups.map(
            ({ id, name }) => html`<option value=${id} ?selected=${id === question.groupId}>${name}</option>`,
          )}
        </select></label
      >
      ${this.#input(
        'capacity',
        text.capacity,
        'number',
        question.capacity === null ? '' : String(question.capacity),
        (value) => ({ capacity: value === '' ? null : Number(value) }),
        text.noCapacity,
      )}
      ${this.#hour('fromHour', text.fromHour, hours.slice(0, 24))}
      ${this.#hour('toHour', text.toHour, hours.slice(1))}
      ${this.#input('from', text.from, 'date', question.from, (from) => ({ from }))}
      ${this.#input('to', text.to, 'date', question.to, (to) => ({ to }))}
      <button type="submit" class="button primary" aria-disabled=${this._busy ? 'true' : nothing}>
        ${text.run}
      </button>
      <p class="wrong" role="alert">${this._tried ? (this.#wrong ?? nothing) : nothing}</p>
    </form>`;
  }

  #input(
    name: string,
    label: string,
    type: 'number' | 'date',
    value: string,
    change: (value: string) => Partial<SimulationQuestion>,
    placeholder = '',
  ) {
    return html`<label class="field"
      ><span class="label">${label}</span
      ><input
        type=${type}
        name=${name}
        min=${type === 'number' ? 1 : nothing}
        placeholder=${placeholder}
        .value=${value}
        @change=${(event: Event & { target: HTMLInputElement }) => {
          const given = event.target.value;
          // Half a date is none.
          if (type === 'date' && given === '') this.requestUpdate();
          else this.#set(change(given));
        }}
    /></label>`;
  }

  #hour(name: 'fromHour' | 'toHour', label: string, choices: readonly number[]) {
    const chosen = this.#question[name];
    return html`<label class="field"
      ><span class="label">${label}</span
      ><select
        name=${name}
        @change=${(event: Event & { target: HTMLSelectElement }) => {
          this.#set({ [name]: Number(event.target.value) });
        }}
      >
        ${choices.map(
          (hour) =>
            html`<option value=${hour} ?selected=${hour === chosen}>
              ${String(hour).padStart(2, '0')}:00
            </option>`,
        )}
      </select></label
    >`;
  }

  get #wrong(): string | undefined {
    const text = this.words.settings.simulator;
    const { agents, capacity, fromHour, toHour, from, to } = this.#question;
    const isCount = (value: number, limit: number) => Number.isInteger(value) && value >= 1 && value <= limit;
    if (!isCount(agents, most.agents)) return `${text.agents}: ${text.agentsWrong(most.agents)}`;
    if (capacity !== null && !isCount(capacity, most.capacity))
      return `${text.capacity}: ${text.capacityWrong(most.capacity)}`;
    if (toHour <= fromHour) return text.hoursBackwards;
    const days = daysOf({ from, to });
    if (!(days > 0)) return text.daysBackwards;
    return days > most.days ? text.tooManyDays(most.days) : undefined;
  }

  #answer({ question, answer }: Answered) {
    const text = this.words.settings.simulator;
    const { before, after, bounds } = answer;
    if (before.entries === 0) return html`<p class="callout plain">${text.nobodyCame}</p>`;
    const byHour = hoursOf(answer);
    const labels = byHour.map(({ at }) => hourLabel(at, question, this.timeZone));
    const seconds = bounds.map((bound) => bound / 1000);
    const lengths = [...seconds.map(text.within), text.longer(seconds.at(-1) ?? 0)];
    const says = text.says(text.seconds(before.waitMs.p90), text.seconds(after.waitMs.p90));
    return html`${before.nobodyOnline ? html`<p class="callout">${text.nobody}</p>` : nothing}
      ${this.#figures(answer, question)}
      <div class="charts">
        ${this.#chart(text.byHour, labels, (which) => byHour.map((hour) => hour[which]?.waitMs ?? null), {
          write: text.seconds,
          steps: times,
          says,
        })}
        ${this.#chart(text.queuedByHour, labels, (which) => byHour.map((hour) => hour[which]?.queued ?? 0), {
          write: String,
          steps: counts,
          says: `${text.figures.queued}: ${String(before.queued)} → ${String(after.queued)}`,
        })}
        ${this.#spread(text.before, lengths, before.spread, 'plain')}
        ${this.#spread(text.after(question.agents), lengths, after.spread, 'accent')}
      </div>
      <details>
        <summary>${text.values}</summary>
        <div class="values">
          <table>
            <thead>
              <tr>
                <th scope="col">${text.hour}</th>
                ${[text.before, text.after(question.agents)].map(
                  (name) =>
                    html`<th scope="col">${name}: ${text.wait}</th>
                      <th scope="col">${name}: ${text.figures.queued}</th>`,
                )}
              </tr>
            </thead>
            <tbody>
              ${byHour.map(
                (hour, at) =>
                  html`<tr>
                    <th scope="row" class="figure">${labels[at]}</th>
                    ${(['before', 'after'] as const).map(
                      (which) =>
                        html`<td>${text.seconds(hour[which]?.waitMs ?? 0)}</td>
                          <td>${hour[which]?.queued ?? 0}</td>`,
                    )}
                  </tr>`,
              )}
            </tbody>
          </table>
          <table>
            <thead>
              <tr>
                <th scope="col">${text.spread}</th>
                <th scope="col">${text.before}</th>
                <th scope="col">${text.after(question.agents)}</th>
              </tr>
            </thead>
            <tbody>
              ${lengths.map(
                (name, at) =>
                  html`<tr>
                    <th scope="row" class="figure">${name}</th>
                    <td>${before.spread[at]}</td>
                    <td>${after.spread[at]}</td>
                  </tr>`,
              )}
            </tbody>
          </table>
        </div>
      </details>`;
  }

  #figures(answer: SimulationAnswer, { agents }: SimulationQuestion) {
    const text = this.words.settings.simulator;
    return html`<table>
      <thead>
        <tr>
          <th scope="col">${text.what}</th>
          <th scope="col">${text.before}</th>
          <th scope="col">${text.after(agents)}</th>
        </tr>
      </thead>
      <tbody>
        ${figureRows(answer, text).map(
          ({ name, before, after, better }) =>
            html`<tr>
              <th scope="row">${name}</th>
              <td>${before}</td>
              <td class=${better ? 'better' : nothing}>${after}</td>
            </tr>`,
        )}
      </tbody>
    </table>`;
  }

  #chart(
    title: string,
    labels: readonly string[],
    valuesOf: (which: 'before' | 'after') => readonly (number | null)[],
    { write, steps, says }: Pick<LineChart, 'write' | 'says'> & { readonly steps: readonly number[] },
  ) {
    const text = this.words.settings.simulator;
    const agents = this._answered?.question.agents ?? 0;
    const series: Series[] = [
      { name: text.before, values: valuesOf('before'), tone: 'plain' },
      { name: text.after(agents), values: valuesOf('after'), tone: 'accent' },
    ];
    return html`<figure>
      <figcaption>${title}</figcaption>
      <line-chart
        .labels=${labels}
        .series=${series}
        .write=${write}
        .steps=${steps}
        .says="${title}. ${says}"
      ></line-chart>
    </figure>`;
  }

  #spread(name: string, labels: readonly string[], values: readonly number[], tone: Series['tone']) {
    const text = this.words.settings.simulator;
    const says = labels.map((label, at) => `${label}: ${String(values[at] ?? 0)}`).join(', ');
    return html`<figure>
      <figcaption>${text.spread}: ${name}</figcaption>
      <line-chart
        .labels=${labels}
        .series=${[{ name, values, tone } satisfies Series]}
        .says="${text.spread}. ${name}: ${says}"
        .bars=${true}
        .steps=${counts}
      ></line-chart>
    </figure>`;
  }

  #set(change: Partial<SimulationQuestion>): void {
    this._asked = { ...this.#question, ...change };
  }

  async #run(): Promise<void> {
    this._tried = true;
    if (this._busy || this.#wrong !== undefined) return;
    const question = this.#question;
    this._busy = true;
    this._failed = false;
    try {
      this._answered = { question, answer: await this.simulate(question) };
    } catch {
      this._failed = true;
    }
    this._busy = false;
  }
}
