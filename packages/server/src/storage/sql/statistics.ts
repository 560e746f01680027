import type { Kysely } from 'kysely';
import type { StatisticsStorage } from '../statistics.ts';
import { identityOf } from './identities.ts';
import { inTransaction } from './changes.ts';
import type { Tables } from './schema.ts';
import { inParts, putStatisticFacts } from './statisticFacts.ts';

/** What statistics are made from, beside the journal and what the back end tells. */
export interface StatisticsTables {
  statistic_fact: {
    shop_id: string;
    seq: number;
    at: number;
    type: string;
    id: string;
    digest: string;
    data: string;
  };
  fact_import: { shop_id: string; name: string; data: string };
  shown_day: { shop_id: string; profile: string; day: string; data: string };
}

export type StatisticsReads = Pick<
  StatisticsStorage,
  'readStatisticFacts' | 'findImport' | 'readShownDays' | 'findIdentities'
>;
export type StatisticsWrites = Pick<StatisticsStorage, 'putStatisticFacts' | 'saveShownDays'>;

export async function addStatistics(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('message').addColumn('facts', 'text').execute();
  await db.schema
    .createTable('statistic_fact')
    .addColumn('shop_id', 'text', (column) => column.notNull())
    .addColumn('seq', 'bigint', (column) => column.notNull())
    .addColumn('at', 'bigint', (column) => column.notNull())
    .addColumn('type', 'text', (column) => column.notNull())
    .addColumn('id', 'text', (column) => column.notNull())
    .addColumn('digest', 'text', (column) => column.notNull())
    .addColumn('data', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('statistic_fact_key', ['shop_id', 'seq'])
    .addUniqueConstraint('statistic_fact_once', ['shop_id', 'type', 'id', 'digest'])
    .execute();
  await db.schema
    .createTable('fact_import')
    .addColumn('shop_id', 'text', (column) => column.notNull())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('data', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('fact_import_key', ['shop_id', 'name'])
    .execute();
  await db.schema
    .createTable('shown_day')
    .addColumn('shop_id', 'text', (column) => column.notNull())
    .addColumn('profile', 'text', (column) => column.notNull())
    .addColumn('day', 'text', (column) => column.notNull())
    .addColumn('data', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('shown_day_key', ['shop_id', 'profile', 'day'])
    .execute();
}

export function statisticsReads(db: Kysely<Tables>): StatisticsReads {
  return {
    async readStatisticFacts(shopId, { after, limit, types }) {
      const log = db
        .selectFrom('statistic_fact')
        .select(['seq', 'at', 'data'])
        .where('shop_id', '=', shopId)
        .where('seq', '>', after);
      // Each type by its index, and merged: with `in`, all that is not asked for would be looked at.
      const [first, ...others] = types
        ? [...new Set(types)].map((type) => log.where('type', '=', type))
        : [log];
      if (!first) return [];
      const wanted = others.reduce((merged, ofType) => merged.unionAll(ofType), first);
      return wanted.orderBy('seq').limit(limit).execute();
    },
    async findImport(shopId, name) {
      const row = await db
        .selectFrom('fact_import')
        .select('data')
        .where('shop_id', '=', shopId)
        .where('name', '=', name)
        .executeTakeFirst();
      return row?.data;
    },
    readShownDays(shopId, { profile, from, to }) {
      return db
        .selectFrom('shown_day')
        .select(['profile', 'day', 'data'])
        .where('shop_id', '=', shopId)
        .where('profile', '=', profile)
        .where('day', '>=', from)
        .where('day', '<=', to)
        .orderBy('day')
        .execute();
    },
    async findIdentities(shopId, customerIds) {
      const found = [];
      for (const some of inParts(customerIds)) {
        const rows = await db
          .selectFrom('identity')
          .selectAll()
          .where('shop_id', '=', shopId)
          .where('customer_id', 'in', some)
          .execute();
        const erased = await db
          .selectFrom('erased_customer')
          .select(['shop_id', 'customer_id', 'subject'])
          .where('shop_id', '=', shopId)
          .where('customer_id', 'in', some)
          .execute();
        found.push(
          ...rows.map(identityOf),
          ...erased.flatMap(({ subject, ...row }) =>
            subject === null
              ? []
              : { ...identityOf({ ...row, subject, name: null, name_key: null }), erased: true as const },
          ),
        );
      }
      return found;
    },
  };
}

export function statisticsWrites(db: Kysely<Tables>): StatisticsWrites {
  return {
    putStatisticFacts: (shopId, put) => putStatisticFacts(db, shopId, put),
    saveShownDays: (shopId, days) =>
      inTransaction(db, async (transaction) => {
        for (const some of inParts(days)) {
          await transaction
            .insertInto('shown_day')
            .values(some.map((row) => ({ shop_id: shopId, ...row })))
            .onConflict((conflict) =>
              conflict
                .columns(['shop_id', 'profile', 'day'])
                .doUpdateSet(({ ref }) => ({ data: ref('excluded.data') })),
            )
            .execute();
        }
      }),
  };
}
