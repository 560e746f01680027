import type { DayNumber } from '../calendar.ts';
import type { Chat } from '../chat/conversations.ts';
import type { Round } from '../chat/rounds.ts';
import { visitFirstReplies } from '../lists/firstReplies.ts';
import { visitHumanRounds, visitResponses, type Clocks } from '../lists/rounds.ts';
import type { History } from '../history.ts';
import { noName } from '../names.ts';
import { C } from './counters.ts';
import type { Tallies, Tally } from './tally.ts';

/** Adds the rounds of a day: response times and rates (RS). */
export function collectRounds(history: History, day: DayNumber, now: number, tallies: Tallies): void {
  collectResponses(history, day, now, tallies);
  collectHumanRounds(history, day, now, tallies);
}

/** By the profile's own rules (RS-01). */
function collectResponses(history: History, day: DayNumber, now: number, tallies: Tallies): void {
  const { maxWait } = history.rules.settingsOn(day);
  const limit = maxWait.on ? maxWait.minutes * 60 : undefined;
  const tallied = byClock(history, day, tallies);
  visitResponses(history, day, now, (clocks, round, wait, state) => {
    for (const tally of tallied(clocks, round)) {
      tally.add(C.rounds);
      if (state === 'waiting') tally.add(C.waitingRounds);
      else addCapped(tally, wait, limit);
      if (state === 'abandoned') tally.add(C.abandonedGaps);
      if (state === 'unanswered') tally.add(C.unansweredRounds);
      if (state !== 'answered' || wait === undefined) continue;
      tally.add(C.responses);
      tally.add(C.responseSeconds, wait);
      tally.addWait(wait);
    }
  });
}

/** By the platform's rules (RS-02, RS-14). @param chats all of the day, or some */
export function collectHumanRounds(
  history: History,
  day: DayNumber,
  now: number,
  tallies: Tallies,
  chats?: readonly Chat[],
): void {
  const tallied = byClock(history, day, tallies);
  const add: Parameters<typeof visitHumanRounds>[3] = (clocks, round, wait, state, inTime, { kind }) => {
    for (const tally of tallied(clocks, round)) {
      if (inTime === 'waiting') tally.add(C.roundsWaiting);
      else if (inTime !== undefined) tally.add(C.assessedRounds);
      if (inTime === 'yes') tally.add(C.roundsInTime);
      if (kind === 'leave') continue;
      if (state === 'waiting') tally.add(C.humanWaiting);
      if (state !== 'answered' || wait === undefined) continue;
      tally.add(C.humanResponses);
      tally.add(C.humanResponseSeconds, wait);
    }
  };
  visitHumanRounds(history, day, now, add, chats);
}

/** Whom a round counts for: the shop's clock is the shop's alone (RS-18). */
function byClock(history: History, day: DayNumber, tallies: Tallies) {
  const { rounds } = history;
  const shop = [tallies.shop];
  const of = (clocks: Clocks, agent: number, group: number): readonly Tally[] => {
    const ofAgent = talliesOf(history, day, tallies, agent, group);
    return clocks === 'both' ? [tallies.shop, ...ofAgent] : ofAgent;
  };
  // Rounds of one session come one after the other: most have the agent and the group of the one before.
  let last = { clocks: 'agent' as Clocks, agent: noName, group: noName, found: of('agent', noName, noName) };
  return (clocks: Clocks, round: Round): readonly Tally[] => {
    if (clocks === 'shop') return shop;
    const [agent, group] = [rounds.agent(round), rounds.group(round)];
    if (last.agent !== agent || last.group !== group || last.clocks !== clocks)
      last = { clocks, agent, group, found: of(clocks, agent, group) };
    return last.found;
  };
}

/** Adds how soon the sessions that began on a day were answered (RS-10). @param chats all of the day, or some customers' */
export function collectFirstReplies(
  history: History,
  day: DayNumber,
  now: number,
  tallies: Tallies,
  chats?: readonly Chat[],
): void {
  const add: Parameters<typeof visitFirstReplies>[3] = (kind, name, _chat, _round, inTime) => {
    const tally = kind === 'shop' ? tallies.shop : tallies.of(kind, name);
    if (inTime === 'waiting') tally.add(C.firstRepliesWaiting);
    else tally.add(C.firstReplySessions);
    if (inTime === 'yes') tally.add(C.firstRepliesInTime);
  };
  visitFirstReplies(history, day, now, add, chats);
}

/** The honest companion of what RS-04 drops: the limit itself stands for a longer wait, and for no answer at all. */
function addCapped(tally: Tally, wait: number | undefined, limit: number | undefined): void {
  if (wait === undefined && limit === undefined) return;
  tally.add(C.cappedResponses);
  tally.add(C.cappedSeconds, Math.min(wait ?? Infinity, limit ?? Infinity));
}

/** The tallies of an agent on a day: its own, its team's, and that of the group in question. All by numbers among names. */
export function talliesOf(
  { rules }: History,
  day: DayNumber,
  tallies: Tallies,
  agent: number,
  group: number,
): readonly Tally[] {
  const account = agent === noName ? undefined : rules.accountOf(agent, day);
  const served = group === noName ? (account?.group ?? noName) : group;
  const found: Tally[] = [];
  if (account) found.push(tallies.of('agent', agent));
  if (served !== noName) found.push(tallies.of('group', served));
  if (account && account.team !== noName) found.push(tallies.of('team', account.team));
  return found;
}

/** The same by ids. */
export function talliesOfAgent(
  history: History,
  day: DayNumber,
  tallies: Tallies,
  agentId: string | undefined,
  groupId: string | undefined,
): readonly Tally[] {
  const { names } = history.placed.told;
  return talliesOf(history, day, tallies, names.numberOf(agentId), names.numberOf(groupId));
}
