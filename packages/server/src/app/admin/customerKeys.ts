import {
  adminLimits,
  NewCustomerKey,
  shopbellError,
  type Clock,
  type CustomerKey,
} from '@shopbell/sdk/model';
import type { CustomerKeyRow } from '../../storage/administration.ts';
import type { Storage } from '../../storage/storage.ts';
import { invalid, parse } from './parse.ts';
import { readPublicKey } from './publicKey.ts';
import { verifyWithKey, kidOf, type KnownCustomer } from './customerToken.ts';

/** The public keys with which a shop's back end proves who a customer is. */
export class CustomerKeys {
  readonly #storage: Storage;
  readonly #clock: Clock;

  constructor({ storage, clock }: { storage: Storage; clock: Clock }) {
    this.#storage = storage;
    this.#clock = clock;
  }

  /** Rejects with INVALID_ARGUMENT, NOT_FOUND, or ALREADY_EXISTS if the `kid` was used before. */
  async add(shopId: string, input: NewCustomerKey): Promise<CustomerKey> {
    const { kid, alg, publicKey, notBefore, expiresAt } = parse(NewCustomerKey, input);
    const createdAt = this.#clock.now();
    if (expiresAt !== undefined && expiresAt <= Math.max(createdAt, notBefore ?? 0))
      throw invalid('expiresAt', 'lies in the past, or not after notBefore');
    if (!(await this.#storage.findShop(shopId))) throw shopbellError('NOT_FOUND', { what: 'shop' });
    const known = await this.#storage.listCustomerKeys(shopId);
    if (known.filter((key) => key.revokedAt === undefined).length >= adminLimits.keys)
      throw invalid('', `A shop has at most ${String(adminLimits.keys)} keys: revoke one first.`);
    const row: CustomerKeyRow = {
      shopId,
      kid,
      alg,
      ...(await readPublicKey(publicKey, alg)),
      createdAt,
      ...(notBefore === undefined ? {} : { notBefore }),
      ...(expiresAt === undefined ? {} : { expiresAt }),
    };
    if (!(await this.#storage.createCustomerKey(row))) throw shopbellError('ALREADY_EXISTS');
    return customerKeyOf(row);
  }

  async list(shopId: string): Promise<CustomerKey[]> {
    return (await this.#storage.listCustomerKeys(shopId)).map(customerKeyOf);
  }

  /** From now on nothing signed with it is believed. Revoking twice is harmless. Rejects with NOT_FOUND. */
  async revoke(shopId: string, kid: string): Promise<CustomerKey> {
    const row = await this.#storage.revokeCustomerKey(shopId, kid, this.#clock.now());
    if (!row) throw shopbellError('NOT_FOUND', { what: 'key' });
    return customerKeyOf(row);
  }

  /**
   * Whom a JWT of the shop's back end names. Its header must hold the `kid` of a key that is valid now and that key's
   * algorithm; `sub` and `exp` are needed, `name` and `orders` may be there, whoever issued it does not matter. Clocks may
   * differ by a minute. Rejects with UNAUTHENTICATED, or TOKEN_EXPIRED if that is all that is wrong.
   */
  async verifyCustomerToken(shopId: string, jwt: string): Promise<KnownCustomer> {
    const kid = kidOf(jwt);
    const key = kid === undefined ? undefined : await this.#storage.findCustomerKey(shopId, kid);
    const now = this.#clock.now();
    if (!key || !isValidAt(key, now)) throw shopbellError('UNAUTHENTICATED');
    return verifyWithKey(jwt, key, now);
  }
}

export function isValidAt(
  { revokedAt, notBefore = 0, expiresAt = Infinity }: CustomerKeyRow,
  now: number,
): boolean {
  return revokedAt === undefined && notBefore <= now && now < expiresAt;
}

function customerKeyOf({ shopId: _shop, publicKey: _key, alg, ...rest }: CustomerKeyRow): CustomerKey {
  return { ...rest, alg: alg as CustomerKey['alg'] };
}
