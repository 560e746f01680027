import { IDBFactory } from 'fake-indexeddb';
import 'fake-indexeddb/auto';
import { describe, expect, test } from 'vitest';
import { isShopbellError, type CustomerClient, type Platform } from '../src/index.ts';
import { shopbellError } from '../src/model.ts';
import { customerOf, FakeStorage, opened } from './support/customer.ts';
import { FakeFiles } from './support/fakeFiles.ts';
import { FakeServer } from './support/fakeServer.ts';

const photo = (name: string, text = name): File => new File([text], name, { type: 'image/png' });
const refusal = (code: 'UNAUTHENTICATED' | 'TOKEN_EXPIRED', status = 401): Response =>
  Response.json({ error: shopbellError(code).toWire() }, { status });

interface Scene {
  readonly server: FakeServer;
  readonly files: FakeFiles;
  readonly client: CustomerClient;
  readonly id: string;
}

async function withFiles(more: Partial<Platform> = {}): Promise<Scene> {
  const server = new FakeServer();
  const files = new FakeFiles(server);
  const { client, id } = await opened({ fetch: files.fetch, XMLHttpRequest: null, ...more }, server);
  return { server, files, client, id };
}

/** What the conversation shows: texts, files and cards, in order. */
function contents(client: CustomerClient, id: string): string[] {
  return (client.conversations.get(id)?.items ?? []).flatMap((item) => {
    if (item.kind !== 'message') return [];
    const { text, files = [], card } = item;
    return [[text, ...files.map((file) => file.id), card?.id].filter(Boolean).join(' ')];
  });
}

describe('sending files', () => {
  test('uploaded with the token, then sent by the server’s ids, in order with texts and cards', async () => {
    const { server, files, client, id } = await withFiles();
    client.send(id, 'one');
    const message = client.send(id, {
      text: 'two',
      files: [photo('报告 a.png'), new Blob(['x'], { type: 'text/plain;charset=utf-8' })],
    });
    client.send(id, { card: { kind: 'product', id: 'A-1' } });
    client.send(id, 'three');
    expect(message.files?.map(({ name, type, size }) => [name, type, size])).toEqual([
      ['报告 a.png', 'image/png', 12],
      ['file', 'text/plain', 1],
    ]);
    await server.settleAll();
    expect(contents(client, id)).toEqual(['one', 'two ref-apng ref-file', 'A-1', 'three']);
    expect(files.uploads.map(({ name, type, authorization }) => [name, type, authorization])).toEqual([
      ['报告 a.png', 'image/png', 'Bearer token-1'],
      ['file', 'text/plain', 'Bearer token-1'],
    ]);
    expect(client.outgoing(id)).toEqual([]);
    const sent = server.requests
      .filter(({ method }) => method === 'message.send')
      .map(({ params }) => params);
    expect(sent[2]).not.toHaveProperty('text');
  });

  test('progress is told from 0 to 1 over all files of the message', async () => {
    const told: ((sent: number) => void)[] = [];
    const server = new FakeServer();
    const files = new FakeFiles(server);
    const { client, id } = await opened({ fetch: files.fetch, XMLHttpRequest: files.requests(told) }, server);
    let goOn: () => void = () => undefined;
    files.onUpload = () =>
      new Promise(
        (resolve) =>
          (goOn = () => {
            resolve(undefined);
          }),
      );
    const seen: (number | undefined)[] = [];
    client.on('outgoing', ({ messages }) => seen.push(messages[0]?.progress));
    client.send(id, { files: [photo('a', 'xxx'), photo('b', 'y')] });
    await server.settleAll();
    told[0]?.(2);
    told[0]?.(3);
    goOn();
    await server.settleAll();
    // Headers and the like count too, in some browsers.
    told[1]?.(900);
    goOn();
    await server.settleAll();
    expect(seen.filter((part, n) => part !== seen[n - 1])).toEqual([0, 0.5, 0.75, 1, undefined]);
    expect(contents(client, id)).toEqual(['ref-a ref-b']);
  });

  test.each([
    [
      'too large',
      [new File([new Uint8Array(10_485_761)], 'x', { type: 'image/png' })],
      'FILE_TOO_LARGE',
      { limit: 10_485_760 },
    ],
    [
      'of a type that is not taken',
      [new File(['MZ'], 'x.exe', { type: 'application/x-msdownload' })],
      'FILE_TYPE_NOT_ALLOWED',
      undefined,
    ],
    ['of no type', [new Blob(['x'])], 'FILE_TYPE_NOT_ALLOWED', undefined],
    ['too many', Array.from({ length: 11 }, (_, n) => photo(String(n))), 'INVALID_ARGUMENT', undefined],
  ] as const)(
    '%s: failed before anything is uploaded, and nothing is held up',
    async (_what, blobs, code, details) => {
      const { server, files, client, id } = await withFiles();
      const { clientId } = client.send(id, { files: blobs });
      await server.settleAll();
      const [{ state, error } = expect.fail()] = client.outgoing(id);
      expect([state, isShopbellError(error, code)]).toEqual(['failed', true]);
      if (details) expect(error?.details).toEqual(details);
      client.retry(clientId);
      client.send(id, 'next');
      await server.settleAll();
      expect([files.uploads, contents(client, id)]).toEqual([[], ['next']]);
      expect(client.outgoing(id).map(({ state }) => state)).toEqual(['failed']);
      client.discard(clientId);
      expect(client.outgoing(id)).toEqual([]);
    },
  );

  test('discard cuts the upload, and what comes after goes on', async () => {
    const { server, files, client, id } = await withFiles();
    files.onUpload = () => new Promise(() => undefined);
    const { clientId } = client.send(id, { files: [photo('a')] });
    client.send(id, 'after');
    await server.settleAll();
    expect(contents(client, id)).toEqual([]);
    client.discard(clientId);
    await server.settleAll();
    expect([files.cut, contents(client, id)]).toEqual([1, ['after']]);
  });

  test('a break, a server that is busy, a refused token: tried again under the same id, stored once', async () => {
    const { server, files, client, id } = await withFiles();
    const answers = [
      () => Promise.reject(new TypeError('Failed to fetch')),
      () => new Response('<h1>Bad gateway</h1>', { status: 502 }),
      () =>
        Response.json(
          { error: shopbellError('RATE_LIMITED', { retryAfterMs: 3_000 }).toWire() },
          { status: 429 },
        ),
      () => refusal('TOKEN_EXPIRED'),
      () => undefined,
    ];
    const tried: string[] = [];
    files.onUpload = ({ clientId, authorization = '' }) => {
      tried.push(`${clientId} ${authorization}`);
      return answers.shift()?.();
    };
    client.send(id, { files: [photo('a')] });
    client.send(id, 'after');
    for (let n = 0; n < 40; n++) {
      await server.settleAll();
      await server.advance(1_000);
    }
    expect(answers).toEqual([]);
    const [first = ''] = tried[0]?.split(' ') ?? [];
    expect(tried.map((one) => one.replace(first, 'same'))).toEqual([
      'same Bearer token-1',
      'same Bearer token-1',
      'same Bearer token-1',
      'same Bearer token-1',
      'same Bearer token-2',
    ]);
    expect(contents(client, id)).toEqual(['ref-a', 'after']);
    // The socket was never in question.
    expect(server.sockets.all).toHaveLength(1);
  });

  test('a refusal of the file itself fails the message by name', async () => {
    const { server, files, client, id } = await withFiles();
    files.onUpload = () =>
      Response.json({ error: shopbellError('FILE_QUOTA_EXCEEDED', { limit: 5 }).toWire() }, { status: 429 });
    client.send(id, { files: [photo('a')] });
    client.send(id, 'after');
    await server.settleAll();
    const [failed] = client.outgoing(id);
    expect(isShopbellError(failed?.error, 'FILE_QUOTA_EXCEEDED') && failed.error.details.limit).toBe(5);
    expect(contents(client, id)).toEqual(['after']);
  });

  test('the answer to the message lost: it is not uploaded again, and stored once', async () => {
    const { server, files, client, id } = await withFiles();
    client.send(id, { files: [photo('a')] });
    for (let n = 0; n < 20 && !files.uploads.length; n++) await new Promise((resolve) => setTimeout(resolve));
    for (let n = 0; n < 20; n++) await new Promise((resolve) => setTimeout(resolve));
    server.socket.flushToServer();
    expect(server.conversation(id).items.filter(({ kind }) => kind === 'message')).toHaveLength(1);
    server.socket.cut();
    await server.advance(2_000);
    expect([contents(client, id), client.outgoing(id), files.uploads.length]).toEqual([['ref-a'], [], 1]);
  });

  test('a file that the server dropped meanwhile is uploaded again on retry', async () => {
    const { server, files, client, id } = await withFiles();
    server.onRequest = ({ method }) => {
      if (method === 'message.send') throw shopbellError('NOT_FOUND', { what: 'file' });
    };
    const { clientId } = client.send(id, { files: [photo('a')] });
    await server.settleAll();
    expect(client.outgoing(id)[0]?.state).toBe('failed');
    server.onRequest = () => undefined;
    client.retry(clientId);
    await server.settleAll();
    expect([files.uploads.length, contents(client, id)]).toEqual([2, ['ref-a']]);
    expect(new Set(files.uploads.map((upload) => upload.clientId)).size).toBe(1);
  });

  test('a reload in mid-upload: the file lies on the device, and goes on under the same ids', async () => {
    const indexedDB = new IDBFactory();
    const storage = new FakeStorage();
    const { server, files, client, id } = await withFiles({ indexedDB, storage });
    const tried: string[] = [];
    files.onUpload = ({ clientId }) => {
      tried.push(clientId);
      return new Promise(() => undefined);
    };
    const { clientId } = client.send(id, { text: 'look', files: [photo('a', 'bytes of a')] });
    client.send(id, 'after');
    await server.settleAll();
    client.destroy();
    expect(files.cut).toBe(1);
    files.onUpload = ({ clientId }) => {
      tried.push(clientId);
      return undefined;
    };
    const next = customerOf(server, { fetch: files.fetch, XMLHttpRequest: null, indexedDB, storage });
    void next.connect();
    await server.settleAll();
    expect(contents(next, id)).toEqual(['look ref-a', 'after']);
    expect(files.uploads.map(({ text }) => text)).toEqual(['bytes of a']);
    expect(new Set(tried).size).toBe(1);
    const item = next.conversations.get(id)?.items.find(({ kind }) => kind === 'message');
    expect(item?.kind === 'message' && item.clientId).toBe(clientId);
  });

  test('a draft stays while only a file is sent', async () => {
    const { client, id } = await withFiles();
    client.setDraft(id, 'half');
    client.send(id, { files: [photo('a')] });
    expect(client.draft(id)).toBe('half');
    client.send(id, { text: 'x' });
    expect(client.draft(id)).toBe('');
  });
});

describe('reading files', () => {
  test('with the token, renewed if it is refused', async () => {
    const { server, files, client, id } = await withFiles();
    client.send(id, { files: [photo('a', 'bytes')] });
    await server.settleAll();
    files.expired = true;
    const blob = await client.file('ref-a');
    expect([await blob.text(), blob.type]).toEqual(['bytes', 'image/png']);
    expect(server.tokenRequests).toHaveLength(2);
  });

  test('what is not there, and giving up', async () => {
    const { client } = await withFiles();
    const codes = await Promise.all(
      [client.file('nothing'), client.file('x', { signal: AbortSignal.abort('enough') })].map((file) =>
        file.catch((error: unknown) => (isShopbellError(error) ? error.code : error)),
      ),
    );
    expect(codes).toEqual(['NOT_FOUND', 'ABORTED']);
    client.destroy();
    await expect(client.file('x')).rejects.toMatchObject({ code: 'DESTROYED' });
  });
});
