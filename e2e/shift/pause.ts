import { expect } from 'vitest';
import type { Person } from './person.ts';
import type { Seat } from './seat.ts';
import type { Shift } from './shift.ts';

/** AC-07, ST-06: the only one for tents is reminded before a break, and keeps whom they have; newcomers go elsewhere. */
export async function coffee({ shop, amy, bo, chen }: Shift): Promise<void> {
  const before = shop.people.filter((one) => one.agentId === 'bo').length;
  await bo.asksFor('away');
  await bo.has('button "Go away"');
  await bo.told(/You are the last agent taking conversations in 帐篷专家/);
  await bo.press('Escape');
  await bo.isNow('online');
  await bo.asksFor('away');
  await bo.has('button "Go away"');
  await bo.press('Enter');
  await bo.isNow('away');
  const person = shop.person();
  await person.comes({ page: 'product', sku: '1001' }, '帐篷重吗？', '帐篷专家');
  expect(person.served).toBe(true);
  expect(person.agentId).not.toBe('bo');
  expect(shop.people.filter((one) => one.agentId === 'bo')).toHaveLength(before);
  await bo.setStatus('online');
  await amy.answerAll(() => '1.7 公斤');
  await chen.answerAll(() => '1.7 公斤');
}

const numbersOf = (people: readonly Person[]): number[] =>
  people.map(({ number }) => number).sort((one, other) => one - other);

/** Going home early: what becomes of the open conversations is asked, and they are passed to colleagues. */
export async function goingHome({ shop, amy, bo, chen }: Shift): Promise<void> {
  const open = shop.people.filter((one) => one.agentId === 'chen' && one.conversation.state === 'assigned');
  expect(open.length).toBeGreaterThan(0);
  await chen.asksFor('offline');
  await chen.has('button "切换为离线"');
  await chen.told(`还有 ${String(open.length)} 个会话没有结束`);
  await chen.goTo(/^radio/, 2, 'Shift+Tab');
  await choose(chen, /^radio "转给同事/);
  await chen.press('Enter');
  await chen.isNow('offline');
  for (const { visitor } of open) await visitor.becomes(({ agent }) => agent?.id !== 'chen');
  for (const person of open.slice(0, 3)) await person.says('还在吗？');
  const answered = [...(await amy.answerAll(() => '在的')), ...(await bo.answerAll(() => 'Yes, here'))];
  expect(numbersOf(answered)).toEqual(numbersOf(open.slice(0, 3)));
}

async function choose(seat: Seat, wanted: RegExp): Promise<void> {
  for (let presses = 0; presses < 3 && !wanted.test(await seat.focused()); presses++)
    await seat.press('ArrowUp');
  await seat.has(wanted);
}

/** WB-19: an advertiser is answered, advertises, is blocked, and does not come in again. */
export async function advertiser({ shop, amy, bo }: Shift): Promise<void> {
  const person = shop.person();
  await person.comes({ page: 'product', sku: '2002' }, '在吗');
  const seat = person.agentId === 'amy' ? amy : bo;
  await seat.openNext([person]);
  await seat.reply(person, '您好');
  await person.says('加微信领红包，日赚五百');
  await seat.messages.getByText('日赚五百').waitFor();
  await seat.goTo(/^button "(拉黑顾客|Block customer)"/, 8, 'Shift+Tab');
  await seat.press('Enter');
  await seat.has(/^textbox "(原因|Reason)/);
  await seat.type('发广告');
  await seat.press('Enter');
  await person.visitor.becomes(({ state }) => state === 'ended');
  await seat.has(/^button "(访客|Visitor)|^tab/);
  person.waits = false;
  expect(await person.triesAgain({ page: 'shop' })).toBe('refused');
}

/** LM-01, LM-16: everybody has gone; what is written then is answered when they are back. */
export async function lateMessages({ shop, amy, bo, chen }: Shift, customers: number): Promise<void> {
  for (const seat of [bo, amy]) {
    await seat.asksFor('offline');
    await seat.has(/^button "(切换为离线|Go offline)"/);
    // What nobody waits in is kept, unless told otherwise.
    await seat.press('Enter');
    await seat.isNow('offline');
  }
  const late = [];
  while (shop.people.length < customers) {
    const person = shop.person();
    await person.comes({ page: shop.people.length % 2 ? 'tracking' : 'product' }, '明天能送到吗？');
    expect(person.conversation.state).toBe('leave-message');
    late.push(person);
  }
  for (const seat of [amy, bo, chen]) await seat.setStatus('online');
  await shop.pass(100_000);
  const answered = [];
  for (const seat of [amy, bo, chen]) answered.push(...(await seat.answerAll(() => '明天送到')));
  expect(numbersOf(answered)).toEqual(numbersOf(late));
}
