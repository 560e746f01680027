import { connectionLost } from '../client/clientErrors.ts';
import { isNothing } from '../guards/results.ts';
import { callHttp } from '../http/callHttp.ts';
import { isShopbellError, ShopbellError } from '../model/errors.ts';
import type { TokenGrant } from '../model/http.ts';
import type { Platform } from '../platform.ts';
import { CustomerMemory, isGrant, memoryKey, type Remembered } from './memory.ts';

/** Milliseconds before its end at which a token is renewed rather than shown: the way to the server takes time. */
const renewBefore = 30_000;
/** Milliseconds that finding a token may take, the shop's back end included; other tabs wait meanwhile. */
const findWithin = 15_000;

/** Milliseconds that another tab may keep the lock: one that is frozen would keep it for ever. */
const lockWithin = 5_000;

/** Who the customer is, as the shop's back end says. */
export interface Identification {
  /** A JWT that the shop's back end signed: `sub` is its own id of the customer. */
  readonly token: string;
  /** Asked for a fresh JWT when the present one has run out. What it rejects with counts as a break: it is asked again. */
  readonly renew?: () => Promise<string>;
}

interface Claim {
  token: string;
  readonly renew: Identification['renew'];
  /** Whom the server takes the customer for; undefined until it was asked. */
  customerId?: string;
  /** What holds again if this one is refused. */
  former?: Claim | undefined;
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
  readonly #server: string;
  readonly #shopId: string;
  readonly #memory: CustomerMemory;
  #claim: Claim | undefined;
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

  constructor(platform: Platform, server: string, shopId: string) {
    this.#platform = platform;
    this.#server = server;
    this.#shopId = shopId;
    this.#memory = new CustomerMemory(shopId, () => platform.storage);
  }

  remembersOpen(): boolean {
    return this.#memory.read().open === true;
  }

  rememberOpen(open: boolean): void {
    const remembered = this.#memory.read();
    if ((remembered.open === true) !== open) this.#memory.write({ ...remembered, open });
  }

  /** What the next token is asked with; undefined: the customer logs out. */
  claim(identification: Identification | undefined): void {
    this.#turn++;
    this.#claim = identification && {
      token: identification.token,
      renew: identification.renew?.bind(identification),
      former: this.#claim,
    };
  }

  /**
   * A token to show, and whose it is. If it is another person, nothing of the former was touched yet. Rejects with
   * IDENTITY_REFUSED, and the claim that was refused is dropped.
   */
  async token(): Promise<Found> {
    const { locks, clock } = this.#platform;
    let turn = this.#turn;
    const find = (): Promise<Found> =>
      new Promise((resolve, reject) => {
        turn = this.#turn;
        // Neither the server nor the shop's own code need ever answer.
        const cancel = clock.after(findWithin, () => {
          this.#turn++;
          reject(connectionLost());
        });
        this.#find().then(resolve, reject).finally(cancel);
      });
    // A renewal is good for one use: two tabs that used the same one would end up as two customers.
    const waiting = new AbortController();
    const hurry =
      locks &&
      clock.after(lockWithin, () => {
        waiting.abort();
      });
    const locked = locks
      ?.request(memoryKey(this.#shopId), { signal: waiting.signal }, () => {
        hurry?.();
        return find();
      })
      .catch((thrown: unknown) => {
        hurry?.();
        if (isShopbellError(thrown)) throw thrown;
        // They are there, but forbidden, or nobody lets go of this one.
        return find();
      });
    const found = locked ?? this.#last.then(find);
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
  become(next?: TokenGrant): Remembered {
    this.#turn++;
    const former = this.#memory.read();
    this.#memory.write(next);
    return former;
  }

  /** Ends a login. Nothing depends on it any more: it is not on this device. */
  async signOut(renewal: string | undefined): Promise<void> {
    if (renewal) await this.#call('DELETE', { renewal }, isNothing).catch(() => undefined);
  }

  async #find(): Promise<Found> {
    const remembered = this.#memory.read();
    const { customerId, token, expiresAt = 0, known } = remembered;
    const claim = this.#claim;
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
      claim.former = undefined;
    }
    const isNew = customerId !== grant.customerId;
    if (known && isNew) return { ...grant, isNew, other: grant };
    // Another page may have opened or ended a conversation meanwhile.
    const { open = false, ...now } = this.#memory.read();
    this.#memory.write({ ...(!isNew && now), ...grant, open });
    return { ...grant, isNew };
  }

  async #grant({ renewal, known, customerId }: Remembered, claim: Claim | undefined): Promise<TokenGrant> {
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
    if (known) {
      const details = { reason: 'expired' } as const;
      throw new ShopbellError('IDENTITY_REFUSED', 'The login has run out.', { details });
    }
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
      if (isShopbellError(error) && !error.retry && claim === this.#claim) this.#claim = claim.former;
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
    return callHttp(this.#platform, `${this.#server}/v1/customer/token`, {
      method,
      body: { shopId: this.#shopId, ...body },
      credentials: 'omit',
      expect,
    });
  }
}

/** Whether it was the token that was refused, and not what was asked with it. */
export function isTokenRefused(error: unknown): boolean {
  return isShopbellError(error, 'UNAUTHENTICATED') || isShopbellError(error, 'TOKEN_EXPIRED');
}
