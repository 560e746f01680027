import { describe, expect, test } from 'vitest';
import { C } from '../src/figures/counters.ts';
import { Names } from '../src/names.ts';
import { Subjects } from '../src/figures/subjects.ts';
import { Tallies } from '../src/figures/tally.ts';

const subjects = new Subjects(new Names());

/** Sums of a day with so many sessions and rounds of amy. */
function day(sessions: number, rounds: number): Tallies {
  const tallies = new Tallies(subjects);
  tallies.count(['sessions'], () => {
    tallies.begin('sessions');
    tallies.named('agent', 'amy').add(C.consultations, sessions);
  });
  tallies.count(['rounds'], () => {
    tallies.begin('rounds');
    const amy = tallies.named('agent', 'amy');
    amy.add(C.responses, rounds);
    for (let wait = 1; wait <= rounds; wait += 1) amy.addWait(wait);
    tallies.named('agent', 'bo').addWait(9);
  });
  return tallies;
}

/** A day of which nothing is added. */
function nothing(): Tallies {
  const tallies = new Tallies(subjects);
  tallies.count(['sessions', 'rounds'], () => {
    tallies.named('agent', 'amy');
  });
  return tallies;
}

const amy = { kind: 'agent', id: 'amy' } as const;

describe('the sums of a day', () => {
  test('parts are counted one by one, and each stays', () => {
    const tallies = day(3, 2);
    expect(tallies.find(amy)?.get('consultations')).toBe(3);
    expect(tallies.find(amy)?.get('responses')).toBe(2);
    expect(tallies.find(amy)?.get('ratings')).toBe(0);
    expect([...(tallies.find(amy)?.waits ?? [])]).toEqual([1, 2]);
    expect([...tallies.ids('agent', ['sessions'])]).toEqual(['amy']);
  });

  test('several days are the sum of what is counted, and of nothing else', () => {
    const sum = new Tallies(subjects);
    const days = [day(3, 2), day(4, 1500), day(0, 1)];
    sum.count(['rounds'], () => {
      sum.merge(days, 'agent', ['waits']);
    });
    expect(sum.find(amy)?.get('responses')).toBe(1503);
    expect(sum.find(amy)?.get('consultations')).toBe(0);
    expect(sum.find(amy)?.waits).toHaveLength(1503);
    expect([...(sum.find({ kind: 'agent', id: 'bo' })?.waits ?? [])]).toEqual([9, 9, 9]);
    expect(nothing().find(amy)?.get('consultations')).toBe(0);
  });

  test('a count that fails leaves nothing behind for the next', () => {
    const failing = new Tallies(subjects);
    const fail = () => {
      failing.count(['sessions'], () => {
        for (let subject = 0; subject < 600; subject += 1)
          failing.named('agent', String(subject)).add(C.consultations, 7);
        throw new Error('half-way');
      });
    };
    expect(fail).toThrow('half-way');
    expect(nothing().find(amy)?.get('consultations')).toBe(0);
  });
});
