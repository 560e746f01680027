import { connectionLost } from '../client/clientErrors.ts';
import { isError } from '../guards/frames.ts';
import { isRecord } from '../guards/shape.ts';
import { ShopbellError } from '../model/errors.ts';
import type { Platform } from '../platform.ts';

export interface HttpCall<Result> {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  /** `include` for agents, whose session is a cookie; customers carry none. */
  readonly credentials: RequestCredentials;
  readonly signal?: AbortSignal;
  readonly expect: (value: unknown) => value is Result;
}

/** One JSON call. Rejects with the server's own error, or CONNECTION_LOST if there was no answer of it. */
export async function callHttp<Result>(
  platform: Platform,
  url: string,
  { method, body, headers, credentials, signal, expect }: HttpCall<Result>,
): Promise<Result> {
  let response: Response;
  let answer: unknown;
  try {
    response = await platform.fetch(url, {
      method,
      credentials,
      ...(signal && { signal }),
      ...((headers || body !== undefined) && {
        headers: { ...headers, ...(body !== undefined && { 'content-type': 'application/json' }) },
      }),
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    answer = text === '' ? {} : JSON.parse(text);
  } catch (cause) {
    // Also the page of a proxy: whoever wrote it was not our server.
    throw connectionLost(cause);
  }
  if (response.ok && expect(answer)) return answer;
  if (isRecord(answer) && isError(answer.error)) throw ShopbellError.fromWire(answer.error);
  throw connectionLost();
}
