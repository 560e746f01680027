import type { FigureEntry, FigureExplanation, ReportSubject, StatisticsClient } from '@shopbell/sdk/admin';
import { css, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { tell } from '../app/events.ts';
import { Modal } from '../frame/modal.ts';
import { figureName } from './figureGroups.ts';
import { markOf, valueText, type Writing } from './figureText.ts';
import type { Range } from './range.ts';
import { subjectQuery } from './reportQuery.ts';

/** How a figure of a day came about: its formula, the sums in it, and the rows they were counted from. */
export class ExplainDialog extends Modal {
  static override properties = {
    ...Modal.properties,
    figure: { attribute: false },
    figures: { attribute: false },
    subjects: { attribute: false },
    whose: { attribute: false },
    range: { attribute: false },
    statistics: { attribute: false },
    writing: { attribute: false },
    _day: { state: true },
    _subject: { state: true },
    _explanation: { state: true },
    _failed: { state: true },
  };

  declare figure: FigureEntry | undefined;
  /** All of the catalogue: parts may be figures of their own. */
  declare figures: readonly FigureEntry[];
  /** Among whom one is chosen, or the whole shop. */
  declare subjects: readonly ReportSubject[];
  /** Of whom alone. */
  declare whose: ReportSubject | undefined;
  declare range: Range;
  declare statistics: Pick<StatisticsClient, 'explain'>;
  declare writing: Writing;
  declare _day: string;
  declare _subject: ReportSubject;
  declare _explanation: FigureExplanation | undefined;
  declare _failed: boolean;
  #asked = 0;

  constructor() {
    super();
    this.figures = [];
    this.subjects = [];
    this.range = { from: '', to: '' };
    this.opening();
  }

  static override styles = [
    ...Modal.styles,
    css`
      :host {
        --dialog-width: 560px;
      }

      .fields {
        display: grid;
        grid-template-columns: 1fr 1fr;
        gap: 12px;
      }

      h3 {
        margin-block-end: 2px;
        color: var(--ink-muted);
        font-size: var(--text-s);
        font-weight: 600;
      }

      dl {
        display: grid;
        gap: 2px;
      }

      dl div {
        display: flex;
        gap: 12px;
        justify-content: space-between;
        padding-block: 4px;
        border-block-end: 1px solid var(--line);
      }

      .value {
        font-weight: 600;
      }
    `,
  ];

  protected override heading(): string {
    return this.words.reports.explain(this.#name);
  }

  protected override opening(): void {
    this._day = this.range.to;
    this._subject = this.whose ?? { kind: 'shop', id: '' };
    this._explanation = undefined;
    this._failed = false;
  }

  protected override close(): void {
    tell(this, 'explain-figure', undefined);
  }

  override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    if (changed.has('figure') && this.figure) {
      this.opening();
      void this.#load();
    }
  }

  get #name(): string {
    return figureName(this.figure, this.figure?.id ?? '', this.words.language);
  }

  protected override body(): TemplateResult {
    const { words, figure } = this;
    const text = words.reports;
    return html`<div class="body">
      <div class="fields">
        <label class="field"
          ><span class="label">${text.explainDay}</span
          ><input
            type="date"
            min=${this.range.from}
            max=${this.range.to}
            .value=${live(this._day)}
            @change=${(event: Event & { target: HTMLInputElement }) => {
              if (event.target.value === '') return;
              this._day = event.target.value;
              void this.#load();
            }}
        /></label>
        ${this.whose ? nothing : this.#choice()}
      </div>
      <section>
        <h3>${text.formula}</h3>
        <p>${figure ? (text.formulas[figure.id] ?? figure.formula) : ''}</p>
        <p class="hint">${text.rules}: ${figure?.rules.join(', ')}</p>
      </section>
      <div role="status">${this.#answer()}</div>
    </div>`;
  }

  #choice() {
    const text = this.words.reports;
    const subjects = this.subjects.filter(({ kind }) => this.figure?.dimensions.includes(kind));
    return html`<label class="field"
      ><span class="label">${text.trendOf}</span
      ><select
        @change=${(event: Event & { target: HTMLSelectElement }) => {
          this._subject = subjects.find(({ id }) => id === event.target.value) ?? {
            kind: 'shop',
            id: '',
          };
          void this.#load();
        }}
      >
        <option value="">${text.whole}</option>
        ${subjects.map(({ id, name }) => html`<option value=${id}>${name ?? id}</option>`)}
      </select></label
    >`;
  }

  #answer() {
    const { words, figure, _explanation: explanation } = this;
    const text = words.reports;
    if (this._failed)
      return html`<p class="callout bad">
        ${text.failed}
        <button type="button" class="text-button" @click=${() => void this.#load()}>${text.retry}</button>
      </p>`;
    if (!explanation || !figure) return html`<p class="hint">${text.loading}</p>`;
    const { cell, parts, rows, list } = explanation;
    const mark = markOf(cell, figure, this.writing);
    return html`<section>
      <h3>${text.parts}</h3>
      <dl>
        ${Object.entries(parts).map(([name, value]) => this.#part(name, value))}
        <div class="value">
          <dt>${text.value}</dt>
          <dd class="figure">${valueText(cell.value, figure.unit, this.writing)}</dd>
        </div>
        <div>
          <dt>${text.finality}</dt>
          <dd>${mark || text.final}</dd>
        </div>
      </dl>
      ${
        rows === 0
          ? nothing
          : html`<p>
              <button
                type="button"
                class="text-button"
                @click=${() => {
                  tell(this, 'open-details', {
                    list,
                    subject: this._subject,
                    from: this._day,
                    to: this._day,
                  });
                }}
              >
                ${text.rowsOf} (${rows})
              </button>
            </p>`
      }
    </section>`;
  }

  #part(name: string, value: number) {
    const { words, writing } = this;
    const figure = this.figures.find(({ id }) => id === name);
    const called = words.reports.partNames[name] ?? figureName(figure, name, words.language);
    return html`<div>
      <dt>${called}</dt>
      <dd class="figure">${valueText(value, figure?.unit ?? 'number', writing)}</dd>
    </div>`;
  }

  async #load(): Promise<void> {
    const { figure } = this;
    if (!figure) return;
    const asked = ++this.#asked;
    this._failed = false;
    try {
      const explanation = await this.statistics.explain({
        figure: figure.id,
        day: this._day,
        ...subjectQuery(this._subject),
      });
      if (asked === this.#asked) this._explanation = explanation;
    } catch {
      if (asked === this.#asked) this._failed = true;
    }
  }
}
