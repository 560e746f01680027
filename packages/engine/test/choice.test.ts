import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { outcomeOf, wakeAt } from '../src/index.ts';
import { agent, customer, minute, Scene, second, told } from './support/scene.ts';

/** G1 has the product page, G2 the SKU. */
function shop(): Scene {
  return new Scene()
    .agents('A', 'B', 'D')
    .group('G1', { pages: ['product'], members: { A: 6 } })
    .group('G2', { skus: ['1001'], members: { B: 6 } });
}

const both = { page: 'product', sku: '1001' } as const;

describe('the offer', () => {
  test('RT-21 page and SKU belong to different groups: the customer chooses, names exactly as configured', () => {
    const scene = new Scene()
      .agents('A', 'B')
      .group('G1', { pages: ['product'], members: { A: 6 } })
      .group('G2', { skus: ['1001'], members: { B: 6 }, allowDefaultFallback: false })
      .online('A');
    const events = scene.ask(scene.entry('X', both));
    expect(told(events)).toEqual(['conversation.opened X-1', 'conversation.offered X-1']);
    expect(outcomeOf(scene.desk, 'X-1')).toEqual({
      kind: 'choose',
      options: [
        { id: 'G1', name: '组G1', online: true, waiting: 0 },
        { id: 'G2', name: '组G2', online: false, waiting: 0 },
      ],
      autoChooseAt: scene.now + 30 * second,
    });
  });

  test('RT-21 a group whose fall-back is online counts as online', () => {
    const scene = shop().online('D');
    const outcome = outcomeOf(scene.desk, scene.enter('X', both));
    expect(outcome?.kind === 'choose' && outcome.options.map(({ online }) => online)).toEqual([true, true]);
  });

  test('RT-21 RT-43 a group whose agents have all they may have says so, with the wait', () => {
    const scene = shop().online('A', 'B').capacity({ B: 1 });
    scene.enter('H', { page: 'product', sku: '1001' });
    const held = scene.enter('H2', { page: 'shop', sku: '1001' });
    expect(scene.ownerOf(held)).toBe('B');
    const conversationId = scene.enter('X', both);
    const offered = () => outcomeOf(scene.desk, conversationId);
    const free = { id: 'G1', name: '组G1', online: true, waiting: 0 };
    const other = { id: 'G2', name: '组G2', online: true, waiting: 0 };
    expect(offered()).toMatchObject({ options: [free, { ...other, full: true }] });
    scene.pass(minute);
    scene.ends(agent('B'), held);
    expect(offered()).toHaveProperty('options', [free, other]);
    scene.enter('H3', { page: 'shop', sku: '1001' });
    expect(offered()).toMatchObject({ options: [free, { ...other, full: true, expectedWaitMs: minute }] });
  });

  test('RT-21 whatever the settings, what is offered is what the choice comes to', () => {
    const groupSetup = fc.record({
      online: fc.subarray(['A', 'B', 'D']),
      capacities: fc.record({
        A: fc.constantFrom(null, 0, 1),
        B: fc.constantFrom(null, 1),
        D: fc.constantFrom(null, 1, 2),
      }),
      overflow: fc.boolean(),
      fallback: fc.boolean(),
      queueMax: fc.constantFrom(null, 0, 1, 3),
      capMode: fc.constantFrom('capped', 'exempt-app', 'uncapped'),
      profile: fc.constantFrom('weighted', 'rotation'),
      channel: fc.constantFrom('web', 'app'),
      crowd: fc.array(fc.constantFrom('G1', 'G2'), { maxLength: 6 }),
      chosen: fc.constantFrom('G1', 'G2'),
    });
    const seen = new Set<string>();
    fc.assert(
      fc.property(groupSetup, (given) => {
        const { capMode, profile, queueMax } = given;
        const scene = new Scene({ capMode, profile, queueMax }).agents('A', 'B', 'D');
        const allowDefaultFallback = given.fallback;
        scene.group('G1', { pages: ['product'], members: { A: 6 }, allowDefaultFallback });
        scene.group('G2', { skus: ['1001'], members: { B: 6 }, allowDefaultFallback });
        for (const groupId of ['G1', 'G2'])
          scene.ask({ type: 'group.edit', groupId, overflow: given.overflow });
        scene.online(...given.online).capacity(given.capacities);
        given.crowd.forEach((groupId, n) => {
          scene.enter(`H${n}`, groupId === 'G1' ? { page: 'product' } : { page: 'shop', sku: '1001' });
        });
        const conversationId = scene.enter('X', { ...both, channel: given.channel });
        const offered = outcomeOf(scene.desk, conversationId);
        // Where nobody is there at all nothing is offered.
        fc.pre(offered?.kind === 'choose');
        const option = offered.options.find(({ id }) => id === given.chosen);
        scene.ask({ type: 'conversation.choose', conversationId, customerId: 'X', groupId: given.chosen });
        const came = outcomeOf(scene.desk, conversationId);
        seen.add(came?.kind ?? 'nothing');
        if (!option?.online) expect(came?.kind).toBe('leave-message');
        else if (option.full) expect(came).toMatchObject({ kind: 'queued', place: option.waiting + 1 });
        else expect(came?.kind).toBe('assigned');
      }),
      { numRuns: 500 },
    );
    expect([...seen].sort()).toEqual(['assigned', 'leave-message', 'queued']);
  });

  test('RT-22 one group holds both scopes: no choice', () => {
    const scene = new Scene()
      .agents('A')
      .group('G1', { pages: ['product'], skus: ['1001'], members: { A: 6 } })
      .online('A');
    expect(scene.ownerOf(scene.enter('X', both))).toBe('A');
  });
});

describe('the choice', () => {
  test('RT-21 pick G2: routed as G2', () => {
    const scene = shop().online('A', 'B');
    const conversationId = scene.enter('X', both);
    const events = scene.ask({ type: 'conversation.choose', conversationId, customerId: 'X', groupId: 'G2' });
    expect(told(events)).toEqual(['conversation.assigned X-1 B G2 G2 choice']);
  });

  test('RT-09 the chosen group is offline: its fall-back takes it', () => {
    const scene = shop().online('D');
    const conversationId = scene.enter('X', both);
    const events = scene.ask({ type: 'conversation.choose', conversationId, customerId: 'X', groupId: 'G1' });
    expect(told(events)).toEqual(['conversation.assigned X-1 D G1 default choice']);
  });

  test('ST-07 nobody there after the choice: a leave message of the chosen group, with what was written', () => {
    const scene = shop();
    const conversationId = scene.enter('X', both);
    scene.says(customer('X'), conversationId);
    const events = scene.ask({ type: 'conversation.choose', conversationId, customerId: 'X', groupId: 'G1' });
    expect(told(events)).toEqual(['leave-message.opened X-1 G1']);
    expect(scene.desk.pending.get(conversationId)).toBe('G1');
  });

  test('RT-21 choosing the same again is harmless, another one is refused', () => {
    const scene = shop().online('A', 'B');
    const conversationId = scene.enter('X', both);
    const choose = { type: 'conversation.choose', conversationId, customerId: 'X', groupId: 'G2' } as const;
    scene.ask(choose);
    expect(scene.ask(choose)).toEqual([]);
    expect(scene.refusal({ ...choose, groupId: 'G1' }).code).toBe('NOT_OFFERED');
  });

  test('RT-21 a group that was not offered, an unknown conversation, somebody else, an ended one', () => {
    const scene = shop().online('A', 'B');
    const conversationId = scene.enter('X', both);
    const choose = {
      type: 'conversation.choose',
      conversationId,
      customerId: 'X',
      groupId: 'default',
    } as const;
    const none = { code: 'NOT_FOUND', details: { what: 'conversation' } };
    expect(scene.refusal(choose)).toEqual({ code: 'NOT_OFFERED' });
    expect(scene.refusal({ ...choose, conversationId: 'unknown' })).toEqual(none);
    expect(scene.refusal({ ...choose, customerId: 'Y', groupId: 'G1' })).toEqual(none);
    scene.ask({ type: 'conversation.end', conversationId, by: customer('X') });
    expect(scene.refusal({ ...choose, groupId: 'G1' })).toEqual({ code: 'CONVERSATION_ENDED' });
  });
});

describe('no choice', () => {
  test('RT-23 a text and no choice for 30 s: the SKU group, chosen automatically', () => {
    const scene = shop().online('A', 'B');
    const conversationId = scene.enter('X', both);
    scene.pass(10 * second);
    scene.says(customer('X'), conversationId);
    expect(wakeAt(scene.desk)).toBe(scene.now + 20 * second);
    expect(scene.pass(20 * second - 1)).toEqual([]);
    expect(told(scene.pass(1))).toEqual(['conversation.assigned X-1 B G2 G2 auto-choice']);
    // The text is owed an answer: nothing falls due by itself any more.
    expect(wakeAt(scene.desk)).toBeUndefined();
  });

  test('RT-23 who neither chooses nor writes may go on choosing', () => {
    const scene = shop().online('A', 'B');
    const conversationId = scene.enter('X', both);
    // Nothing chooses for them: the desk wakes for the end of an entry without a word, ten minutes after it.
    expect(wakeAt(scene.desk)).toBe(scene.now + 600 * second);
    scene.pass(500 * second);
    expect(scene.ownerOf(conversationId)).toBe('choosing');
    scene.ask({ type: 'conversation.choose', conversationId, customerId: 'X', groupId: 'G1' });
    expect(scene.ownerOf(conversationId)).toBe('A');
  });

  test('RT-23 the first text after the time chooses at once', () => {
    const scene = shop().online('A', 'B');
    const conversationId = scene.enter('X', both);
    scene.pass(30 * second);
    expect(told(scene.says(customer('X'), conversationId))).toEqual([
      'message.posted X-1',
      'conversation.assigned X-1 B G2 G2 auto-choice',
    ]);
  });

  test('RT-23 nobody there when the time is over: the text is a pending leave message of the SKU group', () => {
    const scene = shop();
    const conversationId = scene.enter('X', both);
    scene.says(customer('X'), conversationId);
    expect(told(scene.pass(30 * second))).toEqual(['leave-message.opened X-1 G2']);
    expect(scene.desk.pending.get(conversationId)).toBe('G2');
  });

  test('RT-23 two overdue choices in one tick take two turns', () => {
    const scene = new Scene()
      .agents('A', 'B', 'C')
      .group('G1', { pages: ['product'], members: { A: 6 } })
      .group('G2', { skus: ['1001'], members: { B: 6, C: 6 } })
      .online('B', 'C');
    for (const id of ['X', 'Y', 'Z']) scene.says(customer(id), scene.enter(id, both));
    expect(told(scene.pass(30 * second))).toEqual([
      'conversation.assigned X-1 B G2 G2 auto-choice',
      'conversation.assigned Y-3 C G2 G2 auto-choice',
      'conversation.assigned Z-5 B G2 G2 auto-choice',
    ]);
  });

  test('RT-23 the time for choosing is a setting', () => {
    const scene = new Scene({ chooserTimeoutMs: 5000 })
      .agents('A')
      .group('G1', { pages: ['product'], members: { A: 6 } })
      .group('G2', { skus: ['1001'], members: { A: 6 } })
      .online('A');
    scene.says(customer('X'), scene.enter('X', both));
    expect(told(scene.pass(5000))).toEqual(['conversation.assigned X-1 A G2 G2 auto-choice']);
  });

  test('RT-21 an offer whose customer ended it wakes nobody', () => {
    const scene = shop().online('B');
    const conversationId = scene.enter('X', both);
    scene.says(customer('X'), conversationId);
    scene.ask({ type: 'conversation.end', conversationId, by: customer('X') });
    expect(wakeAt(scene.desk)).toBeUndefined();
  });
});
