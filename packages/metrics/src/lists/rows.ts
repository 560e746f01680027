import { dayName, type Day, type DayNumber } from '../calendar.ts';
import { traits, type Row } from '../chat/rows.ts';
import { filterReasons, type FilterReason } from '../filters/reasons.ts';
import type { History } from '../history.ts';

/** A row as reports show it: one customer, one agent, one day. */
export interface RowEntry {
  readonly day: Day;
  readonly customerId: string;
  readonly agentId: string;
  readonly groupIds: readonly string[];
  readonly productIds: readonly string[];
  readonly teamId: string | undefined;
  readonly sessionIds: readonly string[];
  readonly conversationIds: readonly string[];
  readonly firstAt: number;
  readonly lastAt: number;
  readonly consulted: boolean;
  readonly received: boolean;
  /** Why it is filtered, with the rule's number and the source's (FL-00). */
  readonly reason: FilterReason | undefined;
  readonly rule: string | undefined;
  readonly sourceNumber: number | undefined;
  readonly unreplied: boolean;
  readonly unrepliedLastWord: boolean;
  readonly slow: boolean;
  /** Whole seconds. */
  readonly firstResponse: number | undefined;
}

/** Every row of a day, filtered ones included. */
export function rowsOn(history: History, day: DayNumber): readonly RowEntry[] {
  return history.rowsOn(day).all.map((row) => rowEntry(history, row));
}

function rowEntry({ rows, placed }: History, row: Row): RowEntry {
  const [messages, reason] = [rows.messages(row), rows.reason(row)];
  const sessions = messages.map((message) => placed.session(message));
  const [first = 0, last = 0] = [messages[0], messages.at(-1)];
  const filter = reason && filterReasons[reason];
  return {
    day: dayName(rows.day(row)),
    customerId: rows.customerId(row),
    agentId: rows.agentId(row),
    groupIds: rows.groupIds(row),
    productIds: rows.productIds(row),
    teamId: rows.account(row).teamId,
    sessionIds: [...new Set(sessions.map((session) => placed.sessions.id(session)))],
    conversationIds: [...new Set(sessions.map((session) => placed.sessions.conversationId(session)))],
    firstAt: placed.at(first),
    lastAt: placed.at(last),
    consulted: rows.is(row, traits.consulted),
    received: rows.isReceived(row),
    reason,
    rule: filter?.rule,
    sourceNumber: filter?.source,
    unreplied: rows.is(row, traits.unreplied),
    unrepliedLastWord: rows.is(row, traits.unrepliedLastWord),
    slow: rows.is(row, traits.slow),
    firstResponse: rows.firstResponse(row),
  };
}
