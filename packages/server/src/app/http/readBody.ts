import { shopbellError } from '@shopbell/sdk/model';
import { readJson } from '../json/readJson.ts';

/**
 * The request with its body read and checked: no larger than `limit` bytes, valid JSON, not nested too deeply. Rejects with
 * FRAME_TOO_LARGE, BAD_JSON or BAD_FRAME.
 */
export async function withCheckedBody(request: Request, limit: number): Promise<Request> {
  if (!request.body) return request;
  const text = new TextDecoder().decode(await readBytes(request.body, limit));
  const { url, method, headers } = request;
  if (text === '') return new Request(url, { method, headers });
  const json = readJson(text);
  if (!json.ok) throw shopbellError(json.code);
  return new Request(url, { method, headers, body: text });
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
