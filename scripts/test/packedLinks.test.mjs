import { readFileSync, readdirSync, existsSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, expect, test } from 'vitest';
import { brokenLinksOf, linksOf } from '../links.mjs';
import { fromRoot } from '../workspace.mjs';

/** What npm packs whatever `files` says. */
const always = ['README.md', 'package.json'];

const packages = readdirSync(fromRoot('packages'))
  .map((name) => fromRoot(`packages/${name}`))
  .filter((folder) => existsSync(join(folder, 'README.md')))
  .map((folder) => ({ folder, ...JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) }))
  .filter(({ private: kept = false }) => !kept);

/** The links of a README that lead nowhere once the package has been unpacked somewhere else. */
function lostLinksOf({ folder, files = [] }) {
  const readme = join(folder, 'README.md');
  return linksOf(readFileSync(readme, 'utf8')).filter((link) => {
    if (/^(?:[a-z][a-z\d+.-]*:|#)/i.test(link)) return false;
    const path = relative(folder, join(folder, link.split('#')[0]));
    return ![...always, ...files].some((packed) => path === packed || path.startsWith(`${packed}/`));
  });
}

describe('who has a package from its tarball alone', () => {
  test('there are packages to look at', () => {
    expect(packages.map(({ name }) => name)).toContain('@shopbell/sdk');
  });

  test.each(packages.map((one) => [one.name, one]))('finds what the README of %s links to', (_name, one) => {
    expect(lostLinksOf(one)).toEqual([]);
    expect(brokenLinksOf(join(one.folder, 'README.md'))).toEqual([]);
  });
});
