import { timedOut } from '../client/clientErrors.ts';
import { isFile } from '../guards/conversation.ts';
import { callHttp, type HttpCall } from '../http/callHttp.ts';
import { isShopbellError } from '../model/errors.ts';
import type { FileRef } from '../model/files.ts';
import type { Platform } from '../platform.ts';
import type { OutgoingFile } from './outgoingFile.ts';
import { fetchWithProgress } from './fetchWithProgress.ts';

/** How a request shows whose it is. */
export type Credentials = Pick<HttpCall<unknown>, 'credentials' | 'headers'>;

/** Calls with what shows who asks; again with something fresh, if that was refused. */
export type Authorized = <T>(call: (shown: Credentials) => Promise<T>) => Promise<T>;

const isFileRef = (value: unknown): value is FileRef => isFile(value);
const isBlob = (value: unknown): value is Blob => value instanceof Blob;

/** Brings files to the server, each once, and fetches them from there. */
export class FileTransfer {
  readonly #platform: Platform;
  readonly #url: string;
  readonly #authorized: Authorized;
  /** What the server holds already, by its own id. */
  readonly #uploaded = new WeakMap<OutgoingFile, string>();

  constructor(platform: Platform, server: string, authorized: Authorized) {
    this.#platform = platform;
    this.#url = `${server}/v1/files`;
    this.#authorized = authorized;
  }

  /**
   * Resolves with the server's ids. `progress` is told from 0 to 1. Rejects with what is to be said of these files; a
   * break, or a refusal of who asks, comes as TIMEOUT: it is no matter of theirs.
   */
  async upload(
    files: readonly OutgoingFile[],
    signal: AbortSignal,
    progress: (part: number) => void,
  ): Promise<string[]> {
    const ids: string[] = [];
    const total = files.reduce((sum, { size }) => sum + size, 0) || 1;
    let done = 0;
    for (const file of files) {
      progress(done / total);
      const id =
        this.#uploaded.get(file) ??
        (await this.#upload(file, signal, (sent) => {
          progress((done + Math.min(sent, file.size)) / total);
        }));
      this.#uploaded.set(file, id);
      ids.push(id);
      done += file.size;
    }
    progress(1);
    return ids;
  }

  /** The message that carried them was refused: the server may have dropped them. */
  forget(files: readonly OutgoingFile[]): void {
    for (const file of files) this.#uploaded.delete(file);
  }

  fetch(id: string, signal: AbortSignal | undefined): Promise<Blob> {
    const url = `${this.#url}/${encodeURIComponent(id)}`;
    const call = { method: 'GET', blob: true, signal, expect: isBlob } as const;
    return this.#authorized((shown) => callHttp(this.#platform, url, { ...call, ...shown }));
  }

  async #upload(
    { id, name, type, blob }: OutgoingFile,
    signal: AbortSignal,
    told: (sent: number) => void,
  ): Promise<string> {
    const { XMLHttpRequest } = this.#platform;
    const platform = XMLHttpRequest ? { fetch: fetchWithProgress(XMLHttpRequest, told) } : this.#platform;
    try {
      const ref = await this.#authorized(({ headers, credentials }) =>
        callHttp(platform, this.#url, {
          method: 'POST',
          body: blob,
          headers: {
            ...headers,
            'content-type': type,
            'x-shopbell-file-name': encodeURIComponent(name),
            'x-shopbell-client-id': id,
          },
          credentials,
          signal,
          expect: isFileRef,
        }),
      );
      return ref.id;
    } catch (error) {
      const about = ['CONNECTION_LOST', 'UNAUTHENTICATED', 'IDENTITY_REFUSED'];
      throw isShopbellError(error) && about.includes(error.code) ? timedOut() : error;
    }
  }
}
