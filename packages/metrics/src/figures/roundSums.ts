import type { Clocks } from '../lists/rounds.ts';
import { noName } from '../names.ts';
import { doubled } from '../room.ts';
import type { AgentTallies } from './agentTallies.ts';
import { C } from './counters.ts';
import type { Tallies } from './tally.ts';

/** The counters of rounds stand one after the other. */
const [first, width] = [C.rounds, C.roundsWaiting - C.rounds + 1];

/** Where days are counted, one after the other: so many counters for each who served. It grows, and stays. */
let desk = new Float64Array(256 * width);

/**
 * The sums of a day's rounds, by who served: an agent for a group, on the clocks on which the rounds count. When the day is
 * through, these are added to everybody for whom they count: the shop's clock is the shop's alone (RS-18).
 */
export class RoundSums {
  #size = 0;
  readonly #clocks: Clocks[] = [];
  readonly #agents: number[] = [];
  readonly #groups: number[] = [];
  /** By agent: the last of them that was looked for, and the one before that, if it is the same agent's. */
  readonly #ofAgent = new Map<number, number>();
  readonly #before: number[] = [];
  /** Most rounds are of whom the one before is of. */
  #last = -1;
  /** How long gaps were, each with whose it was. */
  readonly #waits: number[] = [];
  readonly #whose: number[] = [];

  /** Where what somebody served stands. @param agent by its number among names, as groups */
  of(clocks: Clocks, agent: number, group: number): number {
    if (this.#is(this.#last, clocks, agent, group)) return this.#last;
    let place = this.#ofAgent.get(agent) ?? -1;
    while (place >= 0 && !this.#is(place, clocks, agent, group)) place = this.#before[place] ?? -1;
    this.#last = place < 0 ? this.#begin(clocks, agent, group) : place;
    return this.#last;
  }

  /** @param counter its place, out of `C` */
  add(place: number, counter: number, amount = 1): void {
    const index = place * width + counter - first;
    desk[index] = (desk[index] ?? 0) + amount;
  }

  addWait(place: number, seconds: number): void {
    this.#waits.push(seconds);
    this.#whose.push(place);
  }

  /** Adds all of it to everybody. */
  addTo(agents: AgentTallies, { shop }: Tallies): void {
    const tallies = this.#agents.map((agent, place) => {
      const clocks = this.#clocks[place];
      const found = clocks === 'shop' ? [] : agents.of(agent, this.#groups[place] ?? noName);
      return clocks === 'agent' ? found : [shop, ...found];
    });
    for (const [place, found] of tallies.entries())
      for (const tally of found) tally.addAll(first, desk, place * width, width);
    for (let index = 0; index < this.#waits.length; index += 1)
      for (const tally of tallies[this.#whose[index] ?? 0] ?? []) tally.addWait(this.#waits[index] ?? 0);
  }

  #is(place: number, clocks: Clocks, agent: number, group: number): boolean {
    return this.#agents[place] === agent && this.#groups[place] === group && this.#clocks[place] === clocks;
  }

  #begin(clocks: Clocks, agent: number, group: number): number {
    const place = this.#size;
    this.#size += 1;
    if (this.#size * width > desk.length) desk = doubled(desk, new Float64Array(2 * desk.length));
    desk.fill(0, place * width, (place + 1) * width);
    this.#clocks.push(clocks);
    this.#agents.push(agent);
    this.#groups.push(group);
    this.#before.push(this.#ofAgent.get(agent) ?? -1);
    this.#ofAgent.set(agent, place);
    return place;
  }
}
