/** One WebSocket frame as it travels (RFC 6455, 5.2). */
export interface Frame {
  /** All of it, header included, still masked if it was. */
  readonly bytes: Buffer;
  /** What a whole text message says; undefined for every other kind. */
  readonly text: string | undefined;
}

/** Cuts a stream of bytes into the WebSocket frames that it is made of. */
export class FrameReader {
  #unread: Buffer = Buffer.alloc(0);

  /** The frames that are complete with these bytes. */
  *read(bytes: Buffer): Generator<Frame> {
    this.#unread = this.#unread.length === 0 ? bytes : Buffer.concat([this.#unread, bytes]);
    for (;;) {
      const length = lengthOf(this.#unread);
      if (length === undefined || this.#unread.length < length.whole) return;
      const frame = this.#unread.subarray(0, length.whole);
      this.#unread = this.#unread.subarray(length.whole);
      yield { bytes: frame, text: textOf(frame, length.head) };
    }
  }
}

const finalText = 0x81;

/** Bytes of the first frame, and of its head alone; undefined if too little of it is there to say. */
function lengthOf(bytes: Buffer): { head: number; whole: number } | undefined {
  const [, second] = bytes;
  if (second === undefined) return undefined;
  const short = second & 0x7f;
  const wide = short === 127 ? 8 : short === 126 ? 2 : 0;
  const head = 2 + wide + (isMasked(bytes) ? 4 : 0);
  if (bytes.length < head) return undefined;
  const payload = wide === 8 ? Number(bytes.readBigUInt64BE(2)) : wide === 2 ? bytes.readUInt16BE(2) : short;
  return { head, whole: head + payload };
}

function isMasked([, second = 0]: Buffer): boolean {
  return (second & 0x80) !== 0;
}

function textOf(frame: Buffer, head: number): string | undefined {
  if (frame[0] !== finalText) return undefined;
  const payload = Buffer.from(frame.subarray(head));
  if (isMasked(frame)) {
    const key = frame.subarray(head - 4, head);
    payload.forEach((byte, index) => {
      payload[index] = byte ^ (key[index % 4] ?? 0);
    });
  }
  return payload.toString('utf8');
}
