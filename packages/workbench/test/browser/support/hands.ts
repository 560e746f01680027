import { sendKeys } from '@web/test-runner-commands';
import { zhCN } from '../../../src/words/zhCN.ts';
import { all, button, drawn, one } from './mountWorkbench.ts';
import type { WorkbenchApp } from '../../../src/app/workbenchApp.ts';

/** Clicks the row with this name in the list that is shown. */
export async function open(app: WorkbenchApp, name: string): Promise<void> {
  const row = all(app, 'conversation-list .row').find((one) => one.textContent.includes(name));
  if (!row) throw new Error(`${name} is not in the list`);
  row.click();
  await drawn(app);
}

/** Shows one of the lists. */
export async function show(app: WorkbenchApp, section: 'ongoing' | 'leave' | 'ended'): Promise<void> {
  one(app, `#tab-${section}`).click();
  await drawn(app);
}

/** Puts a text into the reply box. */
export async function write(app: WorkbenchApp, text: string): Promise<void> {
  const area = one(app, 'textarea');
  if (!(area instanceof HTMLTextAreaElement)) throw new Error('no reply box');
  area.value = text;
  area.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
  await drawn(app);
}

/** Writes and sends. */
export async function say(app: WorkbenchApp, text: string): Promise<void> {
  await write(app, text);
  button(app, zhCN.composer.send).click();
  await drawn(app);
}

/** What stands on everything that matches. */
export function texts(app: WorkbenchApp, selector: string): string[] {
  return all(app, selector).map((one) => one.textContent.trim());
}

/** What screen readers were told last. */
export function announced(app: WorkbenchApp): string {
  return texts(app, 'desk-screen p[role=status]')[0]?.replace('\u200b', '') ?? '';
}

/** Presses keys one after another, `Alt+t` together. */
export async function press(app: WorkbenchApp, ...keys: string[]): Promise<void> {
  for (const key of keys) {
    const [last = '', ...held] = key.split('+').reverse();
    for (const down of held) await sendKeys({ down });
    await sendKeys({ press: last });
    for (const up of held) await sendKeys({ up });
  }
  await drawn(app);
}

/** Types where the focus is. */
export async function type(app: WorkbenchApp, text: string): Promise<void> {
  await sendKeys({ type: text });
  await drawn(app);
}
