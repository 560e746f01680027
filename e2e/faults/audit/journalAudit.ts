import { isDeepStrictEqual } from 'node:util';
import { demoShopId } from '@shopbell/server/demo';
import {
  deskSnapshotVersion,
  emptyDesk,
  evolve,
  restoreDesk,
  snapshotDesk,
  type Desk,
} from '@shopbell/engine';
import type { DeskEvent } from '@shopbell/engine';
import { sqliteStorage, type SqliteStorage } from '@shopbell/server/storage/sqlite';
import type { StoredMessage } from './audit.ts';

type Row = Awaited<ReturnType<SqliteStorage['readJournal']>>[number];

export interface JournalReport {
  readonly messages: readonly StoredMessage[];
  readonly events: number;
  /** What is built from the journal and does not agree with it. */
  readonly disagreements: readonly string[];
}

/** Reads the data that a server left behind, and compares what was built beside the journal with the journal. */
export async function readJournalOf(file: string): Promise<JournalReport> {
  const storage = await sqliteStorage({ file });
  try {
    const rows = await storage.readJournal(demoShopId, { after: 0, limit: Number.MAX_SAFE_INTEGER });
    const events = rows.map((row) => ({ row, event: JSON.parse(row.data) as DeskEvent }));
    const messages: StoredMessage[] = [];
    const disagreements: string[] = [];
    for (const [index, { row, event }] of events.entries()) {
      if (row.seq !== index + 1) disagreements.push(`event ${row.seq} stands at place ${index + 1}`);
      if (event.type !== 'message.posted') continue;
      const { messageId: id, conversationId, by, clientId } = event;
      messages.push({ id, conversationId, seq: row.seq, text: row.text ?? '' });
      const key = await storage.findMessage(demoShopId, `${by.kind}:${by.id}`, clientId);
      if (key?.messageId !== id || key.seq !== row.seq)
        disagreements.push(`message ${id} is not found by its key`);
    }
    const conversations = Map.groupBy(
      events.filter(({ event }) => 'conversationId' in event),
      ({ event }) => ('conversationId' in event ? event.conversationId : ''),
    );
    for (const [id, expected] of conversations) {
      const read = await storage.readConversation(demoShopId, id);
      const own = expected.map(({ row }) => row);
      if (!isDeepStrictEqual(plain(read), plain(own)))
        disagreements.push(`conversation ${id} reads otherwise`);
    }
    const whole = emptyDesk();
    for (const { event } of events) evolve(whole, event);
    const restored = await deskFromSnapshot(storage, events);
    if (snapshotDesk(whole) !== snapshotDesk(restored))
      disagreements.push('the desk of the snapshot is another one than the journal’s');
    return { messages, events: rows.length, disagreements };
  } finally {
    await storage.close();
  }
}

/** As the server loads it: the snapshot, and what came after it. */
async function deskFromSnapshot(
  storage: SqliteStorage,
  events: readonly { row: Row; event: DeskEvent }[],
): Promise<Desk> {
  const snapshot = await storage.loadSnapshot(demoShopId);
  const desk = snapshot?.version === deskSnapshotVersion ? restoreDesk(snapshot.data) : emptyDesk();
  for (const { row, event } of events) if (row.seq > desk.seq) evolve(desk, event);
  return desk;
}

function plain(rows: readonly Row[]): unknown[] {
  return rows.map(({ seq, type, data, text }) => ({ seq, type, data, text }));
}
