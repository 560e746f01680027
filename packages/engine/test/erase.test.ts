import { describe, expect, test } from 'vitest';
import { chatsOf, emptyDesk, evolve, restoreDesk, snapshotDesk } from '../src/index.ts';
import { agent, customer, message, Scene, told } from './support/scene.ts';

const erase = (...customerIds: string[]) => ({ type: 'customer.erase', customerIds }) as const;
const noCustomer = { code: 'NOT_FOUND', details: { what: 'customer' } };

/** X had a conversation, which has ended. */
function shop(): { scene: Scene; id: string } {
  const scene = new Scene().agents('A', 'B').online('A');
  const id = scene.enter('X');
  scene.says(customer('X'), id);
  scene.ends(agent('A'), id);
  return { scene, id };
}

describe('erasing a customer', () => {
  test('one event names every id; asked again, nothing happens', () => {
    const { scene } = shop();
    expect(scene.ask(erase('X', 'K', 'X'))).toEqual([
      { type: 'customer.erased', at: scene.now, customerIds: ['X', 'K'] },
    ]);
    expect(scene.ask(erase('K', 'X'))).toEqual([]);
    // An id that was found later is taken along.
    expect(scene.ask(erase('X', 'Y'))).toMatchObject([{ customerIds: ['Y'] }]);
  });

  test('while one of their conversations goes on it is refused with which, and whose it is', () => {
    const { scene, id: ended } = shop();
    const id = scene.enter('X', { page: 'order' });
    const engaged = (state: string, owner?: object) => ({
      code: 'CUSTOMER_ENGAGED',
      details: { conversationId: id, state, ...owner },
    });
    expect(scene.refusal(erase('K', 'X'))).toEqual(
      engaged('assigned', { agent: { id: 'A', name: '客服A' } }),
    );
    expect(id).not.toBe(ended);
    scene.ends(customer('X'), id);
    expect(scene.ask(erase('X'))).toHaveLength(1);
  });

  test('a leave message that waits is in the way, too', () => {
    const scene = new Scene().agents('A');
    const id = scene.enter('X');
    scene.says(customer('X'), id);
    expect(scene.refusal(erase('X'))).toMatchObject({
      code: 'CUSTOMER_ENGAGED',
      details: { state: 'leave-message' },
    });
  });

  test('they leave their customer groups, whose other members stay', () => {
    const { scene } = shop();
    scene.ask({
      ...{ type: 'customer-group.create', chatId: 'g', by: { kind: 'agent', id: 'A' }, name: '老顾客' },
      ...{ customerIds: ['X', 'Y'], agentIds: [] },
    });
    expect(told(scene.ask(erase('X')))).toEqual(['customer-group.left', 'customer.erased']);
    expect(chatsOf(scene.desk, customer('X'), 'customer-group')).toEqual([]);
    expect(chatsOf(scene.desk, customer('Y'), 'customer-group')).toHaveLength(1);
  });

  test('nobody comes back under the id: no entry, no contact, no rating, no group, no block, no login', () => {
    const { scene, id } = shop();
    scene.ask({ type: 'customer.block', customerId: 'X', agentId: 'A', reason: '王先生' });
    scene.ask(erase('X'));
    const scope = { page: 'shop', channel: 'web' } as const;
    expect(scene.refusal(scene.entry('X'))).toEqual(noCustomer);
    expect(
      scene.refusal({
        ...{ type: 'conversation.start', conversationId: 'c', agentId: 'A', customerId: 'X', scope },
      }),
    ).toEqual(noCustomer);
    expect(scene.refusal({ type: 'customer.block', customerId: 'X', agentId: 'A', reason: '再来' })).toEqual(
      noCustomer,
    );
    expect(
      scene.refusal({
        ...{ type: 'customer-group.create', chatId: 'g', by: { kind: 'agent', id: 'A' }, name: '群' },
        ...{ customerIds: ['X'], agentIds: [] },
      }),
    ).toEqual(noCustomer);
    expect(
      scene.refusal({
        ...{ type: 'conversation.rate', conversationId: id, customerId: 'X', grade: 5, commentId: 'n' },
      }),
    ).toMatchObject({ code: 'NOT_FOUND' });
    expect(scene.refusal(message(customer('X'), id, 'late')).code).toBe('CONVERSATION_ENDED');
    const open = scene.enter('Y');
    expect(scene.ask({ type: 'customer.identify', customerId: 'Y', knownId: 'X' })).toEqual([]);
    expect(scene.desk.conversations.get(open)?.customerId).toBe('Y');
  });

  test('what a colleague gave as the reason of a block is in no snapshot, and a restart forgets nothing', () => {
    const { scene } = shop();
    scene.ask({ type: 'customer.block', customerId: 'X', agentId: 'A', reason: '王先生' });
    expect(snapshotDesk(scene.desk)).toContain('王先生');
    scene.ask(erase('X'));
    const snapshot = snapshotDesk(scene.desk);
    expect(snapshot).not.toContain('王先生');
    const again = restoreDesk(snapshot);
    expect(snapshotDesk(again)).toBe(snapshot);
    expect([...again.erased.entries()].map(([customerId]) => customerId)).toEqual(['X']);
  });

  test('what they sent into groups leaves no digest in the desk, and a journal without it gives the same desk', () => {
    const { scene } = shop();
    scene.ask({
      ...{ type: 'customer-group.create', chatId: 'g', by: { kind: 'agent', id: 'A' }, name: '老顾客' },
      ...{ customerIds: ['X', 'Y'], agentIds: [] },
    });
    for (const id of ['X', 'Y'])
      scene.ask({ ...message(customer(id), 'g', `by-${id}`), digest: `digest-of-what-${id}-wrote` });
    scene.ask(erase('X'));
    const snapshot = snapshotDesk(scene.desk);
    expect(snapshot).not.toContain('what-X-wrote');
    expect(snapshot).not.toContain('by-X');
    expect(snapshot).toContain('what-Y-wrote');
    const again = emptyDesk();
    for (const event of scene.events)
      evolve(
        again,
        'digest' in event && 'by' in event && event.by.id === 'X' ? { ...event, digest: '' } : event,
      );
    expect(snapshotDesk(again)).toBe(snapshot);
  });

  test('what is no list of ids is refused by name', () => {
    const { scene } = shop();
    for (const ids of [[], [''], ['a b']])
      expect(scene.refusal(erase(...ids))).toMatchObject({
        code: 'INVALID_ARGUMENT',
        details: { issues: [{ path: 'customerIds' }] },
      });
  });
});
