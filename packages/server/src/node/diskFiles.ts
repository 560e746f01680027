import { createReadStream } from 'node:fs';
import { mkdir, open, rename, rm, stat, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import type { ReadableStream as NodeStream } from 'node:stream/web';
import { streamOf, type FileKey, type Files } from '../files/files.ts';

/**
 * Files in a folder of one machine, which is made when it is first needed: `<shop>/<file>`. What is on its way lies apart
 * and moves to its place once it is on the disk, so that there are whole files only, whenever the machine stops. One process
 * at a time: what an earlier one left on its way is dropped.
 */
export function diskFiles(folder: string): Files {
  const incoming = join(folder, '.incoming');
  let ready: Promise<unknown> | undefined;
  /** What customers sent is nobody else's on this machine. */
  const make = (path: string) => mkdir(path, { recursive: true, mode: 0o700 });
  const prepare = async (): Promise<void> => {
    ready ??= rm(incoming, { recursive: true, force: true }).then(() => make(incoming));
    await ready.catch((error: unknown) => {
      ready = undefined;
      throw error;
    });
  };

  return {
    async put(key, bytes) {
      const place = placeOf(folder, key);
      await prepare();
      const draft = join(incoming, crypto.randomUUID());
      const file = await open(draft, 'wx', 0o600);
      try {
        await write(file, streamOf(bytes));
        await make(place.folder);
        await rename(draft, place.file);
        await sync(place.folder);
      } catch (error) {
        await rm(draft, { force: true });
        throw error;
      }
    },

    async get(key) {
      const { file } = placeOf(folder, key);
      try {
        const { size } = await stat(file);
        return { size, open: () => webStream(createReadStream(file)) };
      } catch (error) {
        if (isMissing(error)) return undefined;
        throw error;
      }
    },

    async delete(key) {
      await rm(placeOf(folder, key).file, { force: true });
    },
  };
}

async function write(file: FileHandle, bytes: ReadableStream<Uint8Array>): Promise<void> {
  try {
    for await (const chunk of bytes as NodeStream<Uint8Array>) await file.writeFile(chunk);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** The new name itself is on the disk, too. Not every system lets a folder be opened. */
async function sync(folder: string): Promise<void> {
  const handle = await open(folder, 'r').catch(() => undefined);
  await handle?.sync().catch(() => {});
  await handle?.close();
}

function placeOf(folder: string, { shopId, fileId }: FileKey): { folder: string; file: string } {
  // Whoever makes the keys uses ids; a path in one of them would lead out of the folder.
  if (![shopId, fileId].every((part) => /^[A-Za-z0-9_-]+$/.test(part)))
    throw new TypeError('Not a file key.');
  return { folder: join(folder, shopId), file: join(folder, shopId, fileId) };
}

/** Node's web streams and the standard's are the same, but for their types. */
function webStream(stream: Readable): ReadableStream<Uint8Array> {
  return Readable.toWeb(stream) as unknown as ReadableStream<Uint8Array>;
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR');
}
