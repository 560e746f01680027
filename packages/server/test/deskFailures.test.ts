import { snapshotDesk } from '@shopbell/engine';
import { expect, it } from 'vitest';
import { enter, newShop, replay, send, storedTexts } from './support/deskUnderTest.ts';
import { FaultyStorage } from './support/faultyStorage.ts';
import { onEachStorage } from './support/storages.ts';

const unavailable = { code: 'UNAVAILABLE', retry: true };

onEachStorage('when storage fails', (make) => {
  it('decides the tail again in order after one failed commit, and nobody notices', async () => {
    const faulty = new FaultyStorage(await make());
    const { desk, heard, log, shopId } = await newShop(faulty.storage);
    await enter(desk, 'talk');
    heard.length = 0;
    faulty.failNext();
    const release = faulty.hold();
    const replies = ['c1', 'c2', 'c3'].map((clientId) => send(desk, 'talk', clientId));
    release();
    const positions = (await Promise.all(replies)).map(({ position }) => position);
    expect(heard.map(({ seq, text }) => [seq, text])).toEqual([
      [positions[0], 'text of c1'],
      [positions[1], 'text of c2'],
      [positions[2], 'text of c3'],
    ]);
    expect(snapshotDesk(desk.desk)).toBe(snapshotDesk(await replay(faulty.storage, shopId)));
    expect(log.map(({ message }) => message)).toContain('A commit failed.');
  });

  it('rejects with UNAVAILABLE while commits keep failing, does nothing half, and recovers with the disk', async () => {
    const faulty = new FaultyStorage(await make());
    const { desk, heard, shopId } = await newShop(faulty.storage);
    await enter(desk, 'talk');
    heard.length = 0;
    faulty.failNext(2);
    const replies = await Promise.allSettled(['c1', 'c2'].map((clientId) => send(desk, 'talk', clientId)));
    expect(replies).toMatchObject([
      { status: 'rejected', reason: unavailable },
      { status: 'rejected', reason: unavailable },
    ]);
    expect([heard, await storedTexts(faulty.storage, shopId)]).toEqual([[], []]);
    const { result } = await send(desk, 'talk', 'c1');
    expect(result).toMatchObject({ kind: 'message', repeated: false });
    expect(await storedTexts(faulty.storage, shopId)).toEqual(['text of c1']);
  });

  it('fails what cannot be stored alone: the others, before it and after it, are stored', async () => {
    const storage = await make();
    const { desk, heard, log, shopId } = await newShop(storage);
    await enter(desk, 'talk');
    const by = { kind: 'customer', id: 'chen' } as const;
    const message = {
      type: 'message.send',
      conversationId: 'talk',
      by,
      messageId: `once-${shopId}`,
    } as const;
    await desk.submit({ ...message, clientId: 'c0', text: 'once' });
    heard.length = 0;
    const replies = await Promise.allSettled([
      send(desk, 'talk', 'c1'),
      desk.submit({ ...message, clientId: 'c2', text: 'twice' }),
      send(desk, 'talk', 'c3'),
    ]);
    expect(replies.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(replies[1]).toMatchObject({ reason: unavailable });
    expect(heard.map(({ text }) => text)).toEqual(['text of c1', 'text of c3']);
    expect(await storedTexts(storage, shopId)).toEqual(['once', 'text of c1', 'text of c3']);
    expect(log.map(({ message }) => message)).toContain('What came of message.send cannot be stored.');
  });

  it('decides nothing while it cannot learn where the journal ends', async () => {
    const faulty = new FaultyStorage(await make());
    const { desk, heard, shopId } = await newShop(faulty.storage);
    await enter(desk, 'talk');
    heard.length = 0;
    faulty.loseNextAnswer();
    faulty.unreadable = true;
    await expect(send(desk, 'talk', 'c1')).rejects.toMatchObject(unavailable);
    await expect(send(desk, 'talk', 'c1')).rejects.toMatchObject(unavailable);
    expect(heard).toEqual([]);
    faulty.unreadable = false;
    // The commit whose answer was lost had been stored after all.
    expect((await send(desk, 'talk', 'c1')).result).toMatchObject({ kind: 'message', repeated: true });
    expect(heard.map(({ text }) => text)).toEqual(['text of c1']);
    expect(await storedTexts(faulty.storage, shopId)).toEqual(['text of c1']);
  });

  it('stores a message once if the answer to its commit is lost', async () => {
    const faulty = new FaultyStorage(await make());
    const { desk, heard, shopId } = await newShop(faulty.storage);
    await enter(desk, 'talk');
    heard.length = 0;
    faulty.loseNextAnswer();
    const { result, position } = await send(desk, 'talk', 'c1');
    expect(result).toMatchObject({ kind: 'message', seq: position, repeated: true });
    expect(heard.map(({ text }) => text)).toEqual(['text of c1']);
    expect(await storedTexts(faulty.storage, shopId)).toEqual(['text of c1']);
  });

  it('catches up with another writer and decides again on top, telling listeners of both', async () => {
    const faulty = new FaultyStorage(await make());
    const { desk, heard, shopId } = await newShop(faulty.storage);
    await enter(desk, 'talk');
    heard.length = 0;
    const seq = desk.desk.seq + 1;
    const event = { type: 'agent.added', at: desk.desk.at, agentId: 'bert', name: '贝特' };
    const row = {
      seq,
      at: event.at,
      type: event.type,
      version: 1,
      data: JSON.stringify(event),
      audiences: [],
    };
    faulty.overtakeNextWith({ shopId, expectedSeq: seq - 1, rows: [row] });
    const replies = await Promise.all([send(desk, 'talk', 'c1'), send(desk, 'talk', 'c2')]);
    expect(replies.map(({ position }) => position)).toEqual([seq + 1, seq + 2]);
    expect(heard.map(({ event: { type } }) => type)).toEqual([
      'agent.added',
      'message.posted',
      'message.posted',
    ]);
    expect(snapshotDesk(desk.desk)).toBe(snapshotDesk(await replay(faulty.storage, shopId)));
  });

  it('rejects with UNAVAILABLE if the shop cannot be loaded, and loads it when it can', async () => {
    const faulty = new FaultyStorage(await make());
    const { desks } = await newShop(faulty.storage);
    const shop = { shopId: 'other', name: 'O', epoch: 'e2', origins: [], timeZone: 'UTC' };
    await faulty.storage.createShop(shop);
    faulty.unreadable = true;
    await expect(desks.of('other')).rejects.toMatchObject(unavailable);
    faulty.unreadable = false;
    expect((await desks.of('other'))?.shop).toMatchObject(shop);
  });
});
