import type { Page } from 'playwright-core';
import type { DemoServer } from '../support/demoServer.ts';
import type { Album, Look } from './album.ts';

/** Every screen of the workbench: the supervisor's desk, then the manager's wall, settings and reports. */
export async function tourWorkbench(album: Album, server: DemoServer, looks: readonly Look[]): Promise<void> {
  const address = `${server.url}/workbench/`;
  const signIn = async (page: Page, account: string) => {
    await page.locator('input').first().fill(`demo:${account}`);
    await page.locator('input[type=password]').fill('shopbell');
    await page.keyboard.press('Enter');
    await page.locator('header').first().waitFor();
  };
  for (const look of looks) {
    const draw = (page: Page, name: string, reach?: () => Promise<unknown>) =>
      album.draw(page, look, `workbench-${name}`, reach);
    const press = (page: Page, name: string, key: string, close = true) =>
      album.try(name, async () => {
        await draw(page, name, () => page.keyboard.press(key));
        if (close) await page.keyboard.press('Escape');
      });

    await album.visit(look, address, async (page) => {
      await draw(page, 'sign-in', () => page.locator('input').first().waitFor());
      await signIn(page, 'amy');
      await page.keyboard.press('Alt+1');
      await draw(page, 'reception');
      await press(page, 'conversation', 'Alt+N', false);
      await press(page, 'customer', 'Alt+I', false);
      await press(page, 'transfer', 'Alt+T');
      await press(page, 'end', 'Alt+E');
      await press(page, 'shortcuts', 'Alt+Slash');
      await draw(page, 'phrases', () => page.locator('message-composer textarea').fill('/'));
      await page.keyboard.press('Escape');
      await page.locator('message-composer textarea').fill('');
      const tabs = page.getByRole('tablist').first().getByRole('tab');
      for (let n = 0; n < (await tabs.count()); n++)
        await draw(page, `list-${String(n)}`, () => tabs.nth(n).click());
      await draw(page, 'search', () =>
        page
          .getByRole('searchbox')
          .first()
          .fill(look.locale === 'en' ? 'tent' : '帐篷'),
      );
      await page.keyboard.press('Escape');
      await press(page, 'staff-chats', 'Alt+C', false);
      await draw(page, 'staff-contacts', () => page.getByRole('button', { name: /联系人|Contacts/ }).click());
      await draw(page, 'staff-chat', () =>
        page
          .getByRole('button', { name: /阿博 Bo/ })
          .first()
          .click(),
      );
      await draw(page, 'wall', () => page.getByRole('button', { name: /实时大屏|Live wall/ }).click());
      await draw(page, 'wall-open', () =>
        page
          .getByRole('button', { name: /阿博 Bo/ })
          .first()
          .click(),
      );
      await draw(page, 'watching', () => page.locator('wall-agent-row li button').first().click());
    });

    await album.visit(look, address, async (page) => {
      await signIn(page, 'manager');
      const draws = async (name: string, items: ReturnType<Page['locator']>) => {
        await items.first().waitFor();
        for (let n = 0; n < (await items.count()); n++)
          await draw(page, `${name}-${String(n).padStart(2, '0')}`, () => items.nth(n).click());
      };
      await page.locator('wall-agent-row').first().waitFor();
      await draw(page, 'manager-wall', () => page.locator('wall-agent-row button').first().click());
      await page.getByRole('button', { name: /^(店铺设置|Shop settings)$/ }).click();
      await draws('settings', page.locator('settings-screen nav li button'));
      await page.getByRole('button', { name: /^(报表|Reports)$/ }).click();
      await draws('reports', page.locator('reports-screen nav li button'));
    });
  }
}
