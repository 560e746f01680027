import fc from 'fast-check';
import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import type { CustomerClient, CustomerGroup, JoinedGroups } from '../src/index.ts';
import { shopbellError } from '../src/model.ts';
import { FakeBrowser } from './support/browser.ts';
import { customerOf, FakeStorage, rejection } from './support/customer.ts';
import { FakeServer } from './support/fakeServer.ts';
import { takesLogins } from './support/logins.ts';
import './support/loadedService.ts';

beforeAll(async () => {
  // Loading takes turns of the event loop, which these tests do not wait for.
  await import('../src/customer/joinedGroups.ts');
});

afterEach(() => {
  vi.restoreAllMocks();
});

const lin = { kind: 'customer', id: 'lin', name: '林晓' } as const;

async function online(server = new FakeServer(), more: Parameters<typeof customerOf>[1] = {}) {
  const client = customerOf(server, more);
  const news: unknown[] = [];
  client.on('groupNews', (told) => news.push(told));
  void client.connect();
  await server.settle();
  return { server, client, news };
}

async function loaded(client: CustomerClient, server: FakeServer): Promise<JoinedGroups> {
  const groups = client.customerGroups();
  await server.settle();
  return groups;
}

/** In a group, with the part of the client that shows it. */
async function inGroup(server = new FakeServer(), more: Parameters<typeof customerOf>[1] = {}) {
  server.groups.adds('g1');
  const { client } = await online(server, more);
  return { server, client, groups: await loaded(client, server) };
}

const held = (groups: JoinedGroups): CustomerGroup[] => [...groups.all.values()].sort(byId);
const truth = (server: FakeServer): CustomerGroup[] => [...server.groups.all.values()].sort(byId);
const byId = (a: CustomerGroup, b: CustomerGroup): number => (a.id < b.id ? -1 : 1);
const texts = (groups: JoinedGroups, chatId = 'g1'): string[] =>
  (groups.timeline(chatId)?.items ?? []).flatMap((item) => (item.kind === 'message' ? item.text : []));
const asked = (server: FakeServer, method: string): number =>
  server.requests.filter((request) => request.method === method).length;

describe('WB-07 customer groups, in the customer’s client', () => {
  test('who is in none is told nothing and asks nothing; who is in one, or is added, is told so at once', async () => {
    const { server, client, news } = await online();
    expect([news.length, asked(server, 'customer-group.list')]).toEqual([0, 0]);
    server.groups.adds();
    await server.settle();
    expect(news).toHaveLength(1);
    client.destroy();
    const next = await online(server);
    expect(next.news).toHaveLength(1);
    expect(asked(server, 'customer-group.list')).toBe(0);
  });

  test('the same object each time, once the groups are known; the list is asked for once', async () => {
    const { server, client, groups } = await inGroup();
    expect(held(groups)).toEqual(truth(server));
    expect(await loaded(client, server)).toBe(groups);
    expect(asked(server, 'customer-group.list')).toBe(1);
  });

  test('what others wrote is told once, and unread until it is seen; own messages leave the outbox', async () => {
    const { server, client, groups } = await inGroup();
    const arrived: string[] = [];
    client.on('groupMessage', ({ group, message }) => arrived.push(`${group.id} ${message.text}`));
    server.groups.says('g1', '在吗');
    server.groups.says('g1', '我也在', lin);
    await server.settle();
    expect([groups.unread, client.unread, arrived]).toEqual([2, 0, ['g1 在吗', 'g1 我也在']]);
    groups.markSeen('g1');
    await server.settle();
    expect([groups.unread, server.groups.all.get('g1')?.seen]).toEqual([0, 2]);
    const states: unknown[] = [];
    client.on('customerGroups', (all) => states.push([all.get('g1')?.count, client.outgoing('g1').length]));
    client.send('g1', '在');
    await server.settle();
    expect([groups.unread, client.outgoing('g1'), arrived.length]).toEqual([0, [], 2]);
    expect(states).toEqual([[3, 0]]);
    expect(held(groups)).toEqual(truth(server));
  });

  test('a part that was given up, and came after all, tells nothing a second time', async () => {
    const server = new FakeServer();
    server.groups.adds('g1');
    const { client } = await online(server);
    client.openings().catch(() => undefined);
    await server.settle();
    vi.spyOn(AbortSignal, 'timeout').mockImplementationOnce(() => {
      const hangs = new AbortController();
      queueMicrotask(() => {
        hangs.abort();
      });
      return hangs.signal;
    });
    expect(await rejection(client.customerGroups())).toMatchObject({ code: 'TIMEOUT' });
    await loaded(client, server);
    const arrived: string[] = [];
    client.on('groupMessage', ({ message }) => arrived.push(message.text));
    for (const text of ['一', '二']) {
      server.groups.says('g1', text);
      await server.settle();
    }
    expect(arrived).toEqual(['一', '二']);
    expect(asked(server, 'customer-group.list')).toBe(1);
  });

  test('history joins what came meanwhile; a new name and new members are told', async () => {
    const { server, groups } = await inGroup();
    for (let n = 1; n <= 60; n++) server.groups.says('g1', String(n));
    await server.settle();
    const loading = groups.load('g1');
    // Told before the page, and in it.
    server.onRequest = ({ method }) => {
      if (method === 'customer-group.history') server.groups.says('g1', '61');
    };
    await server.settle();
    await loading;
    server.onRequest = () => undefined;
    server.groups.says('g1', '62');
    await server.settle();
    expect([texts(groups).length, groups.timeline('g1')?.more]).toEqual([51, true]);
    const older = groups.load('g1');
    await server.settle();
    await older;
    expect(texts(groups)).toEqual(Array.from({ length: 62 }, (_none, n) => String(n + 1)));
    server.groups.renames('g1', '常客');
    server.groups.names('g1', lin);
    await server.settle();
    expect(groups.all.get('g1')).toMatchObject({ name: '常客' });
    expect(groups.all.get('g1')?.members).toContainEqual(lin);
  });

  test('WB-08 the time of the last message is told, and a new name does not change it', async () => {
    const { server, groups } = await inGroup();
    const before = groups.all.get('g1')?.lastMessageAt;
    await server.clock.advance(1_000);
    server.groups.renames('g1', '常客');
    await server.settle();
    expect(groups.all.get('g1')?.lastMessageAt).toBe(before);
    server.groups.says('g1', '在吗');
    await server.settle();
    expect(groups.all.get('g1')?.lastMessageAt).toBe(server.clock.now());
  });

  test('what happens while the list is under way is neither lost nor doubled', async () => {
    const { server, client } = await online();
    server.groups.adds('g1');
    server.groups.says('g1', 'before');
    await server.settle();
    const arrived: string[] = [];
    client.on('groupMessage', ({ message }) => arrived.push(message.text));
    // Some of it is told before the list and in it, some told before it and not in it.
    server.onRequest = ({ method }) => {
      if (method !== 'customer-group.list') return;
      server.groups.says('g1', 'in the list');
      server.groups.adds('g2');
      server.groups.adds('g3');
    };
    server.onListed = () => {
      server.groups.says('g1', 'behind the list');
      server.groups.gone('g3');
      server.groups.adds('g4');
    };
    const groups = await loaded(client, server);
    expect([groups.unread, arrived]).toEqual([3, ['in the list', 'behind the list']]);
    expect(held(groups)).toEqual(truth(server));
  });

  test('a list that does not come is asked for again: by the next who asks, and by what happens next', async () => {
    const { server, client } = await online();
    server.groups.adds('g1');
    server.onRequest = () => {
      throw shopbellError('RATE_LIMITED', { retryAfterMs: 1_000 });
    };
    const refused = rejection(client.customerGroups());
    await server.settle();
    expect(await refused).toMatchObject({ code: 'RATE_LIMITED' });
    server.onRequest = () => undefined;
    server.groups.says('g1', '在吗');
    await server.settle();
    const groups = await loaded(client, server);
    expect([groups.unread, asked(server, 'customer-group.list')]).toEqual([1, 2]);
  });

  test('what a newer server tells of and this version does not know harms nothing else', async () => {
    const { server, client, groups } = await inGroup();
    const errors: unknown[] = [];
    client.on('error', (error) => errors.push(error));
    server.groups.says('g1', '在吗');
    server.isNewer = true;
    server.groups.paints('g1');
    await server.settle();
    expect(groups.all.get('g1')).toMatchObject({ newest: { text: '在吗' }, count: 1 });
    // The list, and what was said before, have it too.
    server.epoch = 'epoch-2';
    server.socket.cut();
    await server.advance(1_000);
    const loading = groups.load('g1');
    await server.settle();
    await loading;
    expect([texts(groups), groups.unread, errors]).toEqual([['在吗'], 1, []]);
    expect(groups.timeline('g1')?.items.map(({ kind }) => kind)).toEqual(['notice', 'message']);
  });

  test('an event that makes no sense is no gap: the list is asked for', async () => {
    const { server, client, groups } = await inGroup();
    const errors: unknown[] = [];
    client.on('error', (error) => errors.push(error));
    const seq = server.groups.all.get('g1')?.lastSeq ?? 0;
    const event = { type: 'customer-group.posted', at: 1, chatId: 'g1', item: { text: 7 } };
    server.socket.tell({ type: 'event', seq: seq + 1, after: seq, event });
    await server.settle();
    expect([asked(server, 'customer-group.list'), errors]).toEqual([2, []]);
    // Of a newer server.
    const unheard = { type: 'customer-group.painted', at: 1, chatId: 'g1' };
    server.socket.tell({ type: 'event', seq: seq + 2, after: seq + 1, event: unheard });
    await server.settle();
    expect(asked(server, 'customer-group.list')).toBe(2);
    expect(held(groups)).toEqual(truth(server));
  });

  test('giving up is heard at once; the list goes on for others', async () => {
    const { server, client } = await online();
    server.groups.adds('g1');
    await server.settle();
    server.silent = true;
    const giveUp = new AbortController();
    const given = rejection(client.customerGroups({ signal: giveUp.signal }));
    const kept = client.customerGroups();
    await server.settle();
    giveUp.abort();
    expect(await given).toMatchObject({ code: 'ABORTED' });
    server.silent = false;
    server.socket.cut();
    await server.advance(2_000);
    expect((await kept).all.size).toBe(1);
  });

  test('a client that was destroyed says so', async () => {
    const { client } = await online();
    client.destroy();
    expect(await rejection(client.customerGroups())).toMatchObject({ code: 'DESTROYED' });
  });
});

describe('WB-07 over breaks', () => {
  test('written during a break: sent once, although the answer was lost', async () => {
    const { server, client, groups } = await inGroup();
    server.onRequest = ({ method }) => {
      if (method !== 'message.send') return;
      server.onRequest = () => undefined;
      // Stored, but nobody hears of it any more.
      queueMicrotask(() => {
        server.socket.cut();
      });
    };
    client.send('g1', 'one');
    await server.settle();
    client.send('g1', 'two');
    server.groups.says('g1', 'hello');
    await server.advance(5_000);
    const loading = groups.load('g1');
    await server.settle();
    await loading;
    expect(texts(groups).sort()).toEqual(['hello', 'one', 'two']);
    expect([client.outgoing('g1'), held(groups)]).toEqual([[], truth(server)]);
  });

  test.each([true, false])('added, and taken out, while offline (resumable: %s)', async (resumable) => {
    const { server, client, groups } = await inGroup();
    server.resumable = resumable;
    const refusing = server.refuseSockets();
    server.socket.cut();
    await server.settle();
    server.groups.says('g1', 'unheard');
    server.groups.gone('g1');
    server.groups.adds('g2');
    server.groups.says('g2', '在吗');
    refusing.end();
    await server.advance(5_000);
    expect(client.connection).toBe('online');
    expect([[...groups.all.keys()], groups.unread]).toEqual([['g2'], 1]);
    expect(held(groups)).toEqual(truth(server));
  });

  test('gone while it is open: what waits to be sent fails by name, and the draft stays a draft', async () => {
    const { server, client, groups } = await inGroup();
    client.setDraft('g1', '还没写完');
    server.socket.cut();
    await server.settle();
    client.send('g1', 'too late');
    client.setDraft('g1', '还没写完');
    server.groups.gone('g1');
    await server.advance(5_000);
    expect([groups.all.size, groups.timeline('g1'), client.draft('g1')]).toEqual([0, undefined, '还没写完']);
    const [message] = client.outgoing('g1');
    expect([message?.state, message?.error?.code]).toEqual(['failed', 'NOT_FOUND']);
    client.discard(message?.clientId ?? '');
    expect(client.outgoing('g1')).toEqual([]);
  });

  test('leaving is told to whoever leaves; leaving twice is harmless', async () => {
    const { server, groups } = await inGroup();
    const leaving = groups.quit('g1');
    await server.settle();
    await leaving;
    expect([groups.all.size, server.groups.all.size]).toEqual([0, 0]);
    const again = groups.quit('g1');
    await server.settle();
    await expect(again).resolves.toBeUndefined();
  });
});

describe('WB-07 several tabs', () => {
  async function twoTabs() {
    const server = new FakeServer();
    const browser = new FakeBrowser(server);
    const [first, second] = await browser.tabs(2);
    if (!first || !second) throw new Error('No tabs.');
    return { server, browser, first: first.client, second: second.client };
  }

  test('the tab that follows hears what the leading one does, and a tab that comes later that there are groups', async () => {
    const { server, browser, first, second } = await twoTabs();
    const news: unknown[] = [];
    second.on('groupNews', (told) => news.push(told));
    server.groups.adds('g1');
    await server.settle();
    expect(news).toHaveLength(1);
    const following = await loaded(second, server);
    const leading = await loaded(first, server);
    second.send('g1', 'from the second');
    await server.settle();
    first.send('g1', 'from the first');
    await server.settle();
    server.groups.says('g1', 'hello');
    await server.settle();
    for (const groups of [following, leading]) expect(held(groups)).toEqual(truth(server));
    expect([following.unread, first.outgoing('g1'), second.outgoing('g1')]).toEqual([1, [], []]);
    leading.markSeen('g1');
    await server.settle();
    expect(following.unread).toBe(0);
    const late = browser.tab();
    const told: unknown[] = [];
    late.client.on('groupNews', (value) => told.push(value));
    void late.client.connect();
    await server.advance(300);
    expect([late.client.leads, told.length]).toEqual([false, 1]);
  });

  test.each(['leads', 'follows'] as const)(
    'a tab that shows no groups holds no message for unsent that the one which %s has shown',
    async (which) => {
      const { server, first, second } = await twoTabs();
      server.groups.adds('g1');
      const groups = await loaded(which === 'leads' ? first : second, server);
      first.send('g1', 'from the first');
      second.send('g1', 'from the second');
      await server.settle();
      expect([first.outgoing('g1'), second.outgoing('g1')]).toEqual([[], []]);
      expect(held(groups)).toEqual(truth(server));
    },
  );
});

describe('WB-07 who the customer is', () => {
  test('a login keeps the place and what is being written; the outbox goes on', async () => {
    const server = new FakeServer();
    takesLogins(server);
    const { client, groups } = await inGroup(server, { storage: new FakeStorage() });
    client.setDraft('g1', '还没写完');
    const identifying = client.identify({ token: 'li' });
    await server.settle();
    await identifying;
    server.groups.says('g1', 'welcome');
    client.send('g1', 'hello');
    await server.advance(5_000);
    expect([client.customerId, client.draft('g1'), client.outgoing('g1')]).toEqual(['known-li', '', []]);
    expect(held(groups)).toEqual(truth(server));
  });

  test('logging out leaves no group, draft or message on this device; who comes next sees their own', async () => {
    const server = new FakeServer();
    const storage = new FakeStorage();
    const { client, groups } = await inGroup(server, { storage });
    client.setDraft('g1', '还没写完');
    const told: number[] = [];
    client.on('customerGroups', (all) => told.push(all.size));
    await client.logout();
    expect([groups.all.size, groups.unread, told, client.draft('g1')]).toEqual([0, 0, [0], '']);
    expect([...storage.values.values()].join(' ')).not.toContain('还没写完');
    server.groups.gone('g1');
    server.groups.adds('g2');
    void client.connect();
    await server.settle();
    expect([[...groups.all.keys()], held(groups)]).toEqual([['g2'], truth(server)]);
  });

  test('after a logout the tabs that follow are told of no groups', async () => {
    const server = new FakeServer();
    const browser = new FakeBrowser(server);
    const [tab] = await browser.tabs(1);
    server.groups.adds('g1');
    await server.settle();
    await tab?.client.logout();
    server.groups.gone('g1');
    void tab?.client.connect();
    await server.advance(300);
    const next = browser.tab();
    const news: unknown[] = [];
    next.client.on('groupNews', (told) => news.push(told));
    void next.client.connect();
    await server.advance(300);
    expect([next.client.connection, next.client.leads, news]).toEqual(['online', false, []]);
  });
});

test('WB-07 whatever order list, events and breaks come in, the customer sees what the server holds', async () => {
  const chat = fc.constantFrom('g1', 'g2');
  const step = fc.oneof(
    fc.record({ does: fc.constant('adds'), chat }),
    fc.record({ does: fc.constant('gone'), chat }),
    fc.record({ does: fc.constantFrom('says', 'lin', 'renames', 'names', 'sees', 'own'), chat }),
    fc.record({ does: fc.constantFrom('cut', 'cutWithSnapshot', 'load', 'settle', 'half', 'slowList') }),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 40 }), async (steps) => {
      const server = new FakeServer();
      const { client } = await online(server);
      const { groups } = server;
      const arrived = new Map<string, number>();
      client.on('groupMessage', ({ message: { id } }) => arrived.set(id, (arrived.get(id) ?? 0) + 1));
      let n = 0;
      for (const { does, chat: id = 'g1' } of steps as { does: string; chat?: string }[]) {
        const isIn = groups.all.has(id);
        const text = String(++n);
        if (does === 'adds' && !isIn) groups.adds(id);
        else if (does === 'says') groups.says(id, text);
        else if (does === 'lin') groups.says(id, text, lin);
        else if (does === 'gone' && isIn) groups.gone(id);
        else if (does === 'renames' && isIn) groups.renames(id, text);
        else if (does === 'names' && isIn) groups.names(id, { ...lin, name: text });
        else if (does === 'sees' && isIn) groups.sees(id, groups.all.get(id)?.count ?? 0);
        else if (does === 'own') client.send(id, text);
        else if (does === 'cut' || does === 'cutWithSnapshot') {
          server.resumable = does === 'cut';
          server.socket.cut();
        } else if (does === 'load') client.customerGroups().catch(() => undefined);
        else if (does === 'settle') await server.advance(1_000);
        else if (does === 'half') await server.settle(2);
        else if (does === 'slowList') {
          server.onListed = () => {
            server.onListed = () => undefined;
            if (!groups.all.has(id)) groups.adds(id);
            else if (n % 3 === 0) groups.gone(id);
            groups.says(id, text);
          };
        }
      }
      const known = client.customerGroups();
      await server.advance(30_000);
      expect(held(await known)).toEqual(truth(server));
      expect([...arrived.values()].every((times) => times === 1)).toBe(true);
      client.destroy();
    }),
    { numRuns: 60 },
  );
});
