import { resolve } from 'node:path';
import { seedDemo } from '../demo/seedDemo.ts';
import { workspaceAssets } from '../node/assets.ts';
import { StartError } from '../node/startError.ts';
import { startServer, type RunningServer } from '../node/startServer.ts';
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
    port: options.port,
    host: options.host,
    assets,
    log: operatorLog,
    ...(options.url === undefined ? {} : { publicUrl: options.url }),
    ...(options.demo ? { storefrontPort: options.storefrontPort } : {}),
  });
  endOnSignal(server);
  if (options.demo) await seedDemo(server.app.admin);
  console.log(startBanner(server, { data }));
}

/** Ctrl-C ends the server in order; a second one at once. */
function endOnSignal(server: RunningServer): void {
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
}
