import type { BrowserContext, CDPSession, Page } from 'playwright-core';
import { line, median, ms, took } from './figures.ts';
import type { Site } from './site.ts';
import { Trace, type Took } from './trace.ts';

const runs = 15;
/** So often a browser wants to have seen a script before it keeps what it compiled to. */
const warmUps = 5;

/** Milliseconds from the tap until the panel is painted, and until one can write. */
interface Times {
  readonly panel: number;
  readonly field: number;
}

interface Opened extends Times {
  /** The scripts' part of all of it. */
  readonly script: Took;
}

declare global {
  interface Window {
    opened: Promise<Times>;
  }
}

/** What a page pays until it shows its bell, and from the tap until the panel is open; each beside a bare Lit element. */
export async function measureFirstTap(
  context: BrowserContext,
  site: Site,
  origins: readonly string[],
): Promise<void> {
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  const forget = () => forgetVisits(session, origins);

  console.log(`\nScripts until the bell shows (${String(runs)} loads each; to reach: 50 ms)`);
  const bell = await shown(page, session, site.shopbell, 'shop-bell', 'shopbell.js', forget);
  const lit = await shown(page, session, site.lit, 'bare-bell', 'bare.js', forget);
  line('Shopbell', took(bell));
  line('a bare Lit element', took(lit));
  ratio(bell, lit);

  console.log(`\nFrom the tap on (${String(runs)} each; to reach: panel open within 150 ms)`);
  const opened = await tapped(page, session, site.shopbell, 'shop-bell', 'panel.js', forget);
  const bare = await tapped(page, session, site.litLater, 'bare-bell', 'bare.js', forget);
  for (const [name, all] of [
    ['Shopbell', opened],
    ['Lit, loaded by the tap', bare],
  ] as const) {
    const panels = all.map(({ panel }) => panel);
    line(`${name}: panel`, `${ms(median(panels))} (worst ${ms(Math.max(...panels))})`);
    line('  one can write', ms(median(all.map(({ field }) => field))));
    line('  scripts until then', took(all.map(({ script }) => script)));
  }
  line(
    'ratio of panels',
    (median(opened.map(({ panel }) => panel)) / median(bare.map(({ panel }) => panel))).toFixed(2),
  );
  await page.close();
}

function ratio(ours: readonly Took[], others: readonly Took[]): void {
  const of = (key: keyof Took) =>
    (median(ours.map((run) => run[key])) / median(others.map((run) => run[key]))).toFixed(2);
  line('ratio', `${of('wall')}, of the processor ${of('cpu')}`);
}

/** As a device that was never here, but for what the browser keeps of scripts. */
async function forgetVisits(session: CDPSession, origins: readonly string[]): Promise<void> {
  for (const origin of origins)
    await session.send('Storage.clearDataForOrigin', {
      origin,
      storageTypes: 'local_storage,indexeddb,cookies',
    });
}

async function shown(
  page: Page,
  session: CDPSession,
  address: string,
  element: string,
  file: string,
  forget: () => Promise<void>,
): Promise<Took[]> {
  const visit = async () => {
    await page.goto(address);
    await page.locator(`${element} .bell`).waitFor();
    // Two frames later it is painted.
    await page.evaluate(
      () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
    );
  };
  await forget();
  for (let run = 0; run < warmUps; run++) await visit();
  const all: Took[] = [];
  let kept = 0;
  for (let run = 0; run < runs; run++) {
    const trace = await Trace.of(session, 'script', visit);
    if (trace.isKept(file)) kept++;
    all.push(trace.script(element));
  }
  line(`${file}, taken compiled`, `${String(kept)} of ${String(runs)}`);
  return all;
}

async function tapped(
  page: Page,
  session: CDPSession,
  address: string,
  element: string,
  file: string,
  forget: () => Promise<void>,
): Promise<Opened[]> {
  const visit = async () => {
    // Whatever was open there is left before it is forgotten.
    await page.goto('about:blank');
    await forget();
    await page.goto(address);
    await page.locator(`${element} .bell`).waitFor();
    await page.evaluate(watchFor, element);
  };
  const tap = async () => {
    await page.locator(`${element} .bell`).click();
    await page.evaluate(() => window.opened);
  };
  for (let run = 0; run < warmUps; run++) {
    await visit();
    await tap();
  }
  const all: Opened[] = [];
  let kept = 0;
  for (let run = 0; run < runs; run++) {
    await visit();
    const trace = await Trace.of(session, 'script', tap);
    if (trace.isKept(file)) kept++;
    all.push({ ...(await page.evaluate(() => window.opened)), script: trace.script() });
  }
  line(`${file}, taken compiled`, `${String(kept)} of ${String(runs)}`);
  return all;
}

/** In the page: notes when the panel and its field were painted first after the tap. */
function watchFor(element: string): void {
  const find = (selector: string, root: ParentNode): Element | undefined => {
    for (const one of root.querySelectorAll('*')) {
      if (one.matches(selector) && one.checkVisibility()) return one;
      const inside = one.shadowRoot && find(selector, one.shadowRoot);
      if (inside) return inside;
    }
    return undefined;
  };
  const painted = (selector: string, since: number) =>
    new Promise<number>((done) => {
      const look = () => {
        const root = document.querySelector(element)?.shadowRoot;
        // What is there in a frame is painted at its end: a task after it.
        if (root && find(selector, root))
          setTimeout(() => {
            done(performance.now() - since);
          });
        else requestAnimationFrame(look);
      };
      requestAnimationFrame(look);
    });
  window.opened = new Promise((done) => {
    addEventListener(
      'click',
      ({ timeStamp }) => {
        const both = [painted('dialog .inside', timeStamp), painted('textarea', timeStamp)] as const;
        void Promise.all(both).then(([panel, field]) => {
          done({ panel, field });
        });
      },
      { capture: true, once: true },
    );
  });
}
