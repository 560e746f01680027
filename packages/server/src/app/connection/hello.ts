import {
  isShopbellError,
  protocolVersion,
  shopbellError,
  type CloseReason,
  type HelloFrame,
} from '@shopbell/sdk/model';
import type * as z from 'zod';
import type { TokenHolder } from '../customers/customerTokens.ts';
import type { Caller } from '../permissions/callers.ts';
import type { Services } from '../services.ts';
import type { OpenShop } from '../shop/openShop.ts';

export type Hello = z.infer<typeof HelloFrame>;

/**
 * Finds out who says hello. Rejects with UNSUPPORTED_VERSION, UNAUTHENTICATED, TOKEN_EXPIRED, ORIGIN_NOT_ALLOWED or
 * UNAVAILABLE.
 */
export async function whoSays(
  hello: Hello,
  origin: string | undefined,
  services: Services,
): Promise<{ caller: Caller; shop: OpenShop }> {
  if (hello.v !== protocolVersion)
    throw shopbellError('UNSUPPORTED_VERSION', { supported: [protocolVersion] });
  const shown = await authenticate(hello.auth, origin, services);
  const shop = await services.shops.of(shown.shopId);
  if (!shop) throw shopbellError('UNAUTHENTICATED');
  const caller =
    shown.kind === 'agent' ? { ...shown, onlooks: await services.permissions.onlooks(shown) } : shown;
  if (caller.kind === 'customer' && !services.origins.allowsCustomer(shop.desk.shop, origin)) {
    throw shopbellError('ORIGIN_NOT_ALLOWED');
  }
  if (caller.kind === 'customer') await services.identities.settle(shop, caller.id);
  return { caller, shop };
}

async function authenticate(
  auth: Hello['auth'],
  origin: string | undefined,
  { origins, tokens, tickets }: Services,
): Promise<Caller> {
  if (auth.kind === 'customer') {
    return customerOf(await tokens.verify(auth.token));
  }
  // Before the ticket is spent: a foreign page must not be able to spend it.
  if (!origins.allowsAgent(origin)) throw shopbellError('ORIGIN_NOT_ALLOWED');
  return tickets.redeem(auth.ticket);
}

/** Who shows a customer's token. */
export function customerOf({ shopId, customerId, loginId, expiresAt }: TokenHolder): Caller {
  return { kind: 'customer', shopId, id: customerId, credential: loginId, endsAt: expiresAt };
}

/** How a connection is closed whose hello was refused. */
export function closeReasonOf(error: unknown): CloseReason {
  if (!isShopbellError(error)) return 'goingAway';
  switch (error.code) {
    case 'UNSUPPORTED_VERSION':
      return 'unsupportedVersion';
    case 'TOKEN_EXPIRED':
      return 'tokenExpired';
    case 'ORIGIN_NOT_ALLOWED':
      return 'originNotAllowed';
    case 'UNAVAILABLE':
    case 'INTERNAL':
      return 'goingAway';
    default:
      return 'unauthenticated';
  }
}
