/**
 * Service statistics from recorded facts. Pure: no I/O, no clock, no randomness; instants come in with the facts and
 * with the question.
 */
export { daysIn, type Day, type DayOf } from './day.ts';
export {
  EntryOpened,
  Fact,
  MessageFact,
  SessionAssigned,
  SessionConverted,
  SessionDelivered,
  SessionEnded,
  SessionLeft,
  SessionQueued,
  SessionTransferred,
  factVersion,
  type FactType,
} from './fact.ts';
export { ConversationFold, type ConversationListener, type Reception } from './conversation.ts';
export { liveDay, type LiveDay } from './liveDay.ts';
export { Rounds, waitSeconds, type Round, type RoundListener } from './rounds.ts';
export { agentsNeeded } from './staffing.ts';
