import {
  adminLimits,
  isShopbellError,
  NewCustomerKey,
  shopbellError,
  type Changer,
  type Clock,
  type CustomerKey,
} from '@shopbell/sdk/model';
import type { CustomerKeyRow } from '../../storage/administration.ts';
import type { Storage } from '../../storage/storage.ts';
import { changeRows, operator, type About } from '../changes/changeRow.ts';
import { readPublicKey } from './publicKey.ts';
import { Reasons } from './reasons.ts';
import { Turns } from './turns.ts';
import { verifyWithKey, kidOf, type KnownCustomer } from './customerToken.ts';

/** The public keys with which a shop's back end proves who a customer is. */
export class CustomerKeys {
  readonly #storage: Storage;
  readonly #clock: Clock;
  readonly #turns = new Turns();

  constructor({ storage, clock }: { storage: Storage; clock: Clock }) {
    this.#storage = storage;
    this.#clock = clock;
  }

  /** Rejects with INVALID_ARGUMENT, NOT_FOUND, or ALREADY_EXISTS if the `kid` was used before. */
  add(shopId: string, input: NewCustomerKey, by: Changer = operator): Promise<CustomerKey> {
    return this.#turns.take(shopId, () => this.#add(shopId, input, by));
  }

  async #add(shopId: string, input: NewCustomerKey, by: Changer): Promise<CustomerKey> {
    if (!(await this.#storage.findShop(shopId))) throw shopbellError('NOT_FOUND', { what: 'shop' });
    const createdAt = this.#clock.now();
    const reasons = new Reasons<NewCustomerKey>(NewCustomerKey, input);
    const { kid: named, expiresAt: until, notBefore: since } = reasons.given;
    if (until !== undefined && until <= Math.max(createdAt, since ?? 0))
      reasons.wrong('expiresAt', 'lies in the past, or not after notBefore');
    const known = await this.#storage.listCustomerKeys(shopId);
    if (known.filter((key) => key.revokedAt === undefined).length >= adminLimits.keys)
      reasons.wrong('', `A shop has at most ${String(adminLimits.keys)} keys: revoke one first.`);
    if (known.some((key) => key.kid === named)) reasons.refused('kid', shopbellError('ALREADY_EXISTS'));
    const read = await this.#readKey(reasons);
    const { kid, alg, notBefore, expiresAt } = reasons.settled();
    if (!read) throw shopbellError('INTERNAL');
    const row: CustomerKeyRow = {
      shopId,
      kid,
      alg,
      ...read,
      createdAt,
      ...(notBefore === undefined ? {} : { notBefore }),
      ...(expiresAt === undefined ? {} : { expiresAt }),
    };
    const rows = changeRows(this.#about(row, by), { after: toldOf(row) });
    const created = await this.#storage.writeLogged(rows, 'createCustomerKey', row);
    if (!created) throw shopbellError('ALREADY_EXISTS');
    return customerKeyOf(row);
  }

  #about({ shopId, kid }: CustomerKeyRow, by: Changer): About {
    return { shopId, at: this.#clock.now(), by, what: 'customer-key', id: kid };
  }

  /** Of a key whose algorithm cannot be read nothing is said. */
  async #readKey(
    reasons: Reasons<NewCustomerKey>,
  ): Promise<Awaited<ReturnType<typeof readPublicKey>> | undefined> {
    const { alg } = reasons.given;
    const given = reasons.given.publicKey as NewCustomerKey['publicKey'] | undefined;
    if (alg === undefined || given === undefined || !reasons.isRead('publicKey')) return undefined;
    try {
      return await readPublicKey(given, alg);
    } catch (error) {
      if (!isShopbellError(error, 'INVALID_ARGUMENT')) throw error;
      reasons.all(error.details.issues);
      return undefined;
    }
  }

  async list(shopId: string): Promise<CustomerKey[]> {
    return (await this.#storage.listCustomerKeys(shopId)).map(customerKeyOf);
  }

  /** From now on nothing signed with it is believed. Revoking twice is harmless. Rejects with NOT_FOUND. */
  revoke(shopId: string, kid: string, by: Changer = operator): Promise<CustomerKey> {
    return this.#turns.take(shopId, () => this.#revoke(shopId, kid, by));
  }

  async #revoke(shopId: string, kid: string, by: Changer): Promise<CustomerKey> {
    const before = await this.#storage.findCustomerKey(shopId, kid);
    const ends = before?.revokedAt === undefined ? before : undefined;
    const rows = ends ? changeRows(this.#about(ends, by), { before: toldOf(ends) }) : [];
    const at = this.#clock.now();
    const row = await this.#storage.writeLogged(rows, 'revokeCustomerKey', shopId, kid, at);
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

/** As the log of changes tells of it: enough to compare it with the one at hand. */
function toldOf({ alg, thumbprint, notBefore, expiresAt }: CustomerKeyRow) {
  return { alg, thumbprint, notBefore, expiresAt };
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
