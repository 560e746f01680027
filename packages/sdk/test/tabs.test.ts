import { describe, expect, test } from 'vitest';
import { FakeBrowser } from './support/browser.ts';
import { recorded, shown } from './support/customer.ts';
import { FakeServer, refusal } from './support/fakeServer.ts';
import { leaders, openTabs, outgoing, sockets, ways } from './support/tabs.ts';
import './support/loadedService.ts';

const codeOf = (thrown: unknown): unknown => (thrown as { code?: unknown }).code;

describe.each(ways)('tabs %s', (_name, options) => {
  test('share one connection, and all show the same', async () => {
    const { server, tabs, id } = await openTabs(3, options);
    expect([leaders(tabs), sockets(server), server.hellos.length]).toEqual([1, 1, 1]);
    expect(tabs[0]?.client.leads).toBe(true);
    const told = tabs.map(({ client }) => recorded(client));
    server.says(id, 'hello');
    await server.settle();
    for (const { client } of tabs) {
      expect(client.connection).toBe('online');
      expect(client.conversations.get(id)).toEqual(server.conversation(id));
      expect(client.unread).toBe(1);
    }
    for (const events of told) expect(events).toEqual(told[0]);
  });

  test('each asks for itself, and hears its own answers', async () => {
    const { server, tabs, id } = await openTabs(3, options);
    const openings = tabs.map(({ client }, n) => client.open({ page: 'product', sku: `A-${String(n)}` }));
    await server.settle();
    const skus = (await Promise.all(openings)).map(({ conversation }) => conversation.scope.sku);
    expect(skus).toEqual(['A-0', 'A-1', 'A-2']);
    server.onRequest = () => {
      throw refusal('FORBIDDEN');
    };
    const refused = tabs[2]?.client.end(id).catch(codeOf);
    await server.settle();
    expect(await refused).toBe('FORBIDDEN');
    expect(sockets(server)).toBe(1);
  });

  test('a message of any tab shows as sending in all, is sent once by the leader, in the order of writing', async () => {
    const { server, tabs, id } = await openTabs(3, options);
    server.silent = true;
    for (const n of [2, 0, 1, 2]) {
      tabs[n]?.client.send(id, `from ${String(n)}`);
      await server.settle();
      await server.clock.advance(1);
    }
    const waiting = ['from 2', 'from 0', 'from 1', 'from 2'];
    for (const tab of tabs) expect(outgoing(tab, id)).toEqual(waiting.map((text) => `${text} sending`));
    server.silent = false;
    server.socket.cut();
    await server.advance(2_000);
    expect(server.texts(id)).toEqual(waiting);
    for (const tab of tabs) {
      expect(outgoing(tab, id)).toEqual([]);
      expect(shown(tab.client, id)).toEqual(waiting);
    }
    const sent = server.requests.filter(({ method }) => method === 'message.send');
    // The first one was under way when the connection broke.
    expect(sent).toHaveLength(5);
  });

  test('what failed, is tried again or dropped, is so in all tabs', async () => {
    const { server, tabs, id } = await openTabs(3, options);
    server.onRequest = ({ params }) => {
      if ((params as { text?: string }).text?.startsWith('bad')) throw refusal('FORBIDDEN');
    };
    tabs[1]?.client.send(id, 'bad one');
    server.clock.jumpTo(server.clock.now() + 5);
    const { clientId = '' } = tabs[2]?.client.send(id, 'bad two') ?? {};
    await server.settle();
    for (const tab of tabs) expect(outgoing(tab, id)).toEqual(['bad one failed', 'bad two failed']);
    expect(tabs[1]?.client.outgoing(id)[0]?.error).toMatchObject({ code: 'FORBIDDEN' });
    tabs[0]?.client.discard(clientId);
    await server.settle();
    for (const tab of tabs) expect(outgoing(tab, id)).toEqual(['bad one failed']);
    server.onRequest = () => undefined;
    tabs[2]?.client.retry(tabs[2].client.outgoing(id)[0]?.clientId ?? '');
    await server.settle();
    for (const tab of tabs) expect(outgoing(tab, id)).toEqual([]);
    expect(server.texts(id)).toEqual(['bad one']);
  });

  test('what two tabs write in the same instant shows in the same order in all', async () => {
    const { server, tabs, id } = await openTabs(3, options);
    server.silent = true;
    for (const n of [0, 1, 2]) {
      tabs[1]?.client.send(id, `one ${String(n)}`);
      tabs[2]?.client.send(id, `two ${String(n)}`);
    }
    await server.settle();
    const orders = tabs.map((tab) => outgoing(tab, id));
    expect(orders[0]).toHaveLength(6);
    expect(orders).toEqual([orders[0], orders[0], orders[0]]);
  });

  test('one unread count, also while nobody is online', async () => {
    const { server, tabs, id } = await openTabs(3, options);
    const seq = server.says(id, 'one');
    server.says(id, 'two');
    await server.settle();
    server.socket.cut();
    await server.settle();
    tabs[2]?.client.markSeen(id, seq);
    await server.settle();
    expect(tabs.map(({ client }) => client.unread)).toEqual([1, 1, 1]);
    await server.advance(2_000);
    expect(server.conversation(id).seen.customer).toBe(seq);
    expect(server.requests.filter(({ method }) => method === 'message.seen')).toHaveLength(1);
  });

  test('what was read, and the server does not know yet, is told by whoever leads next', async () => {
    const { server, browser, tabs, id } = await openTabs(2, options);
    const seq = server.says(id, 'one');
    await server.settle();
    tabs[0]?.client.markSeen(id, seq);
    await server.settle(3);
    tabs[0]?.kill();
    // It has never heard of it.
    const late = browser.tab();
    void late.client.connect();
    await server.advance(6_000);
    expect([late, tabs[1]].map((tab) => tab?.client.unread)).toEqual([0, 0]);
    expect(server.conversation(id).seen.customer).toBe(seq);
  });

  test('typing is shown in all, and told for all', async () => {
    const { server, tabs, id } = await openTabs(3, options);
    const told = tabs.map(({ client }) => {
      const list: boolean[] = [];
      client.on('typing', ({ on }) => list.push(on));
      return list;
    });
    server.tell({ type: 'typing', conversationId: id, by: 'agent', on: true });
    await server.settle();
    server.says(id, 'there');
    await server.settle();
    expect(told).toEqual([
      [true, false],
      [true, false],
      [true, false],
    ]);
    tabs[1]?.client.setTyping(id, true);
    tabs[1]?.client.setTyping(id, true);
    await Promise.resolve();
    await Promise.resolve();
    await Promise.resolve();
    expect(server.socket.toServer.map((text) => JSON.parse(text) as unknown)).toEqual([
      { type: 'typing', conversationId: id, on: true },
    ]);
  });

  test('one draft per conversation: the last one who writes wins; sending empties it', async () => {
    const { server, browser, tabs, id } = await openTabs(2, options);
    const told: string[] = [];
    tabs[1]?.client.on('draft', ({ text }) => told.push(text));
    tabs[0]?.client.setDraft(id, '在');
    await server.settle();
    tabs[1]?.client.setDraft(id, '在吗');
    tabs[1]?.client.setDraft(id, '在吗');
    await server.settle();
    expect(tabs.map(({ client }) => client.draft(id))).toEqual(['在吗', '在吗']);
    expect(told).toEqual(['在', '在吗']);
    const late = browser.tab();
    void late.client.connect();
    await server.advance(300);
    expect(late.client.draft(id)).toBe('在吗');
    late.client.send(id, '在吗？');
    await server.settle();
    for (const { client } of [...tabs, late]) expect(client.draft(id)).toBe('');
    const after = browser.tab();
    void after.client.connect();
    await server.advance(300);
    expect(after.client.draft(id)).toBe('');
  });

  test('what a tab wrote before it was connected goes the same way', async () => {
    const { server, browser, tabs, id } = await openTabs(2, options);
    const late = browser.tab();
    late.client.send(id, 'early');
    late.client.setDraft(id, 'and more');
    void late.client.connect();
    await server.advance(300);
    expect(late.client.leads).toBe(false);
    for (const tab of [...tabs, late]) {
      expect(shown(tab.client, id)).toEqual(['early']);
      expect(outgoing(tab, id)).toEqual([]);
      expect(tab.client.draft(id)).toBe('and more');
    }
  });

  test('what the leader does about a message reaches no tab before the message', async () => {
    const { server, tabs, id } = await openTabs(2, options);
    tabs[0]?.client.on('message', ({ message }) => {
      if (message.author.kind === 'agent') tabs[0]?.client.send(id, 'thank you');
    });
    const told: unknown[] = [];
    tabs[1]?.client.on('message', ({ message }) => told.push(message.text));
    tabs[1]?.client.on('outgoing', ({ messages }) => told.push(messages.length));
    server.says(id, 'hello');
    await server.settle();
    expect(told).toEqual(['hello', 1, 0, 'thank you']);
  });

  test('a tab that was away, and still waits for what has arrived, is told so; nobody shows it as sending', async () => {
    const { server, browser, tabs, id } = await openTabs(2, options);
    tabs[0]?.client.send(id, 'once');
    await server.settle();
    const [item] = tabs[1]?.client.conversations.get(id)?.items.slice(-1) ?? [];
    const clientId = item?.kind === 'message' ? item.clientId : undefined;
    const told = tabs.map(({ client }) => recorded(client));
    const place = { happens: queueMicrotask };
    const channel = new (browser.origin.channelOf(place))(browser.origin.said[0]?.name ?? '');
    const heard: unknown[] = [];
    channel.addEventListener('message', ({ data }) => heard.push((data as { body?: unknown }).body));
    const put = { clientId, conversationId: id, text: 'once', queuedAt: server.clock.now() };
    channel.postMessage({ from: 'away', kind: 'note', body: { put } });
    await server.settle();
    expect(heard).toContainEqual({ drop: clientId });
    expect(told.flat().filter(({ event }) => event === 'outgoing')).toEqual([]);
    channel.close();
  });

  test('a server that lost its memory: all tabs start afresh', async () => {
    const { server, tabs, id } = await openTabs(3, options);
    const told = tabs.map(({ client }) => recorded(client));
    server.epoch = 'epoch-2';
    server.socket.cut();
    await server.advance(2_000);
    for (const events of told) expect(events.filter(({ event }) => event === 'reset')).toHaveLength(1);
    for (const { client } of tabs) expect(client.conversations.get(id)).toEqual(server.conversation(id));
  });

  test('a thousand events in a second reach every tab', async () => {
    const { server, tabs, id } = await openTabs(3, options);
    for (let n = 0; n < 1_000; n++) server.says(id, String(n));
    await server.settle();
    const last = tabs.map(({ client }) => [shown(client, id).length, client.unread]);
    expect(last).toEqual([
      [1_000, 1_000],
      [1_000, 1_000],
      [1_000, 1_000],
    ]);
  });

  test('two customers of one browser never meet', async () => {
    const { server, browser, tabs, id } = await openTabs(2, options);
    const elsewhere = new FakeServer(server.clock);
    elsewhere.customerId = 'customer-2';
    const other = new FakeBrowser(elsewhere, { ...options, origin: browser.origin });
    const others = await other.tabs(2);
    others[1]?.client.setDraft(id, 'mine');
    others[1]?.client.send(id, 'mine');
    server.says(id, 'private');
    await server.advance(1_000);
    await elsewhere.settle();
    expect([leaders(tabs), leaders(others)]).toEqual([1, 1]);
    expect(others.flatMap(({ client }) => [...client.conversations.keys()])).toEqual([]);
    expect(tabs.flatMap((tab) => [outgoing(tab, id), tab.client.draft(id)])).toEqual([[], '', [], '']);
    for (const { client } of tabs) expect(shown(client, id)).toEqual(['private']);
    const [first, second] = ['customer-1', 'customer-2'].map((customer) =>
      JSON.stringify(browser.origin.said.filter(({ name }) => name.includes(customer))),
    );
    expect(first).not.toContain('mine');
    expect(second).not.toContain('private');
    expect(JSON.stringify(browser.origin.said)).not.toMatch(/token-|renewal-/);
  });
});
