import { createRoute } from '@hono/zod-openapi';
import { CustomReport, SalaryTemplate } from '@shopbell/metrics';
import {
  ScopeValue,
  StatisticsReport,
  StoredReport,
  StoredReportList,
  StoredSalaryTemplate,
  StoredSalaryTemplateList,
} from '@shopbell/sdk/model';
import * as z from 'zod';
import type { Services } from '../../services.ts';
import { ReportInput } from '../../statistics/query.ts';
import type { Api } from '../api.ts';
import {
  allows,
  answers,
  body,
  callerOf,
  changerIn,
  done,
  etagOf,
  ifVersionIn,
  MayIfMatch,
} from './describe.ts';
import { answersWithFiles, answerWith, Format } from './spreadsheetAnswers.ts';

const reportsPath = '/v1/admin/custom-reports';
const templatesPath = '/v1/admin/salary-templates';
const params = z.object({ id: ScopeValue });
const { from, to, ids, profile, now } = ReportInput.shape;
// Their id stands in the address.
const ReportBody = z.object({ ...CustomReport.shape, id: ScopeValue.optional() });
const TemplateBody = z.object({ ...SalaryTemplate.shape, id: ScopeValue.optional() });

const routes = {
  reports: createRoute({
    ...allows('reports.read'),
    method: 'get',
    path: reportsPath,
    summary: 'The shop’s own reports',
    responses: answers(StoredReportList, 'Each with its version.'),
  }),
  putReport: createRoute({
    ...allows('reports.write'),
    method: 'put',
    path: `${reportsPath}/{id}`,
    summary: 'Make or change a report of the shop’s own',
    description:
      'CF-09: agents side by side (`comparison`) or one agent day by day (`single`), with these figures in this order. If-Match "0" makes a new one only.',
    request: { params, headers: MayIfMatch, body: body(ReportBody) },
    responses: answers(StoredReport, 'The report.'),
  }),
  deleteReport: createRoute({
    ...allows('reports.write'),
    method: 'delete',
    path: `${reportsPath}/{id}`,
    summary: 'Delete a report of the shop’s own',
    request: { params, headers: MayIfMatch },
    responses: done,
  }),
  runReport: createRoute({
    ...allows('reports.read'),
    method: 'get',
    path: `${reportsPath}/{id}/figures`,
    summary: 'Figures of a report of the shop’s own',
    description: 'One about a single agent names that agent in `ids`.',
    request: { params, query: z.object({ from, to, ids, profile, now, format: Format }) },
    responses: answersWithFiles(StatisticsReport, 'The report.'),
  }),
  templates: createRoute({
    ...allows('reports.read'),
    method: 'get',
    path: templatesPath,
    summary: 'Salary templates',
    responses: answers(StoredSalaryTemplateList, 'Each with its version.'),
  }),
  putTemplate: createRoute({
    ...allows('reports.write'),
    method: 'put',
    path: `${templatesPath}/{id}`,
    summary: 'Make or change a salary template',
    description: 'SL-08: a formula over figures that agents have. If-Match "0" makes a new one only.',
    request: { params, headers: MayIfMatch, body: body(TemplateBody) },
    responses: answers(StoredSalaryTemplate, 'The template.'),
  }),
  deleteTemplate: createRoute({
    ...allows('reports.write'),
    method: 'delete',
    path: `${templatesPath}/{id}`,
    summary: 'Delete a salary template',
    request: { params, headers: MayIfMatch },
    responses: done,
  }),
} as const;

/** What a shop keeps of its statistics: custom reports and salary templates. */
export function addSavedReportRoutes(api: Api, { admin: { reports } }: Services): void {
  const { saved } = reports;
  api.openapi(routes.reports, async (context) =>
    context.json({ reports: await saved.reports(callerOf(context).shopId) }, 200),
  );
  api.openapi(routes.putReport, async (context) => {
    const { ifVersion } = ifVersionIn(context.req.valid('header'));
    const report = { ...context.req.valid('json'), id: context.req.valid('param').id };
    const stored = await saved.saveReport(callerOf(context).shopId, report, ifVersion, changerIn(context));
    return context.json(stored, 200, etagOf(stored));
  });
  api.openapi(routes.deleteReport, async (context) => {
    const { ifVersion } = ifVersionIn(context.req.valid('header'));
    await saved.deleteReport(
      callerOf(context).shopId,
      context.req.valid('param').id,
      ifVersion,
      changerIn(context),
    );
    return context.body(null, 204);
  });
  api.openapi(routes.runReport, async (context) => {
    const { shopId } = callerOf(context);
    const { id } = context.req.valid('param');
    const { format, ...query } = context.req.valid('query');
    return answerWith(reports.file(shopId, { of: 'custom', id, query }, format), format);
  });
  api.openapi(routes.templates, async (context) =>
    context.json({ templates: await saved.templates(callerOf(context).shopId) }, 200),
  );
  api.openapi(routes.putTemplate, async (context) => {
    const { ifVersion } = ifVersionIn(context.req.valid('header'));
    const template = { ...context.req.valid('json'), id: context.req.valid('param').id };
    const stored = await saved.saveTemplate(
      callerOf(context).shopId,
      template,
      ifVersion,
      changerIn(context),
    );
    return context.json(stored, 200, etagOf(stored));
  });
  api.openapi(routes.deleteTemplate, async (context) => {
    const { ifVersion } = ifVersionIn(context.req.valid('header'));
    await saved.deleteTemplate(
      callerOf(context).shopId,
      context.req.valid('param').id,
      ifVersion,
      changerIn(context),
    );
    return context.body(null, 204);
  });
}
