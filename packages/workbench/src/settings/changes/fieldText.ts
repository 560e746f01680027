import type { AgentSetup, ChangedThing, FieldChange } from '@shopbell/sdk/admin';
import type { ChoiceWords } from '../../words/settings/words.ts';
import { moment } from '../../words/times.ts';
import type { Words } from '../../words/words.ts';
import { unitMs } from '../rules/fields.ts';
import { isChoice, isNumber, isStatisticsField, numberFields } from '../statistics/statisticsFields.ts';
import { choiceName, fieldLabel } from '../statistics/statisticsText.ts';

/** What is needed to say a change in words that people know. */
export interface Naming {
  readonly words: Words;
  readonly agents: readonly AgentSetup[];
  readonly today: number;
  /** What was changed: some names mean something else there. */
  readonly what?: ChangedThing;
}

/** A field by its name on the settings pages; one that is not known there, by its own. */
export function fieldName(field: string, { words, agents, what }: Naming): string {
  const { rules, replies, changes } = words.settings;
  const [first = '', ...rest] = field.split('.');
  if (what === 'statistics' && isStatisticsField(field)) return fieldLabel(field, words);
  const own =
    entryOf(rules.timed, first)?.name ?? entryOf(rules.counted, first)?.name ?? choicesOf(first, words)?.name;
  const name = own ?? entryOf(changes.fields, first) ?? first;
  if (rest.length === 0) return name;
  const part = rest.join('.');
  if (first === 'members') return `${name} ${agents.find(({ id }) => id === part)?.name ?? part}`;
  if (first === 'autoReplies') return `${name} · ${entryOf(replies.occasions, part)?.name ?? part}`;
  return `${name} · ${entryOf(changes.fields, part) ?? part}`;
}

export function valueText(field: string, value: FieldChange['from'], { words, today, what }: Naming): string {
  const { form, changes, knowledge, statistics, statisticsAgents } = words.settings;
  if (value === undefined || value === null || value === '') return changes.nothing;
  if (typeof value === 'boolean') return value ? form.on : form.off;
  if (what === 'statistics') {
    if (isChoice(field)) return choiceName(statistics.choices[field].choices, String(value));
    return isNumber(field) ? `${value} ${statistics.units[numberFields[field].unit]}` : String(value);
  }
  if (field === 'accountType') return choiceName(statisticsAgents.types, String(value));
  if (field === 'kind') {
    const kind = String(value);
    return entryOf(words.reports.ownKinds, kind)?.name ?? entryOf(knowledge.classes, kind) ?? kind;
  }
  if (typeof value === 'string') return entryOf(choicesOf(field, words)?.choices ?? {}, value)?.name ?? value;
  if (field === 'expiresAt' || field === 'notBefore') return moment(value, today, words);
  if (!field.endsWith('Ms')) return String(value);
  const unit =
    value % unitMs.h === 0 && value > 0 ? 'h' : value % unitMs.min === 0 && value > 0 ? 'min' : 's';
  return `${value / unitMs[unit]} ${form.units[unit]}`;
}

export function listedText(field: string, value: string, { words, agents }: Naming): string {
  if (field === 'pages') return entryOf<string>(words.page, value) ?? value;
  if (field === 'roles') return entryOf(words.settings.accounts.roles, value)?.name ?? value;
  // A day of the week comes as its number, Monday first: `1 09:00–18:00`.
  const [, day, hours] = field === 'weekly' ? (/^([1-7]) (.+)$/u.exec(value) ?? []) : [];
  if (day && hours) return `${words.settings.hours.days[Number(day) - 1] ?? day} ${hours}`;
  if (field === 'leaveMessageAgentIds') return agents.find(({ id }) => id === value)?.name ?? value;
  return value;
}

function choicesOf(field: string, { settings: { rules } }: Words): ChoiceWords<string> | undefined {
  const { profile, capMode, leaveMessageMode, robot } = rules;
  return entryOf<ChoiceWords<string>>({ profile, capMode, leaveMessageMode, robot }, field);
}

function entryOf<T>(table: Readonly<Record<string, T>>, name: string): T | undefined {
  return Object.hasOwn(table, name) ? table[name] : undefined;
}
