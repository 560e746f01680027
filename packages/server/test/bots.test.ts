import { createAgentClient, type AgentClient } from '@shopbell/sdk/agent';
import { limits, type ApiKeyGrant, type ApiKeyScope } from '@shopbell/sdk/model';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import WebSocket from 'ws';
import { webPasswords, type LogLine } from '../src/app.ts';
import { startServer } from '../src/node.ts';
import { agentClient, become, botClient, customerClient, tell, textsOf } from './support/clients.ts';
import { foreignShop } from './support/admin.ts';
import type { Host } from './support/host.ts';
import { refusal, shopOfBoss } from './support/manager.ts';
import { agent, codeOf, customer, enter, password } from './support/shop.ts';

vi.setConfig({ testTimeout: 60_000 });

const passwords = webPasswords({ iterations: 1 });

const key = (host: Host, rest: Partial<{ scopes: ApiKeyScope[]; agentId: string; expiresAt: number }> = {}) =>
  host.app.admin.apiKeys.create(host.shopId, { name: '机器人', scopes: ['agent'], agentId: 'amy', ...rest });

/** A bot that works as amy. */
async function botAtWork(host: Host): Promise<{ bot: AgentClient; made: ApiKeyGrant }> {
  const made = await key(host);
  const bot = botClient(host, made.key);
  await bot.connect();
  await bot.setStatus('online');
  return { bot, made };
}

/** Resolves when the client has given up, with what it was told. */
function over(client: AgentClient): Promise<string> {
  return new Promise((resolve) => {
    const stop = client.on('error', ({ code }) => {
      if (client.connection !== 'closed') return;
      stop();
      resolve(code);
    });
  });
}

const statusOf = async (host: Host, agentId: string) => {
  const agents = await host.app.admin.routing.agents(host.shopId);
  return agents.find(({ id }) => id === agentId)?.status;
};

const ticket = (host: Host, authorization: string) =>
  host.fetch('/v1/session/ticket', { method: 'POST', headers: { Authorization: authorization } });

describe('a bot with an API key', () => {
  it('works as the agent of its key: gets customers, reads, answers, transfers and ends', async () => {
    const { host } = await shopOfBoss();
    const { bot } = await botAtWork(host);
    expect(bot.me).toMatchObject({ id: 'amy', name: '小艾 Amy', status: 'online' });
    expect(await bot.session()).toMatchObject({ agent: { id: 'amy' }, shop: { id: host.shopId } });
    const lin = customerClient(host);
    const { conversation, outcome } = await lin.open({ page: 'product', sku: '2002' });
    expect(outcome).toMatchObject({ kind: 'assigned', agent: { id: 'amy' } });
    await tell(lin, conversation.id, '有货吗？');
    const held = await become(bot, conversation.id, ({ items }) =>
      items.some(({ kind }) => kind === 'message'),
    );
    expect(textsOf(held)).toEqual(['customer: 有货吗？']);
    await tell(bot, conversation.id, '有的。');
    expect(textsOf(await become(lin, conversation.id, ({ items }) => items.length > 2))).toContain(
      'agent: 有的。',
    );
    const said = await become(bot, conversation.id, ({ items }) => items.length > 2);
    const own = said.items.at(-1);
    if (own?.kind === 'message') await bot.recall(conversation.id, own.id);
    const shown = await become(lin, conversation.id, ({ items }) =>
      items.some((item) => item.kind === 'message' && item.recalled === true),
    );
    expect(textsOf(shown)).toContain('agent: ');
    const bo = await agentClient(host, 'bo');
    await bot.transfer(conversation.id, { kind: 'agent', id: 'bo' }, '要人看');
    await become(bo, conversation.id, ({ agent }) => agent?.id === 'bo');
    await bo.end(conversation.id);
    await become(lin, conversation.id, ({ state }) => state === 'ended');
  });

  it('may what the roles of its account may, and nothing under /v1/admin', async () => {
    const { host, boss } = await shopOfBoss();
    const { bot, made } = await botAtWork(host);
    expect((await refusal(bot.leaveMessages())).code).toBe('FORBIDDEN');
    await boss.changeAccount('amy', { roles: ['agent', 'supervisor'] });
    expect((await bot.leaveMessages()).leaveMessages).toEqual([]);
    const shop = await host.fetch('/v1/admin/shop', { headers: { Authorization: `Bearer ${made.key}` } });
    expect(await codeOf(shop)).toBe('FORBIDDEN');
  });

  it('there is nothing to sign in to; signing out takes it offline, and the key holds on', async () => {
    const { host } = await shopOfBoss();
    const { bot } = await botAtWork(host);
    const credentials = { account: `${host.shopId}:amy`, password };
    expect((await refusal(bot.signIn(credentials))).code).toBe('FORBIDDEN');
    await bot.signOut();
    expect(await statusOf(host, 'amy')).toBe('offline');
    await bot.connect();
    expect(bot.me?.status).toBe('offline');
  });
});

describe('a bot’s key', () => {
  it('that is revoked closes its sockets at once, for good, and takes the agent offline', async () => {
    const { host, boss } = await shopOfBoss();
    const { bot, made } = await botAtWork(host);
    const second = botClient(host, made.key);
    await second.connect();
    const gone = [over(bot), over(second)];
    const revoked = await boss.revokeApiKey(made.id);
    expect(revoked).toMatchObject({ agentId: 'amy', revokedAt: host.clock.now() });
    expect(await Promise.all(gone)).toEqual(['UNAUTHENTICATED', 'UNAUTHENTICATED']);
    expect([bot.connection, second.connection]).toEqual(['closed', 'closed']);
    expect(await statusOf(host, 'amy')).toBe('offline');
    expect((await refusal(bot.connect())).code).toBe('UNAUTHENTICATED');
    expect(await bot.session()).toBeUndefined();
  });

  it('that is revoked leaves the agent’s own workbench and other keys alone', async () => {
    const { host, boss } = await shopOfBoss();
    const { bot, made } = await botAtWork(host);
    const { bot: other } = await botAtWork(host);
    const amy = await agentClient(host, 'amy');
    const gone = over(bot);
    await boss.revokeApiKey(made.id);
    await gone;
    expect([other.connection, amy.connection]).toEqual(['online', 'online']);
    expect(await statusOf(host, 'amy')).toBe('online');
  });

  it('holds until it expires, and a ticket no longer than its key', async () => {
    const { host, boss } = await shopOfBoss();
    const month = 40 * 24 * 60 * 60 * 1000;
    const late = botClient(host, (await key(host, { expiresAt: host.clock.now() + month })).key);
    // Longer than any timer of the machine waits: nothing rings at once.
    await late.connect();
    const made = await key(host, { expiresAt: host.clock.now() + limits.heartbeat });
    const bot = botClient(host, made.key);
    await bot.connect();
    const gone = over(bot);
    const { ticket: early } = (await (await ticket(host, `Bearer ${made.key}`)).json()) as { ticket: string };
    await host.clock.advance(limits.heartbeat);
    expect(await gone).toBe('UNAUTHENTICATED');
    expect(late.connection).toBe('online');
    expect(await codeOf(await ticket(host, `Bearer ${made.key}`))).toBe('UNAUTHENTICATED');
    const outlived = await host.connect();
    outlived.say({ type: 'hello', v: 1, auth: { kind: 'agent', ticket: early } });
    expect((await outlived.closed).code).toBe(4001);
    const { id, key: secret } = await key(host);
    const { ticket: unused } = (await (await ticket(host, `Bearer ${secret}`)).json()) as { ticket: string };
    await boss.revokeApiKey(id);
    const socket = await host.connect();
    socket.say({ type: 'hello', v: 1, auth: { kind: 'agent', ticket: unused } });
    expect((await socket.closed).code).toBe(4001);
  });

  it('AC-01 is worth nothing once its account may not serve, and a new password does not concern it', async () => {
    const { host, boss } = await shopOfBoss();
    const { bot, made } = await botAtWork(host);
    const signedIn = await agent(host, 'amy');
    await boss.changeAccount('amy', { password: 'another horse' });
    expect((await signedIn.socket.closed).code).toBe(4015);
    expect(bot.connection).toBe('online');
    const gone = over(bot);
    await boss.changeAccount('amy', { roles: ['order-notices'] });
    expect(await gone).toBe('UNAUTHENTICATED');
    expect(await codeOf(await ticket(host, `Bearer ${made.key}`))).toBe('NOT_CS_ACCOUNT');
    await boss.changeAccount('amy', { disabled: true });
    expect(await codeOf(await ticket(host, `Bearer ${made.key}`))).toBe('UNAUTHENTICATED');
  });

  it('without the scope, unknown, or in another scheme gets no ticket', async () => {
    const { host } = await shopOfBoss();
    const { admin } = host.app;
    const erp = await admin.apiKeys.create(host.shopId, { name: 'ERP', scopes: ['admin', 'catalogue'] });
    expect(await codeOf(await ticket(host, `Bearer ${erp.key}`))).toBe('FORBIDDEN');
    expect((await refusal(botClient(host, erp.key).connect())).code).toBe('FORBIDDEN');
    expect(await codeOf(await ticket(host, 'Bearer sbk_nobody'))).toBe('UNAUTHENTICATED');
    expect(await codeOf(await ticket(host, `Basic ${erp.key}`))).toBe('UNAUTHENTICATED');
  });

  it('names an agent of its own shop who may serve, and no other', async () => {
    const { host } = await shopOfBoss();
    const other = await foreignShop(host);
    const { admin } = host.app;
    expect((await refusal(key(host, { agentId: 'nobody' }))).code).toBe('NOT_FOUND');
    expect((await refusal(key(host, { agentId: 'boss' }))).code).toBe('NOT_CS_ACCOUNT');
    const foreign = admin.apiKeys.create(other, { name: 'Bot', scopes: ['agent'], agentId: 'amy' });
    expect((await refusal(foreign)).code).toBe('NOT_FOUND');
  });

  it('of another shop works there and sees nothing here', async () => {
    const { host } = await shopOfBoss();
    const other = await foreignShop(host);
    const { admin } = host.app;
    await admin.addAgent({
      shopId: other,
      agentId: 'amy',
      name: 'amy',
      displayName: 'A',
      password,
      roles: ['agent'],
    });
    const made = await admin.apiKeys.create(other, { name: 'Bot', scopes: ['agent'], agentId: 'amy' });
    const bot = botClient(host, made.key);
    await bot.connect();
    await bot.setStatus('online');
    expect(bot.me?.name).toBe('A');
    expect(await statusOf(host, 'amy')).toBe('offline');
    const lin = await customer(host);
    expect((await enter(lin.socket, { page: 'product' })).outcome.kind).toBe('leave-message');
    const { conversation } = await enter(lin.socket, { page: 'order' });
    expect((await refusal(bot.loadHistory(conversation.id))).code).toBe('NOT_FOUND');
  });

  it('stands in no address, in no line for the operator, and not in storage', async () => {
    const { host } = await shopOfBoss();
    const lines: LogLine[] = [];
    const { storage } = host;
    const server = await startServer({ storage, port: 0, passwords, log: (line) => lines.push(line) });
    onTestFinished(() => server.close());
    const { key: apiKey } = await key(host);
    const addresses: string[] = [];
    const bot = createAgentClient({
      server: server.url,
      apiKey,
      platform: {
        fetch: (url, init) => {
          addresses.push(url);
          return fetch(url, init);
        },
        WebSocket: class extends WebSocket {
          constructor(url: string) {
            super(url);
            addresses.push(url);
          }
        },
      },
    });
    onTestFinished(() => {
      bot.destroy();
    });
    await bot.connect();
    expect(addresses.map((address) => new URL(address).pathname)).toEqual([
      '/v1/session/ticket',
      '/v1/socket',
    ]);
    expect(lines.length).toBeGreaterThan(0);
    const kept = await storage.listApiKeys(host.shopId);
    expect(JSON.stringify([addresses, lines, kept])).not.toContain(apiKey);
  });
});
