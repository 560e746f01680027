import { http, HttpResponse, ws, type AnyHandler } from 'msw';
import type { ShopbellApp } from '@shopbell/server/app';
import type { CookieJar } from './cookieJar.ts';
import type { ClientEnd } from './network/line.ts';
import type { Network } from './network/network.ts';

/** For `setupServer(...handlers)` or `setupWorker(...handlers)` of one's own. */
export type MockHandlers = readonly AnyHandler[];

export interface Backstage {
  readonly network: Network;
  readonly origin: string | undefined;
  /** The cookies of the app that answers now. */
  cookies(): CookieJar;
  /** Begins, unless that has been done. */
  wake(): void;
  /** Resolves once the shops are set up. */
  ready(): Promise<ShopbellApp>;
}

/** The peer's address as the app is told it: everybody here comes from the same machine. */
const address = '127.0.0.1';
/** Lost without a word, as when a cable is pulled. */
const connectionLost = 1006;

/** Every request and every socket to `server` goes to the app, and what it answers goes back untouched. */
export function mockHandlers(
  server: string,
  { network, cookies, wake, ready, origin }: Backstage,
): MockHandlers {
  const socketLink = ws.link(`${server.replace(/^http/, 'ws')}/v1/socket`);
  return [
    http.all(`${server}/v1/*`, async ({ request }) => {
      const jar = cookies();
      wake();
      const response = await network.request(request, {
        passOn: async (asked) => (await ready()).fetch(asFromBrowser(asked, origin, jar), { address }),
      });
      if (!response) return HttpResponse.error();
      jar.keep(response);
      return response;
    }),
    // At once: a turn later, a frame might have been missed.
    socketLink.addEventListener('connection', ({ client }) => {
      wake();
      const handlers = network.connect(clientEnd(client), { origin, address });
      if (!handlers) {
        // Before it is open: it then never is.
        client.close(connectionLost);
        return;
      }
      client.addEventListener('message', ({ data }) => {
        const frame = frameOf(data);
        if (frame === undefined) client.close(messageTooBig, '');
        else handlers.message(frame);
      });
      client.addEventListener('close', () => {
        handlers.closed();
      });
    }),
  ];
}

const messageTooBig = 1009;

/** What MSW hands over for one connection. */
interface PageSocket {
  send(text: string): void;
  close(code: number, reason?: string): void;
}

function clientEnd(socket: PageSocket): ClientEnd {
  return {
    send: (text) => {
      socket.send(text);
    },
    close: (code, reason) => {
      // MSW drops what it has not told yet when it closes; a real socket tells it first.
      queueMicrotask(() => {
        socket.close(code, reason);
      });
    },
    terminate: () => {
      socket.close(connectionLost);
    },
    bufferedAmount: 0,
  };
}

/** Undefined for what cannot be read in this very moment (a Blob): our clients never send it. */
function frameOf(data: unknown): string | Uint8Array | undefined {
  if (typeof data === 'string') return data;
  if (data instanceof ArrayBuffer) return new Uint8Array(data);
  if (ArrayBuffer.isView(data)) return new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
  return undefined;
}

/** Adds what a browser adds by itself and what scripts may not set: where the request comes from, and the session. */
function asFromBrowser(request: Request, origin: string | undefined, cookies: CookieJar): Request {
  const headers = new Headers(request.headers);
  if (origin !== undefined && request.method !== 'GET') headers.set('origin', origin);
  // MSW does not tell whether cookies are wanted (`credentials`); who brings their own has a jar of their own.
  if (!cookies.isEmpty && !headers.has('cookie')) headers.set('cookie', cookies.toString());
  // `new Request` would leave these headers out again in a page.
  return Object.defineProperty(request.clone(), 'headers', { value: headers });
}
