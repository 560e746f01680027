import { describe, expect, test } from 'vitest';
import { restoreDesk, snapshotDesk, supervisedBy } from '../src/index.ts';
import { agent, customer, message, minute, Scene } from './support/scene.ts';

type How = 'watching' | 'joined' | 'left';
const supervise = (conversationId: string, how: How, agentId = 'S') =>
  ({ type: 'conversation.supervise', conversationId, agentId, how }) as const;
const takeOver = (conversationId: string, agentId = 'S', from = 'A') =>
  ({ type: 'conversation.take-over', conversationId, agentId, from }) as const;

/** A has the conversation of X; S and T are there and receive nothing. */
function shop(settings: ConstructorParameters<typeof Scene>[0] = {}) {
  const scene = new Scene(settings).agents('A', 'B', 'S', 'T').online('A');
  const id = scene.enter('X');
  for (const agentId of ['S', 'T']) scene.ask({ type: 'agent.configure', agentId, receiving: false });
  scene.online('S', 'T');
  return { scene, id, over: () => scene.desk.conversations.get(id)?.supervisors };
}

describe('watching', () => {
  test('it stays its agent’s: no place, no turn, no time that runs anew; the customer is not told', () => {
    const { scene, id, over } = shop({ idleEndMs: 10 * minute, idleWarningMs: 0 });
    scene.says(customer('X'), id);
    scene.says(agent('A'), id);
    const [loads, due] = [scene.desk.agents.get('S')?.load, scene.desk.idle.entries()];
    const items = scene.desk.conversations.get(id)?.lastItemSeq;
    scene.now += minute;
    const watching = [{ agentId: 'S', how: 'watching' }];
    expect(scene.ask(supervise(id, 'watching'))).toEqual([
      {
        type: 'conversation.supervised',
        at: scene.now,
        conversationId: id,
        agentId: 'S',
        how: 'watching',
        shown: false,
        supervisors: watching,
      },
    ]);
    expect(over()).toEqual(watching);
    expect(supervisedBy(scene.desk, 'S')).toEqual([id]);
    expect(scene.ownerOf(id)).toBe('A');
    expect([scene.desk.agents.get('S')?.load, scene.desk.idle.entries()]).toEqual([loads, due]);
    expect(scene.desk.conversations.get(id)?.lastItemSeq).toBe(items);
    expect(scene.ask(supervise(id, 'watching'))).toEqual([]);
    expect(scene.ask(supervise(id, 'left'))).toMatchObject([{ how: 'left', shown: false }]);
    expect(scene.ask(supervise(id, 'left'))).toEqual([]);
    expect([over(), supervisedBy(scene.desk, 'S')]).toEqual([[], []]);
  });

  test('whoever watches only reads', () => {
    const { scene, id } = shop();
    scene.ask(supervise(id, 'watching'));
    expect(scene.refusal(message(agent('S'), id, 'c')).code).toBe('FORBIDDEN');
    expect(scene.refusal(message(agent('T'), id, 'c')).code).toBe('NOT_FOUND');
    expect(scene.refusal({ type: 'conversation.end', conversationId: id, by: agent('S') }).code).toBe(
      'NOT_FOUND',
    );
  });

  test('only a running conversation of somebody else', () => {
    const { scene, id } = shop();
    expect(scene.refusal(supervise('no-such', 'watching')).code).toBe('NOT_FOUND');
    expect(scene.refusal(supervise(id, 'watching', 'nobody')).code).toBe('NOT_FOUND');
    expect(scene.refusal(supervise(id, 'watching', 'A'))).toEqual({
      code: 'TARGET_NOT_AVAILABLE',
      details: { reason: 'self' },
    });
    expect(scene.refusal(supervise(id, 'peeking' as How)).code).toBe('INVALID_ARGUMENT');
    scene.ends(customer('X'), id);
    expect(scene.refusal(supervise(id, 'watching')).code).toBe('CONVERSATION_ENDED');
    expect(scene.ask(supervise(id, 'left'))).toEqual([]);
  });

  test('it goes on when the conversation is passed on, and ends with it', () => {
    const { scene, id, over } = shop();
    scene.ask(supervise(id, 'watching'));
    scene.online('B');
    const to = { kind: 'agent', id: 'B' } as const;
    scene.ask({ type: 'conversation.transfer', conversationId: id, agentId: 'A', to });
    expect(over()).toEqual([{ agentId: 'S', how: 'watching' }]);
    scene.ends(agent('B'), id);
    expect(supervisedBy(scene.desk, 'S')).toEqual([]);
  });

  test('whoever is given it has it, and watches no longer', () => {
    const { scene, id, over } = shop();
    scene.ask(supervise(id, 'watching'));
    const to = { kind: 'agent', id: 'S' } as const;
    const events = scene.ask({ type: 'conversation.transfer', conversationId: id, agentId: 'A', to });
    expect(events.map(({ type }) => type)).toEqual(['conversation.transferred', 'conversation.supervised']);
    expect(events.at(-1)).toMatchObject({ agentId: 'S', how: 'left', shown: false, supervisors: [] });
    expect(over()).toEqual([]);
  });

  test('who is gone in the same decision that gives it to somebody else who watched does not come back', () => {
    const { scene, id, over } = shop();
    scene.says(customer('X'), id);
    scene.ask({ type: 'agent.configure', agentId: 'T', receiving: true });
    scene.ask(supervise(id, 'watching', 'S'));
    scene.ask(supervise(id, 'watching', 'T'));
    for (const agentId of ['A', 'S']) scene.ask({ type: 'agent.absent', agentId });
    // Both leases end in one tick, and the conversation goes to T.
    scene.pass(10 * minute);
    expect(scene.ownerOf(id)).toBe('T');
    expect(over()).toEqual([]);
    expect([supervisedBy(scene.desk, 'S'), supervisedBy(scene.desk, 'T')]).toEqual([[], []]);
  });

  test('who leaves, loses the permission, or is gone watches nothing any more', () => {
    const { scene, id, over } = shop();
    scene.ask(supervise(id, 'watching'));
    scene.ask({ type: 'supervision.end', agentId: 'S' });
    expect(over()).toEqual([]);
    scene.ask(supervise(id, 'joined'));
    scene.status('offline', 'S');
    expect(over()).toEqual([]);
    // Whoever only looks on, without serving, is gone with the last page.
    scene.ask(supervise(id, 'watching'));
    scene.ask({ type: 'agent.absent', agentId: 'S' });
    expect(over()).toEqual([]);
    // Who serves may come back within the lease.
    scene.ask(supervise(id, 'watching', 'T'));
    scene.ask({ type: 'agent.absent', agentId: 'T' });
    expect(over()).toHaveLength(1);
    scene.ask({ type: 'agent.present', agentId: 'T' });
    scene.ask({ type: 'agent.absent', agentId: 'T' });
    scene.pass(2 * minute);
    expect(over()).toEqual([]);
    scene.ask(supervise(id, 'watching', 'S'));
    scene.ask({ type: 'desk.recovered' });
    expect(over()).toEqual([]);
  });

  test('a snapshot keeps it', () => {
    const { scene, id } = shop();
    scene.ask(supervise(id, 'watching'));
    const restored = restoreDesk(snapshotDesk(scene.desk));
    expect(supervisedBy(restored, 'S')).toEqual([id]);
    expect(restored.conversations.get(id)?.supervisors).toEqual([{ agentId: 'S', how: 'watching' }]);
  });
});

describe('joining', () => {
  test('the supervisor writes as themself, the customer is told, and it stays its agent’s', () => {
    const { scene, id, over } = shop();
    scene.says(customer('X'), id);
    expect(scene.desk.conversations.get(id)).toMatchObject({ owed: true, owedSince: scene.now });
    expect(scene.ask(supervise(id, 'joined'))).toMatchObject([{ how: 'joined', shown: true }]);
    const [posted] = scene.says(agent('S'), id);
    expect(posted).toMatchObject({ type: 'message.posted', by: { kind: 'agent', id: 'S' } });
    expect(scene.desk.conversations.get(id)).toMatchObject({
      owed: false,
      owedSince: undefined,
      ownerSpoke: false,
    });
    expect(scene.ownerOf(id)).toBe('A');
    expect(scene.desk.agents.get('S')?.load).toBe(0);
    // Who only reads again, or leaves, is no news to the customer.
    expect(scene.ask(supervise(id, 'watching'))).toMatchObject([{ shown: false }]);
    expect(scene.refusal(message(agent('S'), id, 'c')).code).toBe('FORBIDDEN');
    expect(scene.ask(supervise(id, 'left'))).toMatchObject([{ shown: false }]);
    expect(over()).toEqual([]);
  });

  test('while nobody has it there is nothing to join, and nothing to be said', () => {
    const { scene, id } = shop({ orphanGraceMs: 0 });
    scene.ask(supervise(id, 'joined'));
    scene.says(customer('X'), id);
    scene.ask({ type: 'agent.set-status', agentId: 'A', status: 'offline', conversations: 're-route' });
    expect(scene.desk.conversations.get(id)?.state).not.toBe('assigned');
    expect(scene.refusal(message(agent('S'), id, 'c')).code).toBe('FORBIDDEN');
    expect(scene.refusal(supervise(id, 'joined', 'T')).code).toBe('NOT_FOUND');
  });
});

describe('taking over', () => {
  test('RT-49 it is a transfer to whoever takes it, as its trace says; asked again, nothing happens', () => {
    const { scene, id } = shop();
    scene.ask(supervise(id, 'watching'));
    scene.capacity({ S: 0 });
    const before = scene.desk.seq;
    const [transferred, left] = scene.ask(takeOver(id));
    expect(transferred).toEqual({
      type: 'conversation.transferred',
      at: scene.now,
      conversationId: id,
      fromAgentId: 'A',
      agentId: 'S',
      servingGroupId: 'default',
      turn: false,
      by: 'S',
      takenOver: true,
      trace: {
        steps: [
          { rule: 'RT-48', said: 'taken-over', agentId: 'S' },
          { rule: 'RT-49', said: 'belongs', groupId: 'default', agentId: 'S' },
        ],
        decidedAt: before,
      },
    });
    expect(left).toMatchObject({ type: 'conversation.supervised', how: 'left' });
    expect(scene.ownerOf(id)).toBe('S');
    expect([scene.desk.agents.get('S')?.load, scene.desk.agents.get('A')?.load]).toEqual([1, 0]);
    expect(scene.ask(takeOver(id))).toEqual([]);
  });

  test('of two only the first has it; the second is told', () => {
    const { scene, id } = shop();
    scene.ask(takeOver(id, 'S'));
    expect(scene.refusal(takeOver(id, 'T')).code).toBe('ALREADY_ASSIGNED');
    expect(scene.ask(takeOver(id, 'T', 'S'))).toHaveLength(1);
  });

  test('away or full may, offline may not; and only what somebody has', () => {
    const { scene, id } = shop();
    scene.status('offline', 'S');
    expect(scene.refusal(takeOver(id))).toEqual({
      code: 'TARGET_NOT_AVAILABLE',
      details: { reason: 'offline' },
    });
    scene.status('away', 'S');
    scene.ask(takeOver(id));
    expect(scene.ownerOf(id)).toBe('S');
    scene.ends(agent('S'), id);
    expect(scene.refusal(takeOver(id, 'T', 'S')).code).toBe('CONVERSATION_ENDED');
    expect(scene.refusal(takeOver('no-such')).code).toBe('NOT_FOUND');
  });

  test('RT-46 the place that becomes free goes to who waits', () => {
    const scene = new Scene().agents('A', 'S').capacity({ A: 1, S: 0 }).online('A', 'S');
    const [first, second] = [scene.enter('X'), scene.enter('Y')];
    expect(scene.ownerOf(second)).toBe('queued');
    scene.ask(takeOver(first));
    expect([scene.ownerOf(first), scene.ownerOf(second)]).toEqual(['S', 'A']);
  });
});
