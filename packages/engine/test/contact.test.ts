import { describe, expect, test } from 'vitest';
import { arrivalsOf, outcomeOf, type Refusal } from '../src/index.ts';
import { agent, customer, minute, Scene, told } from './support/scene.ts';

const hour = 60 * minute;
const scope = { page: 'shop', channel: 'web' } as const;

function shop(): Scene {
  return new Scene()
    .agents('A', 'B')
    .group('G1', { pages: ['product'], members: { A: 6, B: 6 } })
    .online('A', 'B');
}

const contact = (agentId: string, customerId: string, conversationId = `${customerId}-contact`) =>
  ({ type: 'conversation.start', agentId, customerId, conversationId, scope }) as const;

function engaged(refusal: Refusal): unknown {
  expect(refusal.code).toBe('CUSTOMER_ENGAGED');
  return refusal.details;
}

describe('an agent contacts a customer', () => {
  test('LM-23 after a leave window was closed: a new conversation is theirs, and they can write', () => {
    const scene = new Scene().agents('A', 'B').group('G1', { pages: ['product'], members: { A: 6 } });
    const left = scene.enter('X', { page: 'product' });
    scene.says(customer('X'), left);
    scene.online('A');
    scene.pass(90_000);
    scene.ends(agent('A'), left);
    const again = { ...contact('A', 'X'), scope: { page: 'product', channel: 'web' } } as const;
    expect(told(scene.ask(again))).toEqual([
      'conversation.opened X-contact',
      'conversation.assigned X-contact A G1 G1 contact',
    ]);
    expect(outcomeOf(scene.desk, 'X-contact')).toMatchObject({ kind: 'assigned', agent: { id: 'A' } });
    expect(told(scene.says(agent('A'), 'X-contact'))).toEqual(['message.posted X-contact']);
    expect(told(scene.says(customer('X'), 'X-contact'))).toEqual(['message.posted X-contact']);
  });

  test('LM-23 counts as a conversation of theirs, and takes no turn', () => {
    const scene = shop();
    const alike = shop();
    for (const one of ['X', 'Y', 'Z']) scene.ask(contact('A', one));
    const load = () => scene.desk.agents.get('A')?.load ?? 0;
    expect(load()).toBe(3);
    const turns = (of: Scene) =>
      ['1', '2', '3', '4'].map((id) => of.ownerOf(of.enter(id, { page: 'product' })));
    expect(turns(scene)).toEqual(turns(alike));
    const before = load();
    scene.ends(agent('A'), 'X-contact');
    expect(load()).toBe(before - 1);
  });

  test('LM-23 capacity, weight, receiving and status but offline do not matter: nobody was routed', () => {
    const scene = shop().capacity({ A: 1, B: 0 });
    scene.enter('W', { page: 'product' });
    scene.ask(contact('A', 'X'));
    expect(scene.desk.agents.get('A')?.load).toBe(2);
    scene.ask({ type: 'agent.configure', agentId: 'B', receiving: false });
    scene.status('suspended', 'B');
    expect(scene.ownerOf('Y-contact')).toBeUndefined();
    scene.ask(contact('B', 'Y'));
    expect(scene.ownerOf('Y-contact')).toBe('B');
    // Over capacity nobody new comes until both have ended.
    expect(scene.ownerOf(scene.enter('V', { page: 'product' }))).toBe('queued');
    scene.ends(agent('A'), 'X-contact');
    expect(scene.ownerOf('V-2')).toBe('queued');
    scene.ends(agent('A'), 'W-1');
    expect(scene.ownerOf('V-2')).toBe('A');
  });

  test('LM-23 asked again, or while they talk anyway: the same conversation, and no event', () => {
    const scene = shop();
    scene.ask(contact('A', 'X'));
    expect(scene.answer(contact('A', 'X', 'another'))).toEqual({
      kind: 'conversation',
      conversationId: 'X-contact',
    });
    expect(scene.ask(contact('A', 'X', 'another'))).toEqual([]);
    const id = scene.enter('Y', { page: 'product' });
    const owner = scene.ownerOf(id) ?? '';
    expect(scene.answer(contact(owner, 'Y'))).toMatchObject({ conversationId: id });
  });

  test('LM-23 a delivered leave message is their own conversation already', () => {
    const scene = new Scene().agents('A');
    const id = scene.enter('X');
    scene.says(customer('X'), id);
    scene.online('A');
    scene.pass(90_000);
    expect(scene.answer(contact('A', 'X'))).toMatchObject({ conversationId: id });
  });

  test('LM-23 the customer who comes on the same page finds it', () => {
    const scene = shop();
    scene.ask(contact('A', 'X'));
    expect(scene.answer(scene.entry('X'))).toMatchObject({ conversationId: 'X-contact' });
    expect(scene.ownerOf('X-contact')).toBe('A');
  });

  test('LM-23 belongs to the group that the page leads to, if the agent is in it, else to one of theirs', () => {
    const scene = shop().group('G2', { pages: ['order'], members: { B: 6 } });
    const on = (agentId: string, page: 'order' | 'product' | 'shop') =>
      told(scene.ask({ ...contact(agentId, `${agentId}${page}`), scope: { page, channel: 'web' } }))[1];
    expect(on('B', 'order')).toBe('conversation.assigned Border-contact B G2 G2 contact');
    expect(on('A', 'order')).toBe('conversation.assigned Aorder-contact A G1 G1 contact');
    expect(on('A', 'shop')).toBe('conversation.assigned Ashop-contact A default default contact');
  });
});

describe('a contact that cannot be', () => {
  test('LM-23 the customer talks with somebody else: refused with who that is', () => {
    const scene = shop();
    scene.ask(contact('B', 'X'));
    expect(engaged(scene.refusal(contact('A', 'X', 'other')))).toEqual({
      conversationId: 'X-contact',
      state: 'assigned',
      agent: { id: 'B', name: '客服B' },
    });
  });

  test('LM-23 the customer waits, in a line or for an answer to a message: refused with what for', () => {
    const scene = shop().capacity({ A: 1, B: 1 });
    for (const one of ['V', 'W']) scene.enter(one, { page: 'product' });
    const waits = scene.enter('X', { page: 'product' });
    expect(engaged(scene.refusal(contact('A', 'X')))).toEqual({ conversationId: waits, state: 'queued' });
    scene.status('offline', 'A', 'B');
    const left = scene.enter('Y');
    scene.says(customer('Y'), left);
    scene.status('suspended', 'A');
    expect(engaged(scene.refusal(contact('A', 'Y')))).toEqual({
      conversationId: left,
      state: 'leave-message',
    });
  });

  test('LM-23 of several that are open, the one that somebody has is named', () => {
    const scene = new Scene()
      .agents('A', 'B')
      .group('G1', { pages: ['product'], members: { B: 6 }, allowDefaultFallback: false })
      .group('G2', { pages: ['order'], members: { B: 0 }, allowDefaultFallback: false })
      .online('A', 'B');
    scene.enter('X', { page: 'order' });
    scene.enter('X', { page: 'product' });
    expect(engaged(scene.refusal(contact('A', 'X')))).toMatchObject({ agent: { id: 'B' } });
  });

  test.each([
    ['blocked customers', contact('A', 'rude'), 'CUSTOMER_BLOCKED'],
    ['an agent who is offline', contact('C', 'X'), 'TARGET_NOT_AVAILABLE'],
    ['an agent whom the shop has not', contact('Z', 'X'), 'NOT_FOUND'],
    ['an id that was used', contact('A', 'X', 'Y-1'), 'ALREADY_EXISTS'],
    ['an id that is none', contact('A', 'X', 'a b'), 'INVALID_ARGUMENT'],
    ['a customer that is none', contact('A', ' '), 'INVALID_ARGUMENT'],
    [
      'a scope that is none',
      { ...contact('A', 'X'), scope: { page: 'moon', channel: 'web' } },
      'INVALID_ARGUMENT',
    ],
  ] as const)('LM-23 %s: a refusal by name', (_, command, code) => {
    const scene = shop().agents('C');
    scene.ask({ type: 'customer.block', customerId: 'rude', agentId: 'A', reason: '辱骂' });
    scene.enter('Y');
    expect(scene.refusal(command as never).code).toBe(code);
  });
});

describe('a customer who was contacted', () => {
  test('LM-23 may come tomorrow: the time of staying away runs from the first sign of them', () => {
    const scene = shop();
    scene.ask(contact('A', 'X'));
    scene.says(agent('A'), 'X-contact');
    expect(scene.pass(30 * hour)).toEqual([]);
    const seq = scene.desk.seq;
    scene.ask({ type: 'message.see', conversationId: 'X-contact', by: customer('X'), upTo: seq });
    expect(told(scene.pass(10 * minute)).at(-1)).toBe('conversation.ended X-contact idle');
  });

  test('LM-23 is not greeted automatically for answering', () => {
    const scene = shop();
    scene.settings({ autoReplies: { first: '在的', away: null, suspended: null } });
    scene.ask(contact('A', 'X'));
    expect(told(scene.says(customer('X'), 'X-contact'))).toEqual(['message.posted X-contact']);
  });

  test('LM-23 RT-52 goes to somebody else if the agent has gone and an answer is owed', () => {
    const scene = shop();
    scene.ask(contact('A', 'X'));
    scene.says(customer('X'), 'X-contact');
    scene.status('offline', 'A');
    scene.pass(minute);
    expect(scene.ownerOf('X-contact')).toBe('B');
  });

  test('LM-23 is no arrival: the simulator does not let them come', () => {
    const scene = shop();
    scene.ask(contact('A', 'X'));
    scene.enter('Y');
    expect(arrivalsOf(scene.events).map(({ customerId }) => customerId)).toEqual(['Y']);
  });
});
