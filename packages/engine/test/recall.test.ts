import { deskLimits } from '@shopbell/sdk/model';
import { describe, expect, test } from 'vitest';
import { restoreDesk, snapshotDesk, wakeAt } from '../src/index.ts';
import { agent, customer, message, Scene } from './support/scene.ts';

const recall = (conversationId: string, author: string, messageId: string) => ({
  type: 'message.recall' as const,
  conversationId,
  by: { kind: 'agent' as const, id: author },
  messageId,
});
const nobody = { code: 'NOT_FOUND', details: { what: 'message' } };
const tooLate = { code: 'RECALL_TOO_LATE', details: { limit: 120_000 } };

/** A customer who asked and was answered by A. */
function answered() {
  const scene = new Scene().agents('A', 'B').online('A', 'B');
  const id = scene.enter('X');
  const holder = scene.desk.conversations.get(id)?.agentId ?? '';
  scene.ask(message(customer('X'), id, 'c1'));
  const [posted] = scene.ask(message(agent(holder), id, 'c2'));
  const messageId = posted?.type === 'message.posted' ? posted.messageId : '';
  return { scene, id, holder, other: holder === 'A' ? 'B' : 'A', messageId };
}

describe('recall of an own message', () => {
  test('is an event that says nothing: the answer was given, nothing is owed again, no time runs anew', () => {
    const { scene, id, holder, messageId } = answered();
    const wake = wakeAt(scene.desk);
    const before = scene.desk.conversations.get(id);
    const kept = { owed: before?.owed, seen: before?.seen, item: before?.lastItemSeq, sent: before?.sent };
    scene.now += 60_000;
    const [event, ...others] = scene.ask(recall(id, holder, messageId));
    expect(event).toEqual({
      type: 'message.recalled',
      at: scene.now,
      conversationId: id,
      messageId,
      by: agent(holder),
    });
    expect(others).toEqual([]);
    expect(wakeAt(scene.desk)).toBe(wake);
    const after = scene.desk.conversations.get(id);
    expect({ owed: after?.owed, seen: after?.seen, item: after?.lastItemSeq, sent: after?.sent }).toEqual(
      kept,
    );
    // Sent again under its client id it is what was sent before: nothing comes back by that.
    expect(scene.ask(message(agent(holder), id, 'c2'))).toEqual([]);
  });

  test('is possible for 120 s, by the server’s clock, and not a millisecond longer', () => {
    expect(deskLimits.recall).toBe(120_000);
    const last = answered();
    last.scene.now += 120_000;
    expect(last.scene.ask(recall(last.id, last.holder, last.messageId))).toHaveLength(1);
    const late = answered();
    late.scene.now += 120_001;
    expect(late.scene.refusal(recall(late.id, late.holder, late.messageId))).toEqual(tooLate);
  });

  test('again is the first answer, however late, as long as the desk remembers', () => {
    const { scene, id, holder, messageId } = answered();
    scene.ask(recall(id, holder, messageId));
    const first = { kind: 'recalled', seq: scene.desk.seq, at: scene.now };
    for (const later of [0, 1000, 500_000]) {
      scene.now += later;
      expect(scene.answer(recall(id, holder, messageId))).toEqual(first);
    }
    expect(scene.desk.seq).toBe(first.seq);
  });

  test('is its author’s alone: no colleague’s, of no customer’s message, in no other conversation', () => {
    const { scene, id, holder, other, messageId } = answered();
    const mine = scene.enter('Y');
    expect(scene.refusal(recall(id, other, messageId))).toEqual(nobody);
    expect(scene.refusal(recall(mine, holder, messageId))).toEqual(nobody);
    expect(scene.refusal(recall(id, holder, 'unknown'))).toEqual(nobody);
    const asked = scene.events.find(({ type }) => type === 'message.posted');
    const askedId = asked?.type === 'message.posted' ? asked.messageId : '';
    expect(scene.refusal(recall(id, holder, askedId))).toEqual(nobody);
    expect(scene.refusal({ ...recall(id, 'X', askedId), by: customer('X') as never }).code).toBe(
      'INVALID_ARGUMENT',
    );
  });

  test('stays its author’s after a transfer and after the end', () => {
    const { scene, id, holder, other, messageId } = answered();
    scene.ask({
      type: 'conversation.transfer',
      conversationId: id,
      agentId: holder,
      to: { kind: 'agent', id: other },
    });
    const [posted] = scene.ask(message(agent(other), id, 'c9'));
    const othersId = posted?.type === 'message.posted' ? posted.messageId : '';
    expect(scene.refusal(recall(id, holder, othersId))).toEqual(nobody);
    expect(scene.ask(recall(id, holder, messageId))).toMatchObject([{ type: 'message.recalled' }]);
    scene.ask({ type: 'conversation.end', conversationId: id, by: customer('X') });
    expect(scene.ask(recall(id, other, othersId))).toMatchObject([{ type: 'message.recalled' }]);
    expect(scene.desk.conversations.get(id)).toBeUndefined();
  });

  test('of a note is told apart, for colleagues alone', () => {
    const { scene, id, holder } = answered();
    scene.ask({
      type: 'note.add',
      conversationId: id,
      by: { kind: 'agent', id: holder },
      messageId: 'n1',
      clientId: 'n1',
      digest: 'abc',
    });
    expect(scene.ask(recall(id, holder, 'n1'))).toMatchObject([{ type: 'note.recalled', messageId: 'n1' }]);
  });

  test('what is too old is forgotten; a restored desk knows the rest', () => {
    const { scene, id, holder, messageId } = answered();
    scene.now += 100_000;
    scene.ask(message(agent(holder), id, 'c3'));
    expect(scene.desk.recallable.size).toBe(2);
    scene.now += 100_000;
    scene.ask(message(agent(holder), id, 'c4'));
    expect(scene.desk.recallable.size).toBe(2);
    expect(scene.refusal(recall(id, holder, messageId))).toEqual(nobody);
    const restored = restoreDesk(snapshotDesk(scene.desk));
    expect([...restored.recallable.entries()]).toEqual([...scene.desk.recallable.entries()]);
  });
});
