import { createRoute } from '@hono/zod-openapi';
import { Id } from '@shopbell/sdk/model';
import * as z from 'zod';
import type { Services } from '../../services.ts';
import type { Api } from '../api.ts';
import { allows, callerOf, changerIn, done } from './describe.ts';

const erase = createRoute({
  ...allows('customers.erase'),
  method: 'delete',
  path: '/v1/admin/customers/{customerId}',
  summary: 'Erase a customer, for good',
  description:
    'By any id that they had. Erased are all words and files of their conversations, whoever wrote them, what they wrote in customer groups, notes, comments, name and login: everywhere, in search and snapshots too. What happened stays, and every figure is what it was. They, or whoever logs in as they did, come back as somebody new. CUSTOMER_ENGAGED while one of their conversations is open: end it first. A repeat is harmless.',
  request: { params: z.object({ customerId: Id }) },
  responses: done,
});

export function addCustomerRoutes(api: Api, { admin: { customers } }: Services): void {
  api.openapi(erase, async (context) => {
    const { customerId } = context.req.valid('param');
    await customers.erase(callerOf(context).shopId, customerId, changerIn(context));
    return context.body(null, 204);
  });
}
