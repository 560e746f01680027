import type { Kit } from '../kit.ts';
import { shownName } from './fileFacts.ts';
import type { SendWords } from './sendWords.ts';

/** `fileTypes` of the SDK's model, which would come with more than these few words; a test keeps them alike. */
export const acceptedTypes = [
  'image/jpeg',
  'image/png',
  'image/gif',
  'image/webp',
  'application/pdf',
  'text/plain',
  'video/mp4',
];

/** Those that may go beside `before`, and in plain words what is wrong with the others: told before anything is sent. */
export function accepted(
  given: Iterable<File>,
  before: readonly File[],
  words: SendWords,
  { file: limit, filesPerMessage }: Kit['limits'],
): { readonly files: readonly File[]; readonly faults: readonly string[] } {
  const files = [...before];
  const faults = new Set<string>();
  for (const file of given) {
    const name = shownName(file.name);
    // A type may carry parameters; a folder that was dropped has none.
    if (!acceptedTypes.includes(file.type.split(';')[0] ?? '')) faults.add(words.wrongType(name));
    else if (file.size > limit) faults.add(words.tooLarge(name, limit / 1024 / 1024));
    else if (file.size === 0) faults.add(words.empty(name));
    else if (files.length >= filesPerMessage) faults.add(words.tooMany(filesPerMessage));
    else files.push(file);
  }
  return { files, faults: [...faults] };
}
