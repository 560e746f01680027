import { foldFeed, foldForAgents, limits, trimConversation, type Conversation } from '@shopbell/sdk/model';
import { expect, it } from 'vitest';
import { ConversationReader } from '../src/app/feed/conversations.ts';
import { CustomerNames } from '../src/app/customers/customerNames.ts';
import { project } from '../src/app/feed/projection.ts';
import { toldOf } from '../src/app/feed/told.ts';
import { RecentConversations } from '../src/app/shop/recentConversations.ts';
import type { StoredRow } from '../src/storage/storage.ts';
import { newShop } from './support/deskUnderTest.ts';
import { onEachStorage } from './support/storages.ts';

const anna = { kind: 'agent', id: 'anna' } as const;
const chen = { kind: 'customer', id: 'chen' } as const;

onEachStorage('a long conversation', (make) => {
  it('WB-15 is told as the fold of all its events, without all of them being read', async () => {
    const storage = await make();
    const read: StoredRow[][] = [];
    const counting = {
      ...storage,
      readConversation: async (...args: Parameters<typeof storage.readConversation>) => {
        const rows = await storage.readConversation(...args);
        read.push(rows);
        return rows;
      },
    };
    const { desk, shopId, clock } = await newShop(storage);
    const source = {
      storage: counting,
      shopId,
      desk: desk.desk,
      recent: new RecentConversations(),
      customers: new CustomerNames(counting, shopId, () => false),
    };
    const open = { type: 'conversation.open', conversationId: 'talk', customerId: 'chen' } as const;
    await desk.submit({ ...open, scope: { page: 'shop', channel: 'web' } });

    /** What a listener would be told if everything were read. */
    const whole = async (listener: typeof anna | typeof chen): Promise<Conversation | undefined> => {
      const fold = listener.kind === 'agent' ? foldForAgents : foldFeed;
      let folded: ReadonlyMap<string, Conversation> = new Map();
      for (const row of await storage.readConversation(shopId, 'talk')) {
        const event = project(desk.desk, listener, toldOf(row));
        if (event) folded = fold(folded, row.seq, event);
      }
      return folded.get('talk');
    };
    let sent = 0;
    const write = (by: typeof anna | typeof chen) => {
      const id = `${shopId}-${String(++sent)}`;
      const about = { conversationId: 'talk', by, messageId: id, clientId: id, text: `第 ${id} 句` };
      return desk.submit({ type: 'message.send', ...about });
    };
    const see = (by: typeof anna | typeof chen) =>
      desk.submit({ type: 'message.see', conversationId: 'talk', by, upTo: desk.desk.seq });

    const check = async (): Promise<void> => {
      for (const listener of [anna, chen]) {
        const reader = new ConversationReader(source, listener);
        const all = await whole(listener);
        read.length = 0;
        const shown = await reader.read('talk');
        expect(shown).toEqual(all && trimConversation(all, limits.historyPage));
        expect(read.flat().length).toBeLessThan(limits.historyPage + 15);
        let items = shown?.items ?? [];
        let more = shown?.more;
        while (more) {
          read.length = 0;
          const page = await reader.page('talk', { before: items[0]?.seq ?? 0, limit: limits.historyPage });
          expect(read.flat().length).toBeLessThan(limits.historyPage + 15);
          items = [...(page?.items ?? []), ...items];
          more = page?.more;
        }
        expect(items).toEqual(all?.items);
      }
    };
    await check();
    await write(chen);
    await check();
    for (let count = 0; count < 60; count++) await write(chen);
    await check();
    await see(anna);
    for (let count = 0; count < 120; count++) await write(count % 3 ? anna : chen);
    await check();
    for (let count = 0; count < 90; count++) {
      await write(anna);
      await see(chen);
    }
    await check();
    // Warned that it will end, and lively again, several times: each warning is a line on the screen.
    for (let count = 0; count < 3; count++) {
      await write(anna);
      await clock.advance(9 * 60_000);
      await write(chen);
    }
    await check();
    await desk.submit({ type: 'conversation.end', conversationId: 'talk', by: chen });
    await check();
    const stranger = new ConversationReader(source, { kind: 'customer', id: 'li' });
    expect(await stranger.page('talk', { before: Infinity, limit: 50 })).toBeUndefined();
    const bert = new ConversationReader(source, { kind: 'agent', id: 'bert' });
    expect(await bert.page('talk', { before: Infinity, limit: 50 })).toBeUndefined();
  });

  it('that has just begun is told from memory, event by event the same; grown long it is read again', async () => {
    const storage = await make();
    let reads = 0;
    const counting = {
      ...storage,
      readConversation: (...args: Parameters<typeof storage.readConversation>) => {
        reads += 1;
        return storage.readConversation(...args);
      },
    };
    const { desk, shopId } = await newShop(storage);
    const recent = new RecentConversations();
    const customers = new CustomerNames(storage, shopId, () => false);
    const source = { storage: counting, shopId, desk: desk.desk, recent, customers };
    const stop = desk.onCommitted((events) => {
      recent.heard(shopId, events);
    });
    const check = async (isRead: boolean): Promise<void> => {
      for (const listener of [anna, chen]) {
        reads = 0;
        const told = await new ConversationReader(source, listener).read('talk');
        const before = await new ConversationReader(source, listener).readWithBefore(
          'talk',
          desk.desk.seq - 1,
        );
        expect(reads > 0).toBe(isRead);
        const fromStorage = { ...source, recent: new RecentConversations() };
        expect(told).toEqual(await new ConversationReader(fromStorage, listener).read('talk'));
        expect(before).toEqual(
          await new ConversationReader(fromStorage, listener).readWithBefore('talk', desk.desk.seq - 1),
        );
      }
    };
    const scope = { page: 'shop', channel: 'web' } as const;
    await desk.submit({ type: 'conversation.open', conversationId: 'talk', customerId: 'chen', scope });
    await check(false);
    let sent = 0;
    const write = (by: typeof anna | typeof chen, text: string) => {
      const id = `${shopId}-${String(++sent)}`;
      const about = { conversationId: 'talk', by, messageId: id, clientId: id };
      return desk.submit({ type: 'message.send', ...about, text });
    };
    for (let count = 0; count < 4; count++) {
      await write(chen, `第 ${String(count)} 句`);
      await desk.submit({ type: 'message.see', conversationId: 'talk', by: anna, upTo: desk.desk.seq });
      await write(anna, '好的');
      await check(false);
    }
    await write(chen, '字'.repeat(4000));
    await check(true);
    stop();
  });
});
