import { createRoute } from '@hono/zod-openapi';
import {
  FactProblems,
  FigureExplanation,
  MetricsCatalogue,
  MonthlyDefectRate,
  ReportDetails,
  SalaryList,
  StatisticsReport,
} from '@shopbell/sdk/model';
import * as z from 'zod';
import type { Services } from '../../services.ts';
import { metricsCatalogue } from '../../statistics/catalogue.ts';
import { DefectInput, DetailsInput, ExplainInput, ReportInput, SalaryInput } from '../../statistics/query.ts';
import type { Api } from '../api.ts';
import { allows, answers, callerOf } from './describe.ts';
import { answersWithFiles, answerWith, Format } from './spreadsheetAnswers.ts';

const path = '/v1/admin/reports';
const asked = <S extends z.ZodRawShape>(shape: S) => ({ query: z.object({ ...shape, format: Format }) });

const routes = {
  catalogue: createRoute({
    method: 'get',
    path: '/v1/metrics/catalogue',
    tags: ['statistics'],
    summary: 'Every figure there is',
    description:
      'With names, unit, formula in words, when it is final, and what it can be shown by (VM-18). It is the same for every shop, and public.',
    responses: answers(MetricsCatalogue, 'The catalogue.'),
  }),
  report: createRoute({
    ...allows('reports.read'),
    method: 'get',
    path,
    summary: 'Figures of a range of days',
    description:
      'For the shop, or one row for each team, group, agent or product. A cell says whether it is final, and how many rows are pending (DL-08). As CSV or XLSX with `format`.',
    request: asked(ReportInput.shape),
    responses: answersWithFiles(StatisticsReport, 'The report.'),
  }),
  details: createRoute({
    ...allows('reports.read'),
    method: 'get',
    path: `${path}/details`,
    summary: 'The rows behind a figure',
    description:
      'A page of a detail list: sessions, rounds, orders, reasons for filtering … with ids that open the conversation and the order (SY-03). A file holds all of them.',
    request: asked(DetailsInput.shape),
    responses: answersWithFiles(ReportDetails, 'A page; `next` is the `skip` of the one that follows.'),
  }),
  explanation: createRoute({
    ...allows('reports.read'),
    method: 'get',
    path: `${path}/explanation`,
    summary: 'How a figure of a day came about',
    request: { query: z.object(ExplainInput.shape) },
    responses: answers(FigureExplanation, 'Its formula, the sums in it, and the list that shows the rows.'),
  }),
  defectRate: createRoute({
    ...allows('reports.read'),
    method: 'get',
    path: `${path}/defect-rate`,
    summary: 'The defect rate of a month',
    description: 'With points, and what it would take (PN). `month`: 2026-05.',
    request: { query: z.object(DefectInput.shape) },
    responses: answers(MonthlyDefectRate, 'The month; the state so far, as long as it is not final.'),
  }),
  salaries: createRoute({
    ...allows('reports.read'),
    method: 'get',
    path: `${path}/salaries`,
    summary: 'What agents earn by a formula',
    description:
      'A template of the shop, or a formula such as `3000 + 0.01 * sales` (SL-08). Pay is worked out from final figures only.',
    request: asked(SalaryInput.shape),
    responses: answersWithFiles(SalaryList, 'Each agent’s pay, or why there is none.'),
  }),
  problems: createRoute({
    ...allows('reports.read'),
    method: 'get',
    path: `${path}/problems`,
    summary: 'What was odd about the facts',
    description: 'Nothing is dropped in silence: each says what became of it.',
    responses: answers(FactProblems, 'The first 1,000, and how many there are.'),
  }),
} as const;

/** Statistics as managers read them. */
export function addReportRoutes(api: Api, { admin: { reports } }: Services): void {
  const catalogue = metricsCatalogue();
  api.openapi(routes.catalogue, (context) => context.json(catalogue, 200));

  api.openapi(routes.report, async (context) => {
    const { format, ...query } = context.req.valid('query');
    return answerWith(reports.file(callerOf(context).shopId, { of: 'report', query }, format), format);
  });
  api.openapi(routes.details, async (context) => {
    const { format, ...query } = context.req.valid('query');
    const { shopId } = callerOf(context);
    if (format === 'json') return context.json(await reports.details(shopId, query), 200);
    return answerWith(reports.file(shopId, { of: 'details', query }, format), format);
  });
  api.openapi(routes.explanation, async (context) =>
    context.json(await reports.explain(callerOf(context).shopId, context.req.valid('query')), 200),
  );
  api.openapi(routes.defectRate, async (context) =>
    context.json(await reports.defectRate(callerOf(context).shopId, context.req.valid('query')), 200),
  );
  api.openapi(routes.salaries, async (context) => {
    const { format, ...query } = context.req.valid('query');
    return answerWith(reports.file(callerOf(context).shopId, { of: 'salaries', query }, format), format);
  });
  api.openapi(routes.problems, async (context) =>
    context.json(await reports.problems(callerOf(context).shopId), 200),
  );
}
