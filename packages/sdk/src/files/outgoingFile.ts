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
