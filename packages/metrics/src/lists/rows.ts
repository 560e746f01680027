import { dayName, type Day, type DayNumber } from '../calendar.ts';
import type { Row } from '../chat/row.ts';
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
  return history.rowsOn(day).rows.map(rowEntry);
}

function rowEntry(row: Row): RowEntry {
  const { messages, placed, reason } = row;
  const sessions = messages.map((message) => placed.session(message));
  const [first = 0, last = 0] = [messages[0], messages.at(-1)];
  const filter = reason && filterReasons[reason];
  return {
    day: dayName(row.day),
    customerId: row.customerId,
    agentId: row.agentId,
    groupIds: row.groupIds,
    productIds: row.productIds,
    teamId: row.account.teamId,
    sessionIds: [...new Set(sessions.map((session) => placed.sessions.id(session)))],
    conversationIds: [...new Set(sessions.map((session) => placed.sessions.conversationId(session)))],
    firstAt: placed.at(first),
    lastAt: placed.at(last),
    consulted: row.consulted,
    received: row.received,
    reason,
    rule: filter?.rule,
    sourceNumber: filter?.source,
    unreplied: row.unreplied && row.consulted && reason === undefined,
    unrepliedLastWord: row.unrepliedLastWord && row.consulted && reason === undefined,
    slow: row.slow,
    firstResponse: row.firstResponse,
  };
}
