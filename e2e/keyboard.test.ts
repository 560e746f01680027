import type { AgentClient } from '@shopbell/sdk/agent';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Cast } from './support/cast.ts';
import { launchChromium } from './support/chromium.ts';
import { DemoServer } from './support/demoServer.ts';
import { focused, goTo } from './support/keys.ts';

let browser: Browser;
let server: DemoServer;
let cast: Cast;
let bo: AgentClient;

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

const dialog = (page: Page) => page.getByRole('dialog', { name: 'Customer service' });

describe('a customer with a keyboard and a screen reader', () => {
  test('asks, is answered, rates, ends, saves and asks again, and is told of everything', async () => {
    await bo.setStatus('online');
    const page = await browser.newPage({ locale: 'en' });
    await page.goto(`${server.storefrontUrl}/product-1001.en.html`);
    await page.getByRole('button', { name: 'Contact us' }).waitFor();
    await goTo(page, /^button "Contact us"/);
    await page.keyboard.press('Enter');

    // The question is read first; the groups follow it, each with how things stand there.
    await expect.poll(() => focused(page)).toBe('heading "Who would you like to ask?"');
    await goTo(page, /^button "帐篷专家 Online, ready for you now"/);
    await page.keyboard.press('Enter');
    await expect.poll(() => focused(page)).toBe('textbox "Write your question"');
    await expect(dialog(page).ariaSnapshot()).resolves.toContain('heading "阿博 Bo" [level=2]');

    const asked = new Promise<string>((resolve) => {
      const stop = bo.on('message', ({ conversationId }) => {
        stop();
        resolve(conversationId);
      });
    });
    await page.keyboard.type('Is it waterproof?');
    await page.keyboard.press('Enter');
    const id = await asked;
    bo.send(id, 'It is: 3,000 mm.');
    // New words are read out where they stand, in a live region; nobody's focus is taken.
    const log = page.getByRole('log', { name: 'Messages' });
    await log.getByText('It is: 3,000 mm.').waitFor();
    await expect.poll(() => log.ariaSnapshot()).toMatch(/You: Is it waterproof\? \(Seen\)/);
    expect(await focused(page)).toBe('textbox "Write your question"');

    await goTo(page, /^button "Rate the service"/, 'Shift+Tab');
    await page.keyboard.press('Enter');
    await expect.poll(() => focused(page)).toBe('heading "How was the service?"');
    await goTo(page, /^button "Satisfied"/);
    await page.keyboard.press('Enter');
    await expect.poll(() => bo.conversations.get(id)?.rating?.grade).toBe(4);
    await page.keyboard.press('Escape');
    await expect.poll(() => focused(page)).toMatch(/^button "Rate the service"/);

    await goTo(page, /^button "End conversation"/);
    await page.keyboard.press('Enter');
    await goTo(page, /^button "End it"/);
    await page.keyboard.press('Enter');
    await expect.poll(() => focused(page)).toBe('heading "Conversation ended"');

    await goTo(page, /^button "Save transcript"/);
    const saved = page.waitForEvent('download');
    await page.keyboard.press('Enter');
    expect((await saved).suggestedFilename()).toMatch(/\.txt$/);
    await goTo(page, /^button "Ask again"/);
    await page.keyboard.press('Enter');
    await expect.poll(() => focused(page)).toBe('heading "Who would you like to ask?"');

    await page.keyboard.press('Escape');
    await expect.poll(() => focused(page)).toBe('button "Contact us"');
    await dialog(page).waitFor({ state: 'detached' });
    await page.close();
  });

  test('LM-01 leaves a message where nobody is, and hears what happens next', async () => {
    await bo.setStatus('offline');
    const page = await browser.newPage({ locale: 'en' });
    await page.goto(`${server.storefrontUrl}/product-1001.en.html`);
    await page.getByRole('button', { name: 'Contact us' }).waitFor();
    await goTo(page, /^button "Contact us"/);
    await page.keyboard.press('Enter');
    await goTo(page, /^button "帐篷专家/);
    await page.keyboard.press('Enter');
    await expect.poll(() => focused(page)).toBe('textbox "Write your message"');
    await page.keyboard.type('Do you ship to Norway?');
    await page.keyboard.press('Enter');
    await expect.poll(() => dialog(page).ariaSnapshot()).toMatch(/You: Do you ship to Norway\? \(Sent\)/);
    await page.getByText('We have your message').waitFor();
    expect(await focused(page)).toBe('textbox "Write your message"');
    await page.close();
  });
});
