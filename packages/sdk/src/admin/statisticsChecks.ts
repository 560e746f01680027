import {
  isCount,
  isFlag,
  isNumber,
  isRecord,
  isText,
  listOf,
  optional,
  shape,
  type Check,
} from '../guards/shape.ts';
import type {
  FigureEntry,
  FigureExplanation,
  FigureRank,
  MetricsCatalogue,
  ReportCell,
  ReportDetails,
  StatisticsReport,
} from '../model/admin/reports.ts';
import type {
  FactBatchResult,
  FactProblems,
  MonthlyDefectRate,
  SalaryList,
  StatisticsAccount,
  StoredReport,
  StoredSalaryTemplate,
} from '../model/admin/statistics.ts';
import type { StatisticsSettingsView } from './statisticsClient.ts';

const isTexts = listOf(isText);
const isNumberOrNull: Check = (value) => value === null || isNumber(value);

export const isCatalogue = shape<MetricsCatalogue>({
  figures: listOf(
    shape<FigureEntry>({
      id: isText,
      zh: isText,
      en: isText,
      unit: isText,
      rules: isTexts,
      formula: isText,
      delay: isText,
      dimensions: isTexts,
      list: isText,
    }),
  ),
  lists: listOf(shape<MetricsCatalogue['lists'][number]>({ id: isText, zh: isText, en: isText })),
  profiles: isTexts,
});

const isRank = shape<FigureRank>({
  place: (value) => value === null || isCount(value),
  of: isCount,
  tied: isCount,
});

const isCell = shape<ReportCell>({
  value: isNumberOrNull,
  final: isFlag,
  finalFrom: isNumber,
  pending: isNumber,
  former: optional(isNumberOrNull),
  rank: optional(isRank),
});

/** By figure. */
export const isCells: Check = (value) => isRecord(value) && Object.values(value).every(isCell);

export const isReport = shape<StatisticsReport>({
  from: isText,
  to: isText,
  now: isCount,
  currency: isText,
  profiles: isTexts,
  rows: listOf(
    shape<StatisticsReport['rows'][number]>({
      subject: shape<StatisticsReport['rows'][number]['subject']>({
        kind: isText,
        id: isText,
        name: optional(isText),
      }),
      from: isText,
      to: isText,
      cells: isCells,
    }),
  ),
});

export const isDetails = shape<ReportDetails>({
  list: isText,
  total: isCount,
  entries: listOf(isRecord),
  next: optional(isCount),
});

export const isFigureExplanation = shape<FigureExplanation>({
  figure: isText,
  formula: isText,
  rules: isTexts,
  cell: isCell,
  parts: (value) => isRecord(value) && Object.values(value).every(isNumber),
  list: isText,
  rows: isCount,
});

export const isDefectRate = shape<MonthlyDefectRate>({
  from: isText,
  to: isText,
  final: isFlag,
  metrics: listOf(
    shape<MonthlyDefectRate['metrics'][number]>({
      metric: isText,
      value: isNumberOrNull,
      assessed: isFlag,
      fails: isFlag,
      missing: isNumber,
    }),
  ),
  points: isCount,
});

export const isSalaryList = shape<SalaryList>({
  digits: isCount,
  formula: isText,
  currency: isText,
  salaries: listOf(
    shape<SalaryList['salaries'][number]>({
      agentId: isText,
      pay: isNumberOrNull,
      problem: optional(isText),
    }),
  ),
});

export const isProblems = shape<FactProblems>({
  problems: listOf(shape<FactProblems['problems'][number]>({ code: isText, fact: isText, id: isText })),
  total: isCount,
});

export const isFactResult = shape<FactBatchResult>({
  stored: isCount,
  unchanged: isCount,
  refused: listOf(
    shape<FactBatchResult['refused'][number]>({ index: isCount, id: optional(isText), error: isRecord }),
  ),
});

export const isStatisticsSettings = shape<StatisticsSettingsView>({
  currency: isText,
  settings: isRecord,
  changes: listOf(
    shape<StatisticsSettingsView['changes'][number]>({
      from: isText,
      changedAt: isCount,
      settings: isRecord,
    }),
  ),
  version: isCount,
});

export const isStatisticsAccount = shape<StatisticsAccount>({
  agentId: isText,
  name: optional(isText),
  accountType: isText,
  teamId: optional(isText),
  groupId: optional(isText),
  from: optional(isText),
});
export const isStatisticsAccounts = shape<{ accounts: StatisticsAccount[] }>({
  accounts: listOf(isStatisticsAccount),
});

export const isStoredReport = shape<StoredReport>({
  id: isText,
  name: isText,
  kind: isText,
  figures: isTexts,
  version: isCount,
});
export const isStoredReports = shape<{ reports: StoredReport[] }>({ reports: listOf(isStoredReport) });

export const isStoredTemplate = shape<StoredSalaryTemplate>({
  id: isText,
  name: isText,
  formula: isText,
  version: isCount,
});
export const isStoredTemplates = shape<{ templates: StoredSalaryTemplate[] }>({
  templates: listOf(isStoredTemplate),
});
