import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Lane } from '../src/fairness/lane.ts';
import { Schedule } from '../src/desk/schedule.ts';

interface Car {
  readonly id: number;
  readonly at: number;
  slot: number;
  queued: boolean;
}

/** Mostly as they come, now and then into the middle; taken out from anywhere. */
const moves = fc.array(
  fc.oneof(
    { weight: 6, arbitrary: fc.record({ add: fc.nat({ max: 20 }), back: fc.constant(false) }) },
    { weight: 1, arbitrary: fc.record({ add: fc.nat({ max: 400 }), back: fc.constant(true) }) },
    { weight: 5, arbitrary: fc.record({ remove: fc.nat() }) },
  ),
  { minLength: 300, maxLength: 900 },
);

describe('a lane', () => {
  test('has whoever is first at its head, whatever comes and goes', () => {
    fc.assert(
      fc.property(moves, (list) => {
        const lane = new Lane<Car>((a, b) => a.at < b.at || (a.at === b.at && a.id < b.id));
        const inOrder = (): Car[] => [...cars].sort((a, b) => a.at - b.at || a.id - b.id);
        let cars: Car[] = [];
        let now = 1000;
        list.forEach((move, id) => {
          if ('add' in move) {
            now += move.back ? 0 : move.add;
            const car = { id, at: move.back ? now - move.add : now, slot: -1, queued: false };
            lane.add(car);
            cars.push(car);
          } else {
            const gone = cars[move.remove % Math.max(1, cars.length)];
            if (!gone) return;
            lane.remove(gone);
            cars = cars.filter((car) => car !== gone);
          }
          const [first, second] = inOrder();
          expect(lane.first()).toBe(first);
          if (first) expect(lane.firstBeside(first)).toBe(second);
        });
        expect([...lane.inOrder()]).toEqual(inOrder());
        const early = inOrder().slice(0, Math.ceil(cars.length / 2));
        const last = early.at(-1);
        const top = [
          ...lane.top(
            (car) => last !== undefined && (car.at < last.at || (car.at === last.at && car.id <= last.id)),
          ),
        ];
        expect(top.sort((a, b) => a.at - b.at || a.id - b.id)).toEqual(early);
      }),
      { numRuns: 30 },
    );
  });

  test('of two thousand, in which all but one are put off time and again, stays in order', () => {
    const schedule = new Schedule();
    for (let id = 0; id < 2000; id++) schedule.set(`c${id}`, id);
    for (let round = 1; round <= 10; round++) {
      for (let id = 1; id < 2000; id++) schedule.set(`c${id}`, round * 10_000 + ((id * 7) % 2000));
    }
    expect(schedule.next()).toBe(0);
    const times = schedule.entries().map(([, at]) => at);
    expect(times).toHaveLength(2000);
    expect(times).toEqual(times.toSorted((a, b) => a - b));
    for (let id = 0; id < 2000; id++) schedule.delete(`c${id}`);
    expect(schedule.next()).toBeUndefined();
  });
});
