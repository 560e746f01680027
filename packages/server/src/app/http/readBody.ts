import { shopbellError, type Clock } from '@shopbell/sdk/model';
import { readJson } from '../json/readJson.ts';

/**
 * The request with its body read and checked: no larger than `limit` bytes, valid JSON, not nested too deeply. Rejects with
 * FRAME_TOO_LARGE, BAD_JSON or BAD_FRAME, or with TIMEOUT if it does not come to an end within half a minute.
 */
export async function withCheckedBody(request: Request, limit: number, clock: Clock): Promise<Request> {
  if (!request.body) return request;
  const text = await readText(request, limit, clock);
  const { url, method, headers } = request;
  if (text === '') return new Request(url, { method, headers });
  const json = readJson(text);
  if (!json.ok) throw shopbellError(json.code);
  return new Request(url, { method, headers, body: text });
}

/** The body as text, unchecked. Rejects with FRAME_TOO_LARGE or TIMEOUT. */
export async function readText({ body }: Request, limit: number, clock: Clock): Promise<string> {
  return body ? new TextDecoder().decode(await inTime(clock, readBytes(body, limit))) : '';
}

/** A customer's phone in a tunnel is slow; who only holds a connection open is not waited for. */
const readWithin = 30_000;

async function inTime<T>(clock: Clock, work: Promise<T>): Promise<T> {
  let stop = () => {};
  const late = new Promise<never>((_, reject) => {
    stop = clock.after(readWithin, () => {
      reject(shopbellError('TIMEOUT'));
    });
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    stop();
  }
}

/** All bytes of a stream; rejects with FRAME_TOO_LARGE once they are more than `limit`. */
export async function readBytes(body: ReadableStream<Uint8Array>, limit: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  const reader = body.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    size += value.length;
    if (size > limit) {
      // The rest is not wanted; waiting for its end would be doing what a flood asks for.
      void reader.cancel().catch(() => {});
      throw shopbellError('FRAME_TOO_LARGE', { limit });
    }
    chunks.push(value);
  }
  const bytes = new Uint8Array(size);
  let offset = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, offset);
    offset += chunk.length;
  }
  return bytes;
}
