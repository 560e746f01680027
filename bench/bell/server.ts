import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { webPasswords } from '@shopbell/server/app';
import {
  furnishDemo,
  seedDemo,
  startServer,
  workspaceAssets,
  type RunningServer,
} from '@shopbell/server/node';

export interface Desk {
  readonly server: RunningServer;
  close(): Promise<void>;
}

/** A server with the demo shop and what was built of the widget, over SQLite on the disk. */
export async function openDesk(): Promise<Desk> {
  const { assets, missing } = workspaceAssets();
  if (missing.includes('widget') || missing.includes('storefront'))
    throw new Error('The widget or the storefront is not built: run `node scripts/build.mjs`.');
  const dataDir = await mkdtemp(join(tmpdir(), 'shopbell-bell-'));
  const server = await startServer({
    dataDir,
    port: 0,
    storefrontPort: 0,
    demo: true,
    assets,
    passwords: webPasswords({ iterations: 10 }),
    log: ({ level, message, error }) => {
      if (level !== 'info') console.error(level, message, error ?? '');
    },
  });
  await seedDemo(server.app.admin);
  await furnishDemo(server.app.admin);
  return {
    server,
    close: async () => {
      await server.close();
      await rm(dataDir, { recursive: true });
    },
  };
}
