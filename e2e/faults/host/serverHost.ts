/**
 * The server as a process of its own, over SQLite in a folder, with what the harness needs around its storage. Started by
 * `serverProcess.ts`, which talks to it by Node's messages; the product knows nothing of it.
 */
import { join } from 'node:path';
import { webPasswords } from '@shopbell/server/app';
import { demoShopId, seedDemo } from '@shopbell/server/demo';
import { startServer } from '@shopbell/server/node';
import { sqliteStorage } from '@shopbell/server/storage/sqlite';
import { withKillPoint, type KillPoint } from './killPoint.ts';
import { withBug, type PlantedBug } from './plantedBug.ts';

export interface HostOptions {
  readonly dataDir: string;
  /** 0 for any free one. */
  readonly port: number;
  readonly bug?: PlantedBug;
}

/** To the host. */
export type HostOrder = { readonly arm: KillPoint } | 'stop';
/** From the host: where it listens. */
export interface HostReady {
  readonly port: number;
}

const options = JSON.parse(process.argv[2] ?? '') as HostOptions;
const database = await sqliteStorage({ file: join(options.dataDir, 'shopbell.db') });
const { storage, arm } = withKillPoint(withBug(database, options.bug));
const server = await startServer({
  storage,
  port: options.port,
  demo: true,
  // How hard passwords are to guess is not what is tried here.
  passwords: webPasswords({ iterations: 1 }),
  log: ({ level, message, error }) => {
    if (level === 'error') process.stderr.write(`${message} ${String(error)}\n`);
  },
});

const { admin } = server.app;
if (!(await admin.hasShop(demoShopId))) {
  await seedDemo(admin);
  // Runs are shorter than this: nobody's conversation ends or changes hands because they were cut off.
  const settings = { idleEndMs: 86_400_000, idleWarningMs: 0, orphanGraceMs: 600_000 };
  await admin.submit(demoShopId, { type: 'shop.configure', settings });
}

process.on('message', (order: HostOrder) => {
  if (order === 'stop') void stop();
  else arm(order.arm);
});
// Whoever started this process is gone: so is the reason to run.
process.on('disconnect', () => {
  process.exit();
});
const ready: HostReady = { port: server.port };
process.send?.(ready);

async function stop(): Promise<void> {
  await server.close();
  await database.close();
  process.exit();
}
