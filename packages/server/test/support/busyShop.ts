/**
 * A process that writes to a shop as fast as it can, three customers at once, until it is killed. Prints a line of JSON
 * for each message when it is sent and when it is acknowledged.
 *
 * node --conditions=@shopbell/source busyShop.ts <data file>
 */
import { writeSync } from 'node:fs';
import { sqliteStorage } from '@shopbell/server/storage/sqlite';
import type { Clock } from '@shopbell/sdk';
import { Desks } from '../../src/desk/desks.ts';
import type { ShopDesk } from '../../src/desk/shopDesk.ts';

export interface BusyShopLine {
  readonly told: 'sent' | 'acknowledged';
  readonly clientId: string;
  readonly seq?: number;
}

const shopId = 'busy';
const clock: Clock = { now: () => Date.now(), after: () => () => {} };
const pause = new Int32Array(new SharedArrayBuffer(4));

/** At once, and waiting for a full pipe: nothing is stored that was not told to be sent, whenever the kill comes. */
function tell(line: BusyShopLine): void {
  const bytes = Buffer.from(`${JSON.stringify(line)}\n`);
  for (let at = 0; at < bytes.length;) {
    try {
      at += writeSync(1, bytes, at);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EAGAIN') throw error;
      Atomics.wait(pause, 0, 0, 1);
    }
  }
}

async function chat(desk: ShopDesk, customerId: string): Promise<never> {
  const by = { kind: 'customer', id: customerId } as const;
  const scope = { page: 'shop', channel: 'web' } as const;
  for (;;) {
    const fresh = crypto.randomUUID();
    const { result } = await desk.submit({
      type: 'conversation.open',
      conversationId: fresh,
      customerId,
      scope,
    });
    // After a restart the one that was running before.
    const conversationId = result.kind === 'conversation' ? result.conversationId : fresh;
    for (let burst = 0; burst < 5; burst++) {
      const sent = Array.from({ length: 4 }, () => {
        const clientId = crypto.randomUUID();
        tell({ told: 'sent', clientId });
        const messageId = crypto.randomUUID();
        const request = {
          type: 'message.send',
          conversationId,
          by,
          messageId,
          clientId,
          text: clientId,
        } as const;
        return desk.submit(request).then(({ position }) => {
          tell({ told: 'acknowledged', clientId, seq: position });
        });
      });
      await Promise.all(sent);
    }
    await desk.submit({ type: 'conversation.end', conversationId, by });
  }
}

const storage = await sqliteStorage({ file: process.argv[2] ?? '' });
await storage.createShop({ shopId, name: 'Busy', epoch: 'e1', origins: [], timeZone: 'UTC' });
const desk = await new Desks({ storage, clock, snapshotEvery: 50 }).of(shopId);
if (!desk) throw new Error('The shop is missing.');
if (desk.desk.seq === 0) {
  await desk.submit({
    type: 'shop.open',
    shopId,
    name: 'Busy',
    defaultGroupId: 'all',
    defaultGroupName: 'All',
  });
  await desk.submit({ type: 'agent.add', agentId: 'anna', name: 'Anna' });
}
await desk.submit({ type: 'agent.set-status', agentId: 'anna', status: 'online' });
await Promise.all(['chen', 'li', 'wang'].map((customerId) => chat(desk, customerId)));
