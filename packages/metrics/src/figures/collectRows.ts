import type { DayNumber } from '../calendar.ts';
import { traits, type Row, type Rows } from '../chat/rows.ts';
import type { History } from '../history.ts';
import { noName } from '../names.ts';
import { addPeaks } from './peak.ts';
import { C } from './counters.ts';
import type { Tallies, Tally } from './tally.ts';

/** Adds the rows of a day: people are counted once for each subject (D2), what they wrote by agent. */
export function collectRows(history: History, day: DayNumber, tallies: Tallies): void {
  const { rows } = history;
  const addOnly = (row: Row): void => {
    // Nearly all customers have one agent on a day: for everybody it counts the same.
    const [customer, found] = [rows.customer(row), rows.traits(row)];
    for (const tally of rowTallies(rows, tallies, row)) {
      addWork(tally, rows, row);
      addPerson(tally, customer, found);
    }
    for (const product of rows.products(row)) addPerson(tallies.of('product', product), customer, found);
  };
  const addSeveral = (from: Row, to: Row): void => {
    const theirs: Row[] = [];
    for (let row = from; row < to; row += 1) {
      theirs.push(row);
      for (const tally of rowTallies(rows, tallies, row)) addWork(tally, rows, row);
    }
    const customer = rows.customer(from);
    eachSubject(
      theirs,
      (row) =>
        rows.products(row).length === 0
          ? rowTallies(rows, tallies, row)
          : [...rowTallies(rows, tallies, row), ...productTallies(rows, tallies, row)],
      (some) => some.reduce((all, row) => all | rows.traits(row), 0),
      (tally, found) => {
        addPerson(tally, customer, found);
      },
    );
  };
  history.rowsOn(day).visitCustomers(addOnly, addSeveral);
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
  const { rows } = history;
  addPeaks(rows, history.rowsOn(day), (row) => rowTallies(rows, tallies, row));
}

/** Everybody whom a row counts for, but products. */
export function rowTallies(rows: Rows, tallies: Tallies, row: Row): readonly Tally[] {
  const found = [tallies.shop, tallies.of('agent', rows.agent(row))];
  for (const group of rows.groups(row)) found.push(tallies.of('group', group));
  const { team } = rows.account(row);
  if (team !== noName) found.push(tallies.of('team', team));
  return found;
}

/** SY-05: the products that its chats were about. */
const productTallies = (rows: Rows, tallies: Tallies, row: Row): readonly Tally[] =>
  rows.products(row).map((product) => tallies.of('product', product));

/** What is counted of one customer of the day by all rows that a subject has with them. @param found their traits */
function countersFor(found: number): readonly number[] {
  const has = (trait: number): boolean => (found & trait) !== 0;
  const counters: number[] = [];
  if (has(traits.consulted)) counters.push(C.consulted);
  if (has(traits.consulted) && !has(traits.kept)) counters.push(C.filtered);
  if (has(traits.received)) counters.push(C.received);
  if (has(traits.unreplied)) counters.push(C.unreplied);
  if (has(traits.unreplied) && has(traits.received)) counters.push(C.unrepliedReceived);
  if (has(traits.unrepliedLastWord)) counters.push(C.unrepliedLastWord);
  if (has(traits.slow)) counters.push(C.slowCustomers);
  return counters;
}

/** By traits: there are few sets of them, and people by the hundred thousand. */
const counted = Array.from({ length: 64 }, (_, found) => countersFor(found));

function addPerson(tally: Tally, customer: number, found: number): void {
  for (const counter of counted[found] ?? []) tally.add(counter);
  if ((found & traits.consulted) !== 0) tally.addConsulted(customer);
  if ((found & traits.received) !== 0) tally.addReceived(customer);
}

/** What was written in a received row, and how soon it was first answered. */
function addWork(tally: Tally, rows: Rows, row: Row): void {
  if (!rows.isReceived(row)) return;
  tally.add(C.customerMessages, rows.customerMessages(row));
  tally.add(C.agentMessages, rows.agentMessages(row));
  tally.add(C.agentCharacters, rows.agentCharacters(row));
  const firstResponse = rows.firstResponse(row);
  if (firstResponse === undefined) return;
  tally.add(C.firstResponses);
  tally.add(C.firstResponseSeconds, firstResponse);
}
