/**
 * The desk of one shop, as pure decisions: `decide` looks at the desk and a command and says what happens, `evolve`
 * applies what was decided, `wakeAt` says when the desk next wants a `tick`. No I/O, no clock, no randomness.
 */
export type { Author, Command, GroupInput, TransferTarget } from './command.ts';
export type { Chat, ChatFamily, ChatMember } from './chat/chat.ts';
export {
  whoComes,
  whoGoes,
  type ChatEvent,
  type CustomerGroupEvent,
  type StaffChatEvent,
} from './chat/events.ts';
export { chatOf, chatsOf, familyOf, friendsOf, memberOf } from './chat/readers.ts';
export type { CommandResult, Decision, Refusal, RefusalCode } from './decision.ts';
export {
  deskEventVersion,
  type AutoReplyOccasion,
  type DeskEvent,
  type DeskEventType,
  type MessageAuthor,
} from './event.ts';
export { explainAgent, type AgentExplanation, type GroupExplanation } from './explain/explain.ts';
export type { Trace, TraceStep } from './trace.ts';
export { decide } from './decide.ts';
export { customerWroteIn, type CustomerWrote } from './desk/customerWrote.ts';
export { draftOf, emptyDesk, type Desk } from './desk/desk.ts';
export { evolve } from './desk/evolve.ts';
export {
  agentOf,
  agentSetupOf,
  agentSetupsOf,
  agentsOf,
  blockedCustomersOf,
  conversationOf,
  groupLoadOf,
  groupOf,
  groupSetupOf,
  groupSetupsOf,
  groupsOf,
  lineOf,
  openConversationsOf,
  outcomeOf,
  partiesOf,
  pendingLeaveMessagesOf,
  queueOf,
  routableAgentsOf,
  settingsOf,
  unseenEndingsOf,
  type AgentSetup,
  type AgentView,
  type PendingLeaveMessageView,
  type ConversationView,
  type GroupLoad,
  type GroupSetup,
  type GroupView,
} from './desk/readers.ts';
export { deskSnapshotVersion, restoreDesk, snapshotDesk } from './desk/snapshot.ts';
export { agentIssues, groupIssues, settingsIssues } from './setup/issues.ts';
export type { GivenGroup } from './setup/groupChecks.ts';
export { defaultSettings, type DeskSettings } from './settings.ts';
export { firstFailingCheck, type FailedCheck } from './routing/eligibility.ts';
export {
  arrivalsOf,
  defaultPatienceMs,
  makeUpDay,
  type Arrival,
  type MadeUpDay,
} from './simulator/arrivals.ts';
export { simulate, type Simulation } from './simulator/simulate.ts';
export {
  spreadBounds,
  type SimulatedHour,
  type SimulationHint,
  type SimulationReport,
} from './simulator/report.ts';
export { staffingOf, type Changes } from './simulator/staffing.ts';
export { groupsElsewhere } from './scope/elsewhere.ts';
export { supervisedBy } from './supervision/supervised.ts';
export type { Supervisor } from './desk/openConversation.ts';
export { wakeAt } from './wakeAt.ts';
