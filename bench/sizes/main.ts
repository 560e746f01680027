/**
 * What a page pays: our browser packages beside other people's, bundled, minified and gzipped in the same run by the same
 * tool. The peers are installed here at the first run, into a folder that is no part of the workspace.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';

const peers = fileURLToPath(new URL('peers/', import.meta.url));
const packages = fileURLToPath(new URL('../../packages/', import.meta.url));

interface Weighed {
  readonly name: string;
  readonly version: string;
  readonly bytes: number;
}

function versionOf(manifest: string): string {
  const { version } = JSON.parse(readFileSync(manifest, 'utf8')) as { version: string };
  return version;
}

const options = {
  bundle: true,
  minify: true,
  write: false as const,
  format: 'esm' as const,
  target: 'es2022',
  platform: 'browser' as const,
  // Ours straight from its sources: nothing has to be built before.
  conditions: ['@shopbell/source'],
  define: { 'process.env.NODE_ENV': '"production"', global: 'globalThis' },
  logLevel: 'error' as const,
  // Node's own modules, which some peers name but no browser has.
  external: ['crypto', 'http', 'https', 'jsonwebtoken', 'ws', 'zlib', 'stream', 'url', 'fs', 'net', 'tls'],
};

const gzipped = (contents: Uint8Array): number => gzipSync(contents, { level: 9 }).length;

/** All that the import brings along, in one file, as a page would load it. */
async function weigh(name: string, code: string, resolveDir: string, version: string): Promise<Weighed> {
  const { outputFiles } = await build({
    ...options,
    stdin: { contents: code, resolveDir },
  });
  return { name, version, bytes: outputFiles.reduce((sum, { contents }) => sum + gzipped(contents), 0) };
}

/**
 * The widget as a page's own bundler splits it: what is loaded before anything has happened, words of one language
 * included, and all there is, words of every language included.
 */
async function weighWidget(): Promise<Weighed[]> {
  const room = `${packages}widget/`;
  const { outputFiles, metafile } = await build({
    ...options,
    stdin: { contents: `import '@shopbell/widget';`, resolveDir: room },
    outdir: 'out',
    splitting: true,
    metafile: true,
  });
  const sizes = new Map(outputFiles.map(({ path, contents }) => [basename(path), gzipped(contents)]));
  const files = Object.entries(metafile.outputs);
  const holds = (part: string) =>
    files.filter(([, { inputs }]) => Object.keys(inputs).some((path) => path.endsWith(part)));
  const atOnce = new Set([...holds('<stdin>'), ...holds('/widget/src/words/en.ts')].map(([path]) => path));
  for (const path of atOnce)
    for (const { kind, path: imported } of metafile.outputs[path]?.imports ?? [])
      if (kind === 'import-statement') atOnce.add(imported);
  const sum = (paths: Iterable<string>) =>
    [...paths].reduce((total, path) => total + (sizes.get(basename(path)) ?? Infinity), 0);
  const version = versionOf(`${room}package.json`);
  return [
    { name: '@shopbell/widget, first load', version, bytes: sum(atOnce) },
    { name: '@shopbell/widget, all of it', version, bytes: sum(files.map(([path]) => path)) },
  ];
}

function ours(name: string, code: string): Promise<Weighed> {
  return weigh(name, code, `${packages}sdk`, versionOf(`${packages}sdk/package.json`));
}

function peer(name: string): Promise<Weighed> {
  const version = versionOf(`${peers}node_modules/${name}/package.json`);
  return weigh(name, `export * from ${JSON.stringify(name)};`, peers, version);
}

if (!existsSync(`${peers}node_modules`)) {
  execFileSync('npm', ['install', '--ignore-scripts', '--no-package-lock', '--no-audit', '--no-fund'], {
    cwd: peers,
    stdio: 'inherit',
  });
}

const own = await ours('@shopbell/sdk, customer client', `export * from '@shopbell/sdk';`);
const rows = [
  own,
  await ours('@shopbell/sdk/agent', `export * from '@shopbell/sdk/agent';`),
  ...(await weighWidget()),
  await peer('socket.io-client'),
  await peer('@livechat/customer-sdk'),
  await peer('amazon-connect-chatjs'),
  await peer('stream-chat'),
  await peer('deep-chat'),
];
for (const { name, version, bytes } of rows) {
  const size = (bytes / 1024).toFixed(2).padStart(7);
  console.log(`${`${name} ${version}`.padEnd(44)} ${size} KiB gzip  × ${(bytes / own.bytes).toFixed(2)}`);
}
