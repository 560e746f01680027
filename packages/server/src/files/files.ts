/** Where a file's bytes lie. Both parts are ids: letters, digits, `-` and `_`. */
export interface FileKey {
  readonly shopId: string;
  readonly fileId: string;
}

/** Bytes that are kept. */
export interface KeptFile {
  readonly size: number;
  /** The bytes from the start; each call opens them anew. */
  open(): ReadableStream<Uint8Array>;
}

/** The files port: bytes under keys, and nothing else. Each implementation passes the one suite in `contract.ts`. */
export interface Files {
  /**
   * Keeps all the bytes, in place of those before. Rejects with the stream's own error if that fails, or with the fault
   * of the place; then nothing was changed, and nothing of it is left.
   */
  put(key: FileKey, bytes: ReadableStream<Uint8Array> | Uint8Array): Promise<void>;
  get(key: FileKey): Promise<KeptFile | undefined>;
  /** Harmless if there is none. */
  delete(key: FileKey): Promise<void>;
}

export function streamOf(bytes: ReadableStream<Uint8Array> | Uint8Array): ReadableStream<Uint8Array> {
  if (!(bytes instanceof Uint8Array)) return bytes;
  return new ReadableStream({
    start(controller) {
      if (bytes.length > 0) controller.enqueue(bytes);
      controller.close();
    },
  });
}
