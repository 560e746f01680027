import { expect } from 'vitest';
import type { Shift } from './shift.ts';

/** WB-17: a phrase is kept while serving, and inserted with a slash. */
export async function phrases({ shop, bo }: Shift): Promise<void> {
  const person = shop.person();
  await person.comes({ page: 'product', sku: '1001' }, '几天能到？', '帐篷专家');
  await bo.openNext([person]);
  await bo.goTo(/^button "Quick phrases"/, 3);
  await bo.press('Enter');
  await bo.has('searchbox "Search phrases"');
  await bo.goTo(/^button "Mine/, 1, 'Shift+Tab');
  await bo.press('Enter');
  await bo.goTo(/^button "Add a phrase"/, 2);
  await bo.press('Enter');
  await bo.has('textbox "Title"');
  await bo.type('delivery');
  await bo.goTo(/^textbox "Text/, 2);
  await bo.type('{shop}: two days for {sku}.');
  await bo.goTo(/^button "Save"/, 8);
  await bo.press('Enter');
  await bo.page.locator('phrase-panel').getByText('delivery').waitFor();
  await bo.press('Escape');
  await bo.has('textbox "Reply to the customer"');
  await bo.type('/deliv');
  await bo.told(/^1 phrase/);
  await bo.press('Enter');
  await bo.type(' Anything else?');
  await bo.send(person, '山野集: two days for 1001. Anything else?');
}

/**
 * RT-48, RT-49: whoever has the customer of the order answers with a card and a note, takes a word back, and passes the
 * customer on; the colleague reads the note, which the customer never sees.
 */
export async function transfer({ shop, amy, bo, chen }: Shift): Promise<void> {
  const person = shop.person();
  await person.visitor.client.identify({ token: shop.backEnd.token('lin') });
  await person.comes({ page: 'order', orderId: 'A20261118' }, '我的背包到哪了？');
  const seat = person.agentId === 'amy' ? amy : chen;
  await seat.openNext([person]);
  await seat.reply(person, '您好，我看一下');

  await seat.goTo(/^button "发送商品或订单"/, 2);
  await seat.press('Enter');
  await seat.has(/^textbox "商品 SKU/);
  // What the page is about is at hand.
  await seat.goTo(/^button "订单 A20261118"/, 6, 'Shift+Tab');
  await seat.press('Enter');
  await seat.messages.getByText('¥699.00').first().waitFor();
  await seat.has('textbox "回复顾客"');
  await person.visitor.becomes(({ items }) => items.some((item) => item.kind === 'message' && item.card));
  person.heard.push('');

  await seat.type('说错话了');
  await seat.send(person, '说错话了');
  await seat.goTo(/^button "撤回"/, 1, 'Shift+Tab');
  await seat.press('Enter');
  await seat.told('你撤回了一条消息');
  await person.visitor.becomes(({ items }) => items.some((item) => item.kind === 'message' && item.recalled));
  person.heard.pop();

  await seat.has('textbox "回复顾客"');
  await seat.goTo(/^button "写备注/, 4);
  await seat.press('Enter');
  await seat.has(/^textbox "备注/);
  await seat.type('老顾客，包裹丢过一次');
  await seat.press('Enter');
  await seat.messages.getByText('老顾客，包裹丢过一次').waitFor();
  await seat.has('textbox "回复顾客"');

  await seat.press('Alt+T');
  await seat.has('searchbox "搜索客服"');
  await seat.type('bo');
  await seat.press('Enter');
  await seat.has('textbox "给同事的备注"');
  await seat.type('请查一下物流');
  await seat.press('Enter');
  await person.visitor.becomes(({ agent }) => agent?.id === 'bo');
  await person.says('好的，谢谢');
  await bo.openNext([person]);
  await bo.messages.getByText('老顾客，包裹丢过一次').waitFor();
  await bo.messages.getByText('请查一下物流').waitFor();
  await bo.reply(person, 'It is on its way');
}

/** Replying to somebody who was passed on a moment ago, and into what the customer has ended: told, and nothing is lost. */
export async function tooLate({ shop, amy, bo, chen }: Shift): Promise<void> {
  const person = shop.person();
  await person.comes({ page: 'product', sku: '1001' }, '还有人吗？', '帐篷专家');
  await bo.openNext([person]);
  await bo.reply(person, 'Here I am');
  await bo.type('One more thing');
  await person.visitor.end();
  await bo.told('This conversation has ended');
  await bo.has(/^button "Visitor/);
  expect([amy.agentId, chen.agentId]).not.toContain(person.agentId);
}

/** Ended by key; what was said is found again, in the list of the ended and by search (WB-01, WB-02). */
export async function history({ shop, amy, bo }: Shift): Promise<void> {
  const person = shop.person();
  await person.comes({ page: 'product', sku: '1001' }, '防水指数是多少？', '帐篷专家');
  await bo.openNext([person]);
  await bo.reply(person, 'PU 3000');
  await bo.press('Alt+E');
  await bo.has('button "End conversation"');
  await bo.press('Enter');
  await person.visitor.becomes(({ state }) => state === 'ended');
  await bo.has(/^button "Visitor/);
  await bo.press('Home', 'ArrowUp', 'ArrowRight', 'ArrowRight');
  await bo.has(/^tab "Ended/);
  await bo.press('ArrowDown', 'Enter');
  await bo.messages.getByText('防水指数是多少？').waitFor();

  await amy.press('Alt+S');
  await amy.has('searchbox "查找顾客"');
  await amy.type('A20261118');
  await amy.press('Enter');
  await amy.page.getByRole('heading', { name: '订单匹配' }).waitFor();
  await amy.press('Alt+L');
  await amy.has(/^button "访客|^tab/);
}
