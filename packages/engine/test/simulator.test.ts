import { describe, expect, test } from 'vitest';
import {
  arrivalsOf,
  defaultPatienceMs,
  makeUpDay,
  simulate,
  staffingOf,
  type Arrival,
  type Simulation,
} from '../src/index.ts';
import { customer, minute, nine, Scene } from './support/scene.ts';

const scope = { page: 'shop', channel: 'web' } as const;

/** One agent, online, with so many places. */
function shopOf(capacity: number, ...ids: string[]): Simulation['staffing'] {
  const scene = new Scene().agents(...ids).online(...ids);
  for (const agentId of ids) scene.ask({ type: 'agent.configure', agentId, capacity });
  return staffingOf(scene.events);
}

function arrival(n: number, minutes: number, more: Partial<Arrival> = {}): Arrival {
  return { at: nine + minutes * minute, customerId: `X${n}`, scope, serviceMs: 10 * minute, ...more };
}

describe('a day lived again', () => {
  test('RT-46 who finds the only agent full waits until the first is done', () => {
    const arrivals = [arrival(1, 0), arrival(2, 1), arrival(3, 2)];
    const report = simulate({ staffing: shopOf(1, 'A'), arrivals, serviceMs: minute });
    expect(report).toMatchObject({ entries: 3, received: 3, queued: 2, abandoned: 0, leaveMessages: 0 });
    // At once; 9 minutes; 18 minutes.
    expect(report.waitMs).toEqual({ p50: 9 * minute, p90: 18 * minute, longest: 18 * minute });
  });

  test('waits are told by the hour in which customers came, and by how long they were', () => {
    const arrivals = [arrival(1, 0), arrival(2, 1), arrival(3, 2), arrival(4, 65)];
    const { hours, spread } = simulate({ staffing: shopOf(1, 'A'), arrivals, serviceMs: minute });
    const at = nine - (nine % (60 * minute));
    expect(hours).toEqual([
      { at, entries: 3, waitMs: 18 * minute, queued: 2, leaveMessages: 0 },
      { at: at + 60 * minute, entries: 1, waitMs: 0, queued: 0, leaveMessages: 0 },
    ]);
    // Two at once, one within ten minutes, one longer.
    expect(spread).toEqual([2, 0, 0, 0, 0, 1, 1]);
  });

  test('two more agents, and nobody waits', () => {
    const arrivals = [arrival(1, 0), arrival(2, 1), arrival(3, 2)];
    const moreAgents = ['B', 'C'].map((agentId) => ({
      agentId,
      groups: [{ groupId: 'default' }],
      capacity: 1,
    }));
    const staffing = shopOf(1, 'A');
    const report = simulate({ staffing, arrivals, changes: { moreAgents }, serviceMs: minute });
    expect(report).toMatchObject({ received: 3, queued: 0, waitMs: { longest: 0 } });
    expect(report.agents.map(({ agentId, conversations }) => [agentId, conversations])).toEqual([
      ['A', 1],
      ['B', 1],
      ['C', 1],
    ]);
  });

  test('they stay when the record says anew who is in the group, and come to one that is made later', () => {
    const scene = new Scene().agents('A').online('A');
    scene.ask({ type: 'agent.configure', agentId: 'A', capacity: 1 });
    scene.ask({ type: 'group.edit', groupId: 'default', members: [{ agentId: 'A', weight: 3 }] });
    const recorded = staffingOf(scene.events);
    // The edit came while customers did.
    const staffing = recorded.map((command) =>
      command.type === 'group.edit' ? { ...command, at: nine + minute / 2 } : command,
    );
    const changes = { moreAgents: [{ agentId: 'B', groups: [{ groupId: 'default' }], capacity: 1 }] };
    const arrivals = [arrival(1, 0), arrival(2, 1)];
    expect(simulate({ staffing, arrivals, changes, serviceMs: minute })).toMatchObject({ queued: 0 });

    const made = {
      type: 'group.create',
      at: nine + 5 * minute,
      groupId: 'late',
      name: 'Late',
      scopes: { pages: ['order'], skus: [] },
    } as const;
    const late = { moreAgents: [{ agentId: 'B', groups: [{ groupId: 'late' }] }] };
    const later = [...staffing, { ...made, members: [{ agentId: 'A' }] }];
    expect(simulate({ staffing: later, arrivals, changes: late, serviceMs: minute }).entries).toBe(2);
  });

  test('a staffing of a shop that is years old is taken', () => {
    const staffing = shopOf(1, 'A');
    const status = staffing.filter(({ type }) => type === 'agent.set-status').slice(0, 1);
    const years = [...staffing, ...Array.from({ length: 130_000 }, () => status[0])].flatMap(
      (one) => one ?? [],
    );
    expect(simulate({ staffing: years, arrivals: [arrival(1, 0)], serviceMs: minute }).received).toBe(1);
  });

  test('another setting for the same customers: without a limit nobody waits', () => {
    const arrivals = [arrival(1, 0), arrival(2, 1)];
    const staffing = shopOf(1, 'A');
    const report = simulate({
      staffing,
      arrivals,
      changes: { settings: { capMode: 'uncapped' } },
      serviceMs: minute,
    });
    expect(report).toMatchObject({ received: 2, queued: 0 });
    expect(report.agents).toMatchObject([{ agentId: 'A', busiest: 2 }]);
  });

  test('who gave up waiting gives up again, and leaves a message', () => {
    const arrivals = [arrival(1, 0), arrival(2, 1, { patienceMs: minute })];
    const report = simulate({ staffing: shopOf(1, 'A'), arrivals, serviceMs: minute });
    expect(report).toMatchObject({ queued: 1, abandoned: 1, leaveMessages: 1, leaveMessageRate: 0.5 });
  });

  test('LM-01 nobody online: everybody leaves a message', () => {
    const scene = new Scene().agents('A');
    const report = simulate({
      staffing: staffingOf(scene.events),
      arrivals: [arrival(1, 0)],
      serviceMs: minute,
    });
    expect(report).toMatchObject({ received: 0, leaveMessages: 1, leaveMessageRate: 1 });
    expect(report.staffing.agentsNeeded).toBeNull();
    expect(report.hints).toEqual(['nobody-online']);
  });

  test('that nobody was online is said only where it is true, of the time in which customers came', () => {
    const online = (from: number, until: number) =>
      simulate({
        staffing: staffingOf(new Scene().agents('A').events),
        arrivals: [arrival(1, 0), arrival(2, 60)],
        changes: {
          moreAgents: [
            { agentId: 'B', groups: [{ groupId: 'default' }], from: from * minute, until: until * minute },
          ],
        },
        serviceMs: minute,
        until: nine + 60 * minute,
      });
    expect(online(20, 30)).toMatchObject({ hints: [], received: 0 });
    expect(online(0, 10)).toMatchObject({ hints: [], received: 1 });
    expect(online(70, 80).hints).toEqual(['nobody-online']);
    const gone = new Scene().agents('A').online('A');
    gone.status('offline', 'A');
    const alone = { staffing: staffingOf(gone.events), arrivals: [arrival(1, 1)], serviceMs: minute };
    expect(simulate(alone).hints).toEqual(['nobody-online']);
    expect(simulate({ ...alone, arrivals: [] }).hints).toEqual([]);
  });

  test('AC-09 work after the end of the day is no capacity: a backlog needs more agents', () => {
    // Ten an hour come for four hours, and one agent takes six an hour.
    const arrivals = Array.from({ length: 40 }, (_, n) => arrival(n, n * 6));
    const until = nine + 240 * minute;
    const report = simulate({ staffing: shopOf(1, 'A'), arrivals, serviceMs: minute, until });
    expect(report).toMatchObject({ received: 40, overtime: 15 });
    expect(report.staffing).toEqual({ customersPerDay: 40, customersPerAgentAndDay: 25, agentsNeeded: 2 });
    expect(report.agents).toMatchObject([{ conversations: 40, onlineMs: 240 * minute }]);
    // A backlog of days makes no more days of it.
    const slow = arrivals.map((one) => ({ ...one, serviceMs: 120 * minute }));
    expect(simulate({ staffing: shopOf(1, 'A'), arrivals: slow, serviceMs: 1, until }).staffing).toEqual({
      customersPerDay: 40,
      customersPerAgentAndDay: 3,
      agentsNeeded: 14,
    });
  });

  test('AC-09 200 customers, 50 for each agent: four agents', () => {
    const arrivals = Array.from({ length: 200 }, (_, n) => arrival(n, n * 2, { serviceMs: minute }));
    const report = simulate({ staffing: shopOf(100, 'A', 'B', 'C', 'D'), arrivals, serviceMs: minute });
    expect(report.staffing).toEqual({ customersPerDay: 200, customersPerAgentAndDay: 50, agentsNeeded: 4 });
  });

  test('RT-15 shares follow the weights', () => {
    const scene = new Scene().agents('A', 'B').online('A', 'B');
    scene.ask({
      type: 'group.edit',
      groupId: 'default',
      members: [
        { agentId: 'A', weight: 9 },
        { agentId: 'B', weight: 3 },
      ],
    });
    const arrivals = makeUpDay({
      count: 400,
      from: nine,
      hours: 8,
      seed: 1,
      scopes: [scope],
      serviceMs: minute,
    });
    const report = simulate({ staffing: staffingOf(scene.events), arrivals, serviceMs: minute });
    expect(report.agents.map(({ share }) => share)).toEqual([0.75, 0.25]);
  });

  test('the same record and changes give the same report', () => {
    const day = { count: 500, from: nine, hours: 10, seed: 7, scopes: [scope], serviceMs: 5 * minute };
    const once = simulate({ staffing: shopOf(3, 'A', 'B'), arrivals: makeUpDay(day), serviceMs: minute });
    const again = simulate({ staffing: shopOf(3, 'A', 'B'), arrivals: makeUpDay(day), serviceMs: minute });
    expect(again).toEqual(once);
    expect(once.entries).toBe(500);
  });

  test('RT-46 made-up customers give up, too: the sooner the less patient they are', () => {
    const day = { count: 400, from: nine, hours: 2, seed: 3, scopes: [scope], serviceMs: 1.5 * minute };
    const lived = (patienceMs?: number) =>
      simulate({
        staffing: shopOf(3, 'A', 'B'),
        arrivals: makeUpDay({ ...day, ...(patienceMs === undefined ? {} : { patienceMs }) }),
        serviceMs: minute,
      });
    const [hasty, ordinary, endless] = [lived(minute / 2), lived(), lived(Infinity)];
    expect(endless).toMatchObject({ abandoned: 0, received: 400 });
    expect(ordinary.abandoned).toBeGreaterThan(0);
    expect(hasty.abandoned).toBeGreaterThan(ordinary.abandoned);
    expect(hasty.waitMs.p90).toBeLessThan(ordinary.waitMs.p90);
    for (const { received, abandoned, leaveMessages } of [hasty, ordinary]) {
      expect(received + abandoned).toBe(400);
      expect(leaveMessages).toBe(abandoned);
    }
  });

  test('patience is exponential about its mean, and the same customers come whatever it is', () => {
    const day = { count: 20_000, from: nine, hours: 10, seed: 5, scopes: [scope], serviceMs: minute };
    const made = makeUpDay(day);
    const patience = made.map(({ patienceMs = 0 }) => patienceMs).sort((a, b) => a - b);
    const mean = patience.reduce((sum, ms) => sum + ms, 0) / patience.length;
    expect(mean / defaultPatienceMs).toBeCloseTo(1, 1);
    expect((patience[10_000] ?? 0) / defaultPatienceMs).toBeCloseTo(Math.LN2, 1);
    const bare = (arrivals: readonly Arrival[]) => arrivals.map(({ patienceMs: _, ...rest }) => rest);
    expect(bare(makeUpDay({ ...day, patienceMs: Infinity }))).toEqual(
      makeUpDay({ ...day, patienceMs: Infinity }),
    );
    expect(bare(made)).toEqual(makeUpDay({ ...day, patienceMs: Infinity }));
    expect(makeUpDay({ ...day, seed: 6 })).not.toEqual(made);
    expect(() => makeUpDay({ ...day, patienceMs: 0 })).toThrow(RangeError);
  });

  test('a change that names what the shop does not have is refused, not passed over', () => {
    const changes = { moreAgents: [{ agentId: 'B', groups: [{ groupId: 'nowhere' }] }] };
    expect(() =>
      simulate({ staffing: shopOf(1, 'A'), arrivals: [arrival(1, 0)], changes, serviceMs: 1 }),
    ).toThrow('NOT_FOUND');
  });
});

describe('a journal tells', () => {
  test('who came, whom they chose, how long an agent had them and when they gave up', () => {
    const scene = new Scene().agents('A').online('A');
    scene.ask({ type: 'agent.configure', agentId: 'A', capacity: 1 });
    const first = scene.enter('X');
    scene.pass(2 * minute);
    const second = scene.enter('Y');
    scene.says(customer('Y'), second);
    scene.pass(minute);
    scene.ask({ type: 'queue.leave', conversationId: second, customerId: 'Y', to: 'leave-message' });
    scene.pass(2 * minute);
    scene.ask({ type: 'conversation.end', conversationId: first, by: customer('X') });
    expect(arrivalsOf(scene.events)).toEqual([
      { at: nine, customerId: 'X', scope, serviceMs: 5 * minute },
      { at: nine + 2 * minute, customerId: 'Y', scope, patienceMs: minute },
    ]);
  });
});
