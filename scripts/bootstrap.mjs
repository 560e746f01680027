// The way in for `npm start` and `npm test`, in plain JavaScript for whatever Node a machine has. It sees to the runtime
// (Node 24 and pnpm, fetched through npm into .runtime/, nothing on the system), installs the workspace when the lock
// file has changed, and hands over to scripts/<task>.mjs under the right Node.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const runtime = join(root, '.runtime');
const nodeVersion = '24.21.0';
const pnpmVersion = '12.21.0';

const [task = 'start', ...rest] = process.argv.slice(2);

/** @param {string} line */
function fail(line) {
  console.error(`shopbell: ${line}`);
  if (task === 'test') console.log('\n0 passed, 1 failed');
  process.exit(1);
}

/** Whether what a step leaves behind was made from exactly these words. @param {string} stamp @param {string} key */
function isFresh(stamp, key) {
  try {
    return readFileSync(stamp, 'utf8') === key;
  } catch {
    return false;
  }
}

const nodePackage = `node-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`;
// What npm is not asked for it takes out of .runtime/: a Node that lies there stays wanted, also while it is the one we run on.
const ownNode = join(
  runtime,
  'node_modules',
  nodePackage,
  'bin',
  process.platform === 'win32' ? 'node.exe' : 'node',
);
const hasNode = Number(process.versions.node.split('.')[0]) >= 24 && !existsSync(ownNode);

function ensureRuntime() {
  const wanted = [`pnpm@${pnpmVersion}`, ...(hasNode ? [] : [`${nodePackage}@${nodeVersion}`])];
  const stamp = join(runtime, '.stamp');
  const key = wanted.join(' ');
  if (isFresh(stamp, key)) return;
  console.log(`shopbell: fetching ${wanted.join(' and ')} into .runtime/ …`);
  makeFolder(runtime);
  const npm = spawnSync(
    'npm',
    [
      'install',
      '--prefix',
      runtime,
      '--no-save',
      '--no-audit',
      '--no-fund',
      '--ignore-scripts',
      '--loglevel=error',
      ...wanted,
    ],
    {
      encoding: 'utf8',
      shell: process.platform === 'win32',
      env: { ...process.env, npm_config_fetch_retries: '1', npm_config_fetch_retry_mintimeout: '1000' },
    },
  );
  if (npm.error) fail(`npm could not be started (${npm.error.message}). Install Node.js with npm.`);
  if (npm.status !== 0) fail(`${registryHint(npm.stderr)} Wanted: ${key}.`);
  write(stamp, key);
}

/** @param {string} folder */
function makeFolder(folder) {
  orSayWhy(() => mkdirSync(folder, { recursive: true }));
}

/** Leaves a file alone that says this already. @param {string} file @param {string} text @param {number} [mode] */
function write(file, text, mode) {
  if (!isFresh(file, text)) orSayWhy(() => writeFileSync(file, text, { mode }));
}

/** @param {() => void} change */
function orSayWhy(change) {
  try {
    change();
  } catch (error) {
    fail(`cannot write to ${root}; make the folder writable and try again (${error.message}).`);
  }
}

/** @param {string} output */
function registryHint(output) {
  if (
    /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ETIMEDOUT|ECONNRESET|ERR_SOCKET|network|fetch failed|request to/i.test(
      output,
    )
  ) {
    return 'the npm registry cannot be reached; check the network or the proxy settings of npm.';
  }
  const last =
    output
      .trim()
      .split('\n')
      .filter((line) => !/A complete log/.test(line))
      .pop() ?? 'no output';
  return `installing failed: ${last.trim()}`;
}

/**
 * `pnpm` as a command, for whatever starts it by name: the package's own one is put in place by an install script, and
 * we run none.
 */
function ensurePnpmCommand() {
  const bin = join(runtime, 'bin');
  makeFolder(bin);
  write(join(bin, 'pnpm'), `#!/bin/sh\nexec "${node}" "${pnpmScript}" "$@"\n`, 0o755);
  write(join(bin, 'pnpm.cmd'), `@"${node}" "${pnpmScript}" %*\r\n`);
}

/** The environment in which everything of the workspace runs: the right Node and pnpm first on PATH. */
function environment() {
  const folders = [join(runtime, 'bin'), join(root, 'node_modules', '.bin')];
  if (!hasNode) folders.unshift(join(runtime, 'node_modules', nodePackage, 'bin'));
  const path = [...folders, process.env.PATH ?? ''].join(delimiter);
  return { ...process.env, PATH: path, TURBO_TELEMETRY_DISABLED: '1', TURBO_NO_UPDATE_NOTIFIER: '1' };
}

const node = hasNode ? process.execPath : ownNode;

const pnpmScript = join(runtime, 'node_modules', 'pnpm', 'bin', 'pnpm.mjs');

function ensureWorkspace() {
  const manifests = ['pnpm-lock.yaml', 'pnpm-workspace.yaml', 'package.json'].map((name) =>
    readFileSync(join(root, name)),
  );
  const key = createHash('sha256').update(Buffer.concat(manifests)).digest('hex');
  const stamp = join(root, 'node_modules', '.shopbell-installed');
  if (isFresh(stamp, key)) return;
  console.log('shopbell: installing the workspace …');
  const pnpm = spawnSync(
    node,
    [pnpmScript, 'install', '--frozen-lockfile', '--reporter=append-only', '--loglevel=warn'],
    { cwd: root, encoding: 'utf8', env: { ...environment(), CI: 'true' } },
  );
  if (pnpm.status !== 0) fail(registryHint(`${pnpm.stdout}\n${pnpm.stderr}\n${pnpm.error?.message ?? ''}`));
  write(stamp, key);
}

ensureRuntime();
ensurePnpmCommand();
ensureWorkspace();

const child = spawn(node, [join(root, 'scripts', `${task}.mjs`), ...rest], {
  cwd: root,
  stdio: 'inherit',
  env: environment(),
});
// The terminal sends Ctrl-C to the whole group: the child ends by itself, and its exit code is ours.
for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM'])) {
  process.on(signal, () => {
    if (signal === 'SIGTERM') child.kill(signal);
  });
}
child.on('exit', (code, signal) => {
  process.exit(code ?? (signal === 'SIGINT' ? 130 : 1));
});
