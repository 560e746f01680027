import { createRoute } from '@hono/zod-openapi';
import { FactBatch, FactBatchResult } from '@shopbell/sdk/model';
import type { Services } from '../../services.ts';
import type { Api } from '../api.ts';
import { allows, answers, body, callerOf } from './describe.ts';

export const factsPath = '/v1/admin/facts';

const take = createRoute({
  ...allows('facts.write'),
  method: 'post',
  path: factsPath,
  summary: 'Tell facts that figures are made from',
  description:
    'Up to 1,000: messages, sessions, ratings, orders, refunds, visits, agents and customers of another system, as docs/statistics.md describes them. A fact is known by its type and id: a repeat is harmless, and they may come in any order. Bad ones are named with index and reason; the good ones are stored.',
  request: { body: body(FactBatch) },
  responses: answers(FactBatchResult, 'What became of the facts.'),
});

export function addFactRoutes(api: Api, { admin: { facts } }: Services): void {
  api.openapi(take, async (context) =>
    context.json(await facts.take(callerOf(context).shopId, context.req.valid('json')), 200),
  );
}
