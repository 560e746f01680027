import { createRoute } from '@hono/zod-openapi';
import {
  ApiKey,
  ApiKeyGrant,
  ApiKeyList,
  CustomerKey,
  CustomerKeyList,
  Id,
  KeyId,
  NewApiKey,
  NewCustomerKey,
} from '@shopbell/sdk/model';
import * as z from 'zod';
import type { Services } from '../../services.ts';
import type { Api } from '../api.ts';
import { allows, answers, body, callerOf, changerIn, withEveryReason } from './describe.ts';

const apiKeys = '/v1/admin/api-keys';
const customerKeys = '/v1/admin/customer-keys';

const routes = {
  listApiKeys: createRoute({
    ...allows('keys.read'),
    method: 'get',
    path: apiKeys,
    summary: 'The shop’s API keys',
    description: 'Revoked and expired ones too; never the keys themselves.',
    responses: answers(ApiKeyList, 'The keys, oldest first.'),
  }),
  createApiKey: createRoute({
    ...allows('keys.write'),
    method: 'post',
    path: apiKeys,
    summary: 'Make an API key',
    description: 'The answer holds the key: it is told this once.',
    request: { body: body(NewApiKey) },
    responses: answers(ApiKeyGrant, 'The key.'),
  }),
  revokeApiKey: createRoute({
    ...allows('keys.write'),
    method: 'delete',
    path: `${apiKeys}/{keyId}`,
    summary: 'Revoke an API key',
    description: 'Holds for the very next request. Harmless twice.',
    request: { params: z.object({ keyId: Id }) },
    responses: answers(ApiKey, 'The key, revoked.'),
  }),
  listCustomerKeys: createRoute({
    ...allows('keys.read'),
    method: 'get',
    path: customerKeys,
    summary: 'The public keys for customers’ JWTs',
    responses: answers(CustomerKeyList, 'The keys, oldest first.'),
  }),
  addCustomerKey: createRoute({
    ...allows('keys.write'),
    method: 'post',
    path: customerKeys,
    summary: 'Add a public key for customers’ JWTs',
    description:
      'Several are valid at once: add the new one, sign with it, revoke the old one. A kid is used once. A private key is refused.',
    request: { body: body(NewCustomerKey) },
    responses: answers(CustomerKey, 'The key.'),
  }),
  revokeCustomerKey: createRoute({
    ...allows('keys.write'),
    method: 'delete',
    path: `${customerKeys}/{kid}`,
    summary: 'Revoke a public key',
    description: 'From now on nothing signed with it is believed. Harmless twice.',
    request: { params: z.object({ kid: KeyId }) },
    responses: answers(CustomerKey, 'The key, revoked.'),
  }),
} as const;

export function addKeyRoutes(api: Api, { admin }: Services): void {
  api.openapi(routes.listApiKeys, async (context) =>
    context.json({ keys: await admin.apiKeys.list(callerOf(context).shopId) }, 200),
  );
  api.openapi(
    routes.createApiKey,
    async (context) =>
      context.json(
        await admin.apiKeys.create(callerOf(context).shopId, context.req.valid('json'), changerIn(context)),
        200,
      ),
    withEveryReason((context, key: NewApiKey) => admin.apiKeys.create(callerOf(context).shopId, key)),
  );
  api.openapi(routes.revokeApiKey, async (context) => {
    const { keyId } = context.req.valid('param');
    return context.json(await admin.apiKeys.revoke(callerOf(context).shopId, keyId, changerIn(context)), 200);
  });
  api.openapi(routes.listCustomerKeys, async (context) =>
    context.json({ keys: await admin.customerKeys.list(callerOf(context).shopId) }, 200),
  );
  api.openapi(
    routes.addCustomerKey,
    async (context) =>
      context.json(
        await admin.customerKeys.add(callerOf(context).shopId, context.req.valid('json'), changerIn(context)),
        200,
      ),
    withEveryReason((context, key: NewCustomerKey) => admin.customerKeys.add(callerOf(context).shopId, key)),
  );
  api.openapi(routes.revokeCustomerKey, async (context) => {
    const { kid } = context.req.valid('param');
    return context.json(
      await admin.customerKeys.revoke(callerOf(context).shopId, kid, changerIn(context)),
      200,
    );
  });
}
