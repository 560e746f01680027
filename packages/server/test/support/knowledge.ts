import type { Clock } from '@shopbell/sdk/model';
import type { LogLine } from '@shopbell/server/app';
import { memoryStorage } from '@shopbell/server/storage/memory';
import { Knowledge } from '../../src/app/knowledge/knowledge.ts';
import type { Storage } from '../../src/storage/storage.ts';

/** Two shops and what they know, over memory. Ids that are made count up: `id-1`, `id-2`, … */
export async function shopsWithKnowledge(
  options: { clock?: Clock; fetch?: typeof fetch; storage?: Storage } = {},
): Promise<{ knowledge: Knowledge; storage: Storage; log: LogLine[] }> {
  const storage = options.storage ?? memoryStorage();
  for (const shopId of ['shop', 'other']) {
    const about = { name: shopId, epoch: 'e', origins: [], timeZone: 'Asia/Shanghai' };
    await storage.createShop({ shopId, ...about });
  }
  const log: LogLine[] = [];
  let ids = 0;
  const knowledge = new Knowledge({
    storage,
    log: (line) => log.push(line),
    makeId: () => `id-${String(++ids)}`,
    ...(options.clock ? { clock: options.clock } : {}),
    ...(options.fetch ? { fetch: options.fetch } : {}),
  });
  return { knowledge, storage, log };
}
