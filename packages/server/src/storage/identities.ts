import type { StatisticFactInput } from './statistics.ts';

/** The part of the storage port that knows who customers are, as the shop's JWT says. */
export interface IdentityStorage {
  /**
   * Keeps who a customer is; the customer id that a `subject` had first it has for ever, a name given now replaces the one
   * before. Returns what is known then.
   */
  putIdentity(identity: IdentityRow): Promise<IdentityRow>;
  /** Undefined for anonymous customers. */
  findIdentity(shopId: string, customerId: string): Promise<IdentityRow | undefined>;
  /** The known customer whom the shop's own id names. */
  findSubject(shopId: string, subject: string): Promise<IdentityRow | undefined>;
  /**
   * An anonymous customer is a known one, once and for all: returns whose it is, now or since earlier; its own id if the
   * known one was erased. If it is new, the fact by which statistics know it is told in the same commit.
   */
  linkCustomer(link: LinkRow, fact: StatisticFactInput): Promise<string>;
  /** Whose an anonymous customer is; undefined if nobody's. */
  findLink(shopId: string, anonymousId: string): Promise<string | undefined>;
  /** The anonymous customers that a known one was, the earliest first. */
  listLinks(shopId: string, customerId: string): Promise<string[]>;
}

export interface IdentityRow {
  readonly shopId: string;
  /** The shop's own id of the customer: the `sub` of its JWT. */
  readonly subject: string;
  readonly customerId: string;
  /** Missing if nobody said it, or once it was erased: an empty one erases. */
  readonly name?: string;
  /** They were erased: `findIdentities` tells so, for figures. */
  readonly erased?: true;
}

export interface LinkRow {
  readonly shopId: string;
  readonly anonymousId: string;
  readonly customerId: string;
  readonly at: number;
}
