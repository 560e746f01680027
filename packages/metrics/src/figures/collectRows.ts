import type { DayNumber } from '../calendar.ts';
import { countsAsReply, isCustomers } from '../chat/messageRules.ts';
import type { Row } from '../chat/row.ts';
import { waitOf } from '../chat/sessionRounds.ts';
import type { History } from '../history.ts';
import { addPeaks } from './peak.ts';
import { C, type Tallies, type Tally } from './tally.ts';

/** Adds the rows of a day: people are counted once for each subject (D2), what they wrote by agent. */
export function collectRows(history: History, day: DayNumber, tallies: Tallies): void {
  const rows = history.rowsOn(day);
  for (const ofCustomer of rows.byCustomer) {
    const people = new Map<Tally, Row[]>();
    for (const row of ofCustomer) {
      const theirs = rowTallies(tallies, row);
      if (row.received) {
        const work = workOf(row);
        for (const tally of theirs) addWork(tally, work);
      }
      for (const tally of [...theirs, ...productTallies(tallies, row)]) {
        const known = people.get(tally);
        if (known) known.push(row);
        else people.set(tally, [row]);
      }
    }
    for (const [tally, theirs] of people) addPerson(tally, theirs);
  }
  addPeaks(rows.rows, (row) => rowTallies(tallies, row));
}

/** Everybody whom a row counts for, but products. */
export function rowTallies(tallies: Tallies, row: Row): readonly Tally[] {
  const found = [tallies.shop, tallies.of('agent', row.agentId)];
  for (const id of row.groupIds) found.push(tallies.of('group', id));
  if (row.account.teamId !== undefined) found.push(tallies.of('team', row.account.teamId));
  return found;
}

/** SY-05: the products that its chats were about. */
const productTallies = (tallies: Tallies, { productIds }: Row): readonly Tally[] =>
  productIds.map((id) => tallies.of('product', id));

/** One customer of the day, by all rows that a subject has with them. */
function addPerson(tally: Tally, rows: readonly Row[]): void {
  const consulted = rows.filter((row) => row.consulted);
  const [any] = consulted;
  if (!any) return;
  tally.add(C.consulted);
  tally.consulted.push(any.customerId);
  const kept = consulted.filter((row) => row.reason === undefined);
  const received = kept.some((row) => row.received);
  if (received) {
    tally.add(C.received);
    tally.received.push(any.customerId);
  }
  if (kept.length === 0) tally.add(C.filtered);
  const unreplied = kept.some((row) => row.unreplied);
  if (unreplied) tally.add(C.unreplied);
  if (unreplied && received) tally.add(C.unrepliedReceived);
  if (kept.some((row) => row.unrepliedLastWord)) tally.add(C.unrepliedLastWord);
  if (kept.some(isSlow)) tally.add(C.slowCustomers);
}

/** What was written in a received row, and how soon it was first answered. */
interface Work {
  readonly customerMessages: number;
  readonly agentMessages: number;
  readonly agentCharacters: number;
  readonly firstResponse: number | undefined;
}

function workOf(row: Row): Work {
  let [customerMessages, agentMessages, agentCharacters] = [0, 0, 0];
  for (const message of row.messages) {
    if (isCustomers(message)) customerMessages += message.carried ? 0 : 1;
    else if (countsAsReply(message, row.settings)) {
      agentMessages += 1;
      agentCharacters += message.fact.length;
    }
  }
  return { customerMessages, agentMessages, agentCharacters, firstResponse: firstResponseOf(row) };
}

function addWork(tally: Tally, work: Work): void {
  tally.add(C.customerMessages, work.customerMessages);
  tally.add(C.agentMessages, work.agentMessages);
  tally.add(C.agentCharacters, work.agentCharacters);
  if (work.firstResponse === undefined) return;
  tally.add(C.firstResponses);
  tally.add(C.firstResponseSeconds, work.firstResponse);
}

const limitOf = ({ settings: { maxWait } }: Row): number => (maxWait.on ? maxWait.minutes * 60 : Infinity);

/** RS-03: the first answered gap; none if that one was dropped (D17). */
export function firstResponseOf(row: Row): number | undefined {
  const first = row.rounds.find(({ reply }) => reply !== undefined);
  const wait = first && waitOf(first);
  return wait !== undefined && wait < limitOf(row) ? wait : undefined;
}

/** RS-06, RS-09: dropped gaps are no response times. */
export function isSlow(row: Row): boolean {
  const { seconds, times } = row.settings.slow;
  const slow = row.rounds.filter((round) => {
    const wait = waitOf(round);
    return wait !== undefined && wait > seconds && wait < limitOf(row);
  });
  return row.received && slow.length >= times;
}
