import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { storageContract } from '@shopbell/server/storage/contract';
import { memoryStorage } from '@shopbell/server/storage/memory';
import { sqliteStorage } from '@shopbell/server/storage/sqlite';
import { afterAll } from 'vitest';

const folder = await mkdtemp(join(tmpdir(), 'shopbell-'));
afterAll(() => rm(folder, { recursive: true, force: true }));

storageContract('memory', memoryStorage);
storageContract('sqlite', () => sqliteStorage({ file: join(folder, 'shopbell.db') }));
