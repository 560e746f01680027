import { html, nothing } from 'lit';
import { live } from 'lit/directives/live.js';
import type { Words } from '../../words/words.ts';
import { choiceField, numberField } from '../form/fields.ts';
import { reasonsOf } from '../form/problems.ts';
import {
  choiceFields,
  isChoice,
  isFlag,
  isNumber,
  numberFields,
  type ChoiceField,
  type FlagField,
  type NumberField,
  type StatisticsField,
} from './statisticsFields.ts';
import { statisticsProblems, type StatisticsDraft } from './statisticsDraft.ts';

export interface FieldOf {
  readonly words: Words;
  readonly draft: StatisticsDraft;
  /** Why the last attempt was refused. */
  readonly error: unknown;
  readonly set: <K extends keyof StatisticsDraft>(field: K, value: StatisticsDraft[K]) => void;
}

/** What the server has against a field, in its words. */
export function fieldProblem(field: StatisticsField | 'from', error: unknown): string | undefined {
  const path = field === 'from' || field === 'currency' ? field : `settings.${field}`;
  return reasonsOf(error).find((reason) => reason.path === path || reason.path.startsWith(`${path}.`))?.code;
}

/** A setting by what it is: a switch, a number, one of few, a text. Wrong values are told at once, where they stand. */
export function statisticsField(field: StatisticsField, of: FieldOf) {
  if (isFlag(field)) return flag(field, of);
  if (isNumber(field)) return count(field, of);
  if (isChoice(field)) return choice(field, of);
  if (field === 'vendorAccounts') return lines(of);
  return line(field, of);
}

function flag(field: FlagField, { words, draft, set }: FieldOf) {
  const { name, means } = words.settings.statistics.fields[field];
  return html`<label class="check"
    ><input
      type="checkbox"
      name=${field}
      .checked=${live(draft[field])}
      @change=${(event: Event & { target: HTMLInputElement }) => {
        set(field, event.target.checked);
      }}
    /><span>${name}</span><span class="hint">${means}</span></label
  >`;
}

function count(field: NumberField, of: FieldOf) {
  const { words, draft, set } = of;
  const { least, most, normally, unit } = numberFields[field];
  const text = words.settings.statistics;
  const unitName = text.units[unit];
  return numberField(
    {
      id: field,
      text: text.fields[field],
      value: draft[field],
      unit: unitName,
      least,
      most,
      normally: `${normally} ${unitName}`,
      wrong: wrongOf(field, of),
      change: (value) => {
        set(field, value ?? NaN);
      },
    },
    words,
  );
}

function choice(field: ChoiceField, { words, draft, set }: FieldOf) {
  const known: readonly string[] = choiceFields[field];
  return choiceField<string>({
    name: field,
    words: words.settings.statistics.choices[field],
    value: draft[field],
    change: (chosen) => {
      if (known.includes(chosen)) set(field, chosen as StatisticsDraft[ChoiceField]);
    },
  });
}

function line(
  field: Exclude<StatisticsField, FlagField | NumberField | ChoiceField | 'vendorAccounts'>,
  of: FieldOf,
) {
  const { words, draft, set } = of;
  const { name, means } = words.settings.statistics.fields[field];
  const wrong = wrongOf(field, of);
  return html`<div class="field">
    <label class="label" for=${field}>${name}</label>
    <input
      type="text"
      id=${field}
      name=${field}
      class=${field === 'filters.advertising.phrase' ? 'text' : 'short'}
      autocomplete="off"
      spellcheck="false"
      aria-describedby="${field}-means"
      aria-invalid=${wrong ? 'true' : 'false'}
      .value=${live(draft[field])}
      @input=${(event: InputEvent & { target: HTMLInputElement }) => {
        const { value } = event.target;
        set(field, field === 'currency' ? value.toUpperCase() : value);
      }}
    />
    <p id="${field}-means" class="hint">${means}</p>
    ${wrong ? html`<p class="wrong">${wrong}</p>` : nothing}
  </div>`;
}

function lines(of: FieldOf) {
  const { words, draft, set } = of;
  const { name, means } = words.settings.statistics.fields.vendorAccounts;
  const wrong = wrongOf('vendorAccounts', of);
  return html`<div class="field">
    <label class="label" for="vendorAccounts">${name}</label>
    <textarea
      id="vendorAccounts"
      name="vendorAccounts"
      rows="3"
      spellcheck="false"
      aria-describedby="vendorAccounts-means"
      aria-invalid=${wrong ? 'true' : 'false'}
      .value=${live(draft.vendorAccounts)}
      @input=${(event: InputEvent & { target: HTMLTextAreaElement }) => {
        set('vendorAccounts', event.target.value);
      }}
    ></textarea>
    <p id="vendorAccounts-means" class="hint">${means}</p>
    ${wrong ? html`<p class="wrong">${wrong}</p>` : nothing}
  </div>`;
}

/** In words that are known here; what the server alone knows stands in its own. */
function wrongOf(field: StatisticsField, { words, draft, error }: FieldOf): string {
  const problem = statisticsProblems(draft).get(field);
  if (problem === undefined) return fieldProblem(field, error) ?? '';
  if (problem !== 'range') return words.settings.statistics.wrong[problem];
  if (!isNumber(field)) return '';
  const { least, most, unit } = numberFields[field];
  return words.settings.form.range(String(least), `${most} ${words.settings.statistics.units[unit]}`);
}
