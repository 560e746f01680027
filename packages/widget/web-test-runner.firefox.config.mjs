// The same tests in Firefox: FIREFOX_PATH, else the system's. `npm test` needs Chromium alone.
import { chromeLauncher } from '@web/test-runner-chrome';
import puppeteer from 'puppeteer-core';
import inChromium, { litOfScriptTag } from './web-test-runner.config.mjs';

export default {
  ...inChromium,
  // Lit itself, as npm brings it.
  plugins: inChromium.plugins.filter((plugin) => plugin !== litOfScriptTag),
  // What only Chromium can be told or asked: preferences of the system, and what axe saw by them.
  files: ['test/browser/*.test.ts', '!test/browser/accessibility.test.ts'],
  browsers: [
    chromeLauncher({
      puppeteer,
      launchOptions: {
        browser: 'firefox',
        executablePath: process.env.FIREFOX_PATH || '/usr/bin/firefox-esr',
        headless: true,
      },
      concurrency: 1,
    }),
  ],
};
