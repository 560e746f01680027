import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import { PageClock } from './pageClock.ts';

/** An agent's browser on the workbench (in Chinese), used as a person would. */
export class AgentPage {
  readonly page: Page;
  readonly #context: BrowserContext;
  readonly #clock: PageClock;

  private constructor(context: BrowserContext, page: Page, clock: PageClock) {
    this.#context = context;
    this.page = page;
    this.#clock = clock;
  }

  static async signIn(browser: Browser, server: string, account: string): Promise<AgentPage> {
    const context = await browser.newContext({ locale: 'zh-CN', viewport: { width: 1440, height: 900 } });
    const page = await context.newPage();
    const agent = new AgentPage(context, page, await PageClock.install(page));
    await page.goto(`${server}/workbench/`);
    await page.getByLabel('账号').fill(account);
    await page.getByLabel('密码', { exact: true }).fill('shopbell');
    await page.getByRole('button', { name: '登录' }).click();
    await page.getByRole('tab', { name: /正在咨询/ }).waitFor();
    return agent;
  }

  /** Puts the page's clock forward by a heartbeat and sees it answered: a page whose server's clock is put forward too. */
  beat(): Promise<void> {
    return this.#clock.beat();
  }

  /** With the one key that the shortcut sheet names: 1 online, 2 away, 3 suspended, 4 offline. */
  async setStatus(status: 'online' | 'away' | 'suspended' | 'offline'): Promise<void> {
    const key = { online: 1, away: 2, suspended: 3, offline: 4 }[status];
    const name = { online: '在线', away: '离开', suspended: '挂起', offline: '离线' }[status];
    await this.page.keyboard.press(`Alt+${key}`);
    await this.page.getByText(`状态已切换为${name}`).waitFor({ state: 'attached' });
  }

  get composer(): Locator {
    return this.page.getByRole('textbox', { name: '回复顾客' });
  }

  get messages(): Locator {
    return this.page.getByRole('region', { name: '消息记录' });
  }

  get customerPanel(): Locator {
    return this.page.getByRole('region', { name: '顾客信息' });
  }

  /** A figure of the header, by its label. */
  figure(label: '今日接待' | '平均响应'): Locator {
    const figure = this.page.locator('div', { has: this.page.locator(`dt:text-is("${label}")`) });
    return figure.last().locator('dd');
  }

  /** Opens whoever waits longest, until it is who wrote `text`: a conversation that is open already may be another's. */
  async openWaiting(text: string): Promise<void> {
    await expect
      .poll(
        async () => {
          await this.page.keyboard.press('Alt+N');
          return this.messages.getByText(text).isVisible();
        },
        { timeout: 30_000 },
      )
      .toBe(true);
  }

  tab(name: '正在咨询' | '留言' | '已结束'): Locator {
    return this.page.getByRole('tab', { name: new RegExp(name) });
  }

  async reply(text: string): Promise<void> {
    await this.composer.fill(text);
    await this.composer.press('Enter');
  }

  async close(): Promise<void> {
    await this.#context.close();
  }
}
