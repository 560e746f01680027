import type {
  FigureExplanation,
  MetricsCatalogue,
  ReportDetails,
  ReportSubject,
  StatisticsReport,
} from '../model/admin/reports.ts';
import type {
  FactBatchResult,
  FactProblems,
  MonthlyDefectRate,
  SalaryList,
  StatisticsAccount,
  StatisticsAccountChange,
  StoredReport,
  StoredSalaryTemplate,
} from '../model/admin/statistics.ts';

/** Days of the shop, `2026-05-04`, both of them in the range. */
interface Range {
  readonly from: string;
  readonly to: string;
}

interface AsOf {
  /** Instead of the one that the settings name. */
  readonly profile?: 'official' | 'thirdParty' | 'sycm2024';
  /** As of when, in ms since 1970 UTC: facts after it are not seen. Now, if left out. */
  readonly now?: number;
}

/** Text, or the format of spreadsheet programs. */
export type SpreadsheetFormat = 'csv' | 'xlsx';

export interface ReportQuery extends Range, AsOf {
  /** The shop, if left out. */
  readonly by?: ReportSubject['kind'];
  /** Ids of the catalogue; all that can be shown by it, if left out. */
  readonly figures?: readonly string[];
  /** Only these. */
  readonly ids?: readonly string[];
  readonly each?: 'range' | 'day' | 'month';
}

interface OfWhom {
  /** The shop, if left out. */
  readonly kind?: ReportSubject['kind'];
  /** Of whichever is not the shop. */
  readonly id?: string;
}

export interface DetailsQuery extends Range, AsOf, OfWhom {
  readonly list: string;
  readonly skip?: number;
  /** 100 if left out, 1,000 at most. */
  readonly limit?: number;
}

export interface ExplanationQuery extends AsOf, OfWhom {
  readonly figure: string;
  readonly day: string;
}

export interface SalaryQuery extends Range, AsOf {
  /** Of the shop; or a formula. */
  readonly template?: string;
  readonly formula?: string;
  readonly ids?: readonly string[];
}

/** How the shop wants its figures counted: `MetricsSettings` at `/v1/docs`. */
export type StatisticsSettings = Readonly<Record<string, unknown>>;

export interface StatisticsSettingsView {
  readonly currency: string;
  readonly settings: StatisticsSettings;
  readonly changes: readonly {
    readonly from: string;
    readonly changedAt: number;
    readonly settings: StatisticsSettings;
  }[];
  readonly version: number;
}

export interface StatisticsSettingsChange {
  /** Today if left out; INVALID_ARGUMENT for a day that is over (CF-06). */
  readonly from?: string;
  readonly settings?: StatisticsSettings;
  readonly currency?: string;
}

/** Figures, what they are made of, and how they are counted. Rejects as the rest of the admin client does. */
export interface StatisticsClient {
  catalogue(): Promise<MetricsCatalogue>;
  report(query: ReportQuery): Promise<StatisticsReport>;
  /** A page of the rows behind a figure: its `list`. */
  details(query: DetailsQuery): Promise<ReportDetails>;
  /** The report as a file for spreadsheets: a column for each figure. */
  reportFile(query: ReportQuery, format: SpreadsheetFormat): Promise<Blob>;
  /** All the rows behind a figure, not a page of them. */
  detailsFile(query: DetailsQuery, format: SpreadsheetFormat): Promise<Blob>;
  explain(query: ExplanationQuery): Promise<FigureExplanation>;
  /** @param month `2026-05` */
  defectRate(month: string, asOf?: AsOf): Promise<MonthlyDefectRate>;
  salaries(query: SalaryQuery): Promise<SalaryList>;
  /** The same as a file for spreadsheets. */
  salariesFile(query: SalaryQuery, format: SpreadsheetFormat): Promise<Blob>;
  /** What was odd about what was told. */
  problems(): Promise<FactProblems>;

  /** At most 1,000 facts of another system, each known by its type and id: a repeat is harmless. */
  tell(facts: readonly object[]): Promise<FactBatchResult>;

  settings(): Promise<StatisticsSettingsView>;
  change(change: StatisticsSettingsChange, ifVersion?: number): Promise<StatisticsSettingsView>;
  /** What agents' work counts for today. */
  accounts(): Promise<readonly StatisticsAccount[]>;
  /** From today on (CF-05). Rejects with NOT_FOUND. */
  changeAccount(agentId: string, change: StatisticsAccountChange): Promise<StatisticsAccount>;

  /** CF-09. `ifVersion` 0: only if there is none. */
  customReports(): Promise<readonly StoredReport[]>;
  saveCustomReport(report: Omit<StoredReport, 'version'>, ifVersion?: number): Promise<StoredReport>;
  /** Rejects with NOT_FOUND. */
  deleteCustomReport(id: string, ifVersion?: number): Promise<void>;
  /** Rejects with NOT_FOUND. */
  customReport(id: string, query: Range & AsOf & Pick<ReportQuery, 'ids'>): Promise<StatisticsReport>;
  /** SL-08. */
  salaryTemplates(): Promise<readonly StoredSalaryTemplate[]>;
  saveSalaryTemplate(
    template: Omit<StoredSalaryTemplate, 'version'>,
    ifVersion?: number,
  ): Promise<StoredSalaryTemplate>;
  /** Rejects with NOT_FOUND. */
  deleteSalaryTemplate(id: string, ifVersion?: number): Promise<void>;
}
