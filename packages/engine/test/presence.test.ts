import { describe, expect, test } from 'vitest';
import { agentOf, wakeAt } from '../src/index.ts';
import { minute, Scene, second, told } from './support/scene.ts';

describe('status', () => {
  test('ST-01 setting a status is told once', () => {
    const scene = new Scene().agents('A');
    expect(told(scene.status('online', 'A'))).toEqual(['agent.status-changed A online agent']);
    expect(scene.status('online', 'A')).toEqual([]);
  });

  test('ST-01 an unknown agent, an unknown status', () => {
    const scene = new Scene().agents('A');
    const set = { type: 'agent.set-status', agentId: 'A', status: 'online' } as const;
    expect(scene.refusal({ ...set, agentId: 'X' })).toEqual({
      code: 'NOT_FOUND',
      details: { what: 'agent' },
    });
    expect(scene.refusal({ ...set, status: 'asleep' as 'away' }).code).toBe('INVALID_ARGUMENT');
  });
});

describe('leases', () => {
  const absent = { type: 'agent.absent', agentId: 'A' } as const;

  test('an absent agent is offline after 60 s, and what it owns stays with it', () => {
    const scene = new Scene().agents('A').online('A');
    const id = scene.enter('X');
    expect(scene.ask(absent)).toEqual([
      { type: 'agent.lease-started', at: scene.now, agentId: 'A', until: scene.now + minute },
    ]);
    expect(scene.pass(minute - 1)).toEqual([]);
    expect(scene.pass(1)).toEqual([
      {
        type: 'agent.status-changed',
        at: scene.now,
        agentId: 'A',
        status: 'offline',
        cause: 'lease',
        // Gone is who went, not who was missed a minute later: RT-52 counts from then.
        since: scene.now - minute,
      },
    ]);
    expect(scene.ownerOf(id)).toBe('A');
  });

  test('while the lease runs the agent counts as before', () => {
    const scene = new Scene().agents('A').online('A');
    scene.ask(absent);
    expect(scene.ownerOf(scene.enter('X'))).toBe('A');
  });

  test('a connection voids the lease', () => {
    const scene = new Scene().agents('A').online('A');
    scene.ask(absent);
    scene.pass(30 * second);
    expect(told(scene.ask({ type: 'agent.present', agentId: 'A' }))).toEqual(['agent.lease-voided A']);
    expect(scene.pass(5 * minute)).toEqual([]);
    expect(agentOf(scene.desk, 'A')?.status).toBe('online');
    expect(scene.ask({ type: 'agent.present', agentId: 'A' })).toEqual([]);
  });

  test('told twice, the lease is not longer; offline, there is none', () => {
    const scene = new Scene().agents('A', 'B').online('A');
    scene.ask(absent);
    scene.pass(30 * second);
    expect(scene.ask(absent)).toEqual([]);
    expect(scene.ask({ ...absent, agentId: 'B' })).toEqual([]);
    expect(told(scene.pass(30 * second))).toEqual(['agent.status-changed A offline lease']);
  });

  test('signing out by hand ends the lease', () => {
    const scene = new Scene().agents('A').online('A');
    scene.ask(absent);
    scene.status('offline', 'A');
    expect(wakeAt(scene.desk)).toBeUndefined();
    scene.status('online', 'A');
    expect(scene.pass(5 * minute)).toEqual([]);
  });

  test('after a restart everybody who was not offline gets one fresh lease', () => {
    const scene = new Scene().agents('A', 'B', 'C', 'D').online('A');
    scene.status('away', 'B');
    scene.status('suspended', 'C');
    scene.ask(absent);
    scene.pass(50 * second);
    expect(told(scene.ask({ type: 'desk.recovered' }))).toEqual([
      'agent.lease-started A',
      'agent.lease-started B',
      'agent.lease-started C',
    ]);
    scene.ask({ type: 'agent.present', agentId: 'B' });
    expect(scene.pass(minute - 1)).toEqual([]);
    expect(told(scene.pass(1))).toEqual([
      'agent.status-changed A offline lease',
      'agent.status-changed C offline lease',
    ]);
  });

  test('several leases run out in one late tick, the earliest first', () => {
    const scene = new Scene().agents('A', 'B').online('A', 'B');
    scene.ask({ ...absent, agentId: 'B' });
    scene.now += second;
    scene.ask(absent);
    scene.now += 10 * minute;
    expect(told(scene.ask({ type: 'tick' }))).toEqual([
      'agent.status-changed B offline lease',
      'agent.status-changed A offline lease',
    ]);
  });

  test('unknown agents are refused', () => {
    const scene = new Scene();
    expect(scene.refusal(absent).code).toBe('NOT_FOUND');
    expect(scene.refusal({ type: 'agent.present', agentId: 'A' }).code).toBe('NOT_FOUND');
  });
});
