import { describe, expect, test } from 'vitest';
import { openConversationsOf, outcomeOf, wakeAt, type DeskEvent } from '../src/index.ts';
import { agent, customer, message, minute, Scene, second, told } from './support/scene.ts';

/** A customer comes while nobody is there, and writes. */
function leave(scene: Scene, customerId: string, scope: Parameters<Scene['enter']>[1] = {}): string {
  const id = scene.enter(customerId, scope);
  scene.says(customer(customerId), id);
  return id;
}

function deliveries(events: readonly DeskEvent[]): string[] {
  return events.flatMap((event) =>
    event.type === 'leave-message.delivered' ? `${event.conversationId} to ${event.agentId}` : [],
  );
}

const tick = 90 * second;

/** G1 has SKU 1001 and agent A; D is in the default group only. */
function skillShop(allowDefaultFallback = true): Scene {
  return new Scene()
    .agents('A', 'D')
    .group('G1', { skus: ['1001'], members: { A: 6 }, allowDefaultFallback });
}

describe('delivery', () => {
  test('LM-04 an agent of the bound group comes online: two pending ones arrive at the next tick', () => {
    const scene = skillShop();
    const ids = [leave(scene, 'X', { sku: '1001' }), leave(scene, 'Y', { sku: '1001' })];
    expect(wakeAt(scene.desk)).toBeUndefined();
    scene.pass(8 * 60 * minute);
    scene.online('A');
    expect(wakeAt(scene.desk)).toBe(scene.now + tick);
    expect(scene.pass(tick - 1)).toEqual([]);
    expect(told(scene.pass(1))).toEqual(ids.map((id) => `leave-message.delivered ${id} A G1`));
    expect(wakeAt(scene.desk)).toBeUndefined();
  });

  test('LM-05 ticks from 09:00:00 with 90 s: 09:01:30, 09:03:00', () => {
    const scene = new Scene().agents('A');
    for (let n = 0; n < 7; n++) leave(scene, `X${n}`);
    scene.online('A');
    const from = scene.now;
    const times = scene
      .pass(10 * minute)
      .flatMap((event) => (event.type === 'leave-message.delivered' ? event.at : []));
    expect([...new Set(times)].map((at) => (at - from) / second)).toEqual([90, 180, 270]);
  });

  test('LM-05 the time between ticks is a setting', () => {
    const scene = new Scene({ leaveMessageTickMs: 60_000 }).agents('A');
    leave(scene, 'X');
    scene.online('A');
    expect(deliveries(scene.pass(minute))).toHaveLength(1);
  });

  test('LM-05 after a late tick the next is a full setting later, and one too many does nothing', () => {
    const scene = new Scene().agents('A');
    for (let n = 0; n < 7; n++) leave(scene, `X${n}`);
    scene.online('A');
    scene.now += 170 * second;
    expect(deliveries(scene.ask({ type: 'tick' }))).toHaveLength(3);
    expect(scene.ask({ type: 'tick' })).toEqual([]);
    expect(wakeAt(scene.desk)).toBe(scene.now + tick);
    scene.now += 20 * second;
    expect(scene.ask({ type: 'tick' })).toEqual([]);
    scene.now += 70 * second;
    expect(deliveries(scene.ask({ type: 'tick' }))).toHaveLength(3);
  });

  test('LM-05 an agent who comes and goes neither hurries nor holds up the beat', () => {
    const scene = new Scene().agents('A');
    for (let n = 0; n < 9; n++) leave(scene, `X${n}`);
    scene.online('A');
    const from = scene.now;
    const times: number[] = [];
    for (let n = 0; n < 40; n++) {
      for (const event of scene.pass(10 * second))
        if (event.type === 'leave-message.delivered') times.push(event.at - from);
      scene.status('away', 'A');
      scene.pass(1);
      scene.online('A');
    }
    const beats = [...new Set(times)];
    expect(beats).toHaveLength(3);
    for (const [index, beat] of beats.entries())
      expect(beat - (beats[index - 1] ?? 0)).toBeGreaterThanOrEqual(tick);
  });

  test('LM-06 eight customers, one agent: 3, 3, 2 over three ticks', () => {
    const scene = new Scene().agents('A');
    for (let n = 0; n < 8; n++) leave(scene, `X${n}`);
    scene.online('A');
    expect([1, 2, 3, 4].map(() => deliveries(scene.pass(tick)).length)).toEqual([3, 3, 2, 0]);
  });

  test('LM-06 three customers for every online agent and tick, whatever the weights', () => {
    const scene = new Scene()
      .agents('A', 'B')
      .group('G1', { skus: ['1'], members: { A: 10, B: 1 }, allowDefaultFallback: false });
    for (let n = 0; n < 8; n++) leave(scene, `X${n}`, { sku: '1' });
    scene.online('A', 'B');
    const first = deliveries(scene.pass(tick));
    expect(first.filter((one) => one.endsWith('to A'))).toHaveLength(3);
    expect(first.filter((one) => one.endsWith('to B'))).toHaveLength(3);
    expect(deliveries(scene.pass(tick))).toHaveLength(2);
  });

  test('LM-06 two messages and two agents: one each; and who holds more goes second', () => {
    const scene = new Scene().agents('A', 'B');
    const both = ['X', 'Y'].map((one) => leave(scene, one));
    scene.online('A', 'B');
    expect(deliveries(scene.pass(tick))).toEqual([`${both[0]} to A`, `${both[1]} to B`]);
    // A comes first by id, but has somebody already.
    const busy = new Scene().agents('A', 'B');
    const id = leave(busy, 'X');
    busy.online('A');
    expect(busy.ownerOf(busy.enter('H'))).toBe('A');
    busy.online('B');
    expect(deliveries(busy.pass(tick))).toEqual([`${id} to B`]);
  });

  test('LM-06 who has had three in this delivery gets no more, though in two groups', () => {
    const scene = new Scene()
      .agents('A', 'B')
      .group('G1', { skus: ['1'], members: { A: 6 } })
      .group('G2', { skus: ['2'], members: { A: 6, B: 6 } });
    const ids = ['1', '1', '2', '2', '2', '2'].map((sku, n) => leave(scene, `X${n}`, { sku }));
    scene.online('A', 'B');
    expect(deliveries(scene.pass(tick))).toEqual(ids.map((id, n) => `${id} to ${'AABBAB'[n] ?? ''}`));
  });

  test('LM-07 LM-19 five texts, or two conversations, of one customer in one group are one of the three', () => {
    const scene = new Scene().agents('A');
    const x = leave(scene, 'X');
    for (let n = 0; n < 4; n++) scene.says(customer('X'), x);
    const other = leave(scene, 'X', { sku: 'unbound' });
    const rest = ['Y', 'Y2', 'Z'].map((id) => leave(scene, id));
    scene.online('A');
    expect(deliveries(scene.pass(tick))).toEqual([x, other, rest[0], rest[1]].map((id) => `${id} to A`));
    expect(deliveries(scene.pass(tick))).toEqual([`${rest[2]} to A`]);
  });

  test('LM-08 the bound group is offline, fall-back allowed: a default agent gets them', () => {
    const scene = skillShop();
    const id = leave(scene, 'X', { sku: '1001' });
    scene.online('D');
    expect(told(scene.pass(tick))).toEqual([`leave-message.delivered ${id} D default`]);
  });

  test('LM-09 both are online: the skill group gets them, the default group none', () => {
    const scene = skillShop();
    for (let n = 0; n < 5; n++) leave(scene, `X${n}`, { sku: '1001' });
    scene.online('A', 'D');
    expect(deliveries(scene.pass(tick)).map((one) => one.slice(-1))).toEqual(['A', 'A', 'A']);
    expect(deliveries(scene.pass(tick)).map((one) => one.slice(-1))).toEqual(['A', 'A']);
  });

  test('LM-10 RT-10 no fall-back: D online gets nothing; A comes online: delivered to A', () => {
    const scene = skillShop(false);
    const id = leave(scene, 'X', { sku: '1001' });
    scene.online('D');
    expect(wakeAt(scene.desk)).toBeUndefined();
    expect(scene.pass(10 * minute)).toEqual([]);
    scene.online('A');
    expect(told(scene.pass(tick))).toEqual([`leave-message.delivered ${id} A G1`]);
  });

  test('LM-03 the message keeps the group it was bound to at creation, until it is delivered', () => {
    const scene = new Scene().agents('A', 'B');
    const id = leave(scene, 'X', { sku: '7' });
    scene.group('G7', { skus: ['7'], members: { B: 6 }, allowDefaultFallback: false });
    scene.online('A');
    expect(told(scene.pass(tick))).toEqual([`leave-message.delivered ${id} A default`]);
    expect(outcomeOf(scene.desk, id)).toMatchObject({ kind: 'leave-message', group: { id: 'default' } });
  });

  test('LM-16 a delivered message lies in the list of the agent; the reply makes it an assigned conversation', () => {
    const scene = skillShop();
    const id = leave(scene, 'X', { sku: '1001' });
    scene.online('A');
    scene.pass(tick);
    expect(openConversationsOf(scene.desk, agent('A'))).toEqual([id]);
    expect(scene.desk.conversations.get(id)).toMatchObject({ state: 'leave-message', agentId: 'A' });
    expect(told(scene.says(agent('A'), id))).toEqual([
      `conversation.assigned ${id} A G1 G1 leave-message`,
      `message.posted ${id}`,
    ]);
    expect(told(scene.says(agent('A'), id))).toEqual([`message.posted ${id}`]);
  });

  test('LM-16 the sequence in the answer is that of the message, not of the assignment', () => {
    const scene = new Scene().agents('A');
    const id = leave(scene, 'X');
    scene.online('A');
    scene.pass(tick);
    const answer = scene.answer(message(agent('A'), id, 'c1'));
    expect(answer).toMatchObject({ kind: 'message', seq: scene.desk.seq });
  });

  test('LM-17 the oldest first text first, ties by customer: X, Y, Z, then W', () => {
    const scene = new Scene().agents('A');
    const w = scene.enter('W');
    const ids = ['X', 'Y', 'Z'].map((id) => {
      scene.pass(minute);
      return leave(scene, id);
    });
    scene.says(customer('W'), w);
    scene.says(customer('X'), ids[0] ?? '');
    scene.online('A');
    // W came first but wrote last, in the same minute as Z: the customer's id decides between them.
    expect(deliveries(scene.pass(tick))).toEqual([ids[0], ids[1], w].map((id) => `${id} to A`));
    expect(deliveries(scene.pass(tick))).toEqual([`${ids[2]} to A`]);
  });

  test('LM-18 weight 0 only online: stays pending; with fall-back the default group gets it', () => {
    const scene = new Scene()
      .agents('A', 'D')
      .group('G1', { skus: ['1'], members: { A: 0 }, allowDefaultFallback: false })
      .group('G2', { skus: ['2'], members: { A: 0 } });
    const kept = leave(scene, 'X', { sku: '1' });
    const moved = leave(scene, 'Y', { sku: '2' });
    scene.online('D');
    expect(deliveries(scene.pass(tick))).toEqual([`${moved} to D`]);
    scene.online('A');
    expect(scene.pass(10 * minute)).toEqual([]);
    expect(scene.desk.pending.get(kept)).toBe('G1');
  });

  test('LM-19 an entry without a text is no message: nothing is delivered, nothing wakes the desk', () => {
    const scene = new Scene().agents('A');
    const id = scene.enter('X');
    scene.online('A');
    expect(scene.desk.pending.size).toBe(0);
    expect(deliveries(scene.pass(9 * minute))).toEqual([]);
    scene.says(customer('X'), id);
    expect(deliveries(scene.pass(tick))).toEqual([`${id} to A`]);
  });

  test('LM-19 more text appends: one pending message after three texts over two hours', () => {
    const scene = new Scene().agents('A');
    const id = leave(scene, 'X');
    for (let n = 0; n < 2; n++) {
      scene.pass(60 * minute);
      expect(scene.enter('X')).toBe(id);
      scene.says(customer('X'), id);
    }
    expect([...scene.desk.pending.entries()]).toEqual([[id, 'default']]);
  });

  test('RT-15 deliveries take no turns', () => {
    const scene = new Scene().agents('A', 'B');
    for (let n = 0; n < 3; n++) leave(scene, `X${n}`);
    scene.online('A');
    scene.pass(tick);
    scene.online('B');
    for (const id of openConversationsOf(scene.desk, agent('A'))) scene.says(agent('A'), id);
    expect(scene.ownerOf(scene.enter('Y'))).toBe('A');
  });

  test('a message that the customer takes back is not delivered', () => {
    const scene = new Scene().agents('A');
    const id = leave(scene, 'X');
    scene.ask({ type: 'conversation.end', conversationId: id, by: customer('X') });
    scene.online('A');
    expect(wakeAt(scene.desk)).toBeUndefined();
    expect(scene.desk.pending.size).toBe(0);
  });
});

describe('the agent who holds it goes', () => {
  test('LM-04 offline without an answer: pending again, as old as it was, and delivered to the next', () => {
    const scene = new Scene().agents('A', 'B');
    const first = leave(scene, 'X');
    const second = leave(scene, 'Y');
    scene.online('A');
    scene.pass(tick);
    scene.says(agent('A'), second);
    expect(told(scene.status('offline', 'A'))).toEqual([
      'agent.status-changed A offline agent',
      `leave-message.opened ${first} default`,
    ]);
    expect(openConversationsOf(scene.desk, agent('A'))).toEqual([second]);
    leave(scene, 'Z');
    scene.online('B');
    expect(deliveries(scene.pass(tick))[0]).toBe(`${first} to B`);
  });

  test('LM-04 the same when the lease runs out, and away or suspended keep it', () => {
    const scene = new Scene().agents('A');
    const id = leave(scene, 'X');
    scene.online('A');
    scene.pass(tick);
    for (const status of ['away', 'suspended'] as const)
      expect(told(scene.status(status, 'A'))).toHaveLength(1);
    scene.ask({ type: 'agent.absent', agentId: 'A' });
    expect(told(scene.pass(minute))).toEqual([
      'agent.status-changed A offline lease',
      `leave-message.opened ${id} default`,
    ]);
  });
});

describe('the customer comes back', () => {
  test('LM-20 entering again with an agent routable: live, with history, counted once as left and once as live', () => {
    const scene = new Scene().agents('A');
    const id = leave(scene, 'X');
    scene.pass(9 * 60 * minute);
    scene.online('A');
    const events = scene.ask(scene.entry('X'));
    expect(told(events)).toEqual([
      `leave-message.converted ${id}`,
      `conversation.assigned ${id} A default default converted`,
    ]);
    expect(scene.ownerOf(id)).toBe('A');
    expect(scene.pass(10 * minute)).toEqual([]);
    expect(told(scene.events).filter((line) => line.startsWith('leave-message.opened'))).toHaveLength(1);
  });

  test('LM-20 entering again while nobody is there: the same conversation, and nothing happens', () => {
    const scene = new Scene().agents('A');
    const id = leave(scene, 'X');
    const command = scene.entry('X');
    expect(scene.answer(command)).toEqual({ kind: 'conversation', conversationId: id });
    expect(scene.ask(command)).toEqual([]);
  });

  test('LM-20 before the first text there is nothing to convert: it is routed anew', () => {
    const scene = new Scene().agents('A');
    const id = scene.enter('X');
    scene.online('A');
    expect(told(scene.ask(scene.entry('X')))).toEqual([
      `conversation.assigned ${id} A default default entry`,
    ]);
  });

  test('LM-20 before the first text the scope may lead to another group by now', () => {
    const scene = new Scene().agents('A');
    const id = scene.enter('X', { sku: '1' });
    scene.group('G1', { skus: ['1'], members: { A: 6 } });
    expect(told(scene.ask(scene.entry('X', { sku: '1' })))).toEqual([`leave-message.opened ${id} G1`]);
    scene.says(customer('X'), id);
    expect(scene.desk.pending.get(id)).toBe('G1');
  });

  test('LM-20 re-entry through another group converts too: same scope, which that group holds by now', () => {
    const scene = new Scene().agents('A', 'B');
    const id = leave(scene, 'X', { sku: '1' });
    scene.group('G1', { skus: ['1'], members: { B: 6 } }).online('B');
    const events = scene.ask(scene.entry('X', { sku: '1' }));
    expect(told(events)).toEqual([
      `leave-message.converted ${id}`,
      `conversation.assigned ${id} B G1 G1 converted`,
    ]);
  });

  test('LM-20 re-entry through another group converts too: another scope, where an agent takes the customer', () => {
    const scene = skillShop(false);
    const left = leave(scene, 'X', { sku: '1001' });
    scene.online('D');
    const events = scene.ask(scene.entry('X', { page: 'order' }));
    const live = events[0]?.type === 'conversation.opened' ? events[0].conversationId : '';
    expect(told(events)).toEqual([
      `conversation.opened ${live}`,
      `conversation.assigned ${live} D default default entry`,
      `leave-message.converted ${left}`,
      `conversation.assigned ${left} D G1 default converted`,
    ]);
    expect(scene.desk.pending.size).toBe(0);
  });

  test('LM-20 the message was bound by choice: re-entry goes to the chosen group, no second choice', () => {
    const scene = new Scene()
      .agents('A', 'B')
      .group('G1', { pages: ['product'], members: { A: 6 }, allowDefaultFallback: false })
      .group('G2', { skus: ['1'], members: { B: 6 }, allowDefaultFallback: false });
    const scope = { page: 'product', sku: '1' } as const;
    const conversationId = scene.enter('X', scope);
    scene.ask({ type: 'conversation.choose', conversationId, customerId: 'X', groupId: 'G2' });
    scene.says(customer('X'), conversationId);
    scene.online('A');
    expect(scene.ask(scene.entry('X', scope))).toEqual([]);
    scene.online('B');
    expect(scene.ownerOf(scene.enter('X', scope))).toBe('B');
  });

  test('LM-20 the scope leads to two groups by now: offered once one of them may take it, and never lost', () => {
    const scene = new Scene().agents('A', 'B');
    const scope = { page: 'product', sku: '1' } as const;
    const id = leave(scene, 'X', scope);
    scene
      .group('G1', { pages: ['product'], members: { A: 6 }, allowDefaultFallback: false })
      .group('G2', { skus: ['1'], members: { B: 6 }, allowDefaultFallback: false });
    expect(scene.ask(scene.entry('X', scope))).toEqual([]);
    scene.online('A');
    expect(told(scene.ask(scene.entry('X', scope)))).toEqual([
      `leave-message.converted ${id}`,
      `conversation.offered ${id}`,
    ]);
    expect(told(scene.pass(30 * second))).toEqual([`leave-message.opened ${id} G2`]);
    expect(scene.desk.pending.get(id)).toBe('G2');
  });

  test('LM-20 a delivered message stays with the agent who has it', () => {
    const scene = new Scene().agents('A', 'B');
    const id = leave(scene, 'X');
    scene.online('A');
    scene.pass(tick);
    scene.online('B');
    const command = scene.entry('X');
    expect(scene.answer(command)).toEqual({ kind: 'conversation', conversationId: id });
    expect(scene.ask(command)).toEqual([]);
    expect(openConversationsOf(scene.desk, agent('A'))).toEqual([id]);
  });
});
