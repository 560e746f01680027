import type { MessageFact } from '../facts/chat.ts';
import type { Messages } from '../messages.ts';

/** A message in its place: whose chat it belongs to, and when it counts. */
export interface Message {
  readonly kind: 'message';
  /** Of its fact, among the messages told. */
  readonly place: number;
  readonly from: MessageFact['from'];
  /**
   * When it counts. What a customer wrote before the human stage (to a robot, a chooser, in a line) counts when the
   * session reaches an agent (RB-06, RS-19); everything else when it was written.
   */
  readonly at: number;
  /** The agent who wrote it, or whom it was written to: the holder then, or the first one after. */
  readonly agentId: string | undefined;
  readonly groupId: string | undefined;
  readonly session: Session;
  /** Stands for what was said before the session began: a question, but no message to the agent. */
  readonly carried: boolean;
}

/** An agent has the session from here on. */
export interface Holding {
  readonly kind: 'held';
  readonly at: number;
  readonly agentId: string;
  readonly groupId: string | undefined;
  /** Who had it before, if this passed it on (FL-11: by hand or by the desk). */
  readonly from: string | undefined;
  readonly byHand: boolean;
}

/** Nobody has it any more: it waits in a line, or as a leave message, again. */
export interface Release {
  readonly kind: 'released';
  readonly at: number;
}

export type Step = Message | Holding | Release;

/** A recorded stretch of a conversation (RT-01). */
export interface Session {
  /** `<conversation>` for the first one, `<conversation>.2` for the next. */
  readonly id: string;
  readonly conversationId: string;
  readonly customerId: string;
  readonly kind: 'online' | 'leave';
  readonly openedAt: number;
  /** Undefined while it runs. */
  readonly closedAt: number | undefined;
  /** In the order in which they count. */
  readonly steps: readonly Step[];
  /** D23: receiver of the last transfer, else agent of the last message, else who holds it. */
  readonly owner: string | undefined;
  /** The group of its owner, or the one it was bound to. */
  readonly groupId: string | undefined;
  /** In a line since; and when that ended, by an agent or without. */
  readonly waits: readonly QueueWait[];
  readonly productId: string | undefined;
  /** Where its messages' facts are. */
  readonly told: Messages;
}

export interface QueueWait {
  readonly since: number;
  readonly until: number | undefined;
  readonly served: boolean;
}

/** The messages that belong to some agent's chat. */
export function messagesOf(session: Session): readonly Message[] {
  return session.steps.filter((step) => step.kind === 'message');
}
