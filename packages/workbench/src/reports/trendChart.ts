import type { FigureEntry, ReportSubject, StatisticsReport } from '@shopbell/sdk/admin';
import { LitElement, css, html, nothing, svg } from 'lit';
import { live } from 'lit/directives/live.js';
import { tell } from '../app/events.ts';
import { forms } from '../styles/forms.ts';
import { buttons, shared } from '../styles/shared.ts';
import { en } from '../words/en.ts';
import type { Words } from '../words/words.ts';
import { figureName } from './figureGroups.ts';
import { markOf, valueText, type Writing } from './figureText.ts';
import { reportStyle } from './reportStyle.ts';
import type { Trend, TrendState } from './reportsController.ts';
import { scaleOf, linesOf, type Point } from './trendScale.ts';

const size = { width: 720, height: 180, left: 8, right: 8, top: 12, bottom: 8 } as const;

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

      svg.chart {
        display: block;
        inline-size: 100%;
        block-size: auto;
        min-block-size: 140px;
        overflow: visible;
      }

      .grid {
        stroke: var(--line);
      }

      .line {
        fill: none;
        stroke: var(--accent);
        stroke-linejoin: round;
        stroke-width: 2;
        vector-effect: non-scaling-stroke;
      }

      .point {
        fill: var(--accent);
        stroke: var(--ground);
        stroke-width: 2;
      }

      .point.open {
        fill: var(--ground);
        stroke: var(--accent);
      }

      .ends {
        display: flex;
        justify-content: space-between;
        color: var(--ink-muted);
        font-size: var(--text-s);
        font-variant-numeric: tabular-nums;
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
      }

      @media (max-width: 959px) {
        .parts {
          grid-template-columns: minmax(0, 1fr);
        }
      }

      @media (forced-colors: active) {
        .line,
        .point {
          stroke: Highlight;
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
            : this.#chart(
                days.map(({ day, cell }) => ({
                  value: cell?.value ?? null,
                  final: cell?.final ?? true,
                  says: `${day}: ${say(cell?.value ?? null)}`,
                })),
                says,
                say,
              )
        }
        <p class="ends"><span>${days[0]?.day}</span><span>${days.at(-1)?.day}</span></p>
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

  #chart(points: readonly Point[], says: string, say: (value: number) => string) {
    const scale = scaleOf(points, size);
    return svg`<svg class="chart" viewBox="0 0 ${size.width} ${size.height}" role="img" aria-label=${says}>
      ${scale.ticks.map(
        ({
          y,
          value,
        }) => svg`<line class="grid" x1=${size.left} x2=${size.width - size.right} y1=${y} y2=${y}></line>
          <text x=${size.left} y=${y - 4} font-size="11" fill="var(--ink-muted)">${say(value)}</text>`,
      )}
      ${linesOf(scale).map((line) => svg`<polyline class="line" points=${line}></polyline>`)}
      ${scale.points.map(
        ({ x, y, final, says: said }) =>
          svg`<circle class="point ${final ? '' : 'open'}" cx=${x} cy=${y} r="4"><title>${said}</title></circle>`,
      )}
    </svg>`;
  }
}
