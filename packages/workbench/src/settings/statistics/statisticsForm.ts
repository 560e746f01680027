import type { StatisticsSettingsChange, StatisticsSettingsView } from '@shopbell/sdk/admin';
import { LitElement, html, nothing } from 'lit';
import { live } from 'lit/directives/live.js';
import { hear, tell } from '../../app/events.ts';
import { icon } from '../../icons/icon.ts';
import { triangleAlert } from '../../icons/icons.ts';
import { dayIn } from '../../reports/range.ts';
import { forms } from '../../styles/forms.ts';
import { buttons, shared } from '../../styles/shared.ts';
import { en } from '../../words/en.ts';
import type { Words } from '../../words/words.ts';
import { FormController, type Stored } from '../form/formController.ts';
import { saveProblem } from '../form/problems.ts';
import { settingsStyle } from '../settingsStyle.ts';
import { fieldProblem, statisticsField } from './statisticsFieldTemplate.ts';
import {
  draftOf,
  inForceOn,
  nextChange,
  settingsOf,
  statisticsProblems,
  type StatisticsDraft,
} from './statisticsDraft.ts';
import {
  statisticsSections,
  type FieldPlace,
  type StatisticsField,
  type StatisticsSection,
} from './statisticsFields.ts';
import { statisticsStyle } from './statisticsStyle.ts';

/** How figures are counted, from a day on: today at the earliest, and days that are over keep what they had (CF-06). */
export class StatisticsForm extends LitElement {
  static override properties = {
    words: { attribute: false },
    counting: { attribute: false },
    timeZone: { attribute: false },
    now: { attribute: false },
    save: { attribute: false },
    _from: { state: true },
  };

  declare words: Words;
  declare counting: StatisticsSettingsView | undefined;
  /** The shop's: its days are those of the figures. */
  declare timeZone: string;
  /** Any instant of today. */
  declare now: number;
  declare save: (change: StatisticsSettingsChange, version: number) => Promise<StatisticsSettingsView>;
  /** The first day that changes hold for; undefined: whichever day it is when they are saved. */
  declare _from: string | undefined;
  #savedFrom = '';

  readonly #form = new FormController<StatisticsDraft>(this, async (change, version) => {
    const { counting } = this;
    const draft = this.#form.value;
    if (!counting || !draft) throw new TypeError('Nothing was loaded to be changed.');
    const { currency, ...settings } = change;
    const view = await this.save(
      {
        ...(this._from === undefined ? {} : { from: this._from }),
        ...(Object.keys(settings).length > 0
          ? { settings: settingsOf(inForceOn(counting, this.#day), draft) }
          : {}),
        ...(currency === undefined ? {} : { currency }),
      },
      version,
    );
    this.#savedFrom = this.#day;
    return this.#storedOf(view);
  });

  constructor() {
    super();
    this.words = en;
    this.timeZone = 'UTC';
    this.now = 0;
    hear(this, 'save-edits', () => {
      const draft = this.#form.value;
      const valid = draft !== undefined && !this.#isOver && statisticsProblems(draft).size === 0;
      void this.#form.submit(valid);
    });
    hear(this, 'discard-edits', () => {
      this.#form.discard();
    });
    hear(this, 'take-latest', () => {
      this.#form.takeLatest();
    });
  }

  static override styles = [shared, buttons, forms, settingsStyle, statisticsStyle];

  get #today(): string {
    return dayIn(this.timeZone, this.now);
  }

  get #day(): string {
    return this._from ?? this.#today;
  }

  get #isOver(): boolean {
    return this.#day < this.#today;
  }

  #storedOf(view: StatisticsSettingsView): Stored<StatisticsDraft> {
    return { value: draftOf(inForceOn(view, this.#day), view.currency), version: view.version };
  }

  override willUpdate(): void {
    if (this.counting) this.#form.offer(this.#storedOf(this.counting));
  }

  override render() {
    const draft = this.#form.value;
    const { words, counting } = this;
    if (!draft || !counting) return nothing;
    const form = this.#form;
    const text = words.settings.statistics;
    const wrong = form.tried && (this.#isOver || statisticsProblems(draft).size > 0);
    return html`<form
        class="page"
        novalidate
        @submit=${(event: SubmitEvent) => {
          event.preventDefault();
          tell(this, 'save-edits');
        }}
      >
        <h2>${words.settings.pages.statistics}</h2>
        <p class="intro">${text.intro}</p>
        ${this.#since(counting)}
        ${(Object.keys(statisticsSections) as StatisticsSection[]).map((name) => this.#section(name, draft))}
        <save-bar
          .words=${words}
          .dirty=${form.dirty}
          .busy=${form.busy}
          .stale=${form.stale}
          .saved=${form.justSaved}
          .savedSays=${text.savedFrom(this.#savedFrom)}
          .problem=${wrong ? words.settings.form.refused : saveProblem(form.error, words)}
        ></save-bar>
      </form>
      <statistics-versions
        .words=${words}
        .counting=${counting}
        .today=${this.#today}
        .timeZone=${this.timeZone}
      ></statistics-versions>`;
  }

  #since(counting: StatisticsSettingsView) {
    const text = this.words.settings.statistics;
    const day = this.#day;
    const since = counting.changes.findLast(({ from }) => from <= day)?.from;
    const next = nextChange(counting, day);
    const wrong = this.#isOver || fieldProblem('from', this.#form.error) !== undefined;
    return html`<section class="section">
      <div class="field from">
        <label class="label" for="from">${text.from}</label>
        <input
          type="date"
          id="from"
          name="from"
          min=${this.#today}
          aria-describedby="from-means"
          aria-invalid=${wrong ? 'true' : 'false'}
          .value=${live(day)}
          @change=${(event: Event & { target: HTMLInputElement }) => {
            this.#startFrom(event.target.value);
          }}
        />
        <p id="from-means" class="hint">${text.fromMeans}</p>
        <div role="alert">${wrong ? html`<p class="wrong">${text.fromWrong(this.#today)}</p>` : nothing}</div>
      </div>
      <p class="hint" role="status">
        ${this.#isOver ? nothing : since === undefined ? text.holdsDefaults(day) : text.holds(day, since)}
      </p>
      ${
        next === undefined || this.#isOver
          ? nothing
          : html`<p class="callout">${icon(triangleAlert)}<span>${text.laterHolds(next)}</span></p>`
      }
    </section>`;
  }

  /** What is changed here is then changed of what holds on that day. */
  #startFrom(day: string): void {
    // Half a date is none.
    if (day === '' || !this.counting) {
      this.requestUpdate();
      return;
    }
    const { mine } = this.#form;
    this._from = day === this.#today ? undefined : day;
    this.#form.start(this.#storedOf(this.counting));
    for (const field of Object.keys(mine) as StatisticsField[]) {
      const value = mine[field];
      if (value !== undefined) this.#form.set(field, value);
    }
  }

  #section(name: StatisticsSection, draft: StatisticsDraft) {
    const { name: title, means } = this.words.settings.statistics.sections[name];
    const places: readonly FieldPlace[] = statisticsSections[name];
    return html`<section class="section" aria-labelledby="section-${name}">
      <h3 id="section-${name}">${title}</h3>
      ${means === undefined ? nothing : html`<p class="hint">${means}</p>`}
      ${places.map((place) =>
        typeof place === 'string'
          ? this.#field(place, draft)
          : html`${this.#field(place.of, draft)}${this.#dependent(place, draft)}`,
      )}
    </section>`;
  }

  /** Shown while they mean something, or are wrong. */
  #dependent(place: Exclude<FieldPlace, string>, draft: StatisticsDraft) {
    const on = 'is' in place ? draft[place.of] === place.is : draft[place.of];
    const problems = statisticsProblems(draft);
    const shown = place.then.filter((field) => on || problems.has(field) || field in this.#form.mine);
    return shown.length === 0
      ? nothing
      : html`<div class="then">${shown.map((field) => this.#field(field, draft))}</div>`;
  }

  #field(field: StatisticsField, draft: StatisticsDraft) {
    const form = this.#form;
    return html`${statisticsField(field, {
      words: this.words,
      draft,
      error: form.error,
      set: (name, value) => {
        form.set(name, value);
      },
    })}${
      form.isContested(field)
        ? html`<p class="contested">${icon(triangleAlert)}${this.words.settings.form.theirs}</p>`
        : nothing
    }`;
  }
}
