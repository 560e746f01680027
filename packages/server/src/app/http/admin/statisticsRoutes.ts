import { createRoute } from '@hono/zod-openapi';
import {
  ScopeValue,
  StatisticsAccount,
  StatisticsAccountChange,
  StatisticsAccountList,
} from '@shopbell/sdk/model';
import * as z from 'zod';
import type { Services } from '../../services.ts';
import { StatisticsSettingsChange, StatisticsSettingsView } from '../../statistics/statisticsSettings.ts';
import type { Api } from '../api.ts';
import {
  allows,
  answers,
  body,
  callerOf,
  changerIn,
  etagOf,
  ifVersionIn,
  MayIfMatch,
  withEveryReason,
} from './describe.ts';

const path = '/v1/admin/statistics';

const routes = {
  settings: createRoute({
    ...allows('reports.read'),
    method: 'get',
    path: `${path}/settings`,
    summary: 'How the shop’s figures are counted',
    description: 'As it is in force today, and every change. The ETag is the version, for the next change.',
    responses: answers(StatisticsSettingsView, 'The settings.'),
  }),
  change: createRoute({
    ...allows('reports.write'),
    method: 'put',
    path: `${path}/settings`,
    summary: 'Change how the shop’s figures are counted',
    description:
      'From a day on, today at the earliest: days that are over keep what they had (CF-06). What is left out of `settings` means its default.',
    request: { headers: MayIfMatch, body: body(StatisticsSettingsChange) },
    responses: answers(StatisticsSettingsView, 'The settings after the change.'),
  }),
  accounts: createRoute({
    ...allows('reports.read'),
    method: 'get',
    path: `${path}/agents`,
    summary: 'What agents’ work counts for',
    responses: answers(StatisticsAccountList, 'As of today.'),
  }),
  changeAccount: createRoute({
    ...allows('reports.write'),
    method: 'put',
    path: `${path}/agents/{agentId}`,
    summary: 'Change what an agent’s work counts for',
    description:
      'Pre-sale, after-sale or frozen (CF-01 … CF-03), with team and group; counts from today on (CF-05). There is no deleting (CF-07).',
    request: { params: z.object({ agentId: ScopeValue }), body: body(StatisticsAccountChange) },
    responses: answers(StatisticsAccount, 'As of today.'),
  }),
} as const;

/** How figures are counted, and for whom. */
export function addStatisticsRoutes(api: Api, { admin: { reports } }: Services): void {
  const { settings } = reports;
  api.openapi(routes.settings, async (context) => {
    const view = await settings.read(callerOf(context).shopId);
    return context.json(view, 200, etagOf(view));
  });
  api.openapi(
    routes.change,
    async (context) => {
      const { ifVersion } = ifVersionIn(context.req.valid('header'));
      const view = await settings.change(
        callerOf(context).shopId,
        context.req.valid('json'),
        ifVersion,
        changerIn(context),
      );
      return context.json(view, 200, etagOf(view));
    },
    withEveryReason((context, change: StatisticsSettingsChange) =>
      settings.change(callerOf(context).shopId, change),
    ),
  );
  api.openapi(routes.accounts, async (context) =>
    context.json({ accounts: await settings.accounts(callerOf(context).shopId) }, 200),
  );
  api.openapi(routes.changeAccount, async (context) => {
    const { agentId } = context.req.valid('param');
    const { shopId } = callerOf(context);
    return context.json(
      await settings.changeAccount(shopId, agentId, context.req.valid('json'), changerIn(context)),
      200,
    );
  });
}
