import {
  createCustomerClient,
  type CustomerClient,
  type KeyValueStorage,
  type Platform,
} from '../../src/index.ts';
import { FakeServer } from './fakeServer.ts';
import { streamFetch } from './fakeStream.ts';

/** A storage that tells what was done with it. */
export class FakeStorage implements KeyValueStorage {
  readonly values = new Map<string, string>();
  readonly reads: string[] = [];
  readonly writes: string[] = [];

  getItem(key: string): string | null {
    this.reads.push(key);
    return this.values.get(key) ?? null;
  }

  setItem(key: string, value: string): void {
    this.writes.push(key);
    this.values.set(key, value);
  }

  removeItem(key: string): void {
    this.values.delete(key);
  }
}

/** How clients of this file of tests reach the server; a stream is the same connection over HTTP. */
export const carrier: { kind: 'socket' | 'stream' } = { kind: 'socket' };

export function platformOf(server: FakeServer, more: Partial<Platform> = {}): Partial<Platform> {
  return {
    clock: server.clock,
    random: () => 0.5,
    ...(carrier.kind === 'socket'
      ? { WebSocket: server.sockets.WebSocket, fetch: server.fetch }
      : { WebSocket: null, fetch: streamFetch(server) }),
    storage: new FakeStorage(),
    indexedDB: null,
    locks: null,
    BroadcastChannel: null,
    ...more,
  };
}

export function customerOf(server: FakeServer, more: Partial<Platform> = {}): CustomerClient {
  return createCustomerClient({
    server: 'https://desk.example/',
    shopId: 'demo',
    platform: platformOf(server, more),
  });
}

/** Everything that a client tells, in order. */
export function recorded(client: CustomerClient): { event: string; value: unknown }[] {
  const told: { event: string; value: unknown }[] = [];
  const names = [
    'ready',
    'connection',
    'conversation',
    'message',
    'outgoing',
    'outcome',
    'typing',
    'unread',
    'reset',
    'error',
  ] as const;
  for (const event of names) client.on(event, (value) => told.push({ event, value }));
  return told;
}

/** A customer who is online with a conversation. */
export async function opened(
  more: Partial<Platform> = {},
  server = new FakeServer(),
): Promise<{ server: FakeServer; client: CustomerClient; id: string }> {
  const client = customerOf(server, more);
  const opening = client.open({ page: 'product', sku: 'A-1' });
  await server.settle();
  const { conversation } = await opening;
  return { server, client, id: conversation.id };
}

export function shown(client: CustomerClient, id: string): string[] {
  return (client.conversations.get(id)?.items ?? []).flatMap((item) =>
    item.kind === 'message' ? item.text : [],
  );
}

/** What a call is rejected with. */
export const rejection = (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    () => 'resolved',
    (error: unknown) => error,
  );
