import { build } from 'esbuild';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from 'vitest';

/** Every file that a page would load with the mock server. */
let files: string[];

beforeAll(async () => {
  const { metafile } = await build({
    entryPoints: [fileURLToPath(new URL('../src/browser.ts', import.meta.url))],
    bundle: true,
    write: false,
    metafile: true,
    format: 'esm',
    platform: 'browser',
    conditions: ['@shopbell/source', 'browser', 'module'],
    // Fails by itself on a module of Node: nothing is external.
    logLevel: 'silent',
  });
  files = Object.keys(metafile.inputs);
});

describe('a page that bundles the mock server', () => {
  test('gets the server’s own app', () => {
    expect(files.filter((file) => file.endsWith('packages/server/src/app/app.ts'))).toHaveLength(1);
  });

  test('gets no database driver and nothing of the Node host', () => {
    const unwanted =
      /node_modules\/(kysely|pg|ioredis|ws|@hono\/node-server)\/|server\/src\/(node|storage\/(sql|sqlite)|cli)/;
    expect(files.filter((file) => unwanted.test(file))).toEqual([]);
  });
});
