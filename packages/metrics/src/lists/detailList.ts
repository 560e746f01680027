import type { DayNumber } from '../calendar.ts';
import type { Row } from '../chat/rows.ts';
import type { Subject } from '../figures/tally.ts';
import type { History } from '../history.ts';

/** The day in question. */
export interface DayOfHistory {
  readonly history: History;
  readonly day: DayNumber;
  readonly now: number;
}

/** A list of what figures are made of, with ids that open the conversation and the order concerned (SY-03). */
export interface DetailList<Entry extends object = object> {
  readonly id: string;
  readonly zh: string;
  readonly en: string;
  readonly rules: readonly string[];
  /** What of a day belongs to a subject. */
  readonly entries: (of: DayOfHistory, subject: Subject) => readonly Entry[];
}

/** Whether an entry of an agent, in groups, about products, on a day, is a subject's. */
export function isOf(
  { history, day }: DayOfHistory,
  subject: Subject,
  agentId: string | undefined,
  groupIds: readonly (string | undefined)[],
  productIds: readonly (string | undefined)[] = [],
): boolean {
  if (subject.kind === 'shop') return true;
  if (subject.kind === 'agent') return subject.id === agentId;
  const account = agentId === undefined ? undefined : history.rules.accountOn(agentId, day);
  if (subject.kind === 'team') return subject.id === account?.teamId;
  if (subject.kind === 'product') return productIds.includes(subject.id);
  const groups = groupIds.filter((id) => id !== undefined);
  return (groups.length === 0 ? [account?.groupId] : groups).includes(subject.id);
}

/** Whether a row of the day is a subject's. */
export function isOfRow(of: DayOfHistory, subject: Subject, row: Row): boolean {
  const { rows } = of.history;
  return isOf(of, subject, rows.agentId(row), rows.groupIds(row), rows.productIds(row));
}
