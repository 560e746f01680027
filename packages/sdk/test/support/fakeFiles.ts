import { shopbellError } from '../../src/model.ts';
import type { Platform } from '../../src/index.ts';
import type { FakeServer } from './fakeServer.ts';

/** What the server calls a file, for those who compare. */
function refOf(name: string): string {
  return `ref-${name.replace(/\W/g, '')}`;
}

export interface TakenUpload {
  readonly clientId: string;
  readonly name: string;
  readonly type: string;
  readonly authorization: string | undefined;
  readonly text: string;
}

/** Where files go: POST and GET /v1/files beside what the fake server answers, by `fetch` or by requests that tell progress. */
export class FakeFiles {
  readonly uploads: TakenUpload[] = [];
  /** Uploads that were cut before they were taken in. */
  cut = 0;
  /** Before an upload is taken in: what it returns is the answer. */
  onUpload: (upload: TakenUpload) => Response | undefined | Promise<Response | undefined> = () => undefined;
  readonly #server: FakeServer;

  constructor(server: FakeServer) {
    this.#server = server;
  }

  readonly fetch: Platform['fetch'] = async (url, init) => {
    const { pathname } = new URL(url);
    if (!pathname.startsWith('/v1/files')) return this.#server.fetch(url, init);
    const headers = new Headers(init.headers);
    const authorization = headers.get('authorization') ?? undefined;
    if (init.method === 'GET')
      return this.#read(pathname.replace('/v1/files/', ''), authorization, init.signal);
    const upload = {
      clientId: headers.get('x-shopbell-client-id') ?? '',
      name: decodeURIComponent(headers.get('x-shopbell-file-name') ?? ''),
      type: headers.get('content-type') ?? '',
      authorization,
      text: await (init.body as Blob).text(),
    };
    const cut = new Promise<Response>((_resolve, reject) => {
      init.signal?.addEventListener('abort', () => {
        this.cut++;
        reject(new DOMException('aborted', 'AbortError'));
      });
    });
    const answer = await Promise.race([this.onUpload(upload), cut]);
    if (answer) return answer;
    this.uploads.push(upload);
    return Response.json(
      { id: refOf(upload.name), name: upload.name, type: upload.type, size: 1 },
      { status: 201 },
    );
  };

  /** An XMLHttpRequest class; `told` gets each request's way of telling progress. */
  requests(told: ((sent: number) => void)[]): NonNullable<Platform['XMLHttpRequest']> {
    const { fetch } = this;
    return class {
      readonly upload = {
        addEventListener: (_type: 'progress', listener: (event: { loaded: number }) => void): void => {
          told.push((loaded) => {
            listener({ loaded });
          });
        },
      };
      status = 0;
      responseText = '';
      timeout = 0;
      withCredentials = false;
      readonly #abort = new AbortController();
      readonly #headers: Record<string, string> = {};
      #url = '';
      #ended: () => void = () => undefined;
      addEventListener(_type: 'loadend', listener: () => void): void {
        this.#ended = listener;
      }
      open(_method: string, url: string): void {
        this.#url = url;
      }
      setRequestHeader(name: string, value: string): void {
        this.#headers[name] = value;
      }
      send(body: Blob): void {
        const init = { method: 'POST', headers: this.#headers, body, signal: this.#abort.signal };
        fetch(this.#url, init)
          .then(async (response) => {
            this.responseText = await response.text();
            this.status = response.status;
          })
          .catch(() => undefined)
          .finally(() => {
            this.#ended();
          });
      }
      abort(): void {
        this.#abort.abort();
      }
    };
  }

  async #read(id: string, authorization: string | undefined, signal?: AbortSignal | null): Promise<Response> {
    await Promise.resolve();
    signal?.throwIfAborted();
    if (authorization === 'Bearer token-1' && this.expired) {
      return Response.json({ error: shopbellError('TOKEN_EXPIRED').toWire() }, { status: 401 });
    }
    const found = this.uploads.find(({ name }) => refOf(name) === id);
    if (!found) {
      return Response.json({ error: shopbellError('NOT_FOUND', { what: 'file' }).toWire() }, { status: 404 });
    }
    return new Response(found.text, { headers: { 'content-type': found.type } });
  }

  /** The first token is taken no more. */
  expired = false;
}
