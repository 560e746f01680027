import type { FiguresToday, FoundMessage, StaffChat, StaffItem, WelcomeFrame } from '@shopbell/sdk/model';
import { describe, expect, it, vi } from 'vitest';
import { JournalFacts } from '../src/app/statistics/journalFacts.ts';
import { appHost, portHost, type Host } from './support/host.ts';
import { agent, customer, enter, grantOf, openShop, password, say, signIn } from './support/shop.ts';
import type { TestSocket } from './support/testSocket.ts';

vi.setConfig({ testTimeout: 60_000 });

const secret = '店长明天来店里，别迟到';

interface Page {
  readonly items: StaffItem[];
  readonly more: boolean;
}

const write = (
  socket: TestSocket,
  conversationId: string,
  text: string,
  clientId: string = crypto.randomUUID(),
) => socket.ask<{ id: string; seq: number; at: number }>('message.send', { conversationId, clientId, text });

const history = (socket: TestSocket, chatId: string, more: object = {}) =>
  socket.ask<Page>('staff-chat.history', { chatId, ...more });

const open = async (socket: TestSocket, agentId: string) =>
  (await socket.ask<{ chat: StaffChat }>('staff-chat.open', { agentId })).chat;

const textsIn = (items: readonly StaffItem[]) =>
  items.map((item) => (item.kind === 'message' ? item.text : `(${item.notice.kind})`));

const chatIn = (welcome: WelcomeFrame, id: string) =>
  welcome.snapshot?.staffChats?.find((chat) => chat.id === id);

async function shop(makeHost: () => Promise<Host>) {
  const host = await makeHost();
  await openShop(host);
  await host.app.admin.addAgent({
    shopId: host.shopId,
    agentId: 'cai',
    name: 'cai',
    displayName: '小蔡',
    password,
    roles: ['agent'],
  });
  const { cookie } = await signIn(host, 'bo');
  const amy = await agent(host, 'amy');
  const bo = await agent(host, 'bo', { cookie });
  return { host, amy: amy.socket, bo: bo.socket, boCookie: cookie, boWelcome: bo.welcome };
}

const told = (socket: TestSocket) =>
  socket.events.flatMap(({ event }) => (event.type.startsWith('staff-chat.') ? event : []));

describe.each([
  ['memory', appHost],
  ['SQLite', portHost],
])('WB-04 chats of colleagues, over %s', (_name, makeHost) => {
  it('two colleagues talk: both are told, unread is the same in two tabs, a snapshot says it again', async () => {
    const { host, amy, bo, boCookie } = await shop(makeHost);
    const tab = (await agent(host, 'bo', { cookie: boCookie })).socket;
    const chat = await open(amy, 'bo');
    expect(chat).toMatchObject({ kind: 'pair', count: 0, seen: 0 });
    expect((await open(bo, 'amy')).id).toBe(chat.id);
    const sent = await write(amy, chat.id, '在吗');
    await write(amy, chat.id, secret);
    for (const socket of [bo, tab]) {
      await socket.settled();
      expect(told(socket).map(({ type }) => type)).toEqual([
        'staff-chat.joined',
        'staff-chat.posted',
        'staff-chat.posted',
      ]);
      expect(told(socket)[1]).toMatchObject({
        chatId: chat.id,
        item: {
          id: sent.id,
          seq: sent.seq,
          number: 1,
          text: '在吗',
          author: { id: 'amy', name: '小艾 Amy' },
        },
      });
      expect(JSON.stringify(told(socket)[1])).not.toContain('clientId');
    }
    await bo.ask('staff-chat.see', { chatId: chat.id, upTo: 1 });
    for (const socket of [tab, amy]) {
      const { event } = await socket.event('staff-chat.seen');
      expect(event).toMatchObject({ chatId: chat.id, agentId: 'bo', upTo: 1 });
    }
    const again = await agent(host, 'bo', { cookie: boCookie });
    expect(chatIn(again.welcome, chat.id)).toMatchObject({
      count: 2,
      seen: 1,
      seenByOther: 2,
      newest: { text: secret },
    });
  });

  it('a message is kept once under its client id, and ordered; the same answer comes again', async () => {
    const { host, amy } = await shop(makeHost);
    const { id } = await open(amy, 'bo');
    const [first, same] = await Promise.all([write(amy, id, '一', 'c1'), write(amy, id, '一', 'c1')]);
    expect(same).toEqual(first);
    for (let n = 0; n < 60; n++)
      await host.app.admin.submit(host.shopId, {
        type: 'message.send',
        conversationId: id,
        by: { kind: 'agent', id: 'bo' },
        messageId: crypto.randomUUID(),
        clientId: `b${String(n)}`,
        text: `第 ${String(n)} 句`,
      });
    // Long forgotten by the desk.
    expect(await write(amy, id, '一', 'c1')).toEqual(first);
    const other = { conversationId: id, clientId: 'c1', text: '二' };
    expect((await amy.refused('message.send', other)).code).toBe('CLIENT_ID_REUSED');
    const newest = await history(amy, id);
    const older = await history(amy, id, { before: newest.items[0]?.seq });
    expect([newest.items.length, newest.more, older.more]).toEqual([50, true, false]);
    const all = [...older.items, ...newest.items];
    expect(all.map(({ seq }) => seq)).toEqual(all.map(({ seq }) => seq).sort((a, b) => a - b));
    expect(all.filter((item) => item.kind === 'message').map(({ number }) => number)).toEqual(
      Array.from({ length: 61 }, (_, index) => index + 1),
    );
  });

  it('after a break exactly what was missed follows, without a hole or a repeat', async () => {
    const { host, amy, bo, boCookie, boWelcome } = await shop(makeHost);
    const { id } = await open(amy, 'bo');
    await write(amy, id, '一');
    await bo.settled();
    const last = bo.events.at(-1);
    bo.hangUp();
    await write(amy, id, '二');
    await write(amy, id, '三');
    const since = { epoch: boWelcome.position.epoch, seq: last?.seq ?? 0 };
    const back = await agent(host, 'bo', { cookie: boCookie, since });
    expect(back.welcome.resumed).toBe(true);
    await back.socket.settled();
    const missed = back.socket.events.filter(({ event }) => event.type === 'staff-chat.posted');
    const items = missed.flatMap(({ event }) => (event.type === 'staff-chat.posted' ? event.item : []));
    expect(textsIn(items)).toEqual(['二', '三']);
    expect(back.socket.events[0]?.after).toBe(last?.seq);
  });

  it('a group: created once, renamed, joined, left; who comes reads from then on, who goes nothing more', async () => {
    const { host, amy, bo } = await shop(makeHost);
    const params = { chatId: 'group-1', name: '早班交接', agentIds: ['bo'] };
    const { chat } = await amy.ask<{ chat: StaffChat }>('staff-chat.create', params);
    expect(await amy.ask('staff-chat.create', params)).toEqual({ chat });
    expect(chat.members.map(({ id }) => id)).toEqual(['amy', 'bo']);
    await write(amy, chat.id, '给两个人的话');
    const cai = await agent(host, 'cai');
    expect(cai.welcome.snapshot?.staffChats).toEqual([]);
    await bo.ask('staff-chat.add', { chatId: chat.id, agentIds: ['cai'] });
    const { event } = await cai.socket.event('staff-chat.joined');
    expect(event).toMatchObject({
      chat: { name: '早班交接', count: 1, seen: 1, newest: { kind: 'notice' } },
    });
    await bo.ask('staff-chat.rename', { chatId: chat.id, name: '全员交接' });
    await write(bo, chat.id, '小蔡来了');
    const page = await history(cai.socket, chat.id);
    expect(textsIn(page.items)).toEqual(['(added)', '(renamed)', '小蔡来了']);
    expect(page.more).toBe(false);
    // As the one who has been in it longest.
    expect((await bo.refused('staff-chat.remove', { chatId: chat.id, agentId: 'cai' })).code).toBe(
      'FORBIDDEN',
    );
    await amy.ask('staff-chat.remove', { chatId: chat.id, agentId: 'cai' });
    await cai.socket.event('staff-chat.gone');
    await write(amy, chat.id, secret);
    await cai.socket.settled();
    expect(JSON.stringify(cai.socket.events)).not.toContain('店长');
    expect((await cai.socket.refused('staff-chat.history', { chatId: chat.id })).code).toBe('NOT_FOUND');
    const send = { conversationId: chat.id, clientId: 'x', text: 'x' };
    expect((await cai.socket.refused('message.send', send)).code).toBe('NOT_FOUND');
    await amy.ask('staff-chat.remove', { chatId: chat.id, agentId: 'amy' });
    await bo.settled();
    const members = told(bo).flatMap((one) => ('members' in one ? [one.members] : []));
    expect(members.at(-1)).toEqual([{ id: 'bo', name: '阿博 Bo' }]);
  });

  it('a welcome reads the newest of all chats at once', async () => {
    const { host, amy } = await shop(makeHost);
    for (const chatId of ['g1', 'g2', 'g3'])
      await amy.ask('staff-chat.create', { chatId, name: chatId, agentIds: ['bo'] });
    await write(amy, 'g1', '第一句');
    const asked = [vi.spyOn(host.storage, 'readConversation'), vi.spyOn(host.storage, 'readRows')];
    const { staffChats = [] } = (await agent(host, 'cai')).welcome.snapshot ?? {};
    expect([staffChats, asked.map(({ mock }) => mock.calls.length)]).toEqual([[], [0, 0]]);
    const fresh = (await agent(host, 'bo')).welcome.snapshot?.staffChats ?? [];
    expect(asked.map(({ mock }) => mock.calls.length)).toEqual([0, 1]);
    const newest = fresh.map((one) => [one.id, one.newest?.kind, one.newest?.seq === one.lastSeq]);
    expect(newest).toEqual([
      ['g1', 'message', true],
      ['g2', 'notice', true],
      ['g3', 'notice', true],
    ]);
  });

  it('no group comes under an id that something had which is gone: rows of two things would stand there', async () => {
    const { amy } = await shop(makeHost);
    const params = { chatId: 'group-1', name: '早班交接', agentIds: ['bo'] };
    const [{ chat }, same] = await Promise.all([
      amy.ask<{ chat: StaffChat }>('staff-chat.create', params),
      amy.ask<{ chat: StaffChat }>('staff-chat.create', params),
    ]);
    expect(same.chat).toEqual(chat);
    for (const agentId of ['bo', 'amy']) await amy.ask('staff-chat.remove', { chatId: chat.id, agentId });
    expect((await amy.refused('staff-chat.create', params)).code).toBe('ALREADY_EXISTS');
    await amy.ask('staff-chat.create', { ...params, chatId: 'group-2' });
  });

  it('a file goes to who is in the chat, and to nobody else', async () => {
    const { host, amy, boCookie } = await shop(makeHost);
    const { id } = await open(amy, 'bo');
    const cookieOf = async (name: string) => (await signIn(host, name)).cookie;
    const uploaded = await host.fetch('/v1/files', {
      method: 'POST',
      headers: {
        Cookie: await cookieOf('amy'),
        Origin: host.workbenchOrigin,
        'Content-Type': 'text/plain',
        'Content-Length': '5',
        'X-Shopbell-Client-Id': 'f1',
        'X-Shopbell-File-Name': 'note.txt',
      },
      body: 'hello',
    });
    expect(uploaded.status).toBe(200);
    const file = (await uploaded.json()) as { id: string };
    await amy.ask('message.send', { conversationId: id, clientId: 'm1', files: [file.id] });
    const read = async (cookie: string) =>
      (
        await host.fetch(`/v1/files/${file.id}`, {
          headers: { Cookie: cookie, Origin: host.workbenchOrigin },
        })
      ).status;
    expect([await read(boCookie), await read(await cookieOf('cai'))]).toEqual([200, 404]);
  });

  it('no way leads to a customer, to a search, or into the statistics', async () => {
    const { host, amy, bo } = await shop(makeHost);
    const grant = await grantOf(host);
    const lin = await customer(host, grant.token);
    const { conversation } = await enter(lin.socket, { page: 'product' });
    await say(lin.socket, conversation.id, '可以退吗');
    const { id } = await open(amy, 'bo');
    await write(amy, id, secret);
    await write(bo, id, secret);
    await lin.socket.settled();
    const fresh = await customer(host, grant.token);
    const resumed = await customer(host, grant.token, lin.welcome.position);
    await resumed.socket.settled();
    const heard = JSON.stringify([lin.socket.events, fresh.welcome, resumed.welcome, resumed.socket.events]);
    expect(heard).toContain('可以退吗');
    expect(heard).not.toContain('店长');
    expect(heard).not.toContain('staff');
    for (const [method, params] of [
      ['staff-chat.history', { chatId: id }],
      ['staff-chat.open', { agentId: 'amy' }],
      ['friend.mark', { agentId: 'amy', on: true }],
    ] as const)
      expect((await lin.socket.refused(method, params)).code).toBe('FORBIDDEN');
    for (const [method, params] of [
      ['message.send', { conversationId: id, clientId: 'x', text: 'x' }],
      ['history.read', { conversationId: id }],
    ] as const)
      expect((await lin.socket.refused(method, params)).code).toBe('NOT_FOUND');
    expect(await amy.ask<{ found: FoundMessage[] }>('message.search', { text: '店长明天' })).toEqual({
      found: [],
    });
    // The customer still waits: a colleague was written to, not they.
    expect((await amy.ask<FiguresToday>('figures.today')).averageResponseSeconds).toBeNull();
    const rows = await host.storage.readJournal(host.shopId, { after: 0, limit: 1000 });
    const facts = new JournalFacts('Asia/Shanghai');
    const ofChats = rows.filter(({ type }) => type.startsWith('staff-chat.'));
    expect(ofChats.length).toBe(3);
    expect(ofChats.flatMap((row) => facts.of(row, () => undefined))).toEqual([]);
    expect(JSON.stringify(ofChats.map(({ data }) => data))).not.toContain('店长');
  });

  it('WB-16 friends are one’s own, in every tab, and in the snapshot', async () => {
    const { host, amy, bo, boCookie } = await shop(makeHost);
    const tab = (await agent(host, 'bo', { cookie: boCookie })).socket;
    await bo.ask('friend.mark', { agentId: 'amy', on: true });
    expect((await tab.event('friend.marked')).event).toMatchObject({ agentId: 'amy', on: true });
    await amy.settled();
    expect(amy.events.some(({ event }) => event.type === 'friend.marked')).toBe(false);
    expect((await agent(host, 'bo', { cookie: boCookie })).welcome.snapshot?.friends).toEqual(['amy']);
  });

  it('a colleague is called by today’s name; who may not sign in any more stays in it, and is written to', async () => {
    const { host, amy, bo } = await shop(makeHost);
    const { id } = await open(amy, 'bo');
    await write(bo, id, '我改名了');
    await host.app.admin.submit(host.shopId, { type: 'agent.configure', agentId: 'bo', name: '博文' });
    expect((await history(amy, id)).items.at(-1)).toMatchObject({ author: { id: 'bo', name: '博文' } });
    await host.app.admin.accounts.change(host.shopId, 'bo', { disabled: true });
    await write(amy, id, '人呢');
    expect((await open(amy, 'bo')).members).toHaveLength(2);
    expect((await amy.refused('staff-chat.open', { agentId: 'nobody' })).code).toBe('NOT_FOUND');
  });
});
