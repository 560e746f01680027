import { expect } from 'vitest';
import type { Seat } from './seat.ts';
import type { ShiftShop } from './shiftShop.ts';
import { figuresOf, firstsOf } from './tally.ts';

/** RT-02, RT-14: a group is set up, and tried out before it is saved. */
export async function newGroup(boss: Seat): Promise<void> {
  await boss.has('button "Live wall"');
  await boss.goTo(/^button "Shop settings"/, 2);
  await boss.press('Enter');
  await boss.goTo(/^button "Groups"/, 2);
  await boss.press('Enter');
  await boss.has('main "Groups"');
  await boss.goTo(/^button "New group"/, 2);
  await boss.press('Enter');
  await boss.has(/^textbox "Name/);
  await boss.type('Winter tents');
  await boss.goTo(/^textbox "Paste SKUs"/, 2);
  await boss.type('3003');
  await boss.goTo(/^button "Add products"/, 1);
  await boss.press('Enter');
  await boss.told('1 added');
  await boss.goTo(/^searchbox "Add agents"/, 4);
  await boss.type('chen');
  await boss.press('Enter');
  await boss.goTo(/^spinbutton "Weight of 小陈 Chen"/, 1);
  await boss.type('0');

  // Where an entry would go: as saved to the page's group, as edited the customer would choose.
  await boss.goTo(/^text$|^group$/, 5);
  await boss.press('Enter');
  await boss.goTo(/^textbox "SKU/, 2);
  await boss.type('3003');
  await boss.press('Enter');
  await boss.told('Goes to an agent: 售前咨询');
  await boss.told('The customer chooses a group: 售前咨询 or Winter tents');
  await boss.goTo(/^button "Save"/, 4);
  await boss.press('Enter');
  await boss.page.getByRole('heading', { name: 'Winter tents' }).waitFor();
  await boss.has('button "Save"');
}

/** RT-29: nobody of the new group gets anybody, and the manager is told why. */
export async function whyNobodyComes(boss: Seat): Promise<void> {
  await boss.goTo(/^button "Agents"/, 8);
  await boss.press('Enter');
  await boss.has('main "Agents"');
  await boss.goTo(/^button "Why no conversations\?: 小陈 Chen"/, 6);
  await boss.press('Enter');
  await boss.has(/^combobox "Page/);
  await boss.press('Tab');
  await boss.type('3003');
  await boss.press('Enter');
  const winter = boss.dialog.getByRole('listitem').filter({ hasText: 'Winter tents' }).first();
  await expect
    .poll(async () => (await winter.innerText()).replace(/\s+/gu, ' '))
    .toContain('Account receives : passed Weight above 0 : failed');
  await boss.press('Escape');
  await boss.has('button "Why no conversations?: 小陈 Chen"');
}

/** RS-10: the month, opened down to the rounds that a rate is made of; each waited as long as it did by hand. */
export async function monthReport(shop: ShiftShop, boss: Seat): Promise<void> {
  await boss.has('button "Live wall"');
  await boss.goTo(/^button "Reports"/, 1);
  await boss.press('Enter');
  await boss.page.locator('report-table').waitFor();
  await boss.goTo(/^button "Response"/, 5);
  await boss.press('Enter');
  await boss.has('main "Reports"');
  await boss.goTo(/^combobox "Days"/, 5);
  await boss.type('This m');
  const percent = new Intl.NumberFormat('en', { style: 'percent', maximumFractionDigits: 1 });
  const rate = percent.format(figuresOf(shop.people, 'bo').thirtySecondRate);
  await boss.page.getByRole('button', { name: `阿博 Bo, 30 s rate ${rate}: show the rows` }).waitFor();
  await boss.goTo(/^button "阿博 Bo, 30 s rate /, 60);
  await boss.press('Enter');
  const rows = boss.dialog.locator('tbody tr');
  await rows.first().waitFor();
  const byHand = firstsOf(shop.people, 'bo').map(({ person, wait }) => [
    person.visitor.conversationId,
    `${String(wait)} s`,
  ]);
  const shown = [];
  for (const row of await rows.all()) {
    const [, id = ''] =
      /Open conversation (\S+)/u.exec((await row.getByRole('button').getAttribute('aria-label')) ?? '') ?? [];
    shown.push([id, /\t(\d+ s)\t/u.exec(await row.innerText())?.[1]]);
  }
  expect(shown.sort()).toEqual(byHand.sort());

  await boss.goTo(/^button "Open conversation/, 8);
  await boss.press('Enter');
  await boss.dialog.last().getByText('阿博 Bo').first().waitFor();
  await boss.press('Escape');
  await boss.has(/^button "Open conversation/);
  await boss.press('Escape');
  await boss.has(/^button "阿博 Bo, 30 s rate /);
}
