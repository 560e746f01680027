/** Somebody in a chat. */
export interface StaffMember {
  readonly agentId: string;
  /** Sequence of the event by which they came: nothing before it is theirs to read. */
  readonly from: number;
  /** The number of the last message that they have read. */
  readonly seen: number;
}

/** A chat of colleagues (WB-04). */
export interface StaffChat {
  readonly id: string;
  /** `pair`: between two, for good. `group`: of any number, under a name. */
  readonly kind: 'pair' | 'group';
  name?: string;
  /** Whoever has been in it longest first: the first of a group leads it. */
  members: readonly StaffMember[];
  /** Messages that there ever were. */
  count: number;
  /** Sequence of the newest message, or of the newest change to name or members. */
  lastSeq: number;
  /** What was sent of late, as `noteSent` keeps it: a repeat is answered from here, an old one from storage. */
  sent: string;
}

/** Whoever works in the shop. */
export interface Colleague {
  readonly kind: 'agent';
  readonly id: string;
}
