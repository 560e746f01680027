import type { Message, PlacedMessages } from './placedMessages.ts';

/** An agent has the session from here on. */
export interface Holding {
  readonly kind: 'held';
  readonly at: number;
  /** By their numbers among the names of messages. */
  readonly agent: number;
  readonly group: number;
  /** Who had it before, if this passed it on (FL-11: by hand or by the desk); `noName`: nobody had it. */
  readonly from: number;
}

/** Nobody has it any more: it waits in a line, or as a leave message, again. */
export interface Release {
  readonly kind: 'released';
  readonly at: number;
}

export type Step = Message | Holding | Release;

/** A recorded stretch of a conversation (RT-01). */
export interface Session {
  /** Among the sessions of `placed`. */
  readonly place: number;
  /** `<conversation>` for the first one, `<conversation>.2` for the next. */
  readonly id: string;
  readonly conversationId: string;
  readonly customerId: string;
  /** The same, its owner, group and product by their numbers among the names of messages. */
  readonly customer: number;
  readonly kind: 'online' | 'leave';
  readonly openedAt: number;
  /** Undefined while it runs. */
  readonly closedAt: number | undefined;
  /** In the order in which they count: places among the steps of `placed`, half open. */
  readonly stepsFrom: number;
  readonly stepsTo: number;
  /** D23: receiver of the last transfer, else who had it last; where nobody tells of that, agent of the last message. */
  readonly owner: number;
  /** The group of its owner, or the one it was bound to. */
  readonly group: number;
  /** In a line since; and when that ended, by an agent or without. */
  readonly waits: readonly QueueWait[];
  /** What it was opened about. */
  readonly product: number;
  /** What is known of its messages. */
  readonly placed: PlacedMessages;
}

export interface QueueWait {
  readonly since: number;
  readonly until: number | undefined;
  readonly served: boolean;
}

/** The first message of a session that belongs to some agent's chat and is what is looked for. */
export function findMessage(
  { placed, stepsFrom, stepsTo }: Session,
  isIt: (message: Message) => boolean,
): Message | undefined {
  for (let place = stepsFrom; place < stepsTo; place += 1) {
    const step = placed.step(place);
    if (typeof step === 'number' && isIt(step)) return step;
  }
  return undefined;
}

/** The last step of a session that is what is looked for. */
export function findLastStep<S extends Step>(
  { placed, stepsFrom, stepsTo }: Session,
  isIt: (step: Step) => step is S,
): S | undefined {
  for (let place = stepsTo - 1; place >= stepsFrom; place -= 1) {
    const step = placed.step(place);
    if (isIt(step)) return step;
  }
  return undefined;
}
