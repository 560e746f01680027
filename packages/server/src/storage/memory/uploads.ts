import type { FileBegun, FileFacts, FileKey, FileRow } from '../uploads.ts';

/** What is known of files, in memory; where they were posted, the journals say. */
export class MemoryUploads {
  readonly #files = new Map<string, FileBegun & Partial<FileFacts>>();

  begin(file: FileBegun): void {
    this.#files.set(keyOf(file), file);
  }

  finish(shopId: string, fileId: string, facts: FileFacts): boolean {
    const begun = this.#files.get(keyOf({ shopId, fileId }));
    if (!begun || begun.uploader === '' || this.findUpload(shopId, begun.uploader, facts.clientId))
      return false;
    this.#files.set(keyOf(begun), { ...begun, ...facts });
    return true;
  }

  /** Of a file that is finished or not; undefined if there is none. */
  uploaderOf(shopId: string, fileId: string): string | undefined {
    return this.#files.get(keyOf({ shopId, fileId }))?.uploader;
  }

  find(shopId: string, fileId: string): FileRow | undefined {
    const file = this.#files.get(keyOf({ shopId, fileId }));
    return file && isFinished(file) ? file : undefined;
  }

  findUpload(shopId: string, uploader: string, clientId: string): FileRow | undefined {
    return this.#of(shopId, uploader).find((file) => file.clientId === clientId);
  }

  uploadedSince(shopId: string, uploader: string, since: number): number {
    return this.#of(shopId, uploader).reduce((sum, { at, size }) => (at >= since ? sum + size : sum), 0);
  }

  orphans(before: number, limit: number, isPosted: (file: FileKey) => boolean): FileKey[] {
    const old = [...this.#files.values()].filter((file) => file.at < before && !isPosted(file));
    return old.slice(0, limit).map(({ shopId, fileId }) => ({ shopId, fileId }));
  }

  /** Files of these uploaders, finished or not. */
  idsOf(shopId: string, uploaders: readonly string[]): string[] {
    return [...this.#files.values()].flatMap((file) =>
      file.shopId === shopId && uploaders.includes(file.uploader) ? file.fileId : [],
    );
  }

  /** Nobody's, as old as can be. */
  orphan(shopId: string, fileIds: readonly string[]): void {
    for (const fileId of fileIds) {
      const key = { shopId, fileId };
      if (this.#files.has(keyOf(key))) this.#files.set(keyOf(key), { ...key, uploader: '', at: 0 });
    }
  }

  drop(shopId: string, fileId: string): void {
    this.#files.delete(keyOf({ shopId, fileId }));
  }

  #of(shopId: string, uploader: string): FileRow[] {
    return [...this.#files.values()].flatMap((file) =>
      file.shopId === shopId && file.uploader === uploader && isFinished(file) ? file : [],
    );
  }
}

function isFinished(file: FileBegun & Partial<FileFacts>): file is FileRow {
  return file.clientId !== undefined;
}

function keyOf({ shopId, fileId }: FileKey): string {
  return `${shopId}/${fileId}`;
}
