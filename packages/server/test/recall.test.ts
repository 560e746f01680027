import {
  foldFeed,
  foldForAgents,
  type Conversation,
  type FiguresToday,
  type FoundCustomer,
  type FoundMessage,
  type Message,
  type TimelineItem,
} from '@shopbell/sdk/model';
import { describe, expect, it, vi } from 'vitest';
import { JournalFacts } from '../src/app/statistics/journalFacts.ts';
import { asAgent, asCustomer, download, uploaded } from './support/files.ts';
import { appHost, portHost, type Host } from './support/host.ts';
import { png } from './support/pictures.ts';
import {
  agent,
  customer,
  deskSettled,
  enter,
  grantOf,
  openShop,
  pass,
  say,
  type Connected,
} from './support/shop.ts';

vi.setConfig({ testTimeout: 60_000 });

interface History {
  readonly items: TimelineItem[];
}
interface Recalled {
  readonly seq: number;
  readonly at: number;
}

const secret = '东街 1 号 302';

const messagesIn = (items: readonly TimelineItem[]) =>
  items.flatMap((item): Message[] => (item.kind === 'message' ? [item] : []));

/** What a client holds of a conversation: its snapshot, and all it was told since. */
async function held({ socket, welcome }: Connected, id: string): Promise<Conversation | undefined> {
  await socket.settled();
  let all: ReadonlyMap<string, Conversation> = new Map(
    welcome.snapshot?.conversations.map((conversation) => [conversation.id, conversation]),
  );
  const fold = welcome.me.kind === 'agent' ? foldForAgents : foldFeed;
  for (const { seq, event } of socket.events) all = fold(all, seq, event);
  return all.get(id);
}

/** Lin asks amy, who answers with what was meant for somebody else. */
async function shop(makeHost: () => Promise<Host>) {
  const host = await makeHost();
  await openShop(host);
  const amy = await agent(host, 'amy');
  const grant = await grantOf(host);
  const lin = await customer(host, grant.token);
  const { conversation } = await enter(lin.socket, { page: 'product' });
  const conversationId = conversation.id;
  await say(lin.socket, conversationId, '发货了吗');
  const wrong = await say(amy.socket, conversationId, secret, 'wrong');
  const recall = (messageId = wrong.id, who: Connected = amy) =>
    who.socket.ask<Recalled>('message.recall', { conversationId, messageId });
  const refused = async (messageId = wrong.id, who: Connected = amy) => {
    const { code, details } = await who.socket.refused('message.recall', { conversationId, messageId });
    return { code, details };
  };
  /** Passes the conversation to bo. */
  const toBo = async () => {
    const bo = await agent(host, 'bo');
    await amy.socket.ask('conversation.transfer', { conversationId, to: { kind: 'agent', id: 'bo' } });
    await bo.socket.event('conversation.joined');
    return bo;
  };
  return { host, amy, lin, grant, conversationId, wrong, recall, refused, toBo };
}

const nobody = { code: 'NOT_FOUND', details: { what: 'message' } };
const tooLate = { code: 'RECALL_TOO_LATE', details: { limit: 120_000 } };

describe.each([
  ['memory', appHost],
  ['SQLite', portHost],
])('recall of an own message, over %s', (_name, makeHost) => {
  it('the words are gone for everybody and everywhere; the place, its author and the order stay', async () => {
    const { host, amy, lin, grant, conversationId, wrong, recall } = await shop(makeHost);
    const second = await agent(host, 'amy', { cookie: amy.cookie, status: '' });
    await say(lin.socket, conversationId, '嗯？');
    const { seq } = await recall();
    for (const who of [amy, second, lin]) {
      const now = await held(who, conversationId);
      const texts = messagesIn(now?.items ?? []).map(({ text, recalled }) => [text, recalled]);
      expect(texts).toEqual([
        ['发货了吗', undefined],
        ['', true],
        ['嗯？', undefined],
      ]);
      expect(now?.items.find((item) => item.seq === wrong.seq)).toMatchObject({
        id: wrong.id,
        at: wrong.at,
        author: { kind: 'agent', id: 'amy', name: '小艾 Amy' },
      });
      expect(now?.lastSeq).toBe(seq);
    }
    // Whoever comes now, reads history or resumes from before sees the same, and never the words.
    const fresh = await customer(host, grant.token);
    const freshAmy = await agent(host, 'amy', { cookie: amy.cookie, status: '' });
    const resumed = await customer(host, grant.token, lin.welcome.position);
    await resumed.socket.settled();
    const told = [fresh.welcome, freshAmy.welcome, resumed.socket.events];
    expect(await held(fresh, conversationId)).toEqual(await held(lin, conversationId));
    expect(await held(freshAmy, conversationId)).toEqual(await held(amy, conversationId));
    for (const who of [fresh, freshAmy]) {
      // By cursor: the recall itself lies behind what is read.
      const before = wrong.seq + 1;
      const page = await who.socket.ask<History>('history.read', { conversationId, before });
      expect(page.items.at(-1)).toMatchObject({ id: wrong.id, text: '', recalled: true });
      told.push(page as never);
    }
    expect(JSON.stringify(told)).not.toContain('东街');
    const stored = await host.storage.readConversation(host.shopId, conversationId);
    expect(JSON.stringify(stored)).not.toContain('东街');
    const found = await amy.socket.ask<{ found: FoundMessage[] }>('message.search', { text: '东街' });
    expect(found).toEqual({ found: [] });
  });

  it('is the last line of nobody’s list: the words of a summary are gone with it', async () => {
    const { amy, recall } = await shop(makeHost);
    const last = async () => {
      const { customers } = await amy.socket.ask<{ customers: FoundCustomer[] }>('customer.search', {});
      return customers[0]?.conversations[0];
    };
    expect(await last()).toMatchObject({ lastText: secret });
    await recall();
    const summary = await last();
    expect(summary).not.toHaveProperty('lastText');
    expect(summary).toMatchObject({ lastRecalled: true });
  });

  it('files of it are served to nobody but who uploaded them', async () => {
    const { host, amy, lin, conversationId, recall } = await shop(makeHost);
    const file = await uploaded(host, asAgent(host, amy.cookie), png(8, 8, 200), { name: '面单.png' });
    const sent = await amy.socket.ask<{ id: string }>('message.send', {
      conversationId,
      clientId: 'f1',
      files: [file.id],
    });
    const status = async (who: Record<string, string>) => (await download(host, who, file.id)).status;
    expect(await status(asCustomer(lin.token))).toBe(200);
    await recall(sent.id);
    expect(await status(asCustomer(lin.token))).toBe(404);
    expect(await status(asAgent(host, amy.cookie))).toBe(200);
    const now = messagesIn((await held(lin, conversationId))?.items ?? []).at(-1);
    expect(now).toMatchObject({ id: sent.id, recalled: true });
    expect(now).not.toHaveProperty('files');
    // Nobody sent it any more: its bytes go as those of other such files do.
    const orphans = await host.storage.listOrphans(host.clock.now() + 1, 1000);
    expect(orphans).toContainEqual({ shopId: host.shopId, fileId: file.id });
  });

  it('may be after the customer read it, after a transfer and after the end', async () => {
    const { amy, lin, conversationId, wrong, recall, refused, toBo } = await shop(makeHost);
    await lin.socket.ask('message.seen', { conversationId, upTo: wrong.seq });
    const more = await say(amy.socket, conversationId, '还有一句');
    const bo = await toBo();
    // It is bo's conversation, and amy's message.
    expect(await refused(wrong.id, bo)).toEqual(nobody);
    await recall();
    for (const who of [amy, lin, bo])
      expect(messagesIn((await held(who, conversationId))?.items ?? [])[1]).toMatchObject({ recalled: true });
    await bo.socket.ask('conversation.end', { conversationId });
    await recall(more.id);
    await lin.socket.event('message.recalled', ({ event }) => JSON.stringify(event).includes(more.id));
    const page = await bo.socket.ask<History>('history.read', { conversationId });
    expect(messagesIn(page.items).map(({ text, recalled }) => [text, recalled])).toEqual([
      ['发货了吗', undefined],
      ['', true],
      ['', true],
    ]);
  });

  it('has 120 seconds; afterwards the message stays, and the limit is told', async () => {
    const { host, amy, lin, conversationId, recall, refused } = await shop(makeHost);
    const last = await say(amy.socket, conversationId, '在期限上');
    await pass(host, 120_000, amy.socket, lin.socket);
    await recall(last.id);
    await host.clock.advance(1);
    expect(await refused()).toEqual(tooLate);
    // Long after, when the desk has forgotten it, and after the end.
    await pass(host, 200_000, amy.socket, lin.socket);
    await say(amy.socket, conversationId, '还在吗');
    expect(await refused()).toEqual(tooLate);
    await amy.socket.ask('conversation.end', { conversationId });
    expect(await refused()).toEqual(tooLate);
    expect(JSON.stringify(await held(lin, conversationId))).toContain(secret);
  });

  it('twice, at once in two tabs or much later, is one recall with one answer', async () => {
    const { host, amy, lin, conversationId, wrong, recall } = await shop(makeHost);
    const second = await agent(host, 'amy', { cookie: amy.cookie, status: '' });
    const [first, ...others] = await Promise.all([recall(), recall(), recall(wrong.id, second)]);
    expect(others).toEqual([first, first]);
    expect(await recall()).toEqual(first);
    await pass(host, 300_000, amy.socket, lin.socket);
    await say(amy.socket, conversationId, '久等了');
    expect(await recall()).toEqual(first);
    // Sent again, its answer lost, it stays what it is.
    const again = { conversationId, clientId: 'wrong', text: secret };
    expect(await amy.socket.ask('message.send', again)).toMatchObject({ id: wrong.id, seq: wrong.seq });
    const rows = await host.storage.readConversation(host.shopId, conversationId);
    expect(rows.filter(({ type }) => type === 'message.recalled')).toHaveLength(1);
    expect(JSON.stringify(rows)).not.toContain('东街');
  });

  it('is refused for all that is not one’s own: customers’, colleagues’, the desk’s, unknown, elsewhere', async () => {
    const { host, amy, lin, conversationId, wrong, refused } = await shop(makeHost);
    const stored = await host.storage.readConversation(host.shopId, conversationId);
    const asked = stored.find(({ text }) => text === '发货了吗');
    const { messageId } = JSON.parse(asked?.data ?? '{}') as { messageId: string };
    expect(await refused(messageId)).toEqual(nobody);
    expect(await refused('unknown')).toEqual(nobody);
    const elsewhere = { conversationId: 'nowhere', messageId: wrong.id };
    expect((await amy.socket.refused('message.recall', elsewhere)).code).toBe('NOT_FOUND');
    expect((await lin.socket.refused('message.recall', { conversationId, messageId })).code).toBe(
      'FORBIDDEN',
    );
    expect((await amy.socket.refused('message.recall', { conversationId })).code).toBe('INVALID_ARGUMENT');
    await host.app.admin.routing.configure(host.shopId, {
      autoReplies: { first: '您好，欢迎光临' },
    });
    const wei = await customer(host);
    const { conversation } = await enter(wei.socket, { page: 'product' });
    await say(wei.socket, conversation.id, '在吗');
    const { items } = (await held(wei, conversation.id)) ?? { items: [] };
    const auto = messagesIn(items).find(({ author }) => author.kind === 'auto');
    expect(auto?.author.id).toBe('amy');
    const params = { conversationId: conversation.id, messageId: auto?.id };
    expect((await amy.socket.refused('message.recall', params)).code).toBe('NOT_FOUND');
    expect(JSON.stringify(await held(lin, conversationId))).toContain(secret);
  });

  it('of a note is told to colleagues only', async () => {
    const { amy, lin, host, grant, conversationId, recall, toBo } = await shop(makeHost);
    const note = { conversationId, clientId: 'n1', text: '退货很多' };
    const { id } = await amy.socket.ask<{ id: string }>('note.add', note);
    const bo = await toBo();
    await recall(id);
    const noteOf = async (who: Connected) =>
      messagesIn((await held(who, conversationId))?.items ?? []).find((item) => item.note);
    for (const who of [amy, bo]) expect(await noteOf(who)).toMatchObject({ text: '', recalled: true });
    const freshBo = await agent(host, 'bo', { cookie: bo.cookie, status: '' });
    expect(await held(freshBo, conversationId)).toEqual(await held(bo, conversationId));
    const fresh = await customer(host, grant.token);
    expect(await held(fresh, conversationId)).toEqual(await held(lin, conversationId));
    expect(lin.socket.events.some(({ event }) => event.type === 'message.recalled')).toBe(false);
  });

  it('RS-01 FL-12 counts as the answer that it was: no figure moves', async () => {
    const { host, amy, lin, conversationId, recall } = await shop(makeHost);
    await pass(host, 5000, amy.socket, lin.socket);
    const figures = () => amy.socket.ask<FiguresToday>('figures.today');
    const facts = async () => {
      await deskSettled(host);
      const journal = new JournalFacts('Asia/Shanghai');
      const rows = await host.storage.readJournal(host.shopId, { after: 0, limit: 1000 });
      return rows.flatMap((row) => journal.of(row, () => undefined));
    };
    const before = [await figures(), await facts()] as const;
    expect(before[0].averageResponseSeconds).not.toBeNull();
    expect(JSON.stringify(before[1])).toContain('"message"');
    await recall();
    expect([await figures(), await facts()]).toEqual(before);
    // Nor is an answer owed again: the next word of the customer begins the next wait.
    await say(lin.socket, conversationId, '好吧');
    await pass(host, 3000, amy.socket, lin.socket);
    await say(amy.socket, conversationId, '抱歉');
    expect((await facts()).length).toBe(before[1].length + 2);
  });
});
