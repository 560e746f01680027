import { decide, emptyDesk, evolve, type Command, type DeskEvent } from '@shopbell/engine';
import { consultationKinds, systemClock } from '@shopbell/sdk/model';
import { memoryStorage } from '@shopbell/server/storage/memory';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Chance } from '../../engine/test/support/chance.ts';
import { commandOf, opening, passes } from '../../engine/test/support/randomDay.ts';
import { nine } from '../../engine/test/support/scene.ts';
import type { ConsultationPage } from '../src/app/statistics/consultationList.ts';
import { Reports } from '../src/app/statistics/reports.ts';
import { rowOf } from '../src/desk/rows.ts';

const shopId = 's';
const aboutDay = 86_400_000;

/** What was decided on a random day of the engine's tests. */
function randomDay(seed: number, steps = 1500): DeskEvent[] {
  const chance = new Chance(seed);
  const desk = emptyDesk();
  const events: DeskEvent[] = [];
  const ask = (command: Command): void => {
    const decision = decide(desk, command);
    if (!decision.taken) return;
    for (const event of decision.events) evolve(desk, event);
    events.push(...decision.events);
  };
  let now = nine;
  for (const command of opening) ask({ ...command, at: now });
  for (let index = 0; index < steps; index++) {
    now = Math.max(0, now + passes(chance));
    ask(commandOf(chance, now, index, desk));
  }
  return events;
}

/** A shop with this journal, and the days of it. */
async function shopOf(events: readonly DeskEvent[]) {
  const storage = memoryStorage();
  await storage.createShop({ shopId, name: '店', epoch: 'e', origins: [], timeZone: 'Asia/Shanghai' });
  const store = async (expectedSeq: number, news: readonly DeskEvent[]): Promise<void> => {
    const rows = news.map((event, index) => {
      // A random day's client ids repeat, and nobody reads its words.
      const { message: _, ...row } = rowOf({ seq: expectedSeq + index + 1, event, audiences: [] });
      return row;
    });
    expect(await storage.append([{ shopId, expectedSeq, rows }])).toEqual([{ stored: true }]);
  };
  await store(0, events);
  const clock = { ...systemClock, now: () => (events.at(-1)?.at ?? 0) + 400 * aboutDay };
  const reports = new Reports({ storage, clock, shops: { of: () => Promise.resolve(undefined) } });
  const day = (at: number): string => new Date(at + 8 * 3_600_000).toISOString().slice(0, 10);
  const range = { from: day(nine), to: day(events.at(-1)?.at ?? nine) };
  return { reports, store, day, range };
}

interface Told {
  readonly id: string;
  readonly kind: string;
  readonly from: number;
  readonly until: number | undefined;
  readonly group: string | undefined;
  readonly agents: readonly string[];
}

/** What the journal says, in the plainest way: each conversation alone, cut where a session begins. */
function tally(events: readonly DeskEvent[]): Told[] {
  const conversations = new Map<string, DeskEvent[]>();
  for (const event of events) {
    if (!('conversationId' in event)) continue;
    const its = conversations.get(event.conversationId) ?? [];
    conversations.set(event.conversationId, [...its, event]);
  }
  return [...conversations].flatMap(([id, its]) => {
    const begins = its.flatMap((event, at) => (beganAs(event, its.slice(0, at)) === undefined ? [] : at));
    const robotFor = its
      .slice(0, begins[0])
      .flatMap((event) => (event.type === 'robot.started' ? (event.groupId ?? []) : []));
    if (begins.length === 0) {
      const has = (type: string): boolean => its.some((event) => event.type === type);
      const kind = has('conversation.refused') ? 'refused' : has('robot.started') ? 'robot' : 'choose';
      const until = its.find(({ type }) => ends.has(type))?.at;
      return [{ id, kind, from: its[0]?.at ?? 0, until, group: robotFor[0], agents: [] }];
    }
    return begins.map((begin, n): Told => {
      const part = its.slice(begin, begins[n + 1]);
      const until = part.find(({ type }) => ends.has(type))?.at ?? its[begins[n + 1] ?? its.length]?.at;
      const groups = part.flatMap((event) =>
        routes.has(event.type) && 'groupId' in event ? (event.groupId ?? []) : [],
      );
      const holders = part.flatMap((event) =>
        hands.has(event.type) && 'agentId' in event ? (event.agentId ?? []) : [],
      );
      return {
        ...{ id, from: part[0]?.at ?? 0, until },
        kind: beganAs(its[begin], its.slice(0, begin)) ?? '',
        group: [...(n === 0 ? robotFor : []), ...groups][0],
        agents: holders.filter((agent, at) => !holders.includes(agent, at + 1)),
      };
    });
  });
}

const routes = new Set<string>(['conversation.assigned', 'conversation.queued', 'leave-message.opened']);
const hands = new Set<string>([
  'conversation.assigned',
  'conversation.transferred',
  'leave-message.delivered',
]);
const ends = new Set<string>(['conversation.ended', 'conversation.refused', 'leave-message.converted']);

/** Which session begins with an event, if one does: after everything that was before it in its conversation. */
function beganAs(event: DeskEvent | undefined, before: readonly DeskEvent[]): 'online' | 'leave' | undefined {
  if (!event || !routes.has(event.type) || isAnswer(event)) return undefined;
  const last = before.findLast((one) => !isAnswer(one) && (routes.has(one.type) || ends.has(one.type)))?.type;
  const kind = event.type === 'leave-message.opened' ? 'leave' : 'online';
  if (last === undefined || ends.has(last)) return kind;
  return kind === (last === 'leave-message.opened' ? 'leave' : 'online') ? undefined : kind;
}

/** LM-16: it stays a leave message. */
const isAnswer = (event: DeskEvent): boolean =>
  event.type === 'conversation.assigned' && event.cause === 'leave-message';

const asTold = ({ consultations }: Pick<ConsultationPage, 'consultations'>): Told[] =>
  consultations.map(({ conversationId: id, kind, openedAt: from, closedAt: until, groupId, agentIds }) => ({
    ...{ id, kind, from, until, group: groupId, agents: agentIds },
  }));

const newestFirst = (one: Told, other: Told): number => other.from - one.from;
const inOrder = (all: readonly Told[]): string[] =>
  all.map((one) => JSON.stringify([one.from, one.id, one.kind, one.until, one.group, one.agents])).sort();

const days = fc.integer({ min: 0, max: 0x7fffffff });

describe('all consultations of a shop', { timeout: 120_000 }, () => {
  test('WB-18 RT-28 a random day: the list is what the journal says, each once, by every filter and page', async () => {
    await fc.assert(
      fc.asyncProperty(days, async (seed) => {
        const events = randomDay(seed);
        const { reports, day, range } = await shopOf(events);
        const wanted = tally(events);
        const list = async (query: object = {}) =>
          reports.consultations(shopId, { ...range, limit: 100_000, ...query });
        const all = await list();
        const told = asTold(all);
        expect(inOrder(told)).toEqual(inOrder(wanted));
        expect(all.total).toBe(wanted.length);
        expect(told.map(({ from }) => from)).toEqual([...told].sort(newestFirst).map(({ from }) => from));
        const narrowed = async (query: object, fits: (one: Told) => boolean): Promise<void> => {
          expect(inOrder(asTold(await list(query)))).toEqual(inOrder(wanted.filter(fits)));
        };
        for (const kind of consultationKinds) await narrowed({ kind }, (one) => one.kind === kind);
        await narrowed({ groupId: 'G1' }, ({ group }) => group === 'G1');
        await narrowed({ agentId: 'B' }, ({ agents }) => agents.includes('B'));
        await narrowed({ to: range.from }, ({ from }) => day(from) === range.from);
        const pages: Told[] = [];
        for (let after: string | undefined, more = true; more; more = after !== undefined) {
          const page = await list({ limit: 7, ...(after !== undefined && { after }) });
          pages.push(...asTold(page));
          after = page.next;
        }
        expect(pages).toEqual(told);
      }),
      { numRuns: 6, endOnFailure: true },
    );
  });

  test('the days are worth something: every kind is there, two sessions of a conversation, and a second hand-over', async () => {
    const { reports, range } = await shopOf(randomDay(19, 4000));
    const told = asTold(await reports.consultations(shopId, { ...range, limit: 100_000 }));
    expect(new Set(told.map(({ kind }) => kind))).toEqual(new Set(consultationKinds));
    expect(new Set(told.map(({ id }) => id)).size).toBeLessThan(told.length);
    expect(told.some(({ agents }) => agents.length > 2)).toBe(true);
  });

  test('RT-01 sessions are those that figures are made from, where everybody counts', async () => {
    await fc.assert(
      fc.asyncProperty(days, async (seed) => {
        const { reports, range } = await shopOf(randomDay(seed));
        const told = asTold(await reports.consultations(shopId, { ...range, limit: 100_000 }));
        const counted = await reports.allDetails(shopId, { ...range, list: 'sessions' });
        expect(told.filter(isSession).map(placed).sort()).toEqual(
          (counted as readonly CountedSession[])
            .map(({ openedAt, closedAt, conversationId: id, kind }) =>
              placed({ id, kind, from: openedAt, until: closedAt }),
            )
            .sort(),
        );
      }),
      { numRuns: 3, endOnFailure: true },
    );
  });

  test('WB-18 whoever reads page after page while the day goes on gets nothing twice, and every session', async () => {
    await fc.assert(
      fc.asyncProperty(days, async (seed) => {
        const events = randomDay(seed);
        const half = Math.floor(events.length / 2);
        const { reports, store, range } = await shopOf(events.slice(0, half));
        const read: Told[] = [];
        let stored = half;
        for (let after: string | undefined, more = true; more; more = after !== undefined) {
          const query = { ...range, to: '2028-01-01', limit: 9, ...(after !== undefined && { after }) };
          const page = await reports.consultations(shopId, query);
          read.push(...asTold(page));
          after = page.next;
          const news = events.slice(stored, stored + 20);
          if (news.length > 0) await store(stored, news);
          stored += news.length;
        }
        const named = (all: readonly Told[]) =>
          all.map(({ id, kind, from }) => `${id} ${kind} ${String(from)}`);
        expect(new Set(named(read)).size).toBe(read.length);
        const before = tally(events.slice(0, half)).filter(isSession);
        expect(named(read)).toEqual(expect.arrayContaining(named(before)));
      }),
      { numRuns: 3, endOnFailure: true },
    );
  });
});

interface CountedSession {
  readonly conversationId: string;
  readonly kind: string;
  readonly openedAt: number;
  readonly closedAt: number | undefined;
}

const isSession = ({ kind }: Told): boolean => kind === 'online' || kind === 'leave';
const placed = ({ id, kind, from, until }: Omit<Told, 'group' | 'agents'>): string =>
  [from, id, kind, until].join(' ');
