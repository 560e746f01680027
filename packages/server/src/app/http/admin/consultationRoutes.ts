import { createRoute } from '@hono/zod-openapi';
import {
  adminLimits,
  CalendarDate,
  consultationKinds,
  ConsultationRecords,
  Id,
  searchLimits,
} from '@shopbell/sdk/model';
import * as z from 'zod';
import type { Services } from '../../services.ts';
import type { Api } from '../api.ts';
import { allows, answers, callerOf } from './describe.ts';

const WholeNumber = z.coerce.number<string>().int().min(0);

const routes = {
  list: createRoute({
    ...allows('consultations.read'),
    method: 'get',
    path: '/v1/admin/consultations',
    summary: 'Consultations of the whole shop',
    description:
      'WB-18: whoever had them, on the days of the shop on which they began, the newest first; by the group they entered through (RT-28), agent, kind and what was written. What became of one, and why, its `trace` tells. Of agents who count for no figure there are none.',
    request: {
      query: z.object({
        from: CalendarDate,
        to: CalendarDate,
        groupId: Id.optional(),
        agentId: Id.optional(),
        kind: z.enum(consultationKinds).optional(),
        text: z.string().min(2).max(searchLimits.text).optional(),
        skip: WholeNumber.optional(),
        limit: WholeNumber.min(1).max(adminLimits.page).optional(),
      }),
    },
    responses: answers(ConsultationRecords, 'A page; `next` is the `skip` of the one that follows.'),
  }),
} as const;

export function addConsultationRoutes(api: Api, { admin: { consultations } }: Services): void {
  api.openapi(routes.list, async (context) =>
    context.json(await consultations.list(callerOf(context).shopId, context.req.valid('query')), 200),
  );
}
