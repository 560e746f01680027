import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';

/** A customer's browser on a shop's page, used as a person would: by what is written on the screen. */
export class CustomerPage {
  readonly page: Page;
  readonly #context: BrowserContext;

  private constructor(context: BrowserContext, page: Page) {
    this.#context = context;
    this.page = page;
  }

  static async visit(browser: Browser, address: string): Promise<CustomerPage> {
    const context = await browser.newContext();
    const page = await context.newPage();
    await page.goto(address);
    return new CustomerPage(context, page);
  }

  get bell(): Locator {
    return this.page.getByRole('button', { name: /^(联系客服|Contact us)/ });
  }

  get log(): Locator {
    return this.page.getByRole('log');
  }

  get composer(): Locator {
    return this.page.getByRole('textbox');
  }

  async ring(): Promise<void> {
    await this.bell.click();
  }

  async pick(group: string): Promise<void> {
    await this.page.getByRole('button', { name: group }).click();
  }

  async write(text: string): Promise<void> {
    await this.composer.fill(text);
    await this.composer.press('Enter');
  }

  async close(): Promise<void> {
    await this.#context.close();
  }
}
