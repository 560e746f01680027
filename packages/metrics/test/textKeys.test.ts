import { describe, expect, test } from 'vitest';
import { textKeyOf } from '../src/facts/text.ts';
import { TextKeys } from '../src/textKeys.ts';

describe('keys of texts', () => {
  test('each is told as it was, ours and those of others', () => {
    const keys = new TextKeys();
    const told = [
      ...['您好', '有货的', ''].map(textKeyOf),
      ...['00000000000000ff', 'ffffffffffffffff', 'FFFFFFFFFFFFFFFF', 'ff', 'hello', ''],
    ];
    for (const [place, key] of told.entries()) keys.set(place, key);
    expect(told.map((_, place) => keys.at(place))).toEqual(told);
  });

  test('a message without a key has none, and one that is told anew has the new one', () => {
    const keys = new TextKeys();
    keys.set(5000, 'theirs');
    expect(keys.at(4999)).toBeUndefined();
    expect(keys.at(9999)).toBeUndefined();
    keys.set(5000, '00112233445566aa');
    expect(keys.at(5000)).toBe('00112233445566aa');
    keys.set(5000, undefined);
    expect(keys.at(5000)).toBeUndefined();
  });
});
