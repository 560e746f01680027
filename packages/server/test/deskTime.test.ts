import { memoryStorage } from '@shopbell/server/storage/memory';
import { describe, expect, it } from 'vitest';
import { WakeTimer } from '../src/desk/wakeTimer.ts';
import { TestClock } from '@shopbell/sdk/testing';
import { enter, loadShop, newShop, send } from './support/deskUnderTest.ts';
import { FaultyStorage } from './support/faultyStorage.ts';

describe('the desk’s time', () => {
  it('never runs backwards within a shop, whatever the clock does', async () => {
    const { desk, clock, heard } = await newShop(memoryStorage());
    await enter(desk, 'talk');
    const before = desk.desk.at;
    clock.jumpTo(clock.now() - 3_600_000);
    await send(desk, 'talk', 'c1');
    expect(heard.at(-1)?.event.at).toBe(before);
    clock.jumpTo(before + 5);
    await send(desk, 'talk', 'c2');
    expect(heard.at(-1)?.event.at).toBe(before + 5);
  });

  it('RT-52 wakes the desk with one timer when an agent’s lease ends', async () => {
    const { desk, clock, heard } = await newShop(memoryStorage());
    expect(clock.pending).toBe(0);
    await desk.submit({ type: 'agent.absent', agentId: 'anna' });
    await send(desk, 'none', 'c1').catch(() => {});
    expect(clock.pending).toBe(1);
    await clock.advance(59_999);
    expect(heard.map(({ event }) => event.type)).toEqual(['agent.lease-started']);
    await clock.advance(1);
    expect(heard.at(-1)).toMatchObject({
      event: { type: 'agent.status-changed', agentId: 'anna', status: 'offline', cause: 'lease' },
      audiences: ['agent:anna'],
    });
    expect(clock.pending).toBe(0);
  });

  it('takes the timer back when there is nothing left to wait for', async () => {
    const { desk, clock } = await newShop(memoryStorage());
    await desk.submit({ type: 'agent.absent', agentId: 'anna' });
    await desk.submit({ type: 'agent.present', agentId: 'anna' });
    expect(clock.pending).toBe(0);
  });

  it('wakes a desk that was loaded again', async () => {
    const storage = memoryStorage();
    const first = await newShop(storage);
    await first.desks.close();
    const { clock, heard } = await loadShop(storage, first.shopId, { clock: first.clock });
    await clock.advance(60_000);
    expect(heard.map(({ event }) => event.type)).toContain('agent.status-changed');
  });

  it('ticks again after a second when a tick could not be stored', async () => {
    const faulty = new FaultyStorage(memoryStorage());
    const { desk, clock, heard } = await newShop(faulty.storage);
    await desk.submit({ type: 'agent.absent', agentId: 'anna' });
    faulty.failNext(2);
    await clock.advance(60_000);
    expect(heard.map(({ event }) => event.type)).toEqual(['agent.lease-started']);
    await clock.advance(1000);
    expect(heard.at(-1)?.event.type).toBe('agent.status-changed');
  });

  it('RT-52 a clock that jumps ahead holds nobody up: what is due is done within ten seconds', async () => {
    const { desk, clock, heard } = await newShop(memoryStorage());
    const gone = () => heard.some(({ event }) => event.type === 'agent.status-changed');
    await desk.submit({ type: 'agent.absent', agentId: 'anna' });
    await clock.advance(1000);
    // The machine’s clock goes on by an hour, and timers do not.
    clock.sleep(3_600_000);
    expect(gone()).toBe(false);
    await clock.advance(10_000);
    expect(gone()).toBe(true);
  });

  it('does not spin on a tick that changes nothing, nor ticks for nothing on a long way', async () => {
    const clock = new TestClock();
    let wakeAt = clock.now() - 5;
    let ticks = 0;
    const tick = (): Promise<boolean> => {
      ticks++;
      return Promise.resolve(false);
    };
    const timer = new WakeTimer(clock, { wakeAt: () => wakeAt, now: () => clock.now(), tick });
    timer.update();
    await clock.advance(1000);
    expect(ticks).toBeLessThanOrEqual(11);
    wakeAt = clock.now() + 40 * 86_400_000;
    timer.update();
    ticks = 0;
    await clock.advance(86_400_000);
    expect(ticks).toBe(0);
    expect(clock.pending).toBe(1);
    timer.stop();
    expect(clock.pending).toBe(0);
  });
});
