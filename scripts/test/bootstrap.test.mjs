import { spawnSync } from 'node:child_process';
import {
  chmod,
  cp,
  mkdir,
  mkdtemp,
  readFile,
  readlink,
  rm,
  stat,
  symlink,
  utimes,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { fromRoot } from '../workspace.mjs';

/** A workspace that needs nothing but the bootstrap: npm and pnpm do as they are told and fetch nothing. */
async function emptyWorkspace() {
  const root = await mkdtemp(join(tmpdir(), 'shopbell-'));
  onTestFinished(() => rm(root, { recursive: true, force: true }));
  const tools = join(root, 'tools');
  const pnpm = join(root, '.runtime/node_modules/pnpm/bin');
  for (const folder of ['scripts', 'node_modules', 'tools', '.runtime/node_modules/pnpm/bin'])
    await mkdir(join(root, folder), { recursive: true });
  await cp(fromRoot('scripts/bootstrap.mjs'), join(root, 'scripts/bootstrap.mjs'));
  for (const task of ['start', 'test'])
    await writeFile(join(root, `scripts/${task}.mjs`), 'console.log("ran");');
  for (const name of ['pnpm-lock.yaml', 'pnpm-workspace.yaml', 'package.json'])
    await writeFile(join(root, name), '{}');
  await writeFile(join(pnpm, 'pnpm.mjs'), '');
  await writeFile(join(tools, 'npm'), '#!/bin/sh\nexit 0\n');
  await chmod(join(tools, 'npm'), 0o755);
  const run = (task = 'start') =>
    spawnSync(process.execPath, [join(root, 'scripts/bootstrap.mjs'), task], {
      encoding: 'utf8',
      env: { PATH: [tools, process.env.PATH].join(delimiter) },
    });
  return { root, run };
}

test('a second start writes nothing', async () => {
  const { root, run } = await emptyWorkspace();
  expect(run().stdout).toMatch(/ran\n$/);
  const files = [
    '.runtime/.stamp',
    '.runtime/bin/pnpm',
    '.runtime/bin/pnpm.cmd',
    'node_modules/.shopbell-installed',
  ];
  for (const file of files) await utimes(join(root, file), 1, 1);
  expect(run().stdout).toBe('ran\n');
  for (const file of files) expect((await stat(join(root, file))).mtimeMs).toBe(1000);
  expect(await readFile(join(root, '.runtime/bin/pnpm'), 'utf8')).toContain('pnpm.mjs');
});

test('the Node of .runtime stays wanted while it is the one that runs: npm would take it out', async () => {
  const { root, run } = await emptyWorkspace();
  const name = `node-${process.platform}-${process.arch}`;
  const bin = join(root, '.runtime/node_modules', name, 'bin');
  await mkdir(bin, { recursive: true });
  await symlink(process.execPath, join(bin, 'node'));
  // npm leaves in place what it was asked for, and nothing else.
  const folder = join(root, '.runtime/node_modules', name);
  const npm = `#!/bin/sh\ncase "$*" in *${name}@*) ;; *) rm -r "${folder}" ;; esac\n`;
  await writeFile(join(root, 'tools/npm'), npm);
  expect(run()).toMatchObject({ status: 0, stdout: expect.stringMatching(/ran\n$/) });
  expect(await readlink(join(bin, 'node'))).toBe(process.execPath);
});

test.each(['.runtime/.stamp', '.runtime/bin/pnpm', '.runtime/bin', 'node_modules/.shopbell-installed'])(
  '%s that cannot be written: one clear line, and npm test still counts',
  async (name) => {
    const { root, run } = await emptyWorkspace();
    // A folder where a file belongs, or the other way round: no account may write there, root neither.
    if (name.endsWith('bin')) await writeFile(join(root, name), '');
    else await mkdir(join(root, name), { recursive: true });
    const started = run();
    expect(started.status).toBe(1);
    expect(started.stderr).toMatch(
      /^shopbell: cannot write to .+; make the folder writable and try again \(.+\)\.\n$/,
    );
    const tested = run('test');
    expect([tested.status, tested.stdout.trimEnd().split('\n').at(-1)]).toEqual([1, '0 passed, 1 failed']);
  },
);
