import { isCount, isText, shape } from '../guards/shape.ts';
import { callHttp } from '../http/callHttp.ts';
import { isShopbellError } from '../model/errors.ts';
import type { TokenGrant } from '../model/http.ts';
import type { Platform } from '../platform.ts';
import { CustomerMemory, memoryKey } from './memory.ts';

/** Milliseconds before its end at which a token is renewed rather than shown: the way to the server takes time. */
const renewBefore = 30_000;

const isGrant = shape<TokenGrant>({ customerId: isText, token: isText, expiresAt: isCount, renewal: isText });

/** Who this customer is: anonymous, minted by the server, kept by renewal. */
export class CustomerIdentity {
  readonly #platform: Platform;
  readonly #server: string;
  readonly #shopId: string;
  readonly #memory: CustomerMemory;
  #shown: string | undefined;
  #refused: string | undefined;
  #granted = false;

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

  /** A token for the first frame, and whose it is. */
  async token(signal: AbortSignal): Promise<{ customerId: string; token: string }> {
    const { locks } = this.#platform;
    const find = (): Promise<{ customerId: string; token: string }> => this.#find(signal);
    // A renewal is good for one use: two tabs that used the same one would end up as two customers.
    const found = locks ? await locks.request(memoryKey(this.#shopId), { signal }, find) : await find();
    this.#shown = found.token;
    return found;
  }

  /** The token shown last was refused. True if it was an old one, so that a new one may be welcome. */
  refused(): boolean {
    this.#refused = this.#shown;
    return !this.#granted;
  }

  async #find(signal: AbortSignal): Promise<{ customerId: string; token: string }> {
    const { customerId, token, expiresAt = 0, renewal } = this.#memory.read();
    const lasts = expiresAt - this.#platform.clock.now() > renewBefore;
    this.#granted = false;
    if (customerId !== undefined && token !== undefined && token !== this.#refused && lasts) {
      return { customerId, token };
    }
    const grant = await this.#renew(renewal, signal);
    this.#granted = true;
    // Another page may have opened or ended a conversation meanwhile.
    this.#memory.write({ ...this.#memory.read(), ...grant });
    return grant;
  }

  async #renew(renewal: string | undefined, signal: AbortSignal): Promise<TokenGrant> {
    const ask = (body: { shopId: string; renewal?: string }): Promise<TokenGrant> =>
      callHttp(this.#platform, `${this.#server}/v1/customer/token`, {
        method: 'POST',
        body,
        credentials: 'omit',
        signal,
        expect: isGrant,
      });
    const shopId = this.#shopId;
    if (renewal === undefined) return ask({ shopId });
    try {
      return await ask({ shopId, renewal });
    } catch (error) {
      const known = isShopbellError(error, 'UNAUTHENTICATED') || isShopbellError(error, 'TOKEN_EXPIRED');
      if (!known) throw error;
      // Spent by another page meanwhile, where pages have no locks: what that one was given goes on.
      const now = this.#memory.read().renewal;
      if (now !== undefined && now !== renewal) return this.#renew(now, signal);
      // Too old, or spent: the server knows this customer no more, and mints another.
      return ask({ shopId });
    }
  }
}
