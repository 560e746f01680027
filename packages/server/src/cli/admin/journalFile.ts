import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import type { DeskEvent } from '@shopbell/engine';
import { shopbellError } from '@shopbell/sdk/model';
import { readEvents } from '../../desk/readEvents.ts';
import type { Storage } from '../../storage/storage.ts';
import { UsageError } from '../usageError.ts';

/** Every event of a shop, from its beginning. Rejects with NOT_FOUND if there is no such shop. */
export async function readJournal(
  storage: Pick<Storage, 'findShop' | 'readJournal'>,
  shopId: string,
): Promise<DeskEvent[]> {
  if (!(await storage.findShop(shopId))) throw shopbellError('NOT_FOUND', { what: 'shop' });
  return readEvents(storage, shopId);
}

/** The events of a file that `export-journal` wrote. */
export async function readJournalFile(file: string): Promise<DeskEvent[]> {
  const events: DeskEvent[] = [];
  const lines = createInterface({ input: createReadStream(file), crlfDelay: Infinity });
  let number = 0;
  for await (const line of lines) {
    number += 1;
    if (line.trim() !== '') events.push(eventIn(line, `${file}, line ${String(number)}`));
  }
  return events;
}

function eventIn(line: string, where: string): DeskEvent {
  let event: unknown;
  try {
    event = JSON.parse(line);
  } catch {
    throw new UsageError(`${where} is not JSON.`);
  }
  const isEvent = typeof event === 'object' && event !== null && 'type' in event && 'at' in event;
  if (!isEvent) throw new UsageError(`${where} is no event of a journal.`);
  return event as DeskEvent;
}
