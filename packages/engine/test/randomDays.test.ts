import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  decide,
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
import { Bookkeeper } from './support/bookkeeper.ts';
import { agentIds, commandOf, opening, randomDay, type Step } from './support/randomDay.ts';
import { nine } from './support/scene.ts';

const tick = 90_000;
const length = 1500;
/** A day that fails is told by its seed and step; shrinking one would take longer than reading it. */
const runs = { numRuns: 5, endOnFailure: true };

/** Plays a day; `look` sees each decision before it happens. Bookkeeper and desk must agree all along. */
function play(
  steps: readonly Step[],
  look: (desk: Desk, command: Command, decision: Decision) => void = () => undefined,
) {
  const desk = emptyDesk();
  const books = new Bookkeeper();
  const events: DeskEvent[] = [];
  const known: string[] = [];
  let now = nine;
  const ask = (command: Command): Decision => {
    const decision = decide(desk, command);
    look(desk, command, decision);
    if (!decision.taken) return decision;
    for (const event of decision.events) {
      evolve(desk, event);
      if (event.type === 'conversation.opened') known.push(event.conversationId);
    }
    books.read(decision.events);
    events.push(...decision.events);
    return decision;
  };
  for (const command of opening) ask({ ...command, at: now });
  for (const [index, step] of steps.entries()) {
    now = Math.max(0, now + step.ms);
    ask(commandOf(step, now, index, known));
    if (index % 10 === 0) books.compare(desk);
    if (books.complaints.length > 0) throw new Error(`step ${index}: ${books.complaints.join('; ')}`);
  }
  return { desk, books, events, ask, now };
}

function json(value: unknown): string {
  return JSON.stringify(value);
}

describe('random days', { timeout: 120_000 }, () => {
  test('RT-50 RT-01 at most one owner, only agents who may, and the books agree all along', () => {
    fc.assert(
      fc.property(randomDay(length), (steps) => {
        play(steps);
      }),
      runs,
    );
  });

  test('the days are worth something: everything that can happen happens in one of them', () => {
    const [steps = []] = fc.sample(randomDay(4000), { numRuns: 1, seed: 7 });
    const { events } = play(steps);
    const seen = new Set(
      events.map((event) => ('cause' in event ? `${event.type} ${event.cause}` : event.type)),
    );
    for (const what of [
      'conversation.offered',
      'conversation.assigned entry',
      'conversation.assigned choice',
      'conversation.assigned auto-choice',
      'conversation.assigned leave-message',
      'conversation.assigned converted',
      'leave-message.opened',
      'leave-message.delivered',
      'leave-message.converted',
      'agent.status-changed lease',
      'agent.lease-voided',
      'message.seen',
      'conversation.ended',
    ]) {
      expect(seen).toContain(what);
    }
  });

  test('LM-05 LM-06 deliveries are a tick apart, three customers per agent and tick at most', () => {
    fc.assert(
      fc.property(randomDay(length), (steps) => {
        const { books } = play(steps);
        const times = [...new Set(books.deliveries.map(({ at }) => at))];
        for (const [index, at] of times.entries()) {
          if (index > 0) expect(at - (times[index - 1] ?? 0)).toBeGreaterThanOrEqual(tick);
          for (const agentId of agentIds) {
            const given = books.deliveries.filter((one) => one.at === at && one.agentId === agentId);
            expect(new Set(given.map(({ customerId }) => customerId)).size).toBeLessThanOrEqual(3);
          }
        }
      }),
      runs,
    );
  });

  test('LM-04 no leave message is lost: once everybody is online, each is delivered, one tick after the other', () => {
    fc.assert(
      fc.property(randomDay(length), (steps) => {
        const { desk, books, ask } = play(steps);
        let now = desk.at;
        for (const agentId of agentIds) {
          ask({ type: 'agent.present', at: now, agentId });
          ask({ type: 'agent.set-status', at: now, agentId, status: 'online' });
        }
        for (let wake = wakeAt(desk); wake !== undefined; wake = wakeAt(desk)) {
          now = Math.max(now, wake);
          const decision = ask({ type: 'tick', at: now });
          expect(decision.taken && decision.events.length).toBeGreaterThan(0);
        }
        expect(books.waiting).toEqual([]);
        expect(books.complaints).toEqual([]);
      }),
      runs,
    );
  });

  test('a tick leaves nothing overdue, and the desk is asked again only for what is to come', () => {
    fc.assert(
      fc.property(randomDay(length), (steps) => {
        play(steps, (desk, command, decision) => {
          if (command.type !== 'tick' || !decision.taken) return;
          const after = restoreDesk(snapshotDesk(desk));
          for (const event of decision.events) evolve(after, event);
          expect(wakeAt(after) ?? Infinity).toBeGreaterThan(Math.max(command.at, desk.at));
        });
      }),
      { ...runs, numRuns: 2 },
    );
  });

  test('decide never throws, never changes the desk, and says the same twice; a refusal has no events', () => {
    fc.assert(
      fc.property(randomDay(length), (steps) => {
        play(steps, (desk, command, decision) => {
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
      fc.property(randomDay(length), fc.nat(), (steps, anywhere) => {
        const { desk, events } = play(steps);
        const again = emptyDesk();
        let restored: Desk | undefined;
        for (const [index, event] of events.entries()) {
          if (index === anywhere % events.length) restored = restoreDesk(snapshotDesk(again));
          evolve(again, event);
          if (restored) evolve(restored, event);
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
      fc.property(randomDay(length), (steps) => {
        let other = emptyDesk();
        let asked = 0;
        play(steps, (_, command, decision) => {
          const same = decide(other, command);
          expect(json(same)).toBe(json(decision));
          if (same.taken) for (const event of same.events) evolve(other, event);
          if (++asked % 17 === 0) other = restoreDesk(snapshotDesk(other));
        });
      }),
      runs,
    );
  });

  test('the desk does not grow with what has ended: only open conversations are in its indexes', () => {
    fc.assert(
      fc.property(randomDay(length), (steps) => {
        const { desk, ask } = play(steps);
        for (const open of [...desk.conversations.values()]) {
          ask({
            type: 'conversation.end',
            at: desk.at,
            conversationId: open.id,
            by: { kind: 'customer', id: open.customerId },
          });
        }
        const sizes = [desk.conversations, desk.openBy, desk.sent, desk.choosers, desk.pending].map(
          ({ size }) => size,
        );
        expect(sizes).toEqual([0, 0, 0, 0, 0]);
      }),
      runs,
    );
  });
});

describe('snapshots', () => {
  test('of another version are not read', () => {
    const text = snapshotDesk(emptyDesk()).replace('"version":1', '"version":99');
    expect(() => restoreDesk(text)).toThrow('version');
    expect(() => restoreDesk('{')).toThrow();
  });

  test('a journal that is not of this desk is told from one that is', () => {
    expect(() =>
      evolve(emptyDesk(), { type: 'conversation.ended', at: 1, conversationId: 'x', by: { kind: 'desk' } }),
    ).toThrow('x');
  });
});
