import type { AdministrationStorage } from './administration.ts';
import type { StatisticsStorage } from './statistics.ts';
import type { Storage } from './storage.ts';

/** The part of the storage port that keeps who changed what of a shop. */
export interface ChangeStorage {
  /**
   * Does one write of the port and, in the same commit, keeps the changes that it makes. A write that does nothing (it says
   * undefined, false or 0) keeps nothing. Settings that the desk keeps come with their journal row: `NewRow.changes`.
   */
  writeLogged<M extends LoggedWrite>(
    changes: readonly NewChangeRow[],
    method: M,
    ...args: Parameters<LoggedWrites[M]>
  ): ReturnType<LoggedWrites[M]>;

  /** Below `before`, the newest first. */
  listChanges(shopId: string, query: ChangeQuery): Promise<ChangeRow[]>;
  /** With everything that it changed. */
  findChange(shopId: string, seq: number): Promise<ChangeRow | undefined>;
}

export type LoggedWrites = Pick<
  Storage,
  'createShop' | 'createAccount' | 'putKnowledge' | 'deleteKnowledge' | 'replaceKnowledge' | 'saveRobot'
> &
  Pick<
    AdministrationStorage,
    | 'changeShop'
    | 'changeAccount'
    | 'createApiKey'
    | 'changeApiKey'
    | 'createCustomerKey'
    | 'revokeCustomerKey'
    | 'writeSetting'
  > &
  Pick<StatisticsStorage, 'putStatisticFacts'>;
export type LoggedWrite = keyof LoggedWrites;

/** A change as it comes; the log gives it its place. */
export interface NewChangeRow {
  readonly shopId: string;
  readonly at: number;
  /** `account:<id>`, `api-key:<id>`, `operator` or `desk`. */
  readonly by: string;
  /** What whoever made it is called; empty for the operator and the desk. */
  readonly byName: string;
  readonly what: string;
  readonly subjectId?: string;
  readonly subjectName?: string;
  readonly done: string;
  /** What became of each field, as JSON: as much of it as a page of changes tells. */
  readonly fields: string;
  /** All of it, as JSON, where that is more. */
  readonly whole?: string;
}

/** `fields` is the whole where one change is asked for; a row of a page says with `cut` that there is more. */
export interface ChangeRow extends Omit<NewChangeRow, 'shopId' | 'whole'> {
  readonly seq: number;
  readonly cut: boolean;
}

/** What is left out does not narrow. */
export interface ChangeQuery {
  readonly what?: string;
  readonly by?: string;
  /** Not before this instant. */
  readonly from?: number;
  /** Before this instant. */
  readonly to?: number;
  readonly before?: number;
  readonly limit: number;
}

/** Whether a write that may do nothing has done something. */
export function wasDone(result: unknown): boolean {
  return result !== undefined && result !== false && result !== 0;
}
