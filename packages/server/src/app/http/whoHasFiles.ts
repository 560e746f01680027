import { shopbellError } from '@shopbell/sdk/model';
import type { Context } from 'hono';
import { customerOf } from '../connection/hello.ts';
import type { Caller } from '../permissions/callers.ts';
import type { Services } from '../services.ts';
import type { OpenShop } from '../shop/openShop.ts';
import { agentAsking } from './agentRoutes.ts';
import type { Env } from './api.ts';

/** How the keys of programs begin; whatever else is shown as a bearer's is a customer's token. */
const apiKey = /^Bearer +sbk_/i;

/**
 * Who sends or reads files: a customer by the token of the socket, from the shop's own pages; an agent by the workbench's
 * session or a bot's API key; `reading`: also who reads consultations without a place at the desk. Rejects with UNAUTHENTICATED, TOKEN_EXPIRED, ORIGIN_NOT_ALLOWED or FORBIDDEN.
 */
export async function whoHasFiles(
  context: Context<Env>,
  services: Services,
  { reading = false } = {},
): Promise<{ caller: Caller; shop: OpenShop }> {
  const shown = await callerOf(context, services);
  const onlooks = shown.kind === 'agent' && (await services.permissions.onlooks(shown));
  const caller: Caller = onlooks ? { ...shown, onlooks } : shown;
  const shop = await services.shops.of(caller.shopId);
  if (!shop) throw shopbellError('UNAUTHENTICATED');
  const origin = context.req.header('Origin');
  if (caller.kind === 'customer' && !services.origins.allowsCustomer(shop.desk.shop, origin))
    throw shopbellError('ORIGIN_NOT_ALLOWED');
  if (onlooks && !(reading && (await services.permissions.carries(caller, 'cs.records'))))
    throw shopbellError('FORBIDDEN');
  return { caller, shop };
}

async function callerOf(context: Context<Env>, services: Services): Promise<Caller> {
  const authorization = context.req.header('Authorization');
  if (authorization === undefined || apiKey.test(authorization))
    return agentAsking(context, services, { fromWorkbench: true });
  const [, token = ''] = /^Bearer +([\w.-]{1,4096})$/i.exec(authorization) ?? [];
  return customerOf(await services.tokens.verify(token));
}
