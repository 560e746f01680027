import { describe, expect, test } from 'vitest';
import { errorCodes, isShopbellError, shopbellError, ShopbellError } from '../src/model.ts';

describe('ShopbellError', () => {
  test('travels over the wire and back', () => {
    const there = shopbellError('TEXT_TOO_LONG', { limit: 4000, length: 4001 });
    const back = ShopbellError.fromWire(JSON.parse(JSON.stringify(there.toWire())) as never);
    expect(isShopbellError(back, 'TEXT_TOO_LONG') && back.details.length).toBe(4001);
    expect(back.retry).toBe(false);
    expect(back.message).toBe(errorCodes.TEXT_TOO_LONG.means);
  });

  test('is known by name, also when another copy of the package made it', () => {
    const other = Object.assign(new Error('x'), { name: 'ShopbellError', code: 'TIMEOUT', retry: true });
    expect(isShopbellError(other, 'TIMEOUT')).toBe(true);
    expect(isShopbellError(other, 'INTERNAL')).toBe(false);
    for (const value of [new Error('x'), { name: 'ShopbellError' }, null, 'ShopbellError']) {
      expect(isShopbellError(value)).toBe(false);
    }
  });
});
