import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { limits } from '@shopbell/sdk/model';
import { expect, it, onTestFinished, vi } from 'vitest';
import WebSocket from 'ws';
import { webPasswords } from '../src/app.ts';
import {
  demoPassword,
  demoShopId,
  furnishDemo,
  scryptPasswords,
  seedDemo,
  startServer,
  type ServerOptions,
} from '../src/node.ts';
import { memoryStorage } from '../src/storage/memory.ts';
import { temporaryFolder } from './support/temporaryFolder.ts';

/** Threads and processes start slowly on a busy machine. */
vi.setConfig({ testTimeout: 60_000 });

const passwords = webPasswords({ iterations: 10 });

async function start(options: Partial<ServerOptions>) {
  const server = await startServer({ port: 0, passwords, demo: true, ...options });
  onTestFinished(() => server.close());
  return server;
}

it('a port that is taken is told in one sentence that names the way out', async () => {
  const first = await start({ storage: memoryStorage() });
  const port = Number(new URL(first.url).port);
  const dataDir = await temporaryFolder();
  await expect(start({ dataDir, port })).rejects.toThrow(
    `Port ${String(port)} on 127.0.0.1 is in use: stop what listens there, or choose another with --port.`,
  );
  await expect(start({ dataDir, storefrontPort: port })).rejects.toThrow(
    'choose another with --storefront-port.',
  );
  // Nothing was left open by those who failed.
  await start({ dataDir });
});

it('data that another server uses, or that cannot be written, is told so', async () => {
  const dataDir = await temporaryFolder();
  await start({ dataDir });
  await expect(start({ dataDir })).rejects.toThrow(/^Another Shopbell is running on /);
  const file = join(await temporaryFolder(), 'file');
  await writeFile(file, '');
  await expect(start({ dataDir: join(file, 'data') })).rejects.toThrow(/cannot be written/);
});

it('an address that this machine has not is told so', async () => {
  await expect(start({ storage: memoryStorage(), host: '192.0.2.1' })).rejects.toThrow(
    'no address 192.0.2.1',
  );
});

it('after an orderly end and a new start everything is still there, and seeding again changes nothing', async () => {
  const dataDir = await temporaryFolder();
  const first = await start({ dataDir });
  await seedDemo(first.app.admin);
  await first.close();
  await first.close();

  const second = await start({ dataDir, storefrontPort: 0 });
  await seedDemo(second.app.admin);
  const response = await fetch(`${second.url}/v1/session`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Origin: second.url },
    body: JSON.stringify({ account: `${demoShopId}:amy`, password: demoPassword }),
  });
  expect(await response.json()).toMatchObject({ shop: { name: '山野集' }, agent: { id: 'amy' } });
});

it('the demo is furnished once: what a manager changes afterwards stays, also over a new start', async () => {
  const dataDir = await temporaryFolder();
  const first = await start({ dataDir });
  const { admin } = first.app;
  await seedDemo(admin);
  await furnishDemo(admin);
  const { settings } = await admin.routing.settings(demoShopId);
  expect(settings).toMatchObject({ robot: 'nobody-free', autoReplies: { away: null } });
  expect(settings.autoReplies.first).toContain('您好');
  expect((await admin.routing.agents(demoShopId)).map(({ id, capacity }) => [id, capacity])).toEqual([
    ['amy', 3],
    ['bo', 3],
    ['chen', 3],
  ]);
  expect(
    (await admin.knowledge.of(demoShopId)).faqFor({ page: 'product', sku: '1001', queued: false }),
  ).toHaveLength(4);
  const question = { page: 'product', sku: '2002' } as const;
  for (const [text, answer] of [
    ['尺码怎么选', '43–51'],
    ['how much is shipping', '299'],
  ] as const)
    await expect((await admin.knowledge.of(demoShopId)).answer({ ...question, text })).resolves.toMatchObject(
      {
        answer: expect.stringContaining(answer) as string,
      },
    );
  await admin.routing.configure(demoShopId, { robot: 'off' });
  await admin.knowledge.delete(demoShopId, 'faq', 'demo-rain');
  await first.close();

  const second = await start({ dataDir });
  await seedDemo(second.app.admin);
  await furnishDemo(second.app.admin);
  expect((await second.app.admin.routing.settings(demoShopId)).settings.robot).toBe('off');
  expect((await second.app.admin.knowledge.list(demoShopId)).faq).toHaveLength(3);
  const response = await fetch(`${second.url}/v1/session`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Origin: second.url },
    body: JSON.stringify({ account: `${demoShopId}:manager`, password: demoPassword }),
  });
  expect(await response.json()).toMatchObject({ roles: ['manager'] });
});

it('the demo shop takes customers from its storefront and any page of this machine, and from nowhere else', async () => {
  const server = await start({ storage: memoryStorage(), storefrontPort: 0 });
  await seedDemo(server.app.admin);
  const ask = (origin: string) =>
    fetch(`${server.url}/v1/customer/token`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Origin: origin },
      body: JSON.stringify({ shopId: demoShopId }),
    });
  const shop = server.storefrontUrl ?? '';
  expect((await ask(shop)).status).toBe(200);
  expect((await ask(shop.replace('127.0.0.1', 'localhost'))).status).toBe(200);
  expect((await ask('http://localhost:8080')).status).toBe(200);
  for (const origin of ['https://evil.example', 'http://localhost.evil.example', 'null']) {
    expect((await ask(origin)).status, origin).toBe(403);
  }
});

it('a cookie of a server behind https is for https only', async () => {
  const server = await start({ storage: memoryStorage(), publicUrl: 'https://desk.example' });
  await seedDemo(server.app.admin);
  const response = await fetch(`http://127.0.0.1:${String(server.port)}/v1/session`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Origin: 'https://desk.example' },
    body: JSON.stringify({ account: `${demoShopId}:amy`, password: demoPassword }),
  });
  expect(response.headers.getSetCookie()[0]).toContain('; Secure');
});

it('a frame of more than twice the limit is cut off by the transport; the socket has one address', async () => {
  const server = await start({ storage: memoryStorage() });
  const base = server.url.replace('http', 'ws');
  const socket = new WebSocket(`${base}/v1/socket`);
  const closed = new Promise((resolve) => socket.once('close', resolve));
  await new Promise((resolve) => socket.once('open', resolve));
  socket.send('x'.repeat(2 * limits.frame + 1));
  expect(await closed).toBe(1009);

  const elsewhere = new WebSocket(`${base}/v1/other`);
  const refused = await new Promise((resolve) => elsewhere.once('error', resolve));
  expect(String(refused)).toContain('404');
});

it('closing waits for nobody who does not answer', async () => {
  const server = await start({ storage: memoryStorage() });
  const socket = new WebSocket(`${server.url.replace('http', 'ws')}/v1/socket`);
  const closed = new Promise((resolve) => socket.once('close', resolve));
  await new Promise((resolve) => socket.once('open', resolve));
  await server.close();
  expect(await closed).toBe(1001);
  await expect(fetch(`${server.url}/v1/health`)).rejects.toThrow();
});

it('passwords by scrypt: the hash carries its salt and cost, and only the password fits', async () => {
  const cheap = scryptPasswords({ log2N: 4, r: 8, p: 1 });
  const hash = await cheap.hash('秘密');
  expect(hash).toMatch(/^scrypt\$4\$8\$1\$[\w-]{22}\$[\w-]{43}$/);
  expect(await cheap.hash('秘密')).not.toBe(hash);
  const usual = scryptPasswords();
  expect(await usual.verify('秘密', hash)).toBe(true);
  expect(await usual.verify('秘密 ', hash)).toBe(false);
  expect(await usual.verify('秘密', await passwords.hash('秘密'))).toBe(false);
  expect(await passwords.verify('秘密', hash)).toBe(false);
});
