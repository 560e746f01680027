import { describe, expect, test } from 'vitest';
import { agent, customer, minute, Scene } from './support/scene.ts';

const hour = 60 * minute;
const sku = { sku: '1' } as const;

/** G1 has A, B and C, all online; the next turn is A's. */
function shop(settings: ConstructorParameters<typeof Scene>[0] = {}): Scene {
  return new Scene({ profile: 'rotation', ...settings })
    .agents('A', 'B', 'C')
    .group('G1', { skus: ['1'], members: { A: 6, B: 6, C: 6 } })
    .group('G2', { skus: ['2'], members: { A: 6, B: 6, C: 6 } })
    .online('A', 'B', 'C');
}

/** Puts the clock on without anything happening: the desk's own time stands still meanwhile, as on a quiet day. */
function later(scene: Scene, ms: number): Scene {
  scene.now += ms;
  return scene;
}

describe('a customer who returns', () => {
  test('RT-33 served by A on Monday 10:00, back on Wednesday 09:59: A, though it is the turn of B', () => {
    const scene = shop();
    expect(scene.serves('X', sku)).toBe('A');
    expect(later(scene, 48 * hour - minute).ownerOf(scene.enter('X', sku))).toBe('A');
  });

  test('RT-34 47:59:59.999 is within the window, exactly 48 hours is not', () => {
    const within = shop();
    within.serves('X', sku);
    expect(later(within, 48 * hour - 1).ownerOf(within.enter('X', sku))).toBe('A');
    const outside = shop();
    outside.serves('X', sku);
    expect(later(outside, 48 * hour).ownerOf(outside.enter('X', sku))).toBe('B');
  });

  test('RT-35 another group ignores who served in this one', () => {
    const scene = shop();
    scene.serves('X', sku);
    scene.serves('Y', { sku: '2' });
    // The turn in G2 is B's by now.
    expect(scene.ownerOf(scene.enter('X', { sku: '2' }))).toBe('B');
  });

  test('RT-36 of several the latest who can: A 30 h ago, B 5 h ago', () => {
    const scene = shop();
    expect(scene.serves('X', sku)).toBe('A');
    scene.status('suspended', 'A');
    later(scene, 25 * hour);
    expect(scene.serves('X', sku)).toBe('B');
    scene.status('online', 'A');
    later(scene, 5 * hour);
    expect(scene.ownerOf(scene.enter('X', { ...sku, page: 'order' }))).toBe('B');
    scene.status('suspended', 'B');
    expect(scene.ownerOf(scene.enter('X', { ...sku, page: 'product' }))).toBe('A');
  });

  test('RT-37 assigned but never answered: not returning', () => {
    const scene = shop();
    const id = scene.enter('X', sku);
    expect(scene.ownerOf(id)).toBe('A');
    scene.says(customer('X'), id);
    scene.ends(customer('X'), id);
    expect(scene.ownerOf(scene.enter('X', sku))).toBe('B');
  });

  test("RT-37 the window starts with the last word between the two, the customer's after an answer included", () => {
    const scene = shop({ idleEndMs: 24 * hour });
    const id = scene.enter('X', sku);
    scene.says(agent('A'), id);
    later(scene, 20 * hour).says(customer('X'), id);
    scene.ends(customer('X'), id);
    expect(later(scene, 48 * hour - 1).ownerOf(scene.enter('X', sku))).toBe('A');
  });

  test("RT-37 an automatic reply is nobody's word", () => {
    const scene = shop({ autoReplies: { first: '在的', away: null, suspended: null } });
    const id = scene.enter('X', sku);
    scene.says(customer('X'), id);
    scene.ends(customer('X'), id);
    expect(scene.ownerOf(scene.enter('X', sku))).toBe('B');
  });

  test.each(['suspended', 'offline'] as const)('RT-32 RT-33 the agent is %s: whose turn it is', (status) => {
    const scene = shop();
    scene.serves('X', sku);
    scene.status(status, 'A');
    expect(scene.ownerOf(scene.enter('X', sku))).toBe('B');
  });

  test('RT-33 in rotation an agent who is away still gets returning customers', () => {
    const scene = shop();
    scene.serves('X', sku);
    scene.status('away', 'A');
    expect(scene.ownerOf(scene.enter('X', sku))).toBe('A');
  });

  test('RT-32 not receiving, weight 0, or capacity 0: not chosen', () => {
    for (const change of [
      { type: 'agent.configure', agentId: 'A', receiving: false },
      { type: 'agent.configure', agentId: 'A', capacity: 0 },
      {
        type: 'group.edit',
        groupId: 'G1',
        members: [{ agentId: 'A', weight: 0 }, { agentId: 'B' }, { agentId: 'C' }],
      },
    ] as const) {
      const scene = shop();
      scene.serves('X', sku);
      scene.ask(change);
      expect(scene.ownerOf(scene.enter('X', sku))).toBe('B');
    }
  });

  test('RT-33 RT-43 the agent is full: another who is free takes the customer at once', () => {
    const scene = shop().capacity({ A: 1 });
    scene.serves('X', sku);
    scene.serves('Y', sku);
    scene.serves('Z', sku);
    expect(scene.ownerOf(scene.enter('W', sku))).toBe('A');
    expect(scene.ownerOf(scene.enter('X', sku))).toBe('B');
  });

  test('RT-44 on an exempt channel even a full agent gets the customer back', () => {
    const scene = shop().capacity({ A: 1 });
    scene.serves('X', sku);
    scene.enter('Y', sku);
    scene.enter('Z', sku);
    expect(scene.ownerOf(scene.enter('W', sku))).toBe('A');
    expect(scene.ownerOf(scene.enter('X', { ...sku, channel: 'app' }))).toBe('A');
  });

  test('RT-33 RT-46 a freed place goes to the head of the line, returning or not', () => {
    const scene = shop().capacity({ A: 1, B: 0, C: 0 });
    scene.serves('X', sku);
    const held = scene.enter('H', sku);
    const first = scene.enter('Y', sku);
    const returning = scene.enter('X', sku);
    scene.ends(agent('A'), held);
    expect([scene.ownerOf(first), scene.ownerOf(returning)]).toEqual(['A', 'queued']);
  });

  test('RT-33 after a transfer it is the last who spoke', () => {
    const scene = shop();
    const id = scene.enter('X', sku);
    scene.says(agent('A'), id);
    scene.ask({
      type: 'conversation.transfer',
      conversationId: id,
      agentId: 'A',
      to: { kind: 'agent', id: 'C' },
    });
    scene.says(agent('C'), id);
    scene.ends(agent('C'), id);
    expect(scene.ownerOf(scene.enter('X', sku))).toBe('C');
  });

  test('RT-33 RT-35 served in G1 by the stand-in: back in G1 by the same, in its own group a stranger', () => {
    const scene = new Scene({ profile: 'rotation' })
      .agents('A', 'D', 'E')
      .group('G1', { skus: ['1'], members: { A: 6 } })
      .online('D', 'E');
    expect(scene.serves('X', sku)).toBe('D');
    expect(scene.ownerOf(scene.enter('Y'))).toBe('E');
    expect(scene.ownerOf(scene.enter('Z'))).toBe('D');
    // The turn is E's.
    expect(scene.ownerOf(scene.enter('X', sku))).toBe('D');
    expect(scene.ownerOf(scene.enter('X'))).toBe('E');
  });
});

describe('the window', () => {
  test('RT-33 0 is off', () => {
    const scene = shop({ stickyWindowMs: 0 });
    scene.serves('X', sku);
    expect(scene.ownerOf(scene.enter('X', sku))).toBe('B');
  });

  test('RT-33 up to 720 hours', () => {
    const scene = shop({ stickyWindowMs: 720 * hour });
    scene.serves('X', sku);
    expect(later(scene, 720 * hour - 1).ownerOf(scene.enter('X', sku))).toBe('A');
    const outside = shop({ stickyWindowMs: 720 * hour });
    outside.serves('X', sku);
    expect(later(outside, 720 * hour).ownerOf(outside.enter('X', sku))).toBe('B');
  });

  test('RT-33 by weight it is off unless set', () => {
    const scene = shop({ profile: 'weighted' });
    scene.serves('X', sku);
    expect(scene.ownerOf(scene.enter('X', sku))).toBe('B');
  });

  test('RT-38 by weight, set: the agent is charged one turn', () => {
    const scene = shop({ profile: 'weighted', stickyWindowMs: 48 * hour });
    scene.serves('X', sku);
    expect(scene.ownerOf(scene.enter('X', sku))).toBe('A');
    const got = ['1', '2', '3', '4'].map((n) => scene.ownerOf(scene.enter(`Y${n}`, sku)));
    // Two of A's turns are used up: B and C catch up first.
    expect(got).toEqual(['B', 'C', 'B', 'C']);
  });

  test('RT-33 who served is forgotten once the window is over: the desk does not grow with customers', () => {
    const scene = shop({ stickyWindowMs: hour });
    for (let n = 0; n < 300; n++) {
      scene.serves(`X${n}`, sku);
      later(scene, minute);
    }
    expect(scene.desk.served.size).toBeLessThan(70);
  });
});
