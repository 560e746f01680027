import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readdir, realpath, rename, rm, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);
const sdk = fileURLToPath(new URL('../../packages/sdk/', import.meta.url));

/** A folder of somebody else's with the SDK in it as `npm install` would leave it: from the packed tarball alone. */
export async function installPacked(): Promise<{ folder: string; remove: () => Promise<void> }> {
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'shopbell-packed-')));
  await run('pnpm', ['pack', '--pack-destination', folder], { cwd: sdk });
  const [tarball = ''] = await readdir(folder);
  await run('tar', ['-xzf', tarball], { cwd: folder });
  const modules = join(folder, 'node_modules');
  await mkdir(join(modules, '@shopbell'), { recursive: true });
  await rename(join(folder, 'package'), join(modules, '@shopbell/sdk'));
  // Its only dependency, which only `/model` needs.
  const zod = dirname(createRequire(join(sdk, 'package.json')).resolve('zod/package.json'));
  await symlink(zod, join(modules, 'zod'));
  return { folder, remove: () => rm(folder, { recursive: true }) };
}
