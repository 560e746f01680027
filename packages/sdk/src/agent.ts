/** The agent client: for the workbench, and for whoever builds another one. */
export { createAgentClient } from './agent/createAgentClient.ts';
export type {
  AgentClient,
  AgentClientEvents,
  AgentClientOptions,
  CustomerPage,
  CustomerSearch,
  MessagePage,
  MessageSearch,
  PhraseList,
  RosterEntry,
  SetupChange,
  TransferTarget,
  PendingLeaveMessages,
} from './agent/agentClient.ts';
export type {
  ConnectionState,
  ConversationClient,
  ConversationClientEvents,
  HistoryPage,
  Waiting,
} from './client/conversationClient.ts';
export type { Supervising, SupervisionEvents, Wall } from './agent/supervision.ts';
export type { AgentPerformance } from './agent/performance.ts';
export type { ChatTimeline, Chats } from './chats/chats.ts';
export type { CustomerGroupEvents, GroupArrival } from './chats/heldCustomerGroups.ts';
export type { CustomerGroups, GroupPeople } from './agent/customerGroups.ts';
export type { StaffArrival, StaffChats, StaffTimeline } from './agent/staffChats.ts';
export type { Unsubscribe } from './emitter/emitter.ts';
export type { MessageContent, OutgoingMessage } from './outbox/outgoing.ts';
export type { OutgoingFile } from './files/outgoingFile.ts';
export type { UploadRequest } from './files/fetchWithProgress.ts';
export type { Card, CardRef } from './model/cards.ts';
export type { FileRef } from './model/files.ts';
export type { ChannelLike, KeyValueStorage, Locks, Platform, WebSocketLike } from './platform.ts';
export type { Clock } from './clock.ts';

export { ShopbellError, isShopbellError } from './model/errors.ts';
export type { DetailsOf, ErrorCode, ErrorDetails, PlainErrorCode, WireError } from './model/errors.ts';
export { fileTypes } from './model/fileTypes.ts';
export { deskLimits, limits } from './model/limits.ts';
export type { PasswordChange, Session, SignIn } from './model/http.ts';
export type {
  ConversationSummary,
  CustomerAbout,
  CustomersAmong,
  CustomersByOrders,
  FoundCustomer,
  FoundMessage,
} from './model/customers.ts';
export type { GroupLoad } from './model/frames.ts';
export type { Supervision, Supervisor, WallAgent, WallConversation } from './model/supervision.ts';
export type { ShopNotice } from './model/notices.ts';
export type { AgentFigures } from './model/figureMethods.ts';
export type { FigureExplanation, FigureRank, ReportCell, ReportDetails } from './model/admin/reports.ts';
export { staffChatLimits } from './model/chatLimits.ts';
export type {
  CustomerGroup,
  CustomerGroupItem,
  CustomerGroupMessage,
  CustomerGroupNotice,
  GroupMember,
} from './model/customerGroups.ts';
export type { StaffChat, StaffItem, StaffMessage, StaffNotice } from './model/staffChats.ts';
export type { Phrase, PhraseInput, Phrases } from './model/phrases.ts';
export type {
  AgentExplanation,
  FiguresToday,
  SalesOfToday,
  PendingLeaveMessage,
  RoutingCheck,
  TraceStep,
} from './model/methods.ts';
export type { Page, Scope, ScopeInput } from './model/scope.ts';
export type { AgentRef, AgentStatus, CustomerRef, GroupRef, Side } from './model/people.ts';
export type { Faq } from './model/knowledge.ts';
export type { GroupOption, RoutingOutcome } from './model/outcome.ts';
export type {
  AssignCause,
  EndCause,
  QueuePlace,
  Conversation,
  ConversationState,
  Message,
  MessageAuthor,
  Notice,
  Rating,
  TimelineItem,
} from './model/conversation.ts';
