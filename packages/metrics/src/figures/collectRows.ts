import type { DayNumber } from '../calendar.ts';
import { countsAsReply } from '../chat/messageRules.ts';
import type { Row } from '../chat/row.ts';
import type { History } from '../history.ts';
import { addPeaks } from './peak.ts';
import { C } from './counters.ts';
import type { Tallies, Tally } from './tally.ts';

/** Adds the rows of a day: people are counted once for each subject (D2), what they wrote by agent. */
export function collectRows(history: History, day: DayNumber, tallies: Tallies): void {
  const rows = history.rowsOn(day);
  for (const ofCustomer of rows.byCustomer) {
    for (const row of ofCustomer) {
      if (!row.received) continue;
      const work = workOf(row);
      for (const tally of rowTallies(tallies, row)) addWork(tally, work);
    }
    eachSubject(
      ofCustomer,
      (row) =>
        row.productIds.length === 0
          ? rowTallies(tallies, row)
          : [...rowTallies(tallies, row), ...productTallies(tallies, row)],
      addPerson,
    );
  }
}

/** What is told of each customer. */
export function byCustomer<Told>(
  told: readonly Told[],
  customerOf: (one: Told) => string,
): Iterable<readonly Told[]> {
  const customers = new Map<string, Told[]>();
  for (const one of told) {
    const theirs = customers.get(customerOf(one));
    if (theirs) theirs.push(one);
    else customers.set(customerOf(one), [one]);
  }
  return customers.values();
}

/** Whoever has something of what is told of one customer, with all that is theirs: nearly always it is one thing. */
export function eachSubject<Told>(
  told: readonly Told[],
  talliesFor: (one: Told) => readonly Tally[],
  add: (tally: Tally, theirs: readonly Told[]) => void,
): void {
  const [only] = told;
  if (only === undefined) return;
  if (told.length === 1) {
    for (const tally of talliesFor(only)) add(tally, told);
    return;
  }
  const subjects = new Map<Tally, Told[]>();
  for (const one of told)
    for (const tally of talliesFor(one)) {
      const theirs = subjects.get(tally);
      if (theirs) theirs.push(one);
      else subjects.set(tally, [one]);
    }
  for (const [tally, theirs] of subjects) add(tally, theirs);
}

/** Adds with how many customers at once everybody chatted (VM-15). */
export function collectPeaks(history: History, day: DayNumber, tallies: Tallies): void {
  addPeaks(history.rowsOn(day), (row) => rowTallies(tallies, row));
}

/** Everybody whom a row counts for, but products. */
export const rowTallies = (tallies: Tallies, row: Row): readonly Tally[] =>
  tallies.ofRow(row.place) ?? tallies.noteRow(row.place, lookUp(tallies, row));

function lookUp(tallies: Tallies, row: Row): readonly Tally[] {
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
  let [consulted, kept, received, unreplied, lastWord, slow] = [false, false, false, false, false, false];
  for (const row of rows) {
    if (!row.consulted) continue;
    consulted = true;
    if (row.reason !== undefined) continue;
    kept = true;
    received ||= row.received;
    unreplied ||= row.unreplied;
    lastWord ||= row.unrepliedLastWord;
    slow ||= isSlow(row);
  }
  const [any] = rows;
  if (!any || !consulted) return;
  tally.add(C.consulted);
  tally.addConsulted(any.customer);
  if (received) tally.add(C.received);
  if (received) tally.addReceived(any.customer);
  if (!kept) tally.add(C.filtered);
  if (unreplied) tally.add(C.unreplied);
  if (unreplied && received) tally.add(C.unrepliedReceived);
  if (lastWord) tally.add(C.unrepliedLastWord);
  if (slow) tally.add(C.slowCustomers);
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
  const { placed } = row;
  for (const message of row.messages) {
    if (placed.isCustomers(message)) customerMessages += placed.isCarried(message) ? 0 : 1;
    else if (countsAsReply(placed, message, row.settings)) {
      agentMessages += 1;
      agentCharacters += placed.told.length(message);
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
  const first = row.rounds.find((round) => row.roundsTold.reply(round) !== undefined);
  const wait = first === undefined ? undefined : row.roundsTold.wait(first);
  return wait !== undefined && wait < limitOf(row) ? wait : undefined;
}

/** RS-06, RS-09: dropped gaps are no response times. */
export function isSlow(row: Row): boolean {
  const { seconds, times } = row.settings.slow;
  if (!row.received) return false;
  let slow = 0;
  for (const round of row.rounds) {
    const wait = row.roundsTold.wait(round);
    if (wait !== undefined && wait > seconds && wait < limitOf(row)) slow += 1;
  }
  return slow >= times;
}
