import { expect, test } from 'vitest';
import type { CustomerClient } from '../src/index.ts';
import { opened } from './support/customer.ts';
import type { FakeServer } from './support/fakeServer.ts';

const talks = Array.from({ length: 60 }, (_, n) => `talk-${String(n)}`);
const perTalk = 60;

/** Many conversations, each longer than a snapshot shows of it. */
function fill(server: FakeServer): void {
  for (const id of talks) {
    server.happen(id, {
      type: 'conversation.opened',
      scope: { page: 'product', channel: 'web', sku: id },
      customer: { id: server.customerId },
    });
    for (let n = 0; n < perTalk; n++) server.says(id, String(n));
  }
}

/** Counted anew, from what is shown and was marked here. */
function counted({ conversations }: CustomerClient, marked: ReadonlyMap<string, number>): number {
  return [...conversations.values()].flatMap(({ id, items, seen }) => {
    const upTo = Math.max(seen.customer, marked.get(id) ?? 0);
    return items.filter((item) => item.kind === 'message' && item.author.kind === 'agent' && item.seq > upTo);
  }).length;
}

async function filled() {
  const { server, client } = await opened();
  fill(server);
  server.epoch = 'epoch-2';
  server.socket.cut();
  await server.advance(1_000);
  const marked = new Map<string, number>();
  return {
    server,
    client,
    expected: () => counted(client, marked),
    mark: (id: string, upTo: number) => {
      marked.set(id, Math.max(upTo, marked.get(id) ?? 0));
      client.markSeen(id, upTo);
    },
  };
}

const first = talks[0] ?? '';

test('thousands of messages in many conversations, of which nothing was read', async () => {
  const { client, expected } = await filled();
  const items = [...client.conversations.values()].reduce((sum, one) => sum + one.items.length, 0);
  expect([client.conversations.size, items]).toEqual([talks.length + 1, talks.length * 50 + 1]);
  expect(client.unread).toBe(talks.length * 50);
  expect(client.unread).toBe(expected());
});

test('marks move, here and on the server, forward only', async () => {
  const { server, client, mark, expected } = await filled();
  const before = client.unread;
  const seqs = (client.conversations.get(first)?.items ?? []).map(({ seq }) => seq);
  mark(first, seqs[9] ?? 0);
  expect(client.unread).toBe(before - 10);
  mark(first, seqs[4] ?? 0);
  expect(client.unread).toBe(before - 10);
  mark(first, seqs[29] ?? 0);
  expect(client.unread).toBe(before - 30);
  await server.advance(1_000);
  expect(server.conversation(first).seen.customer).toBe(seqs[29]);
  expect([client.unread, expected()]).toEqual([before - 30, before - 30]);
  // Read on another device.
  server.happen(first, { type: 'message.seen', by: 'customer', upTo: seqs[39] ?? 0 });
  await server.settle();
  expect([client.unread, expected()]).toEqual([before - 40, before - 40]);
});

test('history is added: what is older counts too, once it is shown', async () => {
  const { server, client, mark, expected } = await filled();
  const before = client.unread;
  const reading = client.loadHistory(first);
  await server.settle();
  await reading;
  expect([client.unread, expected()]).toEqual([before + 10, before + 10]);
  mark(first, client.conversations.get(first)?.lastSeq ?? 0);
  expect(client.unread).toBe(before - 50);
});

test('whatever happens in whichever order, it is what a fresh count would be', async () => {
  const { server, client, mark, expected } = await filled();
  let random = 7;
  const below = (n: number): number => {
    random = (random * 1_664_525 + 1_013_904_223) % 2 ** 32;
    return Math.floor((random / 2 ** 32) * n);
  };
  const talk = (): string => talks[below(talks.length)] ?? '';
  const steps: (() => unknown)[] = [
    () => server.says(talk(), 'new'),
    () => client.send(talk(), 'mine'),
    () => client.loadHistory(talk()),
    () => {
      const id = talk();
      const items = client.conversations.get(id)?.items ?? [];
      mark(id, items[below(items.length)]?.seq ?? 0);
    },
    () => server.happen(talk(), { type: 'conversation.rated', grade: 5 }),
    () => {
      if (below(8) === 0) server.socket.cut();
    },
  ];
  for (let n = 0; n < 120; n++) {
    void steps[below(steps.length)]?.();
    await server.settle(10);
    if (n % 4 === 3) {
      await server.advance(1_000);
      expect(client.unread).toBe(expected());
    }
  }
});
