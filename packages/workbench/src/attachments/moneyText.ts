import type { Card } from '@shopbell/sdk/agent';
import type { Language } from '../words/words.ts';

export type Money = NonNullable<Extract<Card, { kind: 'product' }>['price']>;

/** A sum in its own currency, as the reader writes it: the amount is in the smallest unit, of which yen have no hundred. */
export function moneyText({ amount, currency }: Money, language: Language): string {
  const format = new Intl.NumberFormat(language, {
    style: 'currency',
    currency,
    currencyDisplay: 'narrowSymbol',
  });
  return format.format(amount / 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2));
}
