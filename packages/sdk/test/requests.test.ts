import { describe, expect, test } from 'vitest';
import { isShopbellError } from '../src/index.ts';
import { customerOf, opened, rejection } from './support/customer.ts';
import { FakeServer } from './support/fakeServer.ts';
import './support/loadedService.ts';

describe('requests', () => {
  test('open gives up by signal, before and during', async () => {
    const server = new FakeServer();
    const client = customerOf(server);
    const early = await rejection(client.open({}, { signal: AbortSignal.abort('no need') }));
    expect(isShopbellError(early, 'ABORTED') && early.cause).toBe('no need');
    expect(client.connection).toBe('idle');
    const controller = new AbortController();
    const opening = rejection(client.open({}, { signal: controller.signal }));
    await server.settle(3);
    controller.abort();
    expect(isShopbellError(await opening, 'ABORTED')).toBe(true);
    await server.settle();
    expect(client.connection).toBe('online');
    expect(server.requests).toEqual([]);
  });

  test('a server that answers nothing: TIMEOUT after 30 s, and the client goes on', async () => {
    const { server, client, id } = await opened();
    server.silent = true;
    const ending = rejection(client.end(id));
    await server.advance(30_000);
    expect(isShopbellError(await ending, 'TIMEOUT')).toBe(true);
    expect(client.connection).toBe('online');
  });

  test('open survives a break; choose is told of it', async () => {
    const { server, client, id } = await opened();
    server.silent = true;
    const opening = client.open({ page: 'order' });
    const choosing = rejection(client.choose(id, 'g'));
    await server.settle();
    server.socket.cut();
    server.silent = false;
    expect(isShopbellError(await choosing, 'CONNECTION_LOST')).toBe(true);
    await server.advance(1_000);
    expect((await opening).conversation.scope.page).toBe('order');
    expect([...server.conversations.keys()]).toHaveLength(2);
  });

  test('a refusal keeps its code and payload; an answer without sense is BAD_FRAME', async () => {
    const { server, client } = await opened();
    const refused = rejection(client.open({ page: 'shop', sku: 'x'.repeat(70_000) }));
    const error = await refused;
    expect(isShopbellError(error, 'FRAME_TOO_LARGE') && error.details.limit).toBe(65_536);
    server.silent = true;
    const opening = rejection(client.open({ page: 'order' }));
    await server.settle();
    const request = server.requests.at(-1);
    server.tell({ type: 'reply', id: request?.id ?? '', result: { outcome: { kind: 'assigned' } } });
    server.socket.flush();
    expect(isShopbellError(await opening, 'BAD_FRAME')).toBe(true);
  });
});
