import type { TimelineItem } from '@shopbell/sdk/model';
import { describe, expect, it, vi } from 'vitest';
import { ask, foreignShop, sessionOf } from './support/admin.ts';
import { asAgent, asCustomer, bytesOf, download, upload, uploaded } from './support/files.ts';
import { appHost, portHost } from './support/host.ts';
import { png } from './support/pictures.ts';
import { agent, codeOf, customer, enter, password, say, signIn } from './support/shop.ts';
import { streamHost } from './support/streamHost.ts';
import { supervisedShop } from './support/supervised.ts';

vi.setConfig({ testTimeout: 60_000 });

const picture = png(64, 48, 2000);

describe.each([
  ['memory', appHost],
  ['SQLite', portHost],
  ['HTTP alone', streamHost(portHost)],
])('the words of consultations, over %s', (_name, makeHost) => {
  /** Amy serves Lin, who sent a picture; boss administers the shop and serves nobody. */
  const recorded = async () => {
    const shop = await supervisedShop(makeHost);
    const { host, lin, conversationId } = shop;
    const manager = { shopId: host.shopId, agentId: 'boss', name: 'boss', displayName: '店长', password };
    await host.app.admin.addAgent({ ...manager, roles: ['manager'] });
    const file = await uploaded(host, asCustomer(lin.token), picture);
    const sent = { conversationId, clientId: 'picture', files: [file.id] };
    await lin.socket.ask('message.send', sent);
    const boss = await agent(host, 'boss', { status: '' });
    const read = async (id = conversationId) => {
      const page = await boss.socket.ask<{ items: TimelineItem[] }>('history.read', { conversationId: id });
      return page.items.flatMap((item) => (item.kind === 'message' ? [item.text] : []));
    };
    const refused = async (id = conversationId, { socket } = boss) =>
      (await socket.refused('history.read', { conversationId: id })).code;
    return { ...shop, boss, file, read, refused };
  };

  it('WB-18 a manager who serves nobody reads what was said, and the files, once the conversation is over', async () => {
    const { host, amy, boss, lin, file, read, refused, conversationId } = await recorded();
    // Whoever looks over a running one is told of; that takes a place at the desk.
    expect(await refused()).toBe('FORBIDDEN');
    expect(await codeOf(await download(host, asAgent(host, boss.cookie), file.id))).toBe('NOT_FOUND');
    await amy.socket.ask('conversation.end', { conversationId });
    expect(await read()).toEqual(['可以退吗', '']);
    const shown = await download(host, asAgent(host, boss.cookie), file.id);
    expect(await bytesOf(shown)).toEqual(picture);
    // To read is all: nothing is uploaded, and nobody is told of.
    expect(await codeOf(await upload(host, asAgent(host, boss.cookie), picture))).toBe('FORBIDDEN');
    expect(lin.socket.events.some(({ event }) => event.type === 'conversation.supervised')).toBe(false);
  });

  it('WB-18 LM-16 reads a leave message that waits or was delivered: no agent is serving in it', async () => {
    const { host, amy, read } = await recorded();
    await amy.socket.ask('status.set', { status: 'offline', conversations: 'end' });
    const sun = await customer(host);
    const { conversation, outcome } = await enter(sun.socket, { page: 'product' });
    expect(outcome.kind).toBe('leave-message');
    await say(sun.socket, conversation.id, '在吗');
    expect(await read(conversation.id)).toEqual(['在吗']);
  });

  it('WB-18 whose role was taken away reads nothing; an agent’s alone reads what has ended, files too (LM-23)', async () => {
    const { host, amy, boss, file, refused, conversationId } = await recorded();
    const bo = await agent(host, 'bo', { status: '' });
    expect(await refused(conversationId, bo)).toBe('NOT_FOUND');
    await amy.socket.ask('conversation.end', { conversationId });
    expect(await bo.socket.ask('history.read', { conversationId })).toHaveProperty('items');
    expect((await download(host, asAgent(host, bo.cookie), file.id)).status).toBe(200);
    const other = { shopId: host.shopId, agentId: 'vice', name: 'vice', displayName: '副店长', password };
    await host.app.admin.addAgent({ ...other, roles: ['manager'] });
    await host.app.admin.accounts.change(host.shopId, 'boss', { roles: ['order-notices'] });
    expect(await codeOf(await download(host, asAgent(host, boss.cookie), file.id))).toBe('UNAUTHENTICATED');
  });

  it('WB-18 another shop’s manager reads none of it', async () => {
    const { host, amy, file, conversationId } = await recorded();
    await amy.socket.ask('conversation.end', { conversationId });
    const shopId = await foreignShop(host);
    const manager = { shopId, agentId: 'thief', name: 'thief', displayName: '别家店长', password };
    await host.app.admin.addAgent({ ...manager, roles: ['manager'] });
    const { cookie } = await signIn({ ...host, shopId }, 'thief');
    const thief = await agent(host, '', { cookie, status: '' });
    expect((await thief.socket.refused('history.read', { conversationId })).code).toBe('NOT_FOUND');
    expect(await codeOf(await download(host, asAgent(host, cookie), file.id))).toBe('NOT_FOUND');
  });

  it('a customer who was erased stays erased in the records', async () => {
    const { host, amy, boss, lin, file, read, conversationId } = await recorded();
    await amy.socket.ask('conversation.end', { conversationId });
    const erased = await ask(host, await sessionOf(host, 'boss'), `/customers/${lin.id}`, {
      method: 'DELETE',
    });
    expect(erased.status).toBe(204);
    expect(await read()).toEqual(['', '']);
    expect((await download(host, asAgent(host, boss.cookie), file.id)).status).toBe(404);
  });
});
