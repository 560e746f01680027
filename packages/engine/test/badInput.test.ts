import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decide, emptyDesk, evolve, snapshotDesk, wakeAt, type Command } from '../src/index.ts';
import { agent, customer, message, nine, Scene } from './support/scene.ts';

/** A shop in which something of every kind is there to be spoken of. */
function busyShop(): Scene {
  const scene = new Scene({ robot: 'first' })
    .agents('A', 'B')
    .group('G1', { pages: ['product'], members: { A: 6 } })
    .group('G2', { skus: ['1'], members: { B: 6 }, allowDefaultFallback: false })
    .online('A')
    .capacity({ A: 1 });
  scene.says(customer('X'), scene.enter('X'));
  scene.enter('Y');
  scene.enter('Z', { page: 'product', sku: '1' });
  scene.says(customer('V'), scene.enter('V', { sku: '1' }));
  scene.ask({ ...scene.entry('W'), robot: true });
  return scene;
}

const types = [
  'shop.open',
  'shop.configure',
  'agent.add',
  'agent.configure',
  'group.create',
  'group.edit',
  'group.delete',
  'customer.block',
  'customer.unblock',
  'agent.set-status',
  'agent.absent',
  'agent.present',
  'customer.absent',
  'customer.present',
  'desk.recovered',
  'conversation.open',
  'conversation.start',
  'conversation.choose',
  'queue.leave',
  'robot.hand-over',
  'robot.answer',
  'message.send',
  'message.see',
  'conversation.end',
  'conversation.transfer',
  'conversation.ask-about',
  'conversation.rate',
  'customer.identify',
  'customer.erase',
  'leave-message.assign',
  'tick',
] as const satisfies readonly Command['type'][];

/** Something that may stand where anything is expected: what is right there, or nothing that JavaScript knows not. */
const known = fc.constantFrom<unknown>(
  'A',
  'B',
  'X',
  'X-1',
  'Y-3',
  'V-5',
  'G1',
  'default',
  'online',
  'offline',
  'solved',
  're-route',
  true,
  0,
  5,
  null,
  undefined,
  '__proto__',
  'constructor',
  { kind: 'customer', id: 'X' },
  { kind: 'agent', id: 'A' },
  { kind: 'group', id: 'G2' },
  { page: 'shop', channel: 'web' },
  { pages: ['order'], skus: ['7'] },
  [{ agentId: 'A' }, { agentId: 'B', weight: 3 }],
);
const garbage = fc.anything({
  withBigInt: true,
  withDate: true,
  withMap: true,
  withNullPrototype: true,
  withObjectString: true,
  withSet: true,
  withSparseArray: true,
});
const anything = fc.oneof({ weight: 2, arbitrary: known }, garbage, fc.constant(Symbol('s')));
const fields = [
  'agentId',
  'allowDefaultFallback',
  'by',
  'capacity',
  'clientId',
  'conversationId',
  'conversations',
  'customerId',
  'defaultGroupId',
  'defaultGroupName',
  'digest',
  'enabled',
  'groupId',
  'ifVersion',
  'length',
  'members',
  'messageId',
  'name',
  'noteId',
  'offersAgent',
  'overflow',
  'reason',
  'receiving',
  'robot',
  'scope',
  'scopes',
  'settings',
  'shopId',
  'status',
  'supervises',
  'to',
  'upTo',
];
const command = fc
  .record({
    type: fc.oneof({ weight: 20, arbitrary: fc.constantFrom<unknown>(...types) }, anything),
    at: fc.oneof({ weight: 20, arbitrary: fc.constant<unknown>(nine) }, anything),
    ...Object.fromEntries(fields.map((field) => [field, anything])),
    settings: fc.oneof(
      anything,
      fc.dictionary(
        fc.constantFrom(
          'idleEndMs',
          'idleWarningMs',
          'autoReplies',
          'leaveMessageAgentIds',
          'queueMax',
          'profile',
        ),
        anything,
      ),
    ),
    scopes: fc.oneof(
      anything,
      fc.record({ pages: fc.oneof(anything, fc.array(anything)), skus: fc.array(anything) }),
    ),
    members: fc.oneof(
      anything,
      fc.array(fc.oneof(anything, fc.record({ agentId: anything, weight: anything }))),
    ),
    scope: fc.oneof(anything, fc.record({ page: anything, sku: anything, channel: anything })),
  })
  .map((value) => value as unknown as Command);

describe('anything at all', { timeout: 60_000 }, () => {
  test.each(['before there is a shop', 'in a busy shop'])(
    'decide never throws and never changes the desk, %s; what it takes is applied, kept as text, and folded again',
    (where) => {
      const desk = where === 'in a busy shop' ? busyShop().desk : emptyDesk();
      const before = snapshotDesk(desk);
      fc.assert(
        fc.property(fc.oneof({ weight: 30, arbitrary: command }, garbage), (asked) => {
          const decision = decide(desk, asked as Command);
          expect(snapshotDesk(desk)).toBe(before);
          if (!decision.taken) {
            expect(typeof decision.refusal.code).toBe('string');
            expect('events' in decision).toBe(false);
            return;
          }
          // Nothing but what a journal can keep.
          expect(JSON.parse(JSON.stringify(decision.events))).toEqual(decision.events);
        }),
        { numRuns: 2500 },
      );
    },
  );

  test('what is taken of it leads to a desk that goes on', () => {
    fc.assert(
      fc.property(fc.array(command, { maxLength: 40 }), (commands) => {
        const { desk } = busyShop();
        for (const asked of commands) {
          const decision = decide(desk, asked);
          if (decision.taken) for (const event of decision.events) evolve(desk, event);
        }
        for (let n = 0; n < 20; n++) {
          const at = wakeAt(desk);
          if (at === undefined || at > 8e15) break;
          const decision = decide(desk, { type: 'tick', at: Math.max(at, desk.at) });
          expect(decision.taken && decision.events.length).toBeGreaterThan(0);
          if (decision.taken) for (const event of decision.events) evolve(desk, event);
        }
      }),
      { numRuns: 300 },
    );
  });
});

describe('bad input', () => {
  test('a type that the desk does not know, also one that every object knows', () => {
    const scene = new Scene();
    for (const type of ['no-such', '__proto__', 'toString', ''] as unknown as ['tick'])
      expect(scene.refusal({ type }).code).toBe('INVALID_ARGUMENT');
  });

  test('no command at all', () => {
    for (const nothing of [null, undefined, 5, 'tick', [], () => 1])
      expect(decide(emptyDesk(), nothing as unknown as Command)).toMatchObject({
        taken: false,
        refusal: { code: 'INVALID_ARGUMENT' },
      });
  });

  test('an author who is neither customer nor agent does nothing, not even to what it has', () => {
    const scene = new Scene().agents('A').online('A');
    const id = scene.enter('X');
    const nobody = { kind: 'desk', id: 'A' } as unknown as ReturnType<typeof agent>;
    expect(scene.refusal(message(nobody, id, 'c')).code).toBe('INVALID_ARGUMENT');
    expect(scene.refusal({ type: 'conversation.end', conversationId: id, by: nobody }).code).toBe(
      'INVALID_ARGUMENT',
    );
    expect(scene.refusal({ type: 'message.see', conversationId: id, by: nobody, upTo: 1 }).code).toBe(
      'INVALID_ARGUMENT',
    );
  });

  test('fifty customers in the same instant: each one has one owner, and the shares are exact', () => {
    const scene = new Scene()
      .agents('A', 'B')
      .group('G', { skus: ['1'], members: { A: 4, B: 1 } })
      .online('A', 'B');
    const ids = Array.from({ length: 50 }, (_, n) => scene.enter(`X${n}`, { sku: '1' }));
    expect(ids.filter((id) => scene.ownerOf(id) === 'A')).toHaveLength(40);
    expect(new Set(ids).size).toBe(50);
  });

  test('a customer has twenty conversations open at most', () => {
    const scene = new Scene().agents('A').online('A');
    for (let n = 0; n < 20; n++) scene.enter('X', { sku: `S${n}` });
    expect(scene.refusal(scene.entry('X', { sku: 'S20' }))).toEqual({
      code: 'TOO_MANY_OPEN',
      details: { limit: 20 },
    });
    // The open one of the same scope is returned all the same.
    scene.enter('X', { sku: 'S3' });
  });

  test('clocks that jump: ahead, everything falls due once; back, nothing happens twice and no time is lost', () => {
    const scene = new Scene().agents('A').online('A');
    const id = scene.enter('X');
    scene.now += 365 * 24 * 3_600_000;
    expect(scene.ask({ type: 'tick' })).toHaveLength(1);
    scene.now -= 365 * 24 * 3_600_000;
    expect(scene.ask({ type: 'tick' })).toEqual([]);
    expect(scene.says(customer('X'), id)[0]?.at).toBe(scene.desk.at);
    expect(scene.ownerOf(id)).toBe('A');
  });

  test('ticks that never come: entries, choices, texts and ends work all the same', () => {
    const scene = new Scene().agents('A', 'B').online('A');
    const id = scene.enter('X');
    scene.status('offline', 'A');
    scene.online('B');
    scene.now += 3_600_000;
    scene.says(customer('X'), id);
    expect(scene.ownerOf(id)).toBe('B');
    scene.says(agent('B'), id);
    scene.ends(agent('B'), id);
    expect(scene.ownerOf(scene.enter('Y'))).toBe('B');
  });
});
