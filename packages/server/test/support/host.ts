import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { TestClock } from '@shopbell/sdk/testing';
import { afterAll, onTestFinished } from 'vitest';
import WebSocket from 'ws';
import { createApp, webPasswords, type LogLine, type ShopbellApp } from '../../src/app.ts';
import { diskFiles, startServer } from '../../src/node.ts';
import type { Files } from '../../src/files/files.ts';
import { memoryStorage } from '../../src/storage/memory.ts';
import { sqliteStorage } from '../../src/storage/sqlite.ts';
import type { Storage } from '../../src/storage/storage.ts';
import { TestSocket } from './testSocket.ts';

export const shopOrigin = 'https://shop.example';

/** A server under test, wherever it runs. */
export interface Host {
  readonly app: ShopbellApp;
  readonly clock: TestClock;
  readonly storage: Storage;
  readonly workbenchOrigin: string;
  /** Of the shop that `openShop` makes. */
  readonly shopId: string;
  fetch(path: string, init?: RequestInit): Promise<Response>;
  connect(origin?: string): Promise<TestSocket>;
}

export type MakeHost = () => Promise<Host>;

/** Cheap, because what is tested is not how hard passwords are to guess. */
const passwords = webPasswords({ iterations: 10 });

/** The app over memory, without a port. */
export const appHost: MakeHost = () => Promise.resolve(hostOver(memoryStorage()));

/** The app over a storage that does as the test says. */
export function hostOver(storage: Storage, log: (line: LogLine) => void = () => {}, files?: Files): Host {
  const clock = new TestClock();
  const workbenchOrigin = 'https://desk.example';
  const workbenchOrigins = [workbenchOrigin];
  const app = createApp({ storage, clock, passwords, workbenchOrigins, log, ...(files && { files }) });
  onTestFinished(() => app.close());
  return {
    app,
    clock,
    storage,
    workbenchOrigin,
    shopId: 'demo',
    fetch: (path, init) =>
      app.fetch(new Request(`http://server.test${path}`, init), { address: '192.0.2.1' }),
    connect: (origin) => Promise.resolve(connectTo(app, origin)),
  };
}

/** A socket pair: the app on one end, the test on the other. `transport` stands in for parts of the carrier. */
export function connectTo(
  app: ShopbellApp,
  origin?: string,
  transport: { bufferedAmount?: number; send?: (text: string) => void } = {},
): TestSocket {
  let open = true;
  const later = (run: () => void) => {
    // As over a wire: nothing arrives within the call that sent it.
    queueMicrotask(run);
  };
  const socket = new TestSocket((data) => {
    later(() => {
      if (open) handlers.message(data);
    });
  });
  const handlers = app.connect(
    {
      get bufferedAmount() {
        return transport.bufferedAmount ?? 0;
      },
      send: (text) => {
        transport.send?.(text);
        later(() => {
          socket.arrived(text);
        });
      },
      close: (code, reason) => {
        open = false;
        later(() => {
          socket.ended(code, reason);
          handlers.closed();
        });
      },
    },
    { origin, address: '192.0.2.1' },
  );
  socket.hangUp = () => {
    open = false;
    handlers.closed();
    socket.ended(1000, '');
  };
  return socket;
}

/** The server on a real port, over SQLite. The database is made once for a file of tests; each test has a shop of its own. */
export const portHost: MakeHost = async () => {
  const clock = new TestClock();
  const { storage: shared, folder } = await sharedDatabase();
  const storage = withoutOthers(shared);
  const files = diskFiles(join(folder, `files-${String(shops)}`));
  const server = await startServer({ storage, files, port: 0, clock, passwords });
  onTestFinished(() => server.close());
  return {
    app: server.app,
    clock,
    storage,
    workbenchOrigin: server.url,
    shopId: `demo-${String(++shops)}`,
    fetch: (path, init) => fetch(`${server.url}${path}`, init),
    connect: (origin) => dial(`${server.url.replace('http', 'ws')}/v1/socket`, origin),
  };
};

let shops = 0;
let database: Promise<Shared> | undefined;

interface Shared {
  readonly storage: Storage;
  readonly folder: string;
}

function sharedDatabase(): Promise<Shared> {
  database ??= openDatabase();
  return database;
}

async function openDatabase(): Promise<Shared> {
  const folder = await mkdtemp(join(tmpdir(), 'shopbell-'));
  const storage = await sqliteStorage({ file: join(folder, 'shopbell.db') });
  closeLater.push(async () => {
    await storage.close();
    await rm(folder, { recursive: true, force: true });
  });
  return { storage, folder };
}

const closeLater: (() => Promise<void>)[] = [];

afterAll(async () => {
  for (const close of closeLater) await close();
});

/** Shops of the tests before are not opened again. */
function withoutOthers(storage: Storage): Storage {
  return { ...storage, listShops: () => Promise.resolve([]) };
}

async function dial(url: string, origin?: string): Promise<TestSocket> {
  const wire = new WebSocket(url, origin === undefined ? {} : { origin });
  const socket = new TestSocket((data) => {
    wire.send(data);
  });
  wire.on('message', (data: Buffer) => {
    socket.arrived(data.toString('utf8'));
  });
  wire.on('close', (code, reason) => {
    socket.ended(code, reason.toString('utf8'));
  });
  socket.hangUp = () => {
    wire.close(1000);
  };
  await new Promise<void>((resolve, reject) => {
    wire.once('open', resolve);
    wire.once('error', reject);
  });
  wire.on('error', () => {});
  return socket;
}
