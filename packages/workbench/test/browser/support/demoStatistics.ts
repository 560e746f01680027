import type {
  MonthlyDefectRate,
  SalaryList,
  StatisticsAccount,
  StatisticsSettings,
  StatisticsSettingsChange,
  StatisticsSettingsView,
} from '@shopbell/sdk/admin';

/** The day that it is in the demo shop. */
export const today = '2026-05-04';

/** Satisfaction fails, the response is met, leave messages are too few to be assessed. */
export const demoDefects: MonthlyDefectRate = {
  report: 'defect-rate',
  from: '',
  to: '',
  final: false,
  finalFrom: Date.UTC(2026, 5, 1, 16),
  metrics: [
    { metric: 'satisfaction', value: 0.744, assessed: true, fails: true, missing: 92 },
    { metric: 'averageResponse', value: 39.94, assessed: true, fails: false, missing: 0 },
    { metric: 'leaveRate', value: null, assessed: false, fails: false, missing: 0 },
  ],
  points: 2,
  inactive: false,
  daysSinceSignIn: 3,
};

export const demoPay: SalaryList = {
  formula: '',
  currency: 'CNY',
  digits: 2,
  salaries: [
    { agentId: 'agent-lin', name: '林晓', pay: 350_000 },
    { agentId: 'agent-chen', name: '陈洁', pay: null, problem: 'PENDING', figure: 'sales' },
    { agentId: 'agent-off', name: '周岩', pay: null, problem: 'DIVISION_BY_ZERO' },
  ],
};

/** As the server has them where nothing was set. */
export const countingDefaults: StatisticsSettings = {
  profile: 'official',
  autoReply: { detect: false, symbol: '^' },
  maxWait: { on: true, minutes: 10 },
  slow: { seconds: 120, times: 3 },
  ignoreNoise: false,
  assessed: { from: '09:00', to: '23:00' },
  resumeMinutes: 10,
  leaveDelayDays: 2,
  keepAftersale: false,
  filters: {
    otherShops: false,
    offDuty: true,
    broadcast: true,
    transfer: { on: true, messages: 1 },
    advertising: { on: false, replies: 1, phrase: '' },
    singleLine: { on: false, replies: 1 },
    monologue: { on: true, messages: 0 },
  },
  vendorAccounts: [],
  aftersaleDays: 21,
  agentContact: { noLoss: false, replyDays: 1 },
  crossDayOnce: false,
  payHours: 24,
  judging: 'lastChat',
  ownership: 'payment',
  influencedHours: 24,
  followUp: { byBuyer: { on: false, minutes: 10 }, byAgent: { on: false, minutes: 10 } },
  repeatHours: 24,
  inactive: { days: 30, points: 8 },
};

const april = { ...countingDefaults, maxWait: { on: true, minutes: 5 } };
const june = { ...april, payHours: 48 };

/** Changed once in April, and once more for June. */
export const demoCounting: StatisticsSettingsView = {
  currency: 'CNY',
  settings: april,
  changes: [
    { from: '2026-04-10', changedAt: Date.UTC(2026, 3, 10, 2), settings: april },
    { from: '2026-06-01', changedAt: Date.UTC(2026, 4, 1, 2), settings: june },
  ],
  version: 2,
};

/** As the server would have it after a change. */
export function changedCounting(
  before: StatisticsSettingsView,
  { from = today, settings, currency = before.currency }: StatisticsSettingsChange,
): StatisticsSettingsView {
  const version = before.version + 1;
  if (!settings) return { ...before, currency, version };
  const changes = [...before.changes, { from, changedAt: Date.UTC(2026, 4, 4, 4), settings }].toSorted(
    (a, b) => (a.from < b.from ? -1 : 1),
  );
  const now = changes.findLast((one) => one.from <= today)?.settings ?? countingDefaults;
  return { currency, settings: now, changes, version };
}

export const demoAccountFacts: readonly StatisticsAccount[] = [
  { agentId: 'agent-chen', name: '陈洁', accountType: 'presale' },
  {
    agentId: 'agent-lin',
    name: '林晓',
    accountType: 'aftersale',
    teamId: 'north',
    groupId: 'group-aftersale',
    from: '2026-05-01',
  },
  { agentId: 'agent-old', name: '旧同事', accountType: 'frozen', from: '2026-03-01' },
];
