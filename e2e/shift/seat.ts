import type { BrowserContext, Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import { focused, goTo } from '../support/keys.ts';
import { PageClock } from '../support/pageClock.ts';
import type { Person } from './person.ts';
import type { ShiftShop } from './shiftShop.ts';

export type Language = 'zh-CN' | 'en';

/** What is looked for on the screen, as it is called there. */
const names = {
  'zh-CN': {
    reply: 'textbox "回复顾客"',
    end: 'button "结束会话"',
    messages: '消息记录',
    changed: { online: '在线', away: '离开', suspended: '挂起', offline: '离线' },
  },
  en: {
    reply: 'textbox "Reply to the customer"',
    end: 'button "End conversation"',
    messages: 'Messages',
    changed: { online: 'Online', away: 'Away', suspended: 'Suspended', offline: 'Offline' },
  },
} as const;

const statusKeys = { online: 1, away: 2, suspended: 3, offline: 4 } as const;
export type Status = keyof typeof statusKeys;

/** Somebody at the workbench who has a keyboard and nothing else. */
export class Seat {
  readonly agentId: string;
  readonly page: Page;
  readonly language: Language;
  readonly #shop: ShiftShop;
  readonly #context: BrowserContext;
  readonly #clock: PageClock;

  private constructor(parts: {
    shop: ShiftShop;
    agentId: string;
    language: Language;
    context: BrowserContext;
    page: Page;
    clock: PageClock;
  }) {
    this.#shop = parts.shop;
    this.agentId = parts.agentId;
    this.language = parts.language;
    this.#context = parts.context;
    this.page = parts.page;
    this.#clock = parts.clock;
  }

  /** Opens the workbench and signs in: the account has the focus from the beginning. */
  static async take(shop: ShiftShop, agentId: string, language: Language): Promise<Seat> {
    const context = await shop.browser.newContext({
      locale: language,
      timezoneId: 'Asia/Shanghai',
      viewport: { width: 1440, height: 900 },
    });
    const page = await context.newPage();
    const seat = new Seat({
      ...{ shop, agentId, language, context, page },
      clock: await PageClock.install(page, shop.now),
    });
    await page.goto(`${shop.url}/workbench/`);
    await expect.poll(() => seat.focused()).toMatch(/^textbox "(账号|Account)/);
    await page.keyboard.type(`demo:${agentId}`);
    await seat.press('Tab');
    await page.keyboard.type('shopbell');
    await seat.press('Enter');
    await page.locator('header').first().waitFor();
    shop.keepTime(seat.#clock);
    return seat;
  }

  focused(): Promise<string> {
    return focused(this.page);
  }

  /** Waits until that has the focus. */
  async has(wanted: RegExp | string): Promise<void> {
    const poll = expect.poll(() => this.focused(), { interval: 10 });
    await (typeof wanted === 'string' ? poll.toBe(wanted) : poll.toMatch(wanted));
  }

  /** By Tab, in so many presses at most. */
  async goTo(wanted: RegExp, within: number, key = 'Tab'): Promise<void> {
    const presses = await goTo(this.page, wanted, key);
    expect(presses, `${String(wanted)} by ${key}`).toBeLessThanOrEqual(within);
  }

  async press(...keys: string[]): Promise<void> {
    for (const key of keys) await this.page.keyboard.press(key);
  }

  async type(text: string): Promise<void> {
    await this.page.keyboard.type(text);
  }

  /** Somewhere on the screen, or said to a screen reader. */
  async told(text: string | RegExp): Promise<void> {
    await this.page.getByText(text).first().waitFor({ state: 'attached' });
  }

  get messages(): Locator {
    return this.page.getByRole('region', { name: names[this.language].messages });
  }

  get dialog(): Locator {
    return this.page.getByRole('dialog');
  }

  asksFor(status: Status): Promise<void> {
    return this.press(`Alt+${String(statusKeys[status])}`);
  }

  async isNow(status: Status): Promise<void> {
    const name = names[this.language].changed[status];
    await this.page.getByRole('button', { name, exact: true, pressed: true }).waitFor();
  }

  async setStatus(status: Status): Promise<void> {
    await this.asksFor(status);
    await this.isNow(status);
  }

  /** Whose words are the newest on the screen. */
  async #shown(): Promise<number> {
    const text = (await this.messages.count()) > 0 ? await this.messages.innerText() : '';
    return Number([...text.matchAll(/(\d+) 号：/gu)].at(-1)?.[1] ?? 0);
  }

  /** Alt+N: opens who waits longest of those who do, and stands in the reply. */
  async openNext(waiting: readonly Person[]): Promise<Person> {
    for (;;) {
      await this.press('Alt+N');
      const person = await this.#opened(waiting);
      if (!person) continue;
      await this.has(names[this.language].reply);
      return person;
    }
  }

  /** Which of them is on the screen; undefined if the screen had not heard of anybody yet. */
  async #opened(waiting: readonly Person[]): Promise<Person | undefined> {
    const until = Date.now() + 1000;
    do {
      const number = await this.#shown();
      const found = waiting.find((one) => one.number === number);
      if (found) return found;
    } while (Date.now() < until);
    return undefined;
  }

  /** Writes where the focus is and sends; the customer has it, and the screen knows that it was sent. */
  async reply(person: Person, text: string): Promise<void> {
    const said = `${text}（${String(person.number)}）`;
    await this.type(said);
    await this.send(person, said);
  }

  async send(person: Person, said: string): Promise<void> {
    await this.press('Enter');
    await person.hears(said);
    const line = this.messages.locator('li', { hasText: said });
    await line.locator('.mark.sent, .mark.seen').waitFor();
  }

  /** Alt+E, and yes, of one that is found in the list. */
  async ends(person: Person): Promise<void> {
    await this.press('Alt+L', 'Home');
    for (let rows = 0; rows < 20 && !(await this.focused()).includes(`（${String(person.number)}）`); rows++)
      await this.press('ArrowDown');
    await this.press('Enter');
    await this.has(names[this.language].reply);
    await this.press('Alt+E');
    await this.has(names[this.language].end);
    await this.press('Enter');
    await person.visitor.becomes(({ state }) => state === 'ended');
  }

  /** Answers everybody who waits, by whoever waits longest. */
  async answerAll(textOf: (person: Person) => string): Promise<Person[]> {
    const answered: Person[] = [];
    for (;;) {
      const waiting = this.#shop.waitingFor(this.agentId);
      if (waiting.length === 0) break;
      const person = await this.openNext(waiting);
      await this.reply(person, textOf(person));
      answered.push(person);
    }
    return answered;
  }

  async close(): Promise<void> {
    this.#shop.loseTime(this.#clock);
    await this.#context.close();
  }
}
