/**
 * Service statistics from recorded facts. Pure: no I/O, no clock, no randomness; instants come in with the facts and
 * with the question.
 */
export { calendarIn } from './calendar.ts';
export { daysIn, type Day, type DayOf } from './day.ts';
export {
  ChatFact,
  EntryOpened,
  Fact,
  MessageFact,
  SessionAssigned,
  SessionConverted,
  SessionDelivered,
  SessionEnded,
  SessionLeft,
  SessionQueued,
  SessionReleased,
  SessionTransferred,
  factVersion,
  isChatFact,
  type FactType,
} from './fact.ts';
export { noises } from './facts/chat.ts';
export {
  accountTypes,
  AgentFact,
  CustomerFact,
  IdentityFact,
  RatingFact,
  RecommendationFact,
  SettingsFact,
  SignInFact,
  VisitFact,
  type AccountType,
} from './facts/people.ts';
export { OrderFact, RefundFact } from './facts/trade.ts';
export { textFacts, textKeyOf, type TextFacts } from './facts/text.ts';
export {
  MetricsSettings,
  Profile,
  defaultSettings,
  profiles,
  type MetricsSettingsInput,
} from './settings.ts';
export { createStatistics, type Statistics } from './statistics.ts';
export { type ShopInfo } from './shopRules.ts';
export { problemCodes, type Problem, type ProblemCode } from './problems.ts';
export { figureCatalogue, figureOf, isFigureId, type FigureId } from './figures/catalogue.ts';
export {
  delayClasses,
  dimensions,
  type Delay,
  type Dimension,
  type FigureDefinition,
  type Unit,
} from './figures/definition.ts';
export { type Counter } from './figures/counters.ts';
export { type Subject, type Sums } from './figures/tally.ts';
export { type Cell, type Report, type ReportQuery, type ReportRow } from './report/report.ts';
export { backfillDays, backfillFrom } from './backfill.ts';
export { CustomReport, customQuery } from './report/customReport.ts';
export { type ExplainQuery, type Explanation } from './report/explain.ts';
export { type Details, type DetailsQuery } from './report/details.ts';
export { detailLists, listOf, type DetailListId } from './lists/lists.ts';
export { denseRanks } from './report/ranks.ts';
export {
  defectBars,
  defectPoints,
  defectRateOf,
  type DefectMetric,
  type DefectRate,
  type DefectResult,
  type MonthlySums,
} from './penalty/defectRate.ts';
export { type DefectQuery, type MonthlyDefects } from './penalty/month.ts';
export { FormulaError, type Formula } from './salary/formula.ts';
export { digitsOf, readSalaryFormula, salariesOf, SalaryTemplate, type Salary } from './salary/salary.ts';
export { filterReasons, type FilterReason } from './filters/reasons.ts';
export { liveDay, liveFigures, type LiveDay, type LiveFigureId, type LiveFigures } from './liveDay.ts';
export { agentsNeeded } from './staffing.ts';
