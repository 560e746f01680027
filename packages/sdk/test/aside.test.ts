import { IDBFactory } from 'fake-indexeddb';
import 'fake-indexeddb/auto';
import { describe, expect, test } from 'vitest';
import type { Tab } from './support/browser.ts';
import { shown } from './support/customer.ts';
import { refusal, type FakeServer } from './support/fakeServer.ts';
import { takesLogins } from './support/logins.ts';
import { rowsOf } from './support/rows.ts';
import { openTabs, outgoing, ways } from './support/tabs.ts';

/* While a page is put aside (back-forward cache) it hears nothing of what other tabs do. */

interface Scene {
  readonly server: FakeServer;
  readonly aside: Tab;
  readonly other: Tab;
  readonly id: string;
  readonly online: () => Promise<void>;
}

/** Two tabs without a network, with what is written in each; then one of them is put aside. */
async function putAside(
  options: object,
  texts: readonly [string[], string[]],
  indexedDB: IDBFactory | null = new IDBFactory(),
): Promise<Scene> {
  const { server, tabs, id } = await openTabs(2, { ...options, indexedDB });
  const [aside, other] = tabs as [Tab, Tab];
  const refusing = server.refuseSockets();
  server.socket.cut();
  for (const [n, tab] of [aside, other].entries()) {
    for (const text of texts[n] ?? []) {
      tab.client.send(id, text);
      await server.settleAll();
      await server.clock.advance(1);
    }
  }
  aside.hide();
  await server.settleAll();
  const online = async (): Promise<void> => {
    refusing.end();
    for (let n = 0; n < 4; n++) {
      await server.advance(10_000);
      await server.settleAll();
    }
  };
  return { server, aside, other, id, online };
}

const idOf = ({ client }: Tab, id: string, text: string): string =>
  client.outgoing(id).find((message) => message.text === text)?.clientId ?? '';

describe.each(ways)('meanwhile, tabs %s', (_name, options) => {
  test.each(['stays', 'is closed'])(
    'a message is discarded in another tab, which %s: it is neither shown nor sent',
    async (what) => {
      const { server, aside, other, id, online } = await putAside(options, [['mine', 'kept'], ['yours']]);
      for (const text of ['mine', 'yours']) other.client.discard(idOf(other, id, text));
      await server.settleAll();
      if (what === 'is closed') other.kill();
      aside.wake();
      await server.settleAll();
      expect(outgoing(aside, id)).toEqual(['kept sending']);
      await online();
      expect([server.texts(id), shown(aside.client, id)]).toEqual([['kept'], ['kept']]);
      expect(outgoing(aside, id)).toEqual([]);
    },
  );

  test.each([
    ['is answered', 0],
    ['takes too long', 2_100],
  ])(
    'a message is discarded while what the page began to read before %s: it is neither shown nor sent',
    async (_what, ms) => {
      const { server, aside, other, id, online } = await putAside(options, [['mine', 'kept'], []]);
      aside.wake();
      // Not as long as the device takes to answer.
      await server.settle();
      aside.hide();
      await server.clock.advance(ms);
      await server.settleAll();
      other.client.discard(idOf(other, id, 'mine'));
      other.kill();
      await server.settleAll();
      aside.wake();
      await server.settleAll();
      expect(outgoing(aside, id)).toEqual(['kept sending']);
      await online();
      expect([server.texts(id), outgoing(aside, id)]).toEqual([['kept'], []]);
    },
  );

  test('what failed is tried again in another tab: it goes out once', async () => {
    const { server, tabs, id } = await openTabs(2, { ...options, indexedDB: new IDBFactory() });
    const [aside, other] = tabs as [Tab, Tab];
    server.onRequest = () => {
      throw refusal('FORBIDDEN');
    };
    aside.client.send(id, 'again');
    await server.settleAll();
    expect([aside, other].map((tab) => outgoing(tab, id))).toEqual([['again failed'], ['again failed']]);
    aside.hide();
    server.silent = true;
    await server.clock.advance(1);
    other.client.retry(idOf(other, id, 'again'));
    await server.settleAll();
    other.kill();
    server.silent = false;
    server.onRequest = () => undefined;
    aside.wake();
    await server.settleAll();
    await server.advance(3_000);
    expect([server.texts(id), outgoing(aside, id)]).toEqual([['again'], []]);
  });

  test('where nothing is kept on the device, the other tab knows what it discarded', async () => {
    const { server, aside, other, id, online } = await putAside(options, [['mine', 'kept'], []], null);
    other.client.discard(idOf(other, id, 'mine'));
    aside.wake();
    await online();
    expect(server.texts(id)).toEqual(['kept']);
    for (const tab of [aside, other]) expect(outgoing(tab, id)).toEqual([]);
  });

  test('the customer logs out in another tab: back without a network, nothing of them is on the screen', async () => {
    const indexedDB = new IDBFactory();
    const { server, aside, other, id } = await putAside(options, [['unsent'], []], indexedDB);
    server.onToken = () => Promise.reject(new TypeError('Failed to fetch'));
    server.onSignOut = () => Promise.reject(new TypeError('Failed to fetch'));
    const leaving = other.client.logout();
    await server.advance(6_000);
    await leaving;
    expect(aside.client.conversations.size).toBe(1);
    aside.wake();
    await server.settleAll();
    const { conversations, customerId } = aside.client;
    expect([conversations.size, customerId, outgoing(aside, id)]).toEqual([0, undefined, []]);
    expect(await rowsOf(indexedDB)).toEqual([]);
  });

  test('another person logs in in another tab: back without a network, nothing of the former is on the screen', async () => {
    const { server, aside, other, id } = await putAside(options, [['unsent'], []]);
    takesLogins(server);
    server.customerId = 'known-li';
    void other.client.identify({ token: 'li' });
    await server.settleAll();
    void other.client.identify({ token: 'wang' });
    await server.advance(6_000);
    await server.settleAll();
    expect(other.client.customerId).toBe('known-wang');
    server.onToken = () => Promise.reject(new TypeError('Failed to fetch'));
    aside.wake();
    await server.settleAll();
    expect([aside.client.conversations.size, outgoing(aside, id)]).toEqual([0, []]);
  });
});

test('a message that the device did not take is not lost by that', async () => {
  const indexedDB = new IDBFactory();
  const { server, aside, other, id, online } = await putAside({}, [['kept'], []], indexedDB);
  other.kill();
  aside.wake();
  await server.settleAll();
  expect(outgoing(aside, id)).toEqual(['kept sending']);
  await online();
  expect(server.texts(id)).toEqual(['kept']);
});
