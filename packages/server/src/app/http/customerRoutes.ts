import { shopbellError, type TokenGrant, type TokenRequest } from '@shopbell/sdk/model';
import { takeFromAll } from '../rates/buckets.ts';
import type { Services } from '../services.ts';
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
  if (!new URL(request.url).pathname.startsWith('/v1/customer/')) return;
  const origin = request.headers.get('Origin');
  if (origin !== null) response.headers.set('Access-Control-Allow-Origin', origin);
  response.headers.set('Access-Control-Expose-Headers', 'Retry-After');
  response.headers.append('Vary', 'Origin');
}

/** What customers' pages ask, from the shop's own origins. */
export function addCustomerRoutes(api: Api, services: Services): void {
  api.options('/v1/customer/*', (context) => {
    context.header('Access-Control-Allow-Methods', 'POST');
    context.header('Access-Control-Allow-Headers', 'Content-Type');
    context.header('Access-Control-Max-Age', String(preflightLifetime));
    return context.body(null, 204);
  });

  api.openapi(routes.customerToken, async (context) => {
    const { origin, address } = { origin: context.req.header('Origin'), address: context.env.address };
    return context.json(await grant(services, context.req.valid('json'), origin, address), 200);
  });
}

async function grant(
  { shops, origins, tokens, newCustomers }: Services,
  { shopId, renewal }: TokenRequest,
  origin: string | undefined,
  address: string,
): Promise<TokenGrant> {
  const shop = await shops.of(shopId);
  if (!shop) throw shopbellError('NOT_FOUND', { what: 'shop' });
  if (!origins.allowsCustomer(shop.desk.shop, origin)) throw shopbellError('ORIGIN_NOT_ALLOWED');
  if (renewal !== undefined) return tokens.renew(shopId, renewal);
  const retryAfterMs = takeFromAll([[newCustomers, address]]);
  if (retryAfterMs > 0) throw shopbellError('RATE_LIMITED', { retryAfterMs });
  return tokens.mint(shopId);
}
