import { expect, it } from 'vitest';
import { createApp, memoryFiles, webPasswords, type Files, type LogLine } from '../src/app.ts';
import { memoryStorage } from '../src/storage/memory.ts';
import { asCustomer, upload } from './support/files.ts';
import { hostOver, type Host } from './support/host.ts';
import { png } from './support/pictures.ts';
import { agent, codeOf, customer, enter, grantOf, openShop } from './support/shop.ts';

async function shopOver(files: Files): Promise<{ host: Host; lines: LogLine[] }> {
  const lines: LogLine[] = [];
  const host = hostOver(memoryStorage());
  const app = createApp({
    storage: host.storage,
    files,
    clock: host.clock,
    passwords: webPasswords({ iterations: 1 }),
    log: (line) => lines.push(line),
  });
  const served = {
    ...host,
    app,
    fetch: (path: string, init?: RequestInit) => app.fetch(new Request(`http://server.test${path}`, init)),
  };
  await openShop(served);
  return { host: served, lines };
}

it('a full disk is said to be one, to the operator in the log, and nothing is left', async () => {
  const full = { ...memoryFiles(), put: () => Promise.reject(new Error('ENOSPC')) };
  const { host, lines } = await shopOver(full);
  const { token } = await grantOf(host);
  expect(await codeOf(await upload(host, asCustomer(token), png(1, 1)))).toBe('UNAVAILABLE');
  expect(lines.filter(({ level }) => level !== 'info')).toMatchObject([
    { message: 'A file could not be kept.' },
  ]);
  expect(await host.storage.listOrphans(Infinity, 10)).toEqual([]);
});

it('a sender who is gone is nobody’s fault, and leaves nothing', async () => {
  const { host, lines } = await shopOver(memoryFiles());
  const { token } = await grantOf(host);
  const cut = new ReadableStream<Uint8Array>({
    start(controller) {
      controller.enqueue(png(1, 1));
    },
    pull(controller) {
      controller.error(new Error('aborted'));
    },
  });
  await upload(host, asCustomer(token), cut);
  expect(lines.filter(({ level }) => level !== 'info')).toEqual([]);
  expect(await host.storage.listOrphans(Infinity, 10)).toEqual([]);
});

it('QS-01 what ended too long ago for the desk to remember is refused as such', async () => {
  const host = hostOver(memoryStorage());
  await openShop(host);
  await agent(host, 'amy');
  const lin = await customer(host);
  const { conversation } = await enter(lin.socket);
  await lin.socket.ask('conversation.end', { conversationId: conversation.id });
  const { shopId } = host;
  for (let n = 0; n < 10_000; n++) {
    const conversationId = `later-${String(n)}`;
    const scope = { page: 'shop', channel: 'web' } as const;
    const opened = host.app.admin.submit(shopId, {
      type: 'conversation.open',
      conversationId,
      customerId: 'x',
      scope,
    });
    await Promise.all([
      opened,
      host.app.admin.submit(shopId, {
        type: 'conversation.end',
        conversationId,
        by: { kind: 'customer', id: 'x' },
      }),
    ]);
  }
  const rating = { conversationId: conversation.id, grade: 5 };
  expect(await lin.socket.refused('conversation.rate', rating)).toMatchObject({
    code: 'NOT_RATABLE',
    details: { reason: 'too-late' },
  });
  const other = await customer(host);
  expect(await other.socket.refused('conversation.rate', rating)).toMatchObject({ code: 'NOT_FOUND' });
}, 240_000);
