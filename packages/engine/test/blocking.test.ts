import { describe, expect, test } from 'vitest';
import { blockedCustomersOf, outcomeOf, restoreDesk, snapshotDesk } from '../src/index.ts';
import { customer, message, Scene, told } from './support/scene.ts';

const block = (customerId: string, reason = '营销账号') =>
  ({ type: 'customer.block', customerId, agentId: 'A', reason }) as const;

describe('blocking', () => {
  test('WB-19 X is blocked and enters: refused, not routed, not counted', () => {
    const scene = new Scene().agents('A').online('A');
    scene.ask(block('X'));
    const seq = scene.desk.seq;
    const entry = scene.entry('X', { sku: '1' });
    const { conversationId } = entry;
    expect(scene.answer(entry)).toEqual({ kind: 'refused', conversationId, code: 'CUSTOMER_BLOCKED' });
    expect(scene.events.slice(seq)).toEqual([
      {
        type: 'conversation.refused',
        at: scene.now,
        conversationId,
        customerId: 'X',
        scope: entry.scope,
        code: 'CUSTOMER_BLOCKED',
        trace: { steps: [{ rule: 'WB-19', said: 'blocked', agentId: 'A' }], decidedAt: seq },
      },
    ]);
    expect(outcomeOf(scene.desk, conversationId)).toBeUndefined();
    expect(scene.desk.agents.get('A')?.load).toBe(0);
    expect(blockedCustomersOf(scene.desk)).toEqual([
      { customerId: 'X', agentId: 'A', reason: '营销账号', at: scene.now },
    ]);
    expect(scene.ownerOf(scene.enter('Y'))).toBe('A');
  });

  test('WB-19 a thousand entries of the blocked customer: one record, nothing open, nobody dealt with, also after a restart', () => {
    const scene = new Scene().agents('A').online('A');
    scene.ask(block('X'));
    const first = scene.answer(scene.entry('X'));
    const before = snapshotDesk(scene.desk);
    for (let n = 0; n < 1_000; n++) expect(scene.answer(scene.entry('X'))).toEqual(first);
    expect(snapshotDesk(scene.desk)).toBe(before);
    expect(snapshotDesk(restoreDesk(before))).toBe(before);
    expect([scene.desk.conversations.size, scene.desk.openByCustomer.size]).toEqual([0, 0]);
    for (const sku of ['2', '3', '2']) expect(scene.answer(scene.entry('X', { sku }))).toEqual(first);
    expect(told(scene.events).filter((event) => event.startsWith('conversation.'))).toHaveLength(1);
    // Blocked anew it is another record.
    scene.ask({ type: 'customer.unblock', customerId: 'X' });
    scene.ask(block('X'));
    expect(scene.answer(scene.entry('X'))).not.toEqual(first);
  });

  test('WB-19 the record is a conversation that has ended: nothing can be said, rated or taken up in it', () => {
    const scene = new Scene().agents('A').online('A');
    scene.ask(block('X'));
    const entry = scene.entry('X');
    const { conversationId } = entry;
    scene.answer(entry);
    expect(scene.refusal(message(customer('X'), conversationId, 'c')).code).toBe('CONVERSATION_ENDED');
    expect(scene.ends(customer('X'), conversationId)).toEqual([]);
    const rating = { type: 'conversation.rate', conversationId, customerId: 'X', grade: 1 } as const;
    expect(scene.refusal(rating).code).toBe('NOT_RATABLE');
    expect(scene.refusal({ ...scene.entry('Y'), conversationId })).toEqual({ code: 'ALREADY_EXISTS' });
    scene.ask(block('Z'));
    expect(scene.refusal({ ...scene.entry('Z'), conversationId }).code).toBe('ALREADY_EXISTS');
    expect(scene.refusal({ ...scene.entry('Z'), conversationId: '' }).code).toBe('INVALID_ARGUMENT');
  });

  test('WB-19 in mid-conversation: it has ended, so that no word of the blocked customer reaches anybody', () => {
    const scene = new Scene().agents('A').online('A');
    const id = scene.enter('X');
    scene.ask(block('X'));
    expect(scene.refusal(message(customer('X'), id, 'c')).code).toBe('CONVERSATION_ENDED');
    expect(
      scene.refusal({ type: 'conversation.choose', conversationId: id, customerId: 'X', groupId: 'default' })
        .code,
    ).toBe('CONVERSATION_ENDED');
  });

  test('WB-19 everything of the customer ends at once, and the place goes to who waits, never to the blocked one', () => {
    const scene = new Scene().agents('A').online('A').capacity({ A: 1 });
    const held = scene.enter('X');
    const own = scene.enter('X', { sku: '1' });
    const waits = scene.enter('Y');
    expect(scene.ownerOf(own)).toBe('queued');
    expect(told(scene.ask(block('X')))).toEqual([
      'customer.blocked A',
      `conversation.ended ${held} blocked`,
      `conversation.ended ${own} blocked`,
      `conversation.assigned ${waits} A default default queue`,
    ]);
  });

  test('WB-19 messages that were left are not delivered any more', () => {
    const scene = new Scene().agents('A');
    const id = scene.enter('X');
    scene.says(customer('X'), id);
    scene.ask(block('X'));
    scene.online('A');
    expect(scene.pass(600_000)).toEqual([]);
    expect(scene.desk.pending.size).toBe(0);
    expect(scene.refusal(message(customer('X'), id, 'c')).code).toBe('CONVERSATION_ENDED');
  });

  test('WB-19 unblocked, the customer is served again; both are harmless when told twice', () => {
    const scene = new Scene().agents('A').online('A');
    scene.ask(block('X'));
    expect(scene.ask(block('X', 'again'))).toEqual([]);
    expect(told(scene.ask({ type: 'customer.unblock', customerId: 'X' }))).toEqual(['customer.unblocked']);
    expect(scene.ask({ type: 'customer.unblock', customerId: 'X' })).toEqual([]);
    expect(scene.ownerOf(scene.enter('X'))).toBe('A');
  });

  test('WB-19 without a reason, by nobody, a bad id', () => {
    const scene = new Scene().agents('A');
    for (const reason of ['', ' ', 'x'.repeat(201), 5 as unknown as string])
      expect(scene.refusal(block('X', reason)).code).toBe('INVALID_ARGUMENT');
    expect(scene.refusal(block('no spaces')).code).toBe('INVALID_ARGUMENT');
    expect(scene.refusal({ ...block('X'), agentId: 'Z' })).toEqual({
      code: 'NOT_FOUND',
      details: { what: 'agent' },
    });
    expect(scene.refusal({ type: 'customer.unblock', customerId: '' }).code).toBe('INVALID_ARGUMENT');
    scene.ask(block('X', 'x'.repeat(200)));
  });
});
