// Builds what changed (turbo keeps the rest) and prints what reaches the browser.
import { pathToFileURL } from 'node:url';
import { printSizes } from './sizes.mjs';
import { run } from './workspace.mjs';

/** True if everything is built. Quiet unless something fails or is slow enough to be waited for. */
export async function buildWorkspace() {
  const { code, output } = await run('turbo', ['run', 'build', '--output-logs=errors-only', '--ui=stream'], {
    quiet: true,
  });
  if (code !== 0) console.error(output);
  return code === 0;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const built = await buildWorkspace();
  if (built) await printSizes();
  process.exit(built ? 0 : 1);
}
