import { fileURLToPath } from 'node:url';
import { chromeLauncher } from '@web/test-runner-chrome';
import { build } from 'esbuild';
import { browserSummary } from '../../scripts/browserSummary.mjs';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));

/** Each test file as one bundle, made of the workspace's sources: nothing is built first. */
const bundledTests = {
  name: 'bundled-tests',
  async serve({ path }) {
    if (!/^\/test\/browser\/[\w-]+\.test\.ts$/.test(path)) return undefined;
    const { outputFiles } = await build({
      entryPoints: [here(`.${path}`)],
      bundle: true,
      write: false,
      format: 'esm',
      platform: 'browser',
      target: 'es2023',
      sourcemap: 'inline',
      conditions: ['@shopbell/source', 'browser', 'development', 'module'],
    });
    return { body: outputFiles[0].text, type: 'js' };
  },
};

export default {
  rootDir: here('.'),
  files: ['test/browser/*.test.ts'],
  plugins: [bundledTests],
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
  // One page at a time: what is tested here depends on the focus.
  concurrency: 1,
  // Only what hangs shall end, also on a machine that is busy.
  testsStartTimeout: 120_000,
  testsFinishTimeout: 400_000,
  testFramework: { config: { timeout: 60_000 } },
  testRunnerHtml: (testFramework) => `<!doctype html>
<html lang="zh-CN">
  <head>
    <meta charset="utf-8" />
    <title>Shopbell workbench: tests</title>
    <link rel="stylesheet" href="/src/styles/page.css" />
  </head>
  <body>
    <script type="module" src="${testFramework}"></script>
  </body>
</html>`,
  reporters: [browserSummary()],
};
