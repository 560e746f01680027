import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import type { Browser, BrowserContext } from 'playwright-core';
import type { MockServer as PageMock } from '@shopbell/mock-server/browser';
import { createMockServer, scenarios } from '@shopbell/mock-server/node';
import type * as Sdk from '@shopbell/sdk';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { launchChromium } from './support/chromium.ts';
import { SdkSite, TabPage } from './support/tabPages.ts';

declare global {
  var shopbellMock: PageMock;
  /** What the page of the browser mock is made of. */
  var parts: { createCustomerClient: typeof Sdk.createCustomerClient };
}

let browser: Browser;
let context: BrowserContext;

beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());
beforeEach(async () => {
  context = await browser.newContext();
});
afterEach(() => context.close());

describe('the mock server on a port', () => {
  const mock = createMockServer();
  let server: string;
  let site: SdkSite;

  beforeAll(async () => {
    server = await mock.listen();
    site = await SdkSite.open();
  });
  afterEach(() => mock.reset());
  afterAll(async () => {
    site.close();
    await mock.stop();
  });

  test('three tabs are one customer; the director plays the agent and pulls the cable', async () => {
    const amy = await mock.director.agents.online('amy');
    const tabs: TabPage[] = [];
    for (let n = 0; n < 3; n++) tabs.push(await TabPage.open(context, site, server));
    const [first, second] = tabs as [TabPage, TabPage, TabPage];
    const id = await first.page.evaluate(async () => (await client.open()).conversation.id);
    await second.send(id, 'one');
    await amy.hears('one');
    const end = mock.director.offline();
    for (const tab of tabs) await tab.until(() => client.connection !== 'online');
    await first.send(id, 'two');
    await amy.says('still there?');
    end();
    for (const tab of tabs) {
      await tab.until(
        (id) => client.conversations.get(id)?.items.filter((item) => item.kind === 'message').length === 3,
        id,
      );
      expect(await tab.shows(id)).toEqual({ texts: ['one', 'two'], sending: [] });
    }
    expect((await Promise.all(tabs.map((tab) => tab.leads()))).filter(Boolean)).toHaveLength(1);
  });

  test('RT-46 a scenario, and a reload: the page finds its place in the line again', async () => {
    const { scope, moveUp, assign } = await scenarios.queueThenAssigned(mock);
    const tab = await TabPage.open(context, site, server);
    const place = (place: number) =>
      tab.page.waitForFunction(
        (place) => [...client.conversations.values()][0]?.queue?.place === place,
        place,
        { polling: 20 },
      );
    await tab.page.evaluate((scope) => client.open(scope).then(() => undefined), scope);
    await place(3);
    await tab.page.close();
    const again = await TabPage.open(context, site, server);
    await again.until(() => [...client.conversations.values()][0]?.queue?.place === 3);
    await moveUp();
    await again.until(() => [...client.conversations.values()][0]?.queue?.place === 2);
    const amy = await assign();
    await amy.says('sorry for the wait');
    await again.until(() => client.unread === 1);
  });

  test('where WebSockets are blocked, the page makes do without', async () => {
    mock.director.blockWebSocket();
    const amy = await mock.director.agents.online('amy');
    const tab = await TabPage.open(context, site, server);
    const id = await tab.page.evaluate(async () => (await client.open()).conversation.id);
    await tab.send(id, 'hello');
    await amy.hears('hello');
    await amy.says('hi');
    await tab.until(() => client.unread === 1);
  });
});

describe('the mock server in a page', () => {
  let site: Server;
  let address: string;

  beforeAll(async () => {
    const { outputFiles } = await build({
      stdin: {
        contents: `
          import { createCustomerClient } from '@shopbell/sdk';
          import { createMockServer } from '@shopbell/mock-server/browser';
          globalThis.parts = { createCustomerClient };
          globalThis.started = createMockServer().start({ exposeAs: 'shopbellMock' });`,
        resolveDir: fileURLToPath(new URL('.', import.meta.url)),
      },
      bundle: true,
      write: false,
      format: 'esm',
      platform: 'browser',
      conditions: ['@shopbell/source', 'browser', 'module'],
      logLevel: 'error',
    });
    const worker = createRequire(import.meta.url).resolve('msw/mockServiceWorker.js');
    const files: Readonly<Record<string, string>> = {
      '/page.js': outputFiles[0]?.text ?? '',
      '/mockServiceWorker.js': await readFile(worker, 'utf8'),
    };
    site = createServer(({ url = '' }, response) => {
      response.setHeader('content-type', url in files ? 'text/javascript' : 'text/html');
      response.end(
        files[url] ?? '<!doctype html><title>Shop</title><script type="module" src="/page.js"></script>',
      );
    }).listen(0, '127.0.0.1');
    await once(site, 'listening');
    address = `http://localhost:${String((site.address() as AddressInfo).port)}/`;
  });
  afterAll(() => site.close());

  test('shows its director to whoever drives the page', async () => {
    const page = await context.newPage();
    await page.goto(address);
    await page.waitForFunction(() => 'shopbellMock' in globalThis);
    const told = await page.evaluate(async () => {
      const amy = await shopbellMock.director.agents.online('amy');
      const client = parts.createCustomerClient({ server: shopbellMock.server, shopId: 'demo' });
      const { conversation } = await client.open({ page: 'product' });
      await amy.says('hello');
      await amy.transfers({ group: 'aftersale' }).catch((error: unknown) => String(error));
      return client.conversations.get(conversation.id)?.items.map((item) => item.kind);
    });
    expect(told).toContain('message');
    const refused = await page.evaluate(() =>
      shopbellMock.director.agents.online('zoe').catch((error: unknown) => String(error)),
    );
    expect(refused).toBe('DirectorError: Shop demo has no agent zoe; it has amy, bo, chen.');
  });
});
