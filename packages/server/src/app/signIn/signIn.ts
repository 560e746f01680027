import { shopbellError, type Clock } from '@shopbell/sdk/model';
import type { AccountRow, Storage } from '../../storage/storage.ts';
import type { Passwords } from '../options.ts';
import { maySignIn } from '../permissions/roles.ts';
import { Buckets, takeFromAll, type Rate } from '../rates/buckets.ts';
import { randomSecret } from '../secrets/bytes.ts';

/** Failed attempts on one account from one address: room for a forgotten password, none for a list of them. */
const perAccountAndAddress: Rate = { burst: 10, perSecond: 1 / 60 };
/** Failed attempts from one address on whatever account: an office behind one address fits. */
const perAddress: Rate = { burst: 50, perSecond: 1 / 6 };
/** Failed attempts on one account from anywhere: slows down many addresses that work together. */
const perAccount: Rate = { burst: 100, perSecond: 1 / 6 };

/** Checks accounts and passwords. */
export class SignInDesk {
  readonly #storage: Storage;
  readonly #passwords: Passwords;
  readonly #failures: { readonly both: Buckets; readonly address: Buckets; readonly account: Buckets };
  #decoy: Promise<string> | undefined;

  constructor(storage: Storage, passwords: Passwords, clock: Clock) {
    this.#storage = storage;
    this.#passwords = passwords;
    this.#failures = {
      both: new Buckets(perAccountAndAddress, clock),
      address: new Buckets(perAddress, clock),
      account: new Buckets(perAccount, clock),
    };
  }

  /**
   * The account of somebody who may serve customers or administer the shop. Rejects with RATE_LIMITED, BAD_CREDENTIALS
   * (the same for unknown and disabled accounts, and after the same work), or NOT_CS_ACCOUNT (AC-01).
   */
  async check(account: string, password: string, address: string): Promise<AccountRow> {
    const found = await this.#attempt(account, address, async () => {
      const known = await this.#find(account);
      return (await this.#matches(known, password)) ? known : undefined;
    });
    if (!maySignIn(found.roles)) throw shopbellError('NOT_CS_ACCOUNT');
    return found;
  }

  /**
   * The account of somebody signed in, who says their password again. Counted as an attempt to sign in: whoever found a page
   * open has no more tries than anybody else. Rejects with RATE_LIMITED or BAD_CREDENTIALS.
   */
  async confirm(
    { shopId, id }: { shopId: string; id: string },
    password: string,
    address: string,
  ): Promise<AccountRow> {
    const account = await this.#storage.findAccountOfAgent(shopId, id);
    if (!account) throw shopbellError('BAD_CREDENTIALS');
    return this.#attempt(`${shopId}:${account.name}`, address, async () =>
      (await this.#matches(account, password)) ? account : undefined,
    );
  }

  /** An attempt with an account's password, limited with all others. */
  async #attempt(
    account: string,
    address: string,
    find: () => Promise<AccountRow | undefined>,
  ): Promise<AccountRow> {
    const name = account.toLowerCase();
    const { both, address: byAddress, account: byAccount } = this.#failures;
    const buckets = [
      [both, `${address} ${name}`],
      [byAddress, address],
      [byAccount, name],
    ] as const;
    const retryAfterMs = takeFromAll(buckets);
    if (retryAfterMs > 0) throw shopbellError('RATE_LIMITED', { retryAfterMs });
    const found = await find();
    if (!found || found.disabledAt !== undefined) throw shopbellError('BAD_CREDENTIALS');
    // Taken beforehand, so that many attempts at once cannot slip through; whoever knows the password pays nothing.
    for (const [bucket, key] of buckets) bucket.giveBack(key);
    return found;
  }

  async #matches(account: AccountRow | undefined, password: string): Promise<boolean> {
    const decoy = await this.#decoyHash();
    return this.#passwords.verify(password, account?.passwordHash ?? decoy);
  }

  async #find(account: string): Promise<AccountRow | undefined> {
    const colon = account.indexOf(':');
    // An unknown account costs the same look-up as a known one.
    return this.#storage.findAccount(account.slice(0, Math.max(colon, 0)), account.slice(colon + 1));
  }

  #decoyHash(): Promise<string> {
    this.#decoy ??= this.#passwords.hash(randomSecret());
    return this.#decoy;
  }
}
