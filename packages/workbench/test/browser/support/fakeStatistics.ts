import {
  ShopbellError,
  type DetailsQuery,
  type ExplanationQuery,
  type FigureEntry,
  type FigureExplanation,
  type MetricsCatalogue,
  type MonthlyDefectRate,
  type ReportCell,
  type ReportDetails,
  type ReportQuery,
  type SalaryList,
  type SalaryQuery,
  type StatisticsAccount,
  type StatisticsAccountChange,
  type StatisticsClient,
  type StatisticsReport,
  type StatisticsSettingsChange,
  type StatisticsSettingsView,
  type StoredReport,
  type StoredSalaryTemplate,
} from '@shopbell/sdk/admin';

import {
  changedCounting,
  demoAccountFacts,
  demoCounting,
  demoDefects,
  demoPay,
  today,
} from './demoStatistics.ts';

type Asked = keyof StatisticsClient;
type Used = Pick<
  StatisticsClient,
  | 'catalogue'
  | 'report'
  | 'reportFile'
  | 'details'
  | 'detailsFile'
  | 'explain'
  | 'customReports'
  | 'saveCustomReport'
  | 'deleteCustomReport'
  | 'defectRate'
  | 'salaries'
  | 'salariesFile'
  | 'salaryTemplates'
  | 'saveSalaryTemplate'
  | 'deleteSalaryTemplate'
  | 'settings'
  | 'change'
  | 'accounts'
  | 'changeAccount'
>;

function figure(
  id: string,
  zh: string,
  unit: string,
  rule: string,
  more: Partial<FigureEntry> = {},
): FigureEntry {
  return {
    id,
    zh,
    en: id,
    unit,
    rules: [rule],
    formula: `formula of ${id}`,
    profiles: 'all',
    delay: 'live',
    delayMeans: 'with the end of the day',
    dimensions: ['shop', 'team', 'group', 'agent'],
    list: 'receptions',
    ...more,
  };
}

const figures: readonly FigureEntry[] = [
  figure('consulted', '咨询人数', 'people', 'VM-01'),
  figure('received', '接待人数', 'people', 'VM-03'),
  figure('replyRate', '回复率', 'share', 'VM-11'),
  figure('averageResponse', '平均响应时间', 'seconds', 'RS-01', { list: 'responses', better: 'lower' }),
  figure('sales', '销售额', 'money', 'SL-01', { list: 'agentPayments' }),
  figure('satisfaction', '满意度', 'share', 'QS-01', { list: 'ratings', better: 'higher' }),
  figure('averageHumanResponse', '人工平均用时', 'seconds', 'RS-02', { list: 'humanRounds' }),
  figure('answerRate', '应答率', 'share', 'VM-10', { dimensions: ['shop'] }),
];

const names: Readonly<Record<string, string>> = { 'agent-lin': '林晓', 'agent-chen': '陈洁' };
const finalFrom = Date.UTC(2026, 4, 5, 16);

/** Statistics with no server behind them: the same figures whatever is asked, and what was asked. */
export class FakeStatistics implements Used {
  readonly asked: { readonly name: Asked; readonly with: readonly unknown[] }[] = [];
  /** What the next call of this name rejects with. */
  readonly refuse = new Map<Asked, ShopbellError>();
  /** Of whom and of which figure; others are 10, and final. */
  readonly cells = new Map<string, Partial<ReportCell>>();
  catalogued: readonly FigureEntry[] = figures;
  stored: readonly StoredReport[] = [];
  rows: readonly Readonly<Record<string, unknown>>[] = [];
  defects: MonthlyDefectRate = demoDefects;
  pay: SalaryList = demoPay;
  templates: readonly StoredSalaryTemplate[] = [];
  counting: StatisticsSettingsView = demoCounting;
  accountFacts: readonly StatisticsAccount[] = demoAccountFacts;

  calls(name: Asked): readonly (readonly unknown[])[] {
    return this.asked.filter((one) => one.name === name).map((one) => one.with);
  }

  async catalogue(): Promise<MetricsCatalogue> {
    this.#note('catalogue');
    const lists = [{ id: 'receptions', zh: '接待明细', en: 'Receptions', rules: [] }];
    return { figures: [...this.catalogued], lists, profiles: ['official'] };
  }

  async report(query: ReportQuery): Promise<StatisticsReport> {
    this.#note('report', query);
    const { from, to, by = 'shop', ids, each = 'range', figures: wanted = [] } = query;
    const subjects = by === 'shop' ? [''] : (ids ?? Object.keys(names));
    const days = each === 'day' ? daysBetween(from, to) : [undefined];
    const rows = days.flatMap((day) =>
      subjects.map((id) => ({
        subject: { kind: by, id, ...(names[id] && { name: names[id] }) },
        from: day ?? from,
        to: day ?? to,
        cells: Object.fromEntries(wanted.map((name) => [name, this.#cell(id, name, day)])),
      })),
    );
    return { from, to, now: finalFrom, currency: 'CNY', profiles: ['official'], rows };
  }

  async details(query: DetailsQuery): Promise<ReportDetails> {
    this.#note('details', query);
    const { list, skip = 0, limit = 100 } = query;
    return { list, total: this.rows.length, entries: this.rows.slice(skip, skip + limit) };
  }

  async explain(query: ExplanationQuery): Promise<FigureExplanation> {
    this.#note('explain', query);
    const { figure: id } = query;
    const parts = { responses: 4, responseSeconds: 120 };
    const cell = { value: 30, final: true, finalFrom, pending: 0 };
    return { figure: id, formula: '', rules: [], cell, parts, list: 'responses', rows: 4 };
  }

  async reportFile(...asked: Parameters<StatisticsClient['reportFile']>): Promise<Blob> {
    this.#note('reportFile', ...asked);
    return new Blob(['kind']);
  }

  async detailsFile(...asked: Parameters<StatisticsClient['detailsFile']>): Promise<Blob> {
    this.#note('detailsFile', ...asked);
    return new Blob(['day']);
  }

  async customReports(): Promise<readonly StoredReport[]> {
    this.#note('customReports');
    return this.stored;
  }

  async saveCustomReport(report: Omit<StoredReport, 'version'>, ifVersion = 0): Promise<StoredReport> {
    this.#note('saveCustomReport', report, ifVersion);
    const before = this.stored.find(({ id }) => id === report.id)?.version ?? 0;
    if (before !== ifVersion) throw changedMeanwhile(before);
    const saved = { ...report, version: before + 1 };
    this.stored = [...this.stored.filter(({ id }) => id !== report.id), saved];
    return saved;
  }

  async deleteCustomReport(id: string, ifVersion?: number): Promise<void> {
    this.#note('deleteCustomReport', id, ifVersion);
    this.stored = this.stored.filter((report) => report.id !== id);
  }

  async defectRate(month: string): Promise<MonthlyDefectRate> {
    this.#note('defectRate', month);
    return { ...this.defects, from: `${month}-01`, to: `${month}-28` };
  }

  async salaries(query: SalaryQuery): Promise<SalaryList> {
    this.#note('salaries', query);
    return { ...this.pay, formula: query.formula ?? '' };
  }

  async salariesFile(...asked: Parameters<StatisticsClient['salariesFile']>): Promise<Blob> {
    this.#note('salariesFile', ...asked);
    return new Blob(['agent']);
  }

  async salaryTemplates(): Promise<readonly StoredSalaryTemplate[]> {
    this.#note('salaryTemplates');
    return this.templates;
  }

  async saveSalaryTemplate(template: Omit<StoredSalaryTemplate, 'version'>, ifVersion = 0) {
    this.#note('saveSalaryTemplate', template, ifVersion);
    const before = this.templates.find(({ id }) => id === template.id)?.version ?? 0;
    if (before !== ifVersion) throw changedMeanwhile(before);
    const saved = { ...template, version: before + 1 };
    this.templates = [...this.templates.filter(({ id }) => id !== template.id), saved];
    return saved;
  }

  async deleteSalaryTemplate(id: string, ifVersion?: number): Promise<void> {
    this.#note('deleteSalaryTemplate', id, ifVersion);
    this.templates = this.templates.filter((template) => template.id !== id);
  }

  async settings(): Promise<StatisticsSettingsView> {
    this.#note('settings');
    return this.counting;
  }

  async change(change: StatisticsSettingsChange, ifVersion?: number): Promise<StatisticsSettingsView> {
    this.#note('change', change, ifVersion);
    const { version } = this.counting;
    if (ifVersion !== undefined && ifVersion !== version) throw changedMeanwhile(version);
    this.counting = changedCounting(this.counting, change);
    return this.counting;
  }

  async accounts(): Promise<readonly StatisticsAccount[]> {
    this.#note('accounts');
    return this.accountFacts;
  }

  async changeAccount(agentId: string, change: StatisticsAccountChange): Promise<StatisticsAccount> {
    this.#note('changeAccount', agentId, change);
    const known = this.accountFacts.find((one) => one.agentId === agentId);
    const { name } = known ?? {};
    const changed = { agentId, ...(name === undefined ? {} : { name }), ...change, from: today };
    this.accountFacts = this.accountFacts.map((one) => (one.agentId === agentId ? changed : one));
    return changed;
  }

  #cell(id: string, name: string, day: string | undefined): ReportCell {
    const given = this.cells.get(`${id} ${name} ${day}`) ?? this.cells.get(`${id} ${name}`);
    return { value: 10, final: true, finalFrom, pending: 0, ...given };
  }

  #note(name: Asked, ...asked: readonly unknown[]): void {
    this.asked.push({ name, with: asked });
    const refusal = this.refuse.get(name);
    this.refuse.delete(name);
    if (refusal) throw refusal;
  }
}

function changedMeanwhile(version: number): ShopbellError {
  return new ShopbellError('CHANGED_MEANWHILE', '', { details: { version } });
}

function daysBetween(from: string, to: string): readonly string[] {
  const days: string[] = [];
  for (let at = Date.parse(from); at <= Date.parse(to); at += 86_400_000)
    days.push(new Date(at).toISOString().slice(0, 10));
  return days;
}
