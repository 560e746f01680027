import type { Page } from 'playwright-core';

/** What a screen reader says of what has the focus: its role and its name. */
export async function focused(page: Page): Promise<string> {
  const holder = page.locator(':focus').last();
  const [line = ''] = (await holder.count()) > 0 ? (await holder.ariaSnapshot()).split('\n') : [];
  return /^- '?(\w+(?: "(?:[^"\\]|\\.)*")?)/u.exec(line)?.[1] ?? '';
}

/** Presses Tab until the focus is there; resolves with how often. */
export async function goTo(page: Page, wanted: RegExp, key = 'Tab'): Promise<number> {
  for (let presses = 0; presses < 60; presses++) {
    if (wanted.test(await focused(page))) return presses;
    await page.keyboard.press(key);
  }
  throw new Error(`no ${String(wanted)} by ${key}; the focus is on ${await focused(page)}`);
}
