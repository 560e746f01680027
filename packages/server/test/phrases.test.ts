import { phraseLimits, type Phrase, type Phrases } from '@shopbell/sdk/model';
import { TestClock } from '@shopbell/sdk/testing';
import { memoryStorage } from '../src/storage/memory.ts';
import { describe, expect, it, vi } from 'vitest';
import { PhraseLists } from '../src/app/phrases/phrases.ts';
import { agentClient } from './support/clients.ts';
import { appHost, portHost } from './support/host.ts';
import { agent, customer, openShop } from './support/shop.ts';
import type { TestSocket } from './support/testSocket.ts';

vi.setConfig({ testTimeout: 60_000 });

const hello = { id: 'hello', title: '问候', folder: '开场', text: '{customer}您好', version: 0 };
const read = (socket: TestSocket) => socket.ask<Phrases>('phrases.read', {});

describe.each([
  ['in memory', appHost],
  ['on a real port over SQLite', portHost],
])('quick phrases, %s', (_, makeHost) => {
  const shop = async () => {
    const host = await makeHost();
    await openShop(host);
    // Amy supervises, bo does not.
    return { host, amy: await agent(host, 'amy'), bo: await agent(host, 'bo') };
  };

  it('WB-17: one’s own are one’s own; the shop’s are everybody’s, written by who supervises', async () => {
    const { host, amy, bo } = await shop();
    await host.app.admin.accounts.change(host.shopId, 'amy', { roles: ['supervisor'] });
    await bo.socket.ask('phrase.put', hello);
    await amy.socket.ask('shop-phrase.put', { ...hello, text: '您好' });
    expect(await read(bo.socket)).toEqual({
      shop: [{ ...hello, text: '您好', version: 1 }],
      own: [{ ...hello, version: 1 }],
      mayEditShop: false,
    });
    expect(await read(amy.socket)).toMatchObject({ own: [], mayEditShop: true });
    for (const [method, params] of [
      ['shop-phrase.put', { ...hello, version: 1 }],
      ['shop-phrase.delete', { id: 'hello' }],
    ] as const)
      await expect(bo.socket.ask(method, params)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    const stranger = await customer(host);
    await expect(read(stranger.socket)).rejects.toMatchObject({ code: 'FORBIDDEN' });

    await amy.socket.ask('shop-phrase.delete', { id: 'hello' });
    await amy.socket.ask('shop-phrase.delete', { id: 'hello' });
    expect(await read(bo.socket)).toMatchObject({ shop: [], own: [{ id: 'hello' }] });
  });

  it('is changed at the version that was read; of two who write at once none is lost', async () => {
    const { bo } = await shop();
    const first = await bo.socket.ask<Phrase>('phrase.put', hello);
    const changed = await bo.socket.ask<Phrase>('phrase.put', { ...first, title: '欢迎' });
    expect(changed).toMatchObject({ title: '欢迎', version: 2 });
    for (const version of [0, 1, 3])
      await expect(bo.socket.ask('phrase.put', { ...hello, version })).rejects.toMatchObject({
        code: 'CHANGED_MEANWHILE',
        details: { version: 2 },
      });
    await Promise.all(
      ['a', 'b', 'c'].map((id) => bo.socket.ask('phrase.put', { id, title: id, text: id, version: 0 })),
    );
    const { own } = await read(bo.socket);
    expect(own.map(({ id }) => id).sort()).toEqual(['a', 'b', 'c', 'hello']);
  });

  it('a change that is asked again, because its answer was lost, is answered again and made once', async () => {
    const { host, amy } = await shop();
    await host.app.admin.accounts.change(host.shopId, 'amy', { roles: ['supervisor'] });
    for (const method of ['phrase.put', 'shop-phrase.put'] as const) {
      const put = (phrase: object) => amy.socket.ask<Phrase>(method, phrase);
      const first = await put(hello);
      expect(await put(hello)).toEqual(first);
      const second = await put({ ...first, text: '欢迎' });
      expect(await put({ ...first, text: '欢迎' })).toEqual(second);
      expect(second.version).toBe(2);
      // It is no repeat: of what came before, with other words, without the folder, or of a version that was not there.
      const { folder: _folder, ...loose } = first;
      for (const other of [
        hello,
        { ...first, text: '别的' },
        { ...loose, text: '欢迎' },
        { ...second, version: 3 },
      ])
        await expect(put(other)).rejects.toMatchObject({
          code: 'CHANGED_MEANWHILE',
          details: { version: 2 },
        });
    }
    expect((await read(amy.socket)).shop).toEqual((await read(amy.socket)).own);
    const { changes } = await host.app.admin.changes.list(host.shopId, { what: 'phrase' });
    expect(changes.map(({ done, fields }) => [done, fields.map(({ field }) => field)])).toEqual([
      ['changed', ['text']],
      ['created', ['title', 'folder', 'text']],
    ]);
  });

  it('what is malformed is refused', async () => {
    const { bo } = await shop();
    for (const bad of [
      { ...hello, text: ' ' },
      { ...hello, text: 'x'.repeat(phraseLimits.text + 1) },
      { ...hello, title: 'two\nlines' },
      { ...hello, id: 'not an id' },
      { ...hello, version: -1 },
    ])
      await expect(bo.socket.ask('phrase.put', bad)).rejects.toMatchObject({ code: 'INVALID_ARGUMENT' });
    expect(await read(bo.socket)).toMatchObject({ own: [] });
  });
});

it('a list takes no more than its limit, and each shop has its own', async () => {
  const lists = new PhraseLists({ storage: memoryStorage(), clock: new TestClock() });
  const shops = { kind: 'shop' } as const;
  for (let at = 0; at < phraseLimits.phrases; at++)
    await lists.put('mine', shops, { id: `p${String(at)}`, title: 'x', text: 'x', version: 0 });
  await expect(lists.put('mine', shops, hello)).rejects.toMatchObject({ code: 'INVALID_ARGUMENT' });
  await lists.put('mine', shops, { ...hello, id: 'p7', version: 1 });
  expect(await lists.read('mine', shops)).toHaveLength(phraseLimits.phrases);
  expect(await lists.read('other', shops)).toEqual([]);
  await lists.remove('mine', shops, 'p0');
  await lists.put('mine', shops, hello);
});

it.each([
  ['letters of four bytes', '😀'],
  ['letters of three', '好'],
  ['what JSON escapes', '"'],
])('both lists together leave half of what a peer may have unread: %s', async (_, letter) => {
  const lists = new PhraseLists({ storage: memoryStorage(), clock: new TestClock() });
  const owners = [{ kind: 'shop' }, { kind: 'agent', id: 'a'.repeat(64) }] as const;
  const of = (length: number) => letter.repeat(length / letter.length);
  const longest = (at: number) => ({
    id: String(at).padStart(64, '0'),
    title: of(phraseLimits.title),
    folder: of(phraseLimits.folder),
    text: of(phraseLimits.text),
    version: 0,
  });
  for (const owner of owners) {
    let kept = 0;
    const refused = await (async () => {
      for (; kept < phraseLimits.phrases; kept++) await lists.put('mine', owner, longest(kept));
    })().catch((error: unknown) => error);
    expect(refused).toMatchObject({
      code: 'INVALID_ARGUMENT',
      details: { issues: [{ path: '', message: 'all phrases together at most 262144 bytes' }] },
    });
    expect(kept).toBeGreaterThan(70);
    // One that gets shorter makes room.
    await lists.put('mine', owner, { ...longest(0), text: 'x', version: 1 });
    await lists.put('mine', owner, hello);
  }
  const [shop, own] = await Promise.all(owners.map((owner) => lists.read('mine', owner)));
  const answer = JSON.stringify({ shop, own, mayEditShop: true });
  expect(new TextEncoder().encode(answer).length).toBeLessThan(512 * 1024 + 100);
});

it('a list that is too large from before may become smaller, and not larger', async () => {
  const storage = memoryStorage();
  const lists = new PhraseLists({ storage, clock: new TestClock() });
  const stored = Array.from({ length: 300 }, (_, at) => {
    return { id: `p${String(at)}`, title: 'x', text: '好'.repeat(1000), version: 1 };
  });
  await storage.writeSetting('mine', 'phrases', { expectedVersion: 0, data: JSON.stringify(stored) });
  const shops = { kind: 'shop' } as const;
  const put = (text: string) => lists.put('mine', shops, { id: 'p0', title: 'x', text, version: 1 });
  const more = { id: 'new', title: 'x', text: 'x', version: 0 };
  await expect(lists.put('mine', shops, more)).rejects.toMatchObject({ code: 'INVALID_ARGUMENT' });
  await expect(
    lists.put('mine', shops, { ...more, id: 'p2', version: 1, text: '好'.repeat(1000), title: 'xx' }),
  ).rejects.toMatchObject({ code: 'INVALID_ARGUMENT' });
  expect(await put('好'.repeat(999))).toMatchObject({ version: 2 });
  await lists.remove('mine', shops, 'p1');
  expect(await lists.read('mine', shops)).toHaveLength(299);
});

it('the SDK brings, keeps and forgets them', async () => {
  const host = await portHost();
  await openShop(host);
  const bo = await agentClient(host, 'bo');
  await bo.putPhrase('own', hello);
  await expect(bo.putPhrase('shop', hello)).rejects.toMatchObject({ code: 'FORBIDDEN' });
  expect(await bo.phrases()).toEqual({ shop: [], own: [{ ...hello, version: 1 }], mayEditShop: false });
  await bo.deletePhrase('own', 'hello');
  expect((await bo.phrases()).own).toEqual([]);
});
