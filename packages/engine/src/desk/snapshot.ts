import { emptyDesk, type Desk, type Group } from './desk.ts';
import type { Ledger, Seat } from '../fairness/ledger.ts';
import type { Table } from './table.ts';

/** Version of the snapshots that this code makes and reads. Of another one nothing is read: rebuild from the journal. */
export const deskSnapshotVersion = 1;

type Written<T> = { [K in keyof T]: T[K] extends bigint ? string : T[K] };
type WrittenLedger = Omit<Written<Ledger>, 'seats'> & { seats: Written<Seat>[] };
type WrittenGroup = Omit<Group, 'ledger'> & { ledger: WrittenLedger };
type TableName = { [K in keyof Desk]-?: Desk[K] extends Table<infer _> ? K : never }[keyof Desk];
type Entries<T> = T extends Table<infer V> ? [string, V][] : never;

type Snapshot = { version: number } & Omit<Desk, TableName> & {
    [K in Exclude<TableName, 'groups'>]: Entries<Desk[K]>;
  } & { groups: [string, WrittenGroup][] };

/** The whole desk as text. The same desk gives the same text. */
export function snapshotDesk(desk: Desk): string {
  const snapshot: Snapshot = {
    version: deskSnapshotVersion,
    ...desk,
    agents: [...desk.agents.entries()],
    groups: Array.from(desk.groups.entries(), ([id, group]) => [
      id,
      { ...group, ledger: writeLedger(group.ledger) },
    ]),
    scopes: [...desk.scopes.entries()],
    conversations: [...desk.conversations.entries()],
    openBy: [...desk.openBy.entries()],
    sent: [...desk.sent.entries()],
    ended: [...desk.ended.entries()],
    leases: [...desk.leases.entries()],
    choosers: [...desk.choosers.entries()],
    pending: [...desk.pending.entries()],
  };
  return JSON.stringify(snapshot);
}

/** The desk that a snapshot was made of. Throws if the text is no snapshot of this version. */
export function restoreDesk(data: string): Desk {
  const snapshot = JSON.parse(data) as Snapshot;
  if (snapshot.version !== deskSnapshotVersion)
    throw new Error(`No desk snapshot of version ${deskSnapshotVersion}.`);
  const {
    version: _,
    agents,
    groups,
    scopes,
    conversations,
    openBy,
    sent,
    ended,
    leases,
    choosers,
    pending,
    ...plain
  } = snapshot;
  const desk: Desk = { ...emptyDesk(), ...plain };
  fill(desk.agents, agents);
  for (const [id, group] of groups) desk.groups.set(id, { ...group, ledger: readLedger(group.ledger) });
  fill(desk.scopes, scopes);
  fill(desk.conversations, conversations);
  fill(desk.openBy, openBy);
  fill(desk.sent, sent);
  fill(desk.ended, ended);
  fill(desk.leases, leases);
  fill(desk.choosers, choosers);
  fill(desk.pending, pending);
  return desk;
}

function fill<V>(table: Table<V>, entries: [string, V][]): void {
  for (const [id, value] of entries) table.set(id, value);
}

function writeLedger({ sum, level, weight, taking, seats }: Ledger): WrittenLedger {
  return {
    sum: String(sum),
    level: String(level),
    weight: String(weight),
    taking,
    seats: Array.from(seats.values(), (seat) => ({
      ...seat,
      position: String(seat.position),
      credit: String(seat.credit),
    })),
  };
}

function readLedger({ sum, level, weight, taking, seats }: WrittenLedger): Ledger {
  return {
    sum: BigInt(sum),
    level: BigInt(level),
    weight: BigInt(weight),
    taking,
    seats: new Map(
      seats.map((seat) => [
        seat.agentId,
        { ...seat, position: BigInt(seat.position), credit: BigInt(seat.credit) },
      ]),
    ),
  };
}
