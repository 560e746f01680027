import type { Kysely, Selectable } from 'kysely';
import type { FileBegun, FileFacts, FileKey, FileRow, UploadStorage } from '../uploads.ts';
import { isAnyErased } from './erasures.ts';
import type { Tables } from './schema.ts';

export type UploadReads = Pick<
  UploadStorage,
  'findFile' | 'findUpload' | 'uploadedSince' | 'listPostings' | 'listOrphans'
>;
export type UploadWrites = Pick<UploadStorage, 'beginFile' | 'finishFile' | 'dropFile'>;

/** What is asked of uploaded files, over SQL. */
export function uploadReads(db: Kysely<Tables>): UploadReads {
  const files = (shopId: string) =>
    db.selectFrom('file').selectAll().where('shop_id', '=', shopId).where('client_id', 'is not', null);
  return {
    async findFile(shopId, fileId) {
      const row = await files(shopId).where('file_id', '=', fileId).executeTakeFirst();
      return row && fileOf(row);
    },
    async findUpload(shopId, uploader, clientId) {
      const row = await files(shopId)
        .where('uploader', '=', uploader)
        .where('client_id', '=', clientId)
        .executeTakeFirst();
      return row && fileOf(row);
    },
    async uploadedSince(shopId, uploader, since) {
      const row = await db
        .selectFrom('file')
        .select(({ fn }) => fn.sum<number | string | null>('size').as('bytes'))
        .where('shop_id', '=', shopId)
        .where('uploader', '=', uploader)
        .where('at', '>=', since)
        .executeTakeFirst();
      return Number(row?.bytes ?? 0);
    },
    async listPostings(shopId, fileId) {
      const rows = await db
        .selectFrom('file_posting')
        .select('conversation_id')
        .where('shop_id', '=', shopId)
        .where('file_id', '=', fileId)
        .execute();
      return rows.map(({ conversation_id }) => conversation_id);
    },
    async listOrphans(before, limit) {
      const rows = await db
        .selectFrom('file')
        .select(['shop_id', 'file_id'])
        .where('at', '<', before)
        .where(({ not, exists, selectFrom }) =>
          not(
            exists(
              selectFrom('file_posting')
                .select('file_posting.file_id')
                .whereRef('file_posting.shop_id', '=', 'file.shop_id')
                .whereRef('file_posting.file_id', '=', 'file.file_id'),
            ),
          ),
        )
        .limit(limit)
        .execute();
      return rows.map(({ shop_id, file_id }): FileKey => ({ shopId: shop_id, fileId: file_id }));
    },
  };
}

export function uploadWrites(db: Kysely<Tables>): UploadWrites {
  return {
    async beginFile({ shopId, fileId, uploader, at }: FileBegun) {
      const row = { shop_id: shopId, file_id: fileId, uploader, at };
      await db
        .insertInto('file')
        .values({ ...row, ...unknown })
        .execute();
    },
    finishFile: (shopId, fileId, facts) =>
      db.transaction().execute(async (transaction) => {
        const mine = await transaction
          .selectFrom('file')
          .select('uploader')
          .where('shop_id', '=', shopId)
          .where('file_id', '=', fileId)
          .executeTakeFirst();
        // Whoever uploaded it may have been erased meanwhile.
        if (!mine || mine.uploader === '' || (await isErased(transaction, shopId, mine.uploader)))
          return false;
        const other = await transaction
          .selectFrom('file')
          .select('file_id')
          .where('shop_id', '=', shopId)
          .where('uploader', '=', mine.uploader)
          .where('client_id', '=', facts.clientId)
          .executeTakeFirst();
        if (other) return false;
        await transaction
          .updateTable('file')
          .set(factsRowOf(facts))
          .where('shop_id', '=', shopId)
          .where('file_id', '=', fileId)
          .execute();
        return true;
      }),
    dropFile: (shopId, fileId) =>
      db.transaction().execute(async (transaction) => {
        for (const table of ['file', 'file_posting'] as const) {
          await transaction
            .deleteFrom(table)
            .where('shop_id', '=', shopId)
            .where('file_id', '=', fileId)
            .execute();
        }
      }),
  };
}

const unknown = {
  client_id: null,
  digest: null,
  name: null,
  type: null,
  size: null,
  width: null,
  height: null,
};

function factsRowOf({ clientId, width, height, ...facts }: FileFacts) {
  return { ...facts, client_id: clientId, width: width ?? null, height: height ?? null };
}

function fileOf(row: Selectable<Tables['file']>): FileRow {
  const { width, height } = row;
  return {
    shopId: row.shop_id,
    fileId: row.file_id,
    uploader: row.uploader,
    at: row.at,
    clientId: row.client_id ?? '',
    digest: row.digest ?? '',
    name: row.name ?? '',
    type: row.type ?? '',
    size: row.size ?? 0,
    ...(width === null ? {} : { width }),
    ...(height === null ? {} : { height }),
  };
}

async function isErased(db: Kysely<Tables>, shopId: string, uploader: string): Promise<boolean> {
  const [, customerId] = /^customer:(.*)$/.exec(uploader) ?? [];
  return customerId !== undefined && (await isAnyErased(db, shopId, [customerId]));
}
