import { describe, expect, test } from 'vitest';
import type { CustomerClient, Platform } from '../src/index.ts';
import { opened, shown } from './support/customer.ts';
import { FakeFiles } from './support/fakeFiles.ts';
import { FakeServer } from './support/fakeServer.ts';

/* What a file may hold up: decision 0027. */

const photo = (name: string, size = 100): File =>
  new File([new Uint8Array(size)], name, { type: 'image/png' });

interface Scene {
  readonly server: FakeServer;
  readonly files: FakeFiles;
  readonly client: CustomerClient;
  readonly id: string;
  /** Tells how many bytes of each upload were sent, in the order they were begun. */
  readonly told: ((sent: number) => void)[];
  /** Lets an upload through, by the file's name. */
  through(name: string): Promise<void>;
}

/** Uploads are begun, and go no further until they are let through. */
async function stuck(more: Partial<Platform> = {}): Promise<Scene> {
  const server = new FakeServer();
  const files = new FakeFiles(server);
  const told: Scene['told'] = [];
  const waiting = new Map<string, () => void>();
  files.onUpload = ({ name }) =>
    new Promise((resolve) => {
      waiting.set(name, () => {
        resolve(undefined);
      });
    });
  const platform = { fetch: files.fetch, XMLHttpRequest: files.requests(told), ...more };
  const { client, id } = await opened(platform, server);
  const through = async (name: string): Promise<void> => {
    waiting.get(name)?.();
    await server.settleAll();
  };
  return { server, files, client, id, told, through };
}

async function later(server: FakeServer, ms: number): Promise<void> {
  await server.advance(ms);
  await server.settleAll();
}

describe('an upload that goes no further', () => {
  test('keeps its place for 10 s; then what was written behind it goes on, in its order', async () => {
    const { server, client, id, through } = await stuck();
    client.send(id, { text: 'photo', files: [photo('a')] });
    client.send(id, 'one');
    client.send(id, 'two');
    await server.settleAll();
    await later(server, 9_900);
    expect(shown(client, id)).toEqual([]);
    await later(server, 200);
    expect(shown(client, id)).toEqual(['one', 'two']);
    expect(client.outgoing(id).map(({ text, state }) => [text, state])).toEqual([['photo', 'sending']]);
    client.send(id, 'three');
    await server.settleAll();
    expect(shown(client, id)).toEqual(['one', 'two', 'three']);
    await through('a');
    expect([shown(client, id), client.outgoing(id)]).toEqual([['one', 'two', 'three', 'photo'], []]);
  });

  test('one that moves keeps its place for as long as it moves, and has it again once it does', async () => {
    const { server, client, id, told, through } = await stuck();
    client.send(id, { text: 'photo', files: [photo('a')] });
    client.send(id, 'one');
    await server.settleAll();
    for (let sent = 10; sent <= 60; sent += 10) {
      told[0]?.(sent);
      await later(server, 9_000);
    }
    expect(shown(client, id)).toEqual([]);
    await later(server, 1_100);
    expect(shown(client, id)).toEqual(['one']);
    told[0]?.(70);
    client.send(id, 'two');
    await later(server, 9_000);
    expect(shown(client, id)).toEqual(['one']);
    await through('a');
    expect(shown(client, id)).toEqual(['one', 'photo', 'two']);
  });

  test('that it begins anew is no progress: attempts that break at the same place do not hold up what is behind', async () => {
    const { server, files, client, id, told } = await stuck();
    let tried = 0;
    files.onUpload = () => {
      tried++;
      told.at(-1)?.(30);
      return Promise.reject(new TypeError('Failed to fetch'));
    };
    client.send(id, { text: 'photo', files: [photo('a')] });
    client.send(id, 'one');
    for (let n = 0; n < 9; n++) await later(server, 1_000);
    expect([tried > 2, shown(client, id)]).toEqual([true, []]);
    // The next attempt after 10 s shows it.
    for (let n = 0; n < 8; n++) await later(server, 1_000);
    expect(shown(client, id)).toEqual(['one']);
    files.onUpload = () => undefined;
    for (let n = 0; n < 30; n++) await later(server, 1_000);
    expect([shown(client, id), client.outgoing(id)]).toEqual([['one', 'photo'], []]);
  });

  test('files keep their order among themselves, whatever passes them', async () => {
    const { server, files, client, id, through } = await stuck();
    client.send(id, { text: 'first', files: [photo('a')] });
    client.send(id, { text: 'second', files: [photo('b')] });
    client.send(id, 'text');
    await server.settleAll();
    await later(server, 10_200);
    expect(shown(client, id)).toEqual(['text']);
    client.send(id, 'more');
    await server.settleAll();
    expect([shown(client, id), files.uploads]).toEqual([['text', 'more'], []]);
    await through('b');
    expect(shown(client, id)).toEqual(['text', 'more']);
    await through('a');
    await through('b');
    expect(shown(client, id)).toEqual(['text', 'more', 'first', 'second']);
  });

  test('where no progress is told, 10 s are all it holds up', async () => {
    const { server, client, id, through } = await stuck({ XMLHttpRequest: null });
    client.send(id, { text: 'photo', files: [photo('a')] });
    client.send(id, 'one');
    await server.settleAll();
    await later(server, 10_200);
    expect(shown(client, id)).toEqual(['one']);
    await through('a');
    expect(shown(client, id)).toEqual(['one', 'photo']);
  });

  test('many of them, in many conversations, hold up none of the others', async () => {
    const { server, client, id } = await stuck();
    for (let n = 0; n < 8; n++) client.send(`elsewhere ${String(n)}`, { files: [photo(String(n))] });
    client.send(id, 'here');
    await server.settleAll();
    expect(shown(client, id)).toEqual([]);
    await later(server, 10_200);
    expect(shown(client, id)).toEqual(['here']);
  });

  test('no more than 8 are under way, however many wait and however long; texts pass those that wait', async () => {
    const { server, client, id, told, through } = await stuck();
    const elsewhere = Array.from({ length: 20 }, (_, n) =>
      client.send(`elsewhere ${String(n)}`, { files: [photo(String(n))] }),
    );
    client.send(id, { text: 'photo', files: [photo('a')] });
    client.send(id, 'here');
    for (let n = 0; n < 4; n++) await later(server, 10_200);
    expect([told.length, shown(client, id)]).toEqual([8, ['here']]);
    for (const { clientId } of elsewhere.splice(0, 8)) client.discard(clientId);
    await later(server, 10_200);
    expect([told.length, shown(client, id)]).toEqual([16, ['here']]);
    for (const { clientId } of elsewhere) client.discard(clientId);
    await server.settleAll();
    await through('a');
    expect([told.length, shown(client, id)]).toEqual([17, ['here', 'photo']]);
  });

  test('discarded or destroyed meanwhile, nothing waits any more', async () => {
    const { server, client, id } = await stuck();
    const pending = server.clock.pending;
    const { clientId } = client.send(id, { text: 'photo', files: [photo('a')] });
    await server.settleAll();
    client.discard(clientId);
    await server.settleAll();
    expect(server.clock.pending).toBe(pending);
    client.send(id, { text: 'photo', files: [photo('a')] });
    await server.settleAll();
    client.destroy();
    expect(server.clock.pending).toBe(0);
  });
});
