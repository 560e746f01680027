import { IDBFactory } from 'fake-indexeddb';
import 'fake-indexeddb/auto';
import { describe, expect, test } from 'vitest';
import { FakeBrowser, type Tab } from './support/browser.ts';
import { shown } from './support/customer.ts';
import { FakeFiles } from './support/fakeFiles.ts';
import { FakeServer } from './support/fakeServer.ts';
import { takesLogins } from './support/logins.ts';

const ways = [
  ['with locks', {}],
  ['without locks', { locks: false }],
] as const;

async function openTabs(
  options: object,
): Promise<{ server: FakeServer; browser: FakeBrowser; tabs: Tab[]; id: string }> {
  const server = new FakeServer();
  const browser = new FakeBrowser(server, options);
  const tabs = await browser.tabs(3);
  const opening = tabs[0]?.client.open();
  await server.settle();
  return { server, browser, tabs, id: (await opening)?.conversation.id ?? '' };
}

const who = (tabs: readonly Tab[]): string[] =>
  tabs.map(({ client }) => `${client.customerId ?? 'nobody'} ${client.connection}`);

describe.each(ways)('tabs %s', (_name, options) => {
  test.each([0, 2])(
    'tab %i says who the customer is: all are that, and no screen is blank meanwhile',
    async (n) => {
      const { server, tabs, id } = await openTabs(options);
      takesLogins(server);
      server.says(id, 'hello');
      await server.settle();
      let blank = 0;
      for (const { client } of tabs) client.on('reset', (all) => (blank += all.size === 0 ? 1 : 0));
      void tabs[n]?.client.identify({ token: 'li' });
      await server.advance(15_000);
      expect(who(tabs)).toEqual(tabs.map(() => 'known-li online'));
      expect(blank).toBe(0);
      for (const { client } of tabs) expect(shown(client, id)).toEqual(['hello']);
      expect(server.sockets.all.filter(({ open }) => open)).toHaveLength(1);
    },
  );

  test.each([0, 2])('tab %i logs out: nothing of the customer is left in any', async (n) => {
    const { server, browser, tabs, id } = await openTabs(options);
    takesLogins(server);
    void tabs[n]?.client.identify({ token: 'li' });
    await server.advance(15_000);
    tabs[1]?.client.setDraft(id, 'draft');
    await server.settle();
    void tabs[n]?.client.logout();
    await server.advance(15_000);
    expect(who(tabs)).toEqual(tabs.map(() => 'nobody closed'));
    for (const { client } of tabs) expect([client.conversations.size, client.draft(id)]).toEqual([0, '']);
    expect([...browser.storage.values.keys()]).toEqual([]);
    expect(server.sockets.all.filter(({ open }) => open)).toEqual([]);
    expect(server.signOuts).toHaveLength(1);
  });

  test.each([0, 2])(
    'tab %i says that it is another person: all follow, and show nothing of the former',
    async (n) => {
      const { server, browser, tabs, id } = await openTabs(options);
      takesLogins(server);
      void tabs[1]?.client.identify({ token: 'li' });
      await server.advance(15_000);
      tabs[1]?.client.setDraft(id, 'draft of li');
      await server.settle();
      server.journal.length = 0;
      void tabs[n]?.client.identify({ token: 'wang' });
      await server.advance(15_000);
      expect(who(tabs)).toEqual(tabs.map(() => 'known-wang online'));
      for (const { client } of tabs) expect([client.conversations.size, client.draft(id)]).toEqual([0, '']);
      expect([...browser.storage.values.keys()]).toEqual(['shopbell:demo@https://desk.example']);
    },
  );
});

test('without a channel: a login in one tab is another tab’s too, once its socket is closed', async () => {
  const { server, tabs, id } = await openTabs({ channel: false });
  takesLogins(server);
  void tabs[1]?.client.identify({ token: 'li' });
  await server.advance(15_000);
  expect(who(tabs)).toEqual(tabs.map(() => 'known-li online'));
  for (const { client } of tabs) expect(client.conversations.get(id)?.state).toBe('assigned');
});

describe('files', () => {
  test('a follower’s file is uploaded by the leader, shown alike in all tabs, and survives the leader', async () => {
    const server = new FakeServer();
    const files = new FakeFiles(server);
    const browser = new FakeBrowser(server, { indexedDB: new IDBFactory() });
    const told: ((sent: number) => void)[] = [];
    const tabs = [0, 1, 2].map(() =>
      browser.tab({ fetch: files.fetch, XMLHttpRequest: files.requests(told) }),
    );
    for (const { client } of tabs) {
      void client.connect();
      await server.advance(300);
      await server.settleAll();
    }
    const opening = tabs[0]?.client.open();
    await server.settleAll();
    const id = (await opening)?.conversation.id ?? '';
    files.onUpload = () => new Promise(() => undefined);
    tabs[2]?.client.send(id, { files: [new File(['1234'], 'a', { type: 'image/png' })] });
    await server.settleAll();
    tabs[1]?.client.send(id, 'after');
    await server.settleAll();
    told[0]?.(1);
    await server.settleAll();
    for (const { client } of tabs) expect(client.outgoing(id)[0]?.progress).toBe(0.25);
    files.onUpload = () => undefined;
    tabs[0]?.kill();
    await server.advance(30_000);
    await server.settleAll();
    const alive = tabs.slice(1);
    expect(files.uploads.map(({ text }) => text)).toEqual(['1234']);
    for (const { client } of alive) {
      expect(client.outgoing(id)).toEqual([]);
      expect(client.conversations.get(id)).toEqual(server.conversation(id));
    }
    expect(server.texts(id)).toEqual(['', 'after']);
  });
});
