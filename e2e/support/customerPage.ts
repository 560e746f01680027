import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';

/** A customer's browser on a shop's page, used as a person would: by what is written on the screen. */
export class CustomerPage {
  readonly page: Page;
  /** What the page complained of, from before it was loaded: errors on the console, and whatever was thrown. */
  readonly complaints: string[] = [];
  readonly #context: BrowserContext;

  private constructor(context: BrowserContext, page: Page) {
    this.#context = context;
    this.page = page;
    page.on('console', (message) => {
      if (message.type() === 'error') this.complaints.push(message.text());
    });
    page.on('pageerror', (error) => this.complaints.push(error.message));
  }

  static async visit(browser: Browser, address: string): Promise<CustomerPage> {
    const context = await browser.newContext();
    const page = await context.newPage();
    const customer = new CustomerPage(context, page);
    await page.goto(address);
    return customer;
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

  /** The same browser on another page. */
  async comesBack(address: string): Promise<CustomerPage> {
    const back = new CustomerPage(this.#context, await this.#context.newPage());
    await back.page.goto(address);
    return back;
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
