import type { Platform } from '../platform.ts';

/** What uploads need of an XMLHttpRequest. */
export interface UploadRequest {
  readonly upload: {
    addEventListener(type: 'progress', listener: (event: { readonly loaded: number }) => void): void;
  };
  /** 0 if there was no answer, for whatever reason. */
  readonly status: number;
  readonly responseText: string;
  timeout: number;
  withCredentials: boolean;
  addEventListener(type: 'loadend', listener: () => void): void;
  open(method: string, url: string): void;
  setRequestHeader(name: string, value: string): void;
  send(body: Blob): void;
  abort(): void;
}

/** Milliseconds that any upload gets, and bytes a millisecond that a slow line carries: 10 MiB get eleven minutes. */
const patience = 30_000;
const slowest = 16;

const timeFor = (blob: Blob): number => patience + blob.size / slowest;

/** `fetch` where no request tells how far it is: given up after the time that any line would need. */
export function fetchInTime({ fetch, clock }: Platform): Platform['fetch'] {
  return (url, init) =>
    new Promise((resolve, reject) => {
      const { signal } = init;
      signal?.throwIfAborted();
      const giveUp = new AbortController();
      const stop = (): void => {
        cancel();
        giveUp.abort();
        // Some implementations hear no signal.
        reject(new TypeError('The upload broke.'));
      };
      const cancel = clock.after(timeFor(init.body as Blob), stop);
      signal?.addEventListener('abort', stop);
      const whole = async (): Promise<Response> => {
        const response = await fetch(url, { ...init, signal: giveUp.signal });
        return new Response((await response.text()) || null, response);
      };
      whole().then(resolve, reject).finally(cancel);
    });
}

/** `fetch` as far as an upload needs it, over a request that tells how many bytes were sent. */
export function fetchWithProgress(
  Request: new () => UploadRequest,
  told: (sent: number) => void,
): Platform['fetch'] {
  return (url, { method = 'POST', headers, body, credentials, signal }) =>
    new Promise((resolve, reject) => {
      signal?.throwIfAborted();
      const blob = body as Blob;
      const request = new Request();
      request.open(method, url);
      for (const [name, value] of Object.entries(headers as Record<string, string>)) {
        request.setRequestHeader(name, value);
      }
      request.withCredentials = credentials === 'include';
      request.timeout = timeFor(blob);
      request.upload.addEventListener('progress', ({ loaded }) => {
        told(loaded);
      });
      request.addEventListener('loadend', () => {
        const { status, responseText } = request;
        if (status === 0) reject(new TypeError('The upload broke.'));
        else resolve(new Response(responseText || null, { status }));
      });
      signal?.addEventListener('abort', () => {
        request.abort();
      });
      request.send(blob);
    });
}
