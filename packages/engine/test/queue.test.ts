import { describe, expect, test } from 'vitest';
import { groupLoadOf, lineOf, outcomeOf, queueOf, wakeAt } from '../src/index.ts';
import { agent, customer, minute, Scene, second, told } from './support/scene.ts';

/** One agent with one place, which is taken by H. */
function oneFull(settings: ConstructorParameters<typeof Scene>[0] = {}): { scene: Scene; held: string } {
  const scene = new Scene(settings).agents('A').online('A').capacity({ A: 1 });
  return { scene, held: scene.enter('H') };
}

describe('the line', () => {
  test('RT-46 queue C1, C2; a place is freed and C3 arrives the same second: it goes to C1', () => {
    const { scene, held } = oneFull();
    const ids = [scene.enter('C1'), scene.enter('C2')];
    expect(told(scene.ends(agent('A'), held))).toEqual([
      `conversation.ended ${held}`,
      `conversation.assigned ${ids[0]} A default default queue`,
    ]);
    const third = scene.enter('C3');
    expect([...ids, third].map((id) => scene.ownerOf(id))).toEqual(['A', 'queued', 'queued']);
    expect(lineOf(scene.desk, 'default').map(({ conversationId }) => conversationId)).toEqual([
      ids[1],
      third,
    ]);
  });

  test('RT-46 place and wait are told; the wait is the mean time of late, by place, shared among the places', () => {
    const { scene, held } = oneFull();
    const first = scene.enter('C1');
    // Nothing has passed through yet: no wait is made up.
    expect(outcomeOf(scene.desk, first)).toEqual({
      kind: 'queued',
      group: { id: 'default', name: '默认客服组' },
      place: 1,
      faq: [],
    });
    scene.pass(4 * minute);
    scene.ends(agent('A'), held);
    const [second_, third] = [scene.enter('C2'), scene.enter('C3')];
    expect(queueOf(scene.desk, second_)).toEqual({ place: 1, expectedWaitMs: 4 * minute });
    expect(queueOf(scene.desk, third)).toEqual({ place: 2, expectedWaitMs: 8 * minute });
    scene.capacity({ A: 1 }).agents('B').online('B');
    scene.capacity({ B: 1 });
    expect(groupLoadOf(scene.desk, 'default')).toMatchObject({ taking: 2, free: 0, waiting: 0 });
  });

  test('RT-46 three places between two agents: everybody waits a third as long', () => {
    const scene = new Scene().agents('A', 'B').online('A', 'B').capacity({ A: 1, B: 2 });
    const [first = ''] = ['H1', 'H2', 'H3'].map((one) => scene.enter(one));
    const owner = scene.ownerOf(first) ?? '';
    scene.pass(6 * minute);
    scene.ends(agent(owner), first);
    scene.enter('H4');
    const waits = ['C1', 'C2', 'C3'].map((one) => queueOf(scene.desk, scene.enter(one))?.expectedWaitMs);
    expect(waits).toEqual([2 * minute, 4 * minute, 6 * minute]);
  });

  test('RT-46 the mean time: each conversation counts an eighth', () => {
    const { scene, held } = oneFull();
    scene.pass(8 * minute);
    scene.ends(agent('A'), held);
    const next = scene.enter('Y');
    scene.pass(16 * second);
    scene.ends(agent('A'), next);
    scene.enter('Z');
    expect(queueOf(scene.desk, scene.enter('W'))?.expectedWaitMs).toBe((7 * 8 * minute + 16 * second) / 8);
  });

  test('RT-46 the time that a conversation took counts for the group that served it, though it moves on', () => {
    const scene = new Scene()
      .agents('A', 'B')
      .group('G1', { skus: ['1'], members: { A: 6 } })
      .group('G2', { skus: ['2'], members: { B: 6 } })
      .online('A', 'B');
    const id = scene.enter('X', { sku: '1' });
    scene.pass(3 * minute);
    scene.ask({
      type: 'conversation.transfer',
      conversationId: id,
      agentId: 'A',
      to: { kind: 'group', id: 'G2' },
    });
    expect(scene.desk.groups.get('G1')?.serviceMs).toBe(3 * minute);
    expect(scene.desk.groups.get('G2')?.serviceMs).toBeNull();
  });

  test('RT-46 an agent in two groups with lines: the longest wait goes first', () => {
    const scene = new Scene()
      .agents('A')
      .group('G1', { skus: ['1'], members: { A: 6 } })
      .group('G2', { skus: ['2'], members: { A: 6 } })
      .online('A')
      .capacity({ A: 1 });
    let held = scene.enter('H');
    const ids = ['2', '1', '1', '2'].map((sku, n) => scene.enter(`X${n}`, { sku }));
    for (const id of ids) {
      scene.ends(agent('A'), held);
      expect(scene.ownerOf(id)).toBe('A');
      held = id;
    }
  });

  test('RT-46 an agent comes online or back: as many as fit are served, in the order of their waits', () => {
    const { scene } = oneFull();
    const ids = ['X', 'Y', 'Z'].map((id) => scene.enter(id));
    scene.agents('B').capacity({ B: 2 }).online('B');
    expect(ids.map((id) => scene.ownerOf(id))).toEqual(['B', 'B', 'queued']);
    scene.agents('C').online('C');
    expect(scene.ownerOf(ids[2] ?? '')).toBe('C');
  });

  test('RT-46 one customer twice in the line and with a message left: each goes live once', () => {
    const scene = new Scene().agents('A', 'B').capacity({ A: 1 });
    const left = scene.enter('X', { sku: '9' });
    scene.says(customer('X'), left);
    scene.online('A');
    scene.enter('H');
    const ids = [scene.enter('X', { sku: '1' }), scene.enter('X', { sku: '2' })];
    expect(ids.map((id) => scene.ownerOf(id))).toEqual(['queued', 'queued']);
    const assigned = told(scene.status('online', 'B')).filter((line) =>
      line.startsWith('conversation.assigned'),
    );
    expect(assigned).toEqual([
      `conversation.assigned ${ids[0]} B default default queue`,
      `conversation.assigned ${left} B default default converted`,
      `conversation.assigned ${ids[1]} B default default queue`,
    ]);
  });

  test.each(['idle', 'transfer', 'block'] as const)(
    'RT-46 a place that is freed by %s is given on',
    (how) => {
      const scene = new Scene().agents('A', 'B').online('A').capacity({ A: 1, B: 1 });
      const held = scene.enter('H');
      const waits = scene.enter('X');
      scene.says(customer('X'), waits);
      if (how === 'idle') scene.pass(10 * minute);
      if (how === 'block')
        scene.ask({ type: 'customer.block', customerId: 'H', agentId: 'A', reason: '骚扰' });
      if (how === 'transfer') {
        scene.ask({ type: 'agent.configure', agentId: 'B', receiving: false });
        scene.online('B');
        scene.ask({
          type: 'conversation.transfer',
          conversationId: held,
          agentId: 'A',
          to: { kind: 'agent', id: 'B' },
        });
      }
      expect(scene.ownerOf(waits)).toBe('A');
    },
  );

  test.each([
    [null, 'queued'],
    [2, 'queued'],
    [1, 'leave-message'],
    [0, 'leave-message'],
  ] as const)('RT-46 queueMax %s with one waiting: %s', (queueMax, state) => {
    const { scene } = oneFull({ queueMax: null });
    scene.enter('C1');
    scene.settings({ queueMax });
    expect(scene.ownerOf(scene.enter('C2'))).toBe(state);
    expect(scene.ownerOf('C1-2')).toBe('queued');
  });

  test('RT-09 RT-43 a group that is full makes its customers wait, though the default group is free', () => {
    const scene = new Scene()
      .agents('A', 'D')
      .group('G1', { skus: ['1'], members: { A: 6 } })
      .online('A', 'D')
      .capacity({ A: 1 });
    scene.enter('H', { sku: '1' });
    expect(scene.ownerOf(scene.enter('X', { sku: '1' }))).toBe('queued');
  });

  test('RT-09 falling back into a full default group means waiting there', () => {
    const scene = new Scene()
      .agents('A', 'D')
      .group('G1', { skus: ['1'], members: { A: 6 } })
      .online('D')
      .capacity({ D: 1 });
    const held = scene.enter('H');
    const waits = scene.enter('X', { sku: '1' });
    expect(scene.desk.conversations.get(waits)).toMatchObject({
      state: 'queued',
      groupId: 'G1',
      servingGroupId: 'default',
    });
    expect(told(scene.ends(agent('D'), held))).toContain(`conversation.assigned ${waits} D G1 default queue`);
  });
});

describe('overflow', () => {
  function shop(): Scene {
    const scene = new Scene()
      .agents('A', 'D')
      .group('G1', { skus: ['1'], members: { A: 6 } })
      .capacity({ A: 1, D: 1 })
      .online('A', 'D');
    scene.ask({ type: 'group.edit', groupId: 'default', members: [{ agentId: 'D' }] });
    scene.ask({ type: 'group.edit', groupId: 'G1', overflow: true });
    return scene;
  }

  test('RT-43 a full group passes on to a free agent of the default group', () => {
    const scene = shop();
    const ids = ['X', 'Y', 'Z'].map((id) => scene.enter(id, { sku: '1' }));
    expect(ids.map((id) => scene.ownerOf(id))).toEqual(['A', 'D', 'queued']);
  });

  test('RT-46 who waits in its line is not overtaken when a place in the default group is freed', () => {
    const scene = shop();
    const ids = ['X', 'Y', 'Z'].map((id) => scene.enter(id, { sku: '1' }));
    scene.ends(agent('D'), ids[1] ?? '');
    expect(scene.ownerOf(ids[2] ?? '')).toBe('D');
    expect(scene.ownerOf(scene.enter('W', { sku: '1' }))).toBe('queued');
  });

  test('RT-46 overflow is allowed while some wait: the free ones of the default group take them at once', () => {
    const scene = shop();
    scene.ask({ type: 'group.edit', groupId: 'G1', overflow: false });
    scene.enter('X', { sku: '1' });
    const waits = scene.enter('Y', { sku: '1' });
    expect(scene.ownerOf(waits)).toBe('queued');
    scene.ask({ type: 'group.edit', groupId: 'G1', overflow: true });
    expect(scene.ownerOf(waits)).toBe('D');
  });

  test('RT-46 between the lines that a default agent serves the longest wait goes first', () => {
    const scene = shop();
    const held = scene.enter('H');
    scene.enter('X', { sku: '1' });
    const mine = scene.enter('Y', { sku: '1' });
    const later = scene.enter('Z');
    scene.ends(agent('D'), held);
    expect([scene.ownerOf(mine), scene.ownerOf(later)]).toEqual(['D', 'queued']);
  });
});

describe('nobody is there any more', () => {
  test('RT-46 the last agent goes offline: a message is offered at once, and what was written is kept', () => {
    const { scene, held } = oneFull();
    const [silent, wrote] = [scene.enter('X'), scene.enter('Y')];
    scene.says(customer('Y'), wrote);
    expect(told(scene.status('offline', 'A'))).toEqual([
      'agent.status-changed A offline agent',
      `leave-message.opened ${silent} default`,
      `leave-message.opened ${wrote} default`,
    ]);
    expect([...scene.desk.pending.entries()]).toEqual([[wrote, 'default']]);
    expect(scene.ownerOf(held)).toBe('A');
  });

  test('RT-46 the agents of one group go: its line moves to the default group, with the time waited', () => {
    const scene = new Scene()
      .agents('A', 'D')
      .group('G1', { skus: ['1'], members: { A: 6 } })
      .online('A', 'D')
      .capacity({ A: 1, D: 1 });
    // D takes the first of the default group; A is full by the entry of G1.
    scene.enter('H1', { sku: '1' });
    scene.enter('H2');
    const early = scene.enter('X', { sku: '1' });
    scene.pass(minute);
    const late = scene.enter('Y');
    scene.status('suspended', 'A');
    expect(lineOf(scene.desk, 'default').map(({ conversationId }) => conversationId)).toEqual([early, late]);
    expect(scene.desk.conversations.get(early)?.queuedAt).toBe(scene.now - minute);
    // And back, once A is there again.
    scene.status('online', 'A');
    expect(lineOf(scene.desk, 'G1').map(({ conversationId }) => conversationId)).toEqual([early]);
  });

  test('RT-46 an agent returns to two lines, one of them lent to the default group: the longest wait goes first', () => {
    const scene = new Scene()
      .agents('A', 'D')
      .group('G1', { skus: ['1'], members: { A: 6 } })
      .online('D')
      .capacity({ A: 1, D: 1 });
    scene.enter('H');
    const early = scene.enter('X');
    const lent = scene.enter('Y', { sku: '1' });
    scene.online('A');
    expect([scene.ownerOf(early), scene.ownerOf(lent)]).toEqual(['A', 'queued']);
    expect(lineOf(scene.desk, 'G1')).toHaveLength(1);
  });

  test('RT-46 who waits already is not turned away by a line that is full for those who come', () => {
    const scene = new Scene()
      .agents('A', 'D')
      .group('G1', { skus: ['1'], members: { A: 6 } })
      .online('A', 'D')
      .capacity({ A: 1, D: 1 });
    scene.enter('H1', { sku: '1' });
    scene.enter('H2');
    const ids = [scene.enter('X', { sku: '1' }), scene.enter('Y')];
    scene.settings({ queueMax: 1 });
    scene.status('offline', 'A');
    expect(ids.map((id) => scene.ownerOf(id))).toEqual(['queued', 'queued']);
    scene.online('A');
    expect(ids.map((id) => scene.ownerOf(id))).toEqual(['queued', 'queued']);
  });

  test('RT-46 an agent of two groups goes: who waited longest gets the one free stand-in', () => {
    const scene = new Scene()
      .agents('A', 'D')
      .group('G1', { skus: ['1'], members: { A: 6 } })
      .group('G2', { skus: ['2'], members: { A: 6 } })
      .online('A', 'D')
      .capacity({ A: 1, D: 1 });
    scene.enter('H', { sku: '1' });
    const [early, late] = [scene.enter('X', { sku: '2' }), scene.enter('Y', { sku: '1' })];
    scene.status('suspended', 'A');
    expect([scene.ownerOf(early), scene.ownerOf(late)]).toEqual(['D', 'queued']);
  });

  test('RT-46 its members are taken out of the group: the line moves on; weight 0 does the same', () => {
    for (const members of [[{ agentId: 'B' }], [{ agentId: 'A', weight: 0 }]]) {
      const scene = new Scene()
        .agents('A', 'B')
        .group('G1', { skus: ['1'], members: { A: 6 }, allowDefaultFallback: false })
        .online('A')
        .capacity({ A: 1 });
      scene.enter('H', { sku: '1' });
      const waits = scene.enter('X', { sku: '1' });
      scene.ask({ type: 'group.edit', groupId: 'G1', members });
      expect(scene.ownerOf(waits)).toBe('leave-message');
    }
  });
});

describe('giving up the wait', () => {
  const leave = (conversationId: string, to: 'leave-message' | 'solved', customerId = 'X') =>
    ({ type: 'queue.leave', conversationId, customerId, to }) as const;

  test('RT-46 to leave a message instead: bound to the group, with what was written', () => {
    const { scene } = oneFull();
    const id = scene.enter('X');
    scene.says(customer('X'), id);
    expect(told(scene.ask(leave(id, 'leave-message')))).toEqual([`leave-message.opened ${id} default`]);
    expect(scene.desk.pending.get(id)).toBe('default');
    expect(scene.ask(leave(id, 'leave-message'))).toEqual([]);
  });

  test('RT-47 solved ends it, and asking again is harmless', () => {
    const { scene } = oneFull();
    const id = scene.enter('X');
    expect(told(scene.ask(leave(id, 'solved')))).toEqual([`conversation.ended ${id} solved`]);
    expect(scene.ask(leave(id, 'solved'))).toEqual([]);
    expect(scene.refusal(leave(id, 'leave-message'))).toEqual({ code: 'CONVERSATION_ENDED' });
  });

  test('RT-46 who does not wait, somebody else, another word', () => {
    const { scene, held } = oneFull();
    const id = scene.enter('X');
    expect(scene.refusal(leave(held, 'solved', 'H'))).toEqual({ code: 'NOT_QUEUED' });
    expect(scene.refusal(leave(id, 'solved', 'Y')).code).toBe('NOT_FOUND');
    expect(scene.refusal(leave('unknown', 'solved')).code).toBe('NOT_FOUND');
    expect(scene.refusal(leave(id, 'nowhere' as 'solved')).code).toBe('INVALID_ARGUMENT');
  });
});

describe('without a live page', () => {
  const absent = (customerId: string) => ({ type: 'customer.absent', customerId }) as const;
  const present = (customerId: string) => ({ type: 'customer.present', customerId }) as const;

  test('RT-46 the place is given up after two minutes: without a word it ends, with one it is a message', () => {
    const { scene } = oneFull();
    const [silent, wrote] = [scene.enter('X'), scene.enter('Y')];
    scene.says(customer('Y'), wrote);
    scene.ask(absent('X'));
    scene.ask(absent('Y'));
    expect(wakeAt(scene.desk)).toBe(scene.now + 2 * minute);
    expect(scene.pass(2 * minute - 1)).toEqual([]);
    expect(told(scene.pass(1))).toEqual([
      `conversation.ended ${silent} absent`,
      `leave-message.opened ${wrote} default`,
    ]);
  });

  test('RT-46 back in time: the place is kept; told twice, the time is not longer', () => {
    const { scene } = oneFull();
    const id = scene.enter('X');
    scene.ask(absent('X'));
    scene.pass(minute);
    expect(scene.ask(absent('X'))).toEqual([]);
    expect(told(scene.ask(present('X')))).toEqual([`queue.lease-voided ${id}`]);
    expect(scene.ask(present('X'))).toEqual([]);
    scene.pass(5 * minute);
    expect(scene.ownerOf(id)).toBe('queued');
  });

  test('RT-46 who is served meanwhile loses nothing, and nobody else is noted', () => {
    const { scene, held } = oneFull();
    const id = scene.enter('X');
    scene.ask(absent('X'));
    expect(scene.ask(absent('H'))).toEqual([]);
    scene.ends(agent('A'), held);
    expect(scene.desk.queueLeases.entries()).toEqual([]);
    scene.pass(3 * minute);
    expect(scene.ownerOf(id)).toBe('A');
    expect(scene.refusal(absent('no spaces')).code).toBe('INVALID_ARGUMENT');
    expect(scene.refusal(present('')).code).toBe('INVALID_ARGUMENT');
  });

  test('RT-46 after a restart everybody in a line gets one fresh lease', () => {
    const { scene } = oneFull();
    const id = scene.enter('X');
    scene.ask(absent('X'));
    scene.pass(minute + 30 * second);
    scene.ask({ type: 'desk.recovered' });
    scene.ask({ type: 'agent.present', agentId: 'A' });
    expect(scene.desk.queueLeases.get(id)).toBe(scene.now + 2 * minute);
  });

  test('RT-46 the time is a setting', () => {
    const { scene } = oneFull({ queueAbsenceMs: 10 * second });
    const id = scene.enter('X');
    scene.ask(absent('X'));
    expect(told(scene.pass(10 * second))).toEqual([`conversation.ended ${id} absent`]);
  });
});
