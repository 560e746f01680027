import { join } from 'node:path';
import { getRequestListener, type HttpBindings } from '@hono/node-server';
import { systemClock, type Clock } from '@shopbell/sdk/model';
import type { Hono } from 'hono';
import { createApp } from '../app/app.ts';
import type { Log, Passwords, ShopbellApp } from '../app/options.ts';
import { demoShopId } from '../demo/seedDemo.ts';
import { sqliteStorage, type SqliteStorage } from '../storage/sqlite.ts';
import type { Storage } from '../storage/storage.ts';
import { StorageError } from '../storage/storageError.ts';
import { statisticsThread } from './statistics/statisticsThread.ts';
import type { Files } from '../files/files.ts';
import type { Assets } from './assets.ts';
import { diskFiles } from './diskFiles.ts';
import { listen, stopListening, type Listening } from './listen.ts';
import { isLoopbackOrigin, originsAt, urlAt } from './origins.ts';
import { scryptPasswords } from './scryptPasswords.ts';
import { site } from './site.ts';
import { serveSockets } from './sockets.ts';
import { StartError } from './startError.ts';
import { storefront } from './storefront.ts';

export interface ServerOptions {
  /** An open storage, which stays the caller's; without one `dataDir` must be given. */
  readonly storage?: Storage;
  /** Where the bytes of files are kept; in `dataDir` if left out, and in memory without one. */
  readonly files?: Files;
  /** Folder of the SQLite database and of what people upload, made if missing. */
  readonly dataDir?: string;
  /** Called once if the database in `dataDir` cannot be used any more: only a new start helps. */
  readonly storageLost?: (reason: StorageError) => void;
  /** 0 for any free port. */
  readonly port: number;
  /** Address to listen on; this machine only if left out. */
  readonly host?: string;
  /** The address that browsers use, if it is another: behind a proxy that ends TLS, or by name in a network. */
  readonly publicUrl?: string;
  /**
   * How many proxies of one's own stand before this server: so many addresses of X-Forwarded-For are believed. None if left
   * out; then everybody behind a proxy shares the limits of its address.
   */
  readonly trustedProxies?: number;
  /** Serves the demo storefront on a port of its own, as a page of the demo shop, which then may stand on any page of this machine. 0 for any free port. */
  readonly storefrontPort?: number;
  /** The demo's password is taken like any other: only where nobody else can reach the server. See `AppOptions.demo`. */
  readonly demo?: boolean;
  /** Built files to hand out; none if left out. */
  readonly assets?: Assets;
  readonly clock?: Clock;
  /** scrypt if left out. */
  readonly passwords?: Passwords;
  readonly log?: Log;
}

export interface RunningServer {
  /** `http://127.0.0.1:4300`, without a slash at the end. */
  readonly url: string;
  /** The port it listens on, which a public address does not tell. */
  readonly port: number;
  readonly storefrontUrl?: string;
  readonly app: ShopbellApp;
  /** Stops accepting, closes sockets, settles what is under way, keeps snapshots. Safe to call twice. */
  close(): Promise<void>;
}

/** How long those who are connected have to say goodbye. */
const goodbyeWithin = 1000;

/** Starts the server. Rejects with a `StartError` whose message says what to do; nothing is left open then. */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const { host = '127.0.0.1', assets = {}, passwords = scryptPasswords(), trustedProxies = 0 } = options;
  const opened: (() => Promise<void>)[] = [];
  try {
    const main = await listen(host, options.port, '--port');
    opened.push(() => stopListening(main.server, goodbyeWithin));
    const shop =
      options.storefrontPort === undefined
        ? undefined
        : await listen(host, options.storefrontPort, '--storefront-port');
    if (shop) opened.push(() => stopListening(shop.server, goodbyeWithin));
    const storage = options.storage ?? (await openStorage(options));
    if (!options.storage) opened.push(() => storage.close());

    const files =
      options.files ??
      (options.storage || options.dataDir === undefined
        ? undefined
        : diskFiles(join(options.dataDir, 'files')));
    const { clock = systemClock, log = () => {}, demo = false } = options;
    // Only what lies on a disk can be read by a second thread; figures of anything else are computed in place.
    const statistics = isOnDisk(storage)
      ? statisticsThread({ file: storage.file, storage, clock, log })
      : undefined;
    if (statistics) opened.push(() => statistics.close());
    const url = options.publicUrl ?? urlAt(host, main.port);
    const app = createApp({
      storage,
      ...(files ? { files } : {}),
      passwords,
      demo,
      workbenchOrigins: [...originsAt(host, main.port), new URL(url).origin],
      // The demo shop is for trying things out: its bell rings on any page that this machine serves itself.
      ...(shop ? { alsoAllows: (shopId, origin) => shopId === demoShopId && isLoopbackOrigin(origin) } : {}),
      ...(statistics ? { statistics } : {}),
      clock,
      log,
    });
    serve(main, site(app, assets, trustedProxies));
    const sockets = serveSockets(main.server, app, trustedProxies);
    if (shop && assets.storefront !== undefined) serve(shop, storefront(assets.storefront, url));

    let closing: Promise<void> | undefined;
    const close = async () => {
      const stopped = [main, ...(shop ? [shop] : [])].map(({ server }) =>
        stopListening(server, goodbyeWithin),
      );
      // The app says goodbye to each socket before anybody is cut off.
      const settled = app.close();
      // Nobody waits for a year of figures to end.
      await statistics?.close();
      await sockets.stop(goodbyeWithin);
      await Promise.all([settled, ...stopped]);
      if (!options.storage) await storage.close();
    };
    return {
      url,
      port: main.port,
      ...(shop ? { storefrontUrl: urlAt(host, shop.port) } : {}),
      app,
      close: () => (closing ??= close()),
    };
  } catch (error) {
    for (const undo of opened.reverse()) await undo();
    throw error;
  }
}

function isOnDisk(storage: Storage): storage is SqliteStorage {
  return 'file' in storage;
}

async function openStorage({ dataDir, storageLost }: ServerOptions): Promise<Storage> {
  if (dataDir === undefined) throw new StartError('A storage or a data folder is needed.');
  try {
    const lost = storageLost ? { lost: storageLost } : {};
    return await sqliteStorage({ file: join(dataDir, 'shopbell.db'), ...lost });
  } catch (error) {
    if (error instanceof StorageError) throw new StartError(error.message, { cause: error });
    throw error;
  }
}

function serve(
  { answerWith }: Listening,
  pages: Pick<Hono<{ Bindings: HttpBindings }>, 'fetch'> | Hono,
): void {
  answerWith(getRequestListener((request, env) => pages.fetch(request, env)));
}
