import type { Browser, Locator } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchChromium } from './support/chromium.ts';
import { CustomerPage } from './support/customerPage.ts';
import { DemoServer } from './support/demoServer.ts';
import { WidgetSite } from './support/widgetSite.ts';

let browser: Browser;
let server: DemoServer;
let site: WidgetSite;

const bellOf = (shop: string, side: string) =>
  `<shop-bell server="${server.url}" shop="${shop}" page="order" position="${side}"></shop-bell>`;

const tagOf = (shop: string, side: string) =>
  `<script src="${server.url}/shopbell.js" data-shop="${shop}" data-page="order" data-position="${side}"></script>`;

beforeAll(async () => {
  browser = await launchChromium();
  site = await WidgetSite.open({
    both: () =>
      `${bellOf('demo', 'left')}${bellOf('tea', 'right')}<script type="module" src="/app.js"></script>`,
    tags: () => `${tagOf('demo', 'left')}${tagOf('tea', 'right')}`,
  });
  server = await DemoServer.start(async (made) => {
    await made.operate(['create-shop', 'tea', '--name', '茶铺', '--password-stdin'], 'a cup of tea');
    await made.operate(['set-origins', 'tea', site.origin]);
  });
});

afterAll(async () => {
  site.close();
  await browser.close();
  await server.stop();
});

/** One of the bells, used as a person would. */
class Bell {
  readonly element: Locator;

  constructor(customer: CustomerPage, shop: string) {
    this.element = customer.page.locator(`shop-bell[shop=${shop}]`);
  }

  get log(): Locator {
    return this.element.getByRole('log');
  }

  async ring(): Promise<void> {
    await this.element.getByRole('button', { name: /^Contact us/ }).click();
    await this.element.getByRole('textbox').waitFor();
  }

  async write(text: string): Promise<void> {
    await this.element.getByRole('textbox').fill(text);
    await this.element.getByRole('textbox').press('Enter');
    await this.log.getByText(text, { exact: true }).waitFor();
    await this.log.getByText('(Sent)').last().waitFor({ state: 'attached' });
  }

  /** What the customer has written here. */
  async said(): Promise<string[]> {
    return this.log.locator('.own .text').allInnerTexts();
  }
}

/** What is kept on the device: every key names its shop. */
const keysOf = (customer: CustomerPage) => customer.page.evaluate(() => Object.keys(localStorage).sort());

describe('two bells of two shops on one page', () => {
  test('each has its own place, conversation and storage; one goes, and the other goes on', async () => {
    const customer = await CustomerPage.visit(browser, site.at('both'));
    const [demo, tea] = [new Bell(customer, 'demo'), new Bell(customer, 'tea')];
    await demo.ring();
    const before = await keysOf(customer);
    expect(before.length).toBeGreaterThan(0);
    expect(before.filter((key) => !key.startsWith(`shopbell:demo@${server.url}`))).toEqual([]);
    await tea.ring();
    await demo.write('To the shop of tents');
    await tea.write('To the shop of teas');
    expect([await demo.said(), await tea.said()]).toEqual([
      ['To the shop of tents'],
      ['To the shop of teas'],
    ]);
    const boxes = await Promise.all(
      [demo, tea].map(({ element }) => element.getByRole('dialog').boundingBox()),
    );
    expect((boxes[0]?.x ?? NaN) + (boxes[0]?.width ?? NaN)).toBeLessThanOrEqual(boxes[1]?.x ?? NaN);

    // Each finds its own again.
    await customer.page.reload();
    await tea.ring();
    await tea.log.getByText('To the shop of teas', { exact: true }).waitFor();
    await demo.ring();
    await demo.log.getByText('To the shop of tents', { exact: true }).waitFor();
    expect([await demo.said(), await tea.said()]).toEqual([
      ['To the shop of tents'],
      ['To the shop of teas'],
    ]);

    await demo.element.evaluate((element) => {
      element.remove();
    });
    await tea.write('And still here');
    expect(await tea.said()).toEqual(['To the shop of teas', 'And still here']);
    expect(customer.complaints).toEqual([]);
    await customer.close();
  });

  test('a bell that is given another shop in flight goes over to it with all that it has', async () => {
    const customer = await CustomerPage.visit(browser, site.at('both'));
    let sockets = 0;
    customer.page.on('websocket', (socket) => {
      sockets += 1;
      socket.on('close', () => (sockets -= 1));
    });
    await customer.page.locator('shop-bell[shop=tea]').evaluate((element) => {
      element.remove();
    });
    // Changed while it enters: what comes of the first is nobody's any more.
    await customer.page.locator('shop-bell').evaluate(async (element) => {
      (element as HTMLElement & { open(): void }).open();
      await new Promise(requestAnimationFrame);
      element.setAttribute('shop', 'tea');
      element.setAttribute('position', 'right');
    });
    const tea = new Bell(customer, 'tea');
    await tea.element.getByRole('textbox').waitFor();
    await tea.write('Only to the shop of teas');
    expect(await tea.said()).toEqual(['Only to the shop of teas']);
    await expect.poll(() => sockets).toBe(1);
    expect(customer.complaints).toEqual([]);
    await customer.close();
  });

  test('by two script tags it is the bell of the first: the one global name speaks to one', async () => {
    const customer = await CustomerPage.visit(browser, site.at('tags'));
    await customer.page.locator('shop-bell').waitFor();
    expect(
      await customer.page
        .locator('shop-bell')
        .evaluateAll((all) => all.map((bell) => bell.getAttribute('shop'))),
    ).toEqual(['demo']);
    await customer.page.evaluate(() => {
      (window as unknown as { shopbell: (command: string) => void }).shopbell('open');
    });
    const demo = new Bell(customer, 'demo');
    await demo.element.getByRole('textbox').waitFor();
    await demo.write('To the shop of tents');
    expect(await demo.said()).toEqual(['To the shop of tents']);
    expect(customer.complaints).toEqual([]);
    await customer.close();
  });
});
