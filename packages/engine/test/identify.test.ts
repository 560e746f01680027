import { describe, expect, test } from 'vitest';
import { openConversationsOf } from '../src/index.ts';
import { agent, customer, minute, Scene, told } from './support/scene.ts';

function shop(): Scene {
  return new Scene().agents('A', 'B').online('A');
}

const becomes = (customerId: string, knownId = 'K') =>
  ({ type: 'customer.identify', customerId, knownId }) as const;

describe('an anonymous customer becomes a known one', () => {
  test('what is open goes on as the known one’s, and the anonymous one has nothing left', () => {
    const scene = shop();
    const [one, two] = [scene.enter('X'), scene.enter('X', { page: 'order' })];
    const own = scene.enter('K', { page: 'product' });
    expect(told(scene.ask(becomes('X')))).toEqual([
      `conversation.identified ${one}`,
      `conversation.identified ${two}`,
    ]);
    expect(openConversationsOf(scene.desk, customer('K'))).toEqual([own, one, two]);
    expect(openConversationsOf(scene.desk, customer('X'))).toEqual([]);
    scene.says(customer('K'), one);
    expect(scene.enter('K', { page: 'order' })).toBe(two);
    const notFound = { code: 'NOT_FOUND', details: { what: 'conversation' } };
    expect(scene.refusal({ type: 'conversation.end', conversationId: one, by: customer('X') })).toEqual(
      notFound,
    );
    expect(scene.ask(becomes('X'))).toEqual([]);
    scene.ends(customer('K'), one);
    expect(
      scene.refusal({ type: 'conversation.rate', conversationId: one, customerId: 'X', grade: 5 }),
    ).toEqual(notFound);
    expect(
      scene.ask({ type: 'conversation.rate', conversationId: one, customerId: 'K', grade: 5 }),
    ).toHaveLength(1);
  });

  test('what was sent before the login and is repeated after it is said once', () => {
    const scene = shop();
    const id = scene.enter('X');
    const send = (by: string, digest = 'd') =>
      ({
        type: 'message.send',
        conversationId: id,
        by: customer(by),
        messageId: 'm',
        clientId: 'c',
        digest,
        length: 1,
      }) as const;
    const first = scene.answer(send('X'));
    scene.ask(becomes('X'));
    expect(scene.answer(send('K'))).toEqual({ ...first, repeated: true });
    expect(scene.refusal(send('K', 'other'))).toEqual({
      code: 'CLIENT_ID_REUSED',
      details: { clientId: 'c' },
    });
  });

  test('RT-46 a place in a line is kept, and given up by the known one', () => {
    const scene = shop().capacity({ A: 1 });
    scene.enter('Y');
    const id = scene.enter('X');
    scene.enter('Z');
    scene.ask(becomes('X'));
    scene.ask({ type: 'customer.absent', customerId: 'X' });
    scene.pass(5 * minute);
    expect(scene.ownerOf(id)).toBe('queued');
    scene.ask({ type: 'customer.absent', customerId: 'K' });
    expect(told(scene.pass(5 * minute))).toContain(`conversation.ended ${id} absent`);
  });

  test('WB-19 a block follows the person, in both directions', () => {
    const scene = shop();
    const own = scene.enter('K');
    scene.ask({ type: 'customer.block', customerId: 'X', agentId: 'A', reason: '广告' });
    expect(told(scene.ask(becomes('X')))).toEqual([
      'customer.blocked A',
      `conversation.ended ${own} blocked`,
    ]);
    expect(scene.answer(scene.entry('K'))).toMatchObject({ kind: 'refused', code: 'CUSTOMER_BLOCKED' });
    const other = scene.enter('Y');
    const waits = scene.enter('W');
    expect(scene.ownerOf(waits)).toBe('A');
    expect(told(scene.ask(becomes('Y')))).toEqual([
      `conversation.identified ${other}`,
      `conversation.ended ${other} blocked`,
    ]);
    scene.says(agent('A'), waits);
  });

  test('nobody becomes themselves, and only ids are customers', () => {
    const scene = shop();
    expect(scene.refusal(becomes('K', 'K'))).toMatchObject({ code: 'INVALID_ARGUMENT' });
    expect(scene.refusal(becomes('no id'))).toMatchObject({ code: 'INVALID_ARGUMENT' });
  });
});
