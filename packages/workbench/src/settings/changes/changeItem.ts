import type { Changer, FieldChange, SettingChange } from '@shopbell/sdk/admin';
import { html, nothing } from 'lit';
import { customerLabel } from '../../customer/customerLabel.ts';
import { icon } from '../../icons/icon.ts';
import { arrowRight } from '../../icons/icons.ts';
import { moment } from '../../words/times.ts';
import { fieldName, listedText, valueText, type Naming } from './fieldText.ts';

/** One change: what, by whom, when, and of each field from what to what. `showAll`: what was cut is asked for. */
export function changeItem(change: SettingChange, known: Naming, showAll: () => void) {
  const { at, by, what, of, done, fields, cut } = change;
  const naming: Naming = { ...known, what };
  const { words, today } = naming;
  const text = words.settings.changes;
  return html`<li>
    <p class="head">
      <span class="what"
        ><span class="tag">${text.things[what]}</span
        >${of ? html`<b dir="auto" title=${of.id}>${nameOf(change, naming)}</b>` : nothing}<span
          >${text.done[done]}</span
        ><span class="hint"><bdi>${makerOf(by, naming)}</bdi></span></span
      ><time class="hint figure" datetime=${new Date(at).toISOString()}>${moment(at, today, words)}</time>
    </p>
    <dl>
      ${fields.map(
        (field) =>
          html`<div>
            <dt>${fieldName(field.field, naming)}</dt>
            <dd dir="auto">${valuesOf(field, naming)}</dd>
          </div>`,
      )}
    </dl>
    ${
      cut
        ? html`<button type="button" class="button small" @click=${showAll}>${text.whole}</button>`
        : nothing
    }
  </li>`;
}

function valuesOf({ field, from, to, added, removed, reordered, secret }: FieldChange, naming: Naming) {
  const text = naming.words.settings.changes;
  if (secret) return text.secret;
  if (reordered) return text.reordered;
  if (added || removed)
    return html`${listed('added', field, added, naming)}${listed('removed', field, removed, naming)}`;
  const now = html`<ins>${valueText(field, to, naming)}</ins>`;
  // Where there was nothing before, saying so explains nothing.
  if (isNothing(from)) return now;
  return html`<span class="step"
    ><del>${valueText(field, from, naming)}</del> ${icon(arrowRight)} ${now}</span
  >`;
}

function isNothing(value: FieldChange['from']): boolean {
  return value === undefined || value === null || value === '';
}

function listed(which: 'added' | 'removed', field: string, values: FieldChange['added'], naming: Naming) {
  if (!values) return nothing;
  const text = naming.words.settings.changes;
  const left = values.count - values.values.length;
  const shown = values.values.map((value) => listedText(field, value, naming)).join(', ');
  return html`<span class=${which}
    ><span class="label">${text[which]}</span> ${shown}${left > 0 ? ` … ${text.more(left)}` : ''}</span
  >`;
}

function nameOf({ what, of }: SettingChange, { agents, words }: Naming): string {
  if (!of) return '';
  const known = of.name ?? agents.find((agent) => agent.id === of.id)?.name;
  const isCustomer = what === 'blocked-customer' || what === 'customer';
  return known ?? (isCustomer ? customerLabel({ id: of.id }, words) : of.id);
}

function makerOf(by: Changer, { words }: Naming): string {
  const text = words.settings.changes;
  if (by.kind === 'operator' || by.kind === 'desk') return text[by.kind];
  return by.kind === 'account' ? by.name : text.key(by.name);
}
