import type { ScopeInput } from '@shopbell/sdk';
import { expect } from 'vitest';
import type { Shift } from './shift.ts';

const scopes: readonly ScopeInput[] = [
  { page: 'product', sku: '2002' },
  { page: 'product', sku: '2002' },
  // Two groups fit: the customer chooses.
  { page: 'product', sku: '1001' },
  { page: 'order', orderId: 'N8' },
  { page: 'tracking', trackingNo: 'SF8' },
  { page: 'shop' },
];

/** Everybody writes at once, and is answered by whoever their page leads to, whoever waits longest first. */
export async function rush({ shop, amy, bo, chen }: Shift, first: number, then: number): Promise<void> {
  await come(shop, first);
  const prompt = [];
  for (const seat of [amy, bo, chen]) prompt.push(...(await seat.answerAll(() => '您好，马上为您查')));
  expect(prompt).toHaveLength(first);

  // Half a minute and more goes by: the screens show it, and the figures will.
  await come(shop, then);
  await shop.pass(40_000);
  await bo.page.locator('.wait.slow').first().waitFor();
  const late = [];
  for (const seat of [amy, bo, chen]) late.push(...(await seat.answerAll(() => '让您久等了')));
  expect(late).toHaveLength(then);
}

async function come(shop: Shift['shop'], count: number): Promise<void> {
  for (let n = 0; n < count; n++) {
    const person = shop.person();
    await person.comes(scopes[n % scopes.length] ?? {}, '请问这个怎么弄？', '帐篷专家');
    expect(person.served).toBe(true);
  }
}
