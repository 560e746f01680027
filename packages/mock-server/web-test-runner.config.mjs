// Browser tests of the mock server: `web-test-runner` in this folder. Each test file is bundled as a page would bundle it.
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { chromeLauncher } from '@web/test-runner-chrome';
import { build } from 'esbuild';
import { browserSummary } from '../../scripts/browserSummary.mjs';

const require = createRequire(import.meta.url);
const here = (path) => fileURLToPath(new URL(path, import.meta.url));

const bundledTests = {
  name: 'bundled-tests',
  async serve({ path }) {
    if (!/^\/test\/browser\/.*\.test\.ts$/.test(path)) return undefined;
    const { outputFiles } = await build({
      entryPoints: [here(`.${path}`)],
      bundle: true,
      write: false,
      format: 'esm',
      platform: 'browser',
      sourcemap: 'inline',
      conditions: ['@shopbell/source', 'browser', 'development', 'module'],
    });
    return { body: outputFiles[0].text, type: 'js' };
  },
};

const serviceWorker = {
  name: 'service-worker',
  async serve({ path }) {
    if (path !== '/mockServiceWorker.js') return undefined;
    return { body: await readFile(require.resolve('msw/mockServiceWorker.js'), 'utf8'), type: 'js' };
  },
};

export default {
  files: 'test/browser/**/*.test.ts',
  rootDir: here('.'),
  plugins: [serviceWorker, bundledTests],
  reporters: [browserSummary()],
  // Only what hangs shall end, also on a machine that is busy.
  testsStartTimeout: 120_000,
  testsFinishTimeout: 400_000,
  testFramework: { config: { timeout: 60_000 } },
  concurrency: 1,
  browsers: [
    chromeLauncher({
      launchOptions: {
        executablePath: process.env.CHROME_PATH ?? '/usr/bin/chromium',
        args: [
          '--no-sandbox',
          '--disable-dev-shm-usage',
          '--disable-background-networking',
          '--disable-component-update',
          '--disable-sync',
        ],
      },
    }),
  ],
};
