/**
 * The desk of one shop, as pure decisions: `decide` looks at the desk and a command and says what happens, `evolve`
 * applies what was decided, `wakeAt` says when the desk next wants a `tick`. No I/O, no clock, no randomness.
 */
export type { Author, Command, GroupInput } from './command.ts';
export type { CommandResult, Decision, Refusal } from './decision.ts';
export { deskEventVersion, type DeskEvent, type DeskEventType } from './event.ts';
export type { Trace, TraceStep } from './trace.ts';
export { decide } from './decide.ts';
export { emptyDesk, type Desk } from './desk/desk.ts';
export { evolve } from './desk/evolve.ts';
export {
  agentOf,
  agentsOf,
  conversationOf,
  groupOf,
  groupsOf,
  openConversationsOf,
  outcomeOf,
  type AgentView,
  type ConversationView,
  type GroupView,
} from './desk/readers.ts';
export { deskSnapshotVersion, restoreDesk, snapshotDesk } from './desk/snapshot.ts';
export { defaultSettings, type DeskSettings } from './settings.ts';
export { firstFailingCheck, type FailedCheck } from './routing/eligibility.ts';
export { wakeAt } from './wakeAt.ts';
