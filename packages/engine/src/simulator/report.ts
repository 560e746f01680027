/** What a simulated stretch came to. Times in ms. */
export interface SimulationReport {
  readonly entries: number;
  /** Entries that an agent took, at once or after a wait. */
  readonly received: number;
  readonly queued: number;
  /** Gave up waiting. */
  readonly abandoned: number;
  readonly leaveMessages: number;
  readonly leaveMessageRate: number;
  /** Of those received: from entry to agent. */
  readonly waitMs: { readonly p50: number; readonly p90: number; readonly longest: number };
  readonly agents: readonly {
    readonly agentId: string;
    readonly conversations: number;
    readonly share: number;
    /** The most conversations at the same time. */
    readonly busiest: number;
    readonly onlineMs: number;
  }[];
  /**
   * AC-09: agents needed = customers a day ÷ customers that one agent can receive a day, rounded up. The latter is counted
   * from what the agents did: their conversations, while they had any, over the time they were online.
   */
  readonly staffing: {
    readonly customersPerDay: number;
    readonly customersPerAgentAndDay: number;
    readonly agentsNeeded: number | null;
  };
}

/** The value below which so much of the sorted values lies (nearest rank); 0 of nothing. */
export function percentile(sorted: readonly number[], part: number): number {
  if (sorted.length === 0) return 0;
  return sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(part * sorted.length) - 1))] ?? 0;
}
