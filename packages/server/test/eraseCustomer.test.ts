import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import {
  closeCodes,
  type ConsultationRecords,
  type CustomerGroupItem,
  type FeedEvent,
  type FoundCustomer,
  type FoundMessage,
  type SettingChangeList,
  type TimelineItem,
} from '@shopbell/sdk/model';
import { describe, expect, it, vi } from 'vitest';
import { diskFiles } from '../src/node.ts';
import { memoryFiles } from '../src/files/memoryFiles.ts';
import type { Files } from '../src/files/files.ts';
import { memoryStorage } from '../src/storage/memory.ts';
import { readSqlite, sqliteStorage } from '../src/storage/sqlite.ts';
import { ask, askFor, foreignShop, keyOf, refusalOf, sessionOf, type Asker } from './support/admin.ts';
import { asAgent, asCustomer, download } from './support/files.ts';
import { appHost, hostOver, portHost, type Host } from './support/host.ts';
import { askToken, grant, refusal } from './support/knownShop.ts';
import { agent, codeOf, customer, deskSettled, enter, say } from './support/shop.ts';
import { mark, talkative, type Talkative } from './support/talkative.ts';
import { temporaryFolder } from './support/temporaryFolder.ts';

vi.setConfig({ testTimeout: 60_000 });

const erase = (host: Host, who: Asker, customerId: string) =>
  ask(host, who, `/customers/${customerId}`, { method: 'DELETE' });

const dayOf = (at: number) => new Date(at + 8 * 3_600_000).toISOString().slice(0, 10);

/** Every figure of the shop, of each agent and of each product, and what stands behind those that have rows. */
async function reports({ host, boss }: { host: Host; boss: Asker }): Promise<string> {
  const day = dayOf(host.clock.now());
  const of = `from=${day}&to=${day}`;
  const paths = ['shop', 'group', 'agent', 'product'].map((by) => `/reports?${of}&by=${by}`);
  const lists = ['receptions', 'consultations'].map((list) => `/reports/details?${of}&list=${list}`);
  const answers = [];
  for (const path of [...paths, ...lists]) {
    const response = await ask(host, boss, path);
    expect(response.status).toBe(200);
    answers.push(await response.text());
  }
  return answers.join('\n');
}

async function history({ amy }: Talkative, conversationId: string): Promise<TimelineItem[]> {
  return (await amy.socket.ask<{ items: TimelineItem[] }>('history.read', { conversationId })).items;
}

describe.each([
  ['in memory', appHost],
  ['on a real port over SQLite', portHost],
])('erasing a customer, %s', (_, makeHost) => {
  const shop = async () => {
    const talked = await talkative(makeHost);
    return { ...talked, boss: await sessionOf(talked.host, 'boss') };
  };

  it('takes every word by them and to them, wherever it is read; what happened stays', async () => {
    const talked = await shop();
    const { host, boss, amy, lin, ids, sun } = talked;
    const before = await Promise.all(ids.map((id) => history(talked, id)));
    expect(JSON.stringify(before)).toContain(mark);
    expect((await erase(host, boss, lin.id)).status).toBe(204);
    for (const [index, id] of ids.entries()) {
      const items = await history(talked, id);
      expect(JSON.stringify(items)).not.toContain(mark);
      expect(items.map(({ seq, at, kind }) => [seq, at, kind])).toEqual(
        before[index]?.map(({ seq, at, kind }) => [seq, at, kind]),
      );
      const messages = items.flatMap((item) => (item.kind === 'message' ? [item] : []));
      expect(messages.length).toBeGreaterThan(0);
      for (const message of messages) expect(message).toMatchObject({ text: '', recalled: true });
    }
    const found = (method: string, text: string) =>
      amy.socket.ask<{ found?: FoundMessage[]; customers?: FoundCustomer[] }>(method, { text });
    expect((await found('message.search', mark)).found).toEqual([]);
    expect((await found('message.search', '孙的')).found).toHaveLength(1);
    expect((await found('customer.search', '林')).customers).toEqual([]);
    expect((await found('customer.search', 'u-lin')).customers).toEqual([]);
    const [shell] = (await found('customer.search', lin.id)).customers ?? [];
    expect(shell?.customer).toEqual({ id: lin.id, erased: true });
    expect(shell?.conversations).toHaveLength(2);
    expect(JSON.stringify(shell)).not.toContain(mark);
    const about = await amy.socket.ask('customer.about', { conversationId: ids[1] });
    expect(about).toMatchObject({ customer: { id: lin.id, erased: true }, orders: [] });
    expect(JSON.stringify(about)).not.toContain(mark);
    const day = dayOf(host.clock.now());
    const consultations = await askFor<ConsultationRecords>(
      host,
      boss,
      `/consultations?from=${day}&to=${day}`,
    );
    expect(consultations.records).toHaveLength(3);
    expect(JSON.stringify(consultations)).not.toContain(mark);
    // The group goes on without them and their words.
    const { items } = await sun.socket.ask<{ items: CustomerGroupItem[] }>('customer-group.history', {
      chatId: 'g',
    });
    expect(JSON.stringify(items)).not.toContain(mark);
    const said = items.flatMap((item) => (item.kind === 'message' ? [[item.text, item.erased]] : []));
    expect(said).toEqual([
      ['', true],
      ['孙在群里', undefined],
    ]);
  });

  it('drops their files, and those that were sent to them: row and bytes', async () => {
    const { host, boss, amy, lin, grant: login, files } = await shop();
    for (const id of files) expect((await download(host, asAgent(host, amy.cookie), id)).status).toBe(200);
    await erase(host, boss, lin.id);
    for (const id of files) {
      for (const who of [asAgent(host, amy.cookie), asCustomer(login.token)])
        expect((await download(host, who, id)).status).not.toBe(200);
      expect(await host.storage.findFile(host.shopId, id)).toBeUndefined();
    }
    expect((await host.storage.listOrphans(1, 9)).filter(({ shopId }) => shopId === host.shopId)).toEqual([]);
  });

  it('ends every login of theirs: who logs in again is somebody new, with nothing', async () => {
    const { host, boss, lin, login, before, grant: known, sun } = await shop();
    const socket = lin.socket;
    await erase(host, boss, lin.id);
    expect((await socket.closed).code).toBe(closeCodes.signedOut.code);
    for (const { renewal } of [before, known])
      expect(await codeOf(await askToken(host, { renewal }))).toBe('UNAUTHENTICATED');
    const back = await host.connect('https://shop.example');
    back.say({ type: 'hello', v: 1, auth: { kind: 'customer', token: known.token } });
    expect((await back.closed).code).toBe(closeCodes.unauthenticated.code);
    const anew = await login('u-lin', { renewal: known.renewal });
    expect(anew.customerId).not.toBe(lin.id);
    expect(anew.linked).toBeUndefined();
    const again = await customer(host, anew.token);
    expect(again.welcome.snapshot?.conversations).toEqual([]);
    expect(again.welcome.snapshot?.customerGroups ?? []).toEqual([]);
    await enter(again.socket, { page: 'product' });
    // Nobody else is signed out.
    expect(await sun.socket.ask('conversation.open', { scope: { page: 'product' } })).toBeDefined();
  });

  it('leaves every figure as it was, byte for byte', async () => {
    const { host, boss, lin, login } = await shop();
    const before = await reports({ host, boss });
    expect(before).toContain('"received"');
    await erase(host, boss, lin.id);
    expect(await reports({ host, boss })).toBe(before);
    // Nor does it matter that they came back since: they are the same person to figures.
    await login('u-lin');
    expect(await reports({ host, boss })).toBe(before);
  });

  it('tells every agent who is there, and those who come back; never a customer', async () => {
    const { host, boss, amy, bo, lin, sun } = await shop();
    await amy.socket.settled();
    const position = amy.welcome.position;
    await erase(host, boss, lin.id);
    const erased = ({ event }: { event: FeedEvent }) => event.type === 'customer.erased';
    for (const { socket } of [amy, bo]) {
      await socket.settled();
      const [told, ...more] = socket.events.filter(erased);
      expect(more).toEqual([]);
      expect(told?.event).toMatchObject({ customerIds: [lin.id, expect.any(String)] });
    }
    await sun.socket.settled();
    expect(sun.socket.events.filter(erased)).toEqual([]);
    const back = await agent(host, 'amy', { since: position, status: '' });
    await expect.poll(() => back.socket.events.filter(erased).length).toBe(1);
  });

  it('is logged with who did it and whose ids they were, never a name, and once', async () => {
    const { host, boss, amy, lin, before } = await shop();
    await amy.socket.ask('customer.block', { customerId: lin.id, reason: `骂人 ${mark}` });
    const log = () => askFor<SettingChangeList>(host, boss, '/changes');
    expect(JSON.stringify(await log())).toContain(mark);
    await erase(host, boss, lin.id);
    await erase(host, boss, lin.id);
    const { changes } = await log();
    expect(JSON.stringify(changes)).not.toContain(mark);
    expect(changes.filter(({ what }) => what === 'customer')).toEqual([
      {
        ...{ seq: expect.any(Number) as number, at: host.clock.now(), what: 'customer', done: 'deleted' },
        fields: [{ field: 'customerIds', removed: { values: [lin.id, before.customerId], count: 2 } }],
        ...{ of: { id: lin.id }, by: { kind: 'account', id: 'boss', name: '店长' } },
      },
    ]);
    expect(await askFor(host, boss, '/blocked')).toEqual({ blocked: [] });
  });

  it('may be asked by any id that they had, again and again', async () => {
    const { host, boss, lin, before, ids } = await shop();
    for (const id of [before.customerId, lin.id, before.customerId])
      expect((await erase(host, boss, id)).status).toBe(204);
    const rows = await host.storage.readConversation(host.shopId, ids[0] ?? '');
    expect(JSON.stringify(rows)).not.toContain(mark);
  });

  it('is refused while one of their conversations is open, with which; then nothing is erased', async () => {
    const talked = await shop();
    const { host, boss, lin, amy, ids } = talked;
    const { conversation } = await enter(lin.socket, { page: 'product' });
    const response = await erase(host, boss, lin.id);
    expect([response.status, await refusal(response)]).toEqual([
      409,
      {
        code: 'CUSTOMER_ENGAGED',
        details: expect.objectContaining({ conversationId: conversation.id, state: 'assigned' }) as object,
      },
    ]);
    expect(JSON.stringify(await history(talked, ids[0] ?? ''))).toContain(mark);
    await say(lin.socket, conversation.id, '还在');
    await amy.socket.ask('conversation.end', { conversationId: conversation.id });
    expect((await erase(host, boss, lin.id)).status).toBe(204);
  });

  it('is a manager’s, or a key’s that administers: of the own shop, and of customers that there are', async () => {
    const talked = await shop();
    const { host, boss, lin, ids } = talked;
    const path = `/customers/${lin.id}`;
    const method = 'DELETE';
    for (const who of [await sessionOf(host, 'amy'), await sessionOf(host, 'bo')])
      expect(await refusalOf(host, who, path, { method })).toBe('FORBIDDEN');
    for (const scope of ['agent', 'catalogue'] as const)
      expect(await refusalOf(host, await keyOf(host, [scope]), path, { method })).toBe('FORBIDDEN');
    const foreign = await foreignShop(host);
    expect(await refusalOf(host, await keyOf(host, ['admin'], foreign), path, { method })).toBe('NOT_FOUND');
    expect(await refusalOf(host, boss, '/customers/nobody', { method })).toBe('NOT_FOUND');
    expect(JSON.stringify(await history(talked, ids[0] ?? ''))).toContain(mark);
    expect((await erase(host, await keyOf(host, ['admin']), lin.id)).status).toBe(204);
  });
});

/** Every file below a folder that has the bytes in it, and how many files there are. */
async function holding(folder: string, bytes: string): Promise<{ held: string[]; files: number }> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name));
  const held: string[] = [];
  for (const file of files) if ((await readFile(file)).includes(bytes)) held.push(file);
  return { held, files: files.length };
}

describe('what the disk holds', () => {
  const shopOnDisk = async () => {
    const folder = await temporaryFolder();
    const file = join(folder, 'shopbell.db');
    const storage = await sqliteStorage({ file });
    const files = diskFiles(join(folder, 'files'));
    const talked = await talkative(() => Promise.resolve(hostOver(storage, () => {}, files)));
    return { ...talked, folder, file, storage, boss: await sessionOf(talked.host, 'boss') };
  };

  it('of an erased customer it holds nothing, while the server runs and afterwards', async () => {
    const { host, boss, amy, lin, folder, storage } = await shopOnDisk();
    // Among others, so that pages are divided and joined, and the reason of a block in a snapshot.
    const { conversation } = await enter((await customer(host)).socket, { page: 'product' });
    for (let n = 0; n < 200; n++) {
      await say(amy.socket, conversation.id, `${String(n)} ${'长'.repeat(n % 50)}`);
      if (n % 10 === 0) await host.clock.advance(2000);
    }
    await amy.socket.ask('customer.block', { customerId: lin.id, reason: `骂人 ${mark}` });
    const before = await holding(folder, mark);
    expect(before.held.length).toBeGreaterThan(0);
    expect((await erase(host, boss, lin.id)).status).toBe(204);
    await deskSettled(host);
    const after = await holding(folder, mark);
    expect(after.held).toEqual([]);
    // The two pictures are gone.
    expect(before.files - after.files).toBe(2);
    // Two letters of the mark as the search index has them.
    const word = `${'z'.charCodeAt(0).toString(36)}_${'q'.charCodeAt(0).toString(36)}`;
    expect((await holding(folder, word)).held).toEqual([]);
    await host.app.close();
    await storage.close();
    expect((await holding(folder, mark)).held).toEqual([]);
  });

  it('what a long read keeps goes once it is over', async () => {
    const { host, boss, lin, folder, file } = await shopOnDisk();
    const reading = await readSqlite({ file });
    await reading.listShops();
    expect((await erase(host, boss, lin.id)).status).toBe(204);
    expect((await holding(folder, mark)).held).not.toEqual([]);
    await reading.close();
    await host.clock.advance(10 * 60_000);
    await expect.poll(async () => (await holding(folder, mark)).held).toEqual([]);
  });
});

it('a crash after the commit is made good at the next start: files, and the snapshot', async () => {
  const storage = { ...memoryStorage(), close: () => Promise.resolve() };
  const kept = memoryFiles();
  const deleting = vi.fn<Files['delete']>(() => Promise.reject(new Error('the power is gone')));
  const files: Files = { ...kept, delete: deleting };
  const talked = await talkative(() => Promise.resolve(hostOver(storage, () => {}, files)));
  const { host, lin, files: ids, ids: conversations } = talked;
  const { shopId } = host;
  const left = () =>
    Promise.all(ids.map(async (fileId) => (await kept.get({ shopId, fileId })) !== undefined));
  // Of the first process nothing follows the commit.
  vi.spyOn(storage, 'saveSnapshot').mockRejectedValue(new Error('the power is gone'));
  vi.spyOn(storage, 'scrub').mockRejectedValueOnce(new Error('the power is gone'));
  await host.app.admin.customers.erase(shopId, lin.id);
  expect(deleting).toHaveBeenCalled();
  expect(await left()).toEqual([true, true]);
  expect(await storage.loadSnapshot(shopId)).toBeUndefined();
  await host.app.close();
  vi.restoreAllMocks();

  const scrub = vi.spyOn(storage, 'scrub');
  const next = hostOver(storage, () => {}, kept);
  await expect.poll(left).toEqual([false, false]);
  expect(scrub).toHaveBeenCalled();
  const back = await agent(next, 'amy');
  for (const conversationId of conversations) {
    const { items } = await back.socket.ask<{ items: TimelineItem[] }>('history.read', { conversationId });
    expect(JSON.stringify(items)).not.toContain(mark);
  }
  expect(await codeOf(await askToken(next, { renewal: talked.grant.renewal }))).toBe('UNAUTHENTICATED');
  expect((await grant(next)).customerId).not.toBe(lin.id);
  // Asked again, it is done already.
  await next.app.admin.customers.erase(shopId, lin.id);
});

it('figures are the same after a restart, too: whose orders they are is known to them alone', async () => {
  const storage = { ...memoryStorage(), close: () => Promise.resolve() };
  const talked = await talkative(() => Promise.resolve(hostOver(storage)));
  const { host, lin } = talked;
  const before = await reports({ host, boss: await sessionOf(host, 'boss') });
  expect(before).toContain('"u-lin"');
  await host.app.admin.customers.erase(host.shopId, lin.id);
  await host.app.close();
  const next = hostOver(storage);
  expect(await reports({ host: next, boss: await sessionOf(next, 'boss') })).toBe(before);
});

it('a commit that fails erases nothing, and a repeat erases all', async () => {
  const storage = { ...memoryStorage() };
  const talked = await talkative(() => Promise.resolve(hostOver(storage)));
  const { host, lin, ids } = talked;
  const append = vi.spyOn(storage, 'append').mockRejectedValue(new Error('disk full'));
  await expect(host.app.admin.customers.erase(host.shopId, lin.id)).rejects.toMatchObject({
    code: 'UNAVAILABLE',
  });
  append.mockRestore();
  const rows = () => storage.readConversation(host.shopId, ids[1] ?? '');
  expect(JSON.stringify(await rows())).toContain(mark);
  await host.clock.advance(60_000);
  await host.app.admin.customers.erase(host.shopId, lin.id);
  expect(JSON.stringify(await rows())).not.toContain(mark);
});

it('takes along the id that a login brings while it is decided', async () => {
  const storage = { ...memoryStorage() };
  const talked = await talkative(() => Promise.resolve(hostOver(storage)));
  const { host, lin, before } = talked;
  // As if the link were written between the look and the decision.
  vi.spyOn(storage, 'listLinks').mockResolvedValueOnce([]);
  await host.app.admin.customers.erase(host.shopId, lin.id);
  const rows = await storage.readJournal(host.shopId, { after: 0, limit: 999 });
  const erased = rows.flatMap(({ type, data }) => (type === 'customer.erased' ? data : []));
  expect(erased.map((data) => (JSON.parse(data) as { customerIds: string[] }).customerIds)).toEqual([
    [lin.id],
    [before.customerId],
  ]);
});

it('whoever never logged in is shown as erased among all consultations', async () => {
  const { host, sun } = await talkative(appHost);
  const boss = await sessionOf(host, 'boss');
  await host.app.admin.customers.erase(host.shopId, sun.id);
  const day = dayOf(host.clock.now());
  const { records } = await askFor<ConsultationRecords>(host, boss, `/consultations?from=${day}&to=${day}`);
  expect(records.filter(({ customer }) => customer.id === sun.id).map(({ customer }) => customer)).toEqual([
    { id: sun.id, erased: true },
  ]);
});
