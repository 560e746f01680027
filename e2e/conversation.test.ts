import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { AgentPage } from './support/agentPage.ts';
import { launchChromium } from './support/chromium.ts';
import { CustomerPage } from './support/customerPage.ts';
import { DemoServer } from './support/demoServer.ts';

let browser: Browser;
let server: DemoServer;

beforeAll(async () => {
  browser = await launchChromium();
  server = await DemoServer.start();
});

afterAll(async () => {
  await browser.close();
  expect(await server.stop()).toBe(0);
});

describe('a customer on a product page talks to an agent', () => {
  test('RT-21 two groups match: the customer picks by name, and both talk in Chinese', async () => {
    const agent = await AgentPage.signIn(browser, server.url, 'demo:bo');
    await agent.setStatus('online');
    const customer = await CustomerPage.visit(browser, `${server.storefrontUrl}/product-1001.html`);
    await customer.ring();
    await customer.page.getByRole('button', { name: '售前咨询' }).waitFor();
    await customer.pick('帐篷专家');
    await customer.write('这款帐篷防水吗？');
    await customer.log.getByText('这款帐篷防水吗？').waitFor();

    await agent.openWaiting('这款帐篷防水吗？');
    await agent.page.keyboard.press('Alt+I');
    expect(await agent.customerPanel.innerText()).toContain('1001');
    await customer.log.getByText('已读').waitFor();

    await agent.reply('防水的，外帐 3000 毫米。');
    await customer.log.getByText('防水的，外帐 3000 毫米。').waitFor();
    // The greeting that the shop sends by itself, and the answer.
    await expect.poll(() => agent.messages.getByText('已读').count()).toBe(2);

    await agent.page.getByRole('button', { name: '结束会话' }).click();
    await agent.page.getByRole('dialog').getByRole('button', { name: '结束会话' }).click();
    await customer.page.getByText('客服结束了会话').waitFor();

    // WB-05: one reception, and an average response that is a number of seconds.
    await expect.poll(() => agent.figure('今日接待').innerText()).toBe('1');
    await expect.poll(() => agent.figure('平均响应').innerText()).toMatch(/^\d+ 秒$/);
    await customer.close();
    await agent.close();
  });

  test('the running conversation is found again on another page and after a reload', async () => {
    const agent = await AgentPage.signIn(browser, server.url, 'demo:chen');
    await agent.setStatus('online');
    const customer = await CustomerPage.visit(browser, `${server.storefrontUrl}/order.html`);
    await customer.ring();
    await customer.write('我的订单什么时候发货？');
    await customer.log.getByText('已发送').waitFor();

    await customer.page.goto(`${server.storefrontUrl}/tracking.html`);
    await customer.bell.waitFor();
    await agent.openWaiting('我的订单什么时候发货？');
    await agent.reply('今天下午发出。');
    await customer.page.getByRole('button', { name: /[12] 条新消息/ }).click();
    await customer.log.getByText('今天下午发出。').waitFor();
    expect(await customer.log.getByText('我的订单什么时候发货？').count()).toBe(1);
    await customer.close();
    await agent.close();
  });

  test('ST-07 LM-01 nobody online: the widget takes a message', async () => {
    const customer = await CustomerPage.visit(browser, `${server.storefrontUrl}/product-1001.en.html`);
    await customer.ring();
    await customer.pick('帐篷专家');
    await customer.write('Do you ship to Norway?');
    await customer.log.getByText('Do you ship to Norway?').waitFor();
    await customer.close();
  });
});
