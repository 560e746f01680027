import {
  deskSnapshotVersion,
  emptyDesk,
  evolve,
  restoreDesk,
  snapshotDesk,
  type Desk,
} from '@shopbell/engine';
import type { Storage } from '../storage/storage.ts';
import { applyEvent } from './decideRequest.ts';
import type { DeskLog } from './log.ts';
import type { Committed } from './request.ts';
import { besideOf, eventOf } from './rows.ts';

const page = 1000;

export interface LoadedDesk {
  readonly desk: Desk;
  /** Where the snapshot stood that it was loaded from; 0 without one. */
  readonly snapshotSeq: number;
}

/** The desk of a shop as its journal tells it: the snapshot, if this version can read it, and what came after. */
export async function loadDesk(storage: Storage, shopId: string, log: DeskLog): Promise<LoadedDesk> {
  const snapshot = await storage.loadSnapshot(shopId);
  let desk = emptyDesk();
  if (snapshot?.version === deskSnapshotVersion) {
    try {
      desk = restoreDesk(snapshot.data);
    } catch (error) {
      log({
        level: 'warn',
        shopId,
        message: 'The snapshot cannot be read; the whole journal is read instead.',
        error,
      });
    }
  }
  const snapshotSeq = desk.seq;
  for await (const _ of catchUp(storage, shopId, desk));
  return { desk, snapshotSeq };
}

/** Brings a desk to the end of its journal, and tells each event that it did not have yet. */
export async function* catchUp(storage: Storage, shopId: string, desk: Desk): AsyncGenerator<Committed> {
  for (;;) {
    const rows = await storage.readJournal(shopId, { after: desk.seq, limit: page });
    for (const row of rows) {
      if (row.seq !== desk.seq + 1) throw holeBefore(shopId, row.seq);
      yield applyEvent(desk, eventOf(row), besideOf(row));
    }
    if (rows.length < page) return;
  }
}

/** Events between which others get their turn, while a desk of the past is rebuilt beside the live one. */
const stretch = 200;

/**
 * The desk as it stood at a sequence that is durable: from the snapshot, if that is not younger, else from the journal's
 * first event on. For looking into the past; the live desk is not touched.
 */
export async function deskAt(storage: Storage, shopId: string, seq: number): Promise<Desk> {
  const snapshot = await storage.loadSnapshot(shopId);
  const isUsable = snapshot?.version === deskSnapshotVersion && snapshot.seq <= seq;
  const desk = isUsable ? restoreDesk(snapshot.data) : emptyDesk();
  while (desk.seq < seq) {
    const limit = Math.min(stretch, seq - desk.seq);
    const rows = await storage.readJournal(shopId, { after: desk.seq, limit });
    for (const row of rows) {
      if (row.seq !== desk.seq + 1) throw holeBefore(shopId, row.seq);
      evolve(desk, eventOf(row));
    }
    if (rows.length === 0) throw holeBefore(shopId, seq);
  }
  return desk;
}

function holeBefore(shopId: string, seq: number): Error {
  return new Error(`The journal of ${shopId} has a hole before event ${String(seq)}.`);
}

/** A second desk that stands where this one stands. */
export function copyDesk(desk: Desk): Desk {
  return restoreDesk(snapshotDesk(desk));
}
