import { shopbellError, type Clock, type TokenGrant } from '@shopbell/sdk/model';
import { errors as joseErrors, jwtVerify, SignJWT } from 'jose';
import type { Storage } from '../../storage/storage.ts';
import { sha256 } from '../secrets/bytes.ts';

const tokenLifetime = 30 * 60 * 1000;
const renewalLifetime = 30 * 24 * 60 * 60 * 1000;
const audiences = { token: 'shopbell:customer', renewal: 'shopbell:renewal' } as const;

interface Claims {
  readonly shopId: string;
  readonly customerId: string;
  readonly id: string;
  /** The renewal that this came of. */
  readonly after: string | undefined;
}

/**
 * Who anonymous customers are: a random id that the server makes, shown by a short-lived token and kept by a renewal. The
 * renewals of a customer are one chain: each names the one that it came of, and asking twice with the same one gives the
 * same next one. A renewal is spent once what came of it is used, because only then its answer is known to have arrived.
 * So a lost answer costs nobody their conversation, and of two who share a stolen renewal the chain goes on with one only.
 */
export class CustomerTokens {
  readonly #storage: Storage;
  readonly #clock: Clock;
  #key: Promise<Uint8Array> | undefined;

  constructor(storage: Storage, clock: Clock) {
    this.#storage = storage;
    this.#clock = clock;
  }

  /** A new customer. */
  mint(shopId: string): Promise<TokenGrant> {
    return this.#grant(shopId, crypto.randomUUID());
  }

  /**
   * The same customer again, as often as asked for until the answer is used. Rejects with UNAUTHENTICATED if the renewal is
   * spent, or TOKEN_EXPIRED after 30 days.
   */
  async renew(shopId: string, renewal: string): Promise<TokenGrant> {
    const claims = await this.#verify(renewal, audiences.renewal);
    if (claims.shopId !== shopId) throw shopbellError('UNAUTHENTICATED');
    const spent = await this.#storage.findSecret('spent-renewal', await sha256(claims.id));
    if (spent) throw shopbellError('UNAUTHENTICATED');
    await this.#used(claims);
    return this.#grant(shopId, claims.customerId, claims.id);
  }

  /** Rejects with UNAUTHENTICATED or TOKEN_EXPIRED. */
  async verify(token: string): Promise<{ shopId: string; customerId: string }> {
    const claims = await this.#verify(token, audiences.token);
    await this.#used(claims);
    return { shopId: claims.shopId, customerId: claims.customerId };
  }

  /** What a renewal gave is in use: the renewal itself is spent. */
  async #used({ shopId, customerId, after }: Claims): Promise<void> {
    if (after === undefined) return;
    const hash = await sha256(after);
    if (await this.#storage.findSecret('spent-renewal', hash)) return;
    // No renewal outlives this mark: it was made before.
    const expiresAt = this.#clock.now() + renewalLifetime;
    await this.#storage.putSecret({ kind: 'spent-renewal', hash, shopId, subject: customerId, expiresAt });
  }

  async #grant(shopId: string, customerId: string, after?: string): Promise<TokenGrant> {
    const next = after === undefined ? crypto.randomUUID() : await sha256(`after ${after}`);
    const sign = async (audience: string, lifetime: number, id: string) => {
      const expires = Math.floor((this.#clock.now() + lifetime) / 1000);
      const jwt = new SignJWT({ shop: shopId, ...(after === undefined ? {} : { after }) })
        .setProtectedHeader({ alg: 'HS256' })
        .setSubject(customerId)
        .setAudience(audience)
        .setJti(id)
        .setExpirationTime(expires);
      return { jwt: await jwt.sign(await this.#signingKey()), expiresAt: expires * 1000 };
    };
    const token = await sign(audiences.token, tokenLifetime, crypto.randomUUID());
    const renewal = await sign(audiences.renewal, renewalLifetime, next);
    return { customerId, token: token.jwt, expiresAt: token.expiresAt, renewal: renewal.jwt };
  }

  async #verify(jwt: string, audience: string): Promise<Claims> {
    const key = await this.#signingKey();
    try {
      const { payload } = await jwtVerify<{ shop?: unknown; after?: unknown }>(jwt, key, {
        algorithms: ['HS256'],
        audience,
        currentDate: new Date(this.#clock.now()),
        requiredClaims: ['sub', 'exp', 'jti', 'shop'],
      });
      const { sub, jti, shop, after } = payload;
      if (sub === undefined || jti === undefined || typeof shop !== 'string')
        throw shopbellError('UNAUTHENTICATED');
      return { shopId: shop, customerId: sub, id: jti, after: typeof after === 'string' ? after : undefined };
    } catch (error) {
      throw error instanceof joseErrors.JWTExpired
        ? shopbellError('TOKEN_EXPIRED')
        : shopbellError('UNAUTHENTICATED');
    }
  }

  async #signingKey(): Promise<Uint8Array> {
    this.#key ??= this.#storage.signingKey();
    try {
      return await this.#key;
    } catch (error) {
      this.#key = undefined;
      throw error;
    }
  }
}
