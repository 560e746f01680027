import type { Scope } from '@shopbell/sdk/model';

export interface GroupOffer {
  readonly groupId: string;
  readonly matched: 'sku' | 'page';
}

/** A colleague who watches, or has joined and may write. */
export interface Supervisor {
  readonly agentId: string;
  readonly how: 'watching' | 'joined';
}

/** A conversation that has not ended. Every field is there from the start: objects that lose fields become slow. */
export interface OpenConversation {
  readonly id: string;
  /** Whose it is now. */
  customerId: string;
  /** The anonymous customer whose it was before, under whose name messages were sent. */
  anonymousId: string | undefined;
  scope: Scope;
  readonly openedAt: number;
  /** There is a robot for its scope (RB-04). */
  robotServes: boolean;
  /** LM-23: it began with an agent. */
  readonly contacted: boolean;
  state: 'opening' | 'choosing' | 'robot' | 'queued' | 'assigned' | 'leave-message';
  /** The group it entered through (RT-28); a leave message is bound to it (LM-03). */
  groupId: string | undefined;
  /** The group whose turn was used or in whose line it waits; the default group where it stood in (RT-09, LM-08). */
  servingGroupId: string | undefined;
  /** The owner; of a leave message the agent it was delivered to (LM-16). */
  agentId: string | undefined;
  /** When the owner got it. */
  assignedAt: number | undefined;
  /** Only while choosing. */
  options: readonly GroupOffer[] | undefined;
  autoChooseAt: number | undefined;
  /** Since when it waits in a line, and the sequence that is its order there. */
  queuedAt: number | undefined;
  queueOrder: number | undefined;
  /** When the customer first wrote: a leave message without a word is none (LM-17, LM-19). */
  firstTextAt: number | undefined;
  /** The customer wrote last: a person's answer is owed. */
  owed: boolean;
  /** WB-15: when the first message came that the answer is owed to. */
  owedSince: number | undefined;
  /** Colleagues who look over it, beside whoever has it; the first who came first. */
  supervisors: readonly Supervisor[];
  /** A person has, or had, it (QS-01). */
  attended: boolean;
  /** The owner has written to the customer (RT-37). */
  ownerSpoke: boolean;
  /** AR-02: the first message of the session has had its automatic reply, or will have none. */
  greeted: boolean;
  /** `statusSeq` of the owner's period for which an automatic reply was given (AR-03). */
  autoRepliedFor: number | undefined;
  /** The customer was warned of the end by idleness. */
  idleWarned: boolean;
  /** The highest sequence of something to be seen: a message or a notice. */
  lastItemSeq: number;
  /** Sequence of the last message of an agent or the robot, 0 if there is none: automatic replies answer nothing. */
  answerSeq: number;
  lastSeq: number;
  seen: { readonly customer: number; readonly agent: number };
  /** What was sent in it under which client ids, for as long as it lives: see `sent.ts`. */
  sent: string;
}

/** What is known of a conversation from the start. */
type Opening = Pick<
  OpenConversation,
  'id' | 'customerId' | 'scope' | 'openedAt' | 'robotServes' | 'contacted'
>;

const nothingSeen = { customer: 0, agent: 0 };
const nobody: readonly Supervisor[] = [];

/** A conversation before anything happens in it: every field in its order, so that all have one shape. */
export function newConversation(
  { id, customerId, scope, openedAt, robotServes, contacted }: Opening,
  seq: number,
): OpenConversation {
  return {
    id,
    customerId,
    anonymousId: undefined,
    scope,
    openedAt,
    robotServes,
    contacted,
    state: 'opening',
    groupId: undefined,
    servingGroupId: undefined,
    agentId: undefined,
    assignedAt: undefined,
    options: undefined,
    autoChooseAt: undefined,
    queuedAt: undefined,
    queueOrder: undefined,
    firstTextAt: undefined,
    owed: false,
    owedSince: undefined,
    supervisors: nobody,
    attended: false,
    ownerSpoke: false,
    // Whoever was written to first is not greeted for answering.
    greeted: contacted,
    autoRepliedFor: undefined,
    idleWarned: false,
    lastItemSeq: 0,
    answerSeq: 0,
    lastSeq: seq,
    seen: nothingSeen,
    sent: '',
  };
}
