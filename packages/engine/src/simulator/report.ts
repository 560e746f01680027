/** What whoever reads a report should know first. `nobody-online`: at no time of the stretch was any agent online. */
export type SimulationHint = 'nobody-online';

/** What a simulated stretch came to. Times in ms. */
export interface SimulationReport {
  readonly hints: readonly SimulationHint[];
  readonly entries: number;
  /** Entries that an agent took, at once or after a wait. */
  readonly received: number;
  /** Of those received: after the end of the stretch. */
  readonly overtime: number;
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
    /** Within the stretch. */
    readonly onlineMs: number;
  }[];
  /**
   * AC-09: agents needed = customers a day ÷ customers that one agent can receive a day, rounded up. The latter is counted
   * from what those agents received who had any conversation; what they took after the end of the stretch does not count:
   * who is needed is needed within the day.
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
