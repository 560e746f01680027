import type { Kysely } from 'kysely';
import { changeReads } from '../sql/changes.ts';
import { erasureReads } from '../sql/erasures.ts';
import { identityReads } from '../sql/identities.ts';
import type { Tables } from '../sql/schema.ts';
import { SqlReader } from '../sql/sqlReader.ts';
import { statisticsReads } from '../sql/statistics.ts';
import { uploadReads } from '../sql/uploads.ts';
import type { ReaderMethods } from './messages.ts';

/** All that the port asks and nothing writes, over one connection. */
export function readsOver(db: Kysely<Tables>): ReaderMethods {
  return Object.assign(new SqlReader(db), uploadReads(db), identityReads(db), {
    ...statisticsReads(db),
    ...changeReads(db),
    ...erasureReads(db),
  });
}
