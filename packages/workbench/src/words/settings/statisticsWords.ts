import type {
  ChoiceField,
  choiceFields,
  StatisticsField,
  StatisticsSection,
  StatisticsUnit,
} from '../../settings/statistics/statisticsFields.ts';
import type { StatisticsProblem } from '../../settings/statistics/statisticsDraft.ts';
import type { ChoiceWords, FieldWords } from './words.ts';

/** Words of how figures are counted, and from which day on. */
export interface StatisticsWords {
  readonly intro: string;
  readonly from: string;
  readonly fromMeans: string;
  fromWrong(today: string): string;
  /** What holds on the chosen day, and since when. */
  holds(day: string, since: string): string;
  readonly holdsDefaults: (day: string) => string;
  laterHolds(day: string): string;
  savedFrom(day: string): string;

  readonly sections: Readonly<Record<StatisticsSection, { readonly name: string; readonly means?: string }>>;
  readonly choices: { readonly [Name in ChoiceField]: ChoiceWords<(typeof choiceFields)[Name][number]> };
  readonly fields: Readonly<Record<Exclude<StatisticsField, ChoiceField>, FieldWords>>;
  readonly units: Readonly<Record<StatisticsUnit, string>>;
  readonly wrong: Readonly<Record<Exclude<StatisticsProblem, 'range'>, string>>;

  readonly versions: {
    readonly title: string;
    readonly means: string;
    readonly none: string;
    from(day: string): string;
    readonly states: Readonly<Record<'now' | 'will' | 'held' | 'replaced', string>>;
    changedAt(moment: string): string;
    readonly show: string;
    readonly same: string;
    readonly before: string;
  };
}

/** Words of what agents' work counts for (CF-01 … CF-05). */
export interface StatisticsAgentsWords {
  readonly intro: string;
  readonly columns: Readonly<Record<'name' | 'type' | 'team' | 'group' | 'from' | 'actions', string>>;
  readonly types: Readonly<
    Record<'presale' | 'aftersale' | 'frozen', { readonly name: string; readonly means: string }>
  >;
  readonly always: string;
  readonly none: string;
  readonly empty: string;
  editTitle(name: string): string;
  readonly type: string;
  readonly team: string;
  readonly teamMeans: string;
  readonly teamWrong: string;
  readonly group: string;
  readonly groupMeans: string;
  readonly noGroup: string;
  from(day: string): string;
  readonly gone: string;
  saved(name: string): string;
}
