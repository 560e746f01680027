import { existsSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { createRequire } from 'node:module';
import { chromiumArgs, chromiumPath } from './browser.ts';
import { line, median } from './figures.ts';

/** As much of `lighthouse` and what launches its browser as is used here: neither is a dependency of the workspace. */
interface Lighthouse {
  readonly default: (
    url: string,
    flags: {
      readonly port: number;
      readonly logLevel: 'error';
      readonly onlyCategories: readonly string[];
      readonly blockedUrlPatterns?: readonly string[];
    },
  ) => Promise<{ readonly lhr: Report }>;
}
interface Launcher {
  launch(options: {
    readonly chromePath: string;
    readonly chromeFlags: readonly string[];
  }): Promise<{ readonly port: number; kill(): void }>;
}
interface Report {
  readonly categories: Readonly<Record<'performance', { readonly score: number | null }>>;
  readonly audits: Readonly<Record<string, { readonly numericValue?: number }>>;
}

const runs = 5;
const home = new URL('lighthouse/', import.meta.url);

/** What Lighthouse (a phone, its default) says of the demo shop's product page with the bell, and with the bell blocked. */
export async function measureScore(storefront: string): Promise<void> {
  console.log(
    `\nLighthouse on the demo shop's product page (${String(runs)} runs each, by turns; the middle, then all)`,
  );
  if (!existsSync(new URL('node_modules', home))) {
    console.log(
      '  not installed: npm install --prefix bench/bell/lighthouse --ignore-scripts --no-package-lock',
    );
    return;
  }
  const { resolve } = createRequire(home);
  const { default: lighthouse } = (await import(pathToFileURL(resolve('lighthouse')).href)) as Lighthouse;
  const { launch } = (await import(pathToFileURL(resolve('chrome-launcher')).href)) as Launcher;
  const kinds = { 'without the bell': ['*shopbell.js*'], 'with the bell': [] } as const;
  const reports = new Map<string, Report[]>();
  for (let run = 0; run < runs; run++)
    for (const [name, blockedUrlPatterns] of Object.entries(kinds)) {
      const chrome = await launch({
        chromePath: chromiumPath(),
        chromeFlags: [...chromiumArgs, '--headless=new'],
      });
      try {
        const { lhr } = await lighthouse(`${storefront}/product-1001.html`, {
          port: chrome.port,
          logLevel: 'error',
          onlyCategories: ['performance'],
          blockedUrlPatterns,
        });
        reports.set(name, [...(reports.get(name) ?? []), lhr]);
      } finally {
        chrome.kill();
      }
    }
  for (const [name, all] of reports) {
    const scores = all.map(({ categories }) => 100 * (categories.performance.score ?? NaN));
    line(`${name}: performance`, figures(scores, 0));
    for (const [audit, digits] of [
      ['total-blocking-time', 0],
      ['cumulative-layout-shift', 3],
      ['largest-contentful-paint', 0],
      ['total-byte-weight', 0],
    ] as const)
      line(
        `  ${audit}`,
        figures(
          all.map(({ audits }) => audits[audit]?.numericValue ?? NaN),
          digits,
        ),
      );
  }
}

function figures(values: readonly number[], digits: number): string {
  return `${median(values).toFixed(digits).padStart(7)}   (${values.map((value) => value.toFixed(digits)).join(' ')})`;
}
