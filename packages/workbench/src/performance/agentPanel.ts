import type { FigureEntry, MetricsCatalogue } from '@shopbell/sdk/admin';
import type { AgentClient, AgentFigures, AgentRef, FigureRank } from '@shopbell/sdk/agent';
import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { hear, tell } from '../app/events.ts';
import { Modal } from '../frame/modal.ts';
import { icon } from '../icons/icon.ts';
import { circleHelp } from '../icons/icons.ts';
import type { DetailsOf } from '../reports/detailsDialog.ts';
import { figureName } from '../reports/figureGroups.ts';
import { markOf, valueText, type Writing } from '../reports/figureText.ts';
import type { RecordOf } from '../reports/recordDialog.ts';
import { reportStyle } from '../reports/reportStyle.ts';
import { reportTableStyle } from '../reports/reportTableStyle.ts';
import { momentIn } from '../words/times.ts';
import { agentPanelStyle } from './agentPanelStyle.ts';
import { changeOf } from './changeText.ts';
import { panelDialogs } from './panelDialogs.ts';
import { panelRanges, type PanelRange } from './panelRange.ts';

/** The agent panel (WB-20): one's own figures, the days before and the place in the team, and the rows behind each. */
export class AgentPanel extends Modal {
  static override properties = {
    ...Modal.properties,
    client: { attribute: false },
    me: { attribute: false },
    today: { attribute: false },
    catalogue: { attribute: false },
    range: { attribute: false },
    figures: { attribute: false },
    busy: { attribute: false },
    failed: { attribute: false },
    _explaining: { state: true },
    _details: { state: true },
    _record: { state: true },
  };

  declare client: Pick<AgentClient, 'performance' | 'readHistory' | 'me' | 'agents'>;
  declare me: AgentRef;
  /** Any instant of today, for the names of days. */
  declare today: number;
  declare catalogue: MetricsCatalogue | undefined;
  declare range: PanelRange;
  declare figures: AgentFigures | undefined;
  /** Newer figures are being counted. */
  declare busy: boolean;
  declare failed: boolean;
  /** The figure that is explained. */
  declare _explaining: string | undefined;
  declare _details: DetailsOf | undefined;
  declare _record: RecordOf | undefined;

  constructor() {
    super();
    this.me = { id: '', name: '' };
    this.today = 0;
    this.range = 'today';
    this.busy = false;
    this.failed = false;
    hear(this, 'explain-figure', (id) => (this._explaining = id));
    hear(this, 'open-details', (of) => {
      this._explaining = undefined;
      this._details = of;
    });
    hear(this, 'open-record', (of) => (this._record = of));
  }

  static override styles = [...Modal.styles, reportStyle, reportTableStyle, agentPanelStyle];

  protected override heading(): string {
    return this.words.performance.title;
  }

  protected override opening(): void {
    this._explaining = this._details = this._record = undefined;
  }

  protected override close(): void {
    tell(this, 'show-performance', false);
  }

  override render() {
    if (!this.open) return super.render();
    return html`${super.render()}${panelDialogs(this)}`;
  }

  /** What is needed to write values; days are the shop’s. */
  get writing(): Writing {
    const { currency = 'CNY', timeZone = 'UTC' } = this.figures ?? {};
    return { words: this.words, currency, timeZone };
  }

  protected override body(): TemplateResult {
    const { words, figures } = this;
    const text = words.performance;
    return html`<div class="body">
      <div class="head">
        <select
          name="range"
          aria-label=${words.reports.range}
          @change=${(event: Event & { target: HTMLSelectElement }) => {
            const range = panelRanges.find((one) => one === event.target.value);
            if (range) tell(this, 'performance-range', range);
          }}
        >
          ${panelRanges.map(
            (range) =>
              html`<option value=${range} .selected=${live(range === this.range)}>
                ${words.reports.ranges[range]}
              </option>`,
          )}
        </select>
        <p class="hint" role="status">
          ${
            this.busy
              ? words.reports.loading
              : figures
                ? text.asOf(momentIn(figures.now, figures.timeZone, words.language))
                : ''
          }${figures && this.#runs(figures) && !this.busy ? ` · ${text.running}` : ''}
        </p>
      </div>
      <div role="alert">
        ${
          this.failed
            ? html`<p class="callout bad">
                ${text.failed}
                <button
                  type="button"
                  class="text-button"
                  @click=${() => {
                    tell(this, 'reload-performance');
                  }}
                >
                  ${words.reports.retry}
                </button>
              </p>`
            : nothing
        }
      </div>
      ${figures ? this.#table(figures) : nothing}
    </div>`;
  }

  #runs({ to, today }: AgentFigures): boolean {
    return to >= today;
  }

  #table(figures: AgentFigures) {
    const { words } = this;
    const text = words.performance;
    const { from, to } = figures.before;
    const shown = Object.keys(figures.cells).flatMap(
      (id) => this.catalogue?.figures.find((figure) => figure.id === id) ?? [],
    );
    return html`<div
        class="scroll ${this.busy ? 'busy' : ''}"
        tabindex="0"
        role="region"
        aria-label=${text.title}
      >
        <table>
          <thead>
            <tr>
              <th scope="col">${text.figure}</th>
              <th scope="col" class="number">${text.value}</th>
              <th scope="col" class="number">${text.before}<br />${text.daysBefore(from, to)}</th>
              <th scope="col" title=${text.rankMeans}>${text.rank}</th>
              <th scope="col"><span class="hidden-text">${text.details}</span></th>
            </tr>
          </thead>
          <tbody>
            ${shown.map((figure) => this.#row(figure, figures))}
          </tbody>
        </table>
      </div>
      <p class="hint legend">
        <span class="dot" aria-hidden="true"></span>${words.reports.legend} · ${text.rankMeans}
      </p>`;
  }

  #row(figure: FigureEntry, { cells, before, from, to, today }: AgentFigures) {
    const { words, writing } = this;
    const text = words.performance;
    const [cell, former] = [cells[figure.id], before.cells[figure.id]];
    if (!cell) return nothing;
    const name = figureName(figure, figure.id, words.language);
    const mark = markOf(cell, figure, writing);
    // Part of a day has not changed since a whole one.
    const change = to < today ? changeOf(cell, former, figure, writing) : undefined;
    return html`<tr>
      <th scope="row" class="name">
        ${name}<button
          type="button"
          class="explain"
          aria-label=${words.reports.explain(name)}
          title=${words.reports.explain(name)}
          @click=${() => {
            tell(this, 'explain-figure', figure.id);
          }}
        >
          ${icon(circleHelp)}
        </button>
      </th>
      <td class="number mine" title=${mark || nothing}>
        ${mark ? html`<span class="dot ${cell.pending > 0 ? 'pending' : ''}"></span>` : nothing}${valueText(cell.value, figure.unit, writing)}${mark ? html`<span class="hidden-text">, ${mark}</span>` : nothing}
      </td>
      <td class="number">
        ${valueText(former?.value ?? null, figure.unit, writing)}${
          change ? html`<span class="hint ${change.means ?? ''}">${change.text}</span>` : nothing
        }
      </td>
      <td class="place">${this.#rank(cell.rank, figure)}</td>
      <td>
        <button
          type="button"
          class="text-button"
          aria-label=${text.detailsOf(name)}
          @click=${() => {
            tell(this, 'open-details', {
              list: figure.list,
              subject: { kind: 'agent', ...this.me },
              from,
              to,
            });
          }}
        >
          ${text.details}
        </button>
      </td>
    </tr>`;
  }

  /** Being first of one is no merit. */
  #rank(rank: FigureRank | undefined, figure: FigureEntry) {
    const text = this.words.performance;
    if (!figure.better) return html`<span class="none">–</span>`;
    if (rank?.place == null) return html`<span class="none">${text.noPlace}</span>`;
    const { place, of, tied } = rank;
    return html`<span class=${place === 1 && of > 1 ? 'first' : ''}>${text.place(place, of)}</span
      >${tied > 0 ? html`<span class="hint">${text.tied(tied)}</span>` : nothing}`;
  }
}
