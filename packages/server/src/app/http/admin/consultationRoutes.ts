import { createRoute } from '@hono/zod-openapi';
import {
  adminLimits,
  CalendarDate,
  consultationKinds,
  ConsultationRecords,
  Id,
  searchLimits,
  shopbellError,
} from '@shopbell/sdk/model';
import * as z from 'zod';
import { mayAdminister } from '../../permissions/administration.ts';
import type { Services } from '../../services.ts';
import type { Api } from '../api.ts';
import { allows, answers, callerOf } from './describe.ts';

const WholeNumber = z.coerce.number<string>().int().min(0);

const routes = {
  list: createRoute({
    ...allows('consultations.read', 'consultations.own'),
    method: 'get',
    path: '/v1/admin/consultations',
    summary: 'Consultations of the whole shop',
    description:
      'WB-18: whoever had them and whatever figures count, on the days of the shop on which they began, the newest first; by the group they entered through (RT-28), agent, kind and what was written. Each session is told once, and each entry that came to none: with the robot alone, with groups to choose from, or refused. Whoever serves customers and does not administer the shop is told of those that they had. What became of one, and why, its `trace` tells.',
    request: {
      query: z.object({
        from: CalendarDate,
        to: CalendarDate,
        groupId: Id.optional(),
        agentId: Id.optional(),
        kind: z.enum(consultationKinds).optional(),
        text: z.string().min(2).max(searchLimits.text).optional(),
        after: z.string().max(200).optional(),
        limit: WholeNumber.min(1).max(adminLimits.page).optional(),
      }),
    },
    responses: answers(ConsultationRecords, 'A page; `next` is the `after` of the one that follows.'),
  }),
} as const;

export function addConsultationRoutes(api: Api, { admin: { consultations } }: Services): void {
  api.openapi(routes.list, async (context) => {
    const caller = callerOf(context);
    const asked = context.req.valid('query');
    const all = mayAdminister(caller, 'consultations.read');
    if (!all && asked.agentId !== undefined && asked.agentId !== caller.id) throw shopbellError('FORBIDDEN');
    const query = all ? asked : { ...asked, agentId: caller.id };
    return context.json(await consultations.list(caller.shopId, query), 200);
  });
}
