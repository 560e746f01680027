/**
 * What the workbench's lists cost in a real browser: 500 ongoing conversations of 60 messages each, one of 5,000, and a history
 * of 100,000 customers read page by page. Beside it, in the same run, a bare Lit list of 500 rows, and of 5,000. The client is
 * that of the tests: no network is in these times, only scripts and layout.
 */
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { chromium } from 'playwright-core';
import { chromiumArgs, chromiumPath } from '../bell/browser.ts';
import { line, load, median, ms } from '../bell/figures.ts';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

const { outputFiles } = await build({
  entryPoints: [here('page.ts')],
  bundle: true,
  minify: true,
  write: false,
  format: 'esm',
  target: 'es2023',
  conditions: ['@shopbell/source', 'browser', 'production', 'module'],
  logLevel: 'error',
});
const script = outputFiles[0]?.text ?? '';
const style = await readFile(here('../../packages/workbench/src/styles/page.css'), 'utf8');

const browser = await chromium.launch({ executablePath: chromiumPath(), args: chromiumArgs });
const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
await page.setContent(
  '<!doctype html><html lang="zh-CN"><head><title>Workbench</title></head><body></body></html>',
);
await page.addStyleTag({ content: style });
await page.addScriptTag({ content: script, type: 'module' });
console.log(`Node ${process.version}, Chromium ${browser.version()}`);
console.log(`load of the machine before: ${load()}\n`);
const measured = await page.evaluate(() => window.measureWorkbench());
await browser.close();

const worst = (runs: readonly number[]): number => Math.max(...runs);
const base = median(measured.bareWrite);
const told = (runs: readonly number[]): string =>
  `${ms(median(runs))} (worst ${ms(worst(runs))}), ${(median(runs) / base).toFixed(2)} of the bare list’s`;

console.log('500 ongoing conversations');
line('somebody writes and goes to the top', told(measured.write));
line('the same in a bare Lit list', told(measured.bareWrite));
line('a bare Lit list drawn or emptied', told(measured.bareBuild));
line('a second passes for all who wait', told(measured.second));
line('a conversation of 60 messages opens', told(measured.open));
line('rows in the document', String(measured.rowsInDocument));
console.log('a conversation of 5,000 messages');
line('it opens', told(measured.openLong));
line('5,000 rows drawn by a bare Lit list', told(measured.bareLong));
line('lines in the document', String(measured.linesInDocument));
console.log('a history of 100,000');
line('the next 1,000 of it come', told(measured.historyPage));
line('scrolling 1,667 rows on, with a frame', told(measured.scroll));
line('rows in the document', String(measured.historyRowsInDocument));
console.log(`\nload of the machine after: ${load()}`);
