import { isShopbellError, shopbellError, type Clock, type TokenGrant } from '@shopbell/sdk/model';
import { errors as joseErrors, jwtVerify, SignJWT } from 'jose';
import type { Storage } from '../../storage/storage.ts';
import { isValidAt } from '../admin/customerKeys.ts';
import { sha256 } from '../secrets/bytes.ts';

const tokenLifetime = 30 * 60 * 1000;
const renewalLifetime = 30 * 24 * 60 * 60 * 1000;
const audiences = { token: 'shopbell:customer', renewal: 'shopbell:renewal' } as const;

/** What a known customer's login rests on: the JWT of the shop's back end. */
export interface Vouched {
  /** The key that signed it: once that is revoked, nothing is renewed any more. */
  readonly kid: string;
  /** Nothing that came of it outlives it; milliseconds. */
  readonly until: number;
}

/** One customer on one device: all that came of one minting or login. */
interface Login {
  readonly shopId: string;
  readonly customerId: string;
  readonly loginId: string;
  /** Missing for anonymous customers. */
  readonly vouched?: Vouched;
}

/** Who shows a token. */
export interface TokenHolder extends Login {
  readonly expiresAt: number;
}

interface Claims extends TokenHolder {
  readonly id: string;
  /** The renewal that this came of. */
  readonly after: string | undefined;
  readonly generation: number;
}

type OwnClaim = 'shop' | 'login' | 'kid' | 'until' | 'after' | 'generation';

/**
 * Who anonymous customers are: a random id that the server makes, shown by a short-lived token and kept by a renewal. The
 * renewals of a customer are one chain: each names the one that it came of, and asking twice with the same one gives the
 * same next one. A renewal is spent once what came of it is used, because only then its answer is known to have arrived.
 * So a lost answer costs nobody their conversation, and of two who share a stolen renewal the chain goes on with one only.
 */
export class CustomerTokens {
  readonly #storage: Storage;
  readonly #clock: Clock;
  /** By shop: how often all its tokens were made to expire. Forgotten with the process: renewals hold anyway. */
  readonly #generations = new Map<string, number>();
  #key: Promise<Uint8Array> | undefined;

  constructor(storage: Storage, clock: Clock) {
    this.#storage = storage;
    this.#clock = clock;
  }

  /** A new anonymous customer. */
  mint(shopId: string): Promise<TokenGrant> {
    return this.#grant({ shopId, customerId: crypto.randomUUID(), loginId: crypto.randomUUID() });
  }

  /** A known customer, on one more device. */
  login(shopId: string, customerId: string, vouched: Vouched): Promise<TokenGrant> {
    return this.#grant({ shopId, customerId, loginId: crypto.randomUUID(), vouched });
  }

  /**
   * The same customer again, as often as asked for until the answer is used. Rejects with UNAUTHENTICATED if the renewal is
   * spent, or the login it belongs to is over, or TOKEN_EXPIRED after 30 days, or when the JWT ends.
   */
  async renew(shopId: string, renewal: string): Promise<TokenGrant> {
    const claims = await this.#renewalOf(shopId, renewal);
    if (!(await this.holds(claims))) throw shopbellError('UNAUTHENTICATED');
    await this.#used(claims);
    return this.#grant(claims, claims.id);
  }

  /** Who may link an anonymous customer: whoever shows its renewal. Undefined if it proves nothing (any more). */
  async anonymousOf(shopId: string, renewal: string): Promise<string | undefined> {
    try {
      const { customerId, loginId, vouched } = await this.#renewalOf(shopId, renewal);
      if (vouched || (await this.#isOver({ loginId }))) return undefined;
      return (await this.#storage.isErased(shopId, customerId)) ? undefined : customerId;
    } catch (error) {
      if (isShopbellError(error, 'UNAUTHENTICATED') || isShopbellError(error, 'TOKEN_EXPIRED'))
        return undefined;
      throw error;
    }
  }

  /** Ends the login that a renewal belongs to: nothing of it holds any more. Returns whose it was; harmless if it is over. */
  async end(shopId: string, renewal: string): Promise<Login | undefined> {
    const claims = await this.#verify(renewal, audiences.renewal).catch(() => undefined);
    if (claims?.shopId !== shopId) return undefined;
    const { customerId, loginId } = claims;
    // No renewal outlives this mark: it was made before.
    const expiresAt = this.#clock.now() + renewalLifetime;
    await this.#storage.putSecret({
      kind: 'ended-login',
      hash: await sha256(loginId),
      shopId,
      subject: customerId,
      expiresAt,
    });
    return claims;
  }

  /** Every token that the shop's customers hold has expired; their renewals hold. */
  expire(shopId: string): void {
    this.#generations.set(shopId, this.#generation(shopId) + 1);
  }

  /** Rejects with UNAUTHENTICATED or TOKEN_EXPIRED. */
  async verify(token: string): Promise<TokenHolder> {
    const claims = await this.#verify(token, audiences.token);
    if (claims.generation < this.#generation(claims.shopId)) throw shopbellError('TOKEN_EXPIRED');
    if (!(await this.holds(claims))) throw shopbellError('UNAUTHENTICATED');
    await this.#used(claims);
    return claims;
  }

  /**
   * Whether what a login gave still holds: it is not over, the customer was not erased, an anonymous one is nobody else by
   * now, and for a known one the key that vouched is still believed.
   */
  async holds({ shopId, customerId, loginId, vouched }: Login): Promise<boolean> {
    const over = await Promise.all([this.#isOver({ loginId }), this.#storage.isErased(shopId, customerId)]);
    if (over.includes(true)) return false;
    if (!vouched) return (await this.#storage.findLink(shopId, customerId)) === undefined;
    const key = await this.#storage.findCustomerKey(shopId, vouched.kid);
    return key !== undefined && isValidAt(key, this.#clock.now());
  }

  /** Whether a customer who is just connecting has neither logged in nor out meanwhile, nor been erased. */
  async isCurrent({
    shopId,
    id,
    credential,
  }: {
    shopId: string;
    id: string;
    credential: string;
  }): Promise<boolean> {
    const [isOver, owner, isErased] = await Promise.all([
      this.#isOver({ loginId: credential }),
      this.#storage.findLink(shopId, id),
      this.#storage.isErased(shopId, id),
    ]);
    return !isOver && owner === undefined && !isErased;
  }

  #generation(shopId: string): number {
    return this.#generations.get(shopId) ?? 0;
  }

  async #isOver({ loginId }: Pick<Login, 'loginId'>): Promise<boolean> {
    return (await this.#storage.findSecret('ended-login', await sha256(loginId))) !== undefined;
  }

  async #renewalOf(shopId: string, renewal: string): Promise<Claims> {
    const claims = await this.#verify(renewal, audiences.renewal);
    if (claims.shopId !== shopId) throw shopbellError('UNAUTHENTICATED');
    const spent = await this.#storage.findSecret('spent-renewal', await sha256(claims.id));
    if (spent) throw shopbellError('UNAUTHENTICATED');
    return claims;
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

  async #grant({ shopId, customerId, loginId, vouched }: Login, after?: string): Promise<TokenGrant> {
    const next = after === undefined ? crypto.randomUUID() : await sha256(`after ${after}`);
    const sign = async (audience: string, lifetime: number, id: string) => {
      const until = Math.min(this.#clock.now() + lifetime, vouched?.until ?? Infinity);
      const expires = Math.floor(until / 1000);
      const jwt = new SignJWT({
        shop: shopId,
        login: loginId,
        ...(vouched ? { kid: vouched.kid, until: vouched.until } : {}),
        ...(after === undefined ? {} : { after }),
        generation: this.#generation(shopId),
      })
        .setProtectedHeader({ alg: 'HS256' })
        .setSubject(customerId)
        .setAudience(audience)
        .setJti(id)
        .setExpirationTime(expires);
      return { jwt: await jwt.sign(await this.#signingKey()), expiresAt: expires * 1000 };
    };
    const token = await sign(audiences.token, tokenLifetime, crypto.randomUUID());
    const renewal = await sign(audiences.renewal, renewalLifetime, next);
    return {
      customerId,
      token: token.jwt,
      expiresAt: token.expiresAt,
      renewal: renewal.jwt,
      ...(vouched ? { known: true } : {}),
    };
  }

  async #verify(jwt: string, audience: string): Promise<Claims> {
    const key = await this.#signingKey();
    try {
      const { payload } = await jwtVerify<Partial<Record<OwnClaim, unknown>>>(jwt, key, {
        algorithms: ['HS256'],
        audience,
        currentDate: new Date(this.#clock.now()),
        requiredClaims: ['sub', 'exp', 'jti', 'shop', 'login'],
      });
      const { sub, jti, exp, shop, login, kid, until, after, generation } = payload;
      if (sub === undefined || jti === undefined || exp === undefined) throw shopbellError('UNAUTHENTICATED');
      if (typeof shop !== 'string' || typeof login !== 'string') throw shopbellError('UNAUTHENTICATED');
      return {
        shopId: shop,
        customerId: sub,
        loginId: login,
        id: jti,
        expiresAt: exp * 1000,
        after: typeof after === 'string' ? after : undefined,
        generation: typeof generation === 'number' ? generation : 0,
        ...(typeof kid === 'string' && typeof until === 'number' ? { vouched: { kid, until } } : {}),
      };
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
