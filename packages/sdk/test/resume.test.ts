import { describe, expect, test } from 'vitest';
import { limits } from '../src/index.ts';
import { opened, recorded, shown } from './support/customer.ts';

describe('resuming', () => {
  test('after a break: what was missed comes once, in order, and nothing is asked anew', async () => {
    const { server, client, id } = await opened();
    server.says(id, 'one');
    server.socket.flush();
    const told = recorded(client);
    server.socket.cut();
    server.says(id, 'two');
    server.elsewhere();
    server.says(id, 'three');
    await server.advance(1_000);
    expect(server.hellos[1]?.since).toEqual({ epoch: 'epoch-1', seq: 13 });
    expect(shown(client, id)).toEqual(['one', 'two', 'three']);
    expect(told.filter(({ event }) => event === 'message')).toHaveLength(2);
    expect(told.some(({ event }) => event === 'reset')).toBe(false);
    expect(client.conversations.get(id)).toEqual(server.conversation(id));
  });

  test('a repeated event changes nothing and is told to nobody', async () => {
    const { server, client, id } = await opened();
    server.says(id, 'one');
    const [frame = ''] = server.socket.toClient;
    server.socket.toClient.push(frame, frame);
    const told = recorded(client);
    server.socket.flush();
    expect(shown(client, id)).toEqual(['one']);
    expect(told.filter(({ event }) => event === 'message')).toHaveLength(1);
    server.says(id, 'two');
    server.socket.toClient.push(frame);
    server.says(id, 'three');
    server.socket.flush();
    expect(shown(client, id)).toEqual(['one', 'two', 'three']);
    expect(server.sockets.all).toHaveLength(1);
  });

  test('an event that was lost on the way: a gap, so the client comes back and asks for it', async () => {
    const { server, client, id } = await opened();
    server.says(id, 'one');
    server.says(id, 'two');
    server.socket.toClient.shift();
    server.socket.flush();
    expect(client.connection).toBe('offline');
    expect(shown(client, id)).toEqual([]);
    await server.advance(500);
    expect(server.hellos[1]?.since?.seq).toBe(12);
    expect(shown(client, id)).toEqual(['one', 'two']);
  });

  test('a malformed event is a gap too: it heals, and if the server can tell no better, a snapshot comes', async () => {
    const { server, client, id } = await opened();
    const spoil = (pair = server.socket): void => {
      for (const [index, text] of pair.toClient.entries()) {
        pair.toClient[index] = text.replace('"text":"one"', '"text":1');
      }
    };
    server.says(id, 'one');
    spoil();
    server.says(id, 'two');
    server.socket.flush();
    expect(client.connection).toBe('offline');
    while (server.hellos.length < 2) await server.clock.advance(50).then(() => server.socket.flushToServer());
    spoil();
    await server.advance(2_000);
    expect(server.hellos[2]?.since).toBeUndefined();
    expect(shown(client, id)).toEqual(['one', 'two']);
    expect(client.conversations.get(id)).toEqual(server.conversation(id));
  });

  test('an event of an unknown type is skipped, and is no gap', async () => {
    const { server, client, id } = await opened();
    const before = client.conversations;
    server.socket.tell({ type: 'event', seq: 13, after: 12, event: { type: 'stars.aligned', at: 1 } });
    server.elsewhere();
    server.socket.flush();
    expect(client.conversations).toBe(before);
    server.socket.tell({
      type: 'event',
      seq: 14,
      after: 13,
      event: { type: 'conversation.ended', conversationId: id, at: 1, by: 'agent' },
    });
    server.socket.flush();
    expect(client.conversations.get(id)?.state).toBe('ended');
    expect(server.sockets.all).toHaveLength(1);
  });

  test('a snapshot replaces everything and is told as reset, not as messages', async () => {
    const { server, client, id } = await opened();
    server.resumable = false;
    server.socket.cut();
    server.says(id, 'one');
    const told = recorded(client);
    await server.advance(1_000);
    expect(told.map(({ event }) => event)).toEqual(expect.arrayContaining(['reset', 'unread']));
    expect(told.some(({ event }) => event === 'message')).toBe(false);
    expect(client.conversations.get(id)).toEqual(server.conversation(id));
    expect(client.unread).toBe(1);
  });

  test('another journal: sequences of the former mean nothing', async () => {
    const { server, client, id } = await opened();
    client.markSeen(id, 1_000);
    server.epoch = 'epoch-2';
    server.journal.length = 0;
    server.happen('new', {
      type: 'conversation.opened',
      scope: { page: 'shop', channel: 'web' },
      customer: { id: 'customer-1' },
    });
    server.socket.cut();
    await server.advance(1_000);
    expect([...client.conversations.keys()]).toEqual(['new']);
  });
});

describe('what is read', () => {
  test('unread falls at once; the mark is gathered, sent once, and sent again after a break', async () => {
    const { server, client, id } = await opened();
    server.says(id, 'one');
    const second = server.says(id, 'two');
    server.socket.flush();
    expect(client.unread).toBe(2);
    client.markSeen(id, second - 1);
    client.markSeen(id, second);
    client.markSeen(id, second - 1);
    expect(client.unread).toBe(0);
    const seen = () => server.requests.filter(({ method }) => method === 'message.seen');
    expect(seen()).toHaveLength(0);
    server.socket.cut();
    await server.advance(1_500);
    expect(seen().map(({ params }) => params)).toEqual([{ conversationId: id, upTo: second }]);
    expect(client.conversations.get(id)?.seen.customer).toBe(second);
    client.markSeen(id, second);
    await server.advance(1_000);
    expect(seen()).toHaveLength(1);
  });

  test('own messages are never unread', async () => {
    const { server, client, id } = await opened();
    client.send(id, 'mine');
    await server.settle();
    expect([client.unread, shown(client, id)]).toEqual([0, ['mine']]);
  });
});

describe('history', () => {
  test('older pages are merged in front, to the beginning', async () => {
    const { server, client, id } = await opened();
    for (let n = 0; n < 120; n++) server.says(id, `m${String(n)}`);
    server.resumable = false;
    server.socket.cut();
    await server.advance(1_000);
    expect(client.conversations.get(id)).toMatchObject({ more: true });
    expect(shown(client, id)).toHaveLength(limits.historyPage);
    for (let rounds = 0; client.conversations.get(id)?.more && rounds < 9; rounds++) {
      const reading = client.loadHistory(id);
      await server.settle();
      expect((await reading).items.length).toBeGreaterThan(0);
    }
    expect(client.conversations.get(id)).toEqual(server.conversation(id));
    server.says(id, 'after');
    server.socket.flush();
    expect(client.conversations.get(id)).toEqual(server.conversation(id));
  });

  test('a snapshot in between leaves no hole', async () => {
    const { server, client, id } = await opened();
    for (let n = 0; n < 60; n++) server.says(id, `m${String(n)}`);
    server.resumable = false;
    server.socket.cut();
    await server.advance(1_000);
    server.silent = true;
    const reading = client.loadHistory(id);
    await server.settle();
    for (let n = 60; n < 180; n++) server.says(id, `m${String(n)}`);
    server.silent = false;
    server.socket.cut();
    await server.advance(2_000);
    await reading;
    const items = client.conversations.get(id)?.items ?? [];
    expect(items).toEqual(server.conversation(id).items.slice(-items.length));
    expect(items.length).toBe(100);
  });
});

describe('typing', () => {
  test('is said seldom, and heard until it runs out, a message comes or the line breaks', async () => {
    const { server, client, id } = await opened();
    for (let key = 0; key < 50; key++) client.setTyping(id, true);
    client.setTyping(id, false);
    client.setTyping(id, false);
    const frames = server.socket.toServer.map((text) => JSON.parse(text) as { on?: boolean });
    expect(frames.map(({ on }) => on)).toEqual([true, false]);
    const told: boolean[] = [];
    client.on('typing', ({ on, by, conversationId }) => {
      expect([by, conversationId]).toEqual(['agent', id]);
      told.push(on);
    });
    const typing = (on: boolean): void => {
      server.tell({ type: 'typing', conversationId: id, by: 'agent', on });
      server.socket.flush();
    };
    typing(true);
    typing(true);
    expect(told).toEqual([true]);
    await server.advance(6_000);
    expect(told).toEqual([true, false]);
    typing(true);
    server.says(id, 'there');
    server.socket.flush();
    typing(false);
    typing(true);
    server.socket.cut();
    expect(told).toEqual([true, false, true, false, true, false]);
    client.setTyping(id, true);
    await server.advance(1_000);
    expect(server.requests.filter(({ method }) => method === 'typing')).toEqual([]);
  });
});

test('outcomes are told when they change, the first one included', async () => {
  const { server, client, id } = await opened();
  const outcomes: string[] = [];
  client.on('outcome', ({ outcome }) => outcomes.push(outcome.kind));
  server.says(id, 'no change');
  server.happen(id, { type: 'leave-message.opened', group: { id: 'g', name: 'G' } });
  server.socket.flush();
  expect(outcomes).toEqual(['leave-message']);
});
