import { describe, expect, test } from 'vitest';
import { explainAgent, firstFailingCheck, groupLoadOf, routableAgentsOf } from '../src/index.ts';
import { Scene } from './support/scene.ts';

/** A gets what SKU 1 brings to G; D is in the default group only, B in none. */
function shop(): Scene {
  const scene = new Scene()
    .agents('A', 'B', 'D')
    .group('G', { skus: ['1'], members: { A: 6 } })
    .online('A', 'B', 'D');
  scene.ask({ type: 'group.edit', groupId: 'default', members: [{ agentId: 'D' }] });
  return scene;
}

const scope = { page: 'product', sku: '1', channel: 'web' } as const;

describe('why an agent gets no conversations', () => {
  test('AC-10 all five hold: nothing fails, and the next one goes to A', () => {
    const { desk } = shop();
    expect(explainAgent(desk, 'A')).toEqual({
      agentId: 'A',
      inNoGroup: false,
      groups: [{ groupId: 'G', weight: 6, next: true, disabled: false }],
    });
    expect(explainAgent(desk, 'A', scope)?.failed).toBeUndefined();
    expect(explainAgent(desk, 'nobody')).toBeUndefined();
  });

  test('AC-10 RT-29 each of the five false in turn: five reasons', () => {
    const reasons: string[] = [];
    const fails = (change: (scene: Scene) => void): void => {
      const scene = shop();
      change(scene);
      const told = explainAgent(scene.desk, 'A', scope);
      reasons.push(`${told?.failed}${told?.inNoGroup ? ', in no group' : ''}`);
    };
    fails((scene) => scene.status('suspended', 'A'));
    fails((scene) => scene.ask({ type: 'group.edit', groupId: 'G', scopes: { pages: ['order'], skus: [] } }));
    fails((scene) => scene.ask({ type: 'agent.configure', agentId: 'A', receiving: false }));
    fails((scene) => scene.ask({ type: 'group.edit', groupId: 'G', members: [{ agentId: 'A', weight: 0 }] }));
    fails((scene) => scene.ask({ type: 'group.edit', groupId: 'G', members: [{ agentId: 'B' }] }));
    expect(reasons).toEqual(['status', 'scope', 'receiving', 'weight', 'scope, in no group']);
  });

  test('RT-29 the order: suspended with weight 0 and not receiving is told as the status, and so on', () => {
    const scene = shop();
    scene.ask({ type: 'group.edit', groupId: 'G', members: [{ agentId: 'A', weight: 0 }] });
    expect(firstFailingCheck(scene.desk, 'A', 'G')).toBe('weight');
    scene.ask({ type: 'agent.configure', agentId: 'A', receiving: false });
    expect(firstFailingCheck(scene.desk, 'A', 'G')).toBe('receiving');
    expect(firstFailingCheck(scene.desk, 'A', 'default')).toBe('scope');
    scene.status('suspended', 'A');
    expect(firstFailingCheck(scene.desk, 'A', 'default')).toBe('status');
  });

  test('RT-29 AC-10 an agent of no group: the scope fails, and that it is in none is told with it', () => {
    expect(explainAgent(shop().desk, 'B')).toMatchObject({ failed: 'scope', inNoGroup: true, groups: [] });
  });

  test('RT-29 RT-43 full is told last of all', () => {
    const scene = shop().capacity({ A: 1 });
    scene.enter('X', { sku: '1' });
    expect(explainAgent(scene.desk, 'A')).toMatchObject({ failed: 'capacity' });
  });

  test('RT-30 RT-29 a capacity of 0 is told as capacity', () => {
    expect(explainAgent(shop().capacity({ A: 0 }).desk, 'A')).toMatchObject({ failed: 'capacity' });
  });

  test('RT-29 of several groups the best counts: through one of them the agent gets some', () => {
    const scene = shop();
    scene.ask({
      type: 'group.edit',
      groupId: 'default',
      members: [{ agentId: 'A', weight: 0 }, { agentId: 'D' }],
    });
    expect(explainAgent(scene.desk, 'A')?.failed).toBeUndefined();
  });

  test('RT-19 RT-29 the only group is disabled: nothing is matched to it', () => {
    const scene = shop();
    scene.ask({ type: 'group.edit', groupId: 'G', enabled: false });
    expect(explainAgent(scene.desk, 'A')).toMatchObject({ failed: 'scope', groups: [{ disabled: true }] });
  });

  test('RT-09 RT-29 for a scope whose group has nobody, the default group stands in', () => {
    const scene = shop();
    expect(explainAgent(scene.desk, 'D', scope)).toMatchObject({ failed: 'scope' });
    scene.status('offline', 'A');
    const told = explainAgent(scene.desk, 'D', scope);
    expect(told?.failed).toBeUndefined();
    expect(told?.groups.map(({ groupId }) => groupId)).toEqual(['G', 'default']);
    expect(told?.entry?.map(({ rule, said }) => `${rule} ${said}`)).toEqual([
      'RT-03 no-match',
      'RT-04 matched',
      'RT-15 nobody',
      'RT-09 picked',
    ]);
  });

  test('RT-21 RT-29 a scope of two groups: both are told', () => {
    const scene = shop().group('P', { pages: ['product'], members: { D: 6 } });
    expect(explainAgent(scene.desk, 'A', scope)).toMatchObject({
      groups: [{ groupId: 'P', failed: 'scope' }, { groupId: 'G' }],
      entry: [{ rule: 'RT-03' }, { rule: 'RT-04' }, { rule: 'RT-21' }],
    });
  });

  test('RT-29 explaining changes nothing and takes no turn', () => {
    const scene = shop();
    const seq = scene.desk.seq;
    explainAgent(scene.desk, 'A', scope);
    expect(scene.desk.seq).toBe(seq);
    expect(scene.desk.groups.get('G')?.ledger.seats.get('A')?.lastTurn).toBe(0);
  });
});

describe('is anybody there', () => {
  test('AC-07 three agents suspended: nobody is routable; one online with weight 6: somebody is', () => {
    const scene = new Scene().agents('A', 'B', 'C');
    scene.status('suspended', 'A', 'B', 'C');
    expect(routableAgentsOf(scene.desk)).toBe(0);
    scene.status('online', 'B');
    expect(routableAgentsOf(scene.desk)).toBe(1);
    // Full counts: it would be routed, were none open.
    scene.capacity({ B: 1 });
    scene.enter('X');
    expect(routableAgentsOf(scene.desk)).toBe(1);
    scene.capacity({ B: 0 });
    expect(routableAgentsOf(scene.desk)).toBe(0);
  });

  test('AC-07 weight 0 in its only group: nobody is routable', () => {
    const scene = new Scene().agents('A').online('A');
    scene.ask({ type: 'group.edit', groupId: 'default', members: [{ agentId: 'A', weight: 0 }] });
    expect(routableAgentsOf(scene.desk)).toBe(0);
  });

  test('RT-21 RT-46 what a group looks like this moment: taking, free, waiting, since when', () => {
    const scene = shop().capacity({ A: 1 });
    expect(groupLoadOf(scene.desk, 'G')).toEqual({
      id: 'G',
      name: '组G',
      reachable: 1,
      taking: 1,
      free: 1,
      waiting: 0,
      pendingLeaveMessages: 0,
    });
    scene.enter('X', { sku: '1' });
    scene.pass(5000);
    scene.enter('Y', { sku: '1' });
    expect(groupLoadOf(scene.desk, 'G')).toMatchObject({
      taking: 1,
      free: 0,
      waiting: 1,
      waitingSince: scene.now,
    });
    expect(groupLoadOf(scene.desk, 'none')).toBeUndefined();
  });
});
