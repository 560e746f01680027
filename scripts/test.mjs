// `npm test`: every test there is, closing with the line `N passed, N failed`.
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildWorkspace } from './build.mjs';
import { findChromium } from './chromium.mjs';
import { fail, fromRoot, run } from './workspace.mjs';

const browserRooms = ['widget', 'workbench', 'mock-server'];

export async function testEverything() {
  const env = { CHROME_PATH: await findChromium() };
  // The journeys drive what is shipped: the built server, widget and workbench.
  if (!(await buildWorkspace())) fail('the build failed; its messages stand above.');
  const total = { passed: 0, failed: 0 };
  const folder = await mkdtemp(join(tmpdir(), 'shopbell-test-'));

  console.log('\n── unit tests and journeys ──');
  const report = join(folder, 'vitest.json');
  const units = await run(
    'vitest',
    ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`],
    { env },
  );
  add(total, units.code, readVitest(report));

  for (const room of browserRooms) {
    console.log(`\n── ${room} in the browser ──`);
    const { code, output } = await run('web-test-runner', [], {
      cwd: fromRoot('packages', room),
      env: { ...env, PATH: roomPath(room) },
    });
    const line = [...output.matchAll(/browser tests: (\d+) passed, (\d+) failed/g)].pop();
    add(total, code, line ? { passed: Number(line[1]), failed: Number(line[2]) } : undefined);
  }

  await rm(folder, { recursive: true, force: true });
  return total;
}

/** A runner that exits badly without naming a failed test counts as one failure: nothing is green by silence. */
function add(total, code, counts = { passed: 0, failed: 0 }) {
  total.passed += counts.passed;
  total.failed += counts.failed;
  if (code !== 0 && counts.failed === 0) total.failed += 1;
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

const total = await testEverything();
console.log(`\n${total.passed} passed, ${total.failed} failed`);
process.exit(total.failed === 0 && total.passed > 0 ? 0 : 1);
