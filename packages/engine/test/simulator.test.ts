import { describe, expect, test } from 'vitest';
import { arrivalsOf, makeUpDay, simulate, staffingOf, type Arrival, type Simulation } from '../src/index.ts';
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
