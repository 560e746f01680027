import type { refusedHere } from '../client/clientErrors.ts';
import type { ShopbellError } from '../model/errors.ts';
import { fileTypes } from '../model/fileTypes.ts';
import type { limits } from '../model/limits.ts';
import type { OutgoingFile } from './outgoingFile.ts';

/** Refused here already, as the server would: nobody wants to see a film uploaded first. */
export function fileFault(
  files: readonly OutgoingFile[],
  { file: limit, filesPerMessage }: typeof limits,
  refused: typeof refusedHere,
): ShopbellError | undefined {
  const allowed = [...fileTypes];
  if (files.length > filesPerMessage) {
    const issues = [{ path: 'files', message: `at most ${String(filesPerMessage)}` }];
    return refused('INVALID_ARGUMENT', { issues });
  }
  if (files.some(({ size }) => size > limit)) return refused('FILE_TOO_LARGE', { limit });
  if (files.every(({ type }) => allowed.some((one) => one === type))) return undefined;
  return refused('FILE_TYPE_NOT_ALLOWED', { allowed });
}
