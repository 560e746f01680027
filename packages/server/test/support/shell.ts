import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createApp, webPasswords } from '../../src/app.ts';
import type { ShopAdmin } from '../../src/app/admin/shopAdmin.ts';
import { runAdmin } from '../../src/cli/admin/runAdmin.ts';
import { memoryStorage } from '../../src/storage/memory.ts';
import { sqliteStorage } from '../../src/storage/sqlite.ts';
import type { Storage } from '../../src/storage/storage.ts';
import { temporaryFolder } from './temporaryFolder.ts';

export interface Shell {
  /** Of the files made here, and of the data where it is on a disk. */
  readonly folder: string;
  readonly data: string;
  /** Writes a file and tells its path. */
  file(name: string, content: string | Uint8Array): Promise<string>;
  run(...args: string[]): Promise<{ code: number; out: string[]; err: string[] }>;
  /** What a server does on the data meanwhile. */
  server<T>(work: (admin: ShopAdmin) => Promise<T>): Promise<T>;
  /** What a command tells as JSON. */
  told(...args: string[]): Promise<unknown>;
}

/**
 * The command line, with one shop. Each command has an app of its own, as after a restart; what is stored is kept in
 * memory between them, or on the disk.
 */
export async function shellWithShop(on: 'memory' | 'disk' = 'memory'): Promise<Shell> {
  const folder = await temporaryFolder();
  const data = join(folder, 'data');
  const storage: { storage?: Storage } = on === 'memory' ? { storage: memoryStorage() } : {};
  const run: Shell['run'] = async (...args) => {
    const out: string[] = [];
    const err: string[] = [];
    const code = await runAdmin([...args, '--data', data], {
      stdin: () => Promise.resolve(''),
      out: (text) => out.push(text),
      err: (text) => err.push(text),
      ...storage,
    });
    return { code, out, err };
  };
  const server: Shell['server'] = async (work) => {
    const opened = storage.storage ?? (await sqliteStorage({ file: join(data, 'shopbell.db') }));
    const app = createApp({ storage: opened, passwords: webPasswords({ iterations: 10 }) });
    try {
      return await work(app.admin);
    } finally {
      await app.close();
      if (!storage.storage) await opened.close();
    }
  };
  await run('create-shop', 'demo', '--name', '试');
  return {
    folder,
    data,
    run,
    server,
    file: async (name, content) => {
      const path = join(folder, name);
      await writeFile(path, content);
      return path;
    },
    told: async (...args) => {
      const { out, err } = await run(...args, '--json');
      if (out[0] === undefined) throw new Error(err.join('\n'));
      return JSON.parse(out[0]) as unknown;
    },
  };
}
