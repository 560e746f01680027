import type { Browser, Locator } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { AgentPage } from './support/agentPage.ts';
import { launchChromium } from './support/chromium.ts';
import { CustomerPage } from './support/customerPage.ts';
import { DemoServer } from './support/demoServer.ts';

const rounds = 3;
const perRound = 4;

let browser: Browser;
let server: DemoServer;

beforeAll(async () => {
  browser = await launchChromium();
  server = await DemoServer.start();
});

afterAll(async () => {
  await browser.close();
  await server.stop();
});

describe('the server is killed while both are writing', () => {
  test('what was sent is there once and in order, what was sending arrives once, both come back', async () => {
    const agent = await AgentPage.signIn(browser, server.url, 'demo:chen');
    await agent.setStatus('online');
    const customer = await CustomerPage.visit(browser, `${server.storefrontUrl}/order.html`);
    await customer.ring();
    await customer.write('Q-start');
    await customer.log.getByText('已发送').waitFor();
    await agent.openWaiting('Q-start');

    const questions = ['Q-start'];
    const answers: string[] = [];
    for (let round = 0; round < rounds; round++) {
      for (let turn = 0; turn < perRound; turn++) {
        const question = `Q-${round}-${turn}`;
        const answer = `A-${round}-${turn}`;
        questions.push(question);
        answers.push(answer);
        // In the middle of each round the power goes: neither side waits for an answer before writing on.
        const kill = turn === 1 ? server.kill() : undefined;
        await Promise.all([customer.write(question), agent.reply(answer)]);
        await kill;
      }
      await server.restart();
    }

    await customer.log.getByText(answers.at(-1) ?? '').waitFor();
    await agent.messages.getByText(questions.at(-1) ?? '').waitFor();
    await waitForNoneSending(customer);

    // The workbench draws what is near to what is seen.
    await agent.page.setViewportSize({ width: 1440, height: 4000 });
    for (const screen of [customer.log, agent.messages]) {
      await expect.poll(() => said(screen, 'Q')).toEqual(questions);
      expect(await said(screen, 'A')).toEqual(answers);
    }
    // A fresh look at what is stored says the same.
    await customer.page.reload();
    await customer.ring();
    await customer.log.getByText(answers.at(-1) ?? '').waitFor();
    expect(await said(customer.log, 'Q')).toEqual(questions);
    expect(await said(customer.log, 'A')).toEqual(answers);
    await customer.close();
    await agent.close();
  });
});

/** What one side wrote, in the order of the screen. */
async function said(screen: Locator, side: 'Q' | 'A'): Promise<string[]> {
  const texts = (await screen.innerText()).match(/[QA]-(start|\d-\d)/g) ?? [];
  return texts.filter((text) => text.startsWith(side));
}

async function waitForNoneSending(customer: CustomerPage): Promise<void> {
  await expect.poll(() => customer.log.getByText('发送中').count(), { timeout: 30_000 }).toBe(0);
}
