import type { StatisticsSettings, StatisticsSettingsView } from '@shopbell/sdk/admin';
import {
  choiceFields,
  flagFields,
  numberFields,
  textFields,
  timeFields,
  isNumber,
  type ChoiceField,
  type FlagField,
  type NumberField,
  type StatisticsField,
  type TextField,
  type TimeField,
} from './statisticsFields.ts';

type Choices = { readonly [Name in ChoiceField]: (typeof choiceFields)[Name][number] };

/** The settings of the statistics as a form holds them: each by its path. */
export type StatisticsDraft = Readonly<Record<FlagField, boolean>> &
  Readonly<Record<NumberField, number>> &
  Readonly<Record<TimeField | TextField | 'currency', string>> &
  Choices & {
    /** One a line, as it is typed. */
    readonly vendorAccounts: string;
  };

export type StatisticsProblem = 'range' | 'time' | 'order' | 'signs' | 'tooLong' | 'accounts' | 'currency';

const longestAccount = 128;
const mostAccounts = 1000;

/** What holds on a day, of today or later: the last of those that begin by then (CF-06). */
export function inForceOn({ changes, settings }: StatisticsSettingsView, day: string): StatisticsSettings {
  return changes.findLast(({ from }) => from <= day)?.settings ?? settings;
}

/** The first day after one on which other settings come into force. */
export function nextChange({ changes }: StatisticsSettingsView, day: string): string | undefined {
  return changes.find(({ from }) => from > day)?.from;
}

export function draftOf(settings: StatisticsSettings, currency: string): StatisticsDraft {
  const read = <T>(path: string, normally: T): T => {
    const value = valueAt(settings, path);
    return typeof value === typeof normally ? (value as T) : normally;
  };
  const each = <K extends string, V, T>(fields: Readonly<Record<K, V>>, of: (path: string, field: V) => T) =>
    Object.fromEntries(Object.entries<V>(fields).map(([path, field]) => [path, of(path, field)])) as Record<
      K,
      T
    >;
  const choice = <K extends ChoiceField>(name: K): Choices[K] => {
    const known: readonly string[] = choiceFields[name];
    const given = read<string>(name, choiceFields[name][0]);
    return (known.includes(given) ? given : choiceFields[name][0]) as Choices[K];
  };
  const accounts = valueAt(settings, 'vendorAccounts');
  return {
    ...each(flagFields, (path, normally) => read<boolean>(path, normally)),
    ...each(numberFields, (path, { normally }) => read<number>(path, normally)),
    ...each(timeFields, (path, normally) => read<string>(path, normally)),
    ...each(textFields, (path, { normally }) => read<string>(path, normally)),
    profile: choice('profile'),
    judging: choice('judging'),
    ownership: choice('ownership'),
    vendorAccounts: Array.isArray(accounts) ? accounts.map(String).join('\n') : '',
    currency,
  };
}

/** As the server takes them: what a newer one has besides stays as it was. */
export function settingsOf(
  base: StatisticsSettings,
  { currency: _, ...draft }: StatisticsDraft,
): StatisticsSettings {
  const settings: Record<string, unknown> = structuredClone(base);
  for (const [path, value] of Object.entries(draft))
    putAt(settings, path, path === 'vendorAccounts' ? accountsIn(String(value)) : value);
  return settings;
}

export function accountsIn(text: string): string[] {
  return [...new Set(text.split('\n').map((line) => line.trim()))].filter((line) => line !== '');
}

/** Settings that the server would refuse, and why. */
export function statisticsProblems(draft: StatisticsDraft): ReadonlyMap<StatisticsField, StatisticsProblem> {
  const wrong = new Map<StatisticsField, StatisticsProblem>();
  for (const field of Object.keys(numberFields).filter(isNumber)) {
    const { least, most } = numberFields[field];
    const value = draft[field];
    if (!Number.isInteger(value) || value < least || value > most) wrong.set(field, 'range');
  }
  for (const field of ['assessed.from', 'assessed.to'] as const)
    if (!/^(?:[01]\d|2[0-3]):[0-5]\d$|^24:00$/u.test(draft[field])) wrong.set(field, 'time');
  if (
    !wrong.has('assessed.from') &&
    !wrong.has('assessed.to') &&
    draft['assessed.from'] >= draft['assessed.to']
  )
    wrong.set('assessed.to', 'order');
  const symbol = draft['autoReply.symbol'];
  if (
    symbol === '' ||
    symbol.length > textFields['autoReply.symbol'].longest ||
    /[\p{L}\p{N}\s]/u.test(symbol)
  )
    wrong.set('autoReply.symbol', 'signs');
  if (draft['filters.advertising.phrase'].length > textFields['filters.advertising.phrase'].longest)
    wrong.set('filters.advertising.phrase', 'tooLong');
  const accounts = accountsIn(draft.vendorAccounts);
  if (accounts.length > mostAccounts || accounts.some((account) => account.length > longestAccount))
    wrong.set('vendorAccounts', 'accounts');
  if (!/^[A-Z]{3}$/u.test(draft.currency)) wrong.set('currency', 'currency');
  return wrong;
}

function valueAt(settings: StatisticsSettings, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>((value, key) => (isRecord(value) ? value[key] : undefined), settings);
}

function putAt(settings: Record<string, unknown>, path: string, value: unknown): void {
  const [first = '', ...rest] = path.split('.');
  if (rest.length === 0) {
    settings[first] = value;
    return;
  }
  const inner = settings[first];
  const next: Record<string, unknown> = isRecord(inner) ? inner : {};
  settings[first] = next;
  putAt(next, rest.join('.'), value);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
