// Whether what the project's Markdown files link to is there: files and folders, and headings by their anchors.
import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root, run } from './workspace.mjs';

/** Links of the web, and absolute paths of a served page, are not ours to check. */
const elsewhere = /^(?:[a-z][a-z\d+.-]*:|\/)/i;

/** @param {string} markdown */
const withoutCode = (markdown) => markdown.replace(/^```[\s\S]*?^```/gm, '').replace(/`[^`\n]*`/g, '``');

/** The targets of `[text](target)`, `![text](target)` and `[label]: target`. @param {string} markdown */
export function linksOf(markdown) {
  const text = withoutCode(markdown);
  const inline = [...text.matchAll(/\]\(\s*<?([^)\s>]+)>?(?:\s+"[^"]*")?\s*\)/g)];
  const labelled = [...text.matchAll(/^\[[^\]]+\]:\s*<?(\S+?)>?\s*$/gm)];
  return [...inline, ...labelled].map(([, target]) => target);
}

/** The anchors of the headings, as GitHub makes them. @param {string} markdown */
export function anchorsOf(markdown) {
  const headings = markdown.replace(/^```[\s\S]*?^```/gm, '').matchAll(/^#{1,6}\s+(.+?)\s*#*$/gm);
  const seen = new Map();
  return [...headings].map(([, heading]) => {
    const plain = heading.replace(/\[([^\]]*)\]\([^)]*\)/g, '$1').toLowerCase();
    const slug = plain.replace(/[^\p{L}\p{N}\s_-]/gu, '').replace(/\s/g, '-');
    const repeats = seen.get(slug) ?? 0;
    seen.set(slug, repeats + 1);
    return repeats === 0 ? slug : `${slug}-${repeats}`;
  });
}

/** What a file links to and is not there. @param {string} file */
export function brokenLinksOf(file) {
  const markdown = readFileSync(file, 'utf8');
  return linksOf(markdown).filter((link) => {
    if (elsewhere.test(link)) return false;
    const [path, anchor] = link.split('#').map(decodeURIComponent);
    const target = path === '' ? file : join(dirname(file), path);
    if (!existsSync(target)) return true;
    if (!anchor || !target.endsWith('.md') || statSync(target).isDirectory()) return false;
    return !anchorsOf(readFileSync(target, 'utf8')).includes(anchor);
  });
}

/** Names every broken link; false if there is one. */
export async function linksHold() {
  const listed = ['ls-files', '--cached', '--others', '--exclude-standard', '*.md'];
  const { output } = await run('git', listed, { quiet: true });
  const files = output.split('\n').filter((file) => file !== '' && existsSync(join(root, file)));
  if (files.length === 0) console.error('git names no Markdown files here');
  let hold = files.length > 0;
  for (const file of files) {
    for (const link of brokenLinksOf(join(root, file))) {
      hold = false;
      console.error(`${relative(root, join(root, file))}: nothing is at ${link}`);
    }
  }
  return hold;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) process.exit((await linksHold()) ? 0 : 1);
