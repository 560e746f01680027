import { limits, shopbellError } from '@shopbell/sdk/model';
import { readJson } from '../json/readJson.ts';

/**
 * The request with its body read and checked: no larger than a frame, valid JSON, not nested too deeply. Rejects with
 * FRAME_TOO_LARGE, BAD_JSON or BAD_FRAME.
 */
export async function withCheckedBody(request: Request): Promise<Request> {
  if (!request.body) return request;
  const text = new TextDecoder().decode(await readBytes(request.body));
  const { url, method, headers } = request;
  if (text === '') return new Request(url, { method, headers });
  const json = readJson(text);
  if (!json.ok) throw shopbellError(json.code);
  return new Request(url, { method, headers, body: text });
}

async function readBytes(body: ReadableStream<Uint8Array>): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  const reader = body.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    size += value.length;
    if (size > limits.frame) {
      // The rest is not wanted; waiting for its end would be doing what a flood asks for.
      void reader.cancel().catch(() => {});
      throw shopbellError('FRAME_TOO_LARGE', { limit: limits.frame });
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
