import { createRoute } from '@hono/zod-openapi';
import { adminLimits, ChangedThing, ChangerKey, SettingChange, SettingChangeList } from '@shopbell/sdk/model';
import * as z from 'zod';
import type { Services } from '../../services.ts';
import type { Api } from '../api.ts';
import { allows, answers, callerOf } from './describe.ts';

const path = '/v1/admin/changes';
const WholeNumber = z.coerce.number<string>().int().min(0);

const routes = {
  list: createRoute({
    ...allows('changes.read'),
    method: 'get',
    path,
    summary: 'Who changed which setting when, from what to what',
    description:
      'Of the whole administration, whichever way it was asked; products, orders and parcels are no settings. Secrets are told as changed only. The newest first; of long lists a page tells some values with their count.',
    request: {
      query: z.object({
        what: ChangedThing.optional(),
        by: ChangerKey.optional(),
        from: WholeNumber.optional(),
        to: WholeNumber.optional(),
        after: z.string().max(20).optional(),
        limit: WholeNumber.min(1).max(adminLimits.page).optional(),
      }),
    },
    responses: answers(SettingChangeList, 'A page; `next` is the `after` of the one that follows.'),
  }),
  find: createRoute({
    ...allows('changes.read'),
    method: 'get',
    path: `${path}/{seq}`,
    summary: 'A change with everything that it changed',
    request: { params: z.object({ seq: WholeNumber }) },
    responses: answers(SettingChange, 'The change.'),
  }),
} as const;

export function addChangeRoutes(api: Api, { admin: { changes } }: Services): void {
  api.openapi(routes.list, async (context) =>
    context.json(await changes.list(callerOf(context).shopId, context.req.valid('query')), 200),
  );
  api.openapi(routes.find, async (context) =>
    context.json(await changes.find(callerOf(context).shopId, context.req.valid('param').seq), 200),
  );
}
