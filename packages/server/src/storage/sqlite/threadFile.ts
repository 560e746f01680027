import { findPackageJSON } from 'node:module';
import { dirname, join } from 'node:path';
import { StorageError } from '../storageError.ts';

/**
 * The file of a thread. It stands at a fixed place of the package, because a bundler may move the code that starts it into
 * a chunk anywhere: each is built as an entry of its own, `'storage/sqlite/worker': 'src/storage/sqlite/worker.ts'`.
 *
 * @param entry `storage/sqlite/worker`
 */
export function threadFile(entry: string): string {
  const manifest = findPackageJSON(import.meta.url);
  if (manifest === undefined) throw new StorageError('failed', 'The package of the server was not found.');
  const fromSource = import.meta.url.endsWith('.ts');
  return join(dirname(manifest), fromSource ? `src/${entry}.ts` : `dist/${entry}.js`);
}
