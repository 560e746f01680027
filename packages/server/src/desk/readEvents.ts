import type { DeskEvent } from '@shopbell/engine';
import type { Storage } from '../storage/storage.ts';
import { eventOf } from './rows.ts';

const page = 5000;

/** The events of a shop, from its beginning; `isKept` picks some: a journal as a whole may be larger than the memory. */
export async function readEvents(
  storage: Pick<Storage, 'readJournal'>,
  shopId: string,
  isKept: (event: DeskEvent) => boolean = () => true,
): Promise<DeskEvent[]> {
  const events: DeskEvent[] = [];
  for (let after = 0; ;) {
    const rows = await storage.readJournal(shopId, { after, limit: page });
    for (const row of rows) {
      const event = eventOf(row);
      if (isKept(event)) events.push(event);
    }
    if (rows.length < page) return events;
    after = rows.at(-1)?.seq ?? after;
  }
}
