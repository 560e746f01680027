import type { DayNumber } from '../calendar.ts';
import type { Row } from '../chat/row.ts';
import type { History } from '../history.ts';
import { noName } from '../names.ts';
import { addPeaks } from './peak.ts';
import { C } from './counters.ts';
import type { Tallies, Tally } from './tally.ts';

/** Adds the rows of a day: people are counted once for each subject (D2), what they wrote by agent. */
export function collectRows(history: History, day: DayNumber, tallies: Tallies): void {
  const rows = history.rowsOn(day);
  for (const ofCustomer of rows.byCustomer) {
    const [only] = ofCustomer;
    if (only && ofCustomer.length === 1) {
      addOnly(tallies, only);
      continue;
    }
    for (const row of ofCustomer)
      if (row.received) for (const tally of rowTallies(tallies, row)) addWork(tally, row);
    eachSubject(
      ofCustomer,
      (row) =>
        row.products.length === 0
          ? rowTallies(tallies, row)
          : [...rowTallies(tallies, row), ...productTallies(tallies, row)],
      personIn,
      addPerson,
    );
  }
}

/** Nearly all customers have one agent on a day: for everybody it counts the same. */
function addOnly(tallies: Tallies, row: Row): void {
  const person = personIn([row]);
  for (const tally of rowTallies(tallies, row)) {
    if (row.received) addWork(tally, row);
    addPerson(tally, person);
  }
  for (const product of row.products) addPerson(tallies.of('product', product), person);
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

/**
 * Whoever has something of what is told of one customer, with what all that is theirs comes to. Nearly always it is one
 * thing, which comes to the same for everybody.
 */
export function eachSubject<Told, Sum>(
  told: readonly Told[],
  talliesFor: (one: Told) => readonly Tally[],
  sumOf: (theirs: readonly Told[]) => Sum,
  add: (tally: Tally, sum: Sum) => void,
): void {
  const [only] = told;
  if (only === undefined) return;
  if (told.length === 1) {
    const sum = sumOf(told);
    for (const tally of talliesFor(only)) add(tally, sum);
    return;
  }
  const subjects = new Map<Tally, Told[]>();
  for (const one of told)
    for (const tally of talliesFor(one)) {
      const theirs = subjects.get(tally);
      if (theirs) theirs.push(one);
      else subjects.set(tally, [one]);
    }
  for (const [tally, theirs] of subjects) add(tally, sumOf(theirs));
}

export function addAll(tally: Tally, counted: readonly number[]): void {
  for (const counter of counted) tally.add(counter);
}

/** Adds with how many customers at once everybody chatted (VM-15). */
export function collectPeaks(history: History, day: DayNumber, tallies: Tallies): void {
  addPeaks(history.rowsOn(day), (row) => rowTallies(tallies, row));
}

/** Everybody whom a row counts for, but products. */
export function rowTallies(tallies: Tallies, row: Row): readonly Tally[] {
  const found = [tallies.shop, tallies.of('agent', row.agent)];
  for (const group of row.groups) found.push(tallies.of('group', group));
  if (row.account.team !== noName) found.push(tallies.of('team', row.account.team));
  return found;
}

/** SY-05: the products that its chats were about. */
const productTallies = (tallies: Tallies, { products }: Row): readonly Tally[] =>
  products.map((product) => tallies.of('product', product));

/** One customer of the day: what is counted of them by all rows that a subject has with them. */
interface Person {
  readonly customer: number;
  readonly counters: readonly number[];
  readonly consulted: boolean;
  readonly received: boolean;
}

function personIn(rows: readonly Row[]): Person {
  let [consulted, kept, received, unreplied, lastWord, slow] = [false, false, false, false, false, false];
  for (const row of rows) {
    if (!row.consulted) continue;
    consulted = true;
    if (row.reason !== undefined) continue;
    kept = true;
    received ||= row.received;
    unreplied ||= row.unreplied;
    lastWord ||= row.unrepliedLastWord;
    slow ||= row.slow;
  }
  const counters: number[] = [];
  if (consulted) counters.push(C.consulted);
  if (consulted && !kept) counters.push(C.filtered);
  if (received) counters.push(C.received);
  if (unreplied) counters.push(C.unreplied);
  if (unreplied && received) counters.push(C.unrepliedReceived);
  if (lastWord) counters.push(C.unrepliedLastWord);
  if (slow) counters.push(C.slowCustomers);
  return { customer: rows[0]?.customer ?? noName, counters, consulted, received };
}

function addPerson(tally: Tally, { customer, counters, consulted, received }: Person): void {
  addAll(tally, counters);
  if (consulted) tally.addConsulted(customer);
  if (received) tally.addReceived(customer);
}

/** What was written in a received row, and how soon it was first answered. */
function addWork(
  tally: Tally,
  { customerMessages, agentMessages, agentCharacters, firstResponse }: Row,
): void {
  tally.add(C.customerMessages, customerMessages);
  tally.add(C.agentMessages, agentMessages);
  tally.add(C.agentCharacters, agentCharacters);
  if (firstResponse === undefined) return;
  tally.add(C.firstResponses);
  tally.add(C.firstResponseSeconds, firstResponse);
}
