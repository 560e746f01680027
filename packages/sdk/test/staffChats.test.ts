import { describe, expect, test } from 'vitest';
import { isShopbellError, type AgentClient, type StaffChat } from '../src/agent.ts';
import { shopbellError, type StaffItem } from '../src/model.ts';
import { amy, HandmadeDesk } from './support/handmadeDesk.ts';

const bo = { id: 'bo', name: 'Bo' };

const chat: StaffChat = {
  id: 'p1',
  kind: 'pair',
  members: [amy, bo],
  count: 2,
  seen: 1,
  seenByOther: 1,
  lastSeq: 9,
};

const message = (seq: number, number: number, author = bo, clientId?: string): StaffItem => ({
  kind: 'message',
  id: `m${String(seq)}`,
  seq,
  at: 1,
  author,
  number,
  text: `第 ${String(number)} 句`,
  ...(clientId === undefined ? {} : { clientId }),
});

/** The desk tells of something that was said in the chat. */
function said(at: HandmadeDesk, item: StaffItem): Promise<void> {
  if (item.kind === 'notice') throw new Error('Nothing was said.');
  return at.event({ type: 'staff-chat.posted', at: 1, chatId: 'p1', item: { ...item, seq: at.next } });
}

async function desk() {
  const at = new HandmadeDesk();
  const client = at.tab();
  void client.connect();
  await at.welcome({ conversations: [], staffChats: [chat], friends: ['bo'] });
  return { at, client, chats: client.staffChats };
}

const texts = (client: AgentClient) =>
  client.staffChats
    .timeline('p1')
    ?.items.map((item) => (item.kind === 'message' ? item.text : item.notice.kind));

describe('chats of colleagues, in the agent’s client', () => {
  test('unread is what came since one read or wrote; what a colleague wrote is told once', async () => {
    const { at, client, chats } = await desk();
    const arrived: number[] = [];
    client.on('staffMessage', ({ chat: { id }, message: { number } }) => {
      expect(id).toBe('p1');
      arrived.push(number);
    });
    expect([chats.unread, chats.friends]).toEqual([1, ['bo']]);
    await said(at, message(0, 3));
    expect([chats.unread, chats.all.get('p1')?.newest?.kind, chats.all.get('p1')?.seenByOther]).toEqual([
      2,
      'message',
      3,
    ]);
    await said(at, message(0, 4, amy, 'c1'));
    expect([chats.unread, arrived]).toEqual([0, [3]]);
    await at.event({ type: 'staff-chat.seen', at: 1, chatId: 'p1', agentId: 'bo', upTo: 4 });
    expect(chats.all.get('p1')?.seenByOther).toBe(4);
    await at.event({ type: 'friend.marked', at: 1, agentId: 'bo', on: false });
    expect(chats.friends).toEqual([]);
  });

  test('what is seen is told once, and at once no more unread', async () => {
    const { at, client, chats } = await desk();
    client.on('staffChats', () => undefined);
    chats.markSeen('p1');
    chats.markSeen('p1');
    expect(chats.unread).toBe(0);
    await at.settle();
    expect(at.asked.map(({ method, params }) => [method, params])).toEqual([
      ['staff-chat.see', { chatId: 'p1', upTo: 2 }],
    ]);
  });

  test('what the desk did not hear of is unread again, and told with the next change', async () => {
    const { at, client, chats } = await desk();
    client.on('staffChats', () => {
      if (chats.unread > 0) chats.markSeen('p1');
    });
    chats.markSeen('p1');
    await at.settle();
    const refuse = async (id = '') => {
      await at.tell({ type: 'reply', id, error: shopbellError('UNAVAILABLE').toWire() });
    };
    await refuse(at.asked.at(-1)?.id);
    expect([chats.unread, at.asked.length]).toEqual([1, 1]);
    await said(at, message(0, 3));
    const [, second] = at.asked;
    expect([chats.unread, second?.params]).toEqual([0, { chatId: 'p1', upTo: 3 }]);
    // Another tab told it meanwhile: what was told is not lost with the answer.
    await at.event({ type: 'staff-chat.seen', at: 1, chatId: 'p1', agentId: 'amy', upTo: 2 });
    await refuse(second?.id);
    expect([chats.unread, chats.all.get('p1')?.seen]).toEqual([1, 2]);
  });

  test('history joins what came while it was asked for: no hole, nothing twice', async () => {
    const { at, client, chats } = await desk();
    expect(chats.timeline('p1')).toBeUndefined();
    const loading = chats.load('p1');
    // Told before the answer, and perhaps not in it.
    await said(at, message(0, 3));
    expect(chats.timeline('p1')).toBeUndefined();
    await at.answer({ items: [message(8, 1), message(9, 2)], more: true });
    await loading;
    expect(texts(client)).toEqual(['第 1 句', '第 2 句', '第 3 句']);
    const older = chats.load('p1');
    await at.settle();
    expect(at.asked.at(-1)?.params).toEqual({ chatId: 'p1', before: 8 });
    const created = { kind: 'notice', seq: 7, at: 1, by: amy, notice: { kind: 'created' } } as const;
    await at.answer({ items: [created], more: false });
    await older;
    expect([texts(client)?.[0], chats.timeline('p1')?.more]).toEqual(['created', false]);
  });

  test('what a newer server tells of and this version does not know harms nothing else', async () => {
    const { at, client, chats } = await desk();
    const errors: unknown[] = [];
    client.on('error', (error) => errors.push(error));
    const notice = { kind: 'painted', colour: 'red' };
    // Of no kind that the model has.
    const painted = (seq: number) => ({ kind: 'notice', seq, at: 1, by: amy, notice }) as never;
    const loading = chats.load('p1');
    await at.answer({ items: [{ kind: 'poll', seq: 7, at: 1 }, message(8, 1), painted(9)], more: false });
    await loading;
    expect(texts(client)).toEqual(['第 1 句']);
    await said(at, message(0, 3));
    const members = [amy];
    await at.event({ type: 'staff-chat.changed', at: 1, chatId: 'p1', members, item: painted(at.next) });
    expect(chats.all.get('p1')).toMatchObject({ members, newest: { text: '第 3 句' } });
    expect([texts(client), errors, at.sockets.all.length]).toEqual([['第 1 句', '第 3 句'], [], 1]);
  });

  test('a message goes by the outbox: it waits, is sent once, and leaves when the feed tells it', async () => {
    const { at, client } = await desk();
    const { clientId } = client.send('p1', '在');
    await at.settle();
    expect(client.outgoing('p1')).toHaveLength(1);
    expect(at.asked.at(-1)).toMatchObject({
      method: 'message.send',
      params: { conversationId: 'p1', clientId, text: '在' },
    });
    await said(at, message(0, 3, amy, clientId));
    expect(client.outgoing('p1')).toEqual([]);
    expect(client.conversations.size).toBe(0);
  });

  test('a group is made once, under an id of one’s own; limits are told', async () => {
    const { at, chats } = await desk();
    const made = chats.create({ name: '早班', agentIds: ['bo'] });
    await at.settle();
    const { chatId } = at.asked.at(-1)?.params ?? {};
    expect(at.asked.at(-1)?.params).toEqual({ chatId, name: '早班', agentIds: ['bo'] });
    const group: StaffChat = { ...chat, id: String(chatId), kind: 'group', name: '早班', count: 0, seen: 0 };
    await at.answer({ chat: group });
    expect(await made).toEqual(group);
    expect(chats.all.get(String(chatId))?.name).toBe('早班');
    const refused = chats.add(String(chatId), ['bo']).catch((error: unknown) => error);
    await at.settle();
    const error = shopbellError('LIMIT_REACHED', { limit: 100 }).toWire();
    await at.tell({ type: 'reply', id: at.asked.at(-1)?.id ?? '', error });
    expect(isShopbellError(await refused, 'LIMIT_REACHED')).toBe(true);
  });

  test('who comes is told all, who goes keeps nothing; leaving what one has left is harmless', async () => {
    const { at, chats } = await desk();
    const group: StaffChat = {
      ...chat,
      id: 'g1',
      kind: 'group',
      name: '早班',
      count: 7,
      seen: 7,
      lastSeq: 11,
    };
    await at.event({ type: 'staff-chat.joined', at: 1, chatId: 'g1', chat: group });
    const item = {
      kind: 'notice',
      seq: 12,
      at: 1,
      by: bo,
      notice: { kind: 'renamed', name: '晚班' },
    } as const;
    await at.event({
      type: 'staff-chat.changed',
      at: 1,
      chatId: 'g1',
      name: '晚班',
      members: [bo, amy],
      item,
    });
    expect(chats.all.get('g1')).toMatchObject({
      name: '晚班',
      lastSeq: 12,
      members: [bo, amy],
      newest: item,
    });
    await at.event({ type: 'staff-chat.gone', at: 1, chatId: 'g1' });
    expect(chats.all.has('g1')).toBe(false);
    const left = chats.quit('g1');
    await at.settle();
    const error = shopbellError('NOT_FOUND', { what: 'staff-chat' }).toWire();
    await at.tell({ type: 'reply', id: at.asked.at(-1)?.id ?? '', error });
    await expect(left).resolves.toBeUndefined();
  });

  test('two tabs hold the same, also the one that came later', async () => {
    const { at, chats } = await desk();
    await said(at, message(0, 3));
    const second = at.tab();
    void second.connect();
    await at.settle();
    expect(at.sockets.all).toHaveLength(1);
    expect(second.staffChats.unread).toBe(2);
    expect(second.staffChats.friends).toEqual(['bo']);
    second.staffChats.markSeen('p1');
    await at.event({ type: 'staff-chat.seen', at: 1, chatId: 'p1', agentId: 'amy', upTo: 3 });
    expect([chats.unread, second.staffChats.unread]).toEqual([0, 0]);
  });

  test('a fresh snapshot replaces all of it, and who signs out keeps nothing', async () => {
    const { at, client, chats } = await desk();
    await said(at, message(0, 3));
    at.socket.cut();
    await at.settle();
    await at.clock.advance(2_000);
    await at.welcome({ conversations: [], staffChats: [{ ...chat, count: 9 }] });
    expect([chats.unread, chats.friends, chats.timeline('p1')]).toEqual([8, [], undefined]);
    await client.signOut();
    expect(chats.all.size).toBe(0);
  });
});
