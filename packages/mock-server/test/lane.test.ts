import { TestClock } from '@shopbell/sdk/testing';
import { describe, expect, test } from 'vitest';
import { Faults, untouched } from '../src/network/faults.ts';
import { Lane } from '../src/network/lane.ts';

function laneWith(faults: Faults) {
  const clock = new TestClock();
  const lane = new Lane(clock);
  const arrived: string[] = [];
  const began = clock.now();
  const send = (
    name: string,
    fate = faults.fateOf('up', JSON.stringify({ type: 'request', id: name })),
  ): void => {
    lane.send(() => arrived.push(name), fate);
  };
  return { clock, lane, arrived, send, since: () => clock.now() - began };
}

describe('one way of a connection', () => {
  test('untouched, everything arrives at once', () => {
    const { arrived, send } = laneWith(new Faults());
    ['1', '2', '3'].forEach((name) => {
      send(name);
    });
    expect(arrived).toEqual(['1', '2', '3']);
  });

  test('delay: nothing overtakes, not even what is sent after the delay has ended', async () => {
    const faults = new Faults();
    const { clock, arrived, send } = laneWith(faults);
    const end = faults.add('delay', {}, 2000);
    send('1');
    await clock.advance(500);
    send('2');
    end();
    send('3');
    await clock.advance(1499);
    expect(arrived).toEqual([]);
    await clock.advance(1);
    expect(arrived).toEqual(['1']);
    await clock.advance(500);
    expect(arrived).toEqual(['1', '2', '3']);
    send('4');
    expect(arrived).toEqual(['1', '2', '3', '4']);
  });

  test('delays in force at the same time add up', async () => {
    const faults = new Faults();
    const { clock, arrived, send } = laneWith(faults);
    faults.add('delay', { way: 'up' }, 300);
    faults.add('delay', {}, 200);
    faults.add('delay', { way: 'down' }, 5000);
    send('1');
    await clock.advance(499);
    expect(arrived).toEqual([]);
    await clock.advance(1);
    expect(arrived).toEqual(['1']);
  });

  test('duplicate: twice, one right behind the other, until it is ended', () => {
    const faults = new Faults();
    const { arrived, send } = laneWith(faults);
    const end = faults.add('duplicate', { way: 'up' });
    send('1');
    send('2');
    end();
    send('3');
    expect(arrived).toEqual(['1', '1', '2', '2', '3']);
  });

  test('reorder: pairs change places', () => {
    const faults = new Faults();
    const { arrived, send } = laneWith(faults);
    faults.add('reorder');
    ['1', '2', '3', '4'].forEach((name) => {
      send(name);
    });
    expect(arrived).toEqual(['2', '1', '4', '3']);
  });

  test('reorder: one that no other follows arrives after a second', async () => {
    const faults = new Faults();
    const { clock, arrived, send } = laneWith(faults);
    faults.add('reorder', { frames: 1 });
    send('1');
    await clock.advance(999);
    expect(arrived).toEqual([]);
    await clock.advance(1);
    expect(arrived).toEqual(['1']);
    send('2');
    expect(arrived).toEqual(['1', '2']);
  });

  test('cut: what was under way never arrives', async () => {
    const faults = new Faults();
    const { clock, lane, arrived, send } = laneWith(faults);
    send('1', { ...untouched, late: 100 });
    send('2', { ...untouched, behind: true });
    lane.cut();
    await clock.advance(5000);
    expect(arrived).toEqual([]);
  });
});

describe('which frames', () => {
  const request = (id: string) => JSON.stringify({ type: 'request', id });

  test('`frames` counts, each way by itself', () => {
    const faults = new Faults();
    faults.add('duplicate', { frames: 2 });
    const twice = ['1', '2', '3'].map((id) => faults.fateOf('up', request(id)).twice);
    expect(twice).toEqual([true, true, false]);
    expect(faults.fateOf('down', request('4')).twice).toBe(true);
  });

  test('`only` picks, and what is not picked does not count', () => {
    const faults = new Faults();
    faults.add('duplicate', { frames: 1, only: (frame) => frame.type === 'request' && frame.id === '2' });
    expect(['1', '2', '2'].map((id) => faults.fateOf('up', request(id)).twice)).toEqual([false, true, false]);
    expect(faults.fateOf('up', 'no JSON').twice).toBe(false);
  });

  test('hello, welcome and heartbeats are neither doubled nor moved, but as late as the rest', () => {
    const faults = new Faults();
    faults.add('duplicate');
    faults.add('reorder');
    faults.add('delay', {}, 10);
    for (const type of ['hello', 'welcome', 'ping', 'pong']) {
      expect(faults.fateOf('up', JSON.stringify({ type }))).toEqual({
        late: 10,
        twice: false,
        behind: false,
      });
    }
  });

  test('requests over HTTP are late by what holds for all, not by what is for some frames', () => {
    const faults = new Faults();
    faults.add('delay', { way: 'down' }, 10);
    faults.add('delay', { frames: 3 }, 100);
    faults.add('delay', { only: () => true }, 1000);
    expect([faults.lateness('up'), faults.lateness('down')]).toEqual([0, 10]);
  });
});
