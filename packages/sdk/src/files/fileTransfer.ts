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

/** What files need to know of who asks. */
export interface FileHooks {
  /** What shows who asks. */
  shown(): Promise<Credentials>;
  /** Whether it was that which was refused, so that something fresh may be shown. */
  shownRefused(error: unknown): boolean;
}

/** All that is needed of a `FileRef` here. */
const isStored = (value: unknown): value is { readonly id: string } =>
  typeof (value as { id?: unknown } | null)?.id === 'string';
const isBlob = (value: unknown): value is Blob => value instanceof Blob;

/** Brings files to the server, each once, and fetches them from there. */
export class FileTransfer {
  readonly #platform: Platform;
  readonly #url: string;
  readonly #hooks: FileHooks;
  readonly #call: typeof callHttp;
  readonly #limits: typeof limits;
  readonly #tryAgain: () => ShopbellError;
  readonly #refused: typeof refusedHere;
  /** What the server holds already, by its own id. */
  readonly #uploaded = new WeakMap<OutgoingFile, string>();

  /**
   * What it needs of the client is lent, so that this part imports nothing that others share. `tryAgain`: an error that is worth
   * another attempt; `refused`: one that is not.
   */
  constructor(
    platform: Platform,
    server: string,
    hooks: FileHooks,
    call: typeof callHttp,
    known: typeof limits,
    tryAgain: () => ShopbellError,
    refused: typeof refusedHere,
  ) {
    this.#platform = platform;
    this.#url = `${server}/v1/files`;
    this.#hooks = hooks;
    this.#call = call;
    this.#limits = known;
    this.#tryAgain = tryAgain;
    this.#refused = refused;
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
    const fault = fileFault(files, this.#limits, this.#refused);
    if (fault) throw fault;
    // Old frameworks put a `toJSON` on all arrays (Prototype 1.6), and the message would say a text: of this one it is not asked.
    const ids: string[] = Object.assign([], { toJSON: undefined });
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
    const asked = { method: 'GET', blob: true, signal, expect: isBlob } as const;
    return this.#authorized((shown) => this.#call(this.#platform, url, { ...asked, ...shown }));
  }

  /** Calls with what shows who asks; again with something fresh, if that was refused. */
  async #authorized<T>(call: (shown: Credentials) => Promise<T>): Promise<T> {
    const { shown, shownRefused } = this.#hooks;
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
    const { XMLHttpRequest } = this.#platform;
    const fetch = XMLHttpRequest ? fetchWithProgress(XMLHttpRequest, told) : fetchInTime(this.#platform);
    const way: Pick<Platform, 'fetch'> = {
      fetch: async (url, init) => {
        const response = await fetch(url, init);
        if (response.status !== 413 || (await isOurs(response.clone()))) return response;
        // A proxy that takes less than the server, in its own words: trying again would not help.
        const error = this.#refused('FILE_TOO_LARGE', { limit: this.#limits.file }).toWire();
        return new Response(JSON.stringify({ error }), { status: 413 });
      },
    };
    try {
      const ref = await this.#authorized(({ headers, credentials }) =>
        this.#call(way, this.#url, {
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
      throw about.includes((error as ShopbellError).code) ? this.#tryAgain() : error;
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
