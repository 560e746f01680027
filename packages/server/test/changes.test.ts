import type { SettingChange, SettingChangeList } from '@shopbell/sdk/model';
import { expect, it } from 'vitest';
import { runAdmin } from '../src/cli/admin/runAdmin.ts';
import { memoryStorage } from '../src/storage/memory.ts';
import { askFor, foreignShop, keyOf, managedShop, refusalOf, type Asker } from './support/admin.ts';
import { appHost, hostOver, type Host } from './support/host.ts';
import { FaultyStorage } from './support/faultyStorage.ts';

async function office(): Promise<{ host: Host; boss: Asker }> {
  const host = await appHost();
  return { host, boss: await managedShop(host) };
}

const changesOf = async (host: Host, who: Asker, query = ''): Promise<SettingChange[]> =>
  (await askFor<SettingChangeList>(host, who, `/changes${query}`)).changes;

const newest = async (host: Host, who: Asker): Promise<SettingChange | undefined> =>
  (await changesOf(host, who))[0];

it('names who changed which group when, from what to what', async () => {
  const { host, boss } = await office();
  await host.clock.advance(1000);
  const body = { name: '售前', members: [{ agentId: 'bo', weight: 3 }], overflow: true };
  await askFor(host, boss, '/groups/presale', { method: 'PATCH', body });
  expect(await newest(host, boss)).toEqual({
    seq: expect.any(Number) as number,
    at: host.clock.now(),
    by: { kind: 'account', id: 'boss', name: '店长' },
    what: 'group',
    of: { id: 'presale', name: '售前咨询' },
    done: 'changed',
    fields: [
      { field: 'name', from: '售前咨询', to: '售前' },
      { field: 'members.amy', from: 6 },
      { field: 'members.bo', to: 3 },
      { field: 'overflow', from: false, to: true },
    ],
  });
});

it('keeps of a group with thousands of SKUs the difference alone, and tells of it in short', async () => {
  const { host, boss } = await office();
  const skus = Array.from({ length: 5000 }, (_, n) => `S${String(n)}`);
  await askFor(host, boss, '/groups/tents', { method: 'PATCH', body: { skus } });
  const created = await newest(host, boss);
  expect(created?.cut).toBe(true);
  expect(created?.fields).toMatchObject([
    { field: 'skus', added: { count: 5000 }, removed: { values: ['1001'], count: 1 } },
  ]);
  expect(created?.fields[0]?.added?.values).toHaveLength(50);
  const whole = await askFor<SettingChange>(host, boss, `/changes/${String(created?.seq)}`);
  expect(whole.fields[0]?.added?.values).toEqual(skus);
  expect(whole.cut).toBeUndefined();
  // The same again is no change; one more is one.
  await askFor(host, boss, '/groups/tents', { method: 'PATCH', body: { skus } });
  expect((await newest(host, boss))?.seq).toBe(created?.seq);
  await askFor(host, boss, '/groups/tents', { method: 'PATCH', body: { skus: [...skus, 'new'] } });
  const [row] = await host.storage.listChanges(host.shopId, { limit: 1 });
  expect(row?.fields.length).toBeLessThan(100);
});

it('what is refused, or told of products, is no change', async () => {
  const { host, boss } = await office();
  const before = await newest(host, boss);
  await refusalOf(host, boss, '/groups/presale', { method: 'PATCH', body: { name: '帐篷专家' } });
  await refusalOf(host, boss, '/knowledge/faq/none', { method: 'DELETE' });
  await askFor(host, boss, '/products', { body: { rows: [{ id: '1', version: 1, title: '帐篷' }] } });
  await askFor(host, boss, '/desk', { method: 'PATCH', body: {} });
  expect(await newest(host, boss)).toEqual(before);
});

it('a program is named by its key, and filters find by whom, what and when, page by page', async () => {
  const { host, boss } = await office();
  const erp = await keyOf(host, ['admin']);
  const from = host.clock.now() + 1000;
  await host.clock.advance(1000);
  for (const capacity of [1, 2, 3])
    await askFor(host, erp, '/agents/amy', { method: 'PATCH', body: { capacity } });
  await askFor(host, boss, '/desk', { method: 'PATCH', body: { queueMax: 3 } });
  const { by } = (await changesOf(host, boss, '?what=agent'))[0] ?? {};
  expect(by).toMatchObject({ kind: 'api-key', name: 'ERP' });
  const key = by?.kind === 'api-key' ? by.id : '';
  expect(await changesOf(host, boss, `?by=api-key:${key}`)).toHaveLength(3);
  expect(await changesOf(host, boss, '?by=account:boss')).toHaveLength(1);
  expect(await changesOf(host, boss, `?from=${String(from)}`)).toHaveLength(4);
  expect(await changesOf(host, boss, `?from=${String(from + 1)}`)).toHaveLength(0);
  const first = await askFor<SettingChangeList>(host, boss, `/changes?by=api-key:${key}&limit=2`);
  expect(first.changes.map(({ fields }) => fields[0]?.to)).toEqual([3, 2]);
  const rest = await askFor<SettingChangeList>(
    host,
    boss,
    `/changes?by=api-key:${key}&limit=2&after=${first.next ?? ''}`,
  );
  expect(rest.changes.map(({ fields }) => fields[0]?.to)).toEqual([1]);
  expect(rest.next).toBeUndefined();
});

it('belongs to managers and to the shop alone', async () => {
  const { host, boss } = await office();
  expect(await refusalOf(host, await keyOf(host, ['catalogue']), '/changes')).toBe('FORBIDDEN');
  const foreign = await keyOf(host, ['admin'], await foreignShop(host));
  const ours = (await newest(host, boss))?.seq ?? 0;
  expect(await refusalOf(host, foreign, `/changes/${String(ours)}`)).toBe('NOT_FOUND');
  expect(JSON.stringify(await changesOf(host, foreign))).not.toContain('售前咨询');
  expect(await refusalOf(host, boss, '/changes?what=everything')).toBe('INVALID_ARGUMENT');
  expect(await refusalOf(host, boss, '/changes?by=anybody')).toBe('INVALID_ARGUMENT');
});

it('a commit that fails and is decided again leaves one change, with what was there by then', async () => {
  const faulty = new FaultyStorage(memoryStorage());
  const host = hostOver(faulty.storage);
  const boss = await managedShop(host);
  faulty.failNext();
  await askFor(host, boss, '/agents/amy', { method: 'PATCH', body: { capacity: 4 } });
  const changes = await changesOf(host, boss, '?what=agent');
  expect(changes.map(({ fields }) => fields)).toEqual([[{ field: 'capacity', from: null, to: 4 }]]);
});

it('whoever has the command line is the operator, and reads the log there', async () => {
  const storage = memoryStorage();
  const out: string[] = [];
  const run = (...args: string[]) =>
    runAdmin(args, {
      storage,
      stdin: () => Promise.resolve(''),
      out: (line) => out.push(line),
      err: (line) => out.push(line),
    });
  await run('create-shop', 'tea', '--name', '茶');
  await run('set-origins', 'tea', 'https://tea.example');
  out.length = 0;
  expect(await run('changes', '--what', 'shop')).toBe(0);
  expect(out[0]).toMatch(/^\d+ {2}\S+Z {2}operator {2}changed shop$/);
  expect(out[1]).toBe('    origins: + https://tea.example');
  out.length = 0;
  expect(await run('changes', '--json')).toBe(0);
  const { changes } = JSON.parse(out[0] ?? '') as SettingChangeList;
  expect(changes.map(({ what, done, by }) => [what, done, by.kind])).toEqual([
    ['shop', 'changed', 'operator'],
    ['account', 'created', 'operator'],
    ['shop', 'created', 'operator'],
  ]);
  expect(JSON.stringify(changes)).not.toContain('passwordHash');
  expect(await run('changes', '--what', 'nothing')).toBe(2);
});
