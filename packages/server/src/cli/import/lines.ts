import { createReadStream } from 'node:fs';

/** A line of a file, without its end. */
export interface Line {
  readonly text: string;
  /** Where the line after it begins, in bytes. */
  readonly next: number;
  /** Why it cannot be read; its text is empty then. */
  readonly fault?: string;
}

/** Bytes of one line: a long complaint fits many times, a file of something else is not held in memory. */
const longest = 1024 * 1024;
const lineEnd = 0x0a;

/**
 * The lines of a file one by one, in constant memory. Bytes that are no text of the encoding are that line's fault.
 * @param encoding one whose line ends are the byte 0x0A, as in UTF-8 and GB18030
 */
export async function* linesOf(
  file: string,
  { from, encoding }: { readonly from: number; readonly encoding: string },
): AsyncGenerator<Line> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  let parts: Buffer[] = [];
  let size = 0;
  let next = from;
  const take = (): Line => {
    const bytes = parts.length === 1 && parts[0] ? parts[0] : Buffer.concat(parts);
    const tooLong = size > longest;
    parts = [];
    size = 0;
    if (tooLong) return { text: '', next, fault: `is longer than ${String(longest)} bytes` };
    try {
      return { text: decoder.decode(bytes).replace(/\r$/, ''), next };
    } catch {
      return { text: '', next, fault: `is no ${encoding}; name another --encoding, such as gb18030` };
    }
  };
  for await (const chunk of createReadStream(file, { start: from, highWaterMark: 256 * 1024 })) {
    const bytes = chunk as Buffer;
    let begin = 0;
    for (;;) {
      const end = bytes.indexOf(lineEnd, begin);
      const part = bytes.subarray(begin, end < 0 ? bytes.length : end);
      size += part.length;
      next += part.length;
      if (size <= longest) parts.push(part);
      if (end < 0) break;
      next += 1;
      yield take();
      begin = end + 1;
    }
  }
  if (size > 0) yield take();
}
