import { describe, expect, test } from 'vitest';
import { FakeBrowser } from './support/browser.ts';
import { opened, shown } from './support/customer.ts';
import { FakeServer } from './support/fakeServer.ts';

const thousand = Array.from({ length: 1_000 }, (_, n) => String(n));

describe('more than anybody expects', () => {
  test('a thousand events in one second: each is told once, in order, in every tab', async () => {
    const server = new FakeServer();
    const [first, second] = await new FakeBrowser(server).tabs(2);
    const opening = first?.client.open({ page: 'product', sku: 'A-1' });
    await server.settle();
    const id = (await opening)?.conversation.id ?? '';
    const told: string[][] = [[], []];
    for (const [n, tab] of [first, second].entries()) {
      tab?.client.on('message', ({ message }) => told[n]?.push(message.text));
    }
    for (const text of thousand) {
      server.says(id, text);
      await server.clock.advance(1);
    }
    await server.settle(200);
    expect(told).toEqual([thousand, thousand]);
    for (const tab of [first, second]) {
      expect(tab?.client.conversations.get(id)).toEqual(server.conversation(id));
      expect(tab?.client.unread).toBe(1_000);
    }
  });

  test('a thousand that happened during a break come after it, each once', async () => {
    const { server, client, id } = await opened();
    const told: string[] = [];
    client.on('message', ({ message }) => told.push(message.text));
    server.socket.cut();
    for (const text of thousand) server.says(id, text);
    await server.advance(30_000);
    expect(client.connection).toBe('online');
    expect(told).toEqual(thousand);
    expect(shown(client, id)).toEqual(thousand);
  });

  test('a device without room for what is to be sent: it goes from memory', async () => {
    const full = {
      open: () => {
        const request = {
          result: undefined,
          error: new DOMException('no', 'QuotaExceededError'),
        } as unknown as {
          onerror?: (event: Event) => void;
        };
        queueMicrotask(() => request.onerror?.(new Event('error')));
        return request;
      },
    } as unknown as IDBFactory;
    const { server, client, id } = await opened({ indexedDB: full });
    client.send(id, 'hello');
    await server.settle();
    expect(server.texts(id)).toEqual(['hello']);
    expect(client.outgoing(id)).toEqual([]);
  });
});
