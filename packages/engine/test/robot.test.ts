import { describe, expect, test } from 'vitest';
import { outcomeOf, type DeskSettings } from '../src/index.ts';
import { agent, customer, minute, Scene, told } from './support/scene.ts';

function shop(robot: DeskSettings['robot'], ...online: string[]): Scene {
  return new Scene({ robot }).agents('A', 'B').online(...online);
}

function enter(scene: Scene, customerId: string, scope: Parameters<Scene['enter']>[1] = {}): string {
  const result = scene.answer({ ...scene.entry(customerId, scope), robot: true });
  return result.kind === 'conversation' ? result.conversationId : '';
}

const handOver = (conversationId: string, customerId = 'X') =>
  ({ type: 'robot.hand-over', conversationId, customerId }) as const;
const answer = (conversationId: string, messageId = 'r1') =>
  ({ type: 'robot.answer', conversationId, messageId, length: 9, offersAgent: true }) as const;

describe('where it stands', () => {
  test('RB-04 off: the entry is routed; a host without a robot for the scope: the same', () => {
    const off = shop('off', 'A');
    expect(off.ownerOf(enter(off, 'X'))).toBe('A');
    const first = shop('first', 'A');
    expect(first.ownerOf(first.enter('X'))).toBe('A');
  });

  test('RB-06 first: the robot has it before anybody else, and no agent is charged', () => {
    const scene = shop('first', 'A');
    const id = enter(scene, 'X');
    expect(outcomeOf(scene.desk, id)).toEqual({ kind: 'robot' });
    expect(scene.desk.agents.get('A')?.load).toBe(0);
    expect(told(scene.events.slice(-2))).toEqual([`conversation.opened ${id}`, `robot.started ${id}`]);
  });

  test('RB-05 first: before the chooser too; the hand-over enters with the same scope', () => {
    const scene = shop('first', 'A', 'B')
      .group('G1', { pages: ['product'], members: { A: 6 } })
      .group('G2', { skus: ['1'], members: { B: 6 } });
    const id = enter(scene, 'X', { page: 'product', sku: '1' });
    expect(scene.ownerOf(id)).toBe('robot');
    expect(told(scene.ask(handOver(id)))).toEqual([`conversation.offered ${id}`]);
  });

  test('RB-05 nobody-free: after a choice too, and after one that was made for the customer', () => {
    const scene = shop('nobody-free')
      .group('G1', { pages: ['product'], members: { A: 6 } })
      .group('G2', { skus: ['1'], members: { B: 6 } });
    const both = { page: 'product', sku: '1' } as const;
    const id = enter(scene, 'X', both);
    expect(scene.ownerOf(id)).toBe('choosing');
    scene.ask({ type: 'conversation.choose', conversationId: id, customerId: 'X', groupId: 'G1' });
    expect(scene.ownerOf(id)).toBe('robot');
    const other = enter(scene, 'Y', both);
    scene.says(customer('Y'), other);
    scene.pass(minute);
    expect(scene.ownerOf(other)).toBe('robot');
    const without = scene.enter('Z', both);
    scene.ask({ type: 'conversation.choose', conversationId: without, customerId: 'Z', groupId: 'G1' });
    expect(scene.ownerOf(without)).toBe('leave-message');
  });

  test('RB-05 nobody-free: a free agent goes first; full or gone, the robot has it, bound to the group', () => {
    const scene = shop('nobody-free', 'A');
    scene.capacity({ A: 1 });
    const held = enter(scene, 'H');
    expect(scene.ownerOf(held)).toBe('A');
    const id = enter(scene, 'X');
    expect(scene.ownerOf(id)).toBe('robot');
    expect(told(scene.ask(handOver(id)))).toEqual([`conversation.queued ${id} default default`]);
    scene.status('offline', 'A');
    expect(scene.ownerOf(enter(scene, 'Y'))).toBe('robot');
  });
});

describe('an answer that comes twice', () => {
  test('RB-05 stands there once and gets the first answer again, also once a person has taken over', () => {
    const scene = shop('first', 'A');
    const id = enter(scene, 'X');
    scene.says(customer('X'), id);
    const first = scene.answer(answer(id));
    expect(first).toMatchObject({ kind: 'message', messageId: 'r1', repeated: false });
    const again = { ...first, repeated: true };
    expect(scene.answer(answer(id))).toEqual(again);
    scene.ask(handOver(id));
    expect(scene.answer(answer(id))).toEqual(again);
    expect(scene.ask(answer(id))).toEqual([]);
    expect(scene.events.filter(({ type }) => type === 'message.posted')).toHaveLength(2);
    scene.ends(customer('X'), id);
    expect(scene.answer(answer(id))).toEqual({ kind: 'done' });
  });

  test('RB-05 a customer’s id is another one', () => {
    const scene = shop('first');
    const id = enter(scene, 'X');
    scene.says(customer('X'), id, 'r1');
    expect(scene.answer(answer(id))).toMatchObject({ repeated: false });
  });
});

describe('a person instead', () => {
  test('RB-05 to an agent who is free; asking again is harmless', () => {
    const scene = shop('first', 'A');
    const id = enter(scene, 'X');
    expect(told(scene.ask(handOver(id)))).toEqual([
      `conversation.assigned ${id} A default default hand-over`,
    ]);
    expect(scene.ask(handOver(id))).toEqual([]);
  });

  test("RB-05 ST-07 nobody there: a leave message with what was written, which the robot's answers do not settle", () => {
    const scene = shop('first');
    const id = enter(scene, 'X');
    scene.says(customer('X'), id);
    scene.ask(answer(id));
    scene.ask(handOver(id));
    expect(scene.desk.pending.has(id)).toBe(true);
    // The robot answered, a person did not: it waits without end.
    expect(scene.pass(24 * 60 * minute)).toEqual([]);
    scene.online('A');
    expect(told(scene.pass(90_000))).toEqual([`leave-message.delivered ${id} A default`]);
  });

  test("RB-06 RT-52 what was written to the robot is owed a person's answer from the hand-over on", () => {
    const scene = shop('first', 'A');
    const id = enter(scene, 'X');
    scene.says(customer('X'), id);
    scene.ask(answer(id));
    expect(scene.desk.conversations.get(id)?.owed).toBe(false);
    scene.ask(handOver(id));
    expect(scene.desk.conversations.get(id)?.owed).toBe(true);
    scene.status('offline', 'A');
    scene.online('B');
    expect(told(scene.pass(minute))).toEqual([`conversation.assigned ${id} B default default re-routed`]);
  });

  test('RB-05 without a word nothing is owed: the empty conversation ends', () => {
    const scene = shop('first', 'A');
    const id = enter(scene, 'X');
    scene.ask(handOver(id));
    scene.pass(10 * minute);
    expect(scene.desk.conversations.has(id)).toBe(false);
  });

  test('RB-05 its group is deleted while the robot has it: by what the scope says', () => {
    const scene = shop('nobody-free').group('G1', { skus: ['1'], members: { A: 6 } });
    const id = enter(scene, 'X', { sku: '1' });
    expect(scene.desk.conversations.get(id)).toMatchObject({ state: 'robot', groupId: 'G1' });
    scene.ask({ type: 'group.delete', groupId: 'G1' });
    scene.online('B');
    expect(told(scene.ask(handOver(id)))).toEqual([
      `conversation.assigned ${id} B default default hand-over`,
    ]);
  });

  test("RB-05 somebody else's, an unknown and an ended one are refused", () => {
    const scene = shop('first', 'A');
    const id = enter(scene, 'X');
    expect(scene.refusal(handOver(id, 'Y')).code).toBe('NOT_FOUND');
    expect(scene.refusal(handOver('unknown')).code).toBe('NOT_FOUND');
    scene.ends(customer('X'), id);
    expect(scene.refusal(handOver(id)).code).toBe('CONVERSATION_ENDED');
  });
});

describe('what it says', () => {
  test('RB-05 an answer is a message of the robot, and says whether a person is offered', () => {
    const scene = shop('first', 'A');
    const id = enter(scene, 'X');
    scene.says(customer('X'), id);
    const [event] = scene.ask(answer(id));
    expect(event).toMatchObject({
      type: 'message.posted',
      by: { kind: 'robot', id: 'robot', offersAgent: true },
      length: 9,
    });
  });

  test('RB-06 too late, the customer is with a person or gone: nothing is said', () => {
    const scene = shop('first', 'A');
    const id = enter(scene, 'X');
    scene.ask(handOver(id));
    expect(scene.ask(answer(id))).toEqual([]);
    scene.ends(agent('A'), id);
    expect(scene.ask(answer(id))).toEqual([]);
    expect(scene.ask(answer('unknown'))).toEqual([]);
  });

  test('RB-05 a bad id, a bad length, an offer that is none', () => {
    const scene = shop('first', 'A');
    const id = enter(scene, 'X');
    for (const bad of [{ messageId: '' }, { length: -1 }, { offersAgent: 'yes' as unknown as boolean }])
      expect(scene.refusal({ ...answer(id), ...bad }).code).toBe('INVALID_ARGUMENT');
  });

  test('an answered customer who stays away ends it; one who waits for an answer does not', () => {
    const scene = shop('first', 'A');
    const [answered, waits] = [enter(scene, 'X'), enter(scene, 'Y')];
    scene.says(customer('X'), answered);
    scene.says(customer('Y'), waits);
    scene.ask(answer(answered));
    expect(told(scene.pass(60 * minute))).toEqual([`conversation.ended ${answered} idle`]);
    expect(scene.ownerOf(waits)).toBe('robot');
  });
});
