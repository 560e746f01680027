import { describe, expect, test } from 'vitest';
import { assignees, agent, Scene } from './support/scene.ts';

/** Everybody in the default group only, online in this order. */
function rotation(...ids: string[]): Scene {
  return new Scene({ profile: 'rotation' }).agents(...ids).online(...ids);
}

/** Who gets the next `count` customers, each of whom is new. */
function next(scene: Scene, count: number, scope: Parameters<Scene['enter']>[1] = {}): string {
  const from = scene.events.length;
  for (let n = 0; n < count; n++) scene.enter(`New${scene.events.length}`, scope);
  return assignees(scene.events.slice(from)).join('');
}

describe('who takes part', () => {
  test('ST-02 away alone: in rotation A gets the customer, by weight it is a leave message', () => {
    for (const [profile, owner] of [
      ['rotation', 'A'],
      ['weighted', 'leave-message'],
    ] as const) {
      const scene = new Scene({ profile }).agents('A');
      scene.status('away', 'A');
      expect(scene.ownerOf(scene.enter('X'))).toBe(owner);
    }
  });

  test('ST-02 ST-03 in rotation the suspended and the offline get nothing', () => {
    const scene = rotation('A', 'B', 'C');
    scene.status('suspended', 'A');
    scene.status('offline', 'B');
    expect(next(scene, 3)).toBe('CCC');
  });

  test('RT-30 capacity 0: not routed, B gets all three; a transfer to A is fine', () => {
    const scene = rotation('A', 'B').capacity({ A: 0, B: 5 });
    expect(next(scene, 2)).toBe('BB');
    const id = scene.enter('X');
    expect(scene.ownerOf(id)).toBe('B');
    scene.ask({
      type: 'conversation.transfer',
      conversationId: id,
      agentId: 'B',
      to: { kind: 'agent', id: 'A' },
    });
    expect(scene.ownerOf(id)).toBe('A');
  });

  test.each(['weighted', 'rotation'] as const)(
    'RT-30 RT-44 capacity 0 stays unrouted on exempt channels and without any cap too, in profile %s',
    (profile) => {
      const scene = new Scene({ profile }).agents('A').online('A').capacity({ A: 0 });
      for (const channel of ['web', 'app', 'personal'] as const)
        expect(scene.ownerOf(scene.enter(`X-${channel}`, { channel }))).toBe('leave-message');
      scene.settings({ capMode: 'uncapped' });
      expect(scene.ownerOf(scene.enter('Y'))).toBe('leave-message');
    },
  );

  test('RT-31 capacity 1 takes the first arrival', () => {
    expect(next(rotation('A').capacity({ A: 1 }), 1)).toBe('A');
  });

  test('RT-16 RT-32 weight 0 is given nothing in rotation either', () => {
    const scene = new Scene({ profile: 'rotation' })
      .agents('A', 'B')
      .group('G', { skus: ['1'], members: { A: 0, B: 1 } })
      .online('A', 'B');
    expect(next(scene, 3, { sku: '1' })).toBe('BBB');
  });

  test('RT-13 in rotation weights above 0 make no difference', () => {
    const scene = new Scene({ profile: 'rotation' })
      .agents('A', 'B')
      .group('G', { skus: ['1'], members: { A: 10, B: 1 } })
      .online('A', 'B');
    expect(next(scene, 6, { sku: '1' })).toBe('ABABAB');
  });
});

describe('turns', () => {
  test('RT-39 RT-18 queue A, B, C: four arrivals go to A, B, C, A', () => {
    expect(next(rotation('A', 'B', 'C'), 4)).toBe('ABCA');
  });

  test('RT-39 the order is that of coming online, not of names', () => {
    const scene = new Scene({ profile: 'rotation' }).agents('A', 'B', 'C').online('C', 'A', 'B');
    expect(next(scene, 4)).toBe('CABC');
  });

  test('RT-38 queue A, B, C and a customer who returns to B: then A, C, B', () => {
    const scene = rotation('A', 'B', 'C');
    next(scene, 1);
    expect(scene.serves('X')).toBe('B');
    expect(next(scene, 1)).toBe('C');
    // The queue is A, B, C again.
    expect(scene.ownerOf(scene.enter('X'))).toBe('B');
    expect(next(scene, 3)).toBe('ACB');
  });

  test('RT-40 each group has its own queue: served in G1, A is still the first of G2', () => {
    const scene = new Scene({ profile: 'rotation' })
      .agents('A', 'B')
      .group('G1', { skus: ['1'], members: { A: 6, B: 6 } })
      .group('G2', { skus: ['2'], members: { A: 6, B: 6 } })
      .online('A', 'B');
    expect(next(scene, 1, { sku: '1' })).toBe('A');
    expect(next(scene, 2, { sku: '2' })).toBe('AB');
    expect(next(scene, 1, { sku: '1' })).toBe('B');
  });

  test('RT-41 who is skipped for not receiving keeps the place: queue A, B, C, then A, C, B', () => {
    const scene = rotation('A', 'B', 'C');
    scene.ask({ type: 'agent.configure', agentId: 'A', receiving: false });
    expect(next(scene, 1)).toBe('B');
    scene.ask({ type: 'agent.configure', agentId: 'A', receiving: true });
    expect(next(scene, 3)).toBe('ACB');
  });

  test('RT-41 suspended or full, the place is kept', () => {
    const scene = rotation('A', 'B', 'C');
    scene.status('suspended', 'A');
    expect(next(scene, 2)).toBe('BC');
    scene.status('online', 'A');
    expect(next(scene, 1)).toBe('A');
    const full = rotation('A', 'B').capacity({ A: 1 });
    const id = full.enter('X');
    expect(next(full, 2)).toBe('BB');
    full.ends(agent('A'), id);
    expect(next(full, 2)).toBe('AB');
  });

  test('RT-42 who comes from offline is last, however long ago the last turn was', () => {
    const scene = rotation('A', 'B', 'C');
    scene.status('offline', 'A');
    expect(next(scene, 1)).toBe('B');
    scene.online('A');
    expect(next(scene, 3)).toBe('CBA');
  });

  test('RT-42 flapping gets an agent nothing', () => {
    const scene = rotation('A', 'B');
    let got = '';
    for (let n = 0; n < 10; n++) {
      scene.status('offline', 'A');
      scene.online('A');
      got += next(scene, 1);
    }
    expect(got).toBe('BBBBBBBBBB');
  });

  test('RT-42 away and back in rotation is no absence: the turns go on', () => {
    const scene = rotation('A', 'B');
    scene.status('away', 'A');
    expect(next(scene, 3)).toBe('ABA');
  });

  test('RT-49 a transfer to a group takes the turn of whoever gets it', () => {
    const scene = rotation('A', 'B', 'C');
    const id = scene.enter('X');
    scene.ask({
      type: 'conversation.transfer',
      conversationId: id,
      agentId: 'A',
      to: { kind: 'group', id: 'default' },
    });
    expect(scene.ownerOf(id)).toBe('B');
    expect(next(scene, 3)).toBe('CAB');
  });

  test('RT-51 the profile changes in mid-day: who is there goes on taking turns, each by its own rule', () => {
    const scene = new Scene()
      .agents('A', 'B')
      .group('G', { skus: ['1'], members: { A: 10, B: 5 } })
      .online('A', 'B');
    expect(next(scene, 3, { sku: '1' })).toBe('ABA');
    scene.settings({ profile: 'rotation' });
    expect(next(scene, 4, { sku: '1' }).replaceAll('B', '')).toBe('AA');
    scene.settings({ profile: 'weighted' });
    expect(next(scene, 15, { sku: '1' }).replaceAll('B', '')).toHaveLength(10);
  });

  test('ST-02 the profile changes back: who is away drops out, and nobody of the line is lost', () => {
    const scene = rotation('A').capacity({ A: 1 });
    scene.status('away', 'A');
    next(scene, 1);
    const waits = scene.enter('X');
    expect(scene.ownerOf(waits)).toBe('queued');
    scene.settings({ profile: 'weighted' });
    expect(scene.ownerOf(waits)).toBe('leave-message');
  });
});
