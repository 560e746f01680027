import {
  foldFeed,
  type Conversation,
  type FiguresToday,
  type FoundMessage,
  type TimelineItem,
} from '@shopbell/sdk/model';
import { describe, expect, it, vi } from 'vitest';
import { factOf } from '../src/app/figures/facts.ts';
import { eventOf } from '../src/desk/rows.ts';
import { appHost, portHost, type Host } from './support/host.ts';
import { knownShop } from './support/knownShop.ts';
import { agent, customer, enter, grantOf, openShop, say } from './support/shop.ts';

vi.setConfig({ testTimeout: 60_000 });

const secret = '这位顾客退货很多，先别答应';

interface History {
  readonly items: TimelineItem[];
  readonly more: boolean;
}

const textsIn = (items: readonly TimelineItem[]) =>
  items.flatMap((item) => (item.kind === 'message' ? item.text : []));

async function shop(makeHost: () => Promise<Host>) {
  const host = await makeHost();
  await openShop(host);
  const amy = await agent(host, 'amy');
  const grant = await grantOf(host);
  const lin = await customer(host, grant.token);
  const { conversation } = await enter(lin.socket, { page: 'product' });
  await say(lin.socket, conversation.id, '可以退吗');
  const conversationId = conversation.id;
  const note = (clientId = 'n1', text = secret) =>
    amy.socket.ask<{ id: string; seq: number }>('note.add', { conversationId, clientId, text });
  return { host, amy, lin, grant, conversationId, note };
}

describe.each([
  ['memory', appHost],
  ['SQLite', portHost],
])('notes that only colleagues see, over %s', (_name, makeHost) => {
  it('no way leads to the customer: not the socket, a resume, a snapshot, history or a search', async () => {
    const { host, amy, lin, grant, conversationId, note } = await shop(makeHost);
    await note();
    await say(amy.socket, conversationId, '可以的');
    await lin.socket.settled();
    const position = lin.welcome.position;
    const heard = [JSON.stringify(lin.socket.events)];
    heard.push(JSON.stringify(await lin.socket.ask<History>('history.read', { conversationId })));
    lin.socket.hangUp();
    const fresh = await customer(host, grant.token);
    heard.push(JSON.stringify(fresh.welcome));
    const resumed = await customer(host, grant.token, position);
    await resumed.socket.settled();
    heard.push(JSON.stringify([resumed.welcome, resumed.socket.events]));
    await amy.socket.ask('conversation.end', { conversationId });
    heard.push(JSON.stringify(await fresh.socket.ask<History>('history.read', { conversationId })));
    expect((await fresh.socket.refused('note.add', { conversationId, clientId: 'x', text: 'x' })).code).toBe(
      'FORBIDDEN',
    );
    for (const all of heard) {
      expect(all).toContain('可以的');
      expect(all).not.toContain('退货');
      expect(all).not.toContain('"note"');
    }
    // Nor is it among what was said, by which customers are found.
    const search = { text: '退货很多' };
    expect(await amy.socket.ask<{ found: FoundMessage[] }>('message.search', search)).toEqual({ found: [] });
    const [found] = (
      await amy.socket.ask<{ customers: { conversations: { lastText?: string }[] }[] }>('customer.search', {})
    ).customers;
    expect(found?.conversations[0]?.lastText).toBe('可以的');
  });

  it('whoever logs in is told nothing of it, with all of the conversation', async () => {
    const { host, login } = await knownShop(makeHost);
    const amy = await agent(host, 'amy');
    const grant = await grantOf(host);
    const lin = await customer(host, grant.token);
    const { conversation } = await enter(lin.socket, { page: 'product' });
    await say(lin.socket, conversation.id, '可以退吗');
    await amy.socket.ask('note.add', { conversationId: conversation.id, clientId: 'n', text: secret });
    const { token } = await login('lin', { renewal: grant.renewal });
    const known = await customer(host, token);
    await known.socket.settled();
    const all = JSON.stringify([known.welcome, known.socket.events]);
    expect(all).toContain('可以退吗');
    expect(all).not.toContain('退货');
  });

  it('colleagues read it: its author at once, whoever is given the conversation, and history', async () => {
    const { host, amy, conversationId, note } = await shop(makeHost);
    const { id, seq } = await note();
    await amy.socket.settled();
    const told = amy.socket.events
      .map(({ event }) => event)
      .filter((event) => event.type === 'message.posted');
    expect(told.at(-1)?.message).toMatchObject({
      id,
      seq,
      note: true,
      clientId: 'n1',
      text: secret,
      author: { kind: 'agent', id: 'amy' },
    });
    const bo = await agent(host, 'bo');
    await amy.socket.ask('conversation.transfer', { conversationId, to: { kind: 'agent', id: 'bo' } });
    const { event } = await bo.socket.event('conversation.joined');
    expect(JSON.stringify(event)).toContain(secret);
    const page = await bo.socket.ask<History>('history.read', { conversationId });
    expect(textsIn(page.items)).toEqual(['可以退吗', secret]);
    // It is theirs to write now, and no longer that of who had it.
    const params = { conversationId, clientId: 'n2', text: '好的' };
    expect((await amy.socket.refused('note.add', params)).code).toBe('NOT_FOUND');
    await bo.socket.ask('note.add', params);
  });

  it('says nothing to the customer of what was read', async () => {
    const { amy, host, conversationId, note } = await shop(makeHost);
    await note();
    const again = await agent(host, 'amy');
    const kept = again.welcome.snapshot?.conversations.find(({ id }) => id === conversationId);
    expect(kept?.items.at(-1)).toMatchObject({ note: true });
    expect(kept?.seen.agent).toBe(0);
    await amy.socket.settled();
    let held: ReadonlyMap<string, Conversation> = new Map();
    for (const { seq, event } of amy.socket.events) held = foldFeed(held, seq, event);
    expect(held.get(conversationId)?.items.at(-1)).toMatchObject({ note: true });
    expect(held.get(conversationId)?.seen.agent).toBe(0);
  });

  it('is kept once, however often it is sent; another text, or a message, under its id is refused', async () => {
    const { amy, conversationId, note } = await shop(makeHost);
    const [first, again] = await Promise.all([note(), note()]);
    expect(again).toEqual(first);
    expect(await note()).toEqual(first);
    const other = { conversationId, clientId: 'n1', text: '别的' };
    expect((await amy.socket.refused('note.add', other)).code).toBe('CLIENT_ID_REUSED');
    const message = { conversationId, clientId: 'n1', text: secret };
    expect((await amy.socket.refused('message.send', message)).code).toBe('CLIENT_ID_REUSED');
    const page = await amy.socket.ask<History>('history.read', { conversationId });
    expect(textsIn(page.items)).toEqual(['可以退吗', secret]);
    for (const text of ['', '  ', 'x'.repeat(4001)])
      expect((await amy.socket.refused('note.add', { ...other, clientId: 'n3', text })).code).toBe(
        'INVALID_ARGUMENT',
      );
    await amy.socket.ask('conversation.end', { conversationId });
    expect((await amy.socket.refused('note.add', { ...other, clientId: 'n4' })).code).toBe(
      'CONVERSATION_ENDED',
    );
    // Sent again after the end it is still the first answer.
    expect(await note()).toEqual(first);
  });

  it('counts nowhere: it answers nobody, and is no fact of the statistics', async () => {
    const { host, amy, conversationId, note } = await shop(makeHost);
    await note();
    const figures = () => amy.socket.ask<FiguresToday>('figures.today');
    expect((await figures()).averageResponseSeconds).toBeNull();
    const rows = await host.storage.readConversation(host.shopId, conversationId);
    const facts = rows.map((row) => ({ type: row.type, fact: factOf(row.seq, eventOf(row)), of: row.facts }));
    expect(facts.filter(({ type }) => type === 'note.added')).toEqual([
      { type: 'note.added', fact: undefined, of: undefined },
    ]);
    await say(amy.socket, conversationId, '可以的');
    expect((await figures()).averageResponseSeconds).not.toBeNull();
  });
});
