/** The admin client: for the workbench's settings, and for back offices. */
export { createAdminClient } from './admin/createAdminClient.ts';
export type {
  AdminClient,
  AdminClientOptions,
  ChangeFilter,
  ConsultationFilter,
} from './admin/adminClient.ts';
export type {
  DetailsQuery,
  ExplanationQuery,
  ReportQuery,
  SalaryQuery,
  SpreadsheetFormat,
  StatisticsClient,
  StatisticsSettings,
  StatisticsSettingsChange,
  StatisticsSettingsView,
} from './admin/statisticsClient.ts';
export type { Platform } from './platform.ts';

export { ShopbellError, isShopbellError } from './model/errors.ts';
export type { DetailsOf, ErrorCode, ErrorDetails, PlainErrorCode, WireError } from './model/errors.ts';
export type { Account, AccountChange, NewAccount, RoleName } from './model/admin/accounts.ts';
export type {
  AgentChange,
  AgentSetup,
  BlockedCustomer,
  ConversationTrace,
  DeskExplanation,
  DeskSettings,
  DeskSettingsChange,
  DeskSetup,
  DeskWarning,
  DeskWarnings,
  GroupChange,
  GroupSetup,
  NewGroup,
  OutcomeTrace,
} from './model/admin/desk.ts';
export type {
  ChangedThing,
  Changer,
  FieldChange,
  SettingChange,
  SettingChangeList,
} from './model/admin/changes.ts';
export type { ConsultationRecord, ConsultationRecords } from './model/admin/consultations.ts';
export type { BusinessHours, HoursNow } from './model/admin/hours.ts';
export type {
  ApiKey,
  ApiKeyGrant,
  ApiKeyScope,
  CustomerKey,
  NewApiKey,
  NewCustomerKey,
} from './model/admin/keys.ts';
export type { BatchResult, Order, OrderList, Parcel, Product, RecordRows } from './model/admin/records.ts';
export type { SimulatedStaffing, SimulationAnswer, SimulationQuestion } from './model/admin/simulation.ts';
export type { PreviewedEntry, RoutingPreview, RoutingQuestion } from './model/admin/preview.ts';
export type { ShopChange, ShopSettings } from './model/admin/shop.ts';
export type {
  FigureEntry,
  FigureExplanation,
  FigureRank,
  MetricsCatalogue,
  ReportCell,
  ReportDetails,
  ReportSubject,
  StatisticsReport,
} from './model/admin/reports.ts';
export type {
  FactBatchResult,
  FactProblems,
  MonthlyDefectRate,
  SalaryList,
  StatisticsAccount,
  StatisticsAccountChange,
  StoredReport,
  StoredSalaryTemplate,
} from './model/admin/statistics.ts';
export type {
  FaqEntry,
  IntentAnswer,
  KnowledgeBase,
  KnowledgeClass,
  KnowledgeEntries,
  KnowledgeInput,
  KnowledgeKind,
  KnowledgeReplacement,
  RecommendationEntry,
  RobotEntry,
  RobotIntent,
} from './model/knowledge.ts';
export type { NewNotices, NoticesTold, ShopNotice } from './model/notices.ts';
export type { RobotSettings, RobotSettingsInput } from './model/robot.ts';
export type { RoutingCheck, TraceStep } from './model/methods.ts';
export type { AgentRef, AgentStatus, GroupRef } from './model/people.ts';
export type { Page, Scope, ScopeInput } from './model/scope.ts';
