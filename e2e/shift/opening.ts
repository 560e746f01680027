import { expect } from 'vitest';
import type { Shift } from './shift.ts';

/** LM-01: they came before anybody was there. */
export async function beforeOpening({ shop }: Pick<Shift, 'shop'>): Promise<void> {
  for (let n = 0; n < 8; n++) {
    const scope =
      n % 2 ? ({ page: 'order', orderId: 'N7' } as const) : ({ page: 'product', sku: '2002' } as const);
    const person = shop.person();
    await person.comes(scope, '昨晚下的单，什么时候发货？');
    expect(person.conversation.state).toBe('leave-message');
  }
}

/** LM-13, LM-05: one is assigned by hand, the others are delivered, and all are answered from the list of messages (LM-16). */
export async function leaveMessages({ shop, amy, bo, chen }: Shift): Promise<void> {
  for (const seat of [amy, bo, chen]) {
    // Whoever has signed in stands in the list.
    await seat.has(/^tab "(正在咨询|Ongoing)/);
    await seat.setStatus('online');
  }
  await amy.goTo(/^button "待分配留言 8"/, 16, 'Shift+Tab');
  await amy.press('Enter');
  await amy.has(/^button "分配: 访客/);
  await amy.press('Enter');
  await amy.has('searchbox "搜索客服"');
  await amy.type('chen');
  await amy.page.getByRole('radio', { name: /Chen/, disabled: false }).waitFor();
  await amy.press('Enter');
  await amy.has('button "分配"');
  await amy.press('Enter');
  // The next one is at hand.
  await amy.has(/^button "分配: 访客/);
  await amy.press('Escape');
  await amy.has(/^button "待分配留言 7"/);
  expect(shop.people.map(({ agentId }) => agentId)).toContain('chen');

  await shop.pass(100_000);
  const answered = [];
  for (const seat of [amy, bo, chen]) answered.push(...(await seat.answerAll(() => '今天下午发出')));
  expect(answered).toHaveLength(8);
  for (const { conversation } of answered) expect(conversation.state).toBe('assigned');
  for (const person of answered.filter(({ agentId }) => agentId === 'chen')) await chen.ends(person);
}
