import type { Platform } from '../../src/platform.ts';
import type { FakeServer } from './fakeServer.ts';

/**
 * The fake server's HTTP with streams: behind each lies a socket pair like any other, so that the wire between is in the
 * test's hand, frame by frame.
 */
export function streamFetch(server: FakeServer): Platform['fetch'] {
  const streams = new Map<string, (frame: unknown) => void>();
  let ids = 0;
  const open = (url: string, { body, signal }: RequestInit): Promise<Response> =>
    new Promise((resolve, reject) => {
      const id = `stream-${String(++ids)}`;
      const socket = new server.sockets.WebSocket(url);
      const encoder = new TextEncoder();
      let controller: ReadableStreamDefaultController<Uint8Array> | undefined;
      const write = (data: string, event?: string): void => {
        controller?.enqueue(
          encoder.encode(`${event === undefined ? '' : `event: ${event}\n`}data: ${data}\n\n`),
        );
      };
      const fail = (): void => {
        streams.delete(id);
        const error = new TypeError('The network broke.');
        controller?.error(error);
        controller = undefined;
        reject(error);
      };
      const stream = new ReadableStream<Uint8Array>({
        start: (started) => {
          controller = started;
        },
      });
      signal?.addEventListener('abort', () => {
        fail();
        socket.close(1000);
      });
      socket.addEventListener('open', () => {
        streams.set(id, (frame) => {
          socket.send(JSON.stringify(frame));
        });
        write(JSON.stringify({ id }), 'stream');
        socket.send(body as string);
        resolve(new Response(stream, { headers: { 'Content-Type': 'text/event-stream' } }));
      });
      socket.addEventListener('message', ({ data }) => {
        write(String(data));
      });
      socket.addEventListener('close', ({ code, reason }) => {
        if (code === 1006) fail();
        else {
          write(JSON.stringify({ code, reason }), 'close');
          controller?.close();
          controller = undefined;
        }
      });
    });
  return async (url, init) => {
    const { pathname } = new URL(url);
    if (pathname === '/v1/stream') return open(url, init);
    if (pathname !== '/v1/stream/frames') return server.fetch(url, init);
    await Promise.resolve();
    init.signal?.throwIfAborted();
    const take = streams.get(new Headers(init.headers).get('X-Shopbell-Stream') ?? '');
    if (!take) return new Response('{}', { status: 404 });
    for (const frame of JSON.parse(init.body as string) as unknown[]) take(frame);
    return new Response(null, { status: 204 });
  };
}
