import { describe, expect, test } from 'vitest';
import type { DeskEvent, Trace } from '../src/index.ts';
import { agent, customer, minute, Scene, second } from './support/scene.ts';
import { wrongTraces } from './support/traces.ts';

function tracesOf(events: readonly DeskEvent[]): Trace[] {
  return events.flatMap((event) => ('trace' in event ? event.trace : []));
}

const stepsOf = (events: readonly DeskEvent[]) => tracesOf(events).map(({ steps }) => steps);

function transfer(scene: Scene, conversationId: string, by: string, kind: 'agent' | 'group', id: string) {
  return scene.ask({ type: 'conversation.transfer', conversationId, agentId: by, to: { kind, id } });
}

/** A and B serve G, C is in no group but the default one, D has a capacity of 0. */
function shop(settings: ConstructorParameters<typeof Scene>[0] = {}): Scene {
  return new Scene(settings)
    .agents('A', 'B', 'C', 'D')
    .group('G', { skus: ['1'], members: { A: 6, B: 4, D: 5 } })
    .capacity({ D: 0 });
}

describe('transfers', () => {
  test('RT-48 RT-49 to an agent: who it was passed to, and to which group it belongs; nobody else was looked at', () => {
    const scene = shop().online('A', 'C');
    const id = scene.enter('X', { sku: '1' });
    const before = scene.desk.seq;
    const [trace] = tracesOf(transfer(scene, id, 'A', 'agent', 'C'));
    expect(trace).toEqual({
      steps: [
        { rule: 'RT-48', said: 'online', agentId: 'C' },
        { rule: 'RT-49', said: 'belongs', groupId: 'default', agentId: 'C' },
      ],
      decidedAt: before,
    });
  });

  test('RT-15 RT-48 to a group: whose turn it was, by what, and who was passed over, its owner among them', () => {
    const scene = shop().online('A', 'B', 'D');
    const id = scene.enter('X', { sku: '1' });
    expect(scene.ownerOf(id)).toBe('A');
    expect(stepsOf(transfer(scene, id, 'A', 'group', 'G'))).toEqual([
      [
        { rule: 'RT-48', said: 'group', groupId: 'G' },
        {
          rule: 'RT-15',
          said: 'picked',
          groupId: 'G',
          agentId: 'B',
          keys: { weight: 4, owed: 0.4 },
          // D may have none at all, C is not there.
          passedOver: { status: 1, capacity: 1, owner: 1 },
        },
      ],
    ]);
  });

  test('RT-39 RT-48 to a group in rotation, in which everybody is full', () => {
    const scene = shop({ profile: 'rotation' }).online('A', 'B').capacity({ A: 1, B: 1 });
    const id = scene.enter('X', { sku: '1' });
    scene.enter('Y', { sku: '1' });
    const owner = scene.ownerOf(id) ?? '';
    const other = owner === 'A' ? 'B' : 'A';
    const place = scene.desk.groups.get('G')?.ledger.seats.get(other)?.place;
    expect(stepsOf(transfer(scene, id, owner, 'group', 'G'))[0]).toEqual([
      { rule: 'RT-48', said: 'group-full', groupId: 'G' },
      {
        rule: 'RT-39',
        said: 'picked',
        groupId: 'G',
        agentId: other,
        keys: { place },
        passedOver: { status: 2, owner: 1 },
      },
    ]);
  });
});

describe('after waiting, coming back, and agents who went', () => {
  test('RT-46 from a line: who became free, how long the customer had waited, and who was passed over', () => {
    const scene = shop().online('A', 'B').capacity({ A: 1, B: 1 });
    const held = scene.enter('X', { sku: '1' });
    scene.enter('Y', { sku: '1' });
    scene.enter('Z', { sku: '1' });
    const owner = scene.ownerOf(held);
    scene.now += 42 * second;
    expect(stepsOf(scene.ends(customer('X'), held))).toEqual([
      [
        {
          rule: 'RT-46',
          said: 'served',
          groupId: 'G',
          agentId: owner,
          keys: { waitedMs: 42_000 },
          passedOver: { status: 2, capacity: 1 },
        },
      ],
    ]);
  });

  test('RT-33 to a returning customer’s agent: when the two last spoke', () => {
    const scene = shop({ profile: 'rotation' }).online('A', 'B');
    const owner = scene.serves('X', { sku: '1' });
    const spokeAt = scene.now;
    scene.now += minute;
    scene.enter('Y', { sku: '1' });
    const [steps = []] = stepsOf(scene.ask(scene.entry('X', { sku: '1' })));
    expect(steps.at(-1)).toEqual({
      rule: 'RT-33',
      said: 'returned',
      groupId: 'G',
      agentId: owner,
      keys: { spokeAt },
    });
  });

  test('RT-52 the agent is gone: who that was, and whose turn it was then', () => {
    const scene = shop().online('A', 'B');
    const id = scene.enter('X', { sku: '1' });
    scene.says(customer('X'), id);
    scene.status('offline', 'A');
    expect(stepsOf(scene.pass(5 * minute))).toMatchObject([
      [
        { rule: 'RT-52', said: 're-routed', agentId: 'A' },
        { rule: 'RT-15', said: 'picked', agentId: 'B', passedOver: { status: 3 } },
      ],
    ]);
  });

  test('LM-20 who comes back goes live, and so do the other messages; each says that it was converted', () => {
    const scene = shop();
    const ids = [scene.enter('X', { sku: '1' }), scene.enter('X', { page: 'order' })];
    for (const id of ids) scene.says(customer('X'), id);
    scene.online('A', 'C');
    const steps = stepsOf(scene.ask(scene.entry('X', { sku: '1' })));
    expect(steps.map((one) => one.map(({ rule, said }) => `${rule} ${said}`))).toEqual([
      ['RT-03 no-match', 'RT-04 matched', 'LM-20 converted', 'RT-15 picked'],
      ['LM-20 converted'],
    ]);
  });

  test('LM-20 a choice that is offered to who comes back says so too', () => {
    const scene = new Scene()
      .agents('A', 'B')
      .group('G1', { pages: ['product'], members: { A: 6 }, allowDefaultFallback: false });
    const id = scene.enter('X', { page: 'product', sku: '1' });
    scene.says(customer('X'), id);
    scene
      .group('G2', { skus: ['1'], members: { B: 6 } })
      .group('G3', { pages: ['order'], members: { B: 6 } });
    scene.ask({ type: 'group.edit', groupId: 'G1', scopes: { pages: ['shop'], skus: [] } });
    scene.ask({ type: 'group.edit', groupId: 'G3', scopes: { pages: ['product'], skus: [] } });
    scene.online('B');
    const [steps = []] = stepsOf(scene.ask(scene.entry('X', { page: 'product', sku: '1' })));
    expect(steps.map(({ rule, said }) => `${rule} ${said}`)).toEqual([
      'LM-20 converted',
      'RT-03 matched',
      'RT-04 matched',
      'RT-21 offered',
    ]);
  });
});

describe('leave messages', () => {
  function leave(scene: Scene, customerId: string, sku = '1'): string {
    const id = scene.enter(customerId, { sku });
    scene.says(customer(customerId), id);
    scene.now += second;
    return id;
  }

  test('LM-06 LM-07 LM-09 each deal: by what it was whose turn, and who was passed over for what', () => {
    const scene = shop({ customersPerDelivery: 1 });
    for (const name of ['X', 'Y', 'Z']) leave(scene, name);
    scene.enter('X', { sku: '1', page: 'order' });
    scene.says(customer('X'), scene.enter('X', { sku: '1', page: 'order' }));
    scene.online('A', 'B');
    const own = { rule: 'LM-09', said: 'served', groupId: 'G' };
    const dealt = { rule: 'LM-06', said: 'dealt', groupId: 'G', keys: { customers: 0, holds: 0 } };
    const events = scene.pass(2 * minute).filter(({ type }) => type === 'leave-message.delivered');
    expect(stepsOf(events)).toEqual([
      [own, { ...dealt, agentId: 'A', passedOver: { status: 2, turn: 1 } }],
      [own, { rule: 'LM-07', said: 'together', agentId: 'A' }],
      [own, { ...dealt, agentId: 'B', passedOver: { status: 2, number: 1 } }],
    ]);
    expect(tracesOf(events).map(({ decidedAt }) => decidedAt)).toEqual(
      [3, 2, 1].map((back) => scene.desk.seq - back),
    );
  });

  test('LM-18 whoever has a capacity of 0 gets none, and is counted for that', () => {
    const scene = shop();
    leave(scene, 'X');
    scene.online('A', 'D');
    const [steps = []] = stepsOf(scene.pass(2 * minute));
    expect(steps[1]?.passedOver).toEqual({ status: 2, capacity: 1 });
  });

  test('LM-08 the default group stands in', () => {
    const scene = shop();
    leave(scene, 'X');
    scene.online('C');
    const [steps = []] = stepsOf(scene.pass(2 * minute));
    expect(steps[0]).toEqual({ rule: 'LM-08', said: 'served', groupId: 'default' });
    expect(steps[1]).toMatchObject({ rule: 'LM-06', groupId: 'default', agentId: 'C' });
  });

  test('LM-11 the named agents: who is not named, not there, or does not receive', () => {
    const scene = shop();
    scene.settings({ leaveMessageMode: 'specified', leaveMessageAgentIds: ['A', 'B', 'C'] });
    scene.ask({ type: 'agent.configure', agentId: 'B', receiving: false });
    leave(scene, 'X');
    scene.online('B', 'C');
    expect(stepsOf(scene.pass(2 * minute))).toEqual([
      [
        { rule: 'LM-11', said: 'specified' },
        {
          rule: 'LM-06',
          said: 'dealt',
          groupId: 'G',
          agentId: 'C',
          keys: { customers: 0, holds: 0 },
          passedOver: { specified: 1, status: 1, receiving: 1 },
        },
      ],
    ]);
  });

  test('LM-07 LM-13 by hand: the one that was given, and what goes with it', () => {
    const scene = shop({ leaveMessageMode: 'manual' });
    const id = leave(scene, 'X');
    scene.says(customer('X'), scene.enter('X', { sku: '1', page: 'order' }));
    scene.status('suspended', 'A');
    const events = scene.ask({
      type: 'leave-message.assign',
      conversationId: id,
      agentId: 'A',
      by: 'chief',
    });
    expect(stepsOf(events)).toEqual([
      [{ rule: 'LM-13', said: 'assigned', groupId: 'G', agentId: 'A' }],
      [{ rule: 'LM-07', said: 'together', agentId: 'A' }],
    ]);
    expect(tracesOf(events).map(({ decidedAt }) => decidedAt)).toEqual(
      [2, 1].map((back) => scene.desk.seq - back),
    );
    expect(stepsOf(scene.says(agent('A'), id))[0]).toMatchObject([{ rule: 'LM-16', agentId: 'A' }]);
  });
});

test('the trace stays small in a shop of thousands', () => {
  const scene = new Scene().agents(...Array.from({ length: 2_000 }, (_, n) => `agent-${n}`));
  for (let n = 0; n < 1_000; n++) scene.status('online', `agent-${n}`);
  const before = scene.desk.seq;
  const events = scene.ask(scene.entry('X', { sku: '1' }));
  expect(JSON.stringify(tracesOf(events))).toHaveLength(
    JSON.stringify([
      {
        steps: [
          { rule: 'RT-03', said: 'no-match' },
          { rule: 'RT-04', said: 'no-match' },
          { rule: 'RT-07', said: 'matched', groupId: 'default' },
          {
            rule: 'RT-15',
            said: 'picked',
            groupId: 'default',
            agentId: 'agent-0',
            keys: { weight: 6, owed: 0 },
            passedOver: { status: 1000, turn: 999 },
          },
        ],
        decidedAt: before + 1,
      },
    ]).length,
  );
  expect(wrongTraces({ ...scene.desk, seq: before }, events)).toEqual([]);
});
