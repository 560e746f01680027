import { html, nothing } from 'lit';
import { live } from 'lit/directives/live.js';
import { icon } from '../../icons/icon.ts';
import { plus, x } from '../../icons/icons.ts';
import type { Words } from '../../words/words.ts';
import {
  endsNextDay,
  hoursLimits,
  isWholeDay,
  usualSpan,
  type HoursFaults,
  type SpanDraft,
} from './hoursDraft.ts';

/** The hours of one day: each with a beginning and an end, and a way to add and to remove one. */
export function spanList(of: {
  readonly words: Words;
  /** Of the day, for whoever does not see the row. */
  readonly name: string;
  readonly path: string;
  readonly spans: readonly SpanDraft[];
  readonly faults: HoursFaults;
  readonly change: (spans: readonly SpanDraft[]) => void;
}) {
  const { words, name, path, spans, faults, change } = of;
  const text = words.settings.hours;
  const time = (span: SpanDraft, index: number, key: 'from' | 'to') => {
    const fault = faults.get(`${path}.${index}`);
    return html`<input
      type="time"
      aria-label="${name} ${text[key]}"
      aria-invalid=${fault ? 'true' : 'false'}
      aria-describedby=${fault ? `${path}.${index}` : nothing}
      .value=${live(span[key])}
      @change=${(event: Event & { target: HTMLInputElement }) => {
        change(spans.with(index, { ...span, [key]: event.target.value }));
      }}
    />`;
  };
  return html`<div class="spans">
    ${
      spans.length === 0
        ? html`<span class="hint closed">${text.closed}</span>`
        : spans.map((span, index) => {
            const fault = faults.get(`${path}.${index}`);
            return html`<div class="span">
              ${time(span, index, 'from')}<span aria-hidden="true">–</span>${time(span, index, 'to')}
              <span class="hint"
                >${isWholeDay(span) ? text.wholeDay : endsNextDay(span) ? text.nextDay : nothing}</span
              >
              <button
                type="button"
                class="icon-button"
                aria-label=${text.removeSpan(`${name} ${span.from}–${span.to}`)}
                title=${text.removeSpan(name)}
                @click=${() => {
                  change(spans.toSpliced(index, 1));
                }}
              >
                ${icon(x)}
              </button>
              ${fault ? html`<span class="wrong" id="${path}.${index}">${fault}</span>` : nothing}
            </div>`;
          })
    }
    ${faults.has(path) ? html`<span class="wrong">${faults.get(path)}</span>` : nothing}
    <button
      type="button"
      class="text-button add"
      aria-label="${text.addSpan}: ${name}"
      aria-disabled=${spans.length >= hoursLimits.spans ? 'true' : nothing}
      @click=${() => {
        if (spans.length < hoursLimits.spans)
          change([...spans, spans.length === 0 ? usualSpan : { from: '', to: '' }]);
      }}
    >
      ${icon(plus)}${text.addSpan}
    </button>
  </div>`;
}
