import { createRoute } from '@hono/zod-openapi';
import {
  ConversationTrace,
  DeskExplanation,
  DeskWarnings,
  Id,
  Page,
  RoutingPreview,
  RoutingQuestion,
  Scope,
  ScopeValue,
  SimulationAnswer,
  SimulationQuestion,
} from '@shopbell/sdk/model';
import * as z from 'zod';
import type { Services } from '../../services.ts';
import type { Api } from '../api.ts';
import { allows, answers, body, callerOf } from './describe.ts';

const routes = {
  explain: createRoute({
    ...allows('desk.read'),
    method: 'get',
    path: '/v1/admin/agents/{agentId}/explain',
    summary: 'Why an agent gets no conversations',
    description:
      'The first failing check in the order of RT-29, group by group: of all that comes, or with a page, SKU or channel of such entries. With `at` from the desk as it stood at that sequence of the journal (`decidedAt` of a trace), else from the desk of now. Names are those of today.',
    request: {
      params: z.object({ agentId: Id }),
      query: z.object({
        page: Page.optional(),
        sku: ScopeValue.optional(),
        channel: Scope.shape.channel.unwrap().optional(),
        at: z.coerce.number<string>().int().min(0).optional(),
      }),
    },
    responses: answers(DeskExplanation, 'The explanation.'),
  }),
  trace: createRoute({
    ...allows('desk.read'),
    method: 'get',
    path: '/v1/admin/conversations/{conversationId}/trace',
    summary: 'What a conversation came to, and why',
    description: 'From the record: the rules that were looked at, in order, and what each said.',
    request: { params: z.object({ conversationId: Id }) },
    responses: answers(ConversationTrace, 'Every outcome with its trace, the oldest first; the newest 200.'),
  }),
  preview: createRoute({
    ...allows('desk.read'),
    method: 'post',
    path: '/v1/admin/routing/preview',
    summary: 'Where an entry would go this moment',
    description:
      'Decided by the desk of now, and, with `settings` or a `group`, once more by a copy that was changed so: nothing happens, nothing is kept. A change that would be refused is refused here, with the same reasons.',
    request: { body: body(RoutingQuestion) },
    responses: answers(RoutingPreview, 'The outcome with its trace, of what is saved and of the change.'),
  }),
  simulation: createRoute({
    ...allows('desk.read'),
    method: 'post',
    path: '/v1/admin/routing/simulation',
    summary: 'What more agents would have changed',
    description:
      'The customers of recorded days come again through the very desk, to the agents there were and to more of them in one group at some hours of each day: who waits, how long, and who leaves a message.',
    request: { body: body(SimulationQuestion) },
    responses: answers(SimulationAnswer, 'Before and after.'),
  }),
  warnings: createRoute({
    ...allows('desk.read'),
    method: 'get',
    path: '/v1/admin/warnings',
    summary: 'What is wrong with how the shop is staffed',
    description:
      'AC-07: within business hours somebody must be there to whom a customer can be routed, in the shop and in each of its groups.',
    responses: answers(DeskWarnings, 'The warnings of this moment.'),
  }),
} as const;

export function addInquiryRoutes(api: Api, { admin: { inquiry, previews, reports } }: Services): void {
  api.openapi(routes.explain, async (context) => {
    const { agentId } = context.req.valid('param');
    const { at, ...about } = context.req.valid('query');
    const scoped = Object.values(about).some((value) => value !== undefined);
    const explanation = await inquiry.explain(callerOf(context).shopId, agentId, {
      ...(scoped ? { scope: Scope.parse(about) } : {}),
      ...(at === undefined ? {} : { at }),
    });
    return context.json(explanation, 200);
  });
  api.openapi(routes.trace, async (context) => {
    const { conversationId } = context.req.valid('param');
    return context.json(await inquiry.trace(callerOf(context).shopId, conversationId), 200);
  });
  api.openapi(routes.preview, async (context) =>
    context.json(await previews.of(callerOf(context).shopId, context.req.valid('json')), 200),
  );
  api.openapi(routes.simulation, async (context) =>
    context.json(await reports.simulate(callerOf(context).shopId, context.req.valid('json')), 200),
  );
  api.openapi(routes.warnings, async (context) =>
    context.json(await inquiry.warnings(callerOf(context).shopId), 200),
  );
}
