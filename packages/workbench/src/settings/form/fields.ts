import { html, nothing } from 'lit';
import { live } from 'lit/directives/live.js';
import type { ChoiceWords, FieldWords } from '../../words/settings/words.ts';
import type { Words } from '../../words/words.ts';

/** One of few, each with what it means. */
export function choiceField<Choice extends string>(of: {
  readonly name: string;
  readonly words: ChoiceWords<Choice>;
  readonly value: Choice;
  readonly change: (choice: Choice) => void;
}) {
  return html`<fieldset>
    <legend>${of.words.name}</legend>
    ${(Object.keys(of.words.choices) as Choice[]).map(
      (choice) =>
        html`<label class="choice"
          ><input
            type="radio"
            name=${of.name}
            value=${choice}
            .checked=${live(of.value === choice)}
            @change=${() => {
              of.change(choice);
            }}
          /><span>${of.words.choices[choice].name}</span
          ><span class="hint">${of.words.choices[choice].means}</span></label
        >`,
    )}
  </fieldset>`;
}

export interface NumberOf {
  readonly id: string;
  readonly text: FieldWords;
  /** In the unit shown; null where there is none. */
  readonly value: number | null;
  readonly unit: string;
  readonly least: number;
  readonly most: number;
  /** In words. */
  readonly normally?: string;
  /** What is wrong with it; empty if nothing is. */
  readonly wrong: string;
  readonly change: (value: number | null) => void;
}

/** A number with its unit, meaning, range and default. Where it may be without a value, that is a choice of its own. */
export function numberField(of: NumberOf, words: Words) {
  const text = words.settings.form;
  const { least, most, none } = { ...of, none: of.text.none };
  const about = [
    text.range(String(least), `${most}${of.unit ? ` ${of.unit}` : ''}`),
    ...(of.normally === undefined ? [] : [text.normally(of.normally)]),
  ].join(words.language === 'zh-CN' ? '，' : ', ');
  const input = html`<input
    type="number"
    id=${of.id}
    min=${least}
    max=${most}
    step="any"
    aria-describedby="${of.id}-means"
    aria-invalid=${of.wrong ? 'true' : 'false'}
    aria-label=${none === undefined ? nothing : of.text.name}
    ?disabled=${of.value === null}
    .value=${live(of.value === null || Number.isNaN(of.value) ? '' : String(of.value))}
    @input=${(event: InputEvent & { target: HTMLInputElement }) => {
      of.change(event.target.valueAsNumber);
    }}
  />`;
  const means = html`<p id="${of.id}-means" class="hint">${of.text.means}</p>
    ${of.wrong ? html`<p class="wrong">${of.wrong}</p>` : nothing}`;
  if (none === undefined) {
    return html`<div class="field number-field">
      <label class="label" for=${of.id}>${of.text.name}</label>
      <div class="row">${input}<span class="unit">${of.unit}</span><span class="hint">${about}</span></div>
      ${means}
    </div>`;
  }
  return html`<fieldset class="number-field">
    <legend>${of.text.name}</legend>
    <label class="check"
      ><input
        type="radio"
        name=${of.id}
        .checked=${live(of.value === null)}
        @change=${() => {
          of.change(null);
        }}
      /><span>${none}</span></label
    >
    <div class="row">
      <label class="check"
        ><input
          type="radio"
          name=${of.id}
          .checked=${live(of.value !== null)}
          @change=${() => {
            of.change(least);
          }}
        /><span>${words.settings.rules.given}</span></label
      >${input}<span class="unit">${of.unit}</span><span class="hint">${about}</span>
    </div>
    ${means}
  </fieldset>`;
}
