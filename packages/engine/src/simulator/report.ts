/** What whoever reads a report should know first. `nobody-online`: at no time of the stretch was any agent online. */
export type SimulationHint = 'nobody-online';

/** Bounds of `SimulationReport.spread`, in ms: within 10 s, 30 s, 1, 3, 5 and 10 minutes; the rest waited longer. */
export const spreadBounds = [10_000, 30_000, 60_000, 180_000, 300_000, 600_000] as const;

/** Who came in one hour, and what became of them. */
export interface SimulatedHour {
  /** When it began, in ms since the epoch. */
  readonly at: number;
  readonly entries: number;
  /** Of those whom an agent took: nine in ten waited no longer. */
  readonly waitMs: number;
  /** Were put into a line. */
  readonly queued: number;
  /** Left a message, be it that nobody was there or that they gave up. */
  readonly leaveMessages: number;
}

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
  /** Of those received: how many waited within each of `spreadBounds`, and how many longer. */
  readonly spread: readonly number[];
  /** By the hour in which customers came, those in which any came. */
  readonly hours: readonly SimulatedHour[];
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
