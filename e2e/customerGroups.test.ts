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

describe('a customer in a customer group', () => {
  test('WB-07 an agent starts one with a customer, both talk in it, and the customer leaves', async () => {
    const agent = await AgentPage.signIn(browser, server.url, 'demo:bo');
    await agent.setStatus('online');
    const customer = await CustomerPage.visit(browser, `${server.storefrontUrl}/product-1001.html`);
    const { page } = customer;
    await customer.ring();
    await customer.pick('帐篷专家');
    await customer.write('有老顾客群吗？');
    await agent.openWaiting('有老顾客群吗？');
    await agent.page.keyboard.press('Alt+I');

    await agent.page.getByRole('button', { name: '拉进新群' }).click();
    const dialog = agent.page.getByRole('dialog', { name: '新建顾客群' });
    await dialog.getByLabel('群名称').fill('露营老友');
    await dialog.getByRole('button', { name: '创建' }).click();
    const compose = agent.page.getByPlaceholder('发到群里，群里的顾客都能看到');
    await compose.fill('欢迎进群');
    await compose.press('Enter');

    await page.getByRole('button', { name: '群聊，露营老友，1 条新消息' }).click();
    await page.getByRole('button', { name: /露营老友.*欢迎进群/ }).click();
    await customer.log.getByText('欢迎进群').waitFor();
    await customer.write('大家好');
    await agent.page.getByRole('region', { name: '消息记录' }).getByText('大家好').waitFor();
    await customer.log.getByText('已发送').waitFor();

    // Found again after a reload, on any page.
    await page.goto(`${server.storefrontUrl}/order.html`);
    await customer.ring();
    await page.getByRole('button', { name: /^群聊/ }).click();
    await page.getByRole('button', { name: /露营老友.*大家好/ }).click();
    await page.getByRole('button', { name: '群成员' }).click();
    await page.getByRole('button', { name: '退出群聊' }).click();
    await page.getByRole('button', { name: '退出', exact: true }).click();
    await agent.page
      .getByRole('region', { name: '消息记录' })
      .getByText(/访客.*退出了群聊/)
      .waitFor();
    await expect.poll(() => page.getByRole('button', { name: /^群聊/ }).count()).toBe(0);
    expect(customer.complaints).toEqual([]);
    await customer.close();
    await agent.close();
  });
});
