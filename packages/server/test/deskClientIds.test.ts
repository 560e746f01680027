import { expect, it } from 'vitest';
import { end, enter, newShop, send, settled, storedTexts } from './support/deskUnderTest.ts';
import { FaultyStorage } from './support/faultyStorage.ts';
import { onEachStorage } from './support/storages.ts';

onEachStorage('a client id that comes again', (make) => {
  it('gets the first answer while the conversation lives, and stores nothing', async () => {
    const storage = await make();
    const { desk, shopId } = await newShop(storage);
    await enter(desk, 'talk');
    const [first, second] = await Promise.all([send(desk, 'talk', 'c1'), send(desk, 'talk', 'c1')]);
    const third = await send(desk, 'talk', 'c1');
    expect(second.result).toEqual({ ...first.result, repeated: true });
    expect(third.result).toEqual(second.result);
    expect(await storedTexts(storage, shopId)).toHaveLength(1);
  });

  it('gets the first answer after the conversation has ended', async () => {
    const { desk } = await newShop(await make());
    await enter(desk, 'talk');
    const first = await send(desk, 'talk', 'c1');
    await end(desk, 'talk');
    const again = await send(desk, 'talk', 'c1');
    expect(again).toEqual({ result: { ...first.result, repeated: true }, position: first.position });
    await expect(send(desk, 'talk', 'c2')).rejects.toMatchObject({ code: 'CONVERSATION_ENDED' });
  });

  it('gets the first answer even if the end and the repeat come before the message is stored', async () => {
    const faulty = new FaultyStorage(await make());
    const { desk, shopId } = await newShop(faulty.storage);
    await enter(desk, 'talk');
    const release = faulty.hold();
    const first = send(desk, 'talk', 'c1');
    const ended = end(desk, 'talk');
    const again = send(desk, 'talk', 'c1');
    await settled();
    release();
    await ended;
    expect((await again).result).toEqual({ ...(await first).result, repeated: true });
    expect(await storedTexts(faulty.storage, shopId)).toHaveLength(1);
  });

  it('is refused with other content, ended or not', async () => {
    const { desk } = await newShop(await make());
    await enter(desk, 'talk');
    await send(desk, 'talk', 'c1', 'this');
    const refusal = { code: 'CLIENT_ID_REUSED', retry: false, details: { clientId: 'c1' } };
    await expect(send(desk, 'talk', 'c1', 'that')).rejects.toMatchObject(refusal);
    await end(desk, 'talk');
    await expect(send(desk, 'talk', 'c1', 'that')).rejects.toMatchObject(refusal);
  });

  it('is refused in another conversation, and what was sent around it is stored in order', async () => {
    const storage = await make();
    const { desk, heard, shopId } = await newShop(storage);
    await enter(desk, 'first');
    await send(desk, 'first', 'c1', 'one');
    await end(desk, 'first');
    await enter(desk, 'second');
    heard.length = 0;
    const before = send(desk, 'second', 'c2', 'two');
    const reused = send(desk, 'second', 'c1', 'one');
    const after = send(desk, 'second', 'c3', 'three');
    await expect(reused).rejects.toMatchObject({ code: 'CLIENT_ID_REUSED', details: { clientId: 'c1' } });
    expect((await after).position).toBe((await before).position + 1);
    expect(await storedTexts(storage, shopId)).toEqual(['one', 'two', 'three']);
    expect(heard.map(({ text }) => text)).toEqual(['two', 'three']);
  });

  it('is refused in another open conversation, of a customer by the desk and of an agent by storage', async () => {
    const storage = await make();
    const { desk, shopId } = await newShop(storage);
    await enter(desk, 'first');
    await enter(desk, 'second', 'lin');
    const answer = (conversationId: string, text: string) =>
      desk.submit({
        type: 'message.send',
        conversationId,
        by: { kind: 'agent', id: 'anna' },
        messageId: `m-${crypto.randomUUID()}`,
        clientId: 'c1',
        text,
      });
    const refusal = { code: 'CLIENT_ID_REUSED', details: { clientId: 'c1' } };
    const first = await answer('first', 'one');
    for (const text of ['one', 'two']) await expect(answer('second', text)).rejects.toMatchObject(refusal);
    expect((await answer('first', 'one')).result).toEqual({ ...first.result, repeated: true });
    await desk.submit({
      type: 'conversation.open',
      conversationId: 'third',
      customerId: 'chen',
      scope: { page: 'shop', channel: 'web' },
    });
    await send(desk, 'first', 'c1', 'mine');
    await expect(send(desk, 'third', 'c1', 'mine')).rejects.toMatchObject(refusal);
    expect(await storedTexts(storage, shopId)).toEqual(['one', 'mine']);
  });

  it('makes the desk fall back once for an author, however many ids come again', async () => {
    const faulty = new FaultyStorage(await make());
    const { desk, shopId } = await newShop(faulty.storage);
    await enter(desk, 'first');
    const ids = Array.from({ length: 10 }, (_, index) => `c${String(index)}`);
    for (const id of ids) await send(desk, 'first', id, id);
    await end(desk, 'first');
    await enter(desk, 'second');
    await expect(send(desk, 'second', 'c0', 'c0')).rejects.toMatchObject({ code: 'CLIENT_ID_REUSED' });
    const fellBack = faulty.reads;
    const again = [
      ...ids.map((id) => send(desk, 'second', id, id)),
      send(desk, 'second', 'new', 'new'),
      end(desk, 'second'),
      send(desk, 'second', 'late', 'late'),
    ];
    const outcomes = await Promise.allSettled(again);
    expect(outcomes.map(({ status }) => status)).toEqual([
      ...ids.map(() => 'rejected'),
      'fulfilled',
      'fulfilled',
      'rejected',
    ]);
    expect(outcomes.at(-1)).toMatchObject({ reason: { code: 'CONVERSATION_ENDED' } });
    expect(faulty.reads).toBe(fellBack);
    expect(await storedTexts(faulty.storage, shopId)).toEqual([...ids, 'new']);
  });
});
