/** Width and height in pixels. */
export interface ImageSize {
  readonly width: number;
  readonly height: number;
}

/**
 * What the first bytes of a file show it to be. `size` is missing where they do not tell; undefined if it is not of that
 * type. Nothing else of the image is looked at: it is shown by browsers, not by us.
 */
const readers: Readonly<Record<string, (head: DataView) => { size?: ImageSize } | undefined>> = {
  'image/png': (head) => {
    if (!startsWith(head, 0, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) return undefined;
    if (head.byteLength < 24 || !startsWith(head, 12, ascii('IHDR'))) return undefined;
    return { size: { width: head.getUint32(16), height: head.getUint32(20) } };
  },
  'image/gif': (head) => {
    if (!startsWith(head, 0, ascii('GIF87a')) && !startsWith(head, 0, ascii('GIF89a'))) return undefined;
    if (head.byteLength < 10) return undefined;
    return { size: { width: head.getUint16(6, true), height: head.getUint16(8, true) } };
  },
  'image/webp': (head) => {
    if (!startsWith(head, 0, ascii('RIFF')) || !startsWith(head, 8, ascii('WEBP'))) return undefined;
    return head.byteLength < 30 ? undefined : sized(webpSize(head));
  },
  'image/jpeg': (head) => (startsWith(head, 0, [0xff, 0xd8, 0xff]) ? sized(jpegSize(head)) : undefined),
  'application/pdf': (head) => (startsWith(head, 0, ascii('%PDF-')) ? {} : undefined),
  'video/mp4': (head) => (startsWith(head, 4, ascii('ftyp')) ? {} : undefined),
};

/** Bytes from the start in which the type and the size of an image are looked for: a JPEG has its preview before them. */
export const headBytes = 256 * 1024;

/** Whether the first bytes are those of the type, with what they tell of an image's size. Plain text has no first bytes. */
export function recognize(type: string, head: Uint8Array): { size?: ImageSize } | undefined {
  const reader = readers[type];
  if (!reader) return {};
  return reader(new DataView(head.buffer, head.byteOffset, head.byteLength));
}

function sized(size: ImageSize | undefined): { size?: ImageSize } {
  return size === undefined ? {} : { size };
}

function startsWith(head: DataView, at: number, bytes: readonly number[]): boolean {
  return (
    head.byteLength >= at + bytes.length && bytes.every((byte, index) => head.getUint8(at + index) === byte)
  );
}

function ascii(text: string): number[] {
  return Array.from(text, (char) => char.charCodeAt(0));
}

/** Three ways to write a WebP: lossy, lossless, and extended. */
function webpSize(head: DataView): ImageSize | undefined {
  if (startsWith(head, 12, ascii('VP8X'))) {
    return { width: 1 + uint24(head, 24), height: 1 + uint24(head, 27) };
  }
  if (startsWith(head, 12, ascii('VP8L'))) {
    const bits = head.getUint32(21, true);
    return { width: 1 + (bits & 0x3fff), height: 1 + ((bits >>> 14) & 0x3fff) };
  }
  if (startsWith(head, 12, ascii('VP8 '))) {
    return { width: head.getUint16(26, true) & 0x3fff, height: head.getUint16(28, true) & 0x3fff };
  }
  return undefined;
}

function uint24(view: DataView, at: number): number {
  return view.getUint16(at, true) + (view.getUint8(at + 2) << 16);
}

/** Walks over the segments to the one that begins the frame. */
function jpegSize(head: DataView): ImageSize | undefined {
  let at = 2;
  while (at + 9 <= head.byteLength) {
    if (head.getUint8(at) !== 0xff) return undefined;
    const marker = head.getUint8(at + 1);
    // Fill bytes before a marker.
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame) return { width: head.getUint16(at + 7), height: head.getUint16(at + 5) };
    at += 2 + head.getUint16(at + 2);
  }
  return undefined;
}
