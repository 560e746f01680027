import { randomUUID } from 'node:crypto';
import { BenchShop } from './shop.ts';

const count = 100_000;
const most = 10;

/** Bytes that an open conversation takes in the desk: without a word, and with texts of customer and agent by turns. */
export function memory(): void {
  const collect = globalThis.gc;
  if (!collect) return;
  const shop = new BenchShop(100, 10, null);
  const used = (): number => {
    collect();
    return process.memoryUsage().heapUsed;
  };
  const before = used();
  for (let n = 0; n < count; n++) shop.enter(n, 10);
  const bytes = (): number => Math.round((used() - before) / count);
  const bare = bytes();
  let withOne = 0;
  for (let texts = 1; texts <= most; texts++) {
    for (let n = 0; n < count; n++) say(shop, n, texts % 2 === 1 ? 'customer' : 'agent');
    if (texts === 1) withOne = bytes();
  }
  console.log(
    `memory: ${bare} bytes an open conversation, ${withOne} with a text, ${bytes()} with ${most} (ids of texts are UUIDs)`,
  );
  if (shop.desk.conversations.size !== count) throw new Error('Some ended.');
}

function say(shop: BenchShop, n: number, side: 'customer' | 'agent'): void {
  const conversationId = `conversation-${n}`;
  const agentId = shop.desk.conversations.get(conversationId)?.agentId ?? '';
  shop.ask({
    type: 'message.send',
    conversationId,
    by: side === 'customer' ? { kind: 'customer', id: `customer-${n}` } : { kind: 'agent', id: agentId },
    messageId: randomUUID(),
    clientId: randomUUID(),
    digest: 'd'.repeat(64),
    length: 12,
  });
}
