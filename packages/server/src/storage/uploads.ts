/** The part of the storage port that knows files; their bytes are kept by `Files`. */
export interface UploadStorage {
  /** Notes a file whose bytes are on their way. Until it is finished, nothing else finds it. */
  beginFile(file: FileBegun): Promise<void>;
  /**
   * All its bytes are kept. False if the uploader has another file under this client id, or was erased meanwhile; then
   * nothing was changed.
   */
  finishFile(shopId: string, fileId: string, facts: FileFacts): Promise<boolean>;
  findFile(shopId: string, fileId: string): Promise<FileRow | undefined>;
  findUpload(shopId: string, uploader: string, clientId: string): Promise<FileRow | undefined>;
  /** Bytes of what the uploader began at `since` or later, and has finished. */
  uploadedSince(shopId: string, uploader: string, since: number): Promise<number>;
  /** Conversations that the file was posted in, by `NewRow.message.files`. */
  listPostings(shopId: string, fileId: string): Promise<string[]>;
  /** Files of every shop that were begun before `before` and posted nowhere, finished or not; so many at most. */
  listOrphans(before: number, limit: number): Promise<FileKey[]>;
  /** Forgets a file, and where it was posted. Harmless if there is none. */
  dropFile(shopId: string, fileId: string): Promise<void>;
}

export interface FileKey {
  readonly shopId: string;
  readonly fileId: string;
}

export interface FileBegun extends FileKey {
  /** `customer:<id>` or `agent:<id>`. */
  readonly uploader: string;
  readonly at: number;
}

export interface FileFacts {
  /** Unique to the uploader within the shop, for as long as the file is kept. */
  readonly clientId: string;
  /** SHA-256 of the bytes, hex. */
  readonly digest: string;
  readonly name: string;
  readonly type: string;
  readonly size: number;
  readonly width?: number;
  readonly height?: number;
}

export type FileRow = FileBegun & FileFacts;
