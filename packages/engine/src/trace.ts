/**
 * Why an entry came to its outcome: the rules that were looked at, in order, and what each said. Kept with the event,
 * so that the answer comes from the record and not from a guess.
 */
export interface Trace {
  readonly steps: readonly TraceStep[];
  /** Sequence of the journal that the decision saw. */
  readonly decidedAt: number;
}

export interface TraceStep {
  /** The rule's number in the catalogue: `RT-04`. */
  readonly rule: string;
  /** What it said: `matched`, `no-match`, `fell-back`, `nobody`, `picked`, … */
  readonly said: string;
  readonly groupId?: string;
  /** Who it fell to; of the last step that names somebody, who got the conversation. */
  readonly agentId?: string;
  /** By what it fell to that agent: the figures that were compared, as they stood. */
  readonly keys?: TraceKeys;
  /**
   * Everybody else of the shop, counted by the first check that each failed (RT-29 order); see `passedOver`. With the agent
   * they are all who were added.
   */
  readonly passedOver?: Readonly<Record<string, number>>;
}

/** What an agent, or a customer in a line, was picked by. */
export interface TraceKeys {
  /** RT-14. */
  readonly weight?: number;
  /** RT-15: conversations that were owed to the agent, to a thousandth; negative if it had more than its share. */
  readonly owed?: number;
  /** RT-39: the place among the turns; the lowest is first. */
  readonly place?: number;
  /** RT-36: when the agent and the returning customer last spoke, in ms since 1970 UTC. */
  readonly spokeAt?: number;
  /** RT-46: how long the customer had waited, in ms. */
  readonly waitedMs?: number;
  /** LM-06: customers whose messages the agent had got in this delivery. */
  readonly customers?: number;
  /** Open conversations of the agent, leave messages among them. */
  readonly holds?: number;
}
