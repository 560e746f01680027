// docs/rules.md: every rule of the catalogue with the tests whose titles name it. With --check it writes nothing, and fails
// if the page is stale, if a title names a rule that does not exist, or if a rule of a complete family has no test.
import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import * as prettier from 'prettier';
import ts from 'typescript';
import { fromRoot, root } from './workspace.mjs';

/** Families whose every rule must have a test. */
const completeFamilies = ['AC', 'ST', 'RT', 'LM', 'AR', 'RB'].concat(
  ['CF', 'FL', 'VM', 'RS', 'QS', 'LR'],
  ['IQ', 'AT', 'SL', 'DL', 'PN', 'SY'],
);

const page = fromRoot('docs/rules.md');
const folders = ['packages/*/test', 'e2e'];
const ruleId = /\b(?:AC|ST|RT|LM|AR|RB|WB|CF|FL|VM|RS|QS|LR|IQ|AT|SL|DL|PN|SY)-\d\d\b/g;
const runners = new Set(['test', 'it', 'describe']);
/** Whoever does not run proves nothing. */
const idle = new Set(['skip', 'todo', 'skipIf', 'fails']);

/**
 * The titles of a test file, with those of `each`'s rows. Comments and other texts are no titles.
 * @param {string} source @returns {string[]}
 */
export function titlesOf(source) {
  /** @type {string[]} */
  const titles = [];
  /** @param {ts.Node} node */
  const visit = (node) => {
    if (ts.isCallExpression(node)) titles.push(...titlesIn(node));
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile('test.ts', source, ts.ScriptTarget.Latest));
  return titles;
}

/** @param {ts.CallExpression} call @returns {string[]} */
function titlesIn({ expression, arguments: [first] }) {
  const names = calleeOf(expression);
  if (!names || !runners.has(names[0]) || names.some((name) => idle.has(name))) return [];
  const each = ts.isCallExpression(expression) ? expression : undefined;
  const title = first && textOf(first);
  if (title === undefined) return [];
  const rows = each && title.includes('%') ? rowTitles(each) : [];
  return [title, ...rows];
}

/** `it`, `it.only`, `it.each(…)`: the names in it, the runner first. @param {ts.Expression} expression @returns {string[] | undefined} */
function calleeOf(expression) {
  if (ts.isIdentifier(expression)) return [expression.text];
  if (ts.isCallExpression(expression)) return calleeOf(expression.expression);
  if (!ts.isPropertyAccessExpression(expression)) return undefined;
  const names = calleeOf(expression.expression);
  return names && [...names, expression.name.text];
}

/** The text of a literal; what a template fills in shows as `…`. @param {ts.Expression} node */
function textOf(node) {
  if (ts.isStringLiteralLike(node)) return node.text;
  if (!ts.isTemplateExpression(node)) return undefined;
  return node.head.text + node.templateSpans.map(({ literal }) => `…${literal.text}`).join('');
}

/** Texts in the rows of an `each` that name rules: they stand in its titles. @param {ts.CallExpression} each */
function rowTitles(each) {
  /** @type {string[]} */
  const titles = [];
  /** @param {ts.Node} node */
  const visit = (node) => {
    if (ts.isStringLiteralLike(node) && rulesIn(node.text).length > 0) titles.push(node.text);
    ts.forEachChild(node, visit);
  };
  each.arguments.forEach(visit);
  return titles;
}

/** The rules that a title names, each once. @param {string} title @returns {string[]} */
export function rulesIn(title) {
  return [...new Set(title.match(ruleId) ?? [])];
}

/** @returns {{ families: { id: string, name: string }[], rules: { id: string, family: string, term: string, statement: string, source: string }[] }} */
function readCatalogue() {
  return JSON.parse(readFileSync(fromRoot('docs/rules/catalogue.json'), 'utf8'));
}

/** Rule → file → titles. @returns {Map<string, Map<string, string[]>>} */
function findTests() {
  const found = new Map();
  const files = globSync(
    folders.map((folder) => `${folder}/**/*.ts`),
    { cwd: root, exclude: (name) => name.includes('node_modules') },
  );
  for (const file of files.map((name) => name.split(sep).join('/')).sort()) {
    for (const title of titlesOf(readFileSync(fromRoot(file), 'utf8'))) {
      for (const rule of rulesIn(title)) {
        const files = found.get(rule) ?? new Map();
        found.set(rule, files);
        files.set(file, [...new Set([...(files.get(file) ?? []), title])]);
      }
    }
  }
  return found;
}

/**
 * What is wrong: titles that name unknown rules, and rules of complete families without a test.
 * @param {{ rules: { id: string, family: string }[] }} catalogue
 * @param {ReadonlyMap<string, ReadonlyMap<string, string[]>>} tests
 * @param {readonly string[]} complete
 */
export function faultsOf({ rules }, tests, complete) {
  const known = new Set(rules.map(({ id }) => id));
  const unknown = [...tests].flatMap(([rule, files]) =>
    known.has(rule) ? [] : [`${[...files.keys()].join(', ')}: a title names ${rule}, which is no rule`],
  );
  const untested = rules
    .filter(({ id, family }) => complete.includes(family) && !tests.has(id))
    .map(({ id }) => `${id} has no test`);
  return [...unknown, ...untested];
}

/**
 * @param {ReturnType<typeof readCatalogue>} catalogue
 * @param {ReadonlyMap<string, ReadonlyMap<string, string[]>>} tests
 */
function render({ families, rules }, tests) {
  const count = (/** @type {typeof rules} */ of) =>
    `${of.filter(({ id }) => tests.has(id)).length} of ${of.length}`;
  const lines = [
    '# Rules and their tests',
    '',
    `Rendered by \`node scripts/rules.mjs\` from [the catalogue](rules/catalogue.json) and the titles of the tests: ${count(rules)} rules are named by a test.`,
    '',
    '| Family | About | Rules with a test |',
    '| - | - | - |',
    ...families.map(({ id, name }) => {
      const own = rules.filter(({ family }) => family === id);
      return `| [${id}](#${id.toLowerCase()}) | ${name} | ${count(own)} |`;
    }),
  ];
  for (const { id: family } of families) {
    lines.push('', `## ${family}`);
    for (const { id, term, statement, source } of rules.filter((rule) => rule.family === family)) {
      lines.push('', `**${id}** ${escape(term)} (${source}) ${escape(statement)}`, '');
      const files = [...(tests.get(id) ?? [])];
      if (files.length === 0) lines.push('- no test');
      for (const [file, titles] of files) {
        lines.push(`- [${file}](../${file})`, ...titles.map((title) => `  - ${escape(title)}`));
      }
    }
  }
  return `${lines.join('\n')}\n`;
}

/** Titles are no markup. @param {string} text */
function escape(text) {
  return text.replace(/\s+/g, ' ').replace(/[\\`*_[\]<>|~#$]/g, '\\$&');
}

/** Whether everything is in order, and the page as it should be; without `check` it is written. @param {boolean} check */
export async function renderRules(check) {
  const catalogue = readCatalogue();
  const tests = findTests();
  const faults = faultsOf(catalogue, tests, completeFamilies);
  for (const fault of faults) console.error(`shopbell: ${fault}`);
  const options = await prettier.resolveConfig(page);
  const text = await prettier.format(render(catalogue, tests), { ...options, parser: 'markdown' });
  if (!check) {
    writeFileSync(page, text);
    return faults.length === 0;
  }
  const isCurrent = text === readPage();
  if (!isCurrent) console.error('shopbell: docs/rules.md is out of date; run `node scripts/rules.mjs`.');
  return isCurrent && faults.length === 0;
}

function readPage() {
  try {
    return readFileSync(page, 'utf8');
  } catch {
    return '';
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  process.exit((await renderRules(process.argv.includes('--check'))) ? 0 : 1);
}
