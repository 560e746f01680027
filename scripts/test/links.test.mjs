import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { anchorsOf, brokenLinksOf, linksOf } from '../links.mjs';

test('links are found wherever Markdown has them, and not in code', () => {
  const markdown = [
    '[a](one.md) ![b](two.png "title") [`c`](three/four.ts#L1)',
    '[d]: five.md',
    '`[e](six.md)`',
    '```',
    '[f](seven.md)',
    '```',
  ].join('\n');
  expect(linksOf(markdown)).toEqual(['one.md', 'two.png', 'three/four.ts#L1', 'five.md']);
});

test('anchors are those of the headings', () => {
  const markdown = '# One, and `two`\n## 一条消息\n### Why …\n## Again\n## Again\n```\n# none\n```\n';
  expect(anchorsOf(markdown)).toEqual(['one-and-two', '一条消息', 'why-', 'again', 'again-1']);
});

test('what is not there is named: files, folders, headings', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'shopbell-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  await writeFile(join(folder, 'other.md'), '# Here\n');
  const links = ['other.md', 'other.md#here', '#top', '.', 'https://a.test/x', '/v1/docs', 'mailto:a@b.test'];
  const broken = ['other.md#there', '#below', 'gone.ts', 'gone/'];
  const lines = [...links, ...broken].map((link) => `[to](${link})`);
  await writeFile(join(folder, 'page.md'), `# Top\n${lines.join('\n')}\n`);
  expect(brokenLinksOf(join(folder, 'page.md'))).toEqual(broken);
});
