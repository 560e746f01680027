import type { FigureEntry, ReportSubject, StatisticsReport } from '@shopbell/sdk/admin';
import { LitElement, css, html, nothing } from 'lit';
import { live } from 'lit/directives/live.js';
import { tell } from '../app/events.ts';
import type { Series } from '../charts/lineChart.ts';
import { forms } from '../styles/forms.ts';
import { buttons, shared } from '../styles/shared.ts';
import { en } from '../words/en.ts';
import type { Words } from '../words/words.ts';
import { figureName } from './figureGroups.ts';
import { markOf, valueText, type Writing } from './figureText.ts';
import { reportStyle } from './reportStyle.ts';
import type { Trend, TrendState } from './reportsController.ts';

/** One figure over the days of the range: a line, and the same values as a table beside it. */
export class TrendChart extends LitElement {
  static override properties = {
    words: { attribute: false },
    trend: { attribute: false },
    columns: { attribute: false },
    subjects: { attribute: false },
    report: { attribute: false },
    state: { attribute: false },
    retry: { attribute: false },
    timeZone: { attribute: false },
  };

  declare words: Words;
  declare trend: Trend;
  declare columns: readonly FigureEntry[];
  /** Whose figures can be looked at; the shop's always. */
  declare subjects: readonly ReportSubject[];
  /** The figure by day; without it `state` says why. */
  declare report: StatisticsReport | undefined;
  declare state: TrendState;
  declare retry: () => void;
  declare timeZone: string;

  constructor() {
    super();
    this.words = en;
    this.columns = [];
    this.subjects = [];
    this.timeZone = 'UTC';
    this.state = 'none';
  }

  static override styles = [
    shared,
    buttons,
    forms,
    reportStyle,
    css`
      h3 {
        margin-inline-end: auto;
        font-size: var(--text-m);
        font-weight: 600;
      }

      select {
        inline-size: auto;
        max-inline-size: 240px;
      }

      .failed {
        margin-block-start: 12px;
      }

      .parts {
        display: grid;
        grid-template-columns: minmax(0, 1fr) 232px;
        gap: 20px;
        margin-block-start: 12px;
      }

      figure {
        margin: 0;
      }

      .values {
        max-block-size: 220px;
        overflow-y: auto;
      }

      .values :is(th, td) {
        padding: 3px 8px;
      }

      .values thead th {
        position: sticky;
        inset-block-start: 0;
        background: var(--ground);
      }

      tbody th {
        font-weight: 400;
        white-space: nowrap;
      }

      @media (max-width: 959px) {
        .parts {
          grid-template-columns: minmax(0, 1fr);
        }
      }
    `,
  ];

  override render() {
    const text = this.words.reports;
    const { subject: shown } = this.trend;
    // Whoever is looked at can be told by name, also where the report has no row of theirs.
    const subjects =
      shown.kind === 'shop' || this.subjects.some(({ id }) => id === shown.id)
        ? this.subjects
        : [...this.subjects, shown];
    return html`<section aria-labelledby="trend">
      <div class="row">
        <h3 id="trend">${text.trend}</h3>
        ${this.#choose(
          text.trendFigure,
          this.trend.figure,
          this.columns.map((figure) => [figure.id, figureName(figure, figure.id, this.words.language)]),
          (figure) => {
            tell(this, 'look-at-trend', { ...this.trend, figure });
          },
        )}
        ${this.#choose(
          text.trendOf,
          this.trend.subject.id,
          [['', text.whole], ...subjects.map(({ id, name }): [string, string] => [id, name ?? id])],
          (id) => {
            const subject = subjects.find((one) => one.id === id) ?? { kind: 'shop' as const, id: '' };
            tell(this, 'look-at-trend', { ...this.trend, subject });
          },
        )}
      </div>
      ${this.report ? this.#parts(this.report) : this.#missing()}
    </section>`;
  }

  /** Why there is no line. */
  #missing() {
    const text = this.words.reports;
    if (this.state === 'failed')
      return html`<div class="row failed" role="alert">
        <p class="callout bad">${text.trendFailed}</p>
        <button type="button" class="button" @click=${this.retry}>${text.retry}</button>
      </div>`;
    const loading = this.state === 'loading';
    return html`<p class="empty" role=${loading ? 'status' : nothing}>
      ${loading ? text.trendLoading : text.trendNone}
    </p>`;
  }

  #choose(
    label: string,
    value: string,
    choices: readonly (readonly [string, string])[],
    change: (id: string) => void,
  ) {
    return html`<select
      aria-label=${label}
      @change=${(event: Event & { target: HTMLSelectElement }) => {
        change(event.target.value);
      }}
    >
      ${choices.map(([id, name]) => html`<option value=${id} .selected=${live(id === value)}>${name}</option>`)}
    </select>`;
  }

  #parts(report: StatisticsReport) {
    const { words, trend } = this;
    const text = words.reports;
    const figure = this.columns.find(({ id }) => id === trend.figure);
    if (!figure) return nothing;
    const writing: Writing = { words, currency: report.currency, timeZone: this.timeZone };
    const say = (value: number | null): string => valueText(value, figure.unit, writing);
    const days = report.rows.map(({ from, cells }) => ({ day: from, cell: cells[figure.id] }));
    const values = days.flatMap(({ cell }) => (cell?.value == null ? [] : cell.value));
    const name = figureName(figure, figure.id, words.language);
    const whose = trend.subject.kind === 'shop' ? text.whole : (trend.subject.name ?? trend.subject.id);
    const says = text.trendSays(name, whose, say(Math.min(...values)), say(Math.max(...values)));
    return html`<div class="parts">
      <figure>
        ${
          values.length === 0
            ? html`<p class="empty">${text.empty}</p>`
            : html`<line-chart
                .labels=${days.map(({ day }) => day)}
                .series=${[
                  {
                    name,
                    values: days.map(({ cell }) => cell?.value ?? null),
                    open: days.map(({ cell }) => cell?.final === false),
                    tone: 'accent',
                  } satisfies Series,
                ]}
                .says=${says}
                .write=${say}
              ></line-chart>`
        }
      </figure>
      <div class="values" tabindex="0" role="region" aria-label=${text.values}>
        <table>
          <thead>
            <tr>
              <th scope="col">${text.day}</th>
              <th scope="col" class="number">${name}</th>
            </tr>
          </thead>
          <tbody>
            ${days.map(
              ({ day, cell }) =>
                html`<tr>
                  <th scope="row" class="figure">${day}</th>
                  <td class="number" title=${(cell && markOf(cell, figure, writing)) || nothing}>
                    ${say(cell?.value ?? null)}
                  </td>
                </tr>`,
            )}
          </tbody>
        </table>
      </div>
    </div>`;
  }
}
