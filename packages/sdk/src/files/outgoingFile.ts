import { refusedHere } from '../client/clientErrors.ts';
import type { ShopbellError } from '../model/errors.ts';
import { fileTypes, limits } from '../model/limits.ts';

/** A file on its way. */
export interface OutgoingFile {
  /** Made here, the same over every retry and reload: the server takes the file in once. */
  readonly id: string;
  readonly name: string;
  readonly type: string;
  /** In bytes. */
  readonly size: number;
  readonly blob: Blob;
}

export function outgoingFile(id: string, blob: Blob): OutgoingFile {
  const { name = 'file' } = blob as Partial<File>;
  // Parameters say nothing that the server would take; half a character cannot be sent.
  const type = blob.type.split(';')[0] ?? '';
  return { id, name: name.replace(/\p{Cs}/gu, ''), type, size: blob.size, blob };
}

/** Refused here already, as the server would: nobody wants to see a film uploaded first. */
export function fileFault(files: readonly OutgoingFile[]): ShopbellError | undefined {
  const { file: limit, filesPerMessage } = limits;
  const allowed = [...fileTypes];
  if (files.length > filesPerMessage) {
    const issues = [{ path: 'files', message: `at most ${String(filesPerMessage)}` }];
    return refusedHere('INVALID_ARGUMENT', { issues });
  }
  if (files.some(({ size }) => size > limit)) return refusedHere('FILE_TOO_LARGE', { limit });
  if (files.every(({ type }) => allowed.some((one) => one === type))) return undefined;
  return refusedHere('FILE_TYPE_NOT_ALLOWED', { allowed });
}
