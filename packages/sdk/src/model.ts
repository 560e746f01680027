/** The model: schemas, types and the error vocabulary. Servers and tools parse with these; browsers take the types only. */
export { errorCodes, shopbellError } from './model/errorCodes.ts';
export { ShopbellError, isShopbellError } from './model/errors.ts';
export type { DetailsOf, ErrorCode, ErrorDetails, PlainErrorCode, WireError } from './model/errors.ts';
export { closeCodes, type CloseReason } from './model/closeCodes.ts';
export { limits, protocolVersion } from './model/limits.ts';
export { systemClock, type Clock } from './clock.ts';
export { Id, Instant, Page, Scope, Seq, pages, type ScopeInput } from './model/scope.ts';
export { AgentRef, AgentStatus, CustomerRef, GroupRef, Side, agentStatuses } from './model/people.ts';
export { Faq, GroupOption, RoutingOutcome } from './model/outcome.ts';
export {
  AssignCause,
  Conversation,
  ConversationState,
  Message,
  MessageAuthor,
  Notice,
  TimelineItem,
} from './model/conversation.ts';
export { AgentStatusChanged, ConversationEvent, ConversationJoined, FeedEvent } from './model/events.ts';
export { foldConversation, foldFeed, trimConversation } from './model/fold.ts';
export { FiguresToday, methods, type Method, type ParamsOf, type ResultOf } from './model/methods.ts';
export {
  ClientFrame,
  ErrorFrame,
  EventFrame,
  FiguresFrame,
  HelloFrame,
  PingFrame,
  PongFrame,
  Position,
  ReplyFrame,
  RequestFrame,
  ServerFrame,
  TypingFrame,
  TypingToldFrame,
  WelcomeFrame,
} from './model/frames.ts';
export { ErrorBody, Session, SignIn, Ticket, TokenGrant, TokenRequest } from './model/http.ts';
