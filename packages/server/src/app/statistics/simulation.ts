import {
  arrivalsOf,
  simulate,
  spreadBounds,
  staffingOf,
  type Changes,
  type DeskEvent,
  type SimulationReport,
} from '@shopbell/engine';
import {
  shopbellError,
  simulationLimits,
  SimulationQuestion,
  type SimulatedStaffing,
  type SimulationAnswer,
} from '@shopbell/sdk/model';
import { readEvents } from '../../desk/readEvents.ts';
import type { Storage } from '../../storage/storage.ts';
import { dayLength, wallClockOf } from '../hours/wallClock.ts';
import { invalid, parse } from '../admin/parse.ts';

/** How long an agent has a conversation of which the record does not tell. */
const serviceMs = 240_000;
const hour = 3_600_000;

interface SimulationServices {
  readonly storage: Storage;
}

/**
 * Lets the customers of recorded days come again, once to the agents there were and once to more of them, all through the
 * very desk. Rejects with INVALID_ARGUMENT, or NOT_FOUND (the shop, the group).
 */
export async function simulateMoreAgents(
  { storage }: SimulationServices,
  shopId: string,
  input: SimulationQuestion,
): Promise<SimulationAnswer> {
  const question = parse(SimulationQuestion, input);
  const { from, to, fromHour, toHour } = question;
  const days = Math.round((Date.parse(to) - Date.parse(from)) / dayLength) + 1;
  if (days < 1) throw invalid('to', 'The range ends before it begins.');
  if (days > simulationLimits.days)
    throw invalid('to', `A range has at most ${String(simulationLimits.days)} days.`);
  if (toHour <= fromHour) throw invalid('toHour', 'must be after fromHour');
  const shop = await storage.findShop(shopId);
  if (!shop) throw shopbellError('NOT_FOUND', { what: 'shop' });
  const instantOf = instantsIn(shop.timeZone);
  const [begin, until] = [instantOf(from, 0), instantOf(to, 24)];
  const events = await readEvents(storage, shopId, ofSetupAndBetween(begin, until));
  if (!hasGroup(events, question.groupId)) throw shopbellError('NOT_FOUND', { what: 'group' });
  const arrivals = arrivalsOf(events);
  const staffing = staffingOf(events);
  const run = (changes: Changes): SimulatedStaffing =>
    toldOf(simulate({ staffing, arrivals, changes, serviceMs, until, anHour: begin }));
  const first = arrivals.reduce((least, { at }) => Math.min(least, at), Infinity);
  const moreAgents = arrivals.length === 0 ? [] : moreOf(question, { days, first, instantOf });
  return { bounds: [...spreadBounds], before: run({}), after: run({ moreAgents }) };
}

type InstantOf = (day: string, hour: number) => number;

/** When an hour of a day of the shop begins; of one that the clock leaves out, the next that it shows. */
function instantsIn(timeZone: string): InstantOf {
  const clock = wallClockOf(timeZone);
  return (date, hourOfDay) => {
    const day = Date.parse(date) / dayLength + Math.floor(hourOfDay / 24);
    const time = (hourOfDay % 24) * hour;
    const [found] = clock.instantsOf({ day, time });
    return found ?? clock.jumpsOn(day)[0] ?? day * dayLength + time;
  };
}

/** Each of them once for each day; the desk counts from when the first customer comes. */
function moreOf(
  { from, agents, groupId, fromHour, toHour, capacity }: SimulationQuestion,
  {
    days,
    first,
    instantOf,
  }: { readonly days: number; readonly first: number; readonly instantOf: InstantOf },
): NonNullable<Changes['moreAgents']> {
  return Array.from({ length: days }, (_, day) => {
    const date = new Date(Date.parse(from) + day * dayLength).toISOString().slice(0, 10);
    const until = instantOf(date, toHour) - first;
    // Who would have gone before anybody came is not there at all.
    if (until <= 0) return [];
    return Array.from({ length: agents }, (_, n) => ({
      agentId: `more-${String(day + 1)}-${String(n + 1)}`,
      groups: [{ groupId }],
      capacity,
      from: Math.max(0, instantOf(date, fromHour) - first),
      until,
    }));
  }).flat();
}

/** How the shop was set up and staffed at all times, and what became of those who came from `begin` to before `until`. */
function ofSetupAndBetween(begin: number, until: number): (event: DeskEvent) => boolean {
  const came = new Set<string>();
  return (event) => {
    if (!('conversationId' in event)) return /^(?:shop|agent|group)\./u.test(event.type);
    if (event.type === 'conversation.opened' && event.at >= begin && event.at < until)
      came.add(event.conversationId);
    return came.has(event.conversationId) && !event.type.startsWith('message.');
  };
}

/** A group that is there by now. */
function hasGroup(events: readonly DeskEvent[], groupId: string): boolean {
  const groups = new Set<string>();
  for (const event of events) {
    if (event.type === 'shop.opened') groups.add(event.defaultGroupId);
    else if (event.type === 'group.created') groups.add(event.groupId);
    else if (event.type === 'group.deleted') groups.delete(event.groupId);
  }
  return groups.has(groupId);
}

function toldOf(report: SimulationReport): SimulatedStaffing {
  const { entries, received, queued, abandoned, leaveMessages, waitMs, spread, hours, hints } = report;
  return {
    ...{ entries, received, queued, abandoned, leaveMessages },
    waitMs: { ...waitMs },
    spread: [...spread],
    hours: hours.map((each) => ({ ...each })),
    nobodyOnline: hints.includes('nobody-online'),
  };
}
