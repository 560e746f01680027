import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { memoryFiles } from '../src/app.ts';
import { filesContract } from '../src/files/contract.ts';
import { diskFiles } from '../src/node.ts';

const folder = await mkdtemp(join(tmpdir(), 'shopbell-'));
afterAll(() => rm(folder, { recursive: true, force: true }));

filesContract('memory', memoryFiles);
filesContract('disk', () => diskFiles(join(folder, 'files')));

describe('files on disk', () => {
  const names = async (path: string): Promise<string[]> => (await readdir(path)).sort();

  it('keeps nothing of what was on its way, be it cut or left by a process that died', async () => {
    const place = join(folder, 'cut');
    const files = diskFiles(place);
    const cut = new ReadableStream<Uint8Array>({
      start(controller) {
        controller.enqueue(new Uint8Array([1, 2, 3]));
        controller.error(new Error('the line is dead'));
      },
    });
    await expect(files.put({ shopId: 's', fileId: 'f' }, cut)).rejects.toThrow('the line is dead');
    expect(await names(join(place, '.incoming'))).toEqual([]);
    expect(await names(place)).toEqual(['.incoming']);

    await writeFile(join(place, '.incoming', 'left-behind'), 'half');
    await diskFiles(place).put({ shopId: 's', fileId: 'f' }, new Uint8Array([1]));
    expect(await names(join(place, '.incoming'))).toEqual([]);
    expect(await names(join(place, 's'))).toEqual(['f']);
  });

  it('takes no key that leads out of its folder', async () => {
    const files = diskFiles(join(folder, 'walls'));
    for (const fileId of ['../x', '..', 'a/b', '', 'a\\b', '.incoming']) {
      await expect(files.put({ shopId: 's', fileId }, new Uint8Array([1]))).rejects.toThrow(TypeError);
      await expect(files.get({ shopId: fileId, fileId: 'f' })).rejects.toThrow(TypeError);
      await expect(files.delete({ shopId: 's', fileId })).rejects.toThrow(TypeError);
    }
  });
});
