import { html } from 'lit';
import { waitLevel } from '../list/waiting.ts';
import { stopwatch } from '../words/times.ts';

/** A wait that counts. For readers in half and whole minutes: what changes every second is read every second. */
export function waitTemplate(
  since: number,
  now: number,
  { shown, spoken }: { shown(time: string): string; spoken(seconds: number): string },
) {
  const waited = Math.max(0, now - since);
  const seconds = waited / 1000;
  const told = seconds < 60 ? 30 * Math.floor(seconds / 30) : seconds;
  return html`<span class="wait figure ${waitLevel(waited)}" aria-hidden="true"
      >${shown(stopwatch(waited))}</span
    ><span class="hidden-text">${spoken(told)}</span>`;
}
