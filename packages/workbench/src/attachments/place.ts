import { isImage, type FileFacts } from './fileFacts.ts';

/** Pixels of a picture. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/** The box that a picture is fitted into, alone and beside others; no side is thinner than a finger. */
const largest = 240;
const beside = 112;
const thinnest = 56;
/** Until a picture that is being sent has told its own. */
const usual: Size = { width: 4000, height: 3000 };

/** The place that is kept for a picture, as a style: nothing jumps when it is there. Nothing for other files. */
export function placeOf(
  file: FileFacts & { readonly [side in keyof Size]?: number | undefined },
  alone: boolean,
  known?: Size,
): string {
  if (!isImage(file)) return '';
  if (!alone) return `inline-size:${beside}px;block-size:${beside}px`;
  const { width, height } =
    known ?? (file.width && file.height ? { width: file.width, height: file.height } : usual);
  const scale = Math.min(1, largest / width, largest / height);
  const fit = (side: number): number => Math.max(thinnest, Math.round(side * scale));
  return `inline-size:${fit(width)}px;aspect-ratio:${fit(width)}/${fit(height)}`;
}
