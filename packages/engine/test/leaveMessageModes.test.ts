import { describe, expect, test } from 'vitest';
import { pendingLeaveMessagesOf, wakeAt, type DeskEvent } from '../src/index.ts';
import { agent, customer, minute, Scene, second, told } from './support/scene.ts';

const tick = 90 * second;

function leave(scene: Scene, customerId: string, scope: Parameters<Scene['enter']>[1] = {}): string {
  const id = scene.enter(customerId, scope);
  scene.says(customer(customerId), id);
  return id;
}

function takers(events: readonly DeskEvent[]): string {
  return events.flatMap((event) => (event.type === 'leave-message.delivered' ? event.agentId : [])).join('');
}

const assign = (conversationId: string, agentId: string, by = 'chief') =>
  ({ type: 'leave-message.assign', conversationId, agentId, by }) as const;

describe('named agents', () => {
  const specified = (...leaveMessageAgentIds: string[]) =>
    ({ leaveMessageMode: 'specified', leaveMessageAgentIds }) as const;

  test('LM-11 A is named and offline, B online: pending; A online: three per tick to A', () => {
    const scene = new Scene().agents('A', 'B');
    scene.settings(specified('A'));
    for (let n = 0; n < 5; n++) leave(scene, `X${n}`);
    scene.online('B');
    expect(wakeAt(scene.desk)).toBeUndefined();
    expect(scene.pass(10 * minute)).toEqual([]);
    scene.online('A');
    expect([takers(scene.pass(tick)), takers(scene.pass(tick)), takers(scene.pass(tick))]).toEqual([
      'AAA',
      'AA',
      '',
    ]);
  });

  test('LM-11 named agents need not belong to the bound group, and stand before its own', () => {
    const scene = new Scene()
      .agents('A', 'B')
      .group('G1', { skus: ['1'], members: { A: 6 }, allowDefaultFallback: false });
    scene.settings(specified('B'));
    const id = leave(scene, 'X', { sku: '1' });
    scene.online('A', 'B');
    expect(told(scene.pass(tick))).toEqual([`leave-message.delivered ${id} B G1`]);
  });

  test('LM-11 the group stays, though it is offline and falls back on the default group', () => {
    const scene = new Scene()
      .agents('A', 'B')
      .group('G1', { skus: ['1'], members: { A: 6 }, allowDefaultFallback: true });
    scene.settings(specified('B'));
    const id = leave(scene, 'X', { sku: '1' });
    scene.online('B');
    expect(told(scene.pass(tick))).toEqual([`leave-message.delivered ${id} B G1`]);
  });

  test('LM-18 a named agent who does not receive gets none', () => {
    const scene = new Scene().agents('A');
    scene.settings(specified('A'));
    leave(scene, 'X');
    scene.ask({ type: 'agent.configure', agentId: 'A', receiving: false });
    scene.online('A');
    expect(scene.pass(10 * minute)).toEqual([]);
    scene.ask({ type: 'agent.configure', agentId: 'A', receiving: true });
    expect(takers(scene.pass(tick))).toBe('A');
  });

  test('LM-12 saved with nobody, or with somebody unknown: refused, and the former mode stays', () => {
    const scene = new Scene().agents('A');
    expect(scene.refusal({ type: 'shop.configure', settings: specified() }).code).toBe('INVALID_ARGUMENT');
    expect(scene.refusal({ type: 'shop.configure', settings: specified('Z') }).code).toBe('NOT_FOUND');
    expect(scene.desk.settings.leaveMessageMode).toBe('default');
    leave(scene, 'X');
    scene.online('A');
    expect(takers(scene.pass(tick))).toBe('A');
  });

  test('LM-12 the last named one cannot be taken off the list while the mode is on', () => {
    const scene = new Scene().agents('A');
    scene.settings(specified('A', 'A'));
    expect(scene.desk.settings.leaveMessageAgentIds).toEqual(['A']);
    expect(scene.refusal({ type: 'shop.configure', settings: { leaveMessageAgentIds: [] } }).code).toBe(
      'INVALID_ARGUMENT',
    );
  });
});

describe('by hand', () => {
  function manual(): Scene {
    return new Scene({ leaveMessageMode: 'manual' }).agents('A', 'B');
  }

  test('LM-15 ten pending, agents online for ten minutes: still ten', () => {
    const scene = manual();
    for (let n = 0; n < 10; n++) leave(scene, `X${n}`);
    scene.online('A', 'B');
    expect(wakeAt(scene.desk)).toBeUndefined();
    expect(scene.pass(10 * minute)).toEqual([]);
    expect(pendingLeaveMessagesOf(scene.desk)).toHaveLength(10);
  });

  test.each(['online', 'away', 'suspended'] as const)('LM-13 LM-14 ST-05 to an agent who is %s', (status) => {
    const scene = manual();
    const id = leave(scene, 'X');
    scene.status(status, 'A');
    const before = scene.desk.seq;
    expect(scene.ask(assign(id, 'A'))).toEqual([
      {
        type: 'leave-message.delivered',
        at: scene.now,
        conversationId: id,
        agentId: 'A',
        servingGroupId: 'default',
        by: 'chief',
        trace: {
          steps: [{ rule: 'LM-13', said: 'assigned', groupId: 'default', agentId: 'A' }],
          decidedAt: before,
        },
      },
    ]);
    expect(told(scene.says(agent('A'), id))[0]).toContain('conversation.assigned');
  });

  test('LM-14 ST-05 to one who is offline: refused, and it stays pending', () => {
    const scene = manual();
    const id = leave(scene, 'X');
    expect(scene.refusal(assign(id, 'B'))).toEqual({
      code: 'TARGET_NOT_AVAILABLE',
      details: { reason: 'offline' },
    });
    expect(scene.desk.pending.has(id)).toBe(true);
  });

  test('LM-07 LM-13 all that the customer left in this group moves, and nothing of other groups or customers', () => {
    const scene = manual().group('G1', { skus: ['1'], members: { A: 6 }, allowDefaultFallback: false });
    const [first, , second_] = [
      leave(scene, 'X'),
      leave(scene, 'X', { sku: '1' }),
      leave(scene, 'X', { sku: '9' }),
      leave(scene, 'Y'),
    ];
    scene.status('suspended', 'A');
    expect(told(scene.ask(assign(second_, 'A')))).toEqual([
      `leave-message.delivered ${first} A default`,
      `leave-message.delivered ${second_} A default`,
    ]);
    expect(scene.desk.pending.size).toBe(2);
  });

  test('LM-13 RT-50 one message assigned twice at once: the second is told so', () => {
    const scene = manual();
    const id = leave(scene, 'X');
    scene.online('A', 'B');
    scene.ask(assign(id, 'A'));
    expect(scene.refusal(assign(id, 'B'))).toEqual({ code: 'ALREADY_ASSIGNED' });
    expect(scene.refusal(assign(id, 'A'))).toEqual({ code: 'ALREADY_ASSIGNED' });
    scene.says(agent('A'), id);
    expect(scene.refusal(assign(id, 'B'))).toEqual({ code: 'ALREADY_ASSIGNED' });
    scene.ends(agent('A'), id);
    expect(scene.refusal(assign(id, 'B'))).toEqual({ code: 'ALREADY_ASSIGNED' });
  });

  test('LM-13 unknown conversation, unknown agent, nothing written yet, no name', () => {
    const scene = manual();
    const empty = scene.enter('Y');
    const id = leave(scene, 'X');
    scene.online('A');
    expect(scene.refusal(assign('unknown', 'A')).code).toBe('NOT_FOUND');
    expect(scene.refusal(assign(id, 'Z'))).toEqual({ code: 'NOT_FOUND', details: { what: 'agent' } });
    expect(scene.refusal(assign(empty, 'A')).code).toBe('NOT_FOUND');
    expect(scene.refusal(assign(id, 'A', '')).code).toBe('INVALID_ARGUMENT');
  });

  test('LM-13 in the other modes a supervisor may assign too, and the beat does not change', () => {
    const scene = new Scene().agents('A', 'B');
    const ids = ['X', 'Y'].map((id) => leave(scene, id));
    scene.online('A');
    scene.pass(60 * second);
    scene.ask(assign(ids[0] ?? '', 'A'));
    expect(wakeAt(scene.desk)).toBe(scene.now + 30 * second);
  });

  test('LM-15 the mode changes: what is pending is delivered a full tick later', () => {
    const scene = manual();
    leave(scene, 'X');
    scene.online('A');
    scene.pass(10 * minute);
    scene.settings({ leaveMessageMode: 'default' });
    expect(wakeAt(scene.desk)).toBe(scene.now + tick);
  });
});

describe('which, to whom, how many', () => {
  test.each([
    [1, 'A'],
    [3, 'AAA'],
    [20, 'AAAAAAAAAAAAAAAAAAAA'],
  ])('LM-06 %i customers per delivery', (customersPerDelivery, got) => {
    const scene = new Scene({ customersPerDelivery }).agents('A');
    for (let n = 0; n < 25; n++) leave(scene, `X${n}`);
    scene.online('A');
    expect(takers(scene.pass(tick))).toBe(got);
  });

  test('LM-01 everybody offline at 23:30: a leave message; LM-02 online, but not of a covering group: the same', () => {
    const scene = new Scene()
      .agents('A', 'D')
      .group('G1', { skus: ['1'], members: { A: 6 }, allowDefaultFallback: false });
    scene.now += 14.5 * 60 * minute;
    expect(scene.ownerOf(scene.enter('X'))).toBe('leave-message');
    scene.online('D');
    expect(scene.ownerOf(scene.enter('Y', { sku: '1' }))).toBe('leave-message');
  });

  test('LM-03 created for G1, the SKU moves to G2 the next day: still G1', () => {
    const scene = new Scene()
      .agents('A', 'B')
      .group('G1', { skus: ['1'], pages: ['order'], members: { A: 6 } })
      .group('G2', { skus: ['2'], members: { B: 6 } });
    const id = leave(scene, 'X', { sku: '1' });
    scene.ask({ type: 'group.edit', groupId: 'G1', scopes: { pages: ['order'], skus: [] } });
    scene.ask({ type: 'group.edit', groupId: 'G2', scopes: { pages: [], skus: ['1', '2'] } });
    scene.online('A', 'B');
    expect(told(scene.pass(tick))).toEqual([`leave-message.delivered ${id} A G1`]);
  });

  test('ST-02 in rotation agents who are away get deliveries, by weight they do not', () => {
    for (const [profile, got] of [
      ['rotation', 'A'],
      ['weighted', ''],
    ] as const) {
      const scene = new Scene({ profile }).agents('A');
      leave(scene, 'X');
      scene.status('away', 'A');
      expect(takers(scene.pass(tick))).toBe(got);
    }
  });

  test("LM-08 LM-18 the group's only online agent does not receive: the default group gets them", () => {
    const scene = new Scene().agents('A', 'D').group('G1', { skus: ['1'], members: { A: 6 } });
    leave(scene, 'X', { sku: '1' });
    scene.ask({ type: 'agent.configure', agentId: 'A', receiving: false });
    scene.online('A', 'D');
    expect(takers(scene.pass(tick))).toBe('D');
  });

  test('LM-10 the flag is taken away while it is pending: it stays with its group', () => {
    const scene = new Scene().agents('A', 'D').group('G1', { skus: ['1'], members: { A: 6 } });
    leave(scene, 'X', { sku: '1' });
    scene.online('D');
    expect(wakeAt(scene.desk)).toBe(scene.now + tick);
    scene.ask({ type: 'group.edit', groupId: 'G1', allowDefaultFallback: false });
    expect(wakeAt(scene.desk)).toBeUndefined();
    scene.ask({ type: 'group.edit', groupId: 'G1', allowDefaultFallback: true });
    expect(takers(scene.pass(tick))).toBe('D');
  });

  test('RT-25 LM-04 its group is deleted while it is delivered, then the agent goes: pending in the default group', () => {
    const scene = new Scene().agents('A', 'D').group('G1', { skus: ['1'], members: { A: 6 } });
    const id = leave(scene, 'X', { sku: '1' });
    scene.online('A');
    scene.pass(tick);
    scene.ask({ type: 'group.delete', groupId: 'G1' });
    expect(scene.desk.conversations.get(id)).toMatchObject({ state: 'leave-message', agentId: 'A' });
    scene.status('offline', 'A');
    expect([...scene.desk.pending.entries()]).toEqual([[id, 'default']]);
    scene.online('D');
    expect(takers(scene.pass(tick))).toBe('D');
  });
});
