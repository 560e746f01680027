import type { UploadStorage } from '../uploads.ts';
import type { Callable, ReaderMethods, WriterMethods } from './messages.ts';

/** The port's part about files, by the worker that answers it. */
export function uploadCalls(writer: Callable<WriterMethods>, reader: Callable<ReaderMethods>): UploadStorage {
  return {
    beginFile: (file) => writer.call('beginFile', file),
    finishFile: (shopId, fileId, facts) => writer.call('finishFile', shopId, fileId, facts),
    findFile: (shopId, fileId) => reader.call('findFile', shopId, fileId),
    findUpload: (shopId, uploader, clientId) => reader.call('findUpload', shopId, uploader, clientId),
    uploadedSince: (shopId, uploader, since) => reader.call('uploadedSince', shopId, uploader, since),
    listPostings: (shopId, fileId) => reader.call('listPostings', shopId, fileId),
    listOrphans: (before, limit) => reader.call('listOrphans', before, limit),
    dropFile: (shopId, fileId) => writer.call('dropFile', shopId, fileId),
  };
}
