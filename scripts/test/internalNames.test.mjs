import { glob, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { expect, test } from 'vitest';
import { internalNames as sdkNames } from '../../packages/sdk/internalNames.ts';
import { internalNames } from '../../packages/widget/internalNames.ts';
import { fromRoot } from '../workspace.mjs';

/** @param {string} folder */
async function textsOf(folder) {
  const texts = [];
  for await (const file of glob('**/*.ts', { cwd: fromRoot(folder) }))
    texts.push(await readFile(fromRoot(`${folder}/${file}`), 'utf8'));
  return texts.join('\n').replace(/\/\*[^]*?\*\/|^\s*\/\/.*$/gm, ' ');
}

/** @param {RegExp} pattern @param {string} text */
const found = (pattern, text) => new Set([...text.matchAll(pattern)].map(([, word]) => word));

test('names that the SDK makes short are no fields of what goes over the wire', async () => {
  // The server reads requests by the built model too: a field that is short there is one that nobody sends.
  const code = (await textsOf('packages/sdk/src/model')).replace(/'[^'\n]* [^'\n]*'/g, "''");
  const fields = found(/(?:^|[\s{(,])'?(\w+)'?\??(?=:|,| })/gm, code);
  expect(sdkNames.filter((name) => fields.has(name))).toEqual([]);
});

test('names that the widget makes short are nobody else’s, and never said as a text', async () => {
  const [widget, sdk] = await Promise.all(['packages/widget/src', 'packages/sdk/src'].map(textsOf));
  const said = found(/['"`](\w+)['"`]/g, widget);
  const exported = found(/export (?:const|let|class|(?:async )?function) (\w+)/g, widget);
  // What the page has, what the server and other tabs are told, what is stored.
  const others = found(/(\w+)/g, sdk);
  const manifest = await readFile(fromRoot('packages/widget/custom-elements.json'), 'utf8');
  const documented = found(/"name": *"(\w+)"/g, manifest);
  const known = [said, exported, others, documented];
  expect(internalNames.filter((name) => known.some((names) => names.has(name)))).toEqual([]);
  expect(internalNames.filter((name) => !new RegExp(`\\b${name}\\b`).test(widget))).toEqual([]);
});

test('none of them is a platform’s own', async () => {
  const widget = createRequire(fromRoot('packages/widget/package.json'));
  const { minify } = await import(widget.resolve('terser'));
  const code = internalNames.map((name) => `given.${name}()`).join(';');
  const kept = await minify(code, { compress: false, mangle: { properties: { undeclared: true } } });
  expect(internalNames.filter((name) => kept.code.includes(`.${name}(`))).toEqual([]);
});
