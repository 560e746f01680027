// `npm test`: every test there is, closing with the line `N passed, N failed`, whatever happened.
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildWorkspace } from './build.mjs';
import { findChromium } from './chromium.mjs';
import { Tally } from './tally.mjs';
import { fail, fromRoot, run } from './workspace.mjs';

const browserRooms = ['widget', 'workbench', 'mock-server'];

const tally = new Tally();
let isDone = false;

// Also when a step fails before any test runs, or one of these scripts throws.
process.on('exit', () => {
  if (!isDone) tally.addFailure();
  console.log(`\n${tally}`);
  process.exitCode = tally.isGreen ? 0 : 1;
});

async function testEverything() {
  const env = { CHROME_PATH: await findChromium() };
  // The journeys drive what is shipped: the built server, widget and workbench.
  if (!(await buildWorkspace())) fail('the build failed; its messages stand above.');
  const folder = await mkdtemp(join(tmpdir(), 'shopbell-test-'));

  console.log('\n── unit tests and journeys ──');
  const report = join(folder, 'vitest.json');
  const units = await run(
    'vitest',
    ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`],
    { env },
  );
  tally.add(units.code, readVitest(report));

  for (const room of browserRooms) {
    console.log(`\n── ${room} in the browser ──`);
    const { code, output } = await run('web-test-runner', [], {
      cwd: fromRoot('packages', room),
      env: { ...env, PATH: roomPath(room) },
    });
    const line = [...output.matchAll(/browser tests: (\d+) passed, (\d+) failed/g)].pop();
    tally.add(code, line ? { passed: Number(line[1]), failed: Number(line[2]) } : undefined);
  }

  await rm(folder, { recursive: true, force: true });
}

/** @param {string} file */
function readVitest(file) {
  try {
    const { numPassedTests, numFailedTests } = JSON.parse(readFileSync(file, 'utf8'));
    return { passed: numPassedTests, failed: numFailedTests };
  } catch {
    return undefined;
  }
}

/** @param {string} room */
function roomPath(room) {
  return `${fromRoot('packages', room, 'node_modules', '.bin')}:${process.env.PATH}`;
}

await testEverything();
isDone = true;
