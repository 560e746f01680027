import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { decide, pendingLeaveMessagesOf, type Desk, type DeskEvent } from '../src/index.ts';
import { Schedule } from '../src/desk/schedule.ts';
import { customer, minute, Scene, second } from './support/scene.ts';

const tick = 90 * second;

/** Agents A, B and C; G1 has A and B, G2 has B, and everybody is in the default group. */
function shop(): Scene {
  return new Scene()
    .agents('A', 'B', 'C')
    .group('G1', { skus: ['1'], members: { A: 6, B: 6 } })
    .group('G2', { skus: ['2'], members: { B: 6 }, allowDefaultFallback: false });
}

function leave(scene: Scene, customerId: string, sku: string): void {
  const id = scene.enter(customerId, sku === '' ? {} : { page: 'product', sku });
  scene.says(customer(customerId), id);
}

const deliveries = (events: readonly DeskEvent[]): string[] =>
  events.flatMap((event) =>
    event.type === 'leave-message.delivered' ? `${event.conversationId} to ${event.agentId}` : [],
  );

interface Waiting {
  readonly id: string;
  readonly customerId: string;
  readonly groupId: string;
  readonly at: number;
}

/** What LM-06 … LM-09, LM-17 and LM-19 say, the long way: everything sorted, everybody looked at each time. */
function dealtByHand(desk: Desk, members: Readonly<Record<string, readonly string[]>>): string[] {
  const waiting: Waiting[] = Array.from(desk.pending.entries(), ([id, groupId]) => {
    const open = desk.conversations.get(id);
    return { id, groupId, customerId: open?.customerId ?? '', at: open?.firstTextAt ?? 0 };
  });
  const by = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
  const items: Waiting[][] = [];
  for (const one of waiting.toSorted((a, b) => a.at - b.at)) {
    const same = items.find(
      ([other]) => other?.groupId === one.groupId && other.customerId === one.customerId,
    );
    if (same) same.push(one);
    else items.push([one]);
  }
  items.sort(([a], [b]) =>
    a && b ? a.at - b.at || by(a.customerId, b.customerId) || by(a.groupId, b.groupId) : 0,
  );
  const online = (ids: readonly string[] = []) =>
    ids.filter((id) => desk.agents.get(id)?.status === 'online').toSorted(by);
  const got = new Map<string, Set<string>>();
  const customersOf = (agentId: string) => got.get(agentId) ?? new Set();
  const out: string[] = [];
  for (const item of items) {
    const [first] = item;
    if (!first) continue;
    const { groupId, customerId } = first;
    const own = online(members[groupId]);
    const pool = own.length > 0 || groupId === 'G2' ? own : online(members['default']);
    const holds = (id: string) => desk.openByAgent.get(id)?.length ?? 0;
    const before = pool.filter((id) => customersOf(id).has(customerId));
    const free = pool.filter((id) => customersOf(id).size < 3);
    const [agentId] =
      before.length > 0
        ? before
        : free.toSorted(
            (a, b) => customersOf(a).size - customersOf(b).size || holds(a) - holds(b) || by(a, b),
          );
    if (agentId === undefined) continue;
    got.set(agentId, customersOf(agentId).add(customerId));
    out.push(...item.map(({ id }) => `${id} to ${agentId}`));
  }
  return out;
}

describe('many leave messages that wait', () => {
  test('LM-06 LM-07 LM-09 LM-17 LM-19 are dealt as everything sorted and everybody looked at would have it', () => {
    const left = fc.array(
      fc.record({
        who: fc.integer({ min: 1, max: 25 }),
        sku: fc.constantFrom('', '1', '2'),
        later: fc.constantFrom(0, 0, 1000),
      }),
      { minLength: 1, maxLength: 60 },
    );
    const there = fc.subarray(['A', 'B', 'C'], { minLength: 1 });
    fc.assert(
      fc.property(left, there, there, (messages, first, second) => {
        const scene = shop();
        const members = { G1: ['A', 'B'], G2: ['B'], default: ['A', 'B', 'C'] };
        for (const { who, sku, later } of messages) {
          scene.now += later;
          leave(scene, `X${who}`, sku);
        }
        for (const ids of [first, second]) {
          scene.online(...ids);
          const expected = dealtByHand(scene.desk, members);
          const dealt = deliveries(scene.pass(tick));
          expect(dealt.toSorted()).toEqual(expected.toSorted());
          scene.status('offline', ...ids);
        }
      }),
      { numRuns: 150 },
    );
  });

  test('LM-06 a delivery looks at no more of them than it deals out, however many wait', () => {
    const scene = shop().group('G3', { skus: ['3'], members: { C: 6 }, allowDefaultFallback: false });
    // Of another group there is one, and somebody who could have more.
    leave(scene, 'W', '3');
    scene.now += 1;
    for (let n = 0; n < 2000; n++) {
      leave(scene, `X${n}`, '1');
      scene.now += 1;
    }
    scene.online('A', 'C');
    scene.now += tick;
    let looked = 0;
    vi.spyOn(Schedule.prototype, 'inOrder').mockImplementation(function* (this: Schedule) {
      for (const [id, at] of this.entries()) {
        looked += 1;
        yield { id, at };
      }
    });
    const decision = decide(scene.desk, { type: 'tick', at: scene.now });
    vi.restoreAllMocks();
    expect(decision.taken && deliveries(decision.events)).toHaveLength(4);
    expect(looked).toBeLessThan(10);
  });

  test('LM-07 the number is reached, and what else a customer left still goes where the rest went', () => {
    const scene = shop();
    for (const who of ['X', 'Y', 'Z', 'W', 'V']) {
      leave(scene, who, '1');
      scene.now += second;
    }
    scene.now += minute;
    leave(scene, 'X', '2');
    scene.online('B');
    expect(deliveries(scene.pass(tick)).map((line) => line.replace(/-\d+/, ''))).toEqual([
      'X to B',
      'Y to B',
      'Z to B',
      'X to B',
    ]);
  });

  test('LM-19 what one customer left in one group from two pages is one message, also once it is known who that is', () => {
    const scene = shop();
    for (const [who, sku] of [
      ['X', '1'],
      ['Y', '1'],
      ['X', '2'],
    ] as const)
      leave(scene, who, sku);
    const other = scene.enter('X', { page: 'product', sku: '1', orderId: 'order' });
    scene.says(customer('X'), other);
    const listed = () =>
      pendingLeaveMessagesOf(scene.desk).map(
        ({ groupId, customerId, conversationIds }) => `${groupId} ${customerId} ${conversationIds.length}`,
      );
    const counted = () => ['G1', 'G2'].map((id) => scene.desk.groups.get(id)?.pending);
    expect(listed().toSorted()).toEqual(['G1 X 2', 'G1 Y 1', 'G2 X 1']);
    expect(counted()).toEqual([2, 1]);
    scene.ask({ type: 'customer.identify', customerId: 'X', knownId: 'Y' });
    expect(listed().toSorted()).toEqual(['G1 Y 3', 'G2 Y 1']);
    expect(counted()).toEqual([1, 1]);
    scene.online('B');
    scene.pass(tick);
    expect(counted()).toEqual([0, 0]);
  });

  test('LM-05 a login just before a late delivery does not put it off', () => {
    const scene = shop();
    leave(scene, 'X', '1');
    scene.online('A');
    scene.now += tick + 200;
    scene.ask({ type: 'customer.identify', customerId: 'X', knownId: 'K' });
    expect(deliveries(scene.ask({ type: 'tick' }))).toHaveLength(1);
  });
});
