import { expect, test } from 'vitest';
import { run } from '../workspace.mjs';

test('a build begins anew when anything changes that it is made of, and not for its tests', async () => {
  const { output } = await run('turbo', ['run', 'build', '--dry=json'], { quiet: true });
  const { tasks } = JSON.parse(output.slice(output.indexOf('{'), output.lastIndexOf('}') + 1));
  const inputs = new Set(
    tasks.flatMap(({ directory, inputs }) => Object.keys(inputs).map((file) => `${directory}/${file}`)),
  );
  expect([...inputs]).toEqual(
    expect.arrayContaining([
      'examples/storefront/index.html',
      'examples/storefront/styles/shop.css',
      'examples/storefront/images/tent.svg',
      'packages/widget/bundle.plugins.ts',
      'packages/widget/shipped.bundles.ts',
      'packages/workbench/index.html',
      'packages/server/src/cli.ts',
      'packages/server/package.json',
    ]),
  );
  expect([...inputs].filter((file) => /\/(test|dist)\/|README/.test(file))).toEqual([]);
});
