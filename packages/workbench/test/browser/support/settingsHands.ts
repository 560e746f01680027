import type { WorkbenchApp } from '../../../src/app/workbenchApp.ts';
import { settingsPages, type SettingsPage } from '../../../src/words/settings/words.ts';
import { zhCN } from '../../../src/words/zhCN.ts';
import { all, drawn, one } from './mountWorkbench.ts';

/** Shows a page of the settings, from the reception. */
export async function openSettings(app: WorkbenchApp, page: SettingsPage): Promise<void> {
  all(app, 'desk-header .icon-button')
    .find((button) => button.getAttribute('aria-label') === zhCN.header.shopSettings)
    ?.click();
  await drawn(app);
  await showPage(app, page);
}

/** Shows another page, as far as nothing is asked before. */
export async function showPage(app: WorkbenchApp, page: SettingsPage): Promise<void> {
  all(app, 'settings-screen nav li button')[settingsPages.indexOf(page)]?.click();
  await drawn(app);
}

/** Puts a value into a field. */
export async function fill(app: WorkbenchApp, selector: string, value: string): Promise<void> {
  const field = one(app, selector);
  if (!(field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement))
    throw new Error(`${selector} is no field`);
  field.value = value;
  field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
  await drawn(app);
}

export async function save(app: WorkbenchApp): Promise<void> {
  one(app, 'save-bar .primary').click();
  await drawn(app);
}

/** Whether the form says that it was saved. */
export function savedWith(app: WorkbenchApp): boolean {
  return all(app, 'save-bar .told.good').length > 0;
}
