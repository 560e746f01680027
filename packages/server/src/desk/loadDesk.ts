import { deskSnapshotVersion, emptyDesk, restoreDesk, snapshotDesk, type Desk } from '@shopbell/engine';
import type { Storage } from '../storage/storage.ts';
import { applyEvent } from './decideRequest.ts';
import type { DeskLog } from './log.ts';
import type { Committed } from './request.ts';
import { eventOf } from './rows.ts';

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
      if (row.seq !== desk.seq + 1)
        throw new Error(`The journal of ${shopId} has a hole before event ${row.seq}.`);
      yield applyEvent(desk, eventOf(row), row.text);
    }
    if (rows.length < page) return;
  }
}

/** A second desk that stands where this one stands. */
export function copyDesk(desk: Desk): Desk {
  return restoreDesk(snapshotDesk(desk));
}
