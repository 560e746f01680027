import { esbuildPlugin } from '@web/dev-server-esbuild';
import { chromeLauncher } from '@web/test-runner-chrome';
import { browserSummary } from '../../scripts/browserSummary.mjs';
import { forcedColors } from './test/browser/support/forcedColors.mjs';
import { shippedFiles } from './test/browser/support/shippedFiles.mjs';
import { touchScreen } from './test/browser/support/touchScreen.mjs';

/** What the script tag brings in Lit's place (docs/decisions/0045). */
export const litOfScriptTag = {
  name: 'lit-of-script-tag',
  resolveImport: ({ source }) => (source === 'lit' ? '/packages/widget/src/lit/lit.ts' : undefined),
};

export default {
  rootDir: '../..',
  files: 'test/browser/*.test.ts',
  nodeResolve: { browser: true, exportConditions: ['@shopbell/source', 'browser', 'development'] },
  plugins: [
    litOfScriptTag,
    await shippedFiles(),
    touchScreen(),
    forcedColors(),
    esbuildPlugin({ ts: true, target: 'es2022' }),
  ],
  browsers: [
    chromeLauncher({
      launchOptions: {
        executablePath: process.env.CHROME_PATH || '/usr/bin/chromium',
        args: [
          '--no-sandbox',
          '--disable-dev-shm-usage',
          '--disable-background-networking',
          '--disable-component-update',
          '--disable-sync',
          // Roles and names as a screen reader gets them.
          '--enable-blink-features=ComputedAccessibilityInfo',
        ],
      },
      concurrency: 1,
    }),
  ],
  // Hundreds of views are looked at by axe, on a machine that may be busy.
  testsStartTimeout: 120_000,
  testsFinishTimeout: 400_000,
  testFramework: { config: { timeout: 60_000 } },
  reporters: [browserSummary()],
};
