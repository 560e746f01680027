/** The customer client: everything that a storefront or a bot needs to talk to a Shopbell service desk. */
export { createCustomerClient } from './customer/createCustomerClient.ts';
export type {
  CustomerClient,
  CustomerClientEvents,
  CustomerClientOptions,
  FittingAnswers,
  JoinedGroups,
} from './customer/customerClient.ts';
export type { ChatTimeline, Chats } from './chats/chats.ts';
export type { CustomerGroupEvents, GroupArrival } from './chats/heldCustomerGroups.ts';
export type { Identification } from './customer/identity.ts';
export { knowsOpenConversation } from './customer/memory.ts';
export type { ShopAddress } from './customer/memory.ts';
export { outcomeOf } from './conversations/outcomeOf.ts';
export type {
  ConnectionState,
  ConversationClient,
  ConversationClientEvents,
  HistoryPage,
  Waiting,
} from './client/conversationClient.ts';
export type { Unsubscribe } from './emitter/emitter.ts';
export type { MessageContent, OutgoingMessage } from './outbox/outgoing.ts';
export type { OutgoingFile } from './files/outgoingFile.ts';
export type { UploadRequest } from './files/fetchWithProgress.ts';
export type { ChannelLike, KeyValueStorage, Locks, Platform, WebSocketLike } from './platform.ts';
export type { Clock } from './clock.ts';

export { ShopbellError, isShopbellError } from './model/errors.ts';
export type { DetailsOf, ErrorCode, ErrorDetails, PlainErrorCode, WireError } from './model/errors.ts';
export { limits } from './model/limits.ts';
export type { Page, Scope, ScopeInput } from './model/scope.ts';
export type { AgentRef, AgentStatus, CustomerRef, GroupRef, Side } from './model/people.ts';
export type {
  CustomerGroup,
  CustomerGroupItem,
  CustomerGroupMessage,
  CustomerGroupNotice,
  GroupMember,
} from './model/customerGroups.ts';
export type { Faq, Recommendation } from './model/knowledge.ts';
export type { Openings } from './model/openings.ts';
export type { GroupOption, RoutingOutcome } from './model/outcome.ts';
export type { MetricsEvent } from './model/metrics.ts';
export type { Card, CardRef } from './model/cards.ts';
export type { FileRef } from './model/files.ts';
export type {
  AssignCause,
  EndCause,
  QueuePlace,
  Conversation,
  ConversationState,
  Message,
  MessageAuthor,
  Notice,
  TimelineItem,
} from './model/conversation.ts';
