import type { FigureEntry, ReportCell, StatisticsReport } from '@shopbell/sdk/admin';
import { LitElement, html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { tell } from '../app/events.ts';
import { icon } from '../icons/icon.ts';
import { arrowDown, arrowUp, circleHelp } from '../icons/icons.ts';
import { pageOf, pager } from '../settings/form/pager.ts';
import { buttons, shared } from '../styles/shared.ts';
import { en } from '../words/en.ts';
import type { Words } from '../words/words.ts';
import { figureName } from './figureGroups.ts';
import { markOf, valueText, type Writing } from './figureText.ts';
import type { ReportRow, View } from './reportQuery.ts';
import { reportStyle } from './reportStyle.ts';
import { reportTableStyle } from './reportTableStyle.ts';

const rowsShown = 100;

/** By what rows are sorted: a figure, the name, or the day; as they came, if by nothing. */
interface Sorting {
  readonly by: string;
  readonly down: boolean;
}

/** The figures of a report, a row for each subject or day, the whole shop below; each value opens what it is made of. */
export class ReportTable extends LitElement {
  static override properties = {
    words: { attribute: false },
    view: { attribute: false },
    columns: { attribute: false },
    report: { attribute: false },
    whole: { attribute: false },
    timeZone: { attribute: false },
    busy: { attribute: false },
    _sorting: { state: true },
    _page: { state: true },
  };

  declare words: Words;
  declare view: View;
  declare columns: readonly FigureEntry[];
  declare report: StatisticsReport;
  declare whole: StatisticsReport | undefined;
  declare timeZone: string;
  /** Newer figures are being counted. */
  declare busy: boolean;
  declare _sorting: Sorting | undefined;
  declare _page: number;

  constructor() {
    super();
    this.words = en;
    this.columns = [];
    this.timeZone = 'UTC';
    this.busy = false;
    this._page = 0;
  }

  static override styles = [shared, buttons, reportStyle, reportTableStyle];

  override render() {
    const { words, columns, view } = this;
    const text = words.reports;
    const page = pageOf(this.#sorted(), this._page, rowsShown);
    const byDay = view.each !== 'range';
    const named = view.by !== 'shop' || !byDay;
    return html`<div class="scroll ${this.busy ? 'busy' : ''}">
        <table>
          <caption class="hidden-text">
            ${text.title}
          </caption>
          <thead>
            <tr>
              ${byDay ? this.#head('day', text.day) : nothing}
              ${named ? this.#head('name', text.kinds[view.by]) : nothing}
              ${columns.map((figure) => this.#figureHead(figure))}
            </tr>
          </thead>
          <tbody>
            ${repeat(
              page.rows,
              ({ subject, from }) => `${from} ${subject.id}`,
              (row) =>
                html`<tr>
                  ${this.#names(row, byDay, named)}${columns.map((one) => this.#cell(one, row))}
                </tr>`,
            )}
          </tbody>
          ${this.#foot(byDay && named ? 2 : 1)}
        </table>
      </div>
      ${page.of === 0 ? html`<p class="empty">${text.empty}</p>` : nothing}
      ${pager(page, words, (to) => {
        this._page = to;
      })}
      <p class="hint legend"><span class="dot" aria-hidden="true"></span>${text.legend}</p>`;
  }

  get #writing(): Writing {
    return { words: this.words, currency: this.report.currency, timeZone: this.timeZone };
  }

  #sorted(): readonly ReportRow[] {
    const { rows } = this.report;
    const sorting = this._sorting;
    if (!sorting) return rows;
    const { by, down } = sorting;
    const { compare } = new Intl.Collator(this.words.language, { numeric: true });
    const sign = down ? -1 : 1;
    return rows.toSorted((a, b) => {
      if (by === 'name') return sign * compare(nameOf(a), nameOf(b));
      if (by === 'day') return sign * compare(a.from, b.from);
      const [one, other] = [a.cells[by]?.value ?? null, b.cells[by]?.value ?? null];
      // What has no value stands below, whichever way it is sorted.
      if (one === null || other === null) return Number(one === null) - Number(other === null);
      return sign * (one - other);
    });
  }

  #head(by: string, name: string, number = false) {
    const sorting = this._sorting?.by === by ? this._sorting : undefined;
    return html`<th
      scope="col"
      class=${number ? 'number' : ''}
      aria-sort=${sorting ? (sorting.down ? 'descending' : 'ascending') : 'none'}
    >
      ${this.#sorter(by, name, number)}
    </th>`;
  }

  /** Figures are looked at from the greatest, names from the first. */
  #sorter(by: string, name: string, number: boolean) {
    const sorting = this._sorting?.by === by ? this._sorting : undefined;
    return html`<button
      type="button"
      class="sort"
      title=${this.words.reports.sortBy(name)}
      @click=${() => {
        this._sorting = { by, down: sorting ? !sorting.down : number };
        this._page = 0;
      }}
    >
      ${name}${sorting ? icon(sorting.down ? arrowDown : arrowUp) : nothing}
    </button>`;
  }

  #figureHead(figure: FigureEntry) {
    const { words } = this;
    const name = figureName(figure, figure.id, words.language);
    const sorting = this._sorting?.by === figure.id ? this._sorting : undefined;
    return html`<th
      scope="col"
      class="number"
      aria-sort=${sorting ? (sorting.down ? 'descending' : 'ascending') : 'none'}
    >
      <span class="figure-head"
        >${this.#sorter(figure.id, name, true)}<button
          type="button"
          class="explain"
          aria-label=${words.reports.explain(name)}
          title=${words.reports.explain(name)}
          @click=${() => {
            tell(this, 'explain-figure', figure.id);
          }}
        >
          ${icon(circleHelp)}
        </button></span
      >
    </th>`;
  }

  #names(row: ReportRow, byDay: boolean, named: boolean) {
    const name = row.subject.kind === 'shop' ? this.words.reports.whole : nameOf(row);
    const day = this.view.each === 'month' ? row.from.slice(0, 7) : row.from;
    return html`${byDay ? html`<th scope="row" class="number day">${day}</th>` : nothing}${
      named
        ? html`<th scope="row" class="name" title=${row.subject.id}><span dir="auto">${name}</span></th>`
        : nothing
    }`;
  }

  #cell(figure: FigureEntry, row: ReportRow) {
    const cell = row.cells[figure.id];
    if (!cell) return html`<td class="number none">–</td>`;
    return html`<td class="number">${this.#value(figure, row, cell)}</td>`;
  }

  #value(figure: FigureEntry, { subject, from, to }: ReportRow, cell: ReportCell) {
    const { words } = this;
    const text = words.reports;
    const writing = this.#writing;
    const value = valueText(cell.value, figure.unit, writing);
    const mark = markOf(cell, figure, writing);
    const name = figureName(figure, figure.id, words.language);
    const whose = subject.kind === 'shop' ? text.whole : (subject.name ?? subject.id);
    return html`<button
        type="button"
        class="value ${cell.value === null ? 'none' : ''}"
        title=${mark || nothing}
        aria-label="${text.openDetails(name, whose, value)}${mark ? `, ${mark}` : ''}"
        @click=${() => {
          tell(this, 'open-details', { list: figure.list, subject, from, to });
        }}
      >
        ${mark ? html`<span class="dot ${cell.pending > 0 ? 'pending' : ''}"></span>` : nothing}${value}</button
      >${this.#rank(cell)}`;
  }

  /** SY-11, beside what it is counted by. */
  #rank({ rank }: ReportCell) {
    if (rank?.place == null) return nothing;
    const text = this.words.performance;
    const said = [text.place(rank.place, rank.of), rank.tied > 0 ? text.tied(rank.tied) : ''];
    const means = this.view.by === 'team' ? text.rankAmongTeams : text.rank;
    return html`<span class="rank" title="${means}: ${said.filter((one) => one !== '').join(', ')}"
      ><span aria-hidden="true">${text.short(rank.place)}</span
      ><span class="hidden-text">${text.place(rank.place, rank.of)}</span></span
    >`;
  }

  #foot(span: number) {
    const [row] = this.whole?.rows ?? [];
    if (!row) return nothing;
    const text = this.words.reports;
    return html`<tfoot>
      <tr>
        <th scope="row" colspan=${span} title=${text.wholeMeans}>${text.whole}</th>
        ${this.columns.map((figure) => this.#cell(figure, row))}
      </tr>
    </tfoot>`;
  }
}

function nameOf({ subject }: ReportRow): string {
  return subject.name ?? subject.id;
}
