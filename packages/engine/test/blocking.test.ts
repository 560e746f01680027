import { describe, expect, test } from 'vitest';
import { blockedCustomersOf } from '../src/index.ts';
import { customer, message, Scene, told } from './support/scene.ts';

const block = (customerId: string, reason = '营销账号') =>
  ({ type: 'customer.block', customerId, agentId: 'A', reason }) as const;

describe('blocking', () => {
  test('WB-19 X is blocked and enters: refused, not routed, not counted', () => {
    const scene = new Scene().agents('A').online('A');
    scene.ask(block('X'));
    expect(scene.refusal(scene.entry('X'))).toEqual({ code: 'CUSTOMER_BLOCKED' });
    expect(blockedCustomersOf(scene.desk)).toEqual([
      { customerId: 'X', agentId: 'A', reason: '营销账号', at: scene.now },
    ]);
    expect(scene.ownerOf(scene.enter('Y'))).toBe('A');
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
