import type { DayNumber } from '../calendar.ts';
import type { Session } from '../chat/sessions.ts';
import type { History } from '../history.ts';
import { visitFirstReplies } from '../lists/firstReplies.ts';
import { byPeople, byProfile, DayRounds, type HumanRoundEntry, type ResponseEntry } from '../lists/rounds.ts';
import { AgentTallies } from './agentTallies.ts';
import { C } from './counters.ts';
import { RoundSums } from './roundSums.ts';
import type { Tallies } from './tally.ts';

/** Adds the rounds of a day: response times and rates (RS). */
export function collectRounds(history: History, day: DayNumber, now: number, tallies: Tallies): void {
  collect(history, day, now, tallies, byPeople | byProfile);
}

/** Those by the platform's rules alone (RS-02, RS-14). @param all sessions of the day, or some */
export function collectHumanRounds(
  history: History,
  day: DayNumber,
  now: number,
  tallies: Tallies,
  all?: readonly Session[],
): void {
  collect(history, day, now, tallies, byPeople, all);
}

function collect(
  history: History,
  day: DayNumber,
  now: number,
  tallies: Tallies,
  wanted: number,
  all?: readonly Session[],
): void {
  const { rounds, sessions, rules } = history;
  const { maxWait } = rules.settingsOn(day);
  const limit = maxWait.on ? maxWait.minutes * 60 : undefined;
  const sums = new RoundSums();
  const told = new DayRounds(history, day, now);
  told.visit(
    wanted,
    (clocks, round, by) => {
      const human = by & byPeople ? told.human(round) : undefined;
      const response = by & byProfile ? told.response(clocks, round) : undefined;
      if (human === undefined && response === undefined) return;
      const place = sums.of(clocks, rounds.agent(round), rounds.group(round));
      const wait = rounds.wait(round);
      if (response !== undefined) addResponse(sums, place, response, wait, limit);
      if (human === undefined) return;
      addInTime(sums, place, told.inTime(round));
      if (!sessions.isLeave(rounds.session(round))) addHuman(sums, place, human, wait);
    },
    all,
  );
  sums.addTo(new AgentTallies(history, day, tallies), tallies);
}

/** By the profile's own rules (RS-01). */
function addResponse(
  sums: RoundSums,
  place: number,
  state: ResponseEntry['state'],
  wait: number | undefined,
  limit: number | undefined,
): void {
  sums.add(place, C.rounds);
  if (state === 'waiting') {
    sums.add(place, C.waitingRounds);
    return;
  }
  // The honest companion of what RS-04 drops: the limit itself stands for a longer wait, and for no answer at all.
  if (wait !== undefined || limit !== undefined) {
    sums.add(place, C.cappedResponses);
    sums.add(place, C.cappedSeconds, Math.min(wait ?? Infinity, limit ?? Infinity));
  }
  if (state === 'abandoned') sums.add(place, C.abandonedGaps);
  if (state === 'unanswered') sums.add(place, C.unansweredRounds);
  if (state !== 'answered' || wait === undefined) return;
  sums.add(place, C.responses);
  sums.add(place, C.responseSeconds, wait);
  sums.addWait(place, wait);
}

/** By the platform's rules, online alone (RS-02, RS-13). */
function addHuman(
  sums: RoundSums,
  place: number,
  state: HumanRoundEntry['state'],
  wait: number | undefined,
): void {
  if (state === 'waiting') sums.add(place, C.humanWaiting);
  if (state !== 'answered' || wait === undefined) return;
  sums.add(place, C.humanResponses);
  sums.add(place, C.humanResponseSeconds, wait);
}

/** RS-14. */
function addInTime(sums: RoundSums, place: number, inTime: HumanRoundEntry['inTime']): void {
  if (inTime === undefined) return;
  sums.add(place, inTime === 'waiting' ? C.roundsWaiting : C.assessedRounds);
  if (inTime === 'yes') sums.add(place, C.roundsInTime);
}

/** Adds how soon the sessions that began on a day were answered (RS-10). @param all sessions of the day, or some customers' */
export function collectFirstReplies(
  history: History,
  day: DayNumber,
  now: number,
  tallies: Tallies,
  all?: readonly Session[],
): void {
  const add: Parameters<typeof visitFirstReplies>[3] = (kind, name, _session, _round, inTime) => {
    const tally = kind === 'shop' ? tallies.shop : tallies.of(kind, name);
    if (inTime === 'waiting') tally.add(C.firstRepliesWaiting);
    else tally.add(C.firstReplySessions);
    if (inTime === 'yes') tally.add(C.firstRepliesInTime);
  };
  visitFirstReplies(history, day, now, add, all);
}
