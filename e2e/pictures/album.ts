import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';

/** How somebody looks at a screen. */
export interface Look {
  readonly size: keyof typeof sizes;
  readonly locale: 'zh-CN' | 'en' | 'ar';
  readonly colors: 'light' | 'dark' | 'forced';
}

const sizes = {
  desktop: { width: 1440, height: 900 },
  tablet: { width: 1024, height: 768 },
  phone: { width: 390, height: 844 },
  narrow: { width: 320, height: 640 },
} as const;

/** These languages in every theme and in these sizes. */
export function looksOf(locales: readonly Look['locale'][], ...of: readonly Look['size'][]): Look[] {
  const themes = ['light', 'dark', 'forced'] as const;
  return of.flatMap((size) =>
    locales.flatMap((locale) => themes.map((colors) => ({ size, locale, colors }))),
  );
}

export function nameOf({ size, locale, colors }: Look): string {
  return `${size}-${locale}-${colors}`;
}

/** Pictures of screens in a folder, and what came to nothing: one screen that cannot be reached does not harm the next. */
export class Album {
  readonly #browser: Browser;
  readonly #folder: string;
  readonly missing: string[] = [];
  drawn = 0;

  private constructor(browser: Browser, folder: string) {
    this.#browser = browser;
    this.#folder = folder;
  }

  static async open(browser: Browser, folder: string): Promise<Album> {
    await mkdir(folder, { recursive: true });
    return new Album(browser, folder);
  }

  /** A browser of its own on `address`. Its page is given to `visit`, and closed after it. */
  async visit(look: Look, address: string, visit: (page: Page) => Promise<void>): Promise<void> {
    const { locale, colors } = look;
    const touch = look.size !== 'desktop';
    const context = await this.#browser.newContext({
      locale,
      colorScheme: colors === 'dark' ? 'dark' : 'light',
      forcedColors: colors === 'forced' ? 'active' : 'none',
      viewport: sizes[look.size],
      hasTouch: touch,
      isMobile: touch,
    });
    if (locale === 'ar') await context.addInitScript(readRightToLeft);
    const page = await context.newPage();
    page.setDefaultTimeout(5000);
    page.on('pageerror', (error) => this.missing.push(`${nameOf(look)}: ${error.message}`));
    await this.try(`${nameOf(look)} ${address}`, async () => {
      await page.goto(address);
      await visit(page);
    });
    await context.close();
  }

  /** `reach` brings the screen up; then it is drawn as `name`. */
  async draw(page: Page, look: Look, name: string, reach?: () => Promise<unknown>): Promise<void> {
    await this.try(`${name} ${nameOf(look)}`, async () => {
      await reach?.();
      // What loads when it is used, and what moves, has come to rest; nothing on the screen says so in every view.
      await page.waitForTimeout(400);
      await page.screenshot({ path: join(this.#folder, `${name}-${nameOf(look)}.png`) });
      this.drawn += 1;
    });
  }

  async try(what: string, run: () => Promise<unknown>): Promise<void> {
    try {
      await run();
    } catch (error) {
      const [said = ''] = String(error).split('\n');
      this.missing.push(`${what}: ${said}`);
    }
  }
}

/** The demo shop is written in Chinese and English: an Arabic page is the English one, as a page that somebody turned round. */
function readRightToLeft(): void {
  document.addEventListener('DOMContentLoaded', () => {
    document.documentElement.lang = 'ar';
    document.documentElement.dir = 'rtl';
  });
}
