import { describe, expect, test } from 'vitest';
import { openConversationsOf, wakeAt } from '../src/index.ts';
import { agent, customer, minute, Scene, second, told } from './support/scene.ts';

/** A has the conversation of X; B is there too but was given none. */
function shop(settings: ConstructorParameters<typeof Scene>[0] = {}): { scene: Scene; id: string } {
  const scene = new Scene(settings).agents('A', 'B').online('A');
  const id = scene.enter('X');
  scene.online('B');
  return { scene, id };
}

describe('the owner goes offline', () => {
  test('RT-52 gone for 61 s and the customer writes: somebody else has it at once, with its history', () => {
    const { scene, id } = shop();
    scene.status('offline', 'A');
    scene.pass(61 * second);
    expect(told(scene.says(customer('X'), id))).toEqual([
      `message.posted ${id}`,
      `conversation.assigned ${id} B default default re-routed`,
    ]);
    expect(scene.ownerOf(id)).toBe('B');
    expect(openConversationsOf(scene.desk, agent('A'))).toEqual([]);
  });

  test('RT-52 a text within the grace time is kept with A, and goes on when the time is over', () => {
    const { scene, id } = shop();
    scene.status('offline', 'A');
    scene.pass(30 * second);
    expect(told(scene.says(customer('X'), id))).toEqual([`message.posted ${id}`]);
    expect(wakeAt(scene.desk)).toBe(scene.now + 30 * second);
    expect(scene.pass(30 * second - 1)).toEqual([]);
    expect(told(scene.pass(1))).toEqual([`conversation.assigned ${id} B default default re-routed`]);
  });

  test('RT-52 a text from before, still owed, goes on when the grace time is over', () => {
    const { scene, id } = shop();
    scene.says(customer('X'), id);
    scene.status('offline', 'A');
    expect(told(scene.pass(minute))).toEqual([`conversation.assigned ${id} B default default re-routed`]);
  });

  test('RT-52 exactly at the end of the grace time a text goes on at once', () => {
    const { scene, id } = shop();
    scene.status('offline', 'A');
    scene.now += minute;
    expect(told(scene.says(customer('X'), id))).toHaveLength(2);
  });

  test('RT-52 A is back within the time: A keeps it', () => {
    const { scene, id } = shop();
    scene.says(customer('X'), id);
    scene.status('offline', 'A');
    scene.pass(59 * second);
    scene.status('suspended', 'A');
    expect(scene.pass(9 * minute)).toEqual([]);
    expect(scene.ownerOf(id)).toBe('A');
  });

  test('RT-52 nothing is owed: it stays with A, who may answer from wherever, and ends as idle', () => {
    const { scene, id } = shop();
    scene.says(customer('X'), id);
    scene.says(agent('A'), id);
    scene.status('offline', 'A');
    expect(told(scene.pass(10 * minute))).toEqual([
      `conversation.idle-warned ${id}`,
      `conversation.ended ${id} idle`,
    ]);
  });

  test('RT-52 A answers though offline: nothing is owed any more', () => {
    const { scene, id } = shop();
    scene.says(customer('X'), id);
    scene.status('offline', 'A');
    scene.says(agent('A'), id);
    expect(scene.desk.orphans.entries()).toEqual([]);
  });

  test('RT-52 by a lease the time counts from when A went, not from when it was noticed', () => {
    const { scene, id } = shop();
    scene.says(customer('X'), id);
    scene.ask({ type: 'agent.absent', agentId: 'A' });
    expect(told(scene.pass(minute))).toEqual([
      'agent.status-changed A offline lease',
      `conversation.assigned ${id} B default default re-routed`,
    ]);
  });

  test('RT-52 nobody else is there: a leave message with everything that was written', () => {
    const { scene, id } = shop();
    scene.status('offline', 'B');
    scene.says(customer('X'), id);
    scene.says(customer('X'), id);
    scene.status('offline', 'A');
    expect(told(scene.pass(minute))).toEqual([`leave-message.opened ${id} default`]);
    expect([...scene.desk.pending.entries()]).toEqual([[id, 'default']]);
    expect(scene.desk.agents.get('A')?.load).toBe(0);
    // When A is back, it is delivered like any other.
    scene.online('A');
    expect(told(scene.pass(90 * second))).toEqual([`leave-message.delivered ${id} A default`]);
  });

  test('RT-52 everybody else is full: it waits in the line', () => {
    const { scene, id } = shop();
    scene.capacity({ B: 1 });
    scene.enter('H');
    scene.enter('H2');
    expect(scene.desk.agents.get('B')?.load).toBe(1);
    scene.says(customer('X'), id);
    scene.status('offline', 'A');
    scene.pass(minute);
    expect(scene.ownerOf(id)).toBe('queued');
  });

  test('RT-52 it goes through the group it entered by, and the customer is not asked again', () => {
    const scene = new Scene()
      .agents('A', 'B', 'C')
      .group('G1', { pages: ['product'], members: { A: 6, B: 6 } })
      .group('G2', { skus: ['1'], members: { C: 6 } })
      .online('A', 'C');
    const id = scene.enter('X', { page: 'product', sku: '1' });
    scene.ask({ type: 'conversation.choose', conversationId: id, customerId: 'X', groupId: 'G1' });
    scene.online('B');
    scene.says(customer('X'), id);
    scene.status('offline', 'A');
    scene.pass(minute);
    expect(scene.desk.conversations.get(id)).toMatchObject({
      state: 'assigned',
      agentId: 'B',
      groupId: 'G1',
    });
  });

  test('RT-52 RT-25 its group is deleted meanwhile: by what the scope says now, the SKU before the page, unasked', () => {
    const scene = new Scene()
      .agents('A', 'B', 'C')
      .group('G0', { skus: ['1'], members: { A: 6 } })
      .online('A');
    const id = scene.enter('X', { page: 'product', sku: '1' });
    scene.ask({ type: 'group.delete', groupId: 'G0' });
    scene
      .group('G1', { pages: ['product'], members: { B: 6 } })
      .group('G2', { skus: ['1'], members: { C: 6 } })
      .online('B', 'C');
    scene.says(customer('X'), id);
    scene.status('offline', 'A');
    scene.pass(minute);
    expect(scene.desk.conversations.get(id)).toMatchObject({
      state: 'assigned',
      agentId: 'C',
      groupId: 'G2',
    });
  });

  test('RT-52 RT-33 who served the customer before goes first, but never the one it is taken from', () => {
    const scene = new Scene({ profile: 'rotation' }).agents('A', 'B', 'C').online('A', 'B', 'C');
    scene.enter('Y');
    expect(scene.serves('X')).toBe('B');
    const id = scene.enter('X');
    expect(scene.ownerOf(id)).toBe('B');
    scene.says(agent('B'), id);
    scene.ask({
      type: 'conversation.transfer',
      conversationId: id,
      agentId: 'B',
      to: { kind: 'agent', id: 'A' },
    });
    scene.says(agent('A'), id);
    scene.says(customer('X'), id);
    scene.status('offline', 'A');
    scene.pass(minute);
    expect(scene.ownerOf(id)).toBe('B');
  });

  test.each([0, 10 * minute])('RT-52 the grace time is a setting: %i ms', (orphanGraceMs) => {
    const { scene, id } = shop({ orphanGraceMs });
    scene.says(customer('X'), id);
    scene.status('offline', 'A');
    if (orphanGraceMs > 0) expect(scene.pass(orphanGraceMs - 1)).toEqual([]);
    expect(told(scene.pass(1))).toEqual([`conversation.assigned ${id} B default default re-routed`]);
  });

  test('RT-52 a late tick re-routes all at once, the longest overdue first', () => {
    const { scene, id } = shop();
    scene.status('offline', 'B');
    const other = scene.enter('Y');
    scene.online('B');
    scene.says(customer('Y'), other);
    scene.says(customer('X'), id);
    scene.status('offline', 'A');
    scene.now += 60 * minute;
    expect(told(scene.ask({ type: 'tick' }))).toHaveLength(2);
    expect(scene.ask({ type: 'tick' })).toEqual([]);
  });
});

describe('signing out with open conversations', () => {
  const signOut = (conversations?: 'keep' | 're-route' | 'end') =>
    ({
      type: 'agent.set-status',
      agentId: 'A',
      status: 'offline',
      ...(conversations ? { conversations } : {}),
    }) as const;

  test('ST-06 left out, they are kept', () => {
    const { scene, id } = shop();
    scene.ask(signOut());
    expect(scene.ownerOf(id)).toBe('A');
  });

  test('RT-52 re-route: all of them go on at once, answered or not', () => {
    const { scene, id } = shop();
    expect(told(scene.ask(signOut('re-route')))).toEqual([
      'agent.status-changed A offline agent',
      `conversation.assigned ${id} B default default re-routed`,
    ]);
  });

  test('RT-52 re-route with nobody there: messages, with what is owed', () => {
    const { scene, id } = shop();
    scene.status('offline', 'B');
    scene.says(customer('X'), id);
    scene.ask(signOut('re-route'));
    expect(scene.desk.pending.has(id)).toBe(true);
  });

  test("end: they are ended in the agent's name", () => {
    const { scene, id } = shop();
    const events = scene.ask(signOut('end'));
    expect(events.at(-1)).toMatchObject({
      type: 'conversation.ended',
      conversationId: id,
      by: agent('A'),
      cause: 'signed-out',
    });
  });

  test('LM-04 messages that were delivered and not answered go back, whatever was said', () => {
    for (const fate of ['keep', 're-route', 'end'] as const) {
      const scene = new Scene().agents('A');
      const id = scene.enter('X');
      scene.says(customer('X'), id);
      scene.online('A');
      scene.pass(90 * second);
      scene.ask(signOut(fate));
      expect([...scene.desk.pending.entries()]).toEqual([[id, 'default']]);
    }
  });

  test('said again when offline already, it still holds; another word is refused', () => {
    const { scene, id } = shop();
    scene.ask(signOut());
    scene.ask(signOut('re-route'));
    expect(scene.ownerOf(id)).toBe('B');
    expect(scene.refusal(signOut('sell' as 'end')).code).toBe('INVALID_ARGUMENT');
  });
});
