import { resolve } from 'node:path';
import { furnishDemo } from '../demo/furnishDemo.ts';
import { seedDemo } from '../demo/seedDemo.ts';
import { workspaceAssets } from '../node/assets.ts';
import { StartError } from '../node/startError.ts';
import { startServer, type RunningServer } from '../node/startServer.ts';
import type { StorageError } from '../storage/storageError.ts';
import { startBanner } from './banner.ts';
import { operatorLog } from './operatorLog.ts';
import type { StartOptions } from './options.ts';

/** Starts the server with what the workspace has built, and keeps it running until it is told to end. */
export async function runServer(options: StartOptions): Promise<void> {
  const { assets, missing } = workspaceAssets();
  const needed = missing.filter((name) => name !== 'storefront' || options.demo);
  if (needed.length > 0) {
    throw new StartError(
      `Not built yet: ${needed.join(', ')}. Run npm start in the project's folder; it builds everything.`,
    );
  }
  const data = resolve(options.data);
  const server = await startServer({
    dataDir: data,
    storageLost: endWithoutStorage,
    port: options.port,
    host: options.host,
    assets,
    trustedProxies: options.trustedProxies,
    log: operatorLog,
    ...(options.url === undefined ? {} : { publicUrl: options.url }),
    ...(options.demo ? { demo: true, storefrontPort: options.storefrontPort } : {}),
  });
  const isEnding = endOnSignal(server);
  try {
    if (options.demo) {
      await seedDemo(server.app.admin);
      await furnishDemo(server.app.admin);
    }
  } catch (error) {
    // Told to end while the shop was being made: the next start makes what is missing.
    if (isEnding()) return;
    const reason = error instanceof Error ? error.message : String(error);
    await server.close();
    throw new StartError(`The demo shop could not be made: ${reason}`, { cause: error });
  }
  console.log(startBanner(server, { data }));
}

/** Nothing can be stored or read any more: whoever watches over the process starts it anew. */
function endWithoutStorage({ message }: StorageError): void {
  console.error(`shopbell: ${message} The server has ended; start it again.`);
  process.exit(1);
}

/** Ctrl-C ends the server in order; a second one at once. The returned function tells whether it is ending. */
function endOnSignal(server: RunningServer): () => boolean {
  let ending = false;
  const end = (): void => {
    if (ending) process.exit(130);
    ending = true;
    server.close().then(
      () => process.exit(0),
      (error: unknown) => {
        operatorLog({ level: 'error', message: 'The server did not end in order.', error });
        process.exit(1);
      },
    );
  };
  process.on('SIGINT', end);
  process.on('SIGTERM', end);
  return () => ending;
}
