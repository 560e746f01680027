import {
  changedThings,
  type ChangedThing,
  type Changer,
  type FieldChange,
  type SettingChange,
} from '@shopbell/sdk/model';
import { UsageError } from '../usageError.ts';
import { onlyShop, text, words, type Given, type Reading, type Told } from './command.ts';

const day = 24 * 60 * 60 * 1000;

/** Who changed which setting when, from what to what. */
export async function showChanges(reading: Reading): Promise<Told> {
  const { admin, given, now } = reading;
  words(given);
  const shop = await onlyShop(reading);
  // A shop that is none is told as such.
  await admin.settings.read(shop);
  const days = wholeNumber(given, 'days', 36_500);
  const what = thingOf(text(given, 'what'));
  const by = text(given, 'by');
  const after = text(given, 'after');
  const page = await admin.changes.list(shop, {
    limit: wholeNumber(given, 'limit', 100) ?? 50,
    ...(what === undefined ? {} : { what }),
    ...(by === undefined ? {} : { by }),
    ...(days === undefined ? {} : { from: Math.max(0, now - days * day) }),
    ...(after === undefined ? {} : { after }),
  });
  const lines = page.changes.flatMap((change) => [headOf(change), ...change.fields.map(lineOf)]);
  const more = page.next === undefined ? [] : [`There is more: --after ${page.next}`];
  return { json: page, lines: lines.length > 0 ? [...lines, ...more] : ['Nothing was changed.'] };
}

function headOf({ seq, at, by, what, of, done }: SettingChange): string {
  const which = of === undefined ? '' : ` ${of.name === undefined ? of.id : `${of.name} (${of.id})`}`;
  return `${String(seq)}  ${new Date(at).toISOString()}  ${nameOf(by)}  ${done} ${what}${which}`;
}

function nameOf(by: Changer): string {
  if (!('name' in by)) return by.kind;
  return `${by.name} (${by.kind === 'account' ? '' : 'key '}${by.id})`;
}

function lineOf({ field, from, to, added, removed, reordered, secret }: FieldChange): string {
  if (secret) return `    ${field}: another one`;
  if (reordered) return `    ${field}: in another order`;
  if (!added && !removed) return `    ${field}: ${shown(from)} → ${shown(to)}`;
  const parts = [...(added ? [`+ ${listed(added)}`] : []), ...(removed ? [`− ${listed(removed)}`] : [])];
  return `    ${field}: ${parts.join('; ')}`;
}

function listed({ values, count }: NonNullable<FieldChange['added']>): string {
  const left = count - values.length;
  return left > 0 ? `${values.join(', ')} and ${String(left)} more` : values.join(', ');
}

function shown(value: FieldChange['from']): string {
  return value === undefined ? '–' : JSON.stringify(value);
}

function thingOf(name: string | undefined): ChangedThing | undefined {
  const thing = changedThings.find((one) => one === name);
  if (name !== undefined && !thing) throw new UsageError(`--what is one of ${changedThings.join(', ')}.`);
  return thing;
}

function wholeNumber(given: Given, option: string, most: number): number | undefined {
  const value = text(given, option);
  if (value === undefined) return undefined;
  const number = /^[1-9]\d{0,5}$/.test(value) ? Number(value) : NaN;
  if (!(number <= most)) throw new UsageError(`--${option} is a number from 1 to ${String(most)}.`);
  return number;
}
