import type { DeskEvent } from '../event.ts';
import { percentile, spreadBounds, type SimulatedHour, type SimulationReport } from './report.ts';

interface AgentTally {
  conversations: number;
  now: number;
  busiest: number;
  onlineSince: number | undefined;
  onlineMs: number;
  /** Conversations taken before the end of the stretch. */
  inTime: number;
}

const hour = 3_600_000;
const day = 24 * hour;

/** Counts what happens in a simulation. */
export class Tally {
  /** The end of the stretch: what comes later is overtime. */
  readonly #until: number;
  /** When some hour begins. */
  readonly #anHour: number;
  readonly #entered = new Map<string, number>();
  readonly #queued = new Set<string>();
  readonly #left = new Set<string>();
  readonly #gaveUp = new Set<string>();
  readonly #waits = new Map<string, number>();
  readonly #owner = new Map<string, string>();
  readonly #agents = new Map<string, AgentTally>();
  #first = Infinity;
  #online = 0;
  #somebodyOnline = false;
  #overtime = 0;

  constructor(until: number, anHour: number) {
    this.#until = until;
    this.#anHour = anHour;
  }

  entered(conversationId: string, at: number): void {
    this.#entered.set(conversationId, at);
    this.#first = Math.min(this.#first, at);
    this.#see(at);
  }

  gaveUp(conversationId: string): void {
    this.#gaveUp.add(conversationId);
  }

  heard(event: DeskEvent): void {
    switch (event.type) {
      case 'agent.status-changed':
        this.#status(event.agentId, event.status === 'online', event.at);
        return;
      case 'conversation.queued':
        this.#queued.add(event.conversationId);
        return;
      case 'leave-message.opened':
        this.#left.add(event.conversationId);
        this.#own(event.conversationId, undefined);
        return;
      case 'conversation.assigned':
        if (event.cause === 'leave-message') return;
        this.#received(event.conversationId, event.at);
        this.#own(event.conversationId, event.agentId, event.at);
        return;
      case 'conversation.ended':
        this.#own(event.conversationId, undefined);
        return;
      default:
    }
  }

  report(): SimulationReport {
    const waits = [...this.#waits.values()].sort((a, b) => a - b);
    const entries = this.#entered.size;
    const left = [...this.#left].filter((id) => this.#entered.has(id)).length;
    const agents = [...this.#agents].map(([agentId, tally]) => ({
      agentId,
      conversations: tally.conversations,
      share: waits.length === 0 ? 0 : tally.conversations / waits.length,
      busiest: tally.busiest,
      onlineMs: tally.onlineMs + this.#within(tally.onlineSince, this.#until),
    }));
    const days = Math.max(1, Math.ceil((this.#until - this.#first) / day));
    const working = [...this.#agents.values()].filter(({ conversations }) => conversations > 0);
    const customersPerDay = entries / days;
    const perAgent =
      working.reduce((sum, { inTime }) => sum + inTime, 0) / Math.max(1, working.length) / days;
    return {
      hints: entries > 0 && !this.#somebodyOnline ? ['nobody-online'] : [],
      entries,
      received: waits.length,
      overtime: this.#overtime,
      queued: this.#queued.size,
      abandoned: this.#gaveUp.size,
      leaveMessages: left,
      leaveMessageRate: entries === 0 ? 0 : left / entries,
      waitMs: { p50: percentile(waits, 0.5), p90: percentile(waits, 0.9), longest: waits.at(-1) ?? 0 },
      spread: this.#spread(waits),
      hours: this.#hours(),
      agents: agents.sort((a, b) => (a.agentId < b.agentId ? -1 : 1)),
      staffing: {
        customersPerDay,
        customersPerAgentAndDay: perAgent,
        agentsNeeded: perAgent === 0 ? null : Math.ceil(customersPerDay / perAgent),
      },
    };
  }

  #spread(waits: readonly number[]): number[] {
    const counts = [...spreadBounds, Infinity].map(() => 0);
    for (const wait of waits) {
      const place = spreadBounds.findIndex((bound) => wait <= bound);
      const at = place < 0 ? spreadBounds.length : place;
      counts[at] = (counts[at] ?? 0) + 1;
    }
    return counts;
  }

  #hours(): SimulatedHour[] {
    const hours = new Map<number, string[]>();
    for (const [id, at] of this.#entered) {
      const begin = this.#anHour + Math.floor((at - this.#anHour) / hour) * hour;
      const ids = hours.get(begin);
      if (ids) ids.push(id);
      else hours.set(begin, [id]);
    }
    return [...hours]
      .sort(([a], [b]) => a - b)
      .map(([at, ids]) => {
        const waits = ids.flatMap((id) => this.#waits.get(id) ?? []).sort((a, b) => a - b);
        const among = (found: ReadonlySet<string>): number => ids.filter((id) => found.has(id)).length;
        return {
          at,
          entries: ids.length,
          waitMs: percentile(waits, 0.9),
          queued: among(this.#queued),
          leaveMessages: among(this.#left),
        };
      });
  }

  #received(conversationId: string, at: number): void {
    const entered = this.#entered.get(conversationId);
    if (entered === undefined || this.#waits.has(conversationId)) return;
    this.#waits.set(conversationId, at - entered);
    if (at > this.#until) this.#overtime += 1;
  }

  #own(conversationId: string, agentId: string | undefined, at = Infinity): void {
    const before = this.#owner.get(conversationId);
    if (before !== undefined) this.#of(before).now -= 1;
    if (agentId === undefined) {
      this.#owner.delete(conversationId);
      return;
    }
    this.#owner.set(conversationId, agentId);
    const tally = this.#of(agentId);
    tally.conversations += 1;
    if (at <= this.#until) tally.inTime += 1;
    tally.now += 1;
    tally.busiest = Math.max(tally.busiest, tally.now);
  }

  #status(agentId: string, online: boolean, at: number): void {
    const tally = this.#of(agentId);
    tally.onlineMs += this.#within(tally.onlineSince, at);
    this.#online += Number(online) - Number(tally.onlineSince !== undefined);
    tally.onlineSince = online ? at : undefined;
    this.#see(at);
  }

  #see(at: number): void {
    if (this.#online > 0 && at >= this.#first && at <= this.#until) this.#somebodyOnline = true;
  }

  /** How much of the time since then lies within the stretch. */
  #within(since: number | undefined, to: number): number {
    return since === undefined ? 0 : Math.max(0, Math.min(to, this.#until) - since);
  }

  #of(agentId: string): AgentTally {
    let tally = this.#agents.get(agentId);
    if (!tally) {
      tally = { conversations: 0, now: 0, busiest: 0, onlineSince: undefined, onlineMs: 0, inTime: 0 };
      this.#agents.set(agentId, tally);
    }
    return tally;
  }
}
