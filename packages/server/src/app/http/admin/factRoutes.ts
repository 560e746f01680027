import { createRoute } from '@hono/zod-openapi';
import { adminLimits, FactBatch, FactBatchResult, shopbellError, type Changer } from '@shopbell/sdk/model';
import * as z from 'zod';
import { mayAdminister, type AdminCaller } from '../../permissions/administration.ts';
import type { Services } from '../../services.ts';
import { ToldFact } from '../../statistics/reading/toldFact.ts';
import { typeOf } from '../../statistics/reading/toFact.ts';
import type { Api } from '../api.ts';
import { allows, answers, body, callerOf, changerIn } from './describe.ts';

export const factsPath = '/v1/admin/facts';

/** Each row is judged on its own, so that a bad one costs no other: here it is only described. */
const ToldBatch = FactBatch.extend({
  facts: z
    .array(z.unknown().meta({ allOf: [{ $ref: '#/components/schemas/ToldFact' }] }))
    .min(1)
    .max(adminLimits.batchRows),
}).meta({ id: 'FactBatch' });

const take = createRoute({
  ...allows('facts.write'),
  method: 'post',
  path: factsPath,
  summary: 'Tell facts that figures are made from',
  description:
    'Up to 1,000: messages, sessions, ratings, orders, refunds, visits, agents and customers of another system, as docs/statistics.md describes them. A fact is known by its type and id: a repeat is harmless, and they may come in any order. Bad ones are named with index and reason; the good ones are stored. Whose work counts for what (`agent`) is a setting: a key with the scope `catalogue` alone is refused those with FORBIDDEN, and who may tell them is in the log of changes.',
  request: { body: body(ToldBatch) },
  responses: answers(FactBatchResult, 'What became of the facts.'),
});

export function addFactRoutes(api: Api, services: Services): void {
  api.openAPIRegistry.register('ToldFact', ToldFact);
  api.openapi(take, async (context) =>
    context.json(
      await takeFacts(services, callerOf(context), changerIn(context), context.req.valid('json')),
      200,
    ),
  );
}

/** Facts that are settings are taken of whoever may change settings alone. */
async function takeFacts(
  { admin }: Services,
  caller: AdminCaller,
  by: Changer,
  { facts }: FactBatch,
): Promise<FactBatchResult> {
  const refused: FactBatchResult['refused'] = [];
  const places: number[] = [];
  for (const [index, row] of facts.entries()) {
    if (typeOf(row) === 'agent' && !mayAdminister(caller, 'reports.write'))
      refused.push(notAllowed(index, row));
    else places.push(index);
  }
  const allowed = places.map((index) => facts[index]);
  if (allowed.length === 0) return { stored: 0, unchanged: 0, refused };
  const taken = await admin.facts.take(caller.shopId, { facts: allowed }, by);
  for (const refusal of taken.refused)
    refused.push({ ...refusal, index: places[refusal.index] ?? refusal.index });
  return { ...taken, refused: refused.sort((a, b) => a.index - b.index) };
}

function notAllowed(index: number, row: unknown): FactBatchResult['refused'][number] {
  const id = typeof row === 'object' && row !== null && 'id' in row ? row.id : undefined;
  const sentence = 'Whose work counts for what is a setting: it needs the scope admin.';
  const named = typeof id === 'string' && id.length <= 128 ? { id } : {};
  return { index, ...named, error: shopbellError('FORBIDDEN', undefined, sentence).toWire() };
}
