import { html, nothing } from 'lit';
import { live } from 'lit/directives/live.js';
import { icon } from '../icons/icon.ts';
import { chevronLeft, chevronRight } from '../icons/icons.ts';
import type { Words } from '../words/words.ts';
import { monthName, monthsUntil } from './defects/assessment.ts';

/** One of the months until now, with the way to the one before and after. */
export function monthChoice(of: {
  readonly words: Words;
  readonly month: string;
  readonly today: string;
  readonly change: (month: string) => void;
}) {
  const text = of.words.reports.defects;
  const months = monthsUntil(of.today);
  const at = months.indexOf(of.month);
  const step = (label: string, picture: typeof chevronLeft, to: string | undefined) =>
    html`<button
      type="button"
      class="icon-button"
      aria-label=${label}
      title=${label}
      aria-disabled=${to === undefined ? 'true' : nothing}
      @click=${() => {
        if (to !== undefined) of.change(to);
      }}
    >
      ${icon(picture)}
    </button>`;
  return html`<div class="months" role="group" aria-label=${text.month}>
    ${step(text.earlier, chevronLeft, months[at + 1])}
    <select
      name="month"
      aria-label=${text.month}
      @change=${(event: Event & { target: HTMLSelectElement }) => {
        of.change(event.target.value);
      }}
    >
      ${months.map(
        (month) =>
          html`<option value=${month} .selected=${live(month === of.month)}>
            ${monthName(month, of.words.language)}
          </option>`,
      )}
    </select>
    ${step(text.later, chevronRight, at > 0 ? months[at - 1] : undefined)}
  </div>`;
}
