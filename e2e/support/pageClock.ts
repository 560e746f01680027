import { limits } from '@shopbell/sdk/model';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';

/** The clock of a page, put forward together with its server's. */
export class PageClock {
  readonly #page: Page;
  #pongs = 0;

  private constructor(page: Page) {
    this.#page = page;
    page.on('websocket', (socket) => {
      socket.on('framereceived', ({ payload }) => {
        if (String(payload).includes('"pong"')) this.#pongs++;
      });
    });
  }

  /** Before the page is loaded. It goes on from `now`, in ms since 1970 UTC; from the machine's time, if left out. */
  static async install(page: Page, now?: number): Promise<PageClock> {
    const clock = new PageClock(page);
    await page.clock.install(now === undefined ? {} : { time: now });
    return clock;
  }

  /** Puts it forward by a heartbeat and sees that answered. */
  async beat(): Promise<void> {
    const before = this.#pongs;
    await this.#page.clock.runFor(limits.heartbeat);
    await expect.poll(() => this.#pongs, { interval: 5 }).toBeGreaterThan(before);
  }
}
