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
  readonly agentId?: string;
  /** Agents passed over, counted by the first check they failed (RT-29 order). */
  readonly passedOver?: Readonly<Record<string, number>>;
}
