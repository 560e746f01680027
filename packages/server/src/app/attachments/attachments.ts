import {
  fileTypes,
  isShopbellError,
  deskLimits,
  limits,
  shopbellError,
  type Clock,
  type FileRef,
} from '@shopbell/sdk/model';
import { audienceOf } from '../../desk/audiences.ts';
import type { FileKey, Files, KeptFile } from '../../files/files.ts';
import type { Storage } from '../../storage/storage.ts';
import type { FileRow } from '../../storage/uploads.ts';
import type { Log } from '../options.ts';
import type { Listener } from '../feed/listener.ts';
import { fileNameOf } from './fileName.ts';
import { inspect, typeNotAllowed, type Inspection } from './inspection.ts';

const day = 24 * 60 * 60 * 1000;
/**
 * What was uploaded and not sent within a day can be sent no more; an hour later it is gone. In between nobody's message
 * loses a file that it is just about to carry.
 */
const sendableFor = day;
const keptFor = sendableFor + 60 * 60 * 1000;
/** Looked up together. */
const sweptAtOnce = 500;

export interface Upload {
  readonly shopId: string;
  readonly by: Listener;
  readonly clientId: string;
  readonly name: string;
  readonly type: string;
  /** As its sender says, to refuse what is too large before it comes; 0 if nobody says. */
  readonly length?: number;
  readonly body: ReadableStream<Uint8Array>;
}

interface AttachmentsOptions {
  readonly storage: Storage;
  readonly files: Files;
  readonly clock: Clock;
  readonly log: Log;
}

/** Files that people upload and then send. Their bytes are kept by the files port, what is known of them by storage. */
export class Attachments {
  readonly #options: AttachmentsOptions;

  constructor(options: AttachmentsOptions) {
    this.#options = options;
  }

  /**
   * Takes a file, once for each client id: the same bytes again get the first answer. Whatever cuts or refuses it leaves
   * nothing. Rejects with FILE_TOO_LARGE, FILE_TYPE_NOT_ALLOWED, FILE_QUOTA_EXCEEDED, CLIENT_ID_REUSED, INVALID_ARGUMENT.
   */
  async take({ shopId, by, clientId, name, type, length = 0, body }: Upload): Promise<FileRef> {
    const { storage, files, clock } = this.#options;
    if (!fileTypes.some((allowed) => allowed === type)) throw typeNotAllowed();
    if (length > limits.file) throw shopbellError('FILE_TOO_LARGE', { limit: limits.file });
    const uploader = audienceOf(by);
    const limit = deskLimits.filesPerDay * (by.kind === 'agent' ? 10 : 1);
    const at = clock.now();
    const first = await storage.findUpload(shopId, uploader, clientId);
    // Several at once may pass it by as much as they are: their number is limited elsewhere.
    const used = first ? 0 : await storage.uploadedSince(shopId, uploader, at - day);
    const inspection = inspect(body, { type, allowance: { left: limit - used, limit } });
    if (first) {
      await this.#pass(shopId, inspection, (stream) => stream.pipeTo(new WritableStream()));
      return sameAs(first, inspection.found().digest);
    }
    const key = { shopId, fileId: crypto.randomUUID() };
    await storage.beginFile({ ...key, uploader, at });
    try {
      await this.#pass(shopId, inspection, (stream) => files.put(key, stream));
      const found = inspection.found();
      const facts = { clientId, name: fileNameOf(name, type), type, ...found };
      if (await storage.finishFile(shopId, key.fileId, facts)) {
        return refOf({ ...key, uploader, at, ...facts });
      }
      // The same one came twice at once, and the other was faster.
      const other = await storage.findUpload(shopId, uploader, clientId);
      if (!other) throw shopbellError('UNAVAILABLE');
      const answer = sameAs(other, found.digest);
      await this.drop(key);
      return answer;
    } catch (error) {
      await this.drop(key).catch((fault: unknown) => {
        this.#log('What is left of an upload could not be dropped; it will be later.', fault, shopId);
      });
      throw error;
    }
  }

  /** The uploader's own files, for a message. Rejects with NOT_FOUND if one is not theirs, or was dropped. */
  refs(shopId: string, uploaders: readonly string[], ids: readonly string[]): Promise<FileRef[]> {
    return Promise.all(
      ids.map(async (id) => {
        const file = await this.#options.storage.findFile(shopId, id);
        if (!file || !uploaders.includes(file.uploader)) throw fileNotFound();
        if (file.at < this.#options.clock.now() - sendableFor) {
          const posted = await this.#options.storage.listPostings(shopId, id);
          if (posted.length === 0) throw fileNotFound();
        }
        return refOf(file);
      }),
    );
  }

  /** A file with its bytes, for whom `maySee` lets; undefined if there is none, or not for them. */
  async open(
    key: FileKey,
    maySee: (file: FileRow, conversationIds: readonly string[]) => Promise<boolean>,
  ): Promise<{ file: FileRow; kept: KeptFile } | undefined> {
    const { storage, files } = this.#options;
    const file = await storage.findFile(key.shopId, key.fileId);
    if (!file || !(await maySee(file, await storage.listPostings(key.shopId, key.fileId)))) return undefined;
    const kept = await files.get(key);
    return kept && { file, kept };
  }

  /** Erases a file, wherever it was posted. */
  async drop(key: FileKey): Promise<void> {
    // The bytes first: while the row is there, whoever comes next finds them and tries again.
    await this.#options.files.delete(key);
    await this.#options.storage.dropFile(key.shopId, key.fileId);
  }

  /** Drops what was uploaded and never sent, and what is left of customers who were erased; what fails, the next time. */
  async sweep(): Promise<void> {
    const { storage, clock } = this.#options;
    for (let more = true; more;) {
      const keys = await storage.listOrphans(clock.now() - keptFor, sweptAtOnce);
      more = keys.length === sweptAtOnce;
      for (const key of keys) {
        await this.drop(key).catch((error: unknown) => {
          more = false;
          this.#log('A file that is nobody’s could not be dropped.', error, key.shopId);
        });
      }
    }
  }

  /** Whoever sent it is gone, or the place is full: neither is a fault of ours. */
  async #pass(
    shopId: string,
    { stream, brokenBy }: Inspection,
    take: (stream: Inspection['stream']) => Promise<void>,
  ): Promise<void> {
    try {
      await take(stream);
    } catch (error) {
      if (isShopbellError(error)) throw error;
      // Where nothing was read of it yet, the rest is still on its way.
      if (!stream.locked) await stream.cancel().catch(() => {});
      if ((await brokenBy) === error) throw shopbellError('CONNECTION_LOST');
      this.#log('A file could not be kept.', error, shopId);
      throw shopbellError('UNAVAILABLE');
    }
  }

  #log(message: string, error: unknown, shopId: string): void {
    this.#options.log({ level: 'warn', shopId, message, error });
  }
}

function sameAs(first: FileRow, digest: string): FileRef {
  if (first.digest !== digest) throw shopbellError('CLIENT_ID_REUSED', { clientId: first.clientId });
  return refOf(first);
}

function refOf({ fileId, name, type, size, width, height }: FileRow): FileRef {
  return {
    id: fileId,
    name,
    type,
    size,
    ...(width === undefined ? {} : { width }),
    ...(height === undefined ? {} : { height }),
  };
}

export function fileNotFound() {
  return shopbellError('NOT_FOUND', { what: 'file' });
}
