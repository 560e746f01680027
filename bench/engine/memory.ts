import { BenchShop } from './shop.ts';

const count = 100_000;

/** Bytes that an open conversation takes in the desk, with one message each way. */
export function memory(): void {
  const collect = globalThis.gc;
  if (!collect) return;
  const shop = new BenchShop(100, 10, null);
  collect();
  const before = process.memoryUsage().heapUsed;
  for (let n = 0; n < count; n++) shop.enter(n, 10);
  collect();
  const bare = (process.memoryUsage().heapUsed - before) / count;
  for (let n = 0; n < count; n++) {
    shop.ask({
      type: 'message.send',
      conversationId: `conversation-${n}`,
      by: { kind: 'customer', id: `customer-${n}` },
      messageId: `message-${n}`,
      clientId: `client-${n}`,
      digest: 'd'.repeat(64),
      length: 12,
    });
  }
  collect();
  const talking = (process.memoryUsage().heapUsed - before) / count;
  console.log(
    `memory: ${Math.round(bare)} bytes an open conversation, ${Math.round(talking)} with a message`,
  );
  if (shop.desk.conversations.size !== count) throw new Error('Some ended.');
}
