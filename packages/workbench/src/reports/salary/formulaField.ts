import type { FigureEntry } from '@shopbell/sdk/admin';
import { LitElement, css, html, nothing, type PropertyValues } from 'lit';
import { live } from 'lit/directives/live.js';
import { tell } from '../../app/events.ts';
import { icon } from '../../icons/icon.ts';
import { plus } from '../../icons/icons.ts';
import { forms } from '../../styles/forms.ts';
import { buttons, shared } from '../../styles/shared.ts';
import { en } from '../../words/en.ts';
import type { Words } from '../../words/words.ts';
import { figureName, matches } from '../figureGroups.ts';
import type { FormulaProblem } from './formulaProblem.ts';

const suggested = 8;
const longestFormula = 1000;

/** A formula over figures: typed, or put together from the figures offered; what is wrong is marked where it stands. */
export class FormulaField extends LitElement {
  static override properties = {
    words: { attribute: false },
    figures: { attribute: false },
    value: { attribute: false },
    problem: { attribute: false },
    _typed: { state: true },
  };

  declare words: Words;
  /** Those that agents have. */
  declare figures: readonly FigureEntry[];
  declare value: string;
  declare problem: FormulaProblem | undefined;
  declare _typed: string;

  constructor() {
    super();
    this.words = en;
    this.figures = [];
    this.value = '';
    this._typed = '';
  }

  static override styles = [
    shared,
    buttons,
    forms,
    css`
      :host {
        display: grid;
        gap: 12px;
      }

      textarea,
      .marked,
      code {
        font-family: ui-monospace, 'Cascadia Mono', Menlo, Consolas, monospace;
      }

      .marked {
        padding: 4px 10px;
        border-radius: var(--radius);
        background: var(--ground-hover);
        overflow-wrap: anywhere;
        white-space: pre-wrap;
      }

      mark {
        border-radius: 2px;
        background: var(--danger-tint);
        color: var(--danger);
        text-decoration: underline wavy;
      }

      ul {
        display: flex;
        flex-wrap: wrap;
        gap: 6px;
      }

      li {
        min-inline-size: 0;
        max-inline-size: 100%;
      }

      .button {
        max-inline-size: 100%;
      }

      .button span {
        overflow: hidden;
        text-overflow: ellipsis;
      }

      code {
        color: var(--ink-muted);
        font-size: var(--text-s);
      }
    `,
  ];

  override updated(changed: PropertyValues<this>): void {
    // The keyboard is brought to it by whoever refused it: there the place that is wrong is chosen.
    if (!changed.has('problem') || !this.problem?.place) return;
    const { from, to } = this.problem.place;
    this.#area?.setSelectionRange(from, to);
  }

  override render() {
    const { words, problem } = this;
    const text = words.reports.salary;
    const found =
      this._typed.trim() === '' ? this.figures : this.figures.filter((one) => matches(one, this._typed));
    return html`<label class="field"
        ><span class="label">${text.formula}</span
        ><textarea
          name="formula"
          rows="3"
          maxlength=${longestFormula}
          spellcheck="false"
          autocomplete="off"
          aria-describedby="formula-means formula-wrong"
          aria-invalid=${problem ? 'true' : 'false'}
          .value=${live(this.value)}
          @input=${(event: InputEvent & { target: HTMLTextAreaElement }) => {
            tell(this, 'formula', event.target.value);
          }}
        ></textarea
        ><span id="formula-means" class="hint">${text.formulaMeans}</span></label
      >
      <div id="formula-wrong" role="alert">${problem ? this.#problem(problem) : nothing}</div>
      <div class="field">
        <span class="label" id="figures">${text.figures}</span>
        <input
          type="search"
          name="figure"
          aria-labelledby="figures"
          aria-describedby="figures-mean"
          placeholder=${words.reports.figureSearch}
          .value=${live(this._typed)}
          @input=${(event: InputEvent & { target: HTMLInputElement }) => {
            this._typed = event.target.value;
          }}
          @keydown=${(event: KeyboardEvent) => {
            if (event.key !== 'Enter' || event.isComposing) return;
            event.preventDefault();
            if (found[0]) this.#insert(found[0]);
          }}
        />
        <p id="figures-mean" class="hint">${text.figuresMean}</p>
        ${found.length === 0 ? html`<p class="hint">${words.reports.noFigure}</p>` : nothing}
        <ul aria-labelledby="figures">
          ${found.slice(0, suggested).map((figure) => this.#figure(figure))}
        </ul>
      </div>`;
  }

  #figure(figure: FigureEntry) {
    const { words } = this;
    const text = words.reports.salary;
    const name = figureName(figure, figure.id, words.language);
    const unit = unitName(figure.unit, text.units);
    const label = text.insert(name);
    return html`<li>
      <button
        type="button"
        class="button"
        title="${label}: ${figure.id}${unit === '' ? '' : `, ${unit}`}"
        @click=${() => {
          this.#insert(figure);
        }}
      >
        ${icon(plus)}<span>${name}</span><code>${figure.id}</code>
      </button>
    </li>`;
  }

  #problem({ says, place }: FormulaProblem) {
    const text = this.words.reports.salary.wrong;
    if (!place) return html`<p class="wrong">${says}</p>`;
    const { value } = this;
    return html`<p class="wrong">${text.at(place.from + 1)} ${says}</p>
      <p class="marked" aria-hidden="true">
        ${value.slice(0, place.from)}<mark>${value.slice(place.from, place.to) || ' '}</mark>${value.slice(place.to)}
      </p>`;
  }

  /** Where the cursor is, and the keyboard goes on behind it. */
  #insert({ id }: FigureEntry): void {
    const area = this.#area;
    if (!area) return;
    const before = this.value.slice(0, area.selectionStart);
    const after = this.value.slice(area.selectionEnd);
    const name = `${/[\p{L}\p{N}]$/u.test(before) ? ' ' : ''}${id}`;
    const value = `${before}${name}${after}`;
    if (value.length > longestFormula) return;
    tell(this, 'formula', value);
    this._typed = '';
    void this.updateComplete.then(() => {
      area.value = value;
      area.focus();
      area.setSelectionRange(before.length + name.length, before.length + name.length);
    });
  }

  get #area(): HTMLTextAreaElement | null {
    return this.renderRoot.querySelector('textarea');
  }
}

function unitName(unit: string, names: Readonly<Record<string, string>>): string {
  return Object.hasOwn(names, unit) ? (names[unit] ?? '') : '';
}
