import { connectionLost, refusedHere } from '../client/clientErrors.ts';
import { isNothing } from '../guards/results.ts';
import { callHttp } from '../http/callHttp.ts';
import { isShopbellError } from '../model/errors.ts';
import type { TokenGrant } from '../model/http.ts';
import type { Platform } from '../platform.ts';
import { alone } from './alone.ts';
import { isGrant, memoryKey, type CustomerMemory, type ShopAddress } from './memory.ts';

/** Milliseconds before its end at which a token is renewed rather than shown: the way to the server takes time. */
const renewBefore = 30_000;
/** Milliseconds that finding a token may take, the shop's back end included; other tabs wait meanwhile. */
const findWithin = 15_000;

/** Who the customer is, as the shop's back end says. */
export interface Identification {
  /** A JWT that the shop's back end signed: `sub` is its own id of the customer. */
  readonly token: string;
  /** Asked for a fresh JWT when the present one has run out. What it rejects with counts as a break: it is asked again. */
  readonly renew?: () => Promise<string>;
}

interface Claim {
  /** The JWT that it began with. */
  readonly asked: string;
  token: string;
  readonly renew: Identification['renew'];
  /** Whom the server takes the customer for; undefined until it was asked. */
  customerId?: string;
}

interface Found extends Pick<TokenGrant, 'customerId' | 'token' | 'known' | 'linked'> {
  /** The server was asked, and it is somebody else than this device remembered. */
  readonly isNew?: boolean;
  /** The shop's JWT names another person than the one who is logged in here; see `become`. */
  readonly other?: TokenGrant;
}

/** Who this customer is: minted by the server, or named by the shop's JWT; kept by renewal. */
export class CustomerIdentity {
  readonly #platform: Platform;
  readonly #shop: ShopAddress;
  readonly #memory: CustomerMemory;
  /** What the next token is asked with. */
  claimed: Claim | undefined;
  /** The last one that the server took: it holds again if the next is refused. */
  #taken: Claim | undefined;
  #shown: string | undefined;
  #refused: string | undefined;
  #granted = false;
  #welcome = false;
  /** Raised whenever what is asked just now is of no use any more. */
  #turn = 0;
  /** Milliseconds by which the device's clock is ahead of the server's. */
  #ahead = 0;
  /** One search at a time, where there are no locks to see to it. */
  #last: Promise<unknown> = Promise.resolve();

  constructor(platform: Platform, shop: ShopAddress, memory: CustomerMemory) {
    this.#platform = platform;
    this.#shop = shop;
    this.#memory = memory;
  }

  /** What the next token is asked with; undefined: the customer logs out. */
  claim(identification: Identification | undefined): void {
    this.#turn++;
    this.#taken = identification && this.#taken;
    this.claimed = identification && {
      asked: identification.token,
      token: identification.token,
      renew: identification.renew?.bind(identification),
    };
  }

  /**
   * A token to show, and whose it is. If it is another person, nothing of the former was touched yet. Rejects with
   * IDENTITY_REFUSED, and the claim that was refused is dropped.
   */
  async token(): Promise<Found> {
    let turn = this.#turn;
    const find = (): Promise<Found> =>
      new Promise((resolve, reject) => {
        turn = this.#turn;
        // Neither the server nor the shop's own code need ever answer.
        const cancel = this.#platform.clock.after(findWithin, () => {
          this.#turn++;
          reject(connectionLost());
        });
        this.#find().then(resolve, reject).finally(cancel);
      });
    // A renewal is good for one use: two tabs that used the same one would end up as two customers.
    const found = this.#last.then(() => alone(this.#platform, memoryKey(this.#shop), find));
    this.#last = found.catch(() => undefined);
    const result = await found;
    if (turn !== this.#turn) throw connectionLost();
    this.#shown = result.token;
    return result;
  }

  /** The server's clock, and that the token shown last is good. */
  welcomed(now: number): void {
    this.#welcome = true;
    this.#ahead = this.#platform.clock.now() - now;
  }

  /**
   * The token shown last was refused. True if it was an old one, so that a new one may be welcome; `signedOut`: its login
   * is over, because another tab has logged in or out, or this one is about to.
   */
  refused(signedOut = false): boolean {
    this.#refused = this.#shown;
    return signedOut ? this.#welcome : !this.#granted;
  }

  /** Another person from now on, or nobody. Returns what was remembered of the former. */
  become(next?: TokenGrant): Partial<TokenGrant> {
    this.#turn++;
    const former = this.#memory.read();
    this.#memory.write(next);
    this.#memory.open = false;
    return former;
  }

  /** Ends a login. Nothing depends on it any more: it is not on this device. */
  async signOut(renewal: string | undefined): Promise<void> {
    if (renewal) await this.#call('DELETE', { renewal }, isNothing).catch(() => undefined);
  }

  async #find(): Promise<Found> {
    const remembered = this.#memory.read();
    const { customerId, token, expiresAt = 0, known } = remembered;
    const claim = this.claimed;
    const turn = this.#turn;
    const lasts = expiresAt - this.#platform.clock.now() + this.#ahead > renewBefore;
    this.#granted = false;
    if (customerId && token && token !== this.#refused && lasts && (!claim || claim.customerId)) {
      return { ...remembered, customerId, token };
    }
    const grant = await this.#grant(remembered, claim);
    if (turn !== this.#turn) throw connectionLost();
    this.#granted = true;
    this.#welcome = false;
    if (claim) {
      claim.customerId ??= grant.customerId;
      this.#taken = claim;
    }
    const isNew = customerId !== grant.customerId;
    if (known && isNew) return { ...grant, isNew, other: grant };
    this.#memory.write({ ...(!isNew && remembered), ...grant });
    return { ...grant, isNew };
  }

  async #grant(
    { renewal, known, customerId }: Partial<TokenGrant>,
    claim: Claim | undefined,
  ): Promise<TokenGrant> {
    const fresh = claim && !claim.customerId;
    if (renewal && !fresh) {
      try {
        return await this.#ask({ renewal });
      } catch (error) {
        if (!isTokenRefused(error)) throw error;
        // Spent by another page meanwhile, where pages have no locks: what that one was given goes on.
        const now = this.#memory.read();
        if (now.renewal && now.renewal !== renewal) return this.#grant(now, claim);
      }
    }
    if (claim && (fresh || claim.customerId === customerId)) {
      return this.#prove(claim, known ? undefined : renewal);
    }
    // Who was known does not become somebody else because a JWT ran out.
    if (known) throw refusedHere('IDENTITY_REFUSED', { reason: 'expired' });
    // Too old, or spent: the server knows this customer no more, and mints another.
    return this.#ask({});
  }

  async #prove(claim: Claim, renewal: string | undefined): Promise<TokenGrant> {
    const ask = (): Promise<TokenGrant> => this.#ask({ identity: claim.token, renewal });
    try {
      return await ask().catch(async (error: unknown) => {
        const expired = isShopbellError(error, 'IDENTITY_REFUSED') && error.details.reason === 'expired';
        if (!expired || !claim.renew) throw error;
        const fresh = Promise.resolve().then(claim.renew);
        claim.token = await fresh.catch((cause: unknown) => {
          throw connectionLost(cause);
        });
        return ask();
      });
    } catch (error) {
      if (isShopbellError(error) && !error.retry && claim === this.claimed) this.claimed = this.#taken;
      throw error;
    }
  }

  #ask(body: { readonly renewal?: string | undefined; readonly identity?: string }): Promise<TokenGrant> {
    return this.#call('POST', body, isGrant);
  }

  #call<Result>(
    method: 'POST' | 'DELETE',
    body: object,
    expect: (value: unknown) => value is Result,
  ): Promise<Result> {
    return callHttp(this.#platform, `${this.#shop.server}/v1/customer/token`, {
      method,
      body: { shopId: this.#shop.shopId, ...body },
      credentials: 'omit',
      expect,
    });
  }
}

/** Whether it was the token that was refused, and not what was asked with it. */
export function isTokenRefused(error: unknown): boolean {
  return isShopbellError(error, 'UNAUTHENTICATED') || isShopbellError(error, 'TOKEN_EXPIRED');
}
