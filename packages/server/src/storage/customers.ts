/** The part of the storage port that finds customers and what they came for. */
export interface CustomerStorage {
  /** Customers of the shop who had a conversation, those whose newest one began last first. */
  findCustomers(shopId: string, query: CustomerQuery): Promise<CustomerRow[]>;
  /** A customer's conversations, the newest first, without entries that were refused. */
  listConversations(shopId: string, customerId: string, limit: number): Promise<string[]>;
  /** Messages that may be found and have the text in them (see `textKeyOf`), the newest first; none has an empty one. */
  findTexts(shopId: string, query: TextQuery): Promise<TextRow[]>;
}

export interface TextQuery {
  readonly text: string;
  /** Only those below this sequence. */
  readonly before?: number;
  readonly limit: number;
}

export interface TextRow {
  readonly seq: number;
  readonly at: number;
  readonly conversationId: string;
  readonly messageId: string;
  /** `customer:<id>` or `agent:<id>`. */
  readonly author: string;
  readonly text: string;
}

export interface CustomerQuery {
  /** Only those to whom any of these applies; left out: all. */
  readonly among?: {
    /** Their id begins with it. */
    readonly prefix: string;
    /** Their id's `tailOf` is this. */
    readonly tail: string;
    /** They have this very id. */
    readonly ids: readonly string[];
    /** The `nameKeyOf` of a known customer who they are, or became, begins with it; empty: of none. */
    readonly name: string;
    /** So does the shop's own id of that customer, their account; empty, or left out: of none. */
    readonly account?: string;
    /** Id, name and account are not to begin so, but to be exactly that. */
    readonly whole?: boolean;
  };
  /** And only those of whom this agent ever had a conversation. */
  readonly servedBy?: string;
  /** And only these. */
  readonly only?: readonly string[];
  /** Only those whose newest conversation began before this sequence. */
  readonly before?: number;
  readonly limit: number;
}

export interface CustomerRow {
  readonly customerId: string;
  /** The sequence at which their newest conversation began. */
  readonly lastSeq: number;
}

/** What screens show of an anonymous customer, `7F3A` of `…-89ab-01237f3a`: people search by what they see. */
export function tailOf(customerId: string): string {
  return customerId
    .replace(/[^A-Za-z0-9]/g, '')
    .slice(-4)
    .toUpperCase();
}

/** A text as it is searched for: as a name is, and any space is one space. */
export function textKeyOf(text: string): string {
  return nameKeyOf(text).replace(/\s+/gu, ' ').trim();
}

/** A name as it is searched for: letters large or small, wide or narrow, are the same. */
export function nameKeyOf(name: string): string {
  return name.normalize('NFKC').toLowerCase();
}
