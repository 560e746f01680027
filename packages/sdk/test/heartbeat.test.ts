import { afterEach, describe, expect, test, vi } from 'vitest';
import { opened, recorded } from './support/customer.ts';
import { FakeServer } from './support/fakeServer.ts';
import { PageClock } from './support/pageClock.ts';

/** Milliseconds of silence after which a server closes a connection. */
const patience = 20_000;

/** Makes this a page. */
function page(visibilityState: DocumentVisibilityState): void {
  vi.stubGlobal('document', { visibilityState });
}

/** Goes on for so long; the longest that the server heard nothing, in milliseconds. */
async function longestSilence(server: FakeServer, ms: number): Promise<number> {
  const end = server.clock.now() + ms;
  let heard = server.clock.now();
  let longest = 0;
  while (server.clock.now() < end) {
    await server.clock.advance(250);
    if (server.socket.toServer.length > 0) heard = server.clock.now();
    longest = Math.max(longest, server.clock.now() - heard);
    await server.settle(5);
  }
  return longest;
}

afterEach(() => {
  vi.unstubAllGlobals();
});

describe('a page that stays hidden', () => {
  test('keeps its connection, although its timers are held back: the server hears it in time', async () => {
    const server = new FakeServer();
    const clock = new PageClock(server.clock);
    const { client } = await opened({ clock }, server);
    page('hidden');
    clock.hide();
    expect(await longestSilence(server, 15 * 60_000)).toBeLessThan(patience);
    expect([client.connection, server.sockets.all.length]).toEqual(['online', 1]);
  });

  test('also while messages come, and while nobody can be reached for a while', async () => {
    const server = new FakeServer();
    const clock = new PageClock(server.clock);
    const { client, id } = await opened({ clock }, server);
    page('hidden');
    clock.hide();
    await longestSilence(server, 6 * 60_000);
    for (let n = 0; n < 20; n++) {
      server.says(id, String(n));
      expect(await longestSilence(server, 7_000)).toBeLessThan(patience);
    }
    server.socket.cut();
    await longestSilence(server, 10_000);
    expect(client.connection).toBe('online');
    expect(await longestSilence(server, 5 * 60_000)).toBeLessThan(patience);
    expect(server.sockets.all).toHaveLength(2);
  });

  test('a socket that died is found all the same', async () => {
    const server = new FakeServer();
    const clock = new PageClock(server.clock);
    const { client } = await opened({ clock }, server);
    page('hidden');
    clock.hide();
    await server.advance(6 * 60_000);
    const told = recorded(client);
    server.socket.freeze();
    await server.advance(3 * 60_000);
    expect(told).toContainEqual({ event: 'connection', value: 'offline' });
    expect([client.connection, server.sockets.all.length]).toEqual(['online', 2]);
  });
});

test('a page that is looked at: after a sleep a dead socket is found within 2 s', async () => {
  page('visible');
  const { server, client } = await opened();
  server.socket.freeze();
  await server.clock.advance(7_000);
  server.clock.sleep(3_600_000);
  await server.advance(2_000);
  expect(client.connection).toBe('offline');
});

test('what is asked is answered: the next ping comes a whole interval later, however many messages come', async () => {
  const { server, id } = await opened();
  let pings = 0;
  const flush = server.socket.flush.bind(server.socket);
  server.socket.flush = () => {
    pings += server.socket.toServer.filter((text) => text.includes('"ping"')).length;
    flush();
  };
  for (let n = 0; n < 60; n++) {
    server.says(id, String(n));
    await server.advance(1_000);
  }
  expect(pings).toBe(6);
});
