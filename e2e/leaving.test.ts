import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchChromium } from './support/chromium.ts';
import { DemoServer } from './support/demoServer.ts';
import { SdkSite } from './support/tabPages.ts';

let browser: Browser;
let server: DemoServer;
let site: SdkSite;

beforeAll(async () => {
  [browser, server, site] = await Promise.all([launchChromium(), DemoServer.start(), SdkSite.open()]);
});

afterAll(async () => {
  await browser.close();
  await server.stop();
  site.close();
});

async function begin(page: Page): Promise<void> {
  await page.evaluate((server) => {
    globalThis.client = shopbell.createCustomerClient({ server, shopId: 'demo' });
    client.connect().catch(() => {});
  }, server.url);
}

test('what is written in the moment in which the page is left is on the device, and sent by the next page', async () => {
  const page = await browser.newPage();
  await page.goto(site.address);
  await begin(page);
  const id = await page.evaluate(async () => (await client.open()).conversation.id);
  await server.kill();
  await page.waitForFunction(() => client.connection === 'offline');
  const texts: string[] = [];
  for (let round = 0; round < 10; round += 1) {
    const written = ['a', 'b', 'c'].map((letter) => `${String(round)}${letter}`);
    texts.push(...written);
    const loaded = page.waitForEvent('load');
    await page.evaluate(
      ([id, written]) => {
        for (const text of written) client.send(id, text);
        location.reload();
      },
      [id, written] as const,
    );
    await loaded;
    await begin(page);
    await page.waitForFunction(([id, count]) => client.outgoing(id).length === count, [
      id,
      texts.length,
    ] as const);
  }
  await server.restart();
  await page.waitForFunction((id) => client.connection === 'online' && client.outgoing(id).length === 0, id);
  const arrived = await page.evaluate(
    (id) => client.conversations.get(id)?.items.flatMap((item) => (item.kind === 'message' ? item.text : [])),
    id,
  );
  expect(arrived?.filter((text) => texts.includes(text))).toEqual(texts);
});
