import { deskLimits } from '@shopbell/sdk/model';

/** The endings that a name of the type may have; the first is added to a name with none of them. */
const endings: Readonly<Record<string, readonly string[]>> = {
  'image/jpeg': ['.jpg', '.jpeg', '.jfif'],
  'image/png': ['.png'],
  'image/gif': ['.gif'],
  'image/webp': ['.webp'],
  'application/pdf': ['.pdf'],
  'text/plain': ['.txt', '.log', '.csv', '.md'],
  'video/mp4': ['.mp4', '.m4v'],
};

/**
 * A name for people, out of one that a browser sent: no folder, nothing invisible that could make it look like another, an
 * ending that tells the type, and not too long.
 */
export function fileNameOf(given: string, type: string): string {
  const last = given.split(/[\\/]/).at(-1) ?? '';
  const visible = last
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}"<>:|?*]/gu, '')
    .trim()
    .replace(/^\.+/, '');
  const name = visible === '' ? 'file' : visible;
  const known = endings[type] ?? [];
  const ending = known.find((one) => name.toLowerCase().endsWith(one));
  const stem = ending === undefined ? name : name.slice(0, -ending.length);
  const kept = ending === undefined ? (known[0] ?? '') : name.slice(-ending.length);
  return `${shortened(stem === '' ? 'file' : stem, deskLimits.fileName - kept.length)}${kept}`;
}

/** Cut between characters. */
function shortened(text: string, length: number): string {
  let short = '';
  for (const char of text) {
    if (short.length + char.length > length) break;
    short += char;
  }
  return short;
}
