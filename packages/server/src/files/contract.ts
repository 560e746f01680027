import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { FileKey, Files } from './files.ts';

/**
 * What every implementation of the files port must do. Call it in a test file.
 *
 * @param make gives an empty place; it is called in a hook.
 */
export function filesContract(name: string, make: () => Files | Promise<Files>): void {
  describe(`files contract: ${name}`, () => {
    let files: Files;
    let key: FileKey;
    let tests = 0;
    beforeAll(async () => {
      files = await make();
    });
    beforeEach(() => {
      tests += 1;
      key = { shopId: `shop-${tests}`, fileId: 'file_1' };
    });

    const bytesAt = async (where: FileKey): Promise<Uint8Array | undefined> => {
      const kept = await files.get(where);
      if (!kept) return undefined;
      const bytes = new Uint8Array(await new Response(kept.open() as BodyInit).arrayBuffer());
      expect(bytes.length).toBe(kept.size);
      return bytes;
    };

    it('gives bytes back as they were, be they many or none, at once or in a stream', async () => {
      const many = new Uint8Array(1_000_000).map((_, index) => index * 7);
      for (const bytes of [new Uint8Array(), new Uint8Array([0, 255, 10, 13]), many]) {
        await files.put(key, bytes);
        expect(await bytesAt(key)).toEqual(bytes);
        await files.put(key, inChunks(bytes, 77_777));
        expect(await bytesAt(key)).toEqual(bytes);
      }
    });

    it('keeps the bytes of each key apart, and can be read by several at once', async () => {
      const other = { ...key, fileId: 'file_2' };
      const elsewhere = { ...key, shopId: `${key.shopId}-b` };
      await Promise.all(
        [key, other, elsewhere].map((where, index) => files.put(where, new Uint8Array([index]))),
      );
      const read = [key, other, elsewhere, key, other].map(bytesAt);
      expect((await Promise.all(read)).map((bytes) => bytes?.[0])).toEqual([0, 1, 2, 0, 1]);
    });

    it('does not see what whoever gave it does with the bytes later', async () => {
      const bytes = new Uint8Array([1, 2, 3]);
      await files.put(key, bytes);
      bytes.fill(9);
      expect(await bytesAt(key)).toEqual(new Uint8Array([1, 2, 3]));
    });

    it('a stream that breaks off leaves nothing, and what was there before as it was', async () => {
      const fault = new Error('cut');
      await expect(files.put(key, broken(fault))).rejects.toBe(fault);
      expect(await files.get(key)).toBeUndefined();
      await files.put(key, new Uint8Array([1]));
      await expect(files.put(key, broken(fault))).rejects.toBe(fault);
      expect(await bytesAt(key)).toEqual(new Uint8Array([1]));
    });

    it('knows nothing of what was never there, or was deleted', async () => {
      expect(await files.get(key)).toBeUndefined();
      await files.delete(key);
      await files.put(key, new Uint8Array([1]));
      await files.delete(key);
      expect(await files.get(key)).toBeUndefined();
      await files.put(key, new Uint8Array([2]));
      expect(await bytesAt(key)).toEqual(new Uint8Array([2]));
    });
  });
}

function inChunks(bytes: Uint8Array, size: number): ReadableStream<Uint8Array> {
  let at = 0;
  return new ReadableStream({
    pull(controller) {
      if (at >= bytes.length) {
        controller.close();
        return;
      }
      controller.enqueue(bytes.slice(at, at + size));
      at += size;
    },
  });
}

function broken(fault: Error): ReadableStream<Uint8Array> {
  let pulls = 0;
  return new ReadableStream({
    pull(controller) {
      pulls += 1;
      if (pulls < 3) controller.enqueue(new Uint8Array([pulls]));
      else controller.error(fault);
    },
  });
}
