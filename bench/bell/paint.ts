import { chromium, type Browser, type CDPSession } from 'playwright-core';
import { chromiumArgs, chromiumPath } from './browser.ts';
import { line, median, ms } from './figures.ts';

const runs = 7;
/** A middling phone on a slow mobile network, as Lighthouse has it; here the browser itself is held back, nothing is computed. */
const phone = {
  viewport: { width: 412, height: 823 },
  deviceScaleFactor: 1.75,
  isMobile: true,
  hasTouch: true,
};
const network = {
  offline: false,
  /** Milliseconds there and back. */
  latency: 150,
  /** Bytes a second. */
  downloadThroughput: (1.6 * 1024 * 1024) / 8,
  uploadThroughput: (750 * 1024) / 8,
};
const slowerBy = 4;
/** So long after it was loaded the page is looked at: blocking time counts what comes late, too. */
const settles = 2000;

/** What the page says of itself; milliseconds from its start but for `shift`, which has no unit. */
interface Painted {
  lcp: number;
  blocked: number;
  shift: number;
}

declare global {
  interface Window {
    painted: Painted;
  }
}

/** The largest picture, blocking time and layout shift of the demo shop's product page with the bell and with the bell blocked. */
export async function measurePaint(storefront: string): Promise<void> {
  console.log(
    `\nThe demo shop's product page on a slow phone, held back by the browser (${String(runs)} loads each, by turns)`,
  );
  const browser = await chromium.launch({ executablePath: chromiumPath(), args: chromiumArgs });
  const kinds = { 'without the bell': ['*shopbell.js*'], 'with the bell': [] } as const;
  const all: Record<keyof typeof kinds, Painted[]> = { 'without the bell': [], 'with the bell': [] };
  const names = Object.keys(kinds) as (keyof typeof kinds)[];
  // The first load of each warms the server and the machine up.
  for (let run = -1; run < runs; run++)
    for (const name of names) {
      const painted = await visit(browser, `${storefront}/product-1001.html`, kinds[name]);
      if (run >= 0) all[name].push(painted);
    }
  await browser.close();
  for (const name of names) {
    const of = (key: keyof Painted) => all[name].map((painted) => painted[key]);
    line(
      `${name}: largest picture`,
      `${ms(median(of('lcp')))} (${of('lcp')
        .map((value) => value.toFixed(0))
        .join(' ')})`,
    );
    line('  blocked', `${ms(median(of('blocked')))}; layout shift ${Math.max(...of('shift')).toFixed(3)}`);
  }
  const [without, together] = names.map((name) => median(all[name].map(({ lcp }) => lcp)));
  line('ratio of largest pictures', ((together ?? NaN) / (without ?? NaN)).toFixed(2));
}

async function visit(browser: Browser, address: string, urls: readonly string[]): Promise<Painted> {
  const context = await browser.newContext(phone);
  const page = await context.newPage();
  const session: CDPSession = await context.newCDPSession(page);
  await session.send('Network.enable');
  await session.send('Network.setBlockedURLs', { urls: [...urls] });
  await session.send('Network.emulateNetworkConditions', network);
  await session.send('Emulation.setCPUThrottlingRate', { rate: slowerBy });
  await page.addInitScript(watch);
  await page.goto(address, { waitUntil: 'load' });
  await page.waitForTimeout(settles);
  const painted = await page.evaluate(() => window.painted);
  await context.close();
  return painted;
}

/** In the page. */
function watch(): void {
  const painted = (window.painted = { lcp: 0, blocked: 0, shift: 0 });
  const observe = (type: string, told: (entry: PerformanceEntry & { readonly value?: number }) => void) => {
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) told(entry);
    }).observe({ type, buffered: true });
  };
  observe('largest-contentful-paint', ({ startTime }) => {
    painted.lcp = startTime;
  });
  observe('longtask', ({ duration }) => {
    painted.blocked += duration - 50;
  });
  observe('layout-shift', ({ value = 0 }) => {
    painted.shift += value;
  });
}
