import { html, nothing } from 'lit';
import { live } from 'lit/directives/live.js';
import { icon } from '../../icons/icon.ts';
import { plus, trash } from '../../icons/icons.ts';
import type { Words } from '../../words/words.ts';
import { hoursLimits, type DateDraft, type HoursDraft, type HoursFaults } from './hoursDraft.ts';
import { spanList } from './spanList.ts';

export interface ScheduleOf {
  readonly words: Words;
  readonly draft: HoursDraft;
  /** What is wrong, by the path of its field. */
  readonly faults: HoursFaults;
  readonly set: <Key extends 'week' | 'dates'>(key: Key, value: HoursDraft[Key]) => void;
}

/** The hours of every week, and dates of their own. */
export function schedule(of: ScheduleOf) {
  return html`${weekly(of)}${dates(of)}`;
}

function weekly({ words, draft: { week }, faults, set }: ScheduleOf) {
  const text = words.settings.hours;
  const first = week[0] ?? [];
  const copy = (label: string, next: HoursDraft['week']) =>
    html`<button
      type="button"
      class="button"
      @click=${() => {
        set('week', next);
      }}
    >
      ${label}
    </button>`;
  return html`<section class="section">
    <h3>${text.weekly}</h3>
    <div>
      ${week.map(
        (spans, day) =>
          html`<div class="day">
            <span class="day-name">${text.days[day]}</span>
            ${spanList({
              words,
              name: text.days[day] ?? '',
              path: `week.${day}`,
              spans,
              faults,
              change: (next) => {
                set('week', week.with(day, next));
              },
            })}
          </div>`,
      )}
    </div>
    <p class="row">
      <span class="hint">${text.days[0]}:</span>
      ${copy(
        text.toWorkdays,
        week.map((spans, day) => (day < 5 ? first : spans)),
      )}
      ${copy(
        text.toEveryDay,
        week.map(() => first),
      )}
    </p>
  </section>`;
}

function dates(of: ScheduleOf) {
  const { words, draft, faults, set } = of;
  const text = words.settings.hours;
  return html`<section class="section">
    <h3>${text.dates}</h3>
    <p class="hint">${text.datesHint}</p>
    ${draft.dates.length === 0 ? html`<p class="hint">${text.noDates}</p>` : nothing}
    <div>${draft.dates.map((date, index) => dateFields(of, date, index))}</div>
    ${faults.has('dates') ? html`<p class="wrong">${faults.get('dates')}</p>` : nothing}
    <button
      type="button"
      class="button start"
      aria-disabled=${draft.dates.length >= hoursLimits.dates ? 'true' : nothing}
      @click=${() => {
        if (draft.dates.length < hoursLimits.dates)
          set('dates', [...draft.dates, { date: '', name: '', spans: [] }]);
      }}
    >
      ${icon(plus)}${text.addDate}
    </button>
  </section>`;
}

function dateFields(
  { words, draft, faults, set }: ScheduleOf,
  { date, name, spans }: DateDraft,
  index: number,
) {
  const text = words.settings.hours;
  const fault = faults.get(`dates.${index}`);
  const change = (some: Partial<DateDraft>): void => {
    set('dates', draft.dates.with(index, { date, name, spans, ...some }));
  };
  const label = date === '' ? text.date : date;
  return html`<div class="date">
    <div class="date-fields">
      <input
        type="date"
        aria-label=${text.date}
        aria-invalid=${fault ? 'true' : 'false'}
        .value=${live(date)}
        @change=${(event: Event & { target: HTMLInputElement }) => {
          change({ date: event.target.value });
        }}
      />
      <input
        type="text"
        maxlength=${hoursLimits.name}
        aria-label="${text.dateName}: ${label}"
        placeholder=${text.dateNameHint}
        .value=${live(name)}
        @input=${(event: InputEvent & { target: HTMLInputElement }) => {
          change({ name: event.target.value });
        }}
      />
    </div>
    <button
      type="button"
      class="icon-button"
      aria-label=${text.removeDate(label)}
      title=${text.removeDate(label)}
      @click=${() => {
        set('dates', draft.dates.toSpliced(index, 1));
      }}
    >
      ${icon(trash)}
    </button>
    ${spanList({
      words,
      name: label,
      path: `dates.${index}`,
      spans,
      faults,
      change: (next) => {
        change({ spans: next });
      },
    })}
  </div>`;
}
