import type { DayNumber } from '../calendar.ts';
import type { History } from '../history.ts';
import { noName } from '../names.ts';
import type { Tallies, Tally } from './tally.ts';

/** Whom the work of agents counts for on a day, in the part that is being counted; looked up once for each of them. */
export class AgentTallies {
  readonly #history: History;
  readonly #day: DayNumber;
  readonly #tallies: Tallies;
  /** By agent: with the group that was last asked for. */
  readonly #known = new Map<number, { readonly group: number; readonly found: readonly Tally[] }>();

  constructor(history: History, day: DayNumber, tallies: Tallies) {
    this.#history = history;
    this.#day = day;
    this.#tallies = tallies;
  }

  /** An agent's own, its team's, and that of the group in question. All by numbers among names. */
  of(agent: number, group: number): readonly Tally[] {
    const known = this.#known.get(agent);
    if (known?.group === group) return known.found;
    const found = this.#find(agent, group);
    this.#known.set(agent, { group, found });
    return found;
  }

  /** The same by ids. */
  named(agentId: string | undefined, groupId: string | undefined): readonly Tally[] {
    const { names } = this.#history.placed.told;
    return this.of(names.numberOf(agentId), names.numberOf(groupId));
  }

  #find(agent: number, group: number): readonly Tally[] {
    const account = agent === noName ? undefined : this.#history.rules.accountOf(agent, this.#day);
    const served = group === noName ? (account?.group ?? noName) : group;
    const found: Tally[] = [];
    if (account) found.push(this.#tallies.of('agent', agent));
    if (served !== noName) found.push(this.#tallies.of('group', served));
    if (account && account.team !== noName) found.push(this.#tallies.of('team', account.team));
    return found;
  }
}
