import type { TraceStep } from '@shopbell/sdk/agent';
import { html, nothing } from 'lit';
import { moment } from '../words/times.ts';
import type { Words } from '../words/words.ts';

/** One step of a trace in plain words: the rule that was looked at, what it said, and by what the choice was made. */
export function traceStep(
  { rule, said, group, agent, keys, passedOver }: TraceStep,
  now: number,
  words: Words,
) {
  const text = words.reception.why;
  const sentence = text.steps[`${rule}:${said}`] ?? `${rule} ${said}`;
  const counts: Readonly<Record<string, string>> = text.counts;
  const passed = Object.entries(passedOver ?? {}).map(([name, count]) => `${counts[name] ?? name} ${count}`);
  const by = keys === undefined ? [] : keysOf(keys, now, words);
  return html`<li>
    ${sentence.replace('{group}', () => group?.name ?? '').replace('{agent}', () => agent?.name ?? '')}
    ${by.length > 0 ? html`<span class="hint figure">${text.pickedBy}${by.join(' · ')}</span>` : nothing}
    ${passed.length > 0 ? html`<span class="hint figure">${text.passedOver}${passed.join(' · ')}</span>` : nothing}
  </li>`;
}

function keysOf(given: NonNullable<TraceStep['keys']>, now: number, words: Words): readonly string[] {
  const { weight, owed, place, spokeAt, waitedMs, customers, holds } = given;
  const { keys } = words.reception.why;
  return [
    weight === undefined ? [] : keys.weight(weight),
    owed === undefined ? [] : keys.owed(owed),
    place === undefined ? [] : keys.place(place),
    spokeAt === undefined ? [] : keys.spokeAt(moment(spokeAt, now, words)),
    waitedMs === undefined ? [] : keys.waited(Math.round(waitedMs / 1000)),
    customers === undefined ? [] : keys.customers(customers),
    holds === undefined ? [] : keys.holds(holds),
  ].flat();
}
