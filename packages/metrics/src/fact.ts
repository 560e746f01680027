import * as z from 'zod';
import {
  EntryOpened,
  MessageFact,
  SessionAssigned,
  SessionConverted,
  SessionDelivered,
  SessionEnded,
  SessionLeft,
  SessionQueued,
  SessionReleased,
  SessionTransferred,
} from './facts/chat.ts';
import {
  AgentFact,
  CustomerFact,
  IdentityFact,
  RatingFact,
  RecommendationFact,
  SettingsFact,
  SignInFact,
  VisitFact,
} from './facts/people.ts';
import { OrderFact, RefundFact } from './facts/trade.ts';

export {
  EntryOpened,
  MessageFact,
  SessionAssigned,
  SessionConverted,
  SessionDelivered,
  SessionEnded,
  SessionLeft,
  SessionQueued,
  SessionReleased,
  SessionTransferred,
};

/** What happens in one conversation, session by session. */
export const ChatFact = z.discriminatedUnion('type', [
  EntryOpened,
  SessionAssigned,
  SessionTransferred,
  SessionQueued,
  SessionReleased,
  SessionLeft,
  SessionDelivered,
  SessionConverted,
  SessionEnded,
  MessageFact,
]);
export type ChatFact = z.infer<typeof ChatFact>;

/**
 * What statistics are computed from. A fact says what happened; a figure is a function of the set of facts and of now, so
 * that the order in which facts become known does not matter. Facts come from the journal, from a shop's back end and from
 * files of other platforms, and carry no words: what a figure needs of a text stands in the fact.
 *
 * A *conversation* runs from entry to end. Its recorded stretches are *sessions* (RT-01), online or leave message; a
 * leave message whose customer came back is followed by an online session in the same conversation (LM-20).
 *
 * Facts of one millisecond are taken by `seq`, then by `id`.
 */
export const Fact = z
  .discriminatedUnion('type', [
    ...ChatFact.options,
    AgentFact,
    CustomerFact,
    IdentityFact,
    VisitFact,
    SignInFact,
    RatingFact,
    RecommendationFact,
    SettingsFact,
    OrderFact,
    RefundFact,
  ])
  .meta({ id: 'Fact' });
export type Fact = z.infer<typeof Fact>;
export type FactType = Fact['type'];

/** Version written beside every stored fact. */
export const factVersion = 1;

const chatTypes: ReadonlySet<FactType> = new Set(ChatFact.options.map((option) => option.shape.type.value));

export const isChatFact = (fact: Fact): fact is ChatFact => chatTypes.has(fact.type);

/** What tells the order of things that happened. */
export interface Placed {
  readonly at: number;
  readonly seq?: number | undefined;
  readonly id: string;
}

/** The order of things that happened. */
export function byTime(left: Placed, right: Placed): number {
  return (
    left.at - right.at ||
    (left.seq ?? Infinity) - (right.seq ?? Infinity) ||
    (left.id < right.id ? -1 : left.id > right.id ? 1 : 0)
  );
}
