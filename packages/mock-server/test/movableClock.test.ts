import { TestClock } from '@shopbell/sdk/testing';
import { describe, expect, test } from 'vitest';
import { MovableClock } from '../src/node.ts';

describe('a clock that can be put forward', () => {
  test('runs as the machine’s does', async () => {
    const machine = new TestClock(1000);
    const clock = new MovableClock(machine);
    const rung: number[] = [];
    clock.after(500, () => rung.push(clock.now()));
    await machine.advance(499);
    expect(rung).toEqual([]);
    await machine.advance(1);
    expect(rung).toEqual([1500]);
  });

  test('rings in order what falls due, at its own time, and what is set meanwhile', async () => {
    const clock = new MovableClock(new TestClock(0));
    const rung: string[] = [];
    clock.after(30, () => rung.push(`b ${clock.now()}`));
    clock.after(10, () => {
      rung.push(`a ${clock.now()}`);
      clock.after(5, () => rung.push(`a again ${clock.now()}`));
    });
    clock.after(100, () => rung.push('too late'));
    await clock.advance(50);
    expect(rung).toEqual(['a 10', 'a again 15', 'b 30']);
    expect(clock.now()).toBe(50);
  });

  test('rings what is left sooner by the machine’s clock', async () => {
    const machine = new TestClock(0);
    const clock = new MovableClock(machine);
    const rung: number[] = [];
    clock.after(100, () => rung.push(clock.now()));
    await clock.advance(90);
    await machine.advance(10);
    expect(rung).toEqual([100]);
    expect(machine.now()).toBe(10);
  });

  test('does not ring what was cancelled', async () => {
    const clock = new MovableClock(new TestClock(0));
    const rung: string[] = [];
    const cancel = clock.after(10, () => rung.push('cancelled'));
    clock.after(5, cancel);
    await clock.advance(20);
    expect(rung).toEqual([]);
  });
});
