import type { DayNumber } from '../calendar.ts';
import type { Round, Rounds } from '../chat/rounds.ts';
import type { Session } from '../chat/sessions.ts';
import { visitFirstReplies } from '../lists/firstReplies.ts';
import { visitHumanRounds, visitResponses, type Clocks } from '../lists/rounds.ts';
import type { History } from '../history.ts';
import { noName } from '../names.ts';
import { AgentTallies } from './agentTallies.ts';
import { C } from './counters.ts';
import { Gathered } from './gathered.ts';
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
  const sums = new ByClock(history, day, tallies, new Gathered(C.rounds, C.cappedSeconds));
  visitResponses(history, day, now, (clocks, round, wait, state) => {
    const gathered = sums.of(clocks, round);
    gathered.add(C.rounds);
    if (state === 'waiting') gathered.add(C.waitingRounds);
    else addCapped(gathered, wait, limit);
    if (state === 'abandoned') gathered.add(C.abandonedGaps);
    if (state === 'unanswered') gathered.add(C.unansweredRounds);
    if (state !== 'answered' || wait === undefined) return;
    gathered.add(C.responses);
    gathered.add(C.responseSeconds, wait);
    gathered.addWait(wait);
  });
  sums.end();
}

/** By the platform's rules (RS-02, RS-14). @param all sessions of the day, or some */
export function collectHumanRounds(
  history: History,
  day: DayNumber,
  now: number,
  tallies: Tallies,
  all?: readonly Session[],
): void {
  const sums = new ByClock(history, day, tallies, new Gathered(C.humanResponses, C.roundsWaiting));
  const add: Parameters<typeof visitHumanRounds>[3] = (clocks, round, wait, state, inTime, session) => {
    const gathered = sums.of(clocks, round);
    if (inTime === 'waiting') gathered.add(C.roundsWaiting);
    else if (inTime !== undefined) gathered.add(C.assessedRounds);
    if (inTime === 'yes') gathered.add(C.roundsInTime);
    if (history.sessions.isLeave(session)) return;
    if (state === 'waiting') gathered.add(C.humanWaiting);
    if (state !== 'answered' || wait === undefined) return;
    gathered.add(C.humanResponses);
    gathered.add(C.humanResponseSeconds, wait);
  };
  visitHumanRounds(history, day, now, add, all);
  sums.end();
}

/** Sums of rounds, for whom each counts: the shop's clock is the shop's alone (RS-18). */
class ByClock {
  readonly #rounds: Rounds;
  readonly #shop: readonly Tally[];
  readonly #agents: AgentTallies;
  /** Rounds of one session come one after the other: most have the agent and the group of the one before. */
  readonly #gathered: Gathered;
  #clocks: Clocks | undefined;
  #agent = noName;
  #group = noName;

  constructor(history: History, day: DayNumber, tallies: Tallies, gathered: Gathered) {
    this.#gathered = gathered;
    this.#rounds = history.rounds;
    this.#shop = [tallies.shop];
    this.#agents = new AgentTallies(history, day, tallies);
  }

  /** What is added to it, counts for everybody whom the round counts for. */
  of(clocks: Clocks, round: Round): Gathered {
    const [agent, group] = [this.#rounds.agent(round), this.#rounds.group(round)];
    if (agent === this.#agent && group === this.#group && clocks === this.#clocks) return this.#gathered;
    this.end();
    this.#clocks = clocks;
    this.#agent = agent;
    this.#group = group;
    return this.#gathered;
  }

  /** Nothing more comes of the last of them. */
  end(): void {
    if (this.#clocks === undefined) return;
    const gathered = this.#gathered;
    if (this.#clocks !== 'shop') gathered.addTo(this.#agents.of(this.#agent, this.#group));
    if (this.#clocks !== 'agent') gathered.addTo(this.#shop);
    gathered.clear();
  }
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

/** The honest companion of what RS-04 drops: the limit itself stands for a longer wait, and for no answer at all. */
function addCapped(gathered: Gathered, wait: number | undefined, limit: number | undefined): void {
  if (wait === undefined && limit === undefined) return;
  gathered.add(C.cappedResponses);
  gathered.add(C.cappedSeconds, Math.min(wait ?? Infinity, limit ?? Infinity));
}
