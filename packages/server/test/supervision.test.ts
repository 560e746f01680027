import {
  foldFeed,
  foldForAgents,
  type Conversation,
  type FeedEvent,
  type TimelineItem,
} from '@shopbell/sdk/model';
import { describe, expect, it, vi } from 'vitest';
import { appHost, portHost } from './support/host.ts';
import { agent, customer, say, type Connected } from './support/shop.ts';
import { supervisedShop as shop } from './support/supervised.ts';

vi.setConfig({ testTimeout: 60_000 });

type Socket = Connected['socket'];

const typesTo = (socket: Socket): string[] => socket.events.map(({ event }) => event.type);
const linesIn = (items: readonly TimelineItem[]) =>
  items.flatMap((item) => (item.kind === 'notice' && item.notice.kind === 'supervised' ? item.notice : []));

/** What somebody holds who began with this and heard that. */
function folded(
  start: readonly Conversation[],
  told: readonly { seq: number; event: FeedEvent }[],
  fold = foldForAgents,
) {
  let held: ReadonlyMap<string, Conversation> = new Map(start.map((one) => [one.id, one]));
  for (const { seq, event } of told) held = fold(held, seq, event);
  return held;
}

describe.each([
  ['memory', appHost],
  ['SQLite', portHost],
])('looking over a conversation of a colleague, over %s', (_name, makeHost) => {
  it('whoever watches has all of it and what comes; its agent is told, its customer is not', async () => {
    const { amy, su, lin, conversationId, supervise } = await shop(makeHost);
    const { conversation } = await supervise('watching');
    const watching = [{ agent: { id: 'su', name: '苏主管' }, how: 'watching' }];
    expect(conversation).toMatchObject({ agent: { id: 'amy' }, supervisors: watching });
    const { event } = await su.socket.event('conversation.joined');
    expect(event).toMatchObject({ conversation: { id: conversationId, supervisors: watching } });
    const told = await amy.socket.event('conversation.supervised');
    expect(told.event).toMatchObject({ agent: { id: 'su' }, how: 'watching', supervisors: watching });
    await say(lin.socket, conversationId, '还在吗');
    await say(amy.socket, conversationId, '在的');
    await su.socket.settled();
    expect(typesTo(su.socket).slice(-2)).toEqual(['message.posted', 'message.posted']);
    // Reading, not writing; and nobody is told that it was read.
    const message = { conversationId, clientId: 'x', text: 'x' };
    expect((await su.socket.refused('message.send', message)).code).toBe('FORBIDDEN');
    expect((await su.socket.refused('message.seen', { conversationId, upTo: 9 })).code).toBe('NOT_FOUND');
    const page = await su.socket.ask<{ items: TimelineItem[] }>('history.read', { conversationId });
    expect(linesIn(page.items)).toHaveLength(1);
    await supervise('left');
    await say(amy.socket, conversationId, '可以的');
    await Promise.all([su, lin, amy].map(({ socket }) => socket.settled()));
    expect(su.socket.events.at(-1)?.event).toMatchObject({ type: 'conversation.supervised', how: 'left' });
    expect((await su.socket.refused('history.read', { conversationId })).code).toBe('NOT_FOUND');
    // Not in the feed, not in history.
    const seen = [lin.socket.events, await lin.socket.ask('history.read', { conversationId })];
    expect(JSON.stringify(seen)).not.toContain('supervis');
    expect(JSON.stringify(seen)).not.toContain('苏主管');
  });

  it('the old snapshot with what was told since is the fresh one, and a resume has neither hole nor repeat', async () => {
    const { host, amy, su, lin, conversationId, supervise } = await shop(makeHost);
    await supervise('watching');
    await su.socket.settled();
    const before = su.welcome.snapshot?.conversations ?? [];
    const heardFirst = [...su.socket.events];
    const position = { ...su.welcome.position, seq: heardFirst.at(-1)?.seq ?? 0 };
    su.socket.hangUp();
    await say(lin.socket, conversationId, '一');
    await say(amy.socket, conversationId, '二');
    const resumed = await agent(host, 'su', { status: '', since: position });
    expect(resumed.welcome.resumed).toBe(true);
    await resumed.socket.ask('conversation.supervise', { conversationId, how: 'joined' });
    await say(resumed.socket, conversationId, '我来看看');
    await Promise.all([resumed, amy, lin].map(({ socket }) => socket.settled()));
    const events = [...heardFirst, ...resumed.socket.events];
    expect(new Set(events.map(({ seq }) => seq)).size).toBe(events.length);
    const [fresh, owners] = [
      await agent(host, 'su', { status: '' }),
      await agent(host, 'amy', { status: '', cookie: amy.cookie }),
    ];
    // Only its author is told of a client id.
    expect(folded(before, events).get(conversationId)).toEqual(fresh.welcome.snapshot?.conversations[0]);
    expect(folded(amy.welcome.snapshot?.conversations ?? [], amy.socket.events).get(conversationId)).toEqual(
      owners.welcome.snapshot?.conversations[0],
    );
    const again = await customer(host, lin.token);
    expect(folded([], lin.socket.events, foldFeed).get(conversationId)).toEqual(
      again.welcome.snapshot?.conversations[0],
    );
    await resumed.socket.ask('conversation.supervise', { conversationId, how: 'left' });
    const without = await agent(host, 'su', { status: '' });
    expect(without.welcome.snapshot?.conversations).toEqual([]);
  });

  it('who joins writes under their own name, and the customer is told; it stays its agent’s', async () => {
    const { amy, su, lin, conversationId, supervise } = await shop(makeHost);
    await supervise('watching');
    await supervise('joined');
    await say(su.socket, conversationId, '我是主管，马上处理');
    await su.socket.ask('note.add', { conversationId, clientId: 'n', text: '这单可以退' });
    await Promise.all([amy, su, lin].map(({ socket }) => socket.settled()));
    const toCustomer = lin.socket.events.map(({ event }) => event);
    expect(toCustomer).toContainEqual(
      expect.objectContaining({
        type: 'conversation.supervised',
        agent: { id: 'su', name: '苏主管' },
        how: 'joined',
      }),
    );
    expect(toCustomer.at(-1)).toMatchObject({ message: { author: { kind: 'agent', name: '苏主管' } } });
    expect(JSON.stringify(toCustomer)).not.toContain('supervisors');
    expect(JSON.stringify(toCustomer)).not.toContain('这单可以退');
    expect(JSON.stringify(amy.socket.events)).toContain('这单可以退');
    const held = folded(amy.welcome.snapshot?.conversations ?? [], amy.socket.events).get(conversationId);
    expect(held).toMatchObject({ agent: { id: 'amy' }, supervisors: [{ how: 'joined' }] });
    expect(folded([], lin.socket.events, foldFeed).get(conversationId)).toMatchObject({
      agent: { id: 'amy' },
    });
  });

  it('what was written while one might is answered again when one may only read', async () => {
    const { su, conversationId, supervise } = await shop(makeHost);
    await supervise('joined');
    const message = { conversationId, clientId: 'm', text: '我来看看' };
    const note = { conversationId, clientId: 'n', text: '这单可以退' };
    const said = [await su.socket.ask('message.send', message), await su.socket.ask('note.add', note)];
    await supervise('watching');
    const again = [await su.socket.ask('message.send', message), await su.socket.ask('note.add', note)];
    expect(again).toEqual(said);
    const another = { ...note, clientId: 'n2' };
    expect((await su.socket.refused('note.add', another)).code).toBe('FORBIDDEN');
  });

  it('taking over is a transfer, to the customer too; of two only one has it, and a repeat is answered again', async () => {
    const { host, amy, su, lin, conversationId, supervise } = await shop(makeHost);
    const params = { conversationId, from: 'amy' };
    const offline = await su.socket.refused('conversation.take-over', params);
    expect([offline.code, offline.details]).toEqual(['TARGET_NOT_AVAILABLE', { reason: 'offline' }]);
    const tan = await agent(host, 'tan');
    await su.socket.ask('status.set', { status: 'away' });
    await supervise('watching');
    const asked = [su, tan].map(({ socket }) =>
      socket.ask('conversation.take-over', params).then(
        () => 'has it',
        (error: unknown) => (error as { code?: string }).code,
      ),
    );
    expect(await Promise.all(asked)).toEqual(['has it', 'ALREADY_ASSIGNED']);
    expect(await su.socket.ask('conversation.take-over', params)).toEqual({});
    await Promise.all([amy, su, lin].map(({ socket }) => socket.settled()));
    for (const { socket } of [amy, su, lin]) {
      const transfers = socket.events.flatMap(({ event }) =>
        event.type === 'conversation.transferred' ? event : [],
      );
      expect(transfers).toMatchObject([{ from: { id: 'amy' }, agent: { id: 'su' } }]);
      // To its customer it is a transfer like any other.
      expect(transfers[0]?.takenOver).toBe(socket === lin.socket ? undefined : true);
    }
    // Whoever has it now does not look over it as well.
    const fresh = await agent(host, 'su', { status: '' });
    expect(fresh.welcome.snapshot?.conversations).toMatchObject([{ agent: { id: 'su' }, supervisors: [] }]);
    expect(
      (await amy.socket.refused('message.send', { conversationId, clientId: 'x', text: 'x' })).code,
    ).toBe('NOT_FOUND');
    await say(su.socket, conversationId, '您好');
  });

  it('what is not allowed, and what is not there', async () => {
    const { amy, su, lin, conversationId, supervise } = await shop(makeHost);
    for (const { socket } of [amy, lin]) {
      for (const [method, params] of [
        ['wall.read', {}],
        ['conversation.supervise', { conversationId, how: 'watching' }],
        ['conversation.take-over', { conversationId, from: 'amy' }],
      ] as const)
        expect((await socket.refused(method, params)).code).toBe('FORBIDDEN');
    }
    const nothing = { conversationId: 'no-such', how: 'watching' };
    expect((await su.socket.refused('conversation.supervise', nothing)).code).toBe('NOT_FOUND');
    await amy.socket.ask('conversation.end', { conversationId });
    expect(
      (await su.socket.refused('conversation.supervise', { conversationId, how: 'watching' })).code,
    ).toBe('CONVERSATION_ENDED');
    await supervise('left');
  });

  it('whose role is taken away watches nothing from that moment on', async () => {
    const { host, amy, su, lin, conversationId, supervise } = await shop(makeHost);
    await supervise('joined');
    await su.socket.ask('wall.read', {});
    await host.app.admin.accounts.change(host.shopId, 'su', { roles: ['agent'] });
    await say(lin.socket, conversationId, '还在吗');
    await host.clock.advance(1000);
    await Promise.all([amy, su].map(({ socket }) => socket.settled()));
    expect(su.socket.events.at(-1)?.event).toMatchObject({ type: 'conversation.supervised', how: 'left' });
    expect(JSON.stringify(su.socket.events)).not.toContain('还在吗');
    expect(su.socket.frames.filter(({ type }) => type === 'wall')).toEqual([]);
    const held = folded(amy.welcome.snapshot?.conversations ?? [], amy.socket.events).get(conversationId);
    expect(held?.supervisors).toEqual([]);
    expect((await su.socket.refused('message.send', { conversationId, clientId: 'x', text: 'x' })).code).toBe(
      'NOT_FOUND',
    );
  });

  it('who looked on to the end is told of what is recalled afterwards, and of nothing else', async () => {
    const { amy, su, lin, conversationId, supervise } = await shop(makeHost);
    await supervise('watching');
    const { id: messageId } = await say(amy.socket, conversationId, '发错了');
    const { id: noteId } = await amy.socket.ask<{ id: string }>('note.add', {
      conversationId,
      clientId: 'n',
      text: '错的备注',
    });
    await amy.socket.ask('conversation.end', { conversationId });
    for (const id of [messageId, noteId])
      await amy.socket.ask('message.recall', { conversationId, messageId: id });
    await lin.socket.ask('conversation.rate', { conversationId, grade: 4 });
    await Promise.all([amy, su, lin].map(({ socket }) => socket.settled()));
    const told = su.socket.events.map(({ event }) => event);
    expect(told.slice(-3)).toMatchObject([
      { type: 'conversation.ended' },
      { type: 'message.recalled', messageId },
      { type: 'message.recalled', messageId: noteId },
    ]);
  });

  it('whoever goes while they only look on is not shown as watching', async () => {
    const { amy, su, conversationId, supervise } = await shop(makeHost);
    await supervise('watching');
    su.socket.hangUp();
    await vi.waitFor(() => {
      expect(amy.socket.events.at(-1)?.event).toMatchObject({ how: 'left', conversationId });
    });
  });
});
