import { describe, expect, test } from 'vitest';
import { firstFailingCheck, outcomeOf, type DeskEvent } from '../src/index.ts';
import { assignees, groupCommand, Scene, told } from './support/scene.ts';

function stepsOf(events: readonly DeskEvent[]) {
  return events.flatMap((event) => ('trace' in event ? event.trace.steps : []));
}

describe('which group', () => {
  test('RT-03 a page scope takes its own page only', () => {
    const scene = new Scene()
      .agents('A', 'D')
      .group('G1', { pages: ['order'], members: { A: 6 } })
      .online('A', 'D');
    expect(told(scene.ask(scene.entry('X', { page: 'order' })))).toContain(
      'conversation.assigned X-1 A G1 G1 entry',
    );
    expect(scene.ownerOf(scene.enter('Y', { page: 'shop' }))).toBeDefined();
    expect(scene.desk.conversations.get('Y-2')?.groupId).toBe('default');
  });

  test('RT-04 a SKU scope takes its SKU, from whatever page', () => {
    const scene = new Scene()
      .agents('A', 'D')
      .group('G1', { skus: ['1001'], members: { A: 6 } })
      .online('A', 'D');
    for (const page of ['shop', 'product', 'order', 'tracking'] as const) {
      expect(scene.ownerOf(scene.enter('X', { page, sku: '1001' }))).toBe('A');
    }
  });

  test('RT-07 what no group binds goes to the default group: no scope, unknown SKU, unbound page', () => {
    const scene = new Scene().agents('D').online('D');
    for (const scope of [{}, { sku: 'nobody-binds-this' }, { page: 'tracking', trackingNo: 'T1' }] as const) {
      const id = scene.enter('X', scope);
      expect(scene.desk.conversations.get(id)).toMatchObject({
        state: 'assigned',
        groupId: 'default',
        agentId: 'D',
      });
    }
  });

  test('RT-09 the group is offline, the flag is on: a default agent takes it live, the entry group stays', () => {
    const scene = new Scene()
      .agents('A', 'D')
      .group('G1', { skus: ['1001'], members: { A: 6 } })
      .online('D');
    const events = scene.ask(scene.entry('X', { sku: '1001' }));
    expect(told(events)).toEqual(['conversation.opened X-1', 'conversation.assigned X-1 D G1 default entry']);
    expect(outcomeOf(scene.desk, 'X-1')).toEqual({
      kind: 'assigned',
      group: { id: 'G1', name: '组G1' },
      agent: { id: 'D', name: '客服D' },
    });
  });

  test('RT-10 LM-02 the flag is off: a leave message of that group, though D is online', () => {
    const scene = new Scene()
      .agents('A', 'D')
      .group('G1', { skus: ['1001'], members: { A: 6 }, allowDefaultFallback: false })
      .online('D');
    const events = scene.ask(scene.entry('X', { sku: '1001' }));
    expect(told(events)).toEqual(['conversation.opened X-1', 'leave-message.opened X-1 G1']);
    expect(outcomeOf(scene.desk, 'X-1')).toEqual({
      kind: 'leave-message',
      group: { id: 'G1', name: '组G1' },
    });
  });

  test('RT-17 the weight belongs to the group: 10 in G1, 0 in G2', () => {
    const scene = new Scene()
      .agents('A')
      .group('G1', { skus: ['1'], members: { A: 10 } })
      .group('G2', { skus: ['2'], members: { A: 0 }, allowDefaultFallback: false })
      .online('A');
    expect(scene.ownerOf(scene.enter('X', { sku: '1' }))).toBe('A');
    expect(scene.ownerOf(scene.enter('X', { sku: '2' }))).toBe('leave-message');
  });

  test('RT-27 an agent of G1 only never gets what G1 does not cover', () => {
    const scene = new Scene()
      .agents('A', 'B')
      .group('G1', { skus: ['1001'], members: { A: 6 } })
      .group('G2', { skus: ['2002'], members: { B: 6 }, allowDefaultFallback: false })
      .online('A');
    for (let n = 0; n < 20; n++)
      expect(scene.ownerOf(scene.enter(`X${n}`, { sku: '2002' }))).toBe('leave-message');
  });

  test('RT-28 the conversation keeps the group it entered through', () => {
    const scene = new Scene()
      .agents('A', 'D')
      .group('G1', { skus: ['1001'], members: { A: 6 } })
      .online('D');
    const id = scene.enter('X', { sku: '1001' });
    expect(scene.desk.conversations.get(id)).toMatchObject({
      groupId: 'G1',
      servingGroupId: 'default',
      agentId: 'D',
    });
  });

  test('RT-01 a hundred entries over changing states: each has exactly one session', () => {
    const scene = new Scene()
      .agents('A', 'B')
      .group('G1', { skus: ['1'], members: { A: 3 }, allowDefaultFallback: false });
    const statuses = ['online', 'away', 'suspended', 'offline'] as const;
    for (let n = 0; n < 100; n++) {
      scene.status(statuses[n % 4] ?? 'online', 'A');
      scene.status(statuses[(n * 7 + 3) % 4] ?? 'online', 'B');
      const kinds = scene
        .ask(scene.entry(`X${n}`, n % 2 ? { sku: '1' } : {}))
        .filter(({ type }) => type === 'conversation.assigned' || type === 'leave-message.opened');
      expect(kinds).toHaveLength(1);
    }
  });
});

describe('which agent', () => {
  test('RT-15 weights 10, 5, 1: sixteen entries give exactly 10, 5 and 1', () => {
    const scene = new Scene()
      .agents('A', 'B', 'C')
      .group('G', { skus: ['1'], members: { A: 10, B: 5, C: 1 } })
      .online('A', 'B', 'C');
    for (let n = 0; n < 16; n++) scene.enter(`X${n}`, { sku: '1' });
    const got = assignees(scene.events);
    expect(['A', 'B', 'C'].map((id) => got.filter((one) => one === id).length)).toEqual([10, 5, 1]);
  });

  test('RT-16 weight 0 alone online in the group: not A', () => {
    const scene = new Scene()
      .agents('A')
      .group('G', { skus: ['1'], members: { A: 0 }, allowDefaultFallback: false })
      .online('A');
    expect(scene.ownerOf(scene.enter('X', { sku: '1' }))).toBe('leave-message');
  });

  test('RT-18 equal weights: three entries one each, six two each', () => {
    const scene = new Scene().agents('A', 'B', 'C').online('A', 'B', 'C');
    for (let n = 0; n < 6; n++) scene.enter(`X${n}`);
    expect(assignees(scene.events)).toEqual(['A', 'B', 'C', 'A', 'B', 'C']);
  });

  test('RT-40 turns in one group use up no turn in another', () => {
    const scene = new Scene()
      .agents('A', 'B')
      .group('G1', { skus: ['1'], members: { A: 6, B: 6 } })
      .group('G2', { skus: ['2'], members: { A: 6, B: 6 } })
      .online('A', 'B');
    expect(scene.ownerOf(scene.enter('X', { sku: '1' }))).toBe('A');
    expect(scene.ownerOf(scene.enter('X', { sku: '2' }))).toBe('A');
  });

  test('RT-42 A offline for a hundred entries, then online: no run of A longer than 2', () => {
    const scene = new Scene()
      .agents('A', 'B', 'C')
      .group('G', { skus: ['1'], members: { A: 10, B: 5, C: 5 } })
      .online('B', 'C');
    for (let n = 0; n < 100; n++) scene.enter(`X${n}`, { sku: '1' });
    scene.online('A');
    for (let n = 100; n < 200; n++) scene.enter(`X${n}`, { sku: '1' });
    expect(assignees(scene.events).slice(100).join('')).not.toContain('AAA');
  });

  test('ST-01 A away, B online: four entries, B gets four', () => {
    const scene = new Scene().agents('A', 'B').online('A', 'B');
    scene.status('away', 'A');
    for (let n = 0; n < 4; n++) scene.enter(`X${n}`);
    expect(assignees(scene.events)).toEqual(['B', 'B', 'B', 'B']);
  });

  test('ST-03 a suspended agent gets none', () => {
    const scene = new Scene().agents('A', 'B').online('A', 'B');
    scene.status('suspended', 'A');
    for (let n = 0; n < 2; n++) scene.enter(`X${n}`);
    expect(assignees(scene.events)).toEqual(['B', 'B']);
  });

  test('ST-06 what A owns stays with A, whatever its status; only new entries go elsewhere', () => {
    const scene = new Scene().agents('A', 'B').online('A');
    const mine = [scene.enter('X'), scene.enter('Y'), scene.enter('Z')];
    for (const status of ['suspended', 'away', 'offline'] as const) {
      scene.status(status, 'A');
      expect(mine.map((id) => scene.ownerOf(id))).toEqual(['A', 'A', 'A']);
    }
    scene.online('B');
    expect(scene.ownerOf(scene.enter('W'))).toBe('B');
  });

  test('ST-07 LM-01 nobody online: the entry becomes one leave message that holds both texts', () => {
    const scene = new Scene().agents('A');
    const id = scene.enter('X');
    scene.says({ kind: 'customer', id: 'X' }, id);
    scene.says({ kind: 'customer', id: 'X' }, id);
    expect([...scene.desk.pending.entries()]).toEqual([[id, 'default']]);
  });
});

describe('why', () => {
  const scene = () =>
    new Scene()
      .agents('A', 'B', 'C', 'D')
      .group('G', { skus: ['1'], members: { A: 6, B: 0, C: 6 } })
      .online('A', 'B', 'D');

  test('AC-10 RT-29 the first check that fails, in order: status, scope, weight', () => {
    const { desk } = scene();
    expect(firstFailingCheck(desk, 'A', 'G')).toBeUndefined();
    expect(firstFailingCheck(desk, 'C', 'G')).toBe('status');
    expect(firstFailingCheck(desk, 'D', 'G')).toBe('scope');
    expect(firstFailingCheck(desk, 'B', 'G')).toBe('weight');
    expect(firstFailingCheck(desk, 'nobody', 'G')).toBe('status');
  });

  test('RT-29 suspended with weight 0: the status is told, not the weight', () => {
    const shop = scene();
    shop.status('suspended', 'B');
    expect(firstFailingCheck(shop.desk, 'B', 'G')).toBe('status');
  });

  test('RT-29 the trace tells the rules looked at, who was picked, and how many were passed over for what', () => {
    const shop = scene();
    const seen = shop.desk.seq + 1;
    const events = shop.ask(shop.entry('X', { page: 'product', sku: '1' }));
    expect(stepsOf(events)).toEqual([
      { rule: 'RT-03', said: 'no-match' },
      { rule: 'RT-04', said: 'matched', groupId: 'G' },
      {
        rule: 'RT-15',
        said: 'picked',
        groupId: 'G',
        agentId: 'A',
        keys: { weight: 6, owed: 0 },
        passedOver: { status: 1, scope: 1, weight: 1 },
      },
    ]);
    expect(events.find((event) => event.type === 'conversation.assigned')?.trace.decidedAt).toBe(seen);
  });

  test('RT-29 the counts in the trace are those of the checks, one by one', () => {
    const shop = scene();
    const check = (): void => {
      const counts: Record<string, number> = {};
      for (const id of ['A', 'B', 'C', 'D']) {
        const failed = firstFailingCheck(shop.desk, id, 'G') ?? 'passed';
        counts[failed] = (counts[failed] ?? 0) + 1;
      }
      const { passed = 0, ...failed } = counts;
      if (passed > 1) failed.turn = passed - 1;
      const step = stepsOf(shop.ask(shop.entry(`X${shop.desk.seq}`, { sku: '1' }))).find(
        ({ rule }) => rule === 'RT-15',
      );
      expect(step?.passedOver).toEqual(failed);
    };
    check();
    for (const status of ['online', 'away', 'online', 'suspended', 'offline'] as const) {
      shop.status(status, 'C');
      check();
      shop.status(status, 'B', 'D');
      check();
    }
  });

  test('ST-07 the trace of a leave message says who could not', () => {
    const shop = new Scene().agents('A', 'B');
    expect(stepsOf(shop.ask(shop.entry('X')))).toEqual([
      { rule: 'RT-03', said: 'no-match' },
      { rule: 'RT-07', said: 'matched', groupId: 'default' },
      { rule: 'RT-15', said: 'nobody', groupId: 'default', passedOver: { status: 2 } },
      { rule: 'ST-07', said: 'leave-message', groupId: 'default' },
    ]);
  });

  test('RT-10 the trace says that there is no fall-back', () => {
    const shop = new Scene().agents('A', 'D').online('D');
    shop.ask(groupCommand('G', { skus: ['1'], members: { A: 6 }, allowDefaultFallback: false }));
    const rules = stepsOf(shop.ask(shop.entry('X', { sku: '1' }))).map(({ rule, said }) => `${rule} ${said}`);
    expect(rules).toEqual([
      'RT-03 no-match',
      'RT-04 matched',
      'RT-15 nobody',
      'RT-10 no-fall-back',
      'ST-07 leave-message',
    ]);
  });
});
