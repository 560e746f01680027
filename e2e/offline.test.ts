import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { AgentClient } from '@shopbell/sdk/agent';
import { Cast } from './support/cast.ts';
import { launchChromium } from './support/chromium.ts';
import { DemoServer } from './support/demoServer.ts';

let browser: Browser;
let server: DemoServer;
let cast: Cast;
let bo: AgentClient;
let context: BrowserContext;
let page: Page;

const button = (name: string | RegExp) => page.getByRole('button', { name });
const log = () => page.getByRole('log');
const bar = () =>
  page.getByText('You are offline. What you wrote is kept and will be sent once you are back.');
const offline = () => context.setOffline(true);
const online = () => context.setOffline(false);

async function write(text: string): Promise<void> {
  await page.getByRole('textbox').fill(text);
  await page.keyboard.press('Enter');
}

/** Opens the panel and is given to Bo. */
async function talk(): Promise<void> {
  await button('Contact us').click();
  await button(/^帐篷专家/).click();
  await page.getByRole('heading', { name: '阿博 Bo' }).waitFor();
}

/** In Bo's client: of the newest conversation that says so. */
async function heard(text: string): Promise<string> {
  const find = () =>
    [...bo.conversations.values()].find(({ items }) =>
      items.some((item) => item.kind === 'message' && item.text === text),
    )?.id;
  await expect.poll(find).toBeDefined();
  return find() ?? '';
}

beforeAll(async () => {
  browser = await launchChromium();
  server = await DemoServer.start();
  cast = new Cast(server.url);
  bo = await cast.agent('bo');
});

afterAll(async () => {
  cast.leave();
  await browser.close();
  await server.stop();
});

beforeEach(async () => {
  await bo.setStatus('online');
  context = await browser.newContext({ locale: 'en' });
  page = await context.newPage();
  await page.goto(`${server.storefrontUrl}/product-1001.en.html`);
  await button('Contact us').waitFor();
});

afterEach(async () => {
  for (const { id, state } of bo.conversations.values()) if (state === 'assigned') await bo.end(id);
  await context.close();
});

describe('the network goes', () => {
  test('before the first tap: the bell says so, and the next tap opens', async () => {
    await offline();
    await button('Contact us').click();
    await page.getByText('Did not open. Tap again.').waitFor();
    await online();
    await talk();
  });

  test('for a moment, as a group is chosen: the choice goes through', async () => {
    await button('Contact us').click();
    await button(/^帐篷专家/).waitFor();
    await offline();
    await button(/^帐篷专家/).click();
    await online();
    await page.getByRole('heading', { name: '阿博 Bo' }).waitFor();
  });

  test('in the middle of a talk: what both wrote meanwhile is there once, and the customer’s in order', async () => {
    await talk();
    await write('Before');
    const id = await heard('Before');
    await offline();
    await bar().waitFor();
    await write('First while offline');
    await write('Second while offline');
    bo.send(id, 'From the other side');
    await online();
    await heard('Second while offline');
    await log().getByText('From the other side').waitFor();
    await bar().waitFor({ state: 'detached' });
    const texts = bo.conversations.get(id)?.items.flatMap((item) => (item.kind === 'message' ? item : []));
    const fromCustomer = texts?.filter(({ author }) => author.kind === 'customer').map(({ text }) => text);
    expect(fromCustomer).toEqual(['Before', 'First while offline', 'Second while offline']);
    for (const text of ['Before', 'First while offline', 'Second while offline'])
      expect(await log().getByText(text).count()).toBe(1);
  });

  test('over a reload: what was not sent is shown, and sent once', async () => {
    await talk();
    await write('Here');
    const id = await heard('Here');
    await offline();
    await bar().waitFor();
    await write('Written offline, then reloaded');
    await log().getByText('Written offline, then reloaded').waitFor();
    await online();
    await page.reload();
    await heard('Written offline, then reloaded');
    const said = bo.conversations.get(id)?.items.filter((item) => item.kind === 'message');
    expect(said?.filter(({ text }) => text === 'Written offline, then reloaded')).toHaveLength(1);
  });

  test('before a rating is opened for the first time: it is there once the network is', async () => {
    await talk();
    await write('Rate me');
    const id = await heard('Rate me');
    await offline();
    await bar().waitFor();
    await button('Rate the service').click();
    await button('Close the rating').waitFor();
    await online();
    await page.getByRole('button', { name: 'Satisfied', exact: true }).click();
    await expect.poll(() => bo.conversations.get(id)?.rating?.grade).toBe(4);
  });

  test('while the end is asked for: it ends once the network is back', async () => {
    await talk();
    await write('That is all');
    const id = await heard('That is all');
    await offline();
    await bar().waitFor();
    await button('End conversation').click();
    await button('End it').click();
    await online();
    await page.getByRole('heading', { name: 'Conversation ended' }).waitFor();
    await expect.poll(() => bo.conversations.get(id)?.state ?? 'gone').not.toBe('assigned');
  });

  test('LM-01 while a message is left: it arrives once', async () => {
    await bo.setStatus('offline');
    await button('Contact us').click();
    await button(/^帐篷专家/).click();
    await page.getByText('Nobody is here now.').waitFor();
    await offline();
    await bar().waitFor();
    await write('Please write to me');
    await log().getByText('Please write to me').waitFor();
    await online();
    await page.getByText('We have your message').waitFor();
    expect(await log().getByText('Please write to me').count()).toBe(1);
  });
});
