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
    const name = account.toLowerCase();
    const { both, address: byAddress, account: byAccount } = this.#failures;
    const buckets = [
      [both, `${address} ${name}`],
      [byAddress, address],
      [byAccount, name],
    ] as const;
    const retryAfterMs = takeFromAll(buckets);
    if (retryAfterMs > 0) throw shopbellError('RATE_LIMITED', { retryAfterMs });

    const found = await this.#find(account);
    const decoy = await this.#decoyHash();
    const matches = await this.#passwords.verify(password, found?.passwordHash ?? decoy);
    if (!found || !matches || found.disabledAt !== undefined) throw shopbellError('BAD_CREDENTIALS');
    // Taken beforehand, so that many attempts at once cannot slip through; whoever knows the password pays nothing.
    for (const [bucket, key] of buckets) bucket.giveBack(key);
    if (!maySignIn(found.roles)) throw shopbellError('NOT_CS_ACCOUNT');
    return found;
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
