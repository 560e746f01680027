import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { fileTypes, limits, shopbellError } from '@shopbell/sdk/model';
import { headBytes, recognize, type ImageSize } from './images.ts';

export interface Inspected extends Partial<ImageSize> {
  readonly size: number;
  /** SHA-256, hex. */
  readonly digest: string;
}

export interface Inspection {
  /** The same bytes; it breaks off with a `ShopbellError` where they are not what they should be. */
  readonly stream: ReadableStream<Uint8Array>;
  /** What was found out; only after the stream has ended. */
  found(): Inspected;
  /** What ended it before its time: its sender’s end that broke, a refusal, or whoever read it; undefined if nothing. */
  readonly brokenBy: Promise<unknown>;
}

/**
 * Looks at the bytes of an upload as they pass: no more than a file's limit, nor than `allowance`, and of the type that
 * was said. Errors FILE_TOO_LARGE, FILE_QUOTA_EXCEEDED, FILE_TYPE_NOT_ALLOWED, and INVALID_ARGUMENT for an empty one.
 */
export function inspect(
  body: ReadableStream<Uint8Array>,
  { type, allowance }: { type: string; allowance: { left: number; limit: number } },
): Inspection {
  const head = new Uint8Array(headBytes);
  const hash = sha256.create();
  const text = type === 'text/plain' ? new TextDecoder('utf-8', { fatal: true }) : undefined;
  let size = 0;
  let image: ImageSize | undefined;

  const look = (chunk: Uint8Array): void => {
    if (size < headBytes) head.set(chunk.subarray(0, headBytes - size), size);
    size += chunk.length;
    if (size > limits.file) throw shopbellError('FILE_TOO_LARGE', { limit: limits.file });
    if (size > allowance.left) throw shopbellError('FILE_QUOTA_EXCEEDED', { limit: allowance.limit });
    hash.update(chunk);
    if (text) readText(text, chunk);
  };
  const conclude = (): void => {
    if (size === 0)
      throw shopbellError('INVALID_ARGUMENT', { issues: [{ path: '', message: 'The file is empty.' }] });
    if (text) readText(text);
    const recognized = recognize(type, head.subarray(0, size));
    if (!recognized) throw typeNotAllowed();
    image = recognized.size;
  };

  const passing = new TransformStream<Uint8Array, Uint8Array>({
    transform(chunk, controller) {
      look(chunk);
      controller.enqueue(chunk);
    },
    flush: conclude,
  });
  // Whoever still sends would take a closed door for a broken line, and never see the refusal.
  const brokenBy = body.pipeTo(passing.writable, { preventCancel: true }).then(
    () => undefined,
    (error: unknown) => {
      void drain(body);
      return error;
    },
  );
  let digest: string | undefined;
  return {
    stream: passing.readable,
    brokenBy,
    found: () => ({ size, digest: (digest ??= bytesToHex(hash.digest())), ...image }),
  };
}

/** Reads on for a while, for nobody; then the door is closed. */
async function drain(body: ReadableStream<Uint8Array>): Promise<void> {
  const reader = body.getReader();
  try {
    for (let left: number = limits.file; left > 0;) {
      const { done, value } = await reader.read();
      if (done) return;
      left -= value.length;
    }
    await reader.cancel();
  } catch {
    // The line is broken indeed.
  }
}

export function typeNotAllowed() {
  return shopbellError('FILE_TYPE_NOT_ALLOWED', { allowed: [...fileTypes] });
}

/** Throws if it is no text: without a chunk, if it ends within a character. */
function readText(decoder: TextDecoder, chunk?: Uint8Array): void {
  let text: string;
  try {
    text = decoder.decode(chunk, { stream: chunk !== undefined });
  } catch {
    throw typeNotAllowed();
  }
  if (text.includes('\u0000')) throw typeNotAllowed();
}
