import { expect, test } from 'vitest';
import type { Platform } from '../src/platform.ts';
import { customerOf, shown } from './support/customer.ts';
import { FakeServer } from './support/fakeServer.ts';
import { streamFetch } from './support/fakeStream.ts';

test('WebSockets that may not even be made harm no stream, and are tried again every minute', async () => {
  const server = new FakeServer();
  const through = streamFetch(server);
  let forbidden = true;
  let tried = 0;
  const client = customerOf(server, {
    fetch: through,
    WebSocket: function (url: string) {
      tried++;
      if (forbidden) throw new DOMException('The operation is insecure.', 'SecurityError');
      return new server.sockets.WebSocket(url);
    } as unknown as Platform['WebSocket'],
  });
  const opening = client.open();
  await server.advance(2_000);
  await server.settleAll();
  const { id } = (await opening).conversation;
  expect([tried, new URL(server.socket.url).pathname]).toEqual([2, '/v1/stream']);
  for (const minute of [1, 2, 3]) {
    await server.advance(60_000);
    expect([tried, client.connection]).toEqual([2 + minute, 'online']);
  }
  server.says(id, 'still there?');
  await server.settle(200);
  expect(shown(client, id)).toEqual(['still there?']);
  forbidden = false;
  await server.advance(61_000);
  expect([client.connection, new URL(server.socket.url).pathname]).toEqual(['online', '/v1/socket']);
});
