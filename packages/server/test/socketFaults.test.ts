import { closeCodes } from '@shopbell/sdk/model';
import { expect, it } from 'vitest';
import type { LogLine } from '../src/app.ts';
import { memoryStorage } from '../src/storage/memory.ts';
import type { Storage } from '../src/storage/storage.ts';
import { StorageError } from '../src/storage/storageError.ts';
import { appHost, connectTo, hostOver, shopOrigin, type Host } from './support/host.ts';
import { agent, customer, enter, grantOf, openShop, pass, postJson, say } from './support/shop.ts';

/** A customer whose socket does as the test says. */
async function customerOn(host: Host, transport: { bufferedAmount?: number; send?: (text: string) => void }) {
  const { token } = await grantOf(host);
  const socket = connectTo(host.app, shopOrigin, transport);
  socket.say({ type: 'hello', v: 1, auth: { kind: 'customer', token } });
  await socket.seen('welcome');
  return { socket, token };
}

it('who does not read is let go, to resume; whoever else listens is not kept waiting', async () => {
  const host = await appHost();
  await openShop(host);
  const amy = await agent(host, 'amy');
  const transport = { bufferedAmount: 0 };
  const { socket, token } = await customerOn(host, transport);
  const { conversation } = await enter(socket);
  const tab = await customer(host, token);
  transport.bufferedAmount = 1024 * 1024 + 1;
  await say(amy.socket, conversation.id, '在吗');
  expect(await socket.closed).toMatchObject({ code: closeCodes.slowReader.code });
  await tab.socket.event('message.posted');
});

it('a socket that breaks under a frame harms nobody', async () => {
  const host = await appHost();
  await openShop(host);
  const amy = await agent(host, 'amy');
  const transport: { send?: (text: string) => void } = {};
  const { socket, token } = await customerOn(host, transport);
  const { conversation } = await enter(socket);
  const tab = await customer(host, token);
  transport.send = () => {
    throw new Error('broken pipe');
  };
  await say(amy.socket, conversation.id, '在吗');
  await tab.socket.event('message.posted');
});

it('who missed more than a thousand events is told the present state instead', async () => {
  const host = await appHost();
  await openShop(host);
  await agent(host, 'amy');
  const lin = await customer(host);
  const { conversation } = await enter(lin.socket);
  const { epoch } = lin.welcome.position;
  const { seq } = await say(lin.socket, conversation.id, '第 0 句');
  const by = { kind: 'agent', id: 'amy' } as const;
  for (let count = 1; count <= 1001; count++) {
    const id = `m${String(count)}`;
    const text = `第 ${String(count)} 句`;
    const about = { conversationId: conversation.id, by, messageId: id, clientId: id, text };
    await host.app.admin.submit(host.shopId, { type: 'message.send', ...about });
  }
  const few = await customer(host, lin.token, { epoch, seq: seq + 1 });
  expect(few.welcome.resumed).toBe(true);
  await few.socket.seen('event', ({ seq: told }) => told === seq + 1001);
  expect(few.socket.events).toHaveLength(1000);
  const many = await customer(host, lin.token, { epoch, seq });
  expect(many.welcome.resumed).toBe(false);
  const [held] = many.welcome.snapshot?.conversations ?? [];
  expect(held).toMatchObject({ more: true });
  expect(held?.items).toHaveLength(50);
  expect(held?.items.at(-1)).toMatchObject({ text: '第 1001 句' });
});

it('a replay waits for a reader who needs time, and loses nothing', async () => {
  const host = await appHost();
  await openShop(host);
  const amy = await agent(host, 'amy');
  const lin = await customer(host);
  const { conversation } = await enter(lin.socket);
  const { epoch } = lin.welcome.position;
  const known = await say(lin.socket, conversation.id, '我走开一下');
  const sent: { seq: number }[] = [];
  for (let count = 0; count < 5; count++)
    sent.push(await say(amy.socket, conversation.id, `第 ${String(count)} 句`));

  const transport = { bufferedAmount: 1024 * 1024 };
  const socket = connectTo(host.app, shopOrigin, transport);
  const since = { epoch, seq: known.seq };
  socket.say({ type: 'hello', v: 1, auth: { kind: 'customer', token: lin.token }, since });
  await socket.seen('welcome');
  await host.clock.advance(1000);
  expect(socket.events).toEqual([]);
  sent.push(await say(amy.socket, conversation.id, '最后一句'));
  transport.bufferedAmount = 0;
  await host.clock.advance(1000);
  await socket.seen('event', ({ seq }) => seq === sent.at(-1)?.seq);
  expect(socket.events.map(({ seq }) => seq)).toEqual(sent.map(({ seq }) => seq));
});

it('a page of history holds no more than fits into a frame', async () => {
  const host = await appHost();
  await openShop(host);
  await agent(host, 'amy');
  const lin = await customer(host);
  const { conversation } = await enter(lin.socket);
  const long = '长'.repeat(4000);
  for (let count = 0; count < 12; count++) {
    await say(lin.socket, conversation.id, long);
    await pass(host, 1000, lin.socket);
  }
  const page = await lin.socket.ask<{ items: unknown[]; more: boolean }>('history.read', {
    conversationId: conversation.id,
  });
  expect(page.more).toBe(true);
  expect(page.items).toHaveLength(4);
});

it.each(['readFeed', 'readConversation', 'lastTold'] as const)(
  'what happens just before or just after %s is told once, in order, without a hole',
  async (read) => {
    const real = memoryStorage();
    let before = () => Promise.resolve();
    let after = () => Promise.resolve();
    const host = hostOver({
      ...real,
      [read]: async (...args: never[]) => {
        const [meanwhileBefore, meanwhileAfter] = [before, after];
        before = after = () => Promise.resolve();
        await meanwhileBefore();
        const answer = await (real[read] as (...args: never[]) => Promise<unknown>)(...args);
        await meanwhileAfter();
        return answer;
      },
    });
    await openShop(host);
    const amy = await agent(host, 'amy');
    const lin = await customer(host);
    const { conversation } = await enter(lin.socket);
    const { epoch } = lin.welcome.position;
    const known = await say(lin.socket, conversation.id, '我走开一下');
    await lin.socket.event('message.posted');
    const texts = (one: Awaited<ReturnType<typeof customer>>) => [
      ...(one.welcome.snapshot?.conversations[0]?.items ?? []).flatMap((item) =>
        'text' in item ? [item.text] : [],
      ),
      ...one.socket.events.flatMap(({ event }) =>
        event.type === 'message.posted' ? [event.message.text] : [],
      ),
    ];
    for (const since of [{ epoch, seq: known.seq }, undefined]) {
      const known = since ? 1 : 0;
      before = () => say(amy.socket, conversation.id, '之前').then(() => undefined);
      after = () => say(amy.socket, conversation.id, '之后').then(() => undefined);
      const back = await customer(host, lin.token, since);
      const last = await say(amy.socket, conversation.id, '最后');
      await back.socket.seen('event', ({ seq }) => seq === last.seq);
      expect(texts(back)).toEqual(texts(lin).slice(known));
    }
  },
);

it('storage that fails is told as UNAVAILABLE, over socket and HTTP, with the reason in the log alone', async () => {
  const real = memoryStorage();
  let broken = false;
  const storage: Storage = {
    ...real,
    append: (entries) =>
      broken ? Promise.reject(new StorageError('not-writable', 'disk full')) : real.append(entries),
    findAccount: (shopId, name) =>
      broken ? Promise.reject(new StorageError('failed', 'disk gone')) : real.findAccount(shopId, name),
  };
  const lines: LogLine[] = [];
  const host = hostOver(storage, (line) => lines.push(line));
  await openShop(host);
  const lin = await customer(host);
  broken = true;
  const refusal = await lin.socket.refused('conversation.open', { scope: {} });
  expect(refusal).toMatchObject({ code: 'UNAVAILABLE', retry: true });
  const response = await host.fetch('/v1/session', postJson({ account: 'demo:amy', password: 'x' }));
  expect(response.status).toBe(503);
  expect(await response.text()).not.toContain('disk');
  expect(lines.filter(({ level }) => level === 'error').length).toBeGreaterThan(0);
  broken = false;
  await enter(lin.socket);
});
