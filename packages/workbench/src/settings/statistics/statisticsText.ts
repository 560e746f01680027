import type { Words } from '../../words/words.ts';
import { accountsIn, type StatisticsDraft } from './statisticsDraft.ts';
import {
  isChoice,
  isFlag,
  isNumber,
  numberFields,
  statisticsSections,
  type FieldPlace,
  type StatisticsField,
} from './statisticsFields.ts';

/** A field by its name; where that says too little alone, with the one that it belongs to. */
export function fieldLabel(field: StatisticsField, { settings: { statistics: text } }: Words): string {
  if (isChoice(field)) return text.choices[field].name;
  const { name } = text.fields[field];
  const owner = owners.get(field);
  if (owner === undefined) return name;
  return `${isChoice(owner) ? text.choices[owner].name : text.fields[owner].name} · ${name}`;
}

export function fieldValue(field: StatisticsField, draft: StatisticsDraft, words: Words): string {
  const { statistics: text, form, changes } = words.settings;
  if (isFlag(field)) return draft[field] ? form.on : form.off;
  if (isNumber(field)) return `${draft[field]} ${text.units[numberFields[field].unit]}`;
  if (isChoice(field)) return choiceName(text.choices[field].choices, draft[field]);
  const value = field === 'vendorAccounts' ? accountsIn(draft.vendorAccounts).join(', ') : draft[field];
  return value === '' ? changes.nothing : value;
}

/** By its name on the page; one that is not known here, as it is. */
export function choiceName(
  choices: Readonly<Record<string, { readonly name: string }>>,
  value: string,
): string {
  return (Object.hasOwn(choices, value) ? choices[value]?.name : undefined) ?? value;
}

const owners = new Map<StatisticsField, Exclude<FieldPlace, string>['of']>(
  Object.values(statisticsSections)
    .flat<readonly (readonly FieldPlace[])[]>()
    .flatMap((place) =>
      typeof place === 'string' ? [] : place.then.map((field) => [field, place.of] as const),
    ),
);
