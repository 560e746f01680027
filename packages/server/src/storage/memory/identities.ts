import { nameKeyOf, type CustomerQuery } from '../customers.ts';
import type { IdentityRow, LinkRow } from '../identities.ts';

/** Who customers are, in memory. */
export class MemoryIdentities {
  readonly #identities: IdentityRow[] = [];
  readonly #links: LinkRow[] = [];
  /** By `keyOf`: the shop's own id that stood for them, if any. */
  readonly #erased = new Map<string, string | undefined>();

  put({ name, ...identity }: IdentityRow): IdentityRow {
    const at = this.#identities.findIndex(
      ({ shopId, subject }) => shopId === identity.shopId && subject === identity.subject,
    );
    const { name: before, ...known }: IdentityRow = this.#identities[at] ?? identity;
    const now = name ?? before;
    const row = { ...known, ...(now === undefined || now === '' ? {} : { name: now }) };
    if (at < 0) this.#identities.push(row);
    else this.#identities[at] = row;
    return row;
  }

  find(shopId: string, customerId: string): IdentityRow | undefined {
    return this.#identities.find((row) => row.shopId === shopId && row.customerId === customerId);
  }

  /** Also one who was erased: without the name. */
  known(shopId: string, customerId: string): IdentityRow | undefined {
    const subject = this.#erased.get(keyOf(shopId, customerId));
    return subject === undefined
      ? this.find(shopId, customerId)
      : { shopId, customerId, subject, erased: true };
  }

  isErased(shopId: string, customerId: string): boolean {
    return this.#erased.has(keyOf(shopId, customerId));
  }

  /** Forgets who these are, and whoever was linked to them: returns the ids of all. */
  erase(shopId: string, customerIds: readonly string[]): string[] {
    const linked = customerIds.flatMap((id) => this.links(shopId, id));
    const ids = [...new Set([...customerIds, ...linked])];
    for (const id of ids) {
      const at = this.#identities.findIndex((row) => row.shopId === shopId && row.customerId === id);
      const [gone] = at < 0 ? [] : this.#identities.splice(at, 1);
      if (gone || !this.isErased(shopId, id)) this.#erased.set(keyOf(shopId, id), gone?.subject);
    }
    return ids;
  }

  findSubject(shopId: string, subject: string): IdentityRow | undefined {
    return this.#identities.find((row) => row.shopId === shopId && row.subject === subject);
  }

  /** Whether that is, or became, a known customer of that name or account. */
  isAmong(
    shopId: string,
    customerId: string,
    { name, account = '', whole = false }: NonNullable<CustomerQuery['among']>,
  ): boolean {
    const known = this.find(shopId, this.linkOf(shopId, customerId) ?? customerId);
    const fits = (key: string | undefined, asked: string): boolean =>
      asked !== '' && key !== undefined && (whole ? key === asked : key.startsWith(asked));
    return (
      fits(known?.name === undefined ? undefined : nameKeyOf(known.name), name) ||
      fits(known?.subject, account)
    );
  }

  /** Of an anonymous customer who is nobody's yet. */
  link(link: LinkRow): string {
    this.#links.push(link);
    return link.customerId;
  }

  linkOf(shopId: string, anonymousId: string): string | undefined {
    return this.#links.find((link) => link.shopId === shopId && link.anonymousId === anonymousId)?.customerId;
  }

  links(shopId: string, customerId: string): string[] {
    const links = this.#links.filter((link) => link.shopId === shopId && link.customerId === customerId);
    return links.sort((a, b) => a.at - b.at).map(({ anonymousId }) => anonymousId);
  }
}

function keyOf(shopId: string, customerId: string): string {
  return `${shopId}/${customerId}`;
}
