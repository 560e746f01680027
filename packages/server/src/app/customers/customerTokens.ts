import { shopbellError, type Clock, type TokenGrant } from '@shopbell/sdk/model';
import { errors as joseErrors, jwtVerify, SignJWT } from 'jose';
import type { Storage } from '../../storage/storage.ts';
import { sha256 } from '../secrets/bytes.ts';

const tokenLifetime = 30 * 60 * 1000;
const renewalLifetime = 30 * 24 * 60 * 60 * 1000;
/** A renewal asked for twice within this time is one whose answer got lost, or two tabs that woke together. */
const lostReplyGrace = 60 * 1000;

const audiences = { token: 'shopbell:customer', renewal: 'shopbell:renewal' } as const;

/** Who anonymous customers are: a random id that the server makes, shown by a short-lived token and kept by a renewal. */
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
   * The same customer again. A renewal is spent by its use; within a minute it works once more for each who asks.
   * Rejects with UNAUTHENTICATED, or TOKEN_EXPIRED after 30 days.
   */
  async renew(shopId: string, renewal: string): Promise<TokenGrant> {
    const customer = await this.#verify(renewal, audiences.renewal);
    if (customer.shopId !== shopId) throw shopbellError('UNAUTHENTICATED');
    const hash = await sha256(renewal);
    const now = this.#clock.now();
    // No renewal outlives this mark, since it was made before; and the mark's end tells when it was spent.
    const expiresAt = now + renewalLifetime;
    const first = await this.#storage.putSecret({
      kind: 'spent-renewal',
      hash,
      shopId,
      subject: customer.customerId,
      expiresAt,
    });
    if (!first) {
      const spent = await this.#storage.findSecret('spent-renewal', hash);
      if (!spent || now - (spent.expiresAt - renewalLifetime) > lostReplyGrace)
        throw shopbellError('UNAUTHENTICATED');
    }
    return this.#grant(shopId, customer.customerId);
  }

  /** Rejects with UNAUTHENTICATED or TOKEN_EXPIRED. */
  verify(token: string): Promise<{ shopId: string; customerId: string }> {
    return this.#verify(token, audiences.token);
  }

  async #grant(shopId: string, customerId: string): Promise<TokenGrant> {
    const sign = async (audience: string, lifetime: number) => {
      const expires = Math.floor((this.#clock.now() + lifetime) / 1000);
      const jwt = new SignJWT({ shop: shopId })
        .setProtectedHeader({ alg: 'HS256' })
        .setSubject(customerId)
        .setAudience(audience)
        .setJti(crypto.randomUUID())
        .setExpirationTime(expires);
      return { jwt: await jwt.sign(await this.#signingKey()), expiresAt: expires * 1000 };
    };
    const token = await sign(audiences.token, tokenLifetime);
    const renewal = await sign(audiences.renewal, renewalLifetime);
    return { customerId, token: token.jwt, expiresAt: token.expiresAt, renewal: renewal.jwt };
  }

  async #verify(jwt: string, audience: string): Promise<{ shopId: string; customerId: string }> {
    const key = await this.#signingKey();
    try {
      const { payload } = await jwtVerify<{ shop?: unknown }>(jwt, key, {
        algorithms: ['HS256'],
        audience,
        currentDate: new Date(this.#clock.now()),
        requiredClaims: ['sub', 'exp', 'shop'],
      });
      if (payload.sub === undefined || typeof payload.shop !== 'string')
        throw shopbellError('UNAUTHENTICATED');
      return { shopId: payload.shop, customerId: payload.sub };
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
