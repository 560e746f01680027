import {
  isShopbellError,
  type FigureEntry,
  type MonthlyDefectRate,
  type StatisticsClient,
  type StatisticsReport,
} from '@shopbell/sdk/admin';
import { LitElement, html, nothing, type PropertyValues } from 'lit';
import { tell } from '../../app/events.ts';
import { icon } from '../../icons/icon.ts';
import { check, circleAlert, clock, triangleAlert } from '../../icons/icons.ts';
import { forms } from '../../styles/forms.ts';
import { buttons, shared } from '../../styles/shared.ts';
import { en } from '../../words/en.ts';
import { momentIn } from '../../words/times.ts';
import type { Words } from '../../words/words.ts';
import { valueText } from '../figureText.ts';
import { monthChoice } from '../monthChoice.ts';
import { reportStyle } from '../reportStyle.ts';
import {
  assessments,
  isAssessed,
  stateOf,
  volumeFigures,
  volumeIn,
  type Assessed,
  type DefectMetric,
} from './assessment.ts';
import { defectsStyle } from './defectsStyle.ts';

/** A month's answer; how much there was is missing if that alone could not be read. */
interface Month {
  readonly month: string;
  readonly rate: MonthlyDefectRate;
  readonly volumes: StatisticsReport | undefined;
}

/** A month as the platform assesses it: points, each figure with its limit, and what it would take (PN). */
export class DefectsPage extends LitElement {
  static override properties = {
    words: { attribute: false },
    statistics: { attribute: false },
    figures: { attribute: false },
    today: { attribute: false },
    timeZone: { attribute: false },
    _month: { state: true },
    _answer: { state: true },
    _failed: { state: true },
  };

  declare words: Words;
  declare statistics: Pick<StatisticsClient, 'defectRate' | 'report'>;
  /** The catalogue: it names the list behind each figure. */
  declare figures: readonly FigureEntry[];
  /** The day that it is in the shop. */
  declare today: string;
  declare timeZone: string;
  declare _month: string;
  declare _answer: Month | undefined;
  declare _failed: 'failed' | 'forbidden' | undefined;
  #asked = 0;

  constructor() {
    super();
    this.words = en;
    this.figures = [];
    this.today = '';
    this.timeZone = 'UTC';
    this._month = '';
  }

  static override styles = [shared, buttons, forms, reportStyle, defectsStyle];

  override willUpdate(_changed: PropertyValues<this>): void {
    if (this._month === '' && this.today !== '') this.#show(this.today.slice(0, 7));
  }

  override render() {
    const { words, _answer: answer } = this;
    const text = words.reports.defects;
    const busy = answer?.month !== this._month && this._failed === undefined;
    return html`<div class="top">
        <h2>${text.title}</h2>
        ${monthChoice({
          words,
          month: this._month,
          today: this.today,
          change: (month) => {
            this.#show(month);
          },
        })}
      </div>
      <p class="intro">${text.intro}</p>
      <p role="status" class="hidden-text">${busy ? words.reports.loading : ''}</p>
      ${
        this._failed
          ? html`<div class="failed" role="alert">
              <p class="callout bad">
                ${this._failed === 'forbidden' ? words.reports.forbidden : text.failed}
              </p>
              <button
                type="button"
                class="button"
                @click=${() => {
                  this.#show(this._month);
                }}
              >
                ${words.reports.retry}
              </button>
            </div>`
          : answer?.month === this._month
            ? this.#answer(answer)
            : html`<p class="empty">${words.reports.loading}</p>`
      }`;
  }

  #answer({ rate, volumes }: Month) {
    const text = this.words.reports.defects;
    const { columns } = text;
    return html`<section class="sum" aria-label=${text.points}>
        <p class="points ${rate.points > 0 ? 'bad' : ''}">
          <span class="label">${text.points}</span><b>${text.pointsOf(rate.points)}</b>
        </p>
        <div class="about">
          <p>${this.#finality(rate)} ${this.#activity(rate)}</p>
          <p class="hint">${text.pointsMean}</p>
        </div>
      </section>
      <div class="scroll" tabindex="0" role="region" aria-label=${text.title}>
        <table>
          <thead>
            <tr>
              <th scope="col">${columns.figure}</th>
              <th scope="col" class="number">${columns.value}</th>
              <th scope="col">${columns.limit}</th>
              <th scope="col">${columns.state}</th>
              <th scope="col">${columns.missing}</th>
            </tr>
          </thead>
          <tbody>
            ${rate.metrics.map((metric) =>
              isAssessed(metric.metric) ? this.#row(metric.metric, metric, rate, volumes) : nothing,
            )}
          </tbody>
        </table>
      </div>`;
  }

  #finality({ final, finalFrom }: MonthlyDefectRate) {
    const text = this.words.reports.defects;
    return final
      ? html`<span class="tag good">${icon(check)}${text.final}</span>`
      : html`<span class="tag warn"
          >${icon(clock)}${text.soFar(momentIn(finalFrom, this.timeZone, this.words.language))}</span
        >`;
  }

  #activity({ inactive, daysSinceSignIn }: MonthlyDefectRate) {
    const text = this.words.reports.defects;
    const said = daysSinceSignIn === undefined ? text.unknown : text.signedIn(daysSinceSignIn);
    if (inactive === true)
      return html`<span class="tag bad" title=${text.inactiveMeans}>${icon(circleAlert)}${text.inactive}</span
        ><span class="hint">${said}</span>`;
    return html`${
        inactive === false
          ? html`<span class="tag" title=${text.inactiveMeans}>${text.active}</span>`
          : nothing
      }<span class="hint">${said}</span>`;
  }

  #row(name: Assessed, metric: DefectMetric, rate: MonthlyDefectRate, volumes: StatisticsReport | undefined) {
    const { words, timeZone } = this;
    const text = words.reports.defects;
    const own = text.figures[name];
    const { unit, volume, over } = assessments[name];
    const there = volumeIn(volumes, volume);
    return html`<tr>
      <th scope="row">${own.name}<span class="hint">${own.means}</span></th>
      <td class="number">
        ${this.#value(name, valueText(metric.value, unit, { words, timeZone, currency: '' }), rate)}
      </td>
      <td>
        ${own.limit}<span class="hint"
          >${own.volume(there === undefined ? '–' : this.#count(there), over)}</span
        >
      </td>
      <td>${this.#state(metric)}</td>
      <td>
        ${metric.fails ? own.missing(this.#count(metric.missing)) : metric.assessed ? text.nothing : text.tooFew(over)}
      </td>
    </tr>`;
  }

  #value(name: Assessed, value: string, { from, to }: MonthlyDefectRate) {
    const text = this.words.reports.defects;
    const list = this.figures.find(({ id }) => id === assessments[name].figure)?.list;
    if (list === undefined) return value;
    const label = `${value}, ${text.openRows(text.figures[name].name)}`;
    return html`<button
      type="button"
      class="text-button figure"
      aria-label=${label}
      title=${text.openRows(text.figures[name].name)}
      @click=${() => {
        tell(this, 'open-details', { list, subject: { kind: 'shop', id: '' }, from, to });
      }}
    >
      ${value}
    </button>`;
  }

  #state(metric: DefectMetric) {
    const state = stateOf(metric);
    const said = this.words.reports.defects.states[state];
    if (state === 'fails') return html`<span class="tag bad">${icon(triangleAlert)}${said}</span>`;
    return html`<span class="tag ${state === 'met' ? 'good' : ''}"
      >${state === 'met' ? icon(check) : nothing}${said}</span
    >`;
  }

  #count(count: number): string {
    return new Intl.NumberFormat(this.words.language).format(Math.ceil(count));
  }

  /** The month asked for last counts, whatever order answers come in. */
  #show(month: string): void {
    this._month = month;
    this._failed = undefined;
    void this.#load(month);
  }

  async #load(month: string): Promise<void> {
    const asked = ++this.#asked;
    try {
      const rate = await this.statistics.defectRate(month);
      const { from, to } = rate;
      // Points stand without it.
      const volumes = await this.statistics
        .report({ from, to, figures: volumeFigures })
        .catch(() => undefined);
      if (asked === this.#asked) this._answer = { month, rate, volumes };
    } catch (error) {
      if (asked !== this.#asked) return;
      const forbidden = isShopbellError(error, 'FORBIDDEN') || isShopbellError(error, 'UNAUTHENTICATED');
      this._failed = forbidden ? 'forbidden' : 'failed';
      this._answer = undefined;
    }
  }
}
