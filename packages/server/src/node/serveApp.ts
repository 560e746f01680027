import { getRequestListener } from '@hono/node-server';
import type { ShopbellApp } from '../app/options.ts';
import type { Assets } from './assets.ts';
import { listen, stopListening } from './listen.ts';
import { urlAt } from './origins.ts';
import { site } from './site.ts';
import { serveSockets, type SocketTaker } from './sockets.ts';

/** The app, or somebody who stands before it: a mock server's network. */
export type PortHandler = Pick<ShopbellApp, 'fetch'> & SocketTaker;

export interface PortOptions {
  /** 0 for any free port. */
  readonly port: number;
  /** Address to listen on; this machine only if left out. */
  readonly host?: string;
  /** Built files to hand out; none if left out. */
  readonly assets?: Assets;
}

export interface ServedApp {
  /** `http://127.0.0.1:4300`, without a slash at the end. */
  readonly url: string;
  readonly port: number;
  /** Ends every connection over HTTP at once, in mid-answer; WebSockets are the handler's to end. */
  cut(): void;
  /** Stops accepting, and ends what is left after a second. The app stays the caller's. */
  close(): Promise<void>;
}

const goodbyeWithin = 1000;

/**
 * Puts an app that the caller made, and closes, on a port: for hosts of their own and for tests. `startServer` is the whole
 * server. Rejects with a `StartError` whose message says what to do.
 */
export async function serveApp(app: PortHandler, options: PortOptions): Promise<ServedApp> {
  const { host = '127.0.0.1', port, assets = {} } = options;
  const main = await listen(host, port, 'port: 0');
  const pages = site(app, assets, 0);
  main.answerWith(getRequestListener((request, env) => pages.fetch(request, env)));
  const sockets = serveSockets(main.server, app, 0);
  return {
    url: urlAt(host, main.port),
    port: main.port,
    cut: () => {
      main.server.closeAllConnections();
    },
    close: async () => {
      const stopped = stopListening(main.server, goodbyeWithin);
      await sockets.stop(goodbyeWithin);
      await stopped;
    },
  };
}
