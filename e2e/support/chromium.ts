import { existsSync } from 'node:fs';
import { chromium, type Browser } from 'playwright-core';

const args = [
  '--no-sandbox',
  '--disable-dev-shm-usage',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** The Chromium that `npm test` found: CHROME_PATH, else the system's. `without`: of what Playwright asks of it by default. */
export function launchChromium(without: string[] = []): Promise<Browser> {
  const executablePath = [process.env.CHROME_PATH, '/usr/bin/chromium', '/usr/bin/google-chrome'].find(
    (path) => path !== undefined && existsSync(path),
  );
  if (executablePath === undefined) throw new Error('no Chromium: set CHROME_PATH');
  return chromium.launch({ executablePath, args, ignoreDefaultArgs: without });
}
