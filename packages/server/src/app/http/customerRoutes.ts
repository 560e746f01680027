import { shopbellError, type TokenGrant, type TokenRequest } from '@shopbell/sdk/model';
import { takeFromAll } from '../rates/buckets.ts';
import type { Services } from '../services.ts';
import type { OpenShop } from '../shop/openShop.ts';
import type { Api } from './api.ts';
import { routes } from './routes.ts';

/** A browser asks once in two hours whether it may ask. */
const preflightLifetime = 2 * 60 * 60;

/**
 * Lets the page that asked read the answer, a refusal of any kind too. Before the body is read nobody knows which shop is
 * meant, so every origin may ask, without credentials; whether it is the shop's own is checked then. A page of a foreign
 * origin can read that refusal, and nothing else.
 */
export function openToPages(request: Request, response: Response): void {
  const { pathname } = new URL(request.url);
  if (!pathname.startsWith('/v1/customer/') && !/^\/v1\/(?:files|stream)(?:\/|$)/.test(pathname)) return;
  const origin = request.headers.get('Origin');
  if (origin !== null) response.headers.set('Access-Control-Allow-Origin', origin);
  response.headers.set('Access-Control-Expose-Headers', 'Retry-After');
  response.headers.append('Vary', 'Origin');
}

/** What customers' pages ask, from the shop's own origins. */
export function addCustomerRoutes(api: Api, services: Services): void {
  api.options('/v1/customer/*', (context) => {
    context.header('Access-Control-Allow-Methods', 'POST, DELETE');
    context.header('Access-Control-Allow-Headers', 'Content-Type');
    context.header('Access-Control-Max-Age', String(preflightLifetime));
    return context.body(null, 204);
  });

  api.openapi(routes.customerToken, async (context) => {
    const { origin, address } = { origin: context.req.header('Origin'), address: context.env.address };
    return context.json(await grant(services, context.req.valid('json'), origin, address), 200);
  });

  api.openapi(routes.customerSignOut, async (context) => {
    const { shopId, renewal } = context.req.valid('json');
    const shop = await shopOf(services, shopId, context.req.header('Origin'));
    const ended = await services.tokens.end(shopId, renewal);
    if (ended) shop.signOutCustomer(ended.customerId, (credential) => credential === ended.loginId);
    return context.body(null, 204);
  });
}

async function grant(
  services: Services,
  { shopId, renewal, identity }: TokenRequest,
  origin: string | undefined,
  address: string,
): Promise<TokenGrant> {
  const { tokens, identities, newCustomers } = services;
  const shop = await shopOf(services, shopId, origin);
  if (renewal !== undefined && identity === undefined) return tokens.renew(shopId, renewal);
  const retryAfterMs = takeFromAll([[newCustomers, address]]);
  if (retryAfterMs > 0) throw shopbellError('RATE_LIMITED', { retryAfterMs });
  return identity === undefined ? tokens.mint(shopId) : identities.login(shop, identity, renewal);
}

async function shopOf(
  { shops, origins }: Services,
  shopId: string,
  origin: string | undefined,
): Promise<OpenShop> {
  const shop = await shops.of(shopId);
  if (!shop) throw shopbellError('NOT_FOUND', { what: 'shop' });
  if (!origins.allowsCustomer(shop.desk.shop, origin)) throw shopbellError('ORIGIN_NOT_ALLOWED');
  return shop;
}
