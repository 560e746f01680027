import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MovableClock } from '@shopbell/mock-server/node';
import { seedDemo } from '@shopbell/server/demo';
import { limits } from '@shopbell/sdk/model';
import { startServer, workspaceAssets, type RunningServer } from '@shopbell/server/node';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { AgentPage } from './support/agentPage.ts';
import { launchChromium } from './support/chromium.ts';
import { CustomerPage } from './support/customerPage.ts';

/** LM-05: the ticks' default distance, in ms. */
const tick = 90_000;

let browser: Browser;
let dataDir: string;
let server: RunningServer;
const clock = new MovableClock();

beforeAll(async () => {
  browser = await launchChromium();
  dataDir = await mkdtemp(join(tmpdir(), 'shopbell-e2e-'));
  const { assets } = workspaceAssets();
  server = await startServer({ dataDir, port: 0, storefrontPort: 0, demo: true, assets, clock });
  await seedDemo(server.app.admin);
});

afterAll(async () => {
  await browser.close();
  await server.close();
  await rm(dataDir, { recursive: true });
});

describe('nobody is online', () => {
  test('LM-01 LM-04 LM-05 LM-16 a message is left, delivered to who comes online, and answered', async () => {
    const customer = await CustomerPage.visit(browser, `${server.storefrontUrl ?? ''}/order.html`);
    await customer.ring();
    await customer.write('请问能改收货地址吗？');
    await customer.log.getByText('请问能改收货地址吗？').waitFor();
    await customer.page.getByText('留言收到了').first().waitFor();

    const agent = await AgentPage.signIn(browser, server.url, 'demo:chen');
    await agent.setStatus('online');
    expect(await agent.tab('留言').innerText()).not.toContain('1');
    for (let passed = 0; passed < tick; passed += limits.heartbeat) {
      await clock.advance(limits.heartbeat);
      await agent.beat();
    }
    await agent.tab('留言').click();
    await agent.page.getByText('请问能改收货地址吗？').first().click();
    await agent.messages.getByText('请问能改收货地址吗？').waitFor();

    await agent.reply('可以，请把新地址发给我。');
    await customer.log.getByText('可以，请把新地址发给我。').waitFor();
    // LM-16: answered, it is among the ongoing ones.
    await agent.tab('正在咨询').click();
    await agent.page.getByText('可以，请把新地址发给我。').first().waitFor();
    await customer.close();
    await agent.close();
  });

  test('LM-16 a message answered while the page is closed is told by the bell of the next page, until it was seen', async () => {
    // Whoever was there before has gone.
    await clock.advance(2 * 60_000);
    const shopPage = (name: string) => `${server.storefrontUrl ?? ''}/${name}.html`;
    const customer = await CustomerPage.visit(browser, shopPage('order'));
    await customer.ring();
    await customer.write('包裹到哪里了？');
    await customer.page.getByText('留言收到了').first().waitFor();
    await customer.page.close();

    const agent = await AgentPage.signIn(browser, server.url, 'demo:chen');
    const passes = async (ms: number) => {
      for (let passed = 0; passed < ms; passed += limits.heartbeat) {
        await clock.advance(limits.heartbeat);
        await agent.beat();
      }
    };
    await agent.setStatus('online');
    await passes(tick);
    await agent.tab('留言').click();
    await agent.page.getByText('包裹到哪里了？').first().click();
    await agent.reply('明天到，请放心。');
    await agent.messages.getByText('明天到，请放心。').waitFor();
    // Nothing is owed, and the customer is not there: it ends.
    await passes(11 * 60_000);

    const back = await customer.comesBack(shopPage('product-1001'));
    await back.page.getByRole('button', { name: '联系客服，有 1 条新消息' }).click();
    await back.log.getByText('包裹到哪里了？').waitFor();
    await back.log.getByText('明天到，请放心。').waitFor();
    await back.page.getByRole('button', { name: '再次咨询' }).waitFor();
    await agent.page.getByText('已读').first().waitFor();

    const next = await back.comesBack(shopPage('index'));
    await next.ring();
    await next.composer.waitFor();
    expect(await next.log.getByText('明天到，请放心。').count()).toBe(0);
    await customer.close();
    await agent.close();
  });
});
