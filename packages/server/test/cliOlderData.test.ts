import { createHash } from 'node:crypto';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, it, vi } from 'vitest';
import { commandNames, commandOf } from '../src/cli/admin/commands.ts';
import { runAdmin } from '../src/cli/admin/runAdmin.ts';
import { migrations } from '../src/storage/sql/migrations.ts';
import { olderFile } from './support/olderFile.ts';
import { temporaryFolder } from './support/temporaryFolder.ts';

vi.setConfig({ testTimeout: 120_000 });

/** A line of each command that only reads. */
const lines: Readonly<Record<string, string>> = {
  'list-keys': 'demo',
  'list-shops': '',
  hours: 'demo',
  changes: '',
  'export-journal': 'demo',
  simulate: '--journal demo',
  report: '--from 2026-05-01 --to 2026-05-02',
  details: '--list receptions --from 2026-05-01 --to 2026-05-02',
  explain: '--figure received --day 2026-05-01',
  'defect-rate': '--month 2026-05',
  salaries: '--from 2026-05-01 --to 2026-05-02 --formula 3000',
  problems: '',
};
const reading = commandNames.filter((name) => 'reads' in commandOf(name));

async function run(data: string, command: string, json = false) {
  const out: string[] = [];
  const err: string[] = [];
  const words = (lines[command] ?? '').split(' ').filter((word) => word !== '');
  const code = await runAdmin([command, ...words, '--data', data, ...(json ? ['--json'] : [])], {
    stdin: () => Promise.resolve(''),
    out: (text) => out.push(text),
    err: (text) => err.push(text),
  });
  return { code, out, err };
}

const digestOf = async (file: string) =>
  createHash('sha256')
    .update(await readFile(file))
    .digest('hex');

it('these are all commands that only read', () => {
  expect(Object.keys(lines).sort()).toEqual([...reading].sort());
});

async function olderData(lastMigration: string): Promise<{ data: string; file: string; sentence: string }> {
  const data = await temporaryFolder();
  const file = join(data, 'shopbell.db');
  await olderFile(file, lastMigration);
  const sentence = `${file} was written by an older Shopbell: start the server of this version on it once, then read it.`;
  return { data, file, sentence };
}

it('every command tells of older data that they are older, in one line and with an exit code, and writes nothing', async () => {
  const lastMigration = Object.keys(migrations).at(-2) ?? '';
  const { data, file, sentence } = await olderData(lastMigration);
  const before = await digestOf(file);
  for (const [at, command] of reading.entries()) {
    const json = at % 2 === 1;
    const { code, out, err } = await run(data, command, json);
    expect([command, code, out]).toEqual([command, 1, []]);
    if (json)
      expect(JSON.parse(err.join(''))).toEqual({ error: { code: 'older-version', message: sentence } });
    else expect(err).toEqual([`shopbell: ${sentence}`]);
  }
  expect(await digestOf(file)).toBe(before);
  const database = new DatabaseSync(file, { readOnly: true });
  const applied = database.prepare('SELECT name FROM kysely_migration ORDER BY name').all();
  database.close();
  expect(applied.at(-1)).toMatchObject({ name: lastMigration });
  // No lock was taken: whoever starts the server next is in nobody's way.
  expect(await readdir(data)).not.toContain('shopbell.db.lock');
});

it.each(['0001-tables', '0013-customer-names'])('however old they are: %s', async (lastMigration) => {
  const { data, file, sentence } = await olderData(lastMigration);
  const before = await digestOf(file);
  expect(await run(data, 'changes')).toEqual({ code: 1, out: [], err: [`shopbell: ${sentence}`] });
  expect(await digestOf(file)).toBe(before);
});

it.each([
  ['a file with nothing in it', '', 'not-a-database'],
  [
    'a file that is none of ours',
    'not a database, but long enough to have a header of one hundred bytes'.repeat(9),
    'not-a-database',
  ],
])('%s is said to be no database of ours, and stays as it is', async (_, content, code) => {
  const data = await temporaryFolder();
  const file = join(data, 'shopbell.db');
  await writeFile(file, content);
  const told = await run(data, 'changes', true);
  expect([told.code, told.out]).toEqual([1, []]);
  expect(JSON.parse(told.err.join(''))).toMatchObject({ error: { code } });
  expect(await readFile(file, 'utf8')).toBe(content);
});

it('a database of somebody else is said to be none of ours', async () => {
  const data = await temporaryFolder();
  const file = join(data, 'shopbell.db');
  const database = new DatabaseSync(file);
  database.exec('CREATE TABLE notes (text)');
  database.close();
  const before = await digestOf(file);
  const told = await run(data, 'changes', true);
  expect(JSON.parse(told.err.join(''))).toMatchObject({ error: { code: 'not-a-database' } });
  expect(told.code).toBe(1);
  expect(await digestOf(file)).toBe(before);
});
