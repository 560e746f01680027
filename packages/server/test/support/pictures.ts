/** The first bytes of pictures, and a little more: enough to be recognized and measured. */

const ascii = (text: string): number[] => Array.from(text, (char) => char.charCodeAt(0));
const big = (value: number, bytes: number): number[] =>
  Array.from({ length: bytes }, (_, index) => (value >>> (8 * (bytes - 1 - index))) & 0xff);
const little = (value: number, bytes: number): number[] => big(value, bytes).reverse();

export function png(width: number, height: number, rest = 0): Uint8Array<ArrayBuffer> {
  const head = [
    0x89,
    ...ascii('PNG\r\n\u001a\n'),
    ...big(13, 4),
    ...ascii('IHDR'),
    ...big(width, 4),
    ...big(height, 4),
  ];
  const bytes = new Uint8Array(head.length + rest).fill(0x5a);
  bytes.set(head);
  return bytes;
}

export function gif(width: number, height: number): Uint8Array<ArrayBuffer> {
  return Uint8Array.from([...ascii('GIF89a'), ...little(width, 2), ...little(height, 2), 0, 0, 0]);
}

/** With a preview of so many bytes before the frame, as cameras write it. */
export function jpeg(width: number, height: number, preview = 100): Uint8Array<ArrayBuffer> {
  const exif = [0xff, 0xe1, ...big(preview + 2, 2), ...Array.from({ length: preview }, () => 0xff)];
  const frame = [0xff, 0xc0, ...big(17, 2), 8, ...big(height, 2), ...big(width, 2), 3];
  return Uint8Array.from([0xff, 0xd8, ...exif, 0xff, ...frame, 0, 0, 0]);
}

export function webp(kind: 'VP8 ' | 'VP8L' | 'VP8X', width: number, height: number): Uint8Array<ArrayBuffer> {
  const bodies = {
    VP8X: [0, 0, 0, 0, ...little(width - 1, 3), ...little(height - 1, 3)],
    VP8L: [0x2f, ...little((width - 1) | ((height - 1) << 14), 4), 0, 0, 0, 0, 0],
    'VP8 ': [0, 0, 0, 0x9d, 0x01, 0x2a, ...little(width, 2), ...little(height, 2)],
  };
  return Uint8Array.from([
    ...ascii('RIFF'),
    ...little(30, 4),
    ...ascii('WEBP'),
    ...ascii(kind),
    ...little(10, 4),
    ...bodies[kind],
    0,
    0,
  ]);
}

export function text(words: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(words);
}
