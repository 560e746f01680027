import type { Language } from '../words/words.ts';

/** What any file shows of itself, on its way or stored. */
export interface FileFacts {
  readonly name: string;
  readonly type: string;
  /** In bytes. */
  readonly size: number;
}

/** What the browser can draw; anything else is a row with a name. */
export const isImage = ({ type }: Pick<FileFacts, 'type'>): boolean => type.startsWith('image/');
export const isVideo = ({ type }: Pick<FileFacts, 'type'>): boolean => type.startsWith('video/');

/** A name as it is shown: signs that turn the writing direction could make another ending of it. */
export const shownName = (name: string): string =>
  name.replace(/[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, '');

/** `PDF · 1.2 MB` */
export function factsText({ name, type, size }: FileFacts, language: Language): string {
  const ending = /\.(\w{1,5})$/u.exec(name)?.[1] ?? type.split('/')[1] ?? '';
  const [value, unit] =
    size < 1e3
      ? ([size, 'byte'] as const)
      : size < 1e6
        ? ([size / 1e3, 'kilobyte'] as const)
        : ([size / 1e6, 'megabyte'] as const);
  const figure = new Intl.NumberFormat(language, {
    style: 'unit',
    unit,
    unitDisplay: 'short',
    maximumFractionDigits: unit === 'megabyte' ? 1 : 0,
  }).format(value);
  return `${ending.toUpperCase()} · ${figure}`;
}

/** Puts it among the downloads. As plain bytes: whatever it says it is, nothing opens it in the page. */
export function save(blob: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([blob]));
  link.download = shownName(name);
  link.click();
  // Some browsers begin to read it only after this task.
  setTimeout(() => {
    URL.revokeObjectURL(link.href);
  }, 10_000);
}
