import { describe, expect, it, vi } from 'vitest';
import type { DeskEvent } from '@shopbell/engine';
import { closeCodes, type WallAgent } from '@shopbell/sdk/model';
import { toldOf } from '../src/app/feed/told.ts';
import { appHost, portHost, type Host } from './support/host.ts';
import { agent, customer, enter, pass, password, say, ticketOf, type Connected } from './support/shop.ts';
import { supervisedShop as shop } from './support/supervised.ts';

vi.setConfig({ testTimeout: 60_000 });

type Socket = Connected['socket'];

async function journalOf({ storage, shopId }: Host): Promise<DeskEvent[]> {
  const rows = await storage.readJournal(shopId, { after: 0, limit: 10_000 });
  return rows.map((row) => toldOf(row).event);
}

describe.each([
  ['memory', appHost],
  ['SQLite', portHost],
])('the live wall, over %s', (_name, makeHost) => {
  const framesOf = (socket: Socket) => socket.frames.filter((frame) => frame.type === 'wall');

  it('tells everybody with what they have, then who changed, once a second at most, for two minutes', async () => {
    const { host, amy, su, lin, conversationId } = await shop(makeHost);
    const { agents = [] } = await su.socket.ask<{ agents?: WallAgent[] }>('wall.read', {});
    const amys = agents.find(({ id }) => id === 'amy');
    expect(amys).toMatchObject({ name: '小艾 Amy', status: 'online', capacity: null });
    expect(amys?.groupIds).toContain('presale');
    expect(amys?.conversations).toMatchObject([
      { id: conversationId, groupId: 'presale', customer: { id: lin.id } },
    ]);
    expect(amys?.conversations[0]?.waitingSince).toBeDefined();
    expect(agents.map(({ id }) => id).sort()).toEqual(['amy', 'bo', 'su', 'tan']);

    await say(amy.socket, conversationId, '可以的');
    await amy.socket.ask('status.set', { status: 'away' });
    expect(framesOf(su.socket)).toEqual([]);
    await host.clock.advance(1000);
    await vi.waitFor(() => {
      expect(framesOf(su.socket)).toHaveLength(1);
    });
    const [frame] = framesOf(su.socket);
    expect(frame?.agents).toMatchObject([
      { id: 'amy', status: 'away', conversations: [{ id: conversationId }] },
    ]);
    expect(frame?.agents[0]?.conversations[0]?.waitingSince).toBeUndefined();
    // Nothing happens, nothing is told; and whoever only goes on is not told it all again.
    await pass(host, 60_000, amy.socket, su.socket, lin.socket);
    expect(await su.socket.ask('wall.read', { renew: true })).toEqual({});
    await amy.socket.ask('conversation.end', { conversationId });
    await host.clock.advance(1000);
    await vi.waitFor(() => {
      expect(framesOf(su.socket).at(-1)?.agents).toMatchObject([{ id: 'amy', conversations: [] }]);
    });
    expect(framesOf(amy.socket)).toEqual([]);
  });

  it('what failed is told a second later', async () => {
    const { host, amy, su } = await shop(makeHost);
    await su.socket.ask('wall.read', {});
    await amy.socket.ask('status.set', { status: 'away' });
    const find = host.storage.findAccountOfAgent.bind(host.storage);
    const failed = vi.fn(() => Promise.reject(new Error('The disk is gone.')));
    host.storage.findAccountOfAgent = failed;
    await host.clock.advance(1000);
    await vi.waitFor(() => {
      expect(failed).toHaveBeenCalledOnce();
    });
    await su.socket.settled();
    host.storage.findAccountOfAgent = find;
    await host.clock.advance(1000);
    await vi.waitFor(() => {
      expect(framesOf(su.socket)).toMatchObject([{ agents: [{ id: 'amy', status: 'away' }] }]);
    });
  });

  it('is not told of what does not stand on it', async () => {
    const { host, amy, su, conversationId } = await shop(makeHost);
    const { id: messageId } = await say(amy.socket, conversationId, '发错了');
    await su.socket.ask('wall.read', {});
    await amy.socket.ask('friend.mark', { agentId: 'bo', on: true });
    const { chat } = await amy.socket.ask<{ chat: { id: string } }>('staff-chat.open', { agentId: 'bo' });
    await say(amy.socket, chat.id, '在吗');
    const note = { conversationId, clientId: 'n', text: '备注' };
    const { id: noteId } = await amy.socket.ask<{ id: string }>('note.add', note);
    for (const id of [messageId, noteId])
      await amy.socket.ask('message.recall', { conversationId, messageId: id });
    const asked = vi.spyOn(host.storage, 'findAccountOfAgent');
    await host.clock.advance(2000);
    expect(asked).not.toHaveBeenCalled();
    await su.socket.settled();
    expect(framesOf(su.socket)).toEqual([]);
  });

  it('who does not go on asking is told no longer', async () => {
    const { host, amy, su, lin, conversationId } = await shop(makeHost);
    await su.socket.ask('wall.read', {});
    await pass(host, 130_000, amy.socket, su.socket, lin.socket);
    await amy.socket.ask('conversation.end', { conversationId });
    await host.clock.advance(2000);
    await su.socket.settled();
    expect(framesOf(su.socket)).toEqual([]);
    expect(await su.socket.ask('wall.read', { renew: true })).toHaveProperty('agents');
  });

  it('AC-01 AC-07 a manager who serves nobody looks at it, and is nobody at the desk', async () => {
    const { host, amy, su, lin, conversationId } = await shop(makeHost);
    const { shopId } = host;
    const manager = { shopId, agentId: 'boss', name: 'boss', displayName: '店长', password };
    await host.app.admin.addAgent({ ...manager, roles: ['manager'] });
    const before = await journalOf(host);
    const { socket, welcome } = await agent(host, 'boss', { status: '' });
    expect(welcome.me).toEqual({ kind: 'agent', id: 'boss', name: '店长', status: 'offline' });
    expect(welcome.snapshot?.conversations).toEqual([]);
    const { agents = [] } = await socket.ask<{ agents?: WallAgent[] }>('wall.read', {});
    expect(agents.find(({ id }) => id === 'amy')?.conversations).toMatchObject([{ id: conversationId }]);
    expect(agents.map(({ id }) => id)).not.toContain('boss');
    expect(await socket.ask('notices.list', {})).toEqual({ notices: [] });
    const refused = {
      'status.set': { status: 'online' },
      'figures.today': {},
      'explain.me': {},
      'phrases.read': {},
      'history.read': { conversationId },
      'customer.search': { text: 'lin' },
      'staff-chat.open': { agentId: 'amy' },
      'message.send': { conversationId, clientId: 'b', text: '我来' },
      'conversation.supervise': { conversationId, how: 'joined' },
      'conversation.take-over': { conversationId, from: 'amy' },
    };
    for (const [method, params] of Object.entries(refused))
      expect([method, (await socket.refused(method, params)).code]).toEqual([method, 'FORBIDDEN']);

    await amy.socket.ask('conversation.end', { conversationId });
    await host.clock.advance(1000);
    await vi.waitFor(() => {
      expect(framesOf(socket).at(-1)?.agents).toMatchObject([{ id: 'amy', conversations: [] }]);
    });
    await vi.waitFor(() => {
      expect(socket.frames.some(({ type }) => type === 'lines')).toBe(true);
    });
    expect(socket.frames.some(({ type }) => type === 'event')).toBe(false);
    expect(amy.welcome.snapshot?.agents?.map(({ id }) => id)).not.toContain('boss');
    // Their coming, and going, is nothing to the desk.
    socket.hangUp();
    await host.clock.advance(60_000);
    const after = (await journalOf(host)).slice(before.length);
    expect(after.filter((event) => 'agentId' in event && event.agentId === 'boss')).toEqual([]);
    await pass(host, 0, amy.socket, su.socket, lin.socket);
  });

  it('who is made an agent while looking at it comes back to their place', async () => {
    const { host, amy } = await shop(makeHost);
    await amy.socket.ask('status.set', { status: 'away' });
    const { shopId } = host;
    await host.app.admin.addAgent({ ...boss(shopId), roles: ['manager'] });
    const looking = await agent(host, 'boss', { status: '' });
    await host.app.admin.accounts.change(shopId, 'boss', { roles: ['manager', 'agent'] });
    expect(await looking.socket.closed).toMatchObject({ code: closeCodes.goingAway.code });
    // What was told to somebody without a place is no beginning for somebody with one.
    const { socket, welcome } = await agent(host, 'boss', { since: looking.welcome.position });
    expect(welcome).toMatchObject({ resumed: false, snapshot: { conversations: [] } });
    const { conversation } = await enter((await customer(host)).socket, { page: 'shop' });
    await vi.waitFor(() => {
      const joined = socket.frames.flatMap((frame) => (frame.type === 'event' ? frame.event : []));
      expect(joined).toContainEqual(
        expect.objectContaining({ type: 'conversation.joined', conversationId: conversation.id }),
      );
    });
    expect(await figuresOf(host, socket)).not.toEqual([]);
  });

  it('AC-01 who serves no more, and still manages, is told nothing of what they had', async () => {
    const { host, amy } = await shop(makeHost);
    await amy.socket.ask('status.set', { status: 'away' });
    const { shopId } = host;
    await host.app.admin.addAgent({ ...boss(shopId), roles: ['manager', 'supervisor'] });
    const serving = await agent(host, 'boss');
    const lin = await customer(host);
    const { conversation } = await enter(lin.socket, { page: 'shop' });
    await say(lin.socket, conversation.id, '我的手机号');
    const { chat } = await amy.socket.ask<{ chat: { id: string } }>('staff-chat.open', { agentId: 'boss' });
    await say(amy.socket, chat.id, '悄悄话');
    await host.app.admin.accounts.change(shopId, 'boss', { roles: ['manager'] });

    for (const since of [undefined, serving.welcome.position]) {
      const { socket, welcome } = await agent(host, 'boss', { status: '', ...(since && { since }) });
      expect(welcome).toMatchObject({ resumed: false, me: { status: 'offline' } });
      expect(welcome.snapshot).toMatchObject({ conversations: [], staffChats: [], friends: [] });
      await say(lin.socket, conversation.id, '还在吗');
      await say(amy.socket, chat.id, '后来的悄悄话');
      socket.say({ type: 'typing', conversationId: conversation.id, on: true });
      expect(await figuresOf(host, socket)).toEqual([]);
      expect(socket.frames.some(({ type }) => type === 'event')).toBe(false);
      expect(lin.socket.frames.some(({ type }) => type === 'typing')).toBe(false);
      socket.hangUp();
    }
  });

  it('AC-01 who may not even sign in any more is signed out', async () => {
    const { host } = await shop(makeHost);
    const { shopId } = host;
    await host.app.admin.addAgent({ ...boss(shopId), roles: ['manager'] });
    await host.app.admin.addAgent({ ...boss(shopId), agentId: 'other', name: 'other', roles: ['manager'] });
    const { socket, cookie } = await agent(host, 'boss', { status: '' });
    await host.app.admin.accounts.change(shopId, 'boss', { roles: ['order-notices'] });
    expect(await socket.closed).toMatchObject({ code: closeCodes.signedOut.code });
    await expect(ticketOf(host, cookie)).rejects.toThrow();
  });
});

const boss = (shopId: string) => ({ shopId, agentId: 'boss', name: 'boss', displayName: '店长', password });

/** The figures that were told by the time that they are due. */
async function figuresOf({ clock }: Host, socket: Socket) {
  await clock.advance(2000);
  await socket.settled();
  return socket.frames.filter(({ type }) => type === 'figures');
}
