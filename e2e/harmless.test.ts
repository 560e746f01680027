import type { Browser, CDPSession, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchChromium } from './support/chromium.ts';
import { CustomerPage } from './support/customerPage.ts';
import { DemoServer } from './support/demoServer.ts';
import { WidgetSite } from './support/widgetSite.ts';

let browser: Browser;
let server: DemoServer;
let site: WidgetSite;

const tag = (more = '') =>
  `<script src="${server.url}/shopbell.js" data-shop="demo" data-page="product" data-sku="2002" ${more} async></script>`;
const element = () => `<shop-bell server="${server.url}" shop="demo" page="product" sku="2002"></shop-bell>`;
const app = (copy = '') => `<script type="module" src="/app.js${copy}"></script>`;

beforeAll(async () => {
  [browser, server] = await Promise.all([launchChromium(), DemoServer.start()]);
  site = await WidgetSite.open({
    bare: () => '',
    tag: () => tag(),
    inline: () => tag('data-display="inline"'),
    page: () => tag('data-display="page"'),
    'tag, then package': () => tag() + app(),
    'package, then tag': () => app() + tag(),
    'two copies of the package': () => element() + app('?one') + app('?two'),
  });
});

afterAll(async () => {
  site.close();
  await browser.close();
  await server.stop();
});

declare global {
  interface Window {
    /** Timers that are set and have not run. */
    timers: Set<number>;
    shifts: number[];
    cameBack: boolean;
  }
}

describe('a bell that is destroyed and created a hundred times', () => {
  /** Keeps count of timers, from before anything runs. */
  const countTimers = () => {
    window.timers = new Set();
    const { setTimeout, setInterval, clearTimeout } = window;
    const forget = (id = 0) => {
      window.timers.delete(id);
      clearTimeout(id);
    };
    Object.assign(window, {
      setTimeout(run: () => void, after?: number) {
        const id = setTimeout(() => {
          window.timers.delete(id);
          run();
        }, after);
        window.timers.add(id);
        return id;
      },
      setInterval(run: () => void, after?: number) {
        const id = setInterval(run, after);
        window.timers.add(id);
        return id;
      },
      clearTimeout: forget,
      clearInterval: forget,
    });
  };

  /** From the tag to the open panel, and away with all of it. */
  const live = (given: { lives: number; src: string; open: boolean }) =>
    (async ({ lives, src, open }: typeof given) => {
      const look = async <T>(find: () => T | null | undefined | false): Promise<T> => {
        for (;;) {
          const found = find();
          if (found) return found;
          await new Promise(requestAnimationFrame);
        }
      };
      const tell = (command: string) => {
        (window as unknown as { shopbell: (command: string) => void }).shopbell(command);
      };
      for (let life = 0; life < lives; life += 1) {
        const script = document.createElement('script');
        Object.assign(script.dataset, { shop: 'demo', page: 'product', sku: '2002' });
        script.src = src;
        document.body.append(script);
        const bell = await look(() => document.querySelector('shop-bell'));
        await look(() => bell.shadowRoot?.querySelector('.bell'));
        if (open) {
          tell('open');
          await look(() => bell.shadowRoot?.querySelector('shop-bell-timeline'));
        }
        tell('destroy');
        script.remove();
        await look(() => !document.querySelector('shop-bell'));
      }
    })(given);

  async function left(page: Page, session: CDPSession) {
    // What is let go of in a frame's time is gone; what is collected may hold what is collected next.
    await page.evaluate(
      () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
    );
    for (let round = 0; round < 3; round += 1) await session.send('HeapProfiler.collectGarbage');
    const { metrics } = await session.send('Performance.getMetrics');
    const of = (name: string) => metrics.find((metric) => metric.name === name)?.value ?? NaN;
    const rest = await page.evaluate(async () => {
      const { held = [], pending = [] } = await navigator.locks.query();
      return { timers: window.timers.size, locks: held.length + pending.length };
    });
    return {
      heap: of('JSHeapUsedSize'),
      nodes: of('Nodes'),
      listeners: of('JSEventListeners'),
      ...rest,
    };
  }

  test.for([
    { what: 'never opened', open: false },
    { what: 'opened each time, on the real server', open: true },
  ])('$what: no memory, node, listener, timer, lock or socket is left', async ({ open }) => {
    const context = await browser.newContext();
    const page = await context.newPage();
    let sockets = 0;
    let opened = 0;
    page.on('websocket', (socket) => {
      sockets += 1;
      opened += 1;
      socket.on('close', () => (sockets -= 1));
    });
    await page.addInitScript(countTimers);
    await page.goto(site.at('bare'));
    const session = await context.newCDPSession(page);
    await session.send('Performance.enable');
    const src = `${server.url}/shopbell.js`;
    // What is made once for a page, and what V8 learns of code that runs often, is there after these.
    await page.evaluate(live, { lives: 20, src, open });
    const before = await left(page, session);
    await page.evaluate(live, { lives: 100, src, open });
    await expect.poll(() => sockets).toBe(0);
    expect(opened).toBe(open ? 120 : 0);
    let after = before;
    // The last one goes when what it waited for has come, a part that was being loaded; what stays of each stays for good.
    await expect
      .poll(async () => {
        after = await left(page, session);
        return {
          ...{ timers: after.timers, locks: after.locks },
          nodes: Math.max(after.nodes - before.nodes, 20),
          listeners: Math.max(after.listeners - before.listeners, 0),
        };
      })
      .toEqual({ timers: 0, locks: 0, nodes: 20, listeners: 0 });
    // One panel that stayed would be a hundred of them.
    expect((after.heap - before.heap) / 100).toBeLessThan(4096);
    await context.close();
  });
});

describe('a page that carries the bell', () => {
  test('is shifted by nothing: neither by the bell nor by its panel', async () => {
    const context = await browser.newContext();
    const page = await context.newPage();
    // The bell comes once the page stands: a page that is drawn in parts, on a busy machine, may shift by itself.
    const { promise: stands, resolve: letItCome } = Promise.withResolvers<void>();
    await page.route('**/shopbell.js', async (route) => {
      await stands;
      await route.continue();
    });
    await page.addInitScript(() => {
      window.shifts = [];
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries())
          window.shifts.push((entry as PerformanceEntry & { value: number }).value);
      }).observe({ type: 'layout-shift', buffered: true });
    });
    const drawnTwice = () =>
      page.evaluate(
        () => new Promise<void>((done) => requestAnimationFrame(() => requestAnimationFrame(() => done()))),
      );
    await page.goto(`${server.storefrontUrl}/product-2002.html`, { waitUntil: 'domcontentloaded' });
    await drawnTwice();
    await page.evaluate(() => void (window.shifts = []));
    letItCome();
    await page.getByRole('button', { name: '联系客服' }).click();
    await page.getByRole('textbox').waitFor();
    await page.getByRole('button', { name: '收起' }).click();
    await drawnTwice();
    expect(await page.evaluate(() => window.shifts)).toEqual([]);
    await context.close();
  });

  test.for(['tag', 'inline', 'page'])(
    'comes back from the back-forward cache with its panel open and its conversation going on: %s',
    async (name) => {
      const cached = await launchChromium(['--disable-back-forward-cache']);
      try {
        const customer = await CustomerPage.visit(cached, site.at(name));
        // A page of its own is opened by whoever comes.
        if (name !== 'page') await customer.ring();
        await customer.write('Before I look elsewhere');
        await customer.log.getByText('Before I look elsewhere', { exact: true }).waitFor();
        await customer.composer.fill('not sent yet');
        await customer.page.evaluate(() => {
          addEventListener('pageshow', ({ persisted }) => (window.cameBack = persisted));
        });
        await customer.page.goto(site.at('bare'));
        await customer.page.goBack({ waitUntil: 'commit' });
        await expect.poll(() => customer.page.evaluate(() => window.cameBack)).toBe(true);
        expect(await customer.composer.inputValue()).toBe('not sent yet');
        await customer.write('Here again');
        await customer.log.getByText('Here again', { exact: true }).waitFor();
        await customer.log.getByText('(Sent)').last().waitFor({ state: 'attached' });
        expect(customer.complaints).toEqual([]);
        await customer.close();
      } finally {
        await cached.close();
      }
    },
  );

  test.for(['tag, then package', 'package, then tag', 'two copies of the package'])(
    'has one bell that works where it is defined twice: %s',
    async (name) => {
      const customer = await CustomerPage.visit(browser, site.at(name));
      await customer.bell.waitFor();
      expect(await customer.page.locator('shop-bell').count()).toBe(1);
      await customer.ring();
      await customer.write('Defined twice');
      await customer.log.getByText('Defined twice', { exact: true }).waitFor();
      await customer.page.reload();
      await customer.ring();
      await customer.log.getByText('Defined twice', { exact: true }).waitFor();
      expect(customer.complaints).toEqual([]);
      await customer.close();
    },
  );
});
