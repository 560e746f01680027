import { isNothing } from '../guards/results.ts';
import { at, query, type AdminCall } from './adminCall.ts';
import * as checks from './statisticsChecks.ts';
import type { StatisticsClient } from './statisticsClient.ts';

const reports = '/admin/reports';
const custom = '/admin/custom-reports';
const templates = '/admin/salary-templates';
const statistics = '/admin/statistics';

export function createStatisticsClient(call: AdminCall): StatisticsClient {
  const remove = async (path: string, ifVersion?: number): Promise<void> => {
    await call(path, { method: 'DELETE', ifVersion, expect: isNothing });
  };
  const file = (path: string): Promise<Blob> => call(path, { blob: true, expect: isBlob });
  return {
    catalogue: () => call('/metrics/catalogue', { expect: checks.isCatalogue }),
    report: (asked) => call(`${reports}${query(asked)}`, { expect: checks.isReport }),
    details: (asked) => call(`${reports}/details${query(asked)}`, { expect: checks.isDetails }),
    reportFile: (asked, format) => file(`${reports}${query({ ...asked, format })}`),
    detailsFile: (asked, format) => file(`${reports}/details${query({ ...asked, format })}`),
    explain: (asked) => call(`${reports}/explanation${query(asked)}`, { expect: checks.isFigureExplanation }),
    defectRate: (month, asOf) =>
      call(`${reports}/defect-rate${query({ month, ...asOf })}`, { expect: checks.isDefectRate }),
    salaries: (asked) => call(`${reports}/salaries${query(asked)}`, { expect: checks.isSalaryList }),
    salariesFile: (asked, format) => file(`${reports}/salaries${query({ ...asked, format })}`),
    problems: () => call(`${reports}/problems`, { expect: checks.isProblems }),

    tell: (facts) => call('/admin/facts', { method: 'POST', body: { facts }, expect: checks.isFactResult }),

    settings: () => call(`${statistics}/settings`, { expect: checks.isStatisticsSettings }),
    change: (body, ifVersion) =>
      call(`${statistics}/settings`, {
        method: 'PUT',
        body,
        ifVersion,
        expect: checks.isStatisticsSettings,
      }),
    accounts: async () =>
      (await call(`${statistics}/agents`, { expect: checks.isStatisticsAccounts })).accounts,
    changeAccount: (agentId, body) =>
      call(at(`${statistics}/agents`, agentId), { method: 'PUT', body, expect: checks.isStatisticsAccount }),

    customReports: async () => (await call(custom, { expect: checks.isStoredReports })).reports,
    saveCustomReport: ({ id, ...body }, ifVersion) =>
      call(at(custom, id), { method: 'PUT', body, ifVersion, expect: checks.isStoredReport }),
    deleteCustomReport: (id, ifVersion) => remove(at(custom, id), ifVersion),
    customReport: (id, asked) =>
      call(`${at(custom, id)}/figures${query(asked)}`, { expect: checks.isReport }),
    salaryTemplates: async () => (await call(templates, { expect: checks.isStoredTemplates })).templates,
    saveSalaryTemplate: ({ id, ...body }, ifVersion) =>
      call(at(templates, id), { method: 'PUT', body, ifVersion, expect: checks.isStoredTemplate }),
    deleteSalaryTemplate: (id, ifVersion) => remove(at(templates, id), ifVersion),
  };
}

function isBlob(value: unknown): value is Blob {
  return value instanceof Blob;
}
