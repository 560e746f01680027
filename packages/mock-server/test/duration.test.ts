import { expect, test } from 'vitest';
import { inMilliseconds, type Duration } from '../src/duration.ts';

test.each<[Duration, number]>([
  [250, 250],
  ['500ms', 500],
  ['90s', 90_000],
  ['1.5m', 90_000],
  ['2h', 7_200_000],
  ['1d', 86_400_000],
  ['0s', 0],
])('%s is %d ms', (duration, ms) => {
  expect(inMilliseconds(duration)).toBe(ms);
});

test.each(['90', '-1s', 's', '1 week', ''])('%o is no length of time', (text) => {
  expect(() => inMilliseconds(text as Duration)).toThrow(TypeError);
});

test.each([-1, NaN, Infinity])('%d is no length of time', (ms) => {
  expect(() => inMilliseconds(ms)).toThrow(TypeError);
});
