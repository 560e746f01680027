import { emptyLedger, restoreClocks, type Ledger } from '../fairness/ledger.ts';
import type { Seat } from '../fairness/seat.ts';
import { Line } from '../queue/line.ts';
import {
  emptyDesk,
  newConversation,
  scheduleNames,
  tableNames,
  type Agent,
  type Desk,
  type Group,
  type OpenConversation,
} from './desk.ts';
import type { Table } from './table.ts';

/** Version of the snapshots that this code makes and reads. Of another one nothing is read: rebuild from the journal. */
export const deskSnapshotVersion = 11;

interface WrittenClock {
  readonly sum: string;
  readonly level: string;
}

type WrittenSeat = Omit<Seat, 'slot' | 'queued'>;

interface WrittenLedger {
  readonly profile: Ledger['profile'];
  readonly tail: number;
  readonly free: WrittenClock;
  readonly full: WrittenClock;
  readonly seats: readonly WrittenSeat[];
}

type WrittenGroup = Omit<Group, 'ledger' | 'line'> & {
  readonly ledger: WrittenLedger;
  readonly line: readonly (readonly [string, number])[];
};

type Snapshot = Record<(typeof tableNames)[number], [string, unknown][]> &
  Record<(typeof scheduleNames)[number], [string, number][]> & { readonly version: unknown };

/** The whole desk as text. The same desk gives the same text. */
export function snapshotDesk(desk: Desk): string {
  const written: Record<string, unknown> = { version: deskSnapshotVersion, ...desk };
  for (const name of tableNames) written[name] = [...desk[name].entries()];
  for (const name of scheduleNames) written[name] = desk[name].entries();
  written['groups'] = Array.from(desk.groups.entries(), ([id, group]) => [id, writeGroup(group)]);
  return JSON.stringify(written);
}

/** The desk that a snapshot was made of. Throws if the text is no snapshot of this version. */
export function restoreDesk(data: string): Desk {
  const { version, ...snapshot } = JSON.parse(data) as Snapshot;
  if (version !== deskSnapshotVersion) throw new Error(`No desk snapshot of version ${deskSnapshotVersion}.`);
  const desk = emptyDesk();
  for (const name of tableNames) {
    // What lies in a table, the snapshot of the same version says.
    const table = desk[name] as Table<unknown>;
    for (const [id, value] of snapshot[name]) {
      table.set(id, read[name]?.(value) ?? value);
    }
  }
  for (const name of scheduleNames) for (const [id, at] of snapshot[name]) desk[name].set(id, at);
  const kept: ReadonlySet<string> = new Set([...tableNames, ...scheduleNames]);
  return Object.assign(
    desk,
    Object.fromEntries(Object.entries(snapshot).filter(([name]) => !kept.has(name))),
  );
}

/** What is not kept as it is: text leaves undefined fields out, and heaps are made anew. */
const read: Partial<Record<(typeof tableNames)[number], (value: unknown) => unknown>> = {
  groups: (value) => readGroup(value as WrittenGroup),
  agents: (value) => {
    const { id, name, status, statusSeq, goneSince, ...agent } = value as Agent;
    return { id, name, status, statusSeq, goneSince, ...agent };
  },
  conversations: (value) => {
    const open = value as OpenConversation;
    return Object.assign(newConversation(open, open.lastSeq), open);
  },
};

function writeGroup({ ledger, line, ...group }: Readonly<Group>): WrittenGroup {
  return { ...group, ledger: writeLedger(ledger), line: [...line.entries()] };
}

function readGroup({ ledger, line, ...group }: WrittenGroup): Group {
  return { ...group, ledger: readLedger(ledger), line: new Line(line) };
}

function writeLedger({ profile, tail, free, full, seats }: Ledger): WrittenLedger {
  return {
    profile,
    tail,
    free: { sum: String(free.sum), level: String(free.level) },
    full: { sum: String(full.sum), level: String(full.level) },
    seats: Array.from(seats.values(), ({ slot: _slot, queued: _queued, ...seat }) => seat),
  };
}

function readLedger({ profile, tail, seats, free, full }: WrittenLedger): Ledger {
  const ledger: Ledger = { ...emptyLedger(profile), tail };
  for (const seat of seats) ledger.seats.set(seat.agentId, { ...seat, slot: -1, queued: false });
  restoreClocks(ledger, { free: readClock(free), full: readClock(full) });
  return ledger;
}

function readClock({ sum, level }: WrittenClock): { sum: bigint; level: bigint } {
  return { sum: BigInt(sum), level: BigInt(level) };
}
