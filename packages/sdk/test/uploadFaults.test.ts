import { describe, expect, test } from 'vitest';
import type { CustomerClient } from '../src/index.ts';
import { limits } from '../src/model.ts';
import { FakeStorage, opened, shown } from './support/customer.ts';
import { FakeFiles } from './support/fakeFiles.ts';
import { FakeServer } from './support/fakeServer.ts';

const photo = (name: string): File => new File([name], name, { type: 'image/png' });

interface Scene {
  readonly server: FakeServer;
  readonly files: FakeFiles;
  readonly storage: FakeStorage;
  readonly client: CustomerClient;
  readonly id: string;
}

/** Files go by requests that tell progress, as in browsers. */
async function withFiles(): Promise<Scene> {
  const server = new FakeServer();
  const files = new FakeFiles(server);
  const storage = new FakeStorage();
  const more = { fetch: files.fetch, XMLHttpRequest: files.requests([]), storage };
  const { client, id } = await opened(more, server);
  return { server, files, storage, client, id };
}

/** Something that waits until it is told to go on. */
function gate(): { readonly passed: Promise<void>; open: () => void } {
  let open: () => void = () => undefined;
  const passed = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { passed, open };
}

test('the connection is refused while a file is under way: the message waits, and goes with the next one', async () => {
  const { server, files, client, id } = await withFiles();
  const slow = gate();
  files.onUpload = async () => {
    await slow.passed;
    return undefined;
  };
  client.send(id, { text: 'look', files: [photo('a')] });
  await server.settleAll();
  server.socket.server.close(4003, '');
  await server.settleAll();
  slow.open();
  await server.settleAll();
  expect([client.connection, client.outgoing(id).map(({ state }) => state)]).toEqual(['closed', ['sending']]);
  void client.connect();
  await server.settleAll();
  expect([shown(client, id), client.outgoing(id)]).toEqual([['look'], []]);
  expect(new Set(files.uploads.map(({ clientId }) => clientId)).size).toBe(1);
});

describe('discard while the token is renewed', () => {
  test.each([
    ['for the first file', 0],
    ['for the second file', 1],
  ] as const)('%s: nothing more is uploaded', async (_when, uploaded) => {
    const { server, files, storage, client, id } = await withFiles();
    const slow = gate();
    server.onToken = async () => {
      await slow.passed;
      return server.grant();
    };
    const expire = (): void => {
      const remembered = JSON.parse(
        storage.values.get('shopbell:demo@https://desk.example') ?? '{}',
      ) as object;
      storage.values.set(
        'shopbell:demo@https://desk.example',
        JSON.stringify({ ...remembered, expiresAt: 1 }),
      );
    };
    if (uploaded === 0) expire();
    files.onUpload = () => {
      expire();
      return undefined;
    };
    const { clientId } = client.send(id, { files: [photo('a'), photo('b'), photo('c')] });
    await server.settleAll();
    expect([server.tokenRequests.length, files.uploads.length]).toEqual([2, uploaded]);
    client.discard(clientId);
    slow.open();
    await server.settleAll();
    expect([files.uploads.length, client.outgoing(id)]).toEqual([uploaded, []]);
  });
});

describe('a proxy on the way takes less than the server', () => {
  test.each([
    ['a page', '<h1>413 Request Entity Too Large</h1>'],
    ['nothing', ''],
    ['JSON of its own', '{"message":"Request Too Long"}'],
  ])('its refusal of the size, %s, fails the message by name and holds up no other', async (_name, body) => {
    const { server, files, client, id } = await withFiles();
    let tried = 0;
    files.onUpload = () => {
      tried++;
      return new Response(body, { status: 413 });
    };
    client.send(id, { files: [photo('a')] });
    client.send(id, 'after');
    await server.settleAll();
    const [failed, ...others] = client.outgoing(id);
    expect([failed?.state, failed?.error?.code, failed?.error?.details, others]).toEqual([
      'failed',
      'FILE_TOO_LARGE',
      { limit: limits.file },
      [],
    ]);
    await server.advance(60_000);
    await server.settleAll();
    expect([tried, shown(client, id)]).toEqual([1, ['after']]);
  });
});

test('an upload by fetch that never answers is given up after a while, and tried again', async () => {
  const server = new FakeServer();
  const files = new FakeFiles(server);
  const deaf = ((url, init) =>
    url.endsWith('/v1/files') && init.method === 'POST' && files.uploads.length === 0 && tried++ === 0
      ? new Promise<Response>(() => undefined)
      : files.fetch(url, init)) satisfies typeof files.fetch;
  let tried = 0;
  const { client, id } = await opened({ fetch: deaf, XMLHttpRequest: null }, server);
  client.send(id, { text: 'look', files: [photo('a')] });
  client.send(id, 'after');
  await server.settleAll();
  await server.advance(29_000);
  expect([tried, shown(client, id)]).toEqual([1, ['after']]);
  await server.advance(3_000);
  await server.settleAll();
  expect([shown(client, id), client.outgoing(id)]).toEqual([['after', 'look'], []]);
});
