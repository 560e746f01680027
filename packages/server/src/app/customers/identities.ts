import { chatsOf, openConversationsOf, unseenEndingsOf } from '@shopbell/engine';
import { isShopbellError, shopbellError, type Clock, type TokenGrant } from '@shopbell/sdk/model';
import type { IdentityRow } from '../../storage/identities.ts';
import type { Storage } from '../../storage/storage.ts';
import type { CustomerKeys } from '../admin/customerKeys.ts';
import { kidOf, type KnownCustomer } from '../admin/customerToken.ts';
import type { OpenShop } from '../shop/openShop.ts';
import { linkFact } from '../statistics/factInputs.ts';
import type { CustomerTokens } from './customerTokens.ts';

interface IdentitiesOptions {
  readonly storage: Storage;
  readonly clock: Clock;
  readonly tokens: CustomerTokens;
  readonly keys: Pick<CustomerKeys, 'verifyCustomerToken'>;
}

/**
 * Customers whom the shop's back end vouches for. Each has one id for ever; what they began anonymously goes on as theirs
 * once they log in with proof of it, and never anybody else's: in figures too.
 */
export class Identities {
  readonly #options: IdentitiesOptions;

  constructor(options: IdentitiesOptions) {
    this.#options = options;
  }

  /**
   * Logs a known customer in by a JWT; `renewal` is proof of an anonymous customer whose conversations become theirs. One
   * that proves nothing (any more) is no reason to refuse anybody. Rejects with IDENTITY_REFUSED.
   */
  async login(shop: OpenShop, identity: string, renewal: string | undefined): Promise<TokenGrant> {
    const { storage, tokens } = this.#options;
    const { shopId } = shop.desk.shop;
    const { customerId: subject, name, expiresAt } = await this.#verify(shopId, identity);
    const known = await storage.putIdentity({
      shopId,
      subject,
      customerId: crypto.randomUUID(),
      ...(name === undefined ? {} : { name }),
    });
    const { customerId } = known;
    const anonymousId = renewal === undefined ? undefined : await tokens.anonymousOf(shopId, renewal);
    const linked = anonymousId !== undefined && (await this.#link(shop, anonymousId, known));
    await this.settle(shop, customerId);
    const grant = await tokens.login(shopId, customerId, { kid: kidOf(identity) ?? '', until: expiresAt });
    return { ...grant, ...(linked ? { linked: anonymousId } : {}) };
  }

  /** What is open, or not seen yet, of an anonymous customer who was linked is the known one's: also if a crash came in between. */
  async settle(shop: OpenShop, customerId: string): Promise<void> {
    const { shopId } = shop.desk.shop;
    for (const anonymousId of await this.#options.storage.listLinks(shopId, customerId)) {
      const { desk } = shop.desk;
      const anonymous = { kind: 'customer', id: anonymousId } as const;
      const open = openConversationsOf(desk, anonymous);
      const groups = chatsOf(desk, anonymous, 'customer-group');
      const blocked = desk.blocked.has(anonymousId) && !desk.blocked.has(customerId);
      const unseen = unseenEndingsOf(desk, anonymousId, this.#options.clock.now());
      if (open.length > 0 || groups.length > 0 || unseen.length > 0 || blocked)
        await shop.desk.submit({ type: 'customer.identify', customerId: anonymousId, knownId: customerId });
    }
  }

  async #link(shop: OpenShop, anonymousId: string, known: IdentityRow): Promise<boolean> {
    const { storage, clock } = this.#options;
    const { shopId } = shop.desk.shop;
    const { customerId, subject } = known;
    const link = { shopId, anonymousId, customerId, at: clock.now() };
    const owner = await storage.linkCustomer(link, linkFact(link, subject));
    if (owner !== customerId) return false;
    // From now on nothing that the anonymous customer was given holds.
    shop.signOutCustomer(anonymousId);
    return true;
  }

  async #verify(shopId: string, identity: string): Promise<KnownCustomer> {
    const { keys, clock } = this.#options;
    try {
      const known = await keys.verifyCustomerToken(shopId, identity);
      // Clocks may differ by a minute; what it gives still ends with it.
      if (known.expiresAt > clock.now()) return known;
    } catch (error) {
      if (isShopbellError(error, 'UNAUTHENTICATED'))
        throw shopbellError('IDENTITY_REFUSED', { reason: 'invalid' });
      if (!isShopbellError(error, 'TOKEN_EXPIRED')) throw error;
    }
    throw shopbellError('IDENTITY_REFUSED', { reason: 'expired' });
  }
}
