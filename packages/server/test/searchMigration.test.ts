import { join } from 'node:path';
import { sqliteStorage } from '@shopbell/server/storage/sqlite';
import { expect, it, vi } from 'vitest';
import { olderFile } from './support/olderFile.ts';
import { temporaryFolder } from './support/temporaryFolder.ts';

vi.setConfig({ testTimeout: 60_000 });

it('WB-01 WB-03 in a file of an older version finds what was said, and knows whose customers they were', async () => {
  const file = join(await temporaryFolder(), 'shopbell.db');
  await olderFile(file, '0016-refusals', (database) => {
    const journal = database.prepare('INSERT INTO journal VALUES (?, ?, ?, ?, 3, ?, ?, ?)');
    const message = database.prepare("INSERT INTO message VALUES (?, ?, ?, ?, ?, ?, 'd', ?, null, null)");
    for (const shop of ['shop', 'other']) {
      database.prepare('INSERT INTO conversation VALUES (?, ?, ?, 1)').run(shop, 'talk', `lin-${shop}`);
      database.prepare("INSERT INTO customer VALUES (?, ?, 'X', 1)").run(shop, `lin-${shop}`);
      journal.run(shop, 1, 1, 'conversation.opened', 'talk', '{}', null);
      const given = JSON.stringify({ agentId: `amy-${shop}` });
      journal.run(shop, 2, 2, 'conversation.assigned', 'talk', given, null);
      const said = (seq: number, by: string | null, text: string | null, type = 'message.posted') => {
        journal.run(shop, seq, seq, type, 'talk', '{}', by);
        message.run(shop, `m${String(seq)}`, seq, 'talk', `${by ?? 'auto'}:x`, `c${String(seq)}`, text);
      };
      for (let seq = 3; seq < 1203; seq++) said(seq, 'customer', `第 ${String(seq)} 句`);
      said(1203, 'agent', '防水的');
      said(1204, null, '自动回复防水');
      said(1205, 'customer', null);
      said(1206, 'agent', '转接备注防水', 'conversation.transferred');
    }
  });
  const storage = await sqliteStorage({ file });
  const found = async (text: string, before?: number) =>
    (await storage.findTexts('shop', { text, limit: 5, ...(before === undefined ? {} : { before }) })).map(
      ({ seq }) => seq,
    );
  expect(await found('防水')).toEqual([1203]);
  expect(await found('第 1')).toEqual([1202, 1201, 1200, 1199, 1198]);
  expect(await found('句', 5)).toEqual([4, 3]);
  expect(await storage.findCustomers('shop', { servedBy: 'amy-shop', limit: 5 })).toEqual([
    { customerId: 'lin-shop', lastSeq: 1 },
  ]);
  expect(await storage.findCustomers('shop', { servedBy: 'amy-other', limit: 5 })).toEqual([]);
  await storage.close();
});
