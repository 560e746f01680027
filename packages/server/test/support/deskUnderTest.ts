import { emptyDesk, evolve, type Desk } from '@shopbell/engine';
import { TestClock } from '@shopbell/sdk/testing';
import type { Scope } from '@shopbell/sdk/model';
import { onTestFinished } from 'vitest';
import { Desks } from '../../src/desk/desks.ts';
import type { DeskLogLine } from '../../src/desk/log.ts';
import type { Committed, DeskReply } from '../../src/desk/request.ts';
import { eventOf } from '../../src/desk/rows.ts';
import type { ShopDesk } from '../../src/desk/shopDesk.ts';
import type { Storage } from '../../src/storage/storage.ts';

let shops = 0;
const productPage: Scope = { page: 'product', sku: '1001', channel: 'web' };

export interface DeskUnderTest {
  readonly shopId: string;
  readonly desks: Desks;
  readonly desk: ShopDesk;
  readonly clock: TestClock;
  readonly log: DeskLogLine[];
  /** What listeners have heard since the shop was set up. */
  readonly heard: Committed[];
}

/** The desk of a new shop with one agent, Anna, who is online. */
export async function newShop(
  storage: Storage,
  options: { snapshotEvery?: number } = {},
): Promise<DeskUnderTest> {
  const shopId = `shop-${++shops}`;
  await storage.createShop({ shopId, name: '店', epoch: 'e1', origins: [], timeZone: 'Asia/Shanghai' });
  const opened = await loadShop(storage, shopId, options);
  const { desk, heard } = opened;
  await Promise.all([
    desk.submit({ type: 'shop.open', shopId, name: '店', defaultGroupId: 'all', defaultGroupName: '默认' }),
    desk.submit({ type: 'agent.add', agentId: 'anna', name: '安娜' }),
    desk.submit({ type: 'agent.set-status', agentId: 'anna', status: 'online' }),
  ]);
  heard.length = 0;
  return opened;
}

/** The desk of the shop as a process finds it that starts on this storage. */
export async function loadShop(
  storage: Storage,
  shopId: string,
  { snapshotEvery, clock = new TestClock() }: { snapshotEvery?: number; clock?: TestClock } = {},
): Promise<DeskUnderTest> {
  const log: DeskLogLine[] = [];
  const heard: Committed[] = [];
  const desks = new Desks({
    storage,
    clock,
    log: (line) => log.push(line),
    ...(snapshotEvery === undefined ? {} : { snapshotEvery }),
  });
  onTestFinished(() => desks.close());
  const desk = await desks.of(shopId);
  if (!desk) throw new Error('The test’s shop is missing.');
  desk.onCommitted((events) => heard.push(...events));
  return { shopId, desks, desk, clock, log, heard };
}

/** Opens a conversation and returns its id, which is that of a running one if there is one. */
export async function enter(desk: ShopDesk, conversationId: string, customerId = 'chen'): Promise<string> {
  const { result } = await desk.submit({
    type: 'conversation.open',
    conversationId,
    customerId,
    scope: productPage,
  });
  return result.kind === 'conversation' ? result.conversationId : conversationId;
}

export function send(
  desk: ShopDesk,
  conversationId: string,
  clientId: string,
  text = `text of ${clientId}`,
): Promise<DeskReply> {
  const by = { kind: 'customer', id: 'chen' } as const;
  const messageId = `m-${crypto.randomUUID()}`;
  return desk.submit({ type: 'message.send', conversationId, by, messageId, clientId, text });
}

export function end(desk: ShopDesk, conversationId: string, customerId = 'chen'): Promise<DeskReply> {
  return desk.submit({ type: 'conversation.end', conversationId, by: { kind: 'customer', id: customerId } });
}

/** The desk that the whole journal makes, without any snapshot. */
export async function replay(storage: Storage, shopId: string): Promise<Desk> {
  const desk = emptyDesk();
  for (const row of await storage.readJournal(shopId, { after: 0, limit: 100_000 }))
    evolve(desk, eventOf(row));
  return desk;
}

/** Texts of the journal, in order. */
export async function storedTexts(storage: Storage, shopId: string): Promise<string[]> {
  const rows = await storage.readJournal(shopId, { after: 0, limit: 100_000 });
  return rows.flatMap(({ text }) => (text === undefined ? [] : text));
}

/** Lets everything happen that can happen without a timer, a disk or another thread. */
export async function settled(): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve));
}
