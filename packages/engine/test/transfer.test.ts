import { describe, expect, test } from 'vitest';
import type { TransferTarget } from '../src/index.ts';
import { agent, customer, Scene, told } from './support/scene.ts';

const to = (id: string, kind: TransferTarget['kind'] = 'agent'): TransferTarget => ({ kind, id });
const transfer = (conversationId: string, agentId: string, target: TransferTarget) =>
  ({ type: 'conversation.transfer', conversationId, agentId, to: target }) as const;

/** B has the conversation of X; A and C are there but were given none. */
function shop(settings: ConstructorParameters<typeof Scene>[0] = {}): { scene: Scene; id: string } {
  const scene = new Scene(settings).agents('A', 'B', 'C').online('B');
  const id = scene.enter('X');
  return { scene, id };
}

describe('to an agent', () => {
  test('RT-49 it belongs to the receiving agent: that one writes, the former does not', () => {
    const { scene, id } = shop();
    scene.online('A');
    const before = scene.desk.seq;
    const events = scene.ask({ ...transfer(id, 'B', to('A')), noteId: 'note-1' });
    expect(events).toEqual([
      {
        type: 'conversation.transferred',
        at: scene.now,
        conversationId: id,
        fromAgentId: 'B',
        agentId: 'A',
        servingGroupId: 'default',
        turn: false,
        by: 'B',
        noteId: 'note-1',
        trace: {
          steps: [
            { rule: 'RT-48', said: 'online', agentId: 'A' },
            { rule: 'RT-49', said: 'belongs', groupId: 'default', agentId: 'A' },
          ],
          decidedAt: before,
        },
      },
    ]);
    expect(scene.ownerOf(id)).toBe('A');
    expect([scene.desk.agents.get('A')?.load, scene.desk.agents.get('B')?.load]).toEqual([1, 0]);
    expect(told(scene.says(agent('A'), id))).toEqual([`message.posted ${id}`]);
    expect(scene.refusal(transfer(id, 'B', to('C'))).code).toBe('NOT_FOUND');
  });

  test("RT-49 it belongs to the receiving agent's group", () => {
    const scene = new Scene()
      .agents('A', 'B')
      .group('G1', { skus: ['1'], members: { B: 6 } })
      .group('G2', { skus: ['2'], members: { A: 6 } })
      .online('A', 'B');
    scene.ask({ type: 'group.edit', groupId: 'default', members: [] });
    const id = scene.enter('X', { sku: '1' });
    scene.ask(transfer(id, 'B', to('A')));
    expect(scene.desk.conversations.get(id)).toMatchObject({
      groupId: 'G1',
      servingGroupId: 'G2',
      agentId: 'A',
    });
  });

  test('RT-49 of several groups of the receiver it is the skill group, not the one that everybody is in (AC-08)', () => {
    const scene = new Scene()
      .agents('A', 'B')
      .group('G1', { skus: ['1'], members: { B: 6 } })
      .group('G2', { skus: ['2'], members: { A: 6 } })
      .online('A', 'B');
    const id = scene.enter('X', { sku: '1' });
    scene.ask(transfer(id, 'B', to('A')));
    expect(scene.desk.conversations.get(id)).toMatchObject({ groupId: 'G1', servingGroupId: 'G2' });
  });

  test('AC-04 not receiving, RT-16 weight 0, RT-30 capacity 0, RT-48 full: all legal', () => {
    const { scene, id } = shop();
    scene.ask({ type: 'agent.configure', agentId: 'A', receiving: false });
    scene.online('A').capacity({ C: 0 });
    scene.ask({
      type: 'group.edit',
      groupId: 'default',
      members: [{ agentId: 'B' }, { agentId: 'C', weight: 0 }],
    });
    scene.online('C');
    scene.ask(transfer(id, 'B', to('A')));
    expect(scene.ownerOf(id)).toBe('A');
    scene.ask(transfer(id, 'A', to('C')));
    expect(scene.ownerOf(id)).toBe('C');
    const other = scene.enter('Y');
    expect(scene.ownerOf(other)).toBe('B');
    scene.ask(transfer(other, 'B', to('C')));
    expect(scene.desk.agents.get('C')).toMatchObject({ capacity: 0, load: 2 });
  });

  test.each(['suspended', 'offline', 'away'] as const)(
    'ST-04 RT-48 to an agent who is %s: refused, B keeps it',
    (status) => {
      const { scene, id } = shop();
      scene.online('A');
      scene.status(status, 'A');
      expect(scene.refusal(transfer(id, 'B', to('A')))).toEqual({
        code: 'TARGET_NOT_AVAILABLE',
        details: { reason: status },
      });
      expect(scene.ownerOf(id)).toBe('B');
    },
  );

  test('ST-02 RT-48 in rotation an agent who is away may receive it, one who is suspended not', () => {
    const { scene, id } = shop({ profile: 'rotation' });
    scene.status('away', 'A');
    scene.status('suspended', 'C');
    expect(scene.refusal(transfer(id, 'B', to('C')))).toMatchObject({ details: { reason: 'suspended' } });
    scene.ask(transfer(id, 'B', to('A')));
    expect(scene.ownerOf(id)).toBe('A');
  });

  test("RT-48 the giver's status does not matter: suspended or offline, it may be passed on", () => {
    const { scene, id } = shop();
    scene.online('A');
    scene.status('suspended', 'B');
    scene.ask(transfer(id, 'B', to('A')));
    expect(scene.ownerOf(id)).toBe('A');
  });

  test('RT-46 the place that the giver has free goes to who waits', () => {
    const { scene, id } = shop();
    scene.capacity({ B: 1 });
    scene.ask({ type: 'agent.configure', agentId: 'A', receiving: false });
    scene.online('A');
    const waits = scene.enter('Y');
    expect(scene.ownerOf(waits)).toBe('queued');
    expect(told(scene.ask(transfer(id, 'B', to('A'))))).toEqual([
      `conversation.transferred ${id} A default`,
      `conversation.assigned ${waits} B default default queue`,
    ]);
  });
});

describe('to a group', () => {
  function groups(): { scene: Scene; id: string } {
    const scene = new Scene()
      .agents('A', 'B', 'C')
      .group('G1', { skus: ['1'], members: { B: 6 } })
      .group('G2', { skus: ['2'], members: { A: 6, B: 6, C: 6 } })
      .online('A', 'B', 'C');
    return { scene, id: scene.enter('X', { sku: '1' }) };
  }

  test('RT-49 it goes to whose turn it is, but for the giver, and is charged as a turn', () => {
    const { scene, id } = groups();
    const [event] = scene.ask(transfer(id, 'B', to('G2', 'group')));
    expect(event).toMatchObject({ agentId: 'A', servingGroupId: 'G2', turn: true });
    expect(['Y', 'Z', 'W'].map((one) => scene.ownerOf(scene.enter(one, { sku: '2' })))).toEqual([
      'B',
      'C',
      'A',
    ]);
  });

  test('RT-48 all of them full: one of them takes it all the same', () => {
    const { scene, id } = groups();
    scene.capacity({ A: 1, C: 1 });
    scene.ask({ type: 'group.edit', groupId: 'G2', members: [{ agentId: 'A' }] });
    scene.enter('Y', { sku: '2' });
    scene.ask(transfer(id, 'B', to('G2', 'group')));
    expect(scene.desk.agents.get('A')?.load).toBe(2);
  });

  test('RT-48 nobody there, or only the giver: refused', () => {
    const { scene, id } = groups();
    const nobody = { code: 'TARGET_NOT_AVAILABLE', details: { reason: 'nobody' } };
    expect(scene.refusal(transfer(id, 'B', to('G1', 'group')))).toEqual(nobody);
    scene.status('suspended', 'A', 'C');
    expect(scene.refusal(transfer(id, 'B', to('G2', 'group')))).toEqual(nobody);
    expect(scene.ownerOf(id)).toBe('B');
  });

  test('RT-48 RT-16 RT-51 AC-04 a group whose members only get what is passed on: one after the other', () => {
    const scene = new Scene().agents('A', 'B', 'C', 'D').online('A', 'B', 'C', 'D');
    scene.group('G2', { skus: ['2'], members: { D: 6, C: 6, A: 0 } });
    scene.ask({ type: 'agent.configure', agentId: 'C', receiving: false });
    scene.status('suspended', 'D');
    scene.group('G3', { skus: ['3'], members: { B: 6 } });
    const takers = [1, 2, 3].map((n) => {
      const id = scene.enter(`X${n}`, { sku: '3' });
      const [event] = scene.ask(transfer(id, 'B', to('G2', 'group')));
      if (event?.type !== 'conversation.transferred') throw new Error(event?.type);
      const { agentId, trace } = event;
      expect(trace.steps).toEqual([{ rule: 'RT-48', said: 'transfer-only', groupId: 'G2', agentId }]);
      return agentId;
    });
    expect(takers).toEqual(['A', 'C', 'A']);
  });
});

describe('a leave message that was delivered', () => {
  function delivered(): { scene: Scene; id: string } {
    const scene = new Scene().agents('A', 'B', 'C');
    const id = scene.enter('Y');
    scene.says(customer('Y'), id);
    scene.online('A').pass(90_000);
    scene.online('B');
    return { scene, id };
  }

  test('RT-48 LM-16 is passed on by whoever has it, or a supervisor, and is a leave message still', () => {
    for (const by of [{ agentId: 'A' }, { agentId: 'C', supervises: true }]) {
      const { scene, id } = delivered();
      scene.status('suspended', 'A');
      expect(told(scene.ask({ ...transfer(id, 'A', to('B')), ...by }))).toEqual([
        `conversation.transferred ${id} B default`,
      ]);
      expect(scene.desk.conversations.get(id)).toMatchObject({ state: 'leave-message', agentId: 'B' });
      // Unanswered, it takes no place (RT-43).
      expect([scene.desk.agents.get('A')?.load, scene.desk.agents.get('B')?.load]).toEqual([0, 0]);
      expect(scene.refusal(transfer(id, 'A', to('C'))).code).toBe('NOT_FOUND');
      scene.says(agent('B'), id);
      expect(scene.ownerOf(id)).toBe('B');
      expect(scene.desk.agents.get('B')?.load).toBe(1);
    }
  });

  test('RT-46 RT-48 frees no place in a line', () => {
    const { scene, id } = delivered();
    scene.capacity({ A: 1, B: 1 });
    scene.enter('H1');
    scene.enter('H2');
    const waits = scene.enter('W');
    scene.ask(transfer(id, 'A', to('B')));
    expect(scene.ownerOf(waits)).toBe('queued');
  });
});

describe('refused', () => {
  test('RT-48 to oneself, to an unknown agent or one of another shop, to an unknown group', () => {
    const { scene, id } = shop();
    expect(scene.refusal(transfer(id, 'B', to('B')))).toEqual({
      code: 'TARGET_NOT_AVAILABLE',
      details: { reason: 'self' },
    });
    expect(scene.refusal(transfer(id, 'B', to('agent-of-another-shop')))).toEqual({
      code: 'NOT_FOUND',
      details: { what: 'agent' },
    });
    expect(scene.refusal(transfer(id, 'B', to('no-such', 'group')))).toEqual({
      code: 'NOT_FOUND',
      details: { what: 'group' },
    });
  });

  test('RT-48 by somebody who does not have it; what has ended, what nobody has', () => {
    const { scene, id } = shop();
    scene.online('A');
    const none = { code: 'NOT_FOUND', details: { what: 'conversation' } };
    expect(scene.refusal(transfer(id, 'A', to('C')))).toEqual(none);
    expect(scene.refusal(transfer('unknown', 'B', to('A')))).toEqual(none);
    scene.ends(agent('B'), id);
    expect(scene.refusal(transfer(id, 'B', to('A')))).toEqual({ code: 'CONVERSATION_ENDED' });
    scene.status('offline', 'A', 'B');
    const left = scene.enter('Y');
    scene.says(customer('Y'), left);
    // Nobody was given it yet.
    expect(scene.refusal({ ...transfer(left, 'B', to('A')), supervises: true })).toEqual(none);
  });

  test('RT-48 a supervisor may pass on what others have, and nothing that nobody has', () => {
    const { scene, id } = shop();
    scene.online('A').capacity({ A: 1, B: 1 });
    scene.enter('Z');
    const [event] = scene.ask({ ...transfer(id, 'chief', to('A')), supervises: true });
    expect(event).toMatchObject({ fromAgentId: 'B', agentId: 'A', by: 'chief' });
    const waits = [scene.enter('Y'), scene.enter('W')].find((one) => scene.ownerOf(one) === 'queued') ?? '';
    expect(scene.refusal({ ...transfer(waits, 'chief', to('A')), supervises: true }).code).toBe('NOT_FOUND');
  });

  test('RT-48 a note that is no id, a target that is none', () => {
    const { scene, id } = shop();
    expect(scene.refusal({ ...transfer(id, 'B', to('A')), noteId: 'no spaces' }).code).toBe(
      'INVALID_ARGUMENT',
    );
    expect(
      scene.refusal(transfer(id, 'B', { kind: 'shop', id: 'A' } as unknown as TransferTarget)).code,
    ).toBe('INVALID_ARGUMENT');
  });
});
