import { IDBFactory } from 'fake-indexeddb';
import 'fake-indexeddb/auto';
import { expect, test, vi } from 'vitest';
import { FakeBrowser } from './support/browser.ts';
import { shown } from './support/customer.ts';
import { FakeServer } from './support/fakeServer.ts';
import { rowsOf } from './support/rows.ts';

const network = vi.hoisted(() => ({ works: false }));

vi.mock('../src/tabs/company.ts', async (original) => {
  if (!network.works) throw new TypeError('Failed to fetch dynamically imported module');
  return original();
});

test.each([
  ['with locks', {}],
  ['without locks', { locks: false }],
])(
  'what tabs need to talk to each other cannot be loaded: each leads itself, and stays so (%s)',
  async (_name, has) => {
    const server = new FakeServer();
    const browser = new FakeBrowser(server, has);
    const tabs = [browser.tab(), browser.tab()];
    const turns: boolean[] = [];
    for (const { client } of tabs) {
      client.on('leads', (leads) => turns.push(leads));
      client.connect().catch(() => undefined);
      await server.settleAll();
      await server.advance(300);
      await server.settleAll();
    }
    for (let n = 0; n < 10; n++) {
      await server.advance(3_000);
      await server.settleAll();
    }
    expect(tabs.map(({ client }) => `${client.connection} ${String(client.leads)}`)).toEqual([
      'online true',
      'online true',
    ]);
    expect([turns, server.sockets.all.length]).toEqual([[true, true], 2]);
    const opening = tabs[0]?.client.open();
    await server.settle();
    const id = (await opening)?.conversation.id ?? '';
    tabs[1]?.client.send(id, 'once');
    await server.settle();
    for (const { client } of tabs) expect(shown(client, id)).toEqual(['once']);
  },
);

test.each([
  ['with locks', {}],
  ['without locks', { locks: false }],
])('nor can it then: who logs out without a network is logged out in all (%s)', async (_name, has) => {
  const indexedDB = new IDBFactory();
  const server = new FakeServer();
  const browser = new FakeBrowser(server, { ...has, indexedDB });
  const tabs = [browser.tab(), browser.tab(), browser.tab()];
  for (const { client } of tabs) {
    client.connect().catch(() => undefined);
    await server.settleAll();
    await server.advance(300);
    await server.settleAll();
  }
  const opening = tabs[0]?.client.open();
  await server.settleAll();
  const id = (await opening)?.conversation.id ?? '';
  // It has heard the others, and could not load what it needs to talk to them.
  expect(tabs.map(({ client }) => client.leads)).toEqual([true, true, true]);
  server.silent = true;
  tabs[0]?.client.send(id, 'unsent');
  tabs[2]?.client.setDraft(id, 'draft');
  await server.settleAll();
  server.onToken = server.onSignOut = () => Promise.reject(new TypeError('Failed to fetch'));
  const told: unknown[] = [];
  tabs[0]?.client.on('identity', ({ customerId }) => told.push(customerId));
  void tabs[1]?.client.logout();
  for (let n = 0; n < 3; n++) {
    await server.advance(2_000);
    await server.settleAll();
  }
  expect(told).toEqual([undefined]);
  for (const { client } of tabs) {
    expect([client.connection, client.customerId, client.conversations.size]).toEqual([
      'closed',
      undefined,
      0,
    ]);
    expect([client.outgoing(id), client.draft(id)]).toEqual([[], '']);
  }
  expect([...browser.storage.values.keys()]).toEqual([]);
  expect(await rowsOf(indexedDB)).toEqual([]);
});

test('once it can be loaded, they share again from the next connection on', async () => {
  const server = new FakeServer();
  const browser = new FakeBrowser(server);
  const tabs = [browser.tab(), browser.tab()];
  for (const { client } of tabs) {
    client.connect().catch(() => undefined);
    await server.settleAll();
    await server.advance(300);
    await server.settleAll();
  }
  expect(server.sockets.all.filter(({ open }) => open)).toHaveLength(2);
  network.works = true;
  for (const pair of server.sockets.all) pair.cut();
  for (let n = 0; n < 4; n++) {
    await server.advance(2_000);
    await server.settleAll();
  }
  expect(tabs.map(({ client }) => client.connection)).toEqual(['online', 'online']);
  expect(tabs.filter(({ client }) => client.leads)).toHaveLength(1);
  expect(server.sockets.all.filter(({ open }) => open)).toHaveLength(1);
});
