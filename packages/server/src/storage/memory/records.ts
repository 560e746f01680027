import type { AccountRowChange, SecretsOf, ShopRowChange } from '../administration.ts';
import type { AccountRow, NewShopRow, SecretKind, SecretRow, ShopRow } from '../storage.ts';

/** Shops, accounts and secrets in memory. */
export class MemoryRecords {
  readonly #shops = new Map<string, ShopRow>();
  readonly #accounts: AccountRow[] = [];
  readonly #secrets = new Map<string, SecretRow>();
  #signingKey: Uint8Array | undefined;

  createShop(shop: NewShopRow): boolean {
    if (this.#shops.has(shop.shopId)) return false;
    this.#shops.set(shop.shopId, { ...shop, noticeChannel: 'none', version: 1 });
    return true;
  }

  findShop(shopId: string): ShopRow | undefined {
    return this.#shops.get(shopId);
  }

  listShops(): ShopRow[] {
    return [...this.#shops.values()].sort((a, b) => (a.shopId < b.shopId ? -1 : 1));
  }

  changeShop(shopId: string, { expectedVersion, ...change }: ShopRowChange): ShopRow | undefined {
    const shop = this.#shops.get(shopId);
    if (!shop || (expectedVersion !== undefined && shop.version !== expectedVersion)) return undefined;
    const changed = { ...shop, ...change, version: shop.version + 1 };
    this.#shops.set(shopId, changed);
    return changed;
  }

  createAccount(account: AccountRow): boolean {
    if (this.findAccount(account.shopId, account.name)) return false;
    if (this.findAccountOfAgent(account.shopId, account.agentId)) return false;
    this.#accounts.push(account);
    return true;
  }

  findAccount(shopId: string, name: string): AccountRow | undefined {
    return this.#accounts.find((account) => account.shopId === shopId && account.name === name);
  }

  findAccountOfAgent(shopId: string, agentId: string): AccountRow | undefined {
    return this.#accounts.find((account) => account.shopId === shopId && account.agentId === agentId);
  }

  listAccounts(shopId: string): AccountRow[] {
    const accounts = this.#accounts.filter((account) => account.shopId === shopId);
    return accounts.sort((a, b) => (a.name < b.name ? -1 : 1));
  }

  changeAccount(
    shopId: string,
    agentId: string,
    { disabledAt, demoPassword, ...change }: AccountRowChange,
  ): AccountRow | undefined {
    const account = this.findAccountOfAgent(shopId, agentId);
    if (!account) return undefined;
    const { disabledAt: before, demoPassword: was, ...rest } = account;
    const now = disabledAt === undefined ? before : (disabledAt ?? undefined);
    const changed = {
      ...rest,
      ...change,
      ...((demoPassword ?? was) ? { demoPassword: true as const } : {}),
      ...(now === undefined ? {} : { disabledAt: now }),
    };
    this.#accounts[this.#accounts.indexOf(account)] = changed;
    return changed;
  }

  putSecret(secret: SecretRow): boolean {
    const key = secretKey(secret.kind, secret.hash);
    if (this.#secrets.has(key)) return false;
    this.#secrets.set(key, secret);
    return true;
  }

  findSecret(kind: SecretKind, hash: string): SecretRow | undefined {
    return this.#secrets.get(secretKey(kind, hash));
  }

  takeSecret(kind: SecretKind, hash: string): SecretRow | undefined {
    const secret = this.findSecret(kind, hash);
    this.#secrets.delete(secretKey(kind, hash));
    return secret;
  }

  dropSecrets(kind: SecretKind, { shopId, subject, except }: SecretsOf): void {
    for (const [key, secret] of this.#secrets) {
      const isTheirs = secret.shopId === shopId && secret.subject === subject;
      if (isTheirs && secret.kind === kind && secret.hash !== except) this.#secrets.delete(key);
    }
  }

  dropExpiredSecrets(now: number): void {
    for (const [key, secret] of this.#secrets) if (secret.expiresAt <= now) this.#secrets.delete(key);
  }

  signingKey(): Uint8Array {
    this.#signingKey ??= crypto.getRandomValues(new Uint8Array(32));
    return this.#signingKey.slice();
  }
}

function secretKey(kind: SecretKind, hash: string): string {
  return `${kind}:${hash}`;
}
