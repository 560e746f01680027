import type { Scope } from '@shopbell/sdk/model';
import { describe, expect, test } from 'vitest';
import { groupsElsewhere, outcomeOf, type DeskEvent } from '../src/index.ts';
import { agent, customer, minute, Scene, told } from './support/scene.ts';

/** Shoes belong to G1 (A), tents to G2 (B), orders to G3 (nobody online); C stands in the default group. */
function shop(): Scene {
  return new Scene()
    .agents('A', 'B', 'C', 'D')
    .group('G1', { skus: ['shoe'], members: { A: 6 } })
    .group('G2', { skus: ['tent'], members: { B: 6 } })
    .group('G3', { skus: ['lamp'], members: { D: 6 }, allowDefaultFallback: false })
    .online('A', 'B', 'C');
}

function asks(
  scene: Scene,
  conversationId: string,
  scope: Partial<Scope>,
  more: { reRoute?: boolean; customerId?: string; robot?: boolean } = {},
): DeskEvent[] {
  return scene.ask(asking(conversationId, scope, more));
}

function asking(
  conversationId: string,
  scope: Partial<Scope>,
  {
    reRoute = false,
    customerId = 'X',
    robot,
  }: { reRoute?: boolean; customerId?: string; robot?: boolean } = {},
) {
  return {
    type: 'conversation.ask-about',
    conversationId,
    customerId,
    scope: { page: 'product', channel: 'web', ...scope },
    reRoute,
    ...(robot === undefined ? {} : { robot }),
  } as const;
}

const shoe = { page: 'product', sku: 'shoe' } as const;
const tent = { page: 'product', sku: 'tent' } as const;

describe('asking about something else', () => {
  test('it stays with its owner, and the groups that serve it are named', () => {
    const scene = shop();
    const id = scene.enter('X', shoe);
    expect(told(asks(scene, id, tent))).toEqual([`conversation.scope-changed ${id}`]);
    expect(scene.ownerOf(id)).toBe('A');
    expect(groupsElsewhere(scene.desk, id)).toEqual(['G2']);
    expect(scene.desk.conversations.get(id)?.scope).toEqual({ page: 'product', sku: 'tent', channel: 'web' });
    // Whoever enters with that scope now is in this conversation.
    expect(scene.enter('X', tent)).toBe(id);
  });

  test('RT-04 with the customer’s consent it goes to the group that serves it, by its turns, with all that was said', () => {
    const scene = shop();
    const id = scene.enter('X', shoe);
    scene.says(customer('X'), id);
    const events = asks(scene, id, tent, { reRoute: true });
    expect(told(events)).toEqual([
      `conversation.scope-changed ${id}`,
      `conversation.assigned ${id} B G2 G2 re-scoped`,
    ]);
    expect(events.at(-1)).toMatchObject({
      trace: { steps: [{ rule: 'RT-03' }, { rule: 'RT-04', groupId: 'G2' }, {}] },
    });
    expect(scene.desk.agents.get('A')?.load).toBe(0);
    expect(groupsElsewhere(scene.desk, id)).toEqual([]);
    expect(scene.desk.conversations.get(id)?.owed).toBe(true);
  });

  test('consent may come later: the same scope again, and then again without effect', () => {
    const scene = shop();
    const id = scene.enter('X', shoe);
    asks(scene, id, tent);
    expect(asks(scene, id, tent)).toEqual([]);
    expect(told(asks(scene, id, tent, { reRoute: true }))).toEqual([
      `conversation.assigned ${id} B G2 G2 re-scoped`,
    ]);
    expect(asks(scene, id, tent, { reRoute: true })).toEqual([]);
  });

  test('nobody is sent away from an agent who serves it, too, nor from the group that has it', () => {
    const scene = shop();
    scene.ask({
      type: 'group.edit',
      groupId: 'G2',
      members: [{ agentId: 'B' }, { agentId: 'A', weight: 0 }],
    });
    const id = scene.enter('X', shoe);
    expect(told(asks(scene, id, tent, { reRoute: true }))).toEqual([`conversation.scope-changed ${id}`]);
    expect(groupsElsewhere(scene.desk, id)).toEqual([]);
    const other = scene.enter('Y', shoe);
    scene.ask({ type: 'group.edit', groupId: 'G1', scopes: { pages: [], skus: ['shoe', 'boot'] } });
    asks(scene, other, { sku: 'boot' }, { customerId: 'Y', reRoute: true });
    expect(scene.ownerOf(other)).toBe('A');
  });

  test('RT-08 nobody is sent from an agent to the same one, who stands in for the group that serves it', () => {
    const scene = new Scene()
      .agents('A', 'B')
      .group('G1', { skus: ['shoe'], members: { A: 6 } })
      .group('G2', { skus: ['tent'], members: { B: 6 } })
      .online('A');
    const id = scene.enter('X', shoe);
    asks(scene, id, tent);
    // Everybody is in the default group (AC-08), which stands in while B is away.
    expect(groupsElsewhere(scene.desk, id)).toEqual([]);
    expect(told(asks(scene, id, tent, { reRoute: true }))).toEqual([]);
    scene.online('B');
    expect(groupsElsewhere(scene.desk, id)).toEqual(['G2']);
    expect(told(asks(scene, id, tent, { reRoute: true }))).toEqual([
      `conversation.assigned ${id} B G2 G2 re-scoped`,
    ]);
  });

  test('RT-43 where everybody of the other group is full it waits in their line, and whoever waited for its owner is served', () => {
    const scene = shop().capacity({ A: 1, B: 1 });
    const full = scene.enter('W', tent);
    const id = scene.enter('X', shoe);
    const waiting = scene.enter('Y', shoe);
    expect(scene.ownerOf(waiting)).toBe('queued');
    const events = asks(scene, id, tent, { reRoute: true });
    expect(told(events)).toEqual([
      `conversation.scope-changed ${id}`,
      `conversation.queued ${id} G2 G2`,
      `conversation.assigned ${waiting} A G1 G1 queue`,
    ]);
    expect(told(scene.ends(agent('B'), full))).toContain(`conversation.assigned ${id} B G2 G2 queue`);
  });

  test('where nobody of the other group is there, nobody is sent to an empty desk', () => {
    const scene = shop();
    const id = scene.enter('X', shoe);
    expect(told(asks(scene, id, { sku: 'lamp' }, { reRoute: true }))).toEqual([
      `conversation.scope-changed ${id}`,
    ]);
    expect(scene.ownerOf(id)).toBe('A');
    expect(groupsElsewhere(scene.desk, id)).toEqual(['G3']);
  });

  test('RT-21 where two groups serve it the customer chooses; nobody holds it meanwhile', () => {
    const scene = shop();
    scene.ask({ type: 'group.edit', groupId: 'G3', scopes: { pages: ['product'], skus: ['lamp'] } });
    scene.online('D');
    const id = scene.enter('X', { page: 'shop', sku: 'shoe' });
    scene.says(customer('X'), id);
    const events = asks(scene, id, tent, { reRoute: true });
    expect(told(events)).toEqual([`conversation.scope-changed ${id}`, `conversation.offered ${id}`]);
    expect(outcomeOf(scene.desk, id)).toMatchObject({
      kind: 'choose',
      options: [{ id: 'G3' }, { id: 'G2' }],
    });
    expect(scene.desk.conversations.get(id)?.agentId).toBeUndefined();
    expect(scene.desk.agents.get('A')?.load).toBe(0);
    // RT-23: who does not choose is brought to whoever knows most.
    expect(told(scene.pass(minute))).toContain(`conversation.assigned ${id} B G2 G2 auto-choice`);
  });

  test('RT-46 who waits keeps the time waited, in the other line and over a choice', () => {
    const scene = shop().capacity({ A: 1, B: 1, D: 1 });
    scene.online('D');
    scene.enter('V', shoe);
    const tents = scene.enter('W', tent);
    const first = scene.enter('X', shoe);
    const second = scene.enter('Y', tent);
    asks(scene, first, tent, { reRoute: true });
    expect(told(scene.ends(agent('B'), tents))).toContain(`conversation.assigned ${first} B G2 G2 queue`);
    expect(scene.ownerOf(second)).toBe('queued');

    scene.ask({ type: 'group.edit', groupId: 'G3', scopes: { pages: ['product'], skus: ['lamp'] } });
    const third = scene.enter('Z', { page: 'shop', sku: 'tent' });
    const lamps = scene.enter('U', { page: 'shop', sku: 'lamp' });
    const last = scene.enter('T', { page: 'shop', sku: 'lamp' });
    asks(scene, third, { page: 'product', sku: 'shoe' }, { reRoute: true, customerId: 'Z' });
    scene.ask({ type: 'conversation.choose', conversationId: third, customerId: 'Z', groupId: 'G3' });
    expect(scene.ownerOf(third)).toBe('queued');
    expect(told(scene.ends(agent('D'), lamps))).toContain(`conversation.assigned ${third} D G3 G3 queue`);
    expect(scene.ownerOf(last)).toBe('queued');
  });

  test('where groups are on offer the offer follows what is asked about', () => {
    const scene = shop();
    scene.ask({ type: 'group.edit', groupId: 'G3', scopes: { pages: ['product'], skus: ['lamp'] } });
    scene.online('D');
    const id = scene.enter('X', shoe);
    expect(scene.ownerOf(id)).toBe('choosing');
    expect(told(asks(scene, id, { page: 'shop', sku: 'tent' }))).toEqual([
      `conversation.scope-changed ${id}`,
      `conversation.assigned ${id} B G2 G2 re-scoped`,
    ]);
  });

  test('LM-03 LM-20 a leave message lies with the group that it is for, or goes live with whoever is there', () => {
    const scene = shop();
    const id = scene.enter('X', { sku: 'lamp' });
    scene.says(customer('X'), id);
    expect(scene.ownerOf(id)).toBe('leave-message');
    scene.status('offline', 'B');
    scene.ask({ type: 'group.edit', groupId: 'G2', allowDefaultFallback: false });
    expect(told(asks(scene, id, tent, { reRoute: true })).slice(1)).toEqual([
      `leave-message.opened ${id} G2`,
    ]);
    expect([...scene.desk.pending.entries()]).toEqual([[id, 'G2']]);
    expect(told(asks(scene, id, shoe, { reRoute: true })).slice(1)).toEqual([
      `leave-message.converted ${id}`,
      `conversation.assigned ${id} A G1 G1 converted`,
    ]);
  });

  test('RB-05 the robot goes on with it; a person found later is one for what is asked now', () => {
    const scene = shop();
    scene.settings({ robot: 'first' });
    scene.ask({ ...scene.entry('X', shoe), robot: true });
    const id = 'X-1';
    expect(scene.ownerOf(id)).toBe('robot');
    asks(scene, id, tent, { reRoute: true, robot: true });
    expect(scene.ownerOf(id)).toBe('robot');
    expect(scene.desk.conversations.get(id)?.robotServes).toBe(true);
    scene.ask({ type: 'robot.hand-over', conversationId: id, customerId: 'X' });
    expect(scene.ownerOf(id)).toBe('B');
  });

  test('what another open conversation is about already is refused with that one’s id', () => {
    const scene = shop();
    const about = scene.enter('X', tent);
    const id = scene.enter('X', shoe);
    expect(scene.refusal(asking(id, tent, { reRoute: true }))).toEqual({
      code: 'ALREADY_OPEN',
      details: { conversationId: about },
    });
    scene.ends(customer('X'), about);
    expect(told(asks(scene, id, tent))).toEqual([`conversation.scope-changed ${id}`]);
  });

  test('RT-44 the channel stays what it was', () => {
    const scene = shop();
    const id = scene.enter('X', { ...shoe, channel: 'app' });
    expect(asks(scene, id, tent)[0]).toMatchObject({ scope: { sku: 'tent', channel: 'app' } });
    expect(asks(scene, id, { ...tent, channel: 'personal' })).toEqual([]);
  });

  test('only its customer, only while it lasts, only a scope', () => {
    const scene = shop();
    const id = scene.enter('X', shoe);
    const notFound = { code: 'NOT_FOUND', details: { what: 'conversation' } };
    expect(scene.refusal(asking(id, tent, { customerId: 'Y' }))).toEqual(notFound);
    expect(scene.refusal(asking('no-such', tent))).toEqual(notFound);
    expect(scene.refusal(asking(id, { sku: '' }))).toMatchObject({ code: 'INVALID_ARGUMENT' });
    expect(scene.refusal({ ...asking(id, tent), cardId: 'no id' })).toMatchObject({
      code: 'INVALID_ARGUMENT',
    });
    scene.ends(customer('X'), id);
    expect(scene.refusal(asking(id, tent))).toEqual({ code: 'CONVERSATION_ENDED' });
  });
});
