import type { DeskEvent } from '../event.ts';
import { percentile, type SimulationReport } from './report.ts';

interface AgentTally {
  conversations: number;
  now: number;
  busiest: number;
  onlineSince: number | undefined;
  onlineMs: number;
}

const day = 24 * 3_600_000;

/** Counts what happens in a simulation. */
export class Tally {
  readonly #entered = new Map<string, number>();
  readonly #queued = new Set<string>();
  readonly #left = new Set<string>();
  readonly #gaveUp = new Set<string>();
  readonly #waits = new Map<string, number>();
  readonly #owner = new Map<string, string>();
  readonly #agents = new Map<string, AgentTally>();
  #first = Infinity;

  entered(conversationId: string, at: number): void {
    this.#entered.set(conversationId, at);
    this.#first = Math.min(this.#first, at);
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
        this.#own(event.conversationId, event.agentId);
        return;
      case 'conversation.ended':
        this.#own(event.conversationId, undefined);
        return;
      default:
    }
  }

  report(now: number): SimulationReport {
    const waits = [...this.#waits.values()].sort((a, b) => a - b);
    const entries = this.#entered.size;
    const left = [...this.#left].filter((id) => this.#entered.has(id)).length;
    const agents = [...this.#agents].map(([agentId, tally]) => ({
      agentId,
      conversations: tally.conversations,
      share: waits.length === 0 ? 0 : tally.conversations / waits.length,
      busiest: tally.busiest,
      onlineMs: tally.onlineMs + (tally.onlineSince === undefined ? 0 : now - tally.onlineSince),
    }));
    const days = Math.max(1, Math.ceil((now - this.#first) / day));
    const working = agents.filter(({ conversations }) => conversations > 0);
    const customersPerDay = entries / days;
    const perAgent =
      working.reduce((sum, { conversations }) => sum + conversations, 0) / Math.max(1, working.length) / days;
    return {
      entries,
      received: waits.length,
      queued: this.#queued.size,
      abandoned: this.#gaveUp.size,
      leaveMessages: left,
      leaveMessageRate: entries === 0 ? 0 : left / entries,
      waitMs: { p50: percentile(waits, 0.5), p90: percentile(waits, 0.9), longest: waits.at(-1) ?? 0 },
      agents: agents.sort((a, b) => (a.agentId < b.agentId ? -1 : 1)),
      staffing: {
        customersPerDay,
        customersPerAgentAndDay: perAgent,
        agentsNeeded: perAgent === 0 ? null : Math.ceil(customersPerDay / perAgent),
      },
    };
  }

  #received(conversationId: string, at: number): void {
    const entered = this.#entered.get(conversationId);
    if (entered !== undefined && !this.#waits.has(conversationId))
      this.#waits.set(conversationId, at - entered);
  }

  #own(conversationId: string, agentId: string | undefined): void {
    const before = this.#owner.get(conversationId);
    if (before !== undefined) this.#of(before).now -= 1;
    if (agentId === undefined) {
      this.#owner.delete(conversationId);
      return;
    }
    this.#owner.set(conversationId, agentId);
    const tally = this.#of(agentId);
    tally.conversations += 1;
    tally.now += 1;
    tally.busiest = Math.max(tally.busiest, tally.now);
  }

  #status(agentId: string, online: boolean, at: number): void {
    const tally = this.#of(agentId);
    if (tally.onlineSince !== undefined) tally.onlineMs += at - tally.onlineSince;
    tally.onlineSince = online ? at : undefined;
  }

  #of(agentId: string): AgentTally {
    let tally = this.#agents.get(agentId);
    if (!tally) {
      tally = { conversations: 0, now: 0, busiest: 0, onlineSince: undefined, onlineMs: 0 };
      this.#agents.set(agentId, tally);
    }
    return tally;
  }
}
