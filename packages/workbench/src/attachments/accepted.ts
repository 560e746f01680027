import { fileTypes, limits } from '@shopbell/sdk/agent';
import type { ContentWords } from '../words/content/words.ts';
import { shownName } from './fileFacts.ts';

const types: readonly string[] = fileTypes;

/** Those that may go beside `before`, and in plain words what is wrong with the others: told before anything is sent. */
export function accepted(
  given: Iterable<File>,
  before: readonly File[],
  words: ContentWords['files'],
): { readonly files: readonly File[]; readonly faults: readonly string[] } {
  const files = [...before];
  const faults = new Set<string>();
  for (const file of given) {
    const name = shownName(file.name);
    // A type may carry parameters; a folder that was dropped has none.
    if (!types.includes(file.type.split(';')[0] ?? '')) faults.add(words.wrongType(name));
    else if (file.size > limits.file) faults.add(words.tooLarge(name, limits.file / 1024 / 1024));
    else if (file.size === 0) faults.add(words.empty(name));
    else if (files.length >= limits.filesPerMessage) faults.add(words.tooMany(limits.filesPerMessage));
    else files.push(file);
  }
  return { files, faults: [...faults] };
}
