import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { AgentPage } from './support/agentPage.ts';
import { launchChromium } from './support/chromium.ts';
import { CustomerPage } from './support/customerPage.ts';
import { DemoServer } from './support/demoServer.ts';
import { Manager } from './support/manager.ts';

let browser: Browser;
let server: DemoServer;

beforeAll(async () => {
  browser = await launchChromium();
  server = await DemoServer.start();
  const manager = await Manager.signIn(server.url);
  // A line, not the robot, for whoever finds the only agent full.
  await manager.configure({ robot: 'off', capMode: 'capped' });
  await manager.setCapacity('chen', 1);
});

afterAll(async () => {
  await browser.close();
  expect(await server.stop()).toBe(0);
});

async function enter(text: string): Promise<CustomerPage> {
  const customer = await CustomerPage.visit(browser, `${server.storefrontUrl}/order.html`);
  await customer.ring();
  await customer.write(text);
  await customer.log.getByText(text).waitFor();
  return customer;
}

describe('the only agent has one place', () => {
  test('RT-46 the others wait in order and see their place change; the freed place goes to the first', async () => {
    const agent = await AgentPage.signIn(browser, server.url, 'demo:chen');
    await agent.setStatus('online');
    const first = await enter('第一位：我的订单呢？');
    await first.log.getByText('已发送').waitFor();
    const second = await enter('第二位：什么时候发货？');
    await second.page.getByText('下一位就是您').first().waitFor();
    const third = await enter('第三位：可以改地址吗？');
    await third.page.getByText('第 2 位').first().waitFor();

    await agent.openWaiting('第一位：我的订单呢？');
    await agent.page.getByRole('button', { name: '结束会话' }).click();
    await agent.page.getByRole('dialog').getByRole('button', { name: '结束会话' }).click();

    await third.page.getByText('下一位就是您').first().waitFor();
    await agent.openWaiting('第二位：什么时候发货？');
    await agent.reply('今天下午发出。');
    await second.log.getByText('今天下午发出。').waitFor();

    // RT-46: the third gives up waiting, and what was written becomes the message.
    await third.page.getByRole('button', { name: '改为留言' }).click();
    await third.page.getByText(/留言/).first().waitFor();
    expect(await third.log.getByText('第三位：可以改地址吗？').count()).toBe(1);
    for (const customer of [first, second, third]) await customer.close();
    await agent.close();
  });

  test('RT-48 RT-49 a conversation is passed on with a note that the customer does not see', async () => {
    const manager = await Manager.signIn(server.url);
    await manager.setCapacity('chen', null);
    const chen = await AgentPage.signIn(browser, server.url, 'demo:chen');
    await chen.setStatus('online');
    const customer = await enter('这个可以退吗？');
    await chen.openWaiting('这个可以退吗？');
    const amy = await AgentPage.signIn(browser, server.url, 'demo:amy');
    await amy.setStatus('online');
    await chen.page.getByRole('button', { name: '转接' }).click();
    const dialog = chen.page.getByRole('dialog');
    await dialog.getByRole('radio', { name: /Amy/ }).check();
    await dialog.getByRole('textbox', { name: '给同事的备注' }).fill('老顾客，请帮忙看看');
    await dialog.getByRole('button', { name: '转接' }).click();
    await amy.openWaiting('这个可以退吗？');
    await amy.messages.getByText('老顾客，请帮忙看看').waitFor();
    await amy.reply('可以的，七天内都行。');
    await customer.log.getByText('可以的，七天内都行。').waitFor();
    expect(await customer.page.getByText('老顾客').count()).toBe(0);
    await customer.close();
    await chen.close();
    await amy.close();
  });
});
