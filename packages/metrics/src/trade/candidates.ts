import type { DayNumber } from '../calendar.ts';
import type { Message, PlacedMessages } from '../chat/placedMessages.ts';
import type { Row, Rows } from '../chat/rows.ts';
import { humanAgent } from '../chat/sessions.ts';
import type { History } from '../history.ts';
import { noName } from '../names.ts';

/** Something a person of the shop said that may earn them an order (AT-01, D31). */
export interface CandidateMessage {
  readonly at: number;
  readonly agentId: string;
  /** The same, its group and its team by their numbers among the names of messages. */
  readonly agent: number;
  readonly group: number;
  readonly team: number;
  readonly conversationId: string;
  readonly message: Message;
  /** What its session was opened about. */
  readonly productId: string | undefined;
}

/** An agent to whom something of an order is credited, with the group and team of the message that earned it. */
export type Credit = Omit<CandidateMessage, 'message' | 'productId'>;

/**
 * Rows that can earn something: of pre-sale accounts, not filtered (AT-30, AT-31).
 * @param customer by its number among names
 */
export function earningRows(history: History, customer: number, day: DayNumber): readonly Row[] {
  const { rows } = history;
  return history
    .rowsOn(day)
    .of(customer)
    .filter((row) => rows.account(row).accountType === 'presale' && rows.reason(row) === undefined);
}

/** Whether an agent said it by hand. Broadcasts never earn anything, filtered or not (AT-31). */
export const isSpoken = (placed: PlacedMessages, message: Message): boolean =>
  placed.isHuman(message) && !placed.isBroadcast(message);

export const spokenIn = (rows: Rows, row: Row): readonly Message[] =>
  rows.messages(row).filter((message) => isSpoken(rows.placed, message));

/** The candidate messages of a customer from one instant until before another, by time; of one instant the lower agent id last. */
export function candidatesOf(
  history: History,
  customer: number,
  from: number,
  before: number,
): readonly CandidateMessage[] {
  const { rows, placed } = history;
  const { numberOf } = history.rules.calendar;
  const found: CandidateMessage[] = [];
  for (let day = numberOf(from); day <= numberOf(Math.max(from, before - 1)); day += 1)
    for (const row of earningRows(history, customer, day))
      for (const message of spokenIn(rows, row)) {
        const at = placed.at(message);
        if (at >= from && at < before) found.push(candidateOf(rows, row, message));
      }
  return found.sort((left, right) => left.at - right.at || compare(right.agentId, left.agentId));
}

const compare = (left: string, right: string): number => (left < right ? -1 : left > right ? 1 : 0);

/** Whose a message in a row is. */
export function holderOf(
  rows: Rows,
  row: Row,
  message: Message,
): Pick<Credit, 'agentId' | 'agent' | 'group' | 'team'> {
  const group = rows.placed.group(message);
  const [agentId, agent, account] = [rows.agentId(row), rows.agent(row), rows.account(row)];
  return { agentId, agent, group: group === noName ? account.group : group, team: account.team };
}

function candidateOf(rows: Rows, row: Row, message: Message): CandidateMessage {
  const { placed } = rows;
  const { sessions } = placed;
  const session = placed.session(message);
  return {
    at: placed.at(message),
    ...holderOf(rows, row, message),
    conversationId: sessions.conversationId(session),
    message,
    productId: placed.told.names.nameOf(sessions.product(session)),
  };
}

/** AT-04, AT-05: the last to speak; at the same instant the lower id (D31). */
export const lastToSpeak = (candidates: readonly CandidateMessage[]): Credit | undefined => candidates.at(-1);

/** AT-06 … AT-08: the most rounds; then the last to speak; then the lower id. Rounds may begin before the look-back (D33). */
export function mostRounds(
  { conversations, sessions, rounds: told }: History,
  customer: number,
  candidates: readonly CandidateMessage[],
): Credit | undefined {
  const spoken = new Map(candidates.map((candidate) => [candidate.message, candidate]));
  const rounds = new Map<string, number>();
  for (const session of conversations.ofCustomer(customer))
    for (
      let round = sessions.roundsFrom(session, humanAgent);
      round < sessions.roundsTo(session, humanAgent);
      round += 1
    ) {
      const reply = told.reply(round);
      const candidate = reply === undefined ? undefined : spoken.get(reply);
      if (candidate) rounds.set(candidate.agentId, (rounds.get(candidate.agentId) ?? 0) + 1);
    }
  let best: CandidateMessage | undefined;
  // The later of two who have as many rounds comes later in the list.
  for (const candidate of candidates)
    if (!best || (rounds.get(candidate.agentId) ?? 0) >= (rounds.get(best.agentId) ?? 0)) best = candidate;
  return best;
}
