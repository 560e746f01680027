// Everything but the tests: format, lint, types, walls, links, unused code, package shape, size limits.
import { readdir } from 'node:fs/promises';
import { buildWorkspace } from './build.mjs';
import { renderDocs } from './docs.mjs';
import { linksHold } from './links.mjs';
import { renderRules } from './rules.mjs';
import { printSizes } from './sizes.mjs';
import { fromRoot, run } from './workspace.mjs';

const published = ['sdk', 'engine', 'metrics', 'server', 'mock-server', 'widget'];

const steps = [
  { name: 'format', check: () => passes('prettier', ['--check', '--log-level=warn', '.']) },
  { name: 'lint', check: everyRoomIsLinted },
  { name: 'types', check: () => passes('pnpm', ['-r', '--workspace-concurrency=2', 'run', 'types']) },
  {
    name: 'walls',
    check: () =>
      passes('depcruise', ['--config', '.dependency-cruiser.cjs', 'packages', 'examples', 'e2e', 'bench']),
  },
  { name: 'generated docs', check: docsAreCurrent },
  { name: 'rules', check: () => renderRules(true) },
  { name: 'links', check: linksHold },
  { name: 'unused code', check: () => passes('knip', []) },
  { name: 'build', check: buildWorkspace },
  { name: 'packages', check: packagesAreWellFormed },
  { name: 'sizes', check: printSizes },
];

/** @param {string} command @param {string[]} args */
async function passes(command, args) {
  return (await run(command, args)).code === 0;
}

/** One after another: the types of all rooms at once need more memory than a small machine has. */
async function everyRoomIsLinted() {
  const packages = await readdir(fromRoot('packages'));
  let clean = true;
  for (const room of [...packages.map((name) => `packages/${name}`), 'e2e', 'bench', 'examples']) {
    clean =
      (await passes('eslint', [room, '--max-warnings', '0', '--no-error-on-unmatched-pattern'])) && clean;
  }
  return clean;
}

async function docsAreCurrent() {
  const current = await renderDocs(true);
  if (!current) console.error('the generated tables are out of date: run `node scripts/docs.mjs`');
  return current;
}

async function packagesAreWellFormed() {
  for (const name of published) {
    const { code, output } = await run('publint', [fromRoot('packages', name), '--strict'], { quiet: true });
    if (code !== 0) {
      console.error(output);
      return false;
    }
  }
  return true;
}

const broken = [];
for (const { name, check } of steps) {
  console.log(`── ${name} ──`);
  if (!(await check())) broken.push(name);
}
if (broken.length > 0) console.error(`\nshopbell: not in order: ${broken.join(', ')}`);
process.exit(broken.length === 0 ? 0 : 1);
