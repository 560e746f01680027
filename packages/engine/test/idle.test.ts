import { describe, expect, test } from 'vitest';
import { wakeAt } from '../src/index.ts';
import { agent, customer, minute, Scene, second, told } from './support/scene.ts';

function shop(settings: ConstructorParameters<typeof Scene>[0] = {}): { scene: Scene; id: string } {
  const scene = new Scene(settings).agents('A').online('A');
  const id = scene.enter('X');
  scene.says(customer('X'), id);
  scene.says(agent('A'), id);
  return { scene, id };
}

describe('a conversation without its customer', () => {
  test('is warned of after 8 minutes and ends after 10', () => {
    const { scene, id } = shop();
    expect(scene.pass(8 * minute - 1)).toEqual([]);
    expect(scene.pass(1)).toEqual([
      { type: 'conversation.idle-warned', at: scene.now, conversationId: id, endsAt: scene.now + 2 * minute },
    ]);
    expect(scene.pass(2 * minute - 1)).toEqual([]);
    expect(told(scene.pass(1))).toEqual([`conversation.ended ${id} idle`]);
  });

  test('goes on with a word of either side, or when the customer reads', () => {
    const { scene, id } = shop();
    scene.pass(9 * minute);
    scene.ask({ type: 'message.see', conversationId: id, by: customer('X'), upTo: scene.desk.seq });
    expect(told(scene.pass(8 * minute))).toEqual([`conversation.idle-warned ${id}`]);
    scene.says(agent('A'), id);
    expect(wakeAt(scene.desk)).toBe(scene.now + 8 * minute);
    scene.says(customer('X'), id);
    expect(wakeAt(scene.desk)).toBeUndefined();
  });

  test('does not go on because the agent reads', () => {
    const { scene, id } = shop();
    scene.says(customer('X'), id);
    scene.says(agent('A'), id);
    const due = wakeAt(scene.desk);
    scene.pass(minute);
    scene.ask({ type: 'message.see', conversationId: id, by: agent('A'), upTo: scene.desk.seq });
    expect(wakeAt(scene.desk)).toBe(due);
  });

  test('RT-52 never ends while an answer is owed', () => {
    const { scene, id } = shop();
    scene.says(customer('X'), id);
    expect(scene.pass(24 * 60 * minute)).toEqual([]);
    expect(scene.ownerOf(id)).toBe('A');
  });

  test('without a warning it ends at the time itself', () => {
    const { scene, id } = shop({ idleWarningMs: 0 });
    expect(scene.pass(10 * minute - 1)).toEqual([]);
    expect(told(scene.pass(1))).toEqual([`conversation.ended ${id} idle`]);
  });

  test('a tick that comes late still leaves the customer the whole of the warning', () => {
    const { scene, id } = shop();
    scene.now += 60 * minute;
    expect(told(scene.ask({ type: 'tick' }))).toEqual([`conversation.idle-warned ${id}`]);
    expect(scene.ask({ type: 'tick' })).toEqual([]);
    expect(wakeAt(scene.desk)).toBe(scene.now + 2 * minute);
  });

  test('an entry without a word ends too: assigned, on offer, or as a message not written', () => {
    const scene = new Scene()
      .agents('A', 'B')
      .group('G1', { pages: ['product'], members: { A: 6 }, allowDefaultFallback: false })
      .group('G2', { skus: ['1'], members: { B: 6 }, allowDefaultFallback: false })
      .online('A');
    scene.ask({ type: 'group.edit', groupId: 'default', members: [] });
    const ids = [
      scene.enter('X', { page: 'product' }),
      scene.enter('Y', { page: 'product', sku: '1' }),
      scene.enter('Z'),
    ];
    expect(ids.map((id) => scene.ownerOf(id))).toEqual(['A', 'choosing', 'leave-message']);
    scene.pass(10 * minute);
    expect(ids.map((id) => scene.desk.conversations.has(id))).toEqual([false, false, false]);
  });

  test('LM-04 a message with a text waits without end', () => {
    const scene = new Scene().agents('A');
    const id = scene.enter('X');
    scene.says(customer('X'), id);
    expect(scene.pass(720 * 60 * minute)).toEqual([]);
    expect(scene.desk.pending.has(id)).toBe(true);
  });

  test('RT-46 nobody is ended while waiting in a line', () => {
    const scene = new Scene().agents('A').online('A').capacity({ A: 1 });
    const held = scene.enter('H');
    scene.says(customer('H'), held);
    const id = scene.enter('X');
    expect(scene.pass(60 * minute)).toEqual([]);
    expect(scene.ownerOf(id)).toBe('queued');
  });

  test('the times are settings', () => {
    const { scene, id } = shop({ idleEndMs: minute, idleWarningMs: 30 * second });
    expect(told(scene.pass(minute))).toEqual([
      `conversation.idle-warned ${id}`,
      `conversation.ended ${id} idle`,
    ]);
  });
});
