/** The model: schemas, types and the error vocabulary. Servers and tools parse with these; browsers take the types only. */
export { errorCodes, shopbellError } from './model/errorCodes.ts';
export { ShopbellError, isShopbellError } from './model/errors.ts';
export type { DetailsOf, ErrorCode, ErrorDetails, PlainErrorCode, WireError } from './model/errors.ts';
export { closeCodes, type CloseReason } from './model/closeCodes.ts';
export { fileTypes } from './model/fileTypes.ts';
export { deskLimits, limits, protocolVersion } from './model/limits.ts';
export { systemClock, type Clock } from './clock.ts';
export { Id, Instant, Page, Scope, ScopeValue, Seq, pages, type ScopeInput } from './model/scope.ts';
export { AgentRef, AgentStatus, CustomerRef, GroupRef, Side, agentStatuses } from './model/people.ts';
export { GroupOption, RoutingOutcome } from './model/outcome.ts';
export { Money } from './model/money.ts';
export {
  Faq,
  FaqEntry,
  IntentAnswer,
  KnowledgeBase,
  KnowledgeClass,
  KnowledgeKind,
  KnowledgeReplacement,
  Recommendation,
  RecommendationEntry,
  RobotEntry,
  RobotIntent,
  knowledgeInputs,
  knowledgeKinds,
  robotIntents,
  type KnowledgeEntries,
  type KnowledgeInput,
} from './model/knowledge.ts';
export { RobotHttpAnswer, RobotHttpQuestion, RobotSettings, RobotSettingsInput } from './model/robot.ts';
export { Openings, groupsAskedAtMost } from './model/openings.ts';
export { Card, CardRef, OrderState, ParcelStatus, cardKinds } from './model/cards.ts';
export { FileRef } from './model/files.ts';
export { MetricsEvent } from './model/metrics.ts';
export { NewNotices, NoticesTold, ShopNotice, noticeKinds, noticeLimits } from './model/notices.ts';
export { Supervision, Supervisor, WallAgent, WallConversation } from './model/supervision.ts';
export { Phrase, PhraseInput, Phrases, phraseLimits } from './model/phrases.ts';
export {
  ConversationSummary,
  CustomerAbout,
  CustomersAmong,
  CustomersByOrders,
  FoundCustomer,
  FoundMessage,
  searchLimits,
} from './model/customers.ts';
export {
  CustomerGroup,
  CustomerGroupItem,
  CustomerGroupMessage,
  CustomerGroupNotice,
  GroupMember,
} from './model/customerGroups.ts';
export { customerGroupLimits, staffChatLimits } from './model/chatLimits.ts';
export { StaffChat, StaffItem, StaffMessage, StaffNotice } from './model/staffChats.ts';
export { knowledgeLimits } from './model/written.ts';
export { comparable, keywordsOf, questionsIn } from './model/keywords.ts';
export {
  AssignCause,
  EndCause,
  Grade,
  QueuePlace,
  Conversation,
  ConversationState,
  Message,
  MessageAuthor,
  Notice,
  Rating,
  TimelineItem,
} from './model/conversation.ts';
export {
  AgentNamed,
  AgentStatusChanged,
  ConversationEvent,
  ConversationJoined,
  FeedEvent,
  SetupChanged,
} from './model/events.ts';
export { foldConversation, foldFeed, trimConversation } from './model/fold.ts';
export { foldForAgents } from './model/foldForAgents.ts';
export { foldCustomerGroups, foldStaffChats, type AmongColleagues } from './model/foldChats.ts';
export {
  AgentExplanation,
  FiguresToday,
  SalesOfToday,
  PendingLeaveMessage,
  RoutingCheck,
  TraceStep,
  methods,
  type Method,
  type MethodPermission,
  type ParamsOf,
  type ResultOf,
} from './model/methods.ts';
export { AgentFigures } from './model/figureMethods.ts';
export {
  ClientFrame,
  ErrorFrame,
  EventFrame,
  FiguresFrame,
  GroupLoad,
  HelloFrame,
  LinesFrame,
  NoticesFrame,
  PingFrame,
  PongFrame,
  Position,
  ReplyFrame,
  RequestFrame,
  RosterFrame,
  ServerFrame,
  StandingFrame,
  TypingFrame,
  TypingToldFrame,
  WelcomeFrame,
} from './model/frames.ts';
export {
  CustomerSignOut,
  ErrorBody,
  PasswordChange,
  Session,
  SignIn,
  Ticket,
  TokenGrant,
  TokenRequest,
} from './model/http.ts';
export { adminLimits } from './model/admin/limits.ts';
export {
  AgentChange,
  AgentSetup,
  AgentSetupList,
  BlockedCustomer,
  BlockedCustomerList,
  ConversationTrace,
  DeskExplanation,
  DeskSettings,
  DeskSettingsChange,
  DeskSetup,
  DeskWarning,
  DeskWarnings,
  GroupChange,
  GroupSetup,
  GroupSetupList,
  NewGroup,
  OutcomeTrace,
  warningCodes,
} from './model/admin/desk.ts';
export {
  ChangedThing,
  changedThings,
  Changer,
  ChangerKey,
  FieldChange,
  SettingChange,
  SettingChangeList,
} from './model/admin/changes.ts';
export { ConsultationRecord, ConsultationRecords, consultationKinds } from './model/admin/consultations.ts';
export {
  SimulatedStaffing,
  SimulationAnswer,
  simulationLimits,
  SimulationQuestion,
} from './model/admin/simulation.ts';
export { PreviewedEntry, RoutingPreview, RoutingQuestion } from './model/admin/preview.ts';
export { NoticeChannel, ShopChange, ShopSettings, TimeZone, WebOrigin } from './model/admin/shop.ts';
export {
  ApiKey,
  ApiKeyGrant,
  ApiKeyList,
  ApiKeyScope,
  CustomerKey,
  CustomerKeyList,
  KeyId,
  NewApiKey,
  NewCustomerKey,
} from './model/admin/keys.ts';
export {
  Account,
  AccountChange,
  AccountList,
  NewAccount,
  RoleName,
  roleNames,
} from './model/admin/accounts.ts';
export {
  BusinessHours,
  CalendarDate,
  Span,
  SpecialDate,
  HoursNow,
  StoredHours,
  WeeklySpan,
} from './model/admin/hours.ts';
export {
  FigureEntry,
  FigureExplanation,
  FigureRank,
  MetricsCatalogue,
  ReportCell,
  ReportDetails,
  ReportRow,
  ReportSubject,
  StatisticsReport,
  metricsProfiles,
  reportKinds,
} from './model/admin/reports.ts';
export {
  FactBatch,
  FactBatchResult,
  FactProblems,
  MonthlyDefectRate,
  SalaryList,
  StatisticsAccount,
  StatisticsAccountChange,
  StatisticsAccountList,
  StoredReport,
  StoredReportList,
  StoredSalaryTemplate,
  StoredSalaryTemplateList,
} from './model/admin/statistics.ts';
export {
  BatchResult,
  Order,
  OrderList,
  Parcel,
  ParcelList,
  Product,
  RowBatch,
  recordKinds,
  type RecordKind,
} from './model/admin/records.ts';
