import type { AgentSetup } from '@shopbell/sdk/admin';
import { LitElement, css, html, nothing } from 'lit';
import { live } from 'lit/directives/live.js';
import { tell } from '../app/events.ts';
import { icon } from '../icons/icon.ts';
import { listChecks } from '../icons/icons.ts';
import { forms } from '../styles/forms.ts';
import { buttons, shared } from '../styles/shared.ts';
import { en } from '../words/en.ts';
import type { Words } from '../words/words.ts';
import { longestRange, nameOf, rangeNames, rangeOf, type RangeName } from './range.ts';
import type { View } from './reportQuery.ts';
import { reportStyle } from './reportStyle.ts';

const kinds = ['shop', 'group', 'agent', 'team', 'product'] as const;
const eachOf = ['range', 'day', 'month'] as const;

/** Which days, by what, a row for what: the questions above a report. */
export class ReportBar extends LitElement {
  static override properties = {
    words: { attribute: false },
    view: { attribute: false },
    columns: { attribute: false },
    today: { attribute: false },
    agents: { attribute: false },
    fault: { attribute: false },
  };

  declare words: Words;
  declare view: View;
  /** How many figures are shown. */
  declare columns: number;
  /** The day that it is in the shop. */
  declare today: string;
  declare agents: readonly AgentSetup[];
  declare fault: 'backwards' | 'too-long' | undefined;

  constructor() {
    super();
    this.words = en;
    this.columns = 0;
    this.today = '';
    this.agents = [];
  }

  static override styles = [
    shared,
    buttons,
    forms,
    reportStyle,
    css`
      .fields {
        display: flex;
        flex-wrap: wrap;
        gap: 8px 12px;
        align-items: end;
      }

      .field {
        flex: 0 1 140px;
      }

      /* The browser makes them taller than other fields, and their labels would stand higher. */
      input[type='date'] {
        block-size: 32px;
      }

      .label {
        color: var(--ink-muted);
        font-size: var(--text-s);
        font-weight: 400;
      }

      [role='alert'] {
        margin-block-start: 4px;
      }
    `,
  ];

  override render() {
    const { words, view } = this;
    const text = words.reports;
    const name = nameOf(view.range, this.today);
    return html`<div class="fields">
        ${this.#choice('range', text.range, name, rangeNames, text.ranges, (chosen: RangeName) => {
          if (chosen === 'own') this.shadowRoot?.querySelector<HTMLElement>('[name=from]')?.focus();
          else this.#change({ range: rangeOf(chosen, this.today) });
        })}
        ${this.#day('from', text.from)} ${this.#day('to', text.to)}
        ${
          view.own
            ? nothing
            : html`${this.#choice('by', text.by, view.by, kinds, text.kinds, (by: View['by']) => {
                this.#change({ by });
              })}
              ${this.#choice('each', text.each, view.each, eachOf, text.eachOf, (each: View['each']) => {
                this.#change({ each });
              })}`
        }
        ${view.own?.kind === 'single' ? this.#agent() : nothing}
        <button
          type="button"
          class="button"
          @click=${() => {
            tell(this, 'choose-figures', true);
          }}
        >
          ${icon(listChecks)}${text.figures} (${this.columns})
        </button>
      </div>
      <div role="alert">${this.fault ? html`<p class="wrong">${this.#faultText()}</p>` : nothing}</div>`;
  }

  #faultText(): string {
    const text = this.words.reports;
    return this.fault === 'backwards' ? text.rangeBackwards : text.rangeTooLong(longestRange);
  }

  #choice<Choice extends string>(
    name: string,
    label: string,
    value: Choice,
    choices: readonly Choice[],
    names: Readonly<Record<Choice, string>>,
    change: (choice: Choice) => void,
  ) {
    return html`<label class="field"
      ><span class="label">${label}</span
      ><select
        name=${name}
        @change=${(event: Event & { target: HTMLSelectElement }) => {
          const chosen = choices.find((one) => one === event.target.value);
          if (chosen !== undefined) change(chosen);
        }}
      >
        ${choices.map(
          (one) => html`<option value=${one} .selected=${live(one === value)}>${names[one]}</option>`,
        )}
      </select></label
    >`;
  }

  #day(end: 'from' | 'to', label: string) {
    const { range } = this.view;
    return html`<label class="field"
      ><span class="label">${label}</span
      ><input
        type="date"
        name=${end}
        aria-invalid=${this.fault ? 'true' : 'false'}
        .value=${live(range[end])}
        @change=${(event: Event & { target: HTMLInputElement }) => {
          const { value } = event.target;
          // Half a date is none.
          if (value !== '') this.#change({ range: { ...range, [end]: value } });
          else this.requestUpdate();
        }}
    /></label>`;
  }

  #agent() {
    const { agentId } = this.view;
    return html`<label class="field"
      ><span class="label">${this.words.reports.agent}</span
      ><select
        name="agent"
        @change=${(event: Event & { target: HTMLSelectElement }) => {
          this.#change({ agentId: event.target.value });
        }}
      >
        ${this.agents.map(
          ({ id, name }) => html`<option value=${id} .selected=${live(id === agentId)}>${name}</option>`,
        )}
      </select></label
    >`;
  }

  #change(change: Partial<View>): void {
    tell(this, 'report-view', { ...this.view, ...change });
  }
}
