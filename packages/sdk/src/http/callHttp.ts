import { aborted, connectionLost } from '../client/clientErrors.ts';
import { isError } from '../guards/frames.ts';
import { isRecord } from '../guards/shape.ts';
import { ShopbellError } from '../model/errors.ts';
import type { Platform } from '../platform.ts';

export interface HttpCall<Result> {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Sent as JSON, a Blob as it is. */
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  /** `include` for agents, whose session is a cookie; customers carry none. */
  readonly credentials: RequestCredentials;
  readonly signal?: AbortSignal | undefined;
  /** The answer is wanted as it is, and not as JSON. */
  readonly blob?: boolean;
  readonly expect: (value: unknown) => value is Result;
}

/** One call. Rejects with the server's own error, CONNECTION_LOST if there was no answer of it, or ABORTED. */
export async function callHttp<Result>(
  platform: Pick<Platform, 'fetch'>,
  url: string,
  { method, body, headers, credentials, signal, blob, expect }: HttpCall<Result>,
): Promise<Result> {
  let ok: boolean;
  let answer: unknown;
  try {
    const response = await platform.fetch(url, {
      method,
      credentials,
      signal: signal ?? null,
      headers: { ...(body !== undefined && { 'content-type': 'application/json' }), ...headers },
      body: body instanceof Blob ? body : JSON.stringify(body),
    });
    ({ ok } = response);
    if (blob && ok) answer = await response.blob();
    else {
      const text = await response.text();
      answer = text === '' ? {} : JSON.parse(text);
    }
  } catch (cause) {
    if (signal?.aborted) throw aborted(signal.reason);
    throw connectionLost(cause);
  }
  if (ok && expect(answer)) return answer;
  if (isRecord(answer) && isError(answer.error)) throw ShopbellError.fromWire(answer.error);
  // Nothing that our server wrote: a proxy's page.
  throw connectionLost();
}
