import type { ShopbellApp } from '@shopbell/server/app';
import { http, ws, type AnyHandler } from 'msw';
import type { CookieJar } from './cookieJar.ts';
import type { PageSockets } from './pageSockets.ts';

/** For `setupServer(...handlers)` or `setupWorker(...handlers)` of one's own. */
export type MockHandlers = readonly AnyHandler[];

export interface Backstage {
  readonly sockets: PageSockets;
  readonly origin: string | undefined;
  app(): ShopbellApp;
  /** The cookies of the app that answers now. */
  cookies(): CookieJar;
  /** The app, once its shops are set up. */
  ready(): Promise<ShopbellApp>;
}

/** The peer's address as the app is told it: everybody here comes from the same machine. */
const address = '127.0.0.1';

/** Every request and every socket to `server` goes to the app, and what it answers goes back untouched. */
export function mockHandlers(
  server: string,
  { app, cookies, ready, sockets, origin }: Backstage,
): MockHandlers {
  const socketLink = ws.link(`${server.replace(/^http/, 'ws')}/v1/socket`);
  return [
    http.all(`${server}/v1/*`, async ({ request }) => {
      const jar = cookies();
      const opened = await ready();
      const response = await opened.fetch(asFromBrowser(request, origin, jar), { address });
      jar.keep(response);
      return response;
    }),
    // At once: a turn later, a frame might have been missed.
    socketLink.addEventListener('connection', ({ client }) => {
      sockets.accept(client, app(), { origin, address });
    }),
  ];
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
