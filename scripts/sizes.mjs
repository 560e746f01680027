// What reaches a customer's browser, minified and gzipped, held by a limit each. Run after a build.
import { gzipSync } from 'node:zlib';
import { readFile, readdir } from 'node:fs/promises';
import { basename } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { fromRoot } from './workspace.mjs';

const KiB = 1024;
const widget = fromRoot('packages/widget/dist');
/** The words of one language each, of which a page loads one. */
const languages = ['ar.js', 'en.js', 'zh-CN.js'];

/** Views that come once the panel is open, those of the first file or card, what few need, the word beside the bell, what rings, what is filled in, customer groups. */
const extras = 'extras.js';
const attached = 'attached.js';
const tools = 'tools.js';
const greeting = 'greeting.js';
const alerts = 'alerts.js';
const forms = 'forms.js';
const groups = 'groups.js';
const later = [
  extras,
  attached,
  tools,
  greeting,
  alerts,
  forms,
  groups,
  ...['later', 'groups'].flatMap((words) => languages.map((file) => `${words}-${file}`)),
];

/** Parts of the SDK that come when they are needed (docs/decisions/0019); names are those of their modules. */
const parts = /^(?:company|fileTransfer|joinedGroups|metricsOf|ownSocket|service|streamSocket)-/;

/**
 * Each row says what a customer's page loads, and holds what was reached. The goals are 12 KiB for the SDK's start and 30 KiB
 * to show panel and chat: tabs, files and logins brought both above.
 */
const rows = [
  { name: 'loader', limit: 2.1 * KiB, bytes: async () => gzip(await readFile(`${widget}/shopbell.js`)) },
  { name: 'SDK, to connect and talk', limit: 14.1 * KiB, bytes: async () => (await client()).start },
  {
    name: 'SDK, parts that come when needed',
    limit: 5.2 * KiB,
    bytes: async () => (await client()).parts,
  },
  { name: 'SDK, customer groups', limit: 2.3 * KiB, bytes: async () => (await client()).groups },
  { name: 'widget, to show the panel and chat', limit: 31 * KiB, bytes: firstWidget },
  { name: 'widget, what comes later', limit: 13.6 * KiB, bytes: () => widgetFile(extras) },
  { name: 'widget, words of what comes later', limit: 3.2 * KiB, bytes: () => wordsOf('later') },
  { name: 'widget, with the first file or card', limit: 5.4 * KiB, bytes: () => widgetFile(attached) },
  { name: 'widget, emoji, items, transcript', limit: 4 * KiB, bytes: () => widgetFile(tools) },
  { name: 'widget, the word beside the bell', limit: 2.2 * KiB, bytes: () => widgetFile(greeting) },
  { name: 'widget, what rings and flashes', limit: 0.6 * KiB, bytes: () => widgetFile(alerts) },
  { name: 'widget, rating and contact', limit: 2.6 * KiB, bytes: () => widgetFile(forms) },
  { name: 'widget, customer groups', limit: 7.6 * KiB, bytes: () => widgetFile(groups) },
  { name: 'widget, words of customer groups', limit: 0.9 * KiB, bytes: () => wordsOf('groups') },
];

/** @type {ReturnType<typeof customerClient> | undefined} */
let bundled;
/** Bundled once for all its rows. */
const client = () => (bundled ??= customerClient());

/** @param {Uint8Array} file */
const gzip = (file) => gzipSync(file, { level: 9 }).length;

/** Everything that the package's main entry brings, as a page's bundler splits it. */
async function customerClient() {
  const { outputFiles, metafile } = await build({
    entryPoints: [fromRoot('packages/sdk/dist/index.js')],
    outdir: 'out',
    bundle: true,
    splitting: true,
    minify: true,
    write: false,
    metafile: true,
    logLevel: 'error',
    format: 'esm',
    target: 'es2022',
  });
  const sizes = new Map(outputFiles.map(({ path, contents }) => [basename(path), gzip(contents)]));
  const { outputs } = metafile;
  const entry = Object.keys(outputs).find((path) => outputs[path]?.entryPoint?.endsWith('index.js'));
  /** What a page loads before anything has happened. */
  const atOnce = new Set(entry === undefined ? [] : [entry]);
  for (const path of atOnce) {
    for (const { kind, path: imported } of outputs[path]?.imports ?? []) {
      if (kind === 'import-statement') atOnce.add(imported);
    }
  }
  const sum = [...sizes.values()].reduce((total, size) => total + size, 0);
  const start = [...atOnce].reduce((total, path) => total + (sizes.get(basename(path)) ?? Infinity), 0);
  const [, groups = Infinity] = [...sizes].find(([file]) => file.startsWith('joinedGroups-')) ?? [];
  return { start, groups, parts: sum - start - groups };
}

/** Loader, panel with the SDK, and the words of one language: the larger counts. A file that is no extra counts here. */
async function firstWidget() {
  const sizes = await widgetFiles();
  const words = Math.max(...languages.map((file) => sizes.get(file) ?? Infinity));
  const rest = [...sizes]
    .filter(([file]) => !languages.includes(file) && !later.includes(file) && !parts.test(file))
    .reduce((sum, [, size]) => sum + size, 0);
  return gzip(await readFile(`${widget}/shopbell.js`)) + rest + words;
}

/**
 * Of one language: the larger counts.
 *
 * @param {string} words
 */
async function wordsOf(words) {
  return Math.max(...(await Promise.all(languages.map((file) => widgetFile(`${words}-${file}`)))));
}

/** @param {string} file */
async function widgetFile(file) {
  return (await widgetFiles()).get(file) ?? Infinity;
}

async function widgetFiles() {
  const files = (await readdir(`${widget}/widget`)).filter((file) => file.endsWith('.js'));
  return new Map(
    await Promise.all(
      files.map(
        async (file) => /** @type {const} */ ([file, gzip(await readFile(`${widget}/widget/${file}`))]),
      ),
    ),
  );
}

/** Prints the table; false if a limit is broken. */
export async function printSizes() {
  let kept = true;
  for (const { name, limit, bytes } of rows) {
    const size = await bytes();
    if (size > limit) kept = false;
    const mark = size > limit ? '  OVER THE LIMIT' : '';
    console.log(
      `${name.padEnd(38)} ${(size / KiB).toFixed(2).padStart(6)} KiB gzip of ${(limit / KiB).toFixed(1)}${mark}`,
    );
  }
  return kept;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) process.exit((await printSizes()) ? 0 : 1);
