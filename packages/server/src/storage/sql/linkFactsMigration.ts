import { sql, type Kysely } from 'kysely';
import type { Tables } from './schema.ts';
import { inParts } from './statisticFacts.ts';

interface Link {
  readonly shop_id: string;
  readonly anonymous_id: string;
  readonly at: number;
  readonly subject: string;
}

/** The log of facts by type; and for links that are older than their facts, or whose fact a crash kept out, the facts. */
export async function tellOfLinks(older: Kysely<unknown>): Promise<void> {
  await older.schema
    .createIndex('statistic_fact_type')
    .on('statistic_fact')
    .columns(['shop_id', 'type', 'seq'])
    .execute();
  // All tables that are used here have been there for long, as they are now.
  const db = older as Kysely<Tables>;
  const untold = new Map<string, Link[]>();
  const told = new Set<string>();
  const facts = db.selectFrom('statistic_fact').select(['shop_id', 'data']).where('type', '=', 'identity');
  for (const { shop_id, data } of await facts.execute()) {
    const { customerId, knownId } = JSON.parse(data) as { customerId: string; knownId: string };
    told.add(JSON.stringify([shop_id, customerId, knownId]));
  }
  const links = db
    .selectFrom('identity_link as link')
    .innerJoin('identity', (join) =>
      join
        .onRef('identity.shop_id', '=', 'link.shop_id')
        .onRef('identity.customer_id', '=', 'link.customer_id'),
    )
    .select(['link.shop_id', 'link.anonymous_id', 'link.at', 'identity.subject'])
    .orderBy('link.at')
    .orderBy('link.anonymous_id');
  for (const link of await links.execute()) {
    const { shop_id, anonymous_id, subject } = link;
    if (told.has(JSON.stringify([shop_id, anonymous_id, subject]))) continue;
    const ofShop = untold.get(shop_id);
    if (ofShop) ofShop.push(link);
    else untold.set(shop_id, [link]);
  }
  for (const [shopId, ofShop] of untold) await tell(db, shopId, ofShop);
}

async function tell(db: Kysely<Tables>, shopId: string, links: readonly Link[]): Promise<void> {
  const { last } = await db
    .selectFrom('statistic_fact')
    .select(sql<number>`coalesce(max(seq), 0)`.as('last'))
    .where('shop_id', '=', shopId)
    .executeTakeFirstOrThrow();
  const facts = links.map(({ shop_id, anonymous_id: customerId, at, subject: knownId }, index) => {
    const [type, id] = ['identity', `link/${customerId}`];
    const data = JSON.stringify({ type, id, at, customerId, knownId });
    // Nobody tells of a link again: that this is no hash of the content never matters.
    return { shop_id, seq: last + 1 + index, at, type, id, digest: 'from the link', data };
  });
  for (const some of inParts(facts)) await db.insertInto('statistic_fact').values(some).execute();
}
