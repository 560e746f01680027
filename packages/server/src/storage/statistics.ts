import type { NewChangeRow } from './changes.ts';
import type { IdentityRow } from './identities.ts';

/** The part of the storage port that statistics need. */
export interface StatisticsStorage {
  /**
   * Takes facts into the shop's log of statistic facts, in their order, in one durable commit: each content of an id once,
   * so that a repeat is harmless. The progress of an import is kept in the same commit. Answers how many were new.
   */
  putStatisticFacts(shopId: string, put: StatisticFactsPut): Promise<number>;
  /** The log above `after`, oldest first, of some types only without a look at others. Sequences ascend, with holes. */
  readStatisticFacts(shopId: string, query: StatisticFactsQuery): Promise<StatisticFactRow[]>;
  /** How far an import had come; undefined if there was none of this name. */
  findImport(shopId: string, name: string): Promise<string | undefined>;
  /** What days from `from` to `to` showed when they were final, as far as somebody looked at them. */
  readShownDays(shopId: string, query: ShownDaysQuery): Promise<ShownDayRow[]>;
  /** In one commit, each instead of the row before. */
  saveShownDays(shopId: string, rows: readonly ShownDayRow[]): Promise<void>;
  /** Of these customers those whom the shop's JWT names; or named, until they were `erased`: then without a name. */
  findIdentities(shopId: string, customerIds: readonly string[]): Promise<IdentityRow[]>;
}

export interface StatisticFactInput {
  readonly type: string;
  readonly id: string;
  /** Of the content: two contents of one id have different ones. */
  readonly digest: string;
  /** The fact as JSON. */
  readonly data: string;
  /** What of the shop's settings it changes, and by whom: kept in the same commit, unless the fact was known already. */
  readonly changes?: readonly NewChangeRow[];
}

export interface StatisticFactsPut {
  /** When they are told. */
  readonly at: number;
  readonly rows: readonly StatisticFactInput[];
  readonly progress?: { readonly name: string; readonly data: string };
}

export interface StatisticFactsQuery {
  readonly after: number;
  readonly limit: number;
  /** All of them, if left out. */
  readonly types?: readonly string[];
}

export interface StatisticFactRow {
  readonly seq: number;
  /** When it was told. */
  readonly at: number;
  readonly data: string;
}

export interface ShownDaysQuery {
  /** Empty: as the shop's settings say. */
  readonly profile: string;
  /** `2026-11-21`; days compare as strings. */
  readonly from: string;
  readonly to: string;
}

export interface ShownDayRow {
  readonly profile: string;
  readonly day: string;
  /** As JSON. */
  readonly data: string;
}
