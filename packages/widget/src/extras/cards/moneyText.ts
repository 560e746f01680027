import type { Card } from '@shopbell/sdk';
import type { Locale } from '../../words/locale.ts';

type Money = NonNullable<Extract<Card, { kind: 'product' }>['price']>;

/** A sum in its own currency, as the reader writes it: the amount is in the smallest unit, of which yen have no hundred. */
export function moneyText(locale: Locale, { amount, currency }: Money): string {
  const format = new Intl.NumberFormat(locale, {
    style: 'currency',
    currency,
    currencyDisplay: 'narrowSymbol',
  });
  return format.format(amount / 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2));
}
