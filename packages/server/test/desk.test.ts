import { emptyDesk, snapshotDesk } from '@shopbell/engine';
import { expect, it } from 'vitest';
import { applyEvent } from '../src/desk/decideRequest.ts';
import {
  end,
  enter,
  loadShop,
  newShop,
  replay,
  send,
  settled,
  storedTexts,
} from './support/deskUnderTest.ts';
import { FaultyStorage } from './support/faultyStorage.ts';
import { onEachStorage } from './support/storages.ts';

onEachStorage('a shop’s desk', (make) => {
  it('answers once a message is stored, and tells whoever is concerned', async () => {
    const storage = await make();
    const { desk, heard, shopId } = await newShop(storage);
    const opened = await desk.submit({
      type: 'conversation.open',
      conversationId: 'talk',
      customerId: 'chen',
      scope: { page: 'shop', channel: 'web' },
    });
    expect(opened.outcome).toEqual({
      kind: 'assigned',
      group: { id: 'all', name: '默认' },
      agent: { id: 'anna', name: '安娜' },
    });
    const { result, position } = await send(desk, 'talk', 'c1', '在吗？😀');
    const [row] = (await storage.readConversation(shopId, 'talk')).slice(-1);
    expect(row).toMatchObject({ type: 'message.posted', text: '在吗？😀', seq: position });
    expect(result).toMatchObject({ kind: 'message', seq: position, at: row?.at, repeated: false });
    expect(row?.data).toContain('"length":4');
    expect(row?.data).not.toContain('在吗');
    expect(heard.map(({ event, audiences, text }) => [event.type, audiences, text])).toEqual([
      ['conversation.opened', ['customer:chen'], undefined],
      ['conversation.assigned', ['customer:chen', 'agent:anna'], undefined],
      ['message.posted', ['customer:chen', 'agent:anna'], '在吗？😀'],
    ]);
    const feed = await storage.readFeed(shopId, { audiences: ['agent:anna'], after: 0, limit: 10 });
    expect(feed.map(({ type }) => type)).toEqual([
      'agent.added',
      'agent.status-changed',
      'conversation.assigned',
      'message.posted',
    ]);
  });

  it('takes a hundred messages in one commit, in the order they came', async () => {
    const faulty = new FaultyStorage(await make());
    const { desk, heard, shopId } = await newShop(faulty.storage);
    await enter(desk, 'talk');
    heard.length = 0;
    faulty.commits.length = 0;
    const release = faulty.hold();
    const first = send(desk, 'talk', 'c-first', 'text 0');
    await settled();
    const replies = Array.from({ length: 100 }, (_, index) =>
      send(desk, 'talk', `c${index}`, `text ${index + 1}`),
    );
    await settled();
    expect(faulty.commits).toHaveLength(1);
    release();
    const positions = (await Promise.all([first, ...replies])).map(({ position }) => position);
    expect(faulty.commits.map((entries) => entries.length)).toEqual([1, 100]);
    const start = positions[0] ?? 0;
    expect(positions).toEqual(Array.from({ length: 101 }, (_, index) => start + index));
    expect(heard.map(({ seq }) => seq)).toEqual(positions);
    expect(await storedTexts(faulty.storage, shopId)).toEqual(
      Array.from({ length: 101 }, (_, index) => `text ${index}`),
    );
  });

  it('says nothing before it is durable: no reply, no refusal, no event, no state', async () => {
    const faulty = new FaultyStorage(await make());
    const { desk, heard } = await newShop(faulty.storage);
    await enter(desk, 'talk');
    heard.length = 0;
    const before = desk.desk.seq;
    const answers: string[] = [];
    const release = faulty.hold();
    const sent = send(desk, 'talk', 'c1').then(() => answers.push('sent'));
    const ended = end(desk, 'talk').then(() => answers.push('ended'));
    // Refused because of the end, which is not durable yet.
    const refused = send(desk, 'talk', 'c2').catch((error: unknown) => answers.push(String(error)));
    const repeated = desk
      .submit({ type: 'agent.present', agentId: 'anna' })
      .then(() => answers.push('nothing new'));
    await settled();
    expect([answers, heard, desk.desk.seq]).toEqual([[], [], before]);
    release();
    await Promise.all([sent, ended, refused, repeated]);
    expect(answers.toSorted()).toEqual([
      'ShopbellError: The conversation has ended; open a new one.',
      'ended',
      'nothing new',
      'sent',
    ]);
    expect(heard.map(({ event }) => event.type)).toEqual(['message.posted', 'conversation.ended']);
  });

  it('is the same desk from snapshot and journal as from the whole journal', async () => {
    const storage = await make();
    const { desk, desks, clock, shopId } = await newShop(storage, { snapshotEvery: 10 });
    for (let round = 0; round < 8; round++) {
      const talk = await enter(desk, `talk-${round}`, round % 2 ? 'chen' : 'li');
      if (round % 2) await Promise.all([send(desk, talk, `a${round}`), send(desk, talk, `b${round}`)]);
      if (round % 3 === 0) await end(desk, talk, round % 2 ? 'chen' : 'li');
      await clock.advance(1000);
    }
    const snapshot = await storage.loadSnapshot(shopId);
    expect(snapshot?.seq).toBeGreaterThanOrEqual(10);
    expect(snapshot?.seq).toBeLessThan(desk.desk.seq);
    const fresh = snapshotDesk(await replay(storage, shopId));
    expect(snapshotDesk(desk.desk)).toBe(fresh);
    await desks.close();
    expect(await storage.loadSnapshot(shopId)).toMatchObject({ seq: desk.desk.seq, data: fresh });

    const later = await loadShop(storage, shopId);
    expect(snapshotDesk(later.desk.desk)).toBe(snapshotDesk(await replay(storage, shopId)));
  });

  it('reads the whole journal if the snapshot is of another version, or damaged', async () => {
    const storage = await make();
    const first = await newShop(storage);
    const { shopId } = first;
    await enter(first.desk, 'talk');
    await first.desks.close();
    const whole = await storage.loadSnapshot(shopId);
    for (const odd of [
      { version: 999, data: 'from the future' },
      { version: whole?.version ?? 0, data: '{' },
    ]) {
      await storage.saveSnapshot(shopId, { ...odd, seq: whole?.seq ?? 0 });
      const { desk, desks } = await loadShop(storage, shopId);
      expect(snapshotDesk(desk.desk)).toBe(snapshotDesk(await replay(storage, shopId)));
      await send(desk, 'talk', `c${odd.version}`);
      await storage.saveSnapshot(shopId, { ...odd, seq: desk.desk.seq });
      await desks.close();
    }
  });

  it('gives agents one fresh lease when a desk is loaded again, and none to a new shop', async () => {
    const storage = await make();
    const { desks, shopId } = await newShop(storage);
    const leases = async (): Promise<number> => {
      const rows = await storage.readJournal(shopId, { after: 0, limit: 1000 });
      return rows.filter(({ type }) => type === 'agent.lease-started').length;
    };
    expect(await leases()).toBe(0);
    await desks.close();
    const again = await loadShop(storage, shopId);
    expect(await leases()).toBe(1);
    expect(await again.desks.of(shopId)).toBe(again.desk);
    expect(await leases()).toBe(1);
  });

  it('knows no shop that was never made, and loads one that was made meanwhile', async () => {
    const storage = await make();
    const { desks } = await newShop(storage);
    expect(await desks.of('later')).toBeUndefined();
    await storage.createShop({ shopId: 'later', name: 'L', epoch: 'e2', origins: [], timeZone: 'UTC' });
    expect((await desks.of('later'))?.shop.epoch).toBe('e2');
  });

  it('takes nothing more once it is closing, and settles what is under way', async () => {
    const faulty = new FaultyStorage(await make());
    const { desk, desks, shopId } = await newShop(faulty.storage);
    await enter(desk, 'talk');
    const release = faulty.hold();
    const sent = send(desk, 'talk', 'c1');
    const closed = desks.close();
    await settled();
    await expect(send(desk, 'talk', 'c2')).rejects.toMatchObject({ code: 'UNAVAILABLE', retry: true });
    await expect(desks.of(shopId)).rejects.toMatchObject({ code: 'UNAVAILABLE' });
    release();
    expect((await sent).result).toMatchObject({ kind: 'message' });
    await closed;
    expect((await faulty.storage.loadSnapshot(shopId))?.seq).toBe(desk.desk.seq);
  });

  it('lets a listener that fails disturb nobody', async () => {
    const { desk, heard, log } = await newShop(await make());
    desk.onCommitted(() => {
      throw new Error('a listener of a test');
    });
    const later: string[] = [];
    const stop = desk.onCommitted((events) => later.push(...events.map(({ event }) => event.type)));
    await enter(desk, 'talk');
    stop();
    await send(desk, 'talk', 'c1');
    expect(heard.map(({ event }) => event.type)).toContain('message.posted');
    expect(later).toEqual(['conversation.opened', 'conversation.assigned']);
    expect(log).toContainEqual(expect.objectContaining({ message: 'A listener failed.' }));
  });
});

it('who sees an answer is told so, also when the desk has long forgotten the conversation', () => {
  const by = { kind: 'customer', id: 'chen' } as const;
  const seen = { type: 'message.seen', at: 1, conversationId: 'forgotten', by, upTo: 3 } as const;
  expect(applyEvent(emptyDesk(), seen).audiences).toEqual(['customer:chen']);
});
