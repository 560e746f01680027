import type { DayNumber } from '../calendar.ts';
import type { Chat } from '../chat/conversations.ts';
import type { Round } from '../chat/sessionRounds.ts';
import { visitFirstReplies } from '../lists/firstReplies.ts';
import { visitHumanRounds, visitResponses } from '../lists/rounds.ts';
import type { History } from '../history.ts';
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
  visitResponses(history, day, now, (clock, round, wait, state) => {
    for (const tally of tallied(clock, round)) {
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
  const add: Parameters<typeof visitHumanRounds>[3] = (clock, round, wait, state, inTime) => {
    for (const tally of tallied(clock, round)) {
      if (inTime === 'waiting') tally.add(C.roundsWaiting);
      else if (inTime !== undefined) tally.add(C.assessedRounds);
      if (inTime === 'yes') tally.add(C.roundsInTime);
      if (round.session.kind === 'leave') continue;
      if (state === 'waiting') tally.add(C.humanWaiting);
      if (state !== 'answered' || wait === undefined) continue;
      tally.add(C.humanResponses);
      tally.add(C.humanResponseSeconds, wait);
    }
  };
  visitHumanRounds(history, day, now, add, chats);
}

/** The shop's clock is the shop's alone (RS-18). */
function byClock(history: History, day: DayNumber, tallies: Tallies) {
  const shop = [tallies.shop];
  const ofAgent = remembered((agentId, groupId) => talliesOf(history, day, tallies, agentId, groupId));
  return (clock: 'shop' | 'agent', { agentId, groupId }: Round): readonly Tally[] =>
    clock === 'shop' ? shop : ofAgent(agentId, groupId);
}

/** Adds how soon the sessions that began on a day were answered (RS-10). @param chats all of the day, or some customers' */
export function collectFirstReplies(
  history: History,
  day: DayNumber,
  now: number,
  tallies: Tallies,
  chats?: readonly Chat[],
): void {
  const add: Parameters<typeof visitFirstReplies>[3] = (subject, subjectId, _chat, _round, inTime) => {
    const tally = tallies.of(subject, subjectId ?? '');
    if (inTime === 'waiting') tally.add(C.firstRepliesWaiting);
    else tally.add(C.firstReplySessions);
    if (inTime === 'yes') tally.add(C.firstRepliesInTime);
  };
  visitFirstReplies(history, day, now, add, chats);
}

type Found = readonly Tally[];
type Find = (agentId: string | undefined, groupId: string | undefined) => Found;

/** Rounds of one session come one after the other: most have the agent and the group of the one before. */
function remembered(find: Find): Find {
  let last: {
    readonly agentId: string | undefined;
    readonly groupId: string | undefined;
    readonly found: Found;
  };
  last = { agentId: undefined, groupId: undefined, found: find(undefined, undefined) };
  return (agentId, groupId) => {
    if (last.agentId !== agentId || last.groupId !== groupId)
      last = { agentId, groupId, found: find(agentId, groupId) };
    return last.found;
  };
}

/** The honest companion of what RS-04 drops: the limit itself stands for a longer wait, and for no answer at all. */
function addCapped(tally: Tally, wait: number | undefined, limit: number | undefined): void {
  if (wait === undefined && limit === undefined) return;
  tally.add(C.cappedResponses);
  tally.add(C.cappedSeconds, Math.min(wait ?? Infinity, limit ?? Infinity));
}

/** The tallies of an agent on a day: its own, its team's, and that of the group in question. */
export function talliesOf(
  { rules }: History,
  day: DayNumber,
  tallies: Tallies,
  agentId: string | undefined,
  groupId: string | undefined,
): readonly Tally[] {
  const account = agentId === undefined ? undefined : rules.accountOn(agentId, day);
  const group = groupId ?? account?.groupId;
  const found: Tally[] = [];
  if (agentId !== undefined && account) found.push(tallies.of('agent', agentId));
  if (group !== undefined) found.push(tallies.of('group', group));
  if (account?.teamId !== undefined) found.push(tallies.of('team', account.teamId));
  return found;
}
