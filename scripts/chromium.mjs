// Finds the Chromium that the browser tests run in: CHROME_PATH, else the system's, else Debian's package when we may
// install it. It is the only thing that the project ever installs on a system.
import { existsSync, readFileSync } from 'node:fs';
import { fail, run } from './workspace.mjs';

const places = {
  linux: [
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome-stable',
    '/usr/bin/google-chrome',
  ],
  darwin: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
  ],
  win32: ['C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe'],
};

/** @returns {Promise<string>} the path of an executable Chromium */
export async function findChromium() {
  const named = process.env.CHROME_PATH;
  if (named) {
    if (existsSync(named)) return named;
    fail(`CHROME_PATH names ${named}, and nothing is there.`);
  }
  const found = places[/** @type {keyof typeof places} */ (process.platform)]?.find((place) =>
    existsSync(place),
  );
  if (found) return found;
  if (isDebian() && process.getuid?.() === 0) return installOnDebian();
  fail(
    isDebian()
      ? 'the tests need Chromium: run `sudo apt-get install chromium fonts-noto-cjk`, or set CHROME_PATH to a Chrome or Chromium.'
      : 'the tests need Chromium: install Chrome or Chromium, or set CHROME_PATH to its executable.',
  );
}

function isDebian() {
  try {
    return /^ID(_LIKE)?=.*debian/m.test(readFileSync('/etc/os-release', 'utf8'));
  } catch {
    return false;
  }
}

async function installOnDebian() {
  console.log("shopbell: installing Debian's chromium for the browser tests …");
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  await run('apt-get', ['update', '-q'], { env, quiet: true });
  const { code, output } = await run(
    'apt-get',
    ['install', '-q', '-y', '--no-install-recommends', 'chromium', 'fonts-noto-cjk'],
    { env, quiet: true },
  );
  if (code !== 0 || !existsSync('/usr/bin/chromium')) {
    console.error(output.trim().split('\n').slice(-5).join('\n'));
    fail('installing chromium failed; install it by hand or set CHROME_PATH.');
  }
  return '/usr/bin/chromium';
}
