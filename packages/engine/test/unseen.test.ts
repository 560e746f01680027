import { describe, expect, test } from 'vitest';
import { restoreDesk, snapshotDesk, unseenEndingsOf } from '../src/index.ts';
import { unseenCustomers, unseenEndings, unseenForMs } from '../src/settings.ts';
import { agent, customer, minute, Scene, told } from './support/scene.ts';

function shop(): Scene {
  return new Scene().agents('A').online('A');
}

/** A customer asks and leaves, is answered, and it ends without them. */
function answered(scene: Scene, customerId: string, page: 'shop' | 'order' = 'shop'): string {
  const id = scene.enter(customerId, { page });
  scene.says(customer(customerId), id);
  scene.says(agent('A'), id);
  scene.pass(11 * minute);
  expect(scene.desk.conversations.has(id)).toBe(false);
  return id;
}

const unseen = (scene: Scene, customerId: string) => unseenEndingsOf(scene.desk, customerId, scene.now);
const see = (conversationId: string, upTo: number, by = customer('X')) =>
  ({ type: 'message.see', conversationId, by, upTo }) as const;

describe('an answer that its customer has not seen', () => {
  test('LM-16 to what was left waits for them after the end, and holds no place of the agent’s', () => {
    const scene = new Scene().agents('A').capacity({ A: 1 });
    const id = scene.enter('X');
    scene.says(customer('X'), id);
    scene.online('A');
    scene.pass(2 * minute);
    scene.says(agent('A'), id);
    expect(unseen(scene, 'X')).toEqual([]);
    scene.pass(11 * minute);
    expect(unseen(scene, 'X')).toEqual([id]);
    expect(scene.desk.agents.get('A')?.load).toBe(0);
    expect(unseen(scene, 'Y')).toEqual([]);
    expect(unseenEndingsOf(restoreDesk(snapshotDesk(scene.desk)), 'X', scene.now)).toEqual([id]);
  });

  test('waits until they have seen the last one, not before and not once more', () => {
    const scene = shop();
    const id = scene.enter('X');
    scene.says(customer('X'), id);
    const [first] = scene.says(agent('A'), id);
    scene.says(agent('A'), id);
    scene.ends(agent('A'), id);
    const last = scene.desk.unseen.get('X')?.[0]?.answerSeq ?? 0;
    expect(first?.type).toBe('message.posted');
    expect(scene.ask(see(id, last - 1))).toMatchObject([{ type: 'message.seen', upTo: last - 1 }]);
    expect(scene.ask(see(id, last - 1))).toEqual([]);
    expect(unseen(scene, 'X')).toEqual([id]);
    expect(scene.ask(see(id, Number.MAX_SAFE_INTEGER))).toMatchObject([
      { type: 'message.seen', conversationId: id, by: customer('X'), upTo: last },
    ]);
    expect(unseen(scene, 'X')).toEqual([]);
    expect(scene.ask(see(id, last))).toEqual([]);
  });

  test('nobody else sees it for them', () => {
    const scene = shop();
    const id = answered(scene, 'X');
    expect(scene.ask(see(id, 99, agent('A')))).toEqual([]);
    expect(scene.refusal(see(id, 99, customer('Y')))).toMatchObject({ code: 'NOT_FOUND' });
    expect(unseen(scene, 'X')).toEqual([id]);
  });

  test('AR-01 what was seen, and what is said by itself, waits for nobody', () => {
    const scene = shop();
    scene.settings({ autoReplies: { first: '您好', away: null, suspended: null } });
    const id = scene.enter('X');
    expect(told(scene.says(customer('X'), id))).toContain(`message.posted ${id}`);
    expect(scene.events.at(-1)).toMatchObject({ by: { kind: 'auto' } });
    scene.ends(agent('A'), id);
    const other = scene.enter('X');
    scene.says(agent('A'), other);
    scene.says(customer('X'), other);
    scene.ends(agent('A'), other);
    expect(unseen(scene, 'X')).toEqual([]);
  });

  test('the latest few of a customer wait, and each for 30 days', () => {
    const scene = shop();
    const ids = Array.from({ length: unseenEndings + 1 }, () => answered(scene, 'X'));
    expect(unseen(scene, 'X')).toEqual(ids.slice(1));
    const endedAt = scene.desk.unseen.get('X')?.[0]?.endedAt ?? 0;
    expect(unseenEndingsOf(scene.desk, 'X', endedAt + unseenForMs - 1)).toEqual(ids.slice(1));
    expect(unseenEndingsOf(scene.desk, 'X', endedAt + unseenForMs)).toEqual(ids.slice(2));
    scene.now += 2 * unseenForMs;
    answered(scene, 'Y');
    expect(scene.desk.unseen.has('X')).toBe(false);
  });

  test('the desk does not grow without end: who has been away longest is forgotten', () => {
    const scene = shop();
    const kept = { conversationId: 'old', endedAt: scene.now, answerSeq: 1, lastItemSeq: 1, seen: 0 };
    for (let n = 0; n < unseenCustomers; n++) scene.desk.unseen.set(`old-${n}`, [kept]);
    const id = answered(scene, 'X');
    expect(scene.desk.unseen.size).toBe(unseenCustomers);
    expect(scene.desk.unseen.has('old-0')).toBe(false);
    expect(scene.desk.unseen.has('old-1')).toBe(true);
    expect(unseen(scene, 'X')).toEqual([id]);
  });

  test('is the known one’s once they have logged in, in its order, and theirs alone to see and rate', () => {
    const scene = shop();
    const [one, own, two] = [answered(scene, 'X'), answered(scene, 'K'), answered(scene, 'X', 'order')];
    expect(told(scene.ask({ type: 'customer.identify', customerId: 'X', knownId: 'K' }))).toEqual([
      `conversation.identified ${one}`,
      `conversation.identified ${two}`,
    ]);
    expect([unseen(scene, 'X'), unseen(scene, 'K')]).toEqual([[], [one, own, two]]);
    expect(scene.refusal(see(one, 99))).toMatchObject({ code: 'NOT_FOUND' });
    expect(told(scene.ask(see(one, 99, customer('K'))))).toEqual([`message.seen ${one}`]);
    expect(unseen(scene, 'K')).toEqual([own, two]);
    const rating = { type: 'conversation.rate', conversationId: one, grade: 5 } as const;
    expect(scene.ask({ ...rating, customerId: 'K' })).toHaveLength(1);
    expect(scene.ask({ type: 'customer.identify', customerId: 'X', knownId: 'K' })).toEqual([]);
  });

  test('is nobody’s once they are erased', () => {
    const scene = shop();
    const id = answered(scene, 'X');
    expect(unseen(scene, 'X')).toEqual([id]);
    scene.ask({ type: 'customer.erase', customerIds: ['X'] });
    expect(scene.desk.unseen.size).toBe(0);
  });
});
