import { beforeAll, describe, expect, test } from 'vitest';
import type { CustomerClient } from '../src/index.ts';
import { closeCodes } from '../src/model.ts';
import { TestSockets } from '../src/testing.ts';
import type { Platform } from '../src/platform.ts';
import { customerOf, recorded, shown } from './support/customer.ts';
import { FakeServer } from './support/fakeServer.ts';
import { streamFetch } from './support/fakeStream.ts';
import './support/loadedService.ts';

// A part of its own: how long the runner takes to load it is no concern of the clock of these tests.
beforeAll(() => import('../src/connection/streamSocket.ts'));

/** WebSockets that are cut off before they open, as some proxies do, until `blocked` is false. */
function behindProxy(server: FakeServer): {
  blocked: boolean;
  /** In order: which ways were tried. */
  readonly tried: string[];
  readonly platform: Partial<Platform>;
} {
  const nowhere = new TestSockets((pair) => {
    pair.refuse();
  });
  const through = streamFetch(server);
  const tried: string[] = [];
  const proxy = {
    blocked: true,
    tried,
    platform: {
      fetch: ((url, init) => {
        if (url.endsWith('/v1/stream')) tried.push('stream');
        return through(url, init);
      }) satisfies Platform['fetch'],
      WebSocket: function (url: string) {
        tried.push('socket');
        return new (proxy.blocked ? nowhere : server.sockets).WebSocket(url);
      } as unknown as Platform['WebSocket'],
    },
  };
  return proxy;
}

async function opened(more: Partial<Platform>, server = new FakeServer()) {
  const client = customerOf(server, more);
  const opening = client.open();
  await server.advance(3_000);
  const { conversation } = await opening;
  return { server, client, id: conversation.id };
}

const streamed = (): Promise<{ server: FakeServer; client: CustomerClient; id: string }> => {
  const server = new FakeServer();
  return opened({ WebSocket: null, fetch: streamFetch(server) }, server);
};

describe('which way', () => {
  test('two WebSockets that never opened, and the third attempt is a stream', async () => {
    const server = new FakeServer();
    const proxy = behindProxy(server);
    const { client, id } = await opened(proxy.platform, server);
    expect(client.connection).toBe('online');
    expect(proxy.tried).toEqual(['socket', 'socket', 'stream']);
    client.send(id, '在吗');
    await server.settle(200);
    expect(shown(client, id)).toEqual(['在吗']);
  });

  test('handshakes that are swallowed cost less time than a request has', async () => {
    const server = new FakeServer();
    const client = customerOf(server, {
      fetch: streamFetch(server),
      WebSocket: class {
        send = (): void => {};
        close = (): void => {};
        addEventListener = (): void => {};
      },
    });
    const opening = client.open();
    await server.advance(29_000);
    await expect(opening).resolves.toMatchObject({ conversation: { state: 'assigned' } });
  });

  test('one that failed is no reason, nor are those that opened before they broke', async () => {
    const server = new FakeServer();
    const proxy = behindProxy(server);
    proxy.blocked = false;
    const { client } = await opened(proxy.platform, server);
    for (let round = 0; round < 4; round++) {
      server.socket.cut();
      await server.advance(6_000);
    }
    proxy.blocked = true;
    server.socket.cut();
    await server.advance(100);
    await server.advance(5_000);
    proxy.blocked = false;
    await server.advance(9_000);
    expect(client.connection).toBe('online');
    expect(proxy.tried).not.toContain('stream');
  });

  test('where there is no WebSocket at all, a stream at once', async () => {
    const { server, client } = await streamed();
    expect(client.connection).toBe('online');
    expect(new URL(server.socket.url).pathname).toBe('/v1/stream');
  });

  test('a network that lets nothing through is no reason to forget WebSockets', async () => {
    const server = new FakeServer();
    const proxy = behindProxy(server);
    const refusing = server.refuseSockets();
    const client = customerOf(server, proxy.platform);
    client.connect().catch(() => undefined);
    await server.advance(60_000);
    const round = ['socket', 'socket', 'stream'];
    expect(proxy.tried.slice(0, 6)).toEqual([...round, ...round]);
    refusing.end();
    proxy.blocked = false;
    await server.advance(120_000);
    expect(new URL(server.socket.url).pathname).toBe('/v1/socket');
  });

  test('a WebSocket is tried again every minute, and taken without a hole or a repeat once it opens', async () => {
    const server = new FakeServer();
    const proxy = behindProxy(server);
    const { client, id } = await opened(proxy.platform, server);
    await server.advance(55_000);
    expect(proxy.tried).toHaveLength(3);
    await server.advance(65_000);
    expect(proxy.tried.slice(3)).toEqual(['socket', 'socket']);
    expect(client.connection).toBe('online');
    const told = recorded(client);
    proxy.blocked = false;
    server.says(id, 'one');
    await server.advance(61_000);
    server.says(id, 'two');
    await server.advance(1_000);
    expect(new URL(server.socket.url).pathname).toBe('/v1/socket');
    expect(server.sockets.all.filter(({ open }) => open)).toHaveLength(1);
    expect(shown(client, id)).toEqual(['one', 'two']);
    expect(told.filter(({ event }) => event === 'message')).toHaveLength(2);
    expect(told.some(({ event }) => event === 'reset')).toBe(false);
    client.destroy();
    expect(server.clock.pending).toBe(0);
  });
});

describe('a stream', () => {
  test('frames go out in order, gathered while a request is under way', async () => {
    const server = new FakeServer();
    const through = streamFetch(server);
    const bodies: unknown[][] = [];
    let release: () => void = () => undefined;
    const fetch: Platform['fetch'] = async (url, init) => {
      if (url.endsWith('/frames')) {
        bodies.push(JSON.parse(init.body as string) as unknown[]);
        if (bodies.length === 2) await new Promise<void>((resolve) => (release = resolve));
      }
      return through(url, init);
    };
    const { client, id } = await opened({ WebSocket: null, fetch }, server);
    for (let n = 0; n < 12; n++) client.end(id).catch(() => undefined);
    await server.settle(200);
    expect(bodies.map((frames) => frames.length)).toEqual([1, 1]);
    release();
    await server.settle(400);
    expect(bodies.map((frames) => frames.length)).toEqual([1, 1, 8, 3]);
    const ids = bodies.flat().map((frame) => (frame as { id: string }).id);
    expect(server.requests.map((request) => request.id)).toEqual(ids);
  });

  test('no secret is in an address', async () => {
    const server = new FakeServer();
    const through = streamFetch(server);
    const urls: string[] = [];
    const fetch: Platform['fetch'] = (url, init) => {
      urls.push(url);
      expect(init.credentials).toBe('omit');
      return through(url, init);
    };
    const { client, id } = await opened({ WebSocket: null, fetch }, server);
    client.send(id, 'x');
    await server.settle(200);
    expect(new Set(urls)).toEqual(
      new Set(['customer/token', 'stream', 'stream/frames'].map((path) => `https://desk.example/v1/${path}`)),
    );
  });

  test.each(Object.entries(closeCodes))('close code %s', async (name, { code, comeBack }) => {
    const { server, client } = await streamed();
    server.socket.server.close(code, '');
    await server.advance(60_000);
    // A customer's login on this device may have been replaced by another one.
    expect(client.connection).toBe(comeBack || name === 'signedOut' ? 'online' : 'closed');
  });

  test('cut in the middle of an event: what was whole counts, the rest comes again, once', async () => {
    const server = new FakeServer();
    const through = streamFetch(server);
    let cutAfter = Infinity;
    const fetch: Platform['fetch'] = async (url, init) => {
      const response = await through(url, init);
      if (!url.endsWith('/stream') || !response.body) return response;
      let passed = 0;
      const cut = new TransformStream<Uint8Array, Uint8Array>({
        transform(chunk, controller) {
          // Bytes come as they please: here in sevens, through the middle of characters too.
          for (let at = 0; at < chunk.length; at += 7) {
            if ((passed += 7) > cutAfter) {
              cutAfter = Infinity;
              controller.error(new TypeError('cut'));
              server.socket.cut();
              return;
            }
            controller.enqueue(chunk.slice(at, at + 7));
          }
        },
      });
      return new Response(response.body.pipeThrough(cut));
    };
    const { client, id } = await opened({ WebSocket: null, fetch }, server);
    const texts: string[] = [];
    client.on('message', ({ message }) => texts.push(message.text));
    for (const extra of [30, 200, 330, 471, 600]) {
      cutAfter = extra;
      server.says(id, `在吗 ${String(extra)}`);
      await server.advance(5_000);
    }
    expect(texts).toEqual(['在吗 30', '在吗 200', '在吗 330', '在吗 471', '在吗 600']);
    expect(client.conversations.get(id)).toEqual(server.conversation(id));
  });

  test('half-open: found within two heartbeats', async () => {
    const { server, client } = await streamed();
    const told = recorded(client);
    server.socket.freeze();
    await server.advance(20_000);
    expect(told).toContainEqual({ event: 'connection', value: 'offline' });
    await server.advance(2_000);
    expect(client.connection).toBe('online');
  });

  test('a server that restarts knows the stream no more; nothing is lost or doubled', async () => {
    const server = new FakeServer();
    let through = streamFetch(server);
    const { client, id } = await opened(
      { WebSocket: null, fetch: (url, init) => through(url, init) },
      server,
    );
    client.send(id, 'before');
    await server.settle(200);
    // The new process has no streams, but the same journal.
    through = streamFetch(server);
    client.send(id, 'after');
    await server.advance(5_000);
    expect(shown(client, id)).toEqual(['before', 'after']);
    expect(server.texts(id)).toEqual(['before', 'after']);
  });

  test.each([
    ['an error page', () => new Response('<h1>502</h1>', { status: 502 })],
    ['a page that is no stream', () => new Response('<h1>Sign in to the hotel</h1>')],
    ['an event without sense', () => new Response('event: stream\ndata: nonsense\n\n')],
    ['nothing at all', () => new Response(null, { status: 204 })],
  ])('%s is an ordinary break', async (_name, answer) => {
    const server = new FakeServer();
    const through = streamFetch(server);
    let broken = true;
    const client = customerOf(server, {
      WebSocket: null,
      fetch: (url, init) =>
        broken && url.endsWith('/stream') ? Promise.resolve(answer()) : through(url, init),
    });
    void client.connect();
    await server.advance(5_000);
    expect(['offline', 'connecting']).toContain(client.connection);
    broken = false;
    await server.advance(25_000);
    expect(client.connection).toBe('online');
  });

  test('a thousand events in a second', async () => {
    const { server, client, id } = await streamed();
    for (let n = 0; n < 1_000; n++) server.says(id, String(n));
    for (let n = 0; n < 20; n++) await server.settle(200);
    expect(shown(client, id)).toHaveLength(1_000);
  });
});
