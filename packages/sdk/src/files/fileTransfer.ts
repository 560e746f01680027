import type { callHttp, HttpCall } from '../http/callHttp.ts';
import type { refusedHere } from '../client/clientErrors.ts';
import type { ShopbellError } from '../model/errors.ts';
import type { limits } from '../model/limits.ts';
import type { Platform } from '../platform.ts';
import { fileFault } from './fileFault.ts';
import type { OutgoingFile } from './outgoingFile.ts';
import { fetchInTime, fetchWithProgress } from './fetchWithProgress.ts';

/** How a request shows whose it is. */
export type Credentials = Pick<HttpCall<unknown>, 'credentials' | 'headers'>;

/** What files need of the client; lent, so that this part imports nothing that others share. */
export interface FileTerms {
  readonly platform: Platform;
  readonly server: string;
  /** What shows who asks. */
  shown(): Promise<Credentials>;
  /** Whether it was that which was refused, so that something fresh may be shown. */
  shownRefused(error: unknown): boolean;
  readonly call: typeof callHttp;
  /** An error that is worth another attempt. */
  readonly tryAgain: () => ShopbellError;
  /** One that is not. */
  readonly refused: typeof refusedHere;
  readonly limits: typeof limits;
}

/** All that is needed of a `FileRef` here. */
const isStored = (value: unknown): value is { readonly id: string } =>
  typeof (value as { id?: unknown } | null)?.id === 'string';
const isBlob = (value: unknown): value is Blob => value instanceof Blob;

/** Brings files to the server, each once, and fetches them from there. */
export class FileTransfer {
  readonly #terms: FileTerms;
  readonly #url: string;
  /** What the server holds already, by its own id. */
  readonly #uploaded = new WeakMap<OutgoingFile, string>();

  constructor(terms: FileTerms) {
    this.#terms = terms;
    this.#url = `${terms.server}/v1/files`;
  }

  /**
   * Resolves with the server's ids. `progress` is told from 0 to 1. Rejects with what is to be said of these files; a
   * break, or a refusal of who asks, comes as `tryAgain`: it is no matter of theirs.
   */
  async upload(
    files: readonly OutgoingFile[],
    signal: AbortSignal,
    progress: (part: number) => void,
  ): Promise<string[]> {
    const { limits, refused } = this.#terms;
    const fault = fileFault(files, limits, refused);
    if (fault) throw fault;
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
    const { call, platform } = this.#terms;
    const asked = { method: 'GET', blob: true, signal, expect: isBlob } as const;
    return this.#authorized((shown) => call(platform, url, { ...asked, ...shown }));
  }

  /** Calls with what shows who asks; again with something fresh, if that was refused. */
  async #authorized<T>(call: (shown: Credentials) => Promise<T>): Promise<T> {
    const { shown, shownRefused } = this.#terms;
    try {
      return await call(await shown());
    } catch (error) {
      if (!shownRefused(error)) throw error;
      return call(await shown());
    }
  }

  async #upload(
    { id, name, type, blob }: OutgoingFile,
    signal: AbortSignal,
    told: (sent: number) => void,
  ): Promise<string> {
    const { call, platform, tryAgain, refused, limits } = this.#terms;
    const { XMLHttpRequest } = platform;
    const fetch = XMLHttpRequest ? fetchWithProgress(XMLHttpRequest, told) : fetchInTime(platform);
    const way: Pick<Platform, 'fetch'> = {
      fetch: async (url, init) => {
        const response = await fetch(url, init);
        if (response.status !== 413 || (await isOurs(response.clone()))) return response;
        // A proxy that takes less than the server, in its own words: trying again would not help.
        const error = refused('FILE_TOO_LARGE', { limit: limits.file }).toWire();
        return new Response(JSON.stringify({ error }), { status: 413 });
      },
    };
    try {
      const ref = await this.#authorized(({ headers, credentials }) =>
        call(way, this.#url, {
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
          expect: isStored,
        }),
      );
      return ref.id;
    } catch (error) {
      const about: unknown[] = ['CONNECTION_LOST', 'UNAUTHENTICATED', 'IDENTITY_REFUSED'];
      throw about.includes((error as ShopbellError).code) ? tryAgain() : error;
    }
  }
}

/** Whether our server wrote it. */
async function isOurs(response: Response): Promise<boolean> {
  try {
    return typeof ((await response.json()) as { error?: { code?: unknown } }).error?.code === 'string';
  } catch {
    return false;
  }
}
