import type { DeskEvent } from '@shopbell/engine';
import type { Storage } from '../storage/storage.ts';
import { eventOf } from './rows.ts';

const page = 5000;

/** Every event of a shop, from its beginning. */
export async function readEvents(
  storage: Pick<Storage, 'readJournal'>,
  shopId: string,
): Promise<DeskEvent[]> {
  const events: DeskEvent[] = [];
  for (let after = 0; ;) {
    const rows = await storage.readJournal(shopId, { after, limit: page });
    for (const row of rows) events.push(eventOf(row));
    if (rows.length < page) return events;
    after = rows.at(-1)?.seq ?? after;
  }
}
