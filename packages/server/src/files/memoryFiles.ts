import { streamOf, type FileKey, type Files } from './files.ts';

/** Files that live as long as the process: for tests, the mock server and a first look. Web standards only. */
export function memoryFiles(): Files {
  const kept = new Map<string, Uint8Array>();
  return {
    async put(key, bytes) {
      const chunks: Uint8Array[] = [];
      let size = 0;
      const reader = streamOf(bytes).getReader();
      for (let next = await reader.read(); !next.done; next = await reader.read()) {
        // A copy: whoever gave it may use it again.
        chunks.push(next.value.slice());
        size += next.value.length;
      }
      const whole = new Uint8Array(size);
      let offset = 0;
      for (const chunk of chunks) {
        whole.set(chunk, offset);
        offset += chunk.length;
      }
      kept.set(nameOf(key), whole);
    },
    get(key) {
      const bytes = kept.get(nameOf(key));
      return Promise.resolve(bytes && { size: bytes.length, open: () => streamOf(bytes.slice()) });
    },
    delete(key) {
      kept.delete(nameOf(key));
      return Promise.resolve();
    },
  };
}

function nameOf({ shopId, fileId }: FileKey): string {
  return `${shopId}/${fileId}`;
}
