import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  decide,
  deskSnapshotVersion,
  emptyDesk,
  evolve,
  restoreDesk,
  snapshotDesk,
  wakeAt,
  type Command,
  type Decision,
  type Desk,
  type DeskEvent,
} from '../src/index.ts';
import { audit } from './support/audit.ts';
import { Bookkeeper } from './support/bookkeeper.ts';
import { Chance } from './support/chance.ts';
import { agentIds, commandOf, opening, passes } from './support/randomDay.ts';
import { nine } from './support/scene.ts';
import { wrongTraces } from './support/traces.ts';

const length = 2000;
/** A day is told by its seed: one that fails is played again by it, up to the step that is named. */
const days = fc.integer({ min: 0, max: 0x7fffffff });
const runs = { numRuns: 5, endOnFailure: true };

/** Plays a day; `look` sees each decision before it happens. Books and desk must agree all along. */
function play(
  seed: number,
  look: (desk: Desk, command: Command, decision: Decision) => void = () => undefined,
  steps = length,
) {
  const chance = new Chance(seed);
  const desk = emptyDesk();
  const books = new Bookkeeper();
  const events: DeskEvent[] = [];
  let now = nine;
  const ask = (command: Command): Decision => {
    const decision = decide(desk, command);
    look(desk, command, decision);
    if (!decision.taken) return decision;
    for (const complaint of wrongTraces(desk, decision.events)) books.expect(false, complaint);
    for (const event of decision.events) evolve(desk, event);
    books.read(decision.events, goesElsewhere(command));
    events.push(...decision.events);
    return decision;
  };
  for (const command of opening) ask({ ...command, at: now });
  for (let index = 0; index < steps; index++) {
    now = Math.max(0, now + passes(chance));
    const command = commandOf(chance, now, index, desk);
    ask(command);
    if (index % 5 === 0) audit(books, desk);
    if (books.complaints.length > 0) {
      throw new Error(
        `seed ${seed}, step ${index}, ${JSON.stringify(command)}: ${books.complaints.join('; ')}`,
      );
    }
  }
  return { desk, books, events, ask, now };
}

/** The conversation whose customer agreed to leave its owner. */
function goesElsewhere(command: Command): string | undefined {
  return command.type === 'conversation.ask-about' && command.reRoute ? command.conversationId : undefined;
}

function json(value: unknown): string {
  return JSON.stringify(value);
}

describe('random days', { timeout: 240_000 }, () => {
  test('RT-01 RT-27 RT-43 RT-46 RT-50 WB-15 at most one owner, only who may, nobody overtaken, nothing lost: the books agree', () => {
    fc.assert(
      fc.property(days, (seed) => {
        play(seed);
      }),
      { ...runs, numRuns: 12 },
    );
  });

  test('the days are worth something: everything that can happen happens in one of them', () => {
    // What is rare is in one of three days, whatever a new command does to the course of each.
    const events = [19, 25, 26].flatMap((seed) => play(seed, undefined, 16000).events);
    const seen = new Set<string>(
      events.map((event) => ('cause' in event ? `${event.type} ${event.cause}` : event.type)),
    );
    for (const what of [
      'conversation.refused',
      'conversation.offered',
      'conversation.queued',
      'conversation.assigned entry',
      'conversation.assigned choice',
      'conversation.assigned auto-choice',
      'conversation.assigned leave-message',
      'conversation.assigned converted',
      'conversation.assigned queue',
      'conversation.assigned hand-over',
      'conversation.assigned re-routed',
      'conversation.assigned re-scoped',
      'conversation.assigned contact',
      'conversation.transferred',
      'conversation.supervised',
      'conversation.idle-warned',
      'conversation.ended',
      'conversation.ended idle',
      'conversation.ended absent',
      'conversation.ended solved',
      'conversation.ended blocked',
      'conversation.ended signed-out',
      'robot.started',
      'queue.lease-started',
      'queue.lease-voided',
      'leave-message.opened',
      'leave-message.delivered',
      'leave-message.converted',
      'agent.configured',
      'agent.status-changed lease',
      'agent.lease-voided',
      'group.created',
      'group.edited',
      'group.deleted',
      'shop.configured',
      'customer.blocked',
      'customer.unblocked',
      'customer.erased',
      'message.posted',
      'note.added',
      'message.recalled',
      'staff-chat.created',
      'staff-chat.renamed',
      'staff-chat.added',
      'staff-chat.left',
      'staff-chat.posted',
      'staff-chat.seen',
      'customer-group.created',
      'customer-group.renamed',
      'customer-group.added',
      'customer-group.left',
      'customer-group.posted',
      'customer-group.seen',
      'customer-group.identified',
      'friend.marked',
      'note.recalled',
      'message.seen',
      'conversation.scope-changed',
      'conversation.rated',
      'conversation.identified',
    ]) {
      expect(seen).toContain(what);
    }
  });

  test('LM-05 LM-06 deliveries are a tick apart, no agent gets those of more customers than the setting says', () => {
    fc.assert(
      fc.property(days, (seed) => {
        let last = -Infinity;
        play(seed, (desk, _, decision) => {
          const events = decision.taken ? decision.events : [];
          const given = events.filter((event) => event.type === 'leave-message.delivered');
          const delivered = given.filter(({ by }) => by === undefined);
          const [first] = delivered;
          if (!first) return;
          const { leaveMessageTickMs, customersPerDelivery } = desk.settings;
          expect(first.at - last).toBeGreaterThanOrEqual(leaveMessageTickMs);
          last = first.at;
          for (const agentId of agentIds) {
            const customers = delivered.flatMap((event) =>
              event.agentId === agentId ? desk.conversations.get(event.conversationId)?.customerId : [],
            );
            expect(new Set(customers).size).toBeLessThanOrEqual(customersPerDelivery);
          }
        });
      }),
      runs,
    );
  });

  test('LM-04 RT-52 nothing is lost: once everybody is there, lines empty at once, and messages one tick after the other', () => {
    fc.assert(
      fc.property(days, (seed) => {
        const { desk, books, ask } = play(seed);
        const at = desk.at;
        const settings = { leaveMessageMode: 'default', capMode: 'uncapped' } as const;
        const everybody = agentIds.map((agentId) => ({ agentId, weight: 1 }));
        ask({ type: 'shop.configure', at, settings });
        for (const groupId of [...books.groups.keys()])
          ask({ type: 'group.edit', at, groupId, members: everybody });
        for (const agentId of agentIds) {
          ask({ type: 'agent.configure', at, agentId, receiving: true, capacity: null });
          ask({ type: 'agent.present', at, agentId });
          ask({ type: 'agent.set-status', at, agentId, status: 'online' });
        }
        expect([...books.conversations.values()].filter(({ place }) => place === 'line')).toEqual([]);
        for (let wake = wakeAt(desk); wake !== undefined; wake = wakeAt(desk)) {
          const decision = ask({ type: 'tick', at: Math.max(desk.at, wake) });
          expect(decision.taken && decision.events.length).toBeGreaterThan(0);
          audit(books, desk);
        }
        expect(books.waiting).toEqual([]);
        // What is left is owed an answer, by somebody who holds it, or lies with the robot, or is still to be seen.
        for (const { place, owed, awaited } of books.conversations.values()) {
          expect(awaited ? place : 'agent').toBe('agent');
          expect((owed || awaited) && ['agent', 'delivered', 'robot'].includes(place)).toBe(true);
        }
        expect(books.complaints).toEqual([]);
      }),
      runs,
    );
  });

  test('a tick leaves nothing overdue, and has something to do whenever the desk wants one', () => {
    fc.assert(
      fc.property(days, (seed) => {
        let asked = 0;
        play(seed, (desk, command, decision) => {
          const wanted = wakeAt(desk);
          const now = Math.max(command.at, desk.at);
          if (command.type === 'tick' && decision.taken) {
            expect(decision.events.length > 0).toBe(wanted !== undefined && wanted <= now);
            const after = restoreDesk(snapshotDesk(desk));
            for (const event of decision.events) evolve(after, event);
            expect(wakeAt(after) ?? Infinity).toBeGreaterThan(now);
          } else if (wanted !== undefined && ++asked % 9 === 0) {
            // As the host does: exactly then. A tick just before finds nothing to do.
            const early = decide(desk, { type: 'tick', at: wanted - 1 });
            if (wanted > desk.at) expect(early.taken && early.events).toEqual([]);
            const due = decide(desk, { type: 'tick', at: wanted });
            expect(due.taken && due.events.length).toBeGreaterThan(0);
          }
        });
      }),
      { ...runs, numRuns: 4 },
    );
  });

  test('decide never changes the desk, and says the same twice; a refusal has no events', () => {
    fc.assert(
      fc.property(days, (seed) => {
        play(seed, (desk, command, decision) => {
          const before = snapshotDesk(desk);
          expect(json(decide(desk, command))).toBe(json(decision));
          expect(snapshotDesk(desk)).toBe(before);
          expect('events' in decision).toBe(decision.taken);
        });
      }),
      { ...runs, numRuns: 2 },
    );
  });

  test('RT-51 the journal folded again, from the start or from a snapshot anywhere, gives the same desk', () => {
    fc.assert(
      fc.property(days, fc.nat(), (seed, anywhere) => {
        const { desk, events } = play(seed);
        const again = emptyDesk();
        let restored: Desk | undefined;
        for (const [index, event] of events.entries()) {
          if (index === anywhere % events.length) restored = restoreDesk(snapshotDesk(again));
          // As a journal gives it back: through text.
          const read = JSON.parse(JSON.stringify(event)) as DeskEvent;
          evolve(again, read);
          if (restored) evolve(restored, read);
        }
        expect(snapshotDesk(again)).toBe(snapshotDesk(desk));
        expect(restored && snapshotDesk(restored)).toBe(snapshotDesk(desk));
        expect(desk.seq).toBe(events.length);
      }),
      runs,
    );
  });

  test('RT-51 a desk that is restored from a snapshot time and again decides the same', () => {
    fc.assert(
      fc.property(days, (seed) => {
        let other = emptyDesk();
        let asked = 0;
        play(seed, (_, command, decision) => {
          const same = decide(other, command);
          expect(json(same)).toBe(json(decision));
          if (same.taken) for (const event of same.events) evolve(other, event);
          if (++asked % 17 === 0) other = restoreDesk(snapshotDesk(other));
        });
      }),
      { ...runs, numRuns: 4 },
    );
  });

  test('the desk does not grow with what has ended: only open conversations are in its indexes', () => {
    fc.assert(
      fc.property(days, (seed) => {
        const { desk, ask } = play(seed);
        for (const open of [...desk.conversations.values()]) {
          ask({
            type: 'conversation.end',
            at: desk.at,
            conversationId: open.id,
            by: { kind: 'customer', id: open.customerId },
          });
        }
        const sizes = [desk.conversations, desk.openByCustomer, desk.openByAgent, desk.pending].map(
          ({ size }) => size,
        );
        expect(sizes).toEqual([0, 0, 0, 0]);
        for (const name of ['choosers', 'queueLeases', 'orphans', 'idle'] as const) {
          expect(desk[name].entries()).toEqual([]);
        }
        for (const group of desk.groups.values()) expect([group.line.length, group.pending]).toEqual([0, 0]);
        for (const agent of desk.agents.values()) expect(agent.load).toBe(0);
      }),
      runs,
    );
  });
});

describe('snapshots', () => {
  test('of another version are not read', () => {
    const text = snapshotDesk(emptyDesk()).replace(`"version":${deskSnapshotVersion}`, '"version":99');
    expect(() => restoreDesk(text)).toThrow('version');
    expect(() => restoreDesk('{')).toThrow();
  });

  test('a journal that is not of this desk is told from one that is', () => {
    expect(() =>
      evolve(emptyDesk(), { type: 'conversation.ended', at: 1, conversationId: 'x', by: { kind: 'desk' } }),
    ).toThrow('x');
  });
});
