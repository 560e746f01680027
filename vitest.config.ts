import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

// Tests run on the sources of the workspace: nothing needs to be built first.
const conditions = ['@shopbell/source', 'module', 'node', 'import', 'default'];

const seeds = fileURLToPath(new URL('e2e/support/seeds.ts', import.meta.url));

const room = (
  name: string,
  dir: string,
  options: { include?: string[]; timeout?: number; parallel?: boolean; seeded?: boolean } = {},
) => ({
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  test: {
    name,
    root: dir,
    include: options.include ?? ['test/**/*.test.ts'],
    exclude: ['**/browser/**'],
    // Time says nothing about right or wrong: only what hangs shall end, also on a machine that is busy.
    testTimeout: options.timeout ?? 60_000,
    hookTimeout: options.timeout ?? 60_000,
    expect: { poll: { timeout: 30_000 } },
    // The same cases in every run; `FC_SEED=random` looks for new ones.
    setupFiles: options.seeded ? [seeds] : [],
    // Workers of the server are started from their sources too.
    execArgv: ['--conditions=@shopbell/source'],
    fileParallelism: options.parallel ?? true,
  },
});

export default defineConfig({
  test: {
    projects: [
      room('sdk', 'packages/sdk', { seeded: true }),
      room('engine', 'packages/engine', { seeded: true }),
      // A thousand made-up shops in one test: a minute is not much on a busy machine.
      room('metrics', 'packages/metrics', { seeded: true, timeout: 180_000 }),
      room('server', 'packages/server', { seeded: true }),
      room('mock-server', 'packages/mock-server'),
      room('scripts', 'scripts', { include: ['test/*.test.mjs'] }),
      room('e2e', 'e2e', {
        include: ['*.test.ts', 'scenarios/*.test.ts', 'faults/*.test.ts'],
        timeout: 180_000,
        parallel: false,
        seeded: true,
      }),
    ],
  },
});
