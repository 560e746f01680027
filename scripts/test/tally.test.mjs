import { spawnSync } from 'node:child_process';
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { Tally } from '../tally.mjs';
import { fromRoot } from '../workspace.mjs';

test('what the runners count is added up', () => {
  const tally = new Tally();
  tally.add(0, { passed: 3, failed: 0 });
  tally.add(1, { passed: 1, failed: 2 });
  expect([`${tally}`, tally.isGreen]).toEqual(['4 passed, 2 failed', false]);
});

test('a runner that ends without a summary, badly or well, is one failure', () => {
  for (const [code, counts] of [
    [0, undefined],
    [1, undefined],
    [1, { passed: 1, failed: 0 }],
    [0, { passed: 0, failed: 0 }],
  ]) {
    const tally = new Tally();
    tally.add(code, counts);
    expect(tally.failed).toBe(1);
  }
});

test('npm test closes with its line when the build fails', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'shopbell-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  await writeFile(join(folder, 'turbo'), '#!/bin/sh\nexit 1\n');
  await chmod(join(folder, 'turbo'), 0o755);
  const { status, stdout } = spawnSync(process.execPath, [fromRoot('scripts/test.mjs')], {
    encoding: 'utf8',
    env: { PATH: `${folder}${delimiter}${process.env.PATH}`, CHROME_PATH: process.execPath },
  });
  expect(stdout.trimEnd().split('\n').at(-1)).toBe('0 passed, 1 failed');
  expect(status).toBe(1);
});
