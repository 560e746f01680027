import { describe, expect, test } from 'vitest';
import { decide, openConversationsOf, restoreDesk, snapshotDesk } from '../src/index.ts';
import { agent, customer, message, Scene, told } from './support/scene.ts';

const notFound = { code: 'NOT_FOUND', details: { what: 'conversation' } };

function shop(): { scene: Scene; id: string } {
  const scene = new Scene().agents('A', 'B').online('A');
  return { scene, id: scene.enter('X') };
}

describe('entering', () => {
  test('the open conversation of the same scope is returned again, whatever order its values come in', () => {
    const { scene } = shop();
    const first = scene.enter('Y', { page: 'order', orderId: 'O1', sku: '7' });
    const command = scene.entry('Y', { sku: '7', orderId: 'O1', page: 'order' });
    expect(scene.answer(command)).toEqual({ kind: 'conversation', conversationId: first });
    expect(scene.ask(command)).toEqual([]);
  });

  test('another scope is another conversation, and the first keeps its owner', () => {
    const { scene, id } = shop();
    scene.online('B');
    const second = scene.enter('X', { sku: '1001' });
    expect(second).not.toBe(id);
    expect([scene.ownerOf(id), scene.ownerOf(second)]).toEqual(['A', 'B']);
    expect(openConversationsOf(scene.desk, customer('X'))).toEqual([id, second]);
  });

  test('after the end the same scope is a new conversation', () => {
    const { scene, id } = shop();
    scene.ask({ type: 'conversation.end', conversationId: id, by: customer('X') });
    expect(scene.enter('X')).not.toBe(id);
  });

  test('an id that was used before is refused', () => {
    const { scene, id } = shop();
    const again = { ...scene.entry('Y'), conversationId: id };
    expect(scene.refusal(again)).toEqual({ code: 'ALREADY_EXISTS' });
    scene.ask({ type: 'conversation.end', conversationId: id, by: customer('X') });
    expect(scene.refusal(again)).toEqual({ code: 'ALREADY_EXISTS' });
  });

  test('bad ids and bad scopes are refused', () => {
    const { scene } = shop();
    const entry = scene.entry('Y');
    for (const bad of ['', 'a b', 'ä', 'x'.repeat(65)]) {
      expect(scene.refusal({ ...entry, conversationId: bad }).code).toBe('INVALID_ARGUMENT');
      expect(scene.refusal({ ...entry, customerId: bad }).code).toBe('INVALID_ARGUMENT');
    }
    for (const scope of [
      { page: 'basket' as 'shop' },
      { sku: '' },
      { orderId: 'x'.repeat(129) },
      { channel: 'fax' as 'web' },
    ]) {
      expect(scene.refusal(scene.entry('Y', scope)).code).toBe('INVALID_ARGUMENT');
    }
  });
});

describe('sending', () => {
  test('customer and owner write into the conversation', () => {
    const { scene, id } = shop();
    const answer = scene.answer(message(customer('X'), id, 'c1'));
    expect(answer).toEqual({
      kind: 'message',
      messageId: 'm-X-c1',
      seq: scene.desk.seq,
      at: scene.now,
      repeated: false,
    });
    expect(told(scene.says(agent('A'), id))).toEqual([`message.posted ${id}`]);
  });

  test('a repeated client id with the same content gets the first answer, and nothing happens', () => {
    const { scene, id } = shop();
    const first = scene.answer(message(customer('X'), id, 'c1'));
    scene.now += 5000;
    scene.says(agent('A'), id);
    const again = { ...message(customer('X'), id, 'c1'), messageId: 'another' };
    expect(scene.answer(again)).toEqual({ ...first, repeated: true });
    expect(scene.ask(again)).toEqual([]);
  });

  test('the same client id for other content, or in another conversation, is refused by name', () => {
    const { scene, id } = shop();
    const other = scene.enter('X', { sku: '1' });
    scene.ask(message(customer('X'), id, 'c1'));
    const reused = { code: 'CLIENT_ID_REUSED', details: { clientId: 'c1' } };
    expect(scene.refusal(message(customer('X'), id, 'c1', 'other-content'))).toEqual(reused);
    expect(scene.refusal(message(customer('X'), other, 'c1'))).toEqual(reused);
  });

  test('client ids belong to their author: others may use the same', () => {
    const { scene, id } = shop();
    const other = scene.enter('Y');
    scene.ask(message(customer('X'), id, 'c1'));
    expect(told(scene.ask(message(agent('A'), id, 'c1', 'another')))).toEqual([`message.posted ${id}`]);
    expect(told(scene.ask(message(customer('Y'), other, 'c1', 'a-third')))).toEqual([
      `message.posted ${other}`,
    ]);
  });

  test('ids that begin or end alike are not mistaken for each other, and a repeat among many finds its own answer', () => {
    const { scene, id } = shop();
    const said = ['c1', 'c11', '1', 'c', '1c1'].flatMap((clientId) =>
      [customer('X'), agent('A')].map((by) => {
        scene.now += 1;
        return { by, clientId, answer: scene.answer(message(by, id, clientId)) };
      }),
    );
    for (const { by, clientId, answer } of said)
      expect(scene.answer(message(by, id, clientId))).toEqual({ ...answer, repeated: true });
  });

  test('RT-49 whoever has passed it on gets the first answer again all the same; the next owner may use the id', () => {
    const { scene, id } = shop();
    const first = scene.answer(message(agent('A'), id, 'c1'));
    scene.online('B');
    scene.ask({
      type: 'conversation.transfer',
      conversationId: id,
      agentId: 'A',
      to: { kind: 'agent', id: 'B' },
    });
    expect(scene.answer(message(agent('A'), id, 'c1'))).toEqual({ ...first, repeated: true });
    expect(scene.refusal(message(agent('A'), id, 'c1', 'other-content')).code).toBe('CLIENT_ID_REUSED');
    expect(scene.answer(message(agent('B'), id, 'c1'))).toMatchObject({ repeated: false });
  });

  test('client ids come back with a snapshot', () => {
    const { scene, id } = shop();
    const first = scene.answer(message(customer('X'), id, 'c1', 'a'.repeat(64)));
    const again = { ...message(customer('X'), id, 'c1', 'a'.repeat(64)), at: scene.now };
    const restored = restoreDesk(snapshotDesk(scene.desk));
    expect(decide(restored, again)).toMatchObject({ events: [], result: { ...first, repeated: true } });
    const other = decide(restored, { ...again, digest: `${'a'.repeat(63)}b` });
    expect(other).toMatchObject({ taken: false, refusal: { code: 'CLIENT_ID_REUSED' } });
  });

  test("somebody else's conversation is not found, as one that never was; an own ended one says so", () => {
    const { scene, id } = shop();
    for (const by of [customer('Y'), agent('B'), agent('X'), customer('A')]) {
      expect(scene.refusal(message(by, id, 'c1'))).toEqual(notFound);
      expect(scene.refusal(message(by, 'no-such', 'c1'))).toEqual(notFound);
    }
    scene.ask({ type: 'conversation.end', conversationId: id, by: agent('A') });
    expect(scene.refusal(message(customer('X'), id, 'c1'))).toEqual({ code: 'CONVERSATION_ENDED' });
    expect(scene.refusal(message(agent('A'), id, 'c1'))).toEqual({ code: 'CONVERSATION_ENDED' });
    expect(scene.refusal(message(customer('Y'), id, 'c1'))).toEqual(notFound);
  });

  test('client ids live with the conversation: the desk does not grow with what has ended', () => {
    const { scene, id } = shop();
    for (let n = 0; n < 50; n++) {
      scene.says(customer('X'), id);
      scene.says(agent('A'), id);
    }
    expect(scene.desk.conversations.get(id)?.sent.split('\n')).toHaveLength(101);
    scene.ask({ type: 'conversation.end', conversationId: id, by: customer('X') });
    expect(scene.desk.conversations.size).toBe(0);
    expect(openConversationsOf(scene.desk, agent('A'))).toEqual([]);
  });

  test('bad ids, a bad length', () => {
    const { scene, id } = shop();
    const good = message(customer('X'), id, 'c1');
    for (const bad of [
      { messageId: '' },
      { clientId: 'no spaces' },
      { length: -1 },
      { length: 1.5 },
      { digest: 'no hash' },
      { digest: '' },
    ]) {
      expect(scene.refusal({ ...good, ...bad }).code).toBe('INVALID_ARGUMENT');
    }
  });
});

describe('seeing', () => {
  const see = (by: ReturnType<typeof customer>, conversationId: string, upTo: number) =>
    ({ type: 'message.see', conversationId, by, upTo }) as const;

  test('a watermark goes forward only, never beyond the newest message', () => {
    const { scene, id } = shop();
    scene.says(agent('A'), id);
    const newest = scene.desk.seq;
    expect(scene.ask(see(customer('X'), id, newest + 999))).toEqual([
      { type: 'message.seen', at: scene.now, conversationId: id, by: customer('X'), upTo: newest },
    ]);
    expect(scene.ask(see(customer('X'), id, newest))).toEqual([]);
    expect(scene.ask(see(customer('X'), id, newest - 1))).toEqual([]);
    // Not even the watermark's own event draws it on.
    expect(scene.ask(see(customer('X'), id, scene.desk.seq))).toEqual([]);
    expect(scene.desk.conversations.get(id)?.seen).toEqual({ customer: newest, agent: newest });
  });

  test('whoever writes has read what stands above', () => {
    const { scene, id } = shop();
    scene.says(agent('A'), id);
    scene.says(customer('X'), id);
    expect(scene.ask(see(customer('X'), id, scene.desk.seq))).toEqual([]);
    expect(scene.ask(see(agent('A'), id, scene.desk.seq))).toHaveLength(1);
  });

  test('somebody else sees nothing; in an ended conversation nothing happens; a bad sequence is refused', () => {
    const { scene, id } = shop();
    expect(scene.refusal(see(customer('Y'), id, 1))).toEqual(notFound);
    expect(scene.refusal(see(agent('B'), id, 1))).toEqual(notFound);
    for (const upTo of [-1, 1.5, NaN])
      expect(scene.refusal(see(customer('X'), id, upTo)).code).toBe('INVALID_ARGUMENT');
    scene.ask({ type: 'conversation.end', conversationId: id, by: customer('X') });
    expect(scene.ask(see(customer('X'), id, 1))).toEqual([]);
  });
});

describe('ending', { timeout: 60_000 }, () => {
  test.each([customer('X'), agent('A')])('by $kind, and ending again is harmless for both', (by) => {
    const { scene, id } = shop();
    const end = { type: 'conversation.end', conversationId: id, by } as const;
    expect(scene.ask(end)).toEqual([{ type: 'conversation.ended', at: scene.now, conversationId: id, by }]);
    for (const again of [customer('X'), agent('A')]) expect(scene.ask({ ...end, by: again })).toEqual([]);
    expect(scene.refusal({ ...end, by: agent('B') })).toEqual(notFound);
  });

  test('the desk remembers the newest ten thousand endings', () => {
    const { scene } = shop();
    for (let n = 0; n < 10_050; n++) {
      const conversationId = scene.enter(`C${n}`);
      scene.ask({ type: 'conversation.end', conversationId, by: customer(`C${n}`) });
    }
    expect(scene.desk.ended.size).toBe(10_000);
  });
});

describe('time', () => {
  test('a clock that goes back does not take the desk with it', () => {
    const { scene, id } = shop();
    scene.now += 60_000;
    scene.says(customer('X'), id);
    const latest = scene.now;
    scene.now -= 3_600_000;
    expect(scene.says(customer('X'), id)[0]?.at).toBe(latest);
    expect(scene.desk.at).toBe(latest);
  });

  test.each([-1, NaN, Infinity, 1.5, 8.64e15 + 1, '1' as unknown as number])(
    'an absurd time is refused: %s',
    (at) => {
      const { scene } = shop();
      scene.now = at;
      expect(scene.refusal({ type: 'tick' }).code).toBe('INVALID_ARGUMENT');
    },
  );
});
