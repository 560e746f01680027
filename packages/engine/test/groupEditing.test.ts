import { describe, expect, test } from 'vitest';
import { groupSetupOf, groupsOf, outcomeOf, snapshotDesk } from '../src/index.ts';
import { agent, assignees, customer, groupCommand, Scene, told } from './support/scene.ts';

/** G1 has the product page and SKU 1001 with A; G2 has SKU 2002 with B; D is in the default group only. */
function shop(): Scene {
  return new Scene()
    .agents('A', 'B', 'D')
    .group('G1', { pages: ['product'], skus: ['1001'], members: { A: 6 } })
    .group('G2', { skus: ['2002'], members: { B: 6 } });
}

const edit = (groupId: string, changes: object) => ({ type: 'group.edit', groupId, ...changes }) as const;
const remove = (groupId: string) => ({ type: 'group.delete', groupId }) as const;

describe('enabled or not', () => {
  test('RT-19 SKU 1001 belongs to G1; G1 is disabled: the default group', () => {
    const scene = shop().online('A', 'B', 'D');
    scene.ask(edit('G1', { enabled: false }));
    const id = scene.enter('X', { sku: '1001' });
    expect(scene.desk.conversations.get(id)?.groupId).toBe('default');
    scene.ask(edit('G1', { enabled: true }));
    expect(scene.desk.conversations.get(scene.enter('Y', { sku: '1001' }))?.groupId).toBe('G1');
  });

  test('RT-05 RT-19 a disabled group keeps its values: nobody else may take them', () => {
    const scene = shop();
    scene.ask(edit('G1', { enabled: false }));
    expect(scene.refusal(groupCommand('G3', { skus: ['1001'], members: { A: 6 } }))).toEqual({
      code: 'SCOPE_TAKEN',
      details: { taken: [{ value: '1001', groupId: 'G1', groupName: '组G1' }] },
    });
  });

  test('RT-19 a group may be created disabled', () => {
    const scene = new Scene().agents('A').online('A');
    scene.ask({ ...groupCommand('G1', { skus: ['1'], members: { A: 6 } }), enabled: false });
    expect(scene.desk.conversations.get(scene.enter('X', { sku: '1' }))?.groupId).toBe('default');
  });

  test('RT-19 who waits in its line is still served from it, and what is assigned stays', () => {
    const scene = shop().online('A').capacity({ A: 1 });
    const held = scene.enter('H', { sku: '1001' });
    const waits = scene.enter('X', { sku: '1001' });
    scene.ask(edit('G1', { enabled: false }));
    expect(scene.ownerOf(waits)).toBe('queued');
    scene.ends(agent('A'), held);
    expect(scene.ownerOf(waits)).toBe('A');
  });

  test('RT-22 G2 is disabled: of two matches one is left, and nobody is asked', () => {
    const scene = new Scene()
      .agents('A', 'B')
      .group('G1', { pages: ['product'], members: { A: 6 } })
      .group('G2', { skus: ['1001'], members: { B: 6 } })
      .online('A', 'B');
    const both = { page: 'product', sku: '1001' } as const;
    expect(scene.ownerOf(scene.enter('X', both))).toBe('choosing');
    scene.ask(edit('G2', { enabled: false }));
    expect(scene.ownerOf(scene.enter('Y', both))).toBe('A');
  });
});

describe('names', () => {
  test('RT-20 G1 is renamed: the next chooser shows it', () => {
    const scene = new Scene()
      .agents('A')
      .group('G1', { pages: ['product'], members: { A: 6 } })
      .group('G2', { skus: ['1'], members: { A: 6 } });
    scene.ask(edit('G1', { name: '售后' }));
    const outcome = outcomeOf(scene.desk, scene.enter('X', { page: 'product', sku: '1' }));
    expect(outcome?.kind === 'choose' && outcome.options.map(({ name }) => name)).toEqual(['售后', '组G2']);
  });

  test("RT-20 another group's name, however spaced, and an empty one are refused; its own is fine", () => {
    const scene = shop();
    expect(scene.refusal(edit('G1', { name: ' 组G2 ' }))).toEqual({ code: 'NAME_TAKEN' });
    expect(scene.refusal(edit('G1', { name: ' ' }))).toEqual({ code: 'NAME_REQUIRED' });
    expect(scene.ask(edit('G1', { name: '组G1' }))).toEqual([]);
    scene.ask(edit('default', { name: '总台' }));
    expect(groupsOf(scene.desk)[0]).toEqual({ id: 'default', name: '总台' });
  });
});

describe('scopes, members, weights', () => {
  test('RT-26 weights 6 and 6, four arrivals two each; A is set to 0: the next three go to B, the first four stay', () => {
    const scene = new Scene()
      .agents('A', 'B')
      .group('G', { skus: ['1'], members: { A: 6, B: 6 } })
      .online('A', 'B');
    const ids = [1, 2, 3, 4].map((n) => scene.enter(`X${n}`, { sku: '1' }));
    const owners = ids.map((id) => scene.ownerOf(id));
    expect(owners.filter((id) => id === 'A')).toHaveLength(2);
    scene.ask(edit('G', { members: [{ agentId: 'A', weight: 0 }, { agentId: 'B' }] }));
    expect([5, 6, 7].map((n) => scene.ownerOf(scene.enter(`X${n}`, { sku: '1' })))).toEqual(['B', 'B', 'B']);
    expect(ids.map((id) => scene.ownerOf(id))).toEqual(owners);
  });

  test('RT-26 a weight left out stays as it is, of a new member it is 6', () => {
    const scene = shop();
    scene.ask(edit('G1', { members: [{ agentId: 'A', weight: 2 }] }));
    scene.ask(edit('G1', { members: [{ agentId: 'A' }, { agentId: 'B' }] }));
    expect(groupSetupOf(scene.desk, 'G1')?.members).toEqual([
      { agentId: 'A', weight: 2 },
      { agentId: 'B', weight: 6 },
    ]);
  });

  test('RT-26 a member who joins or leaves does so from the next arrival on', () => {
    const scene = shop().online('A', 'D');
    const mine = scene.enter('X', { sku: '1001' });
    scene.ask(edit('G1', { members: [{ agentId: 'D' }] }));
    expect(scene.ownerOf(mine)).toBe('A');
    expect(scene.ownerOf(scene.enter('Y', { sku: '1001' }))).toBe('D');
  });

  test('RT-05 RT-26 a value moves only once it is free', () => {
    const scene = shop();
    const move = edit('G2', { scopes: { pages: [], skus: ['2002', '1001'] } });
    expect(scene.refusal(move)).toEqual({
      code: 'SCOPE_TAKEN',
      details: { taken: [{ value: '1001', groupId: 'G1', groupName: '组G1' }] },
    });
    scene.ask(edit('G1', { scopes: { pages: ['product'], skus: [] } }));
    scene.ask(move);
    expect(scene.desk.groupBySku.get('1001')).toBe('G2');
  });

  test('RT-03 thousands of SKUs in one group; given twice in one list they count once', () => {
    const scene = new Scene().agents('A').online('A');
    const skus = Array.from({ length: 5000 }, (_, n) => `S${n}`);
    scene.group('G1', { skus: [...skus, ...skus], members: { A: 6 } });
    expect(groupSetupOf(scene.desk, 'G1')?.skus).toHaveLength(5000);
    expect(scene.desk.conversations.get(scene.enter('X', { sku: 'S4999' }))?.groupId).toBe('G1');
  });

  test('RT-02 empty, enormous or foreign values, no scope at all, no members: refused whole', () => {
    const scene = shop();
    const before = snapshotDesk(scene.desk);
    for (const scopes of [
      { pages: [], skus: [] },
      { pages: [], skus: [''] },
      { pages: [], skus: ['x'.repeat(129)] },
      { pages: ['basket'], skus: [] },
      { pages: 'product', skus: [] },
      { pages: [], skus: [5] },
      null,
    ])
      expect(scene.refusal(edit('G1', { scopes, name: 'new' })).code).toBe('INVALID_ARGUMENT');
    expect(scene.refusal(edit('G1', { members: [] })).code).toBe('INVALID_ARGUMENT');
    expect(scene.refusal(edit('G1', { members: [null] })).code).toBe('INVALID_ARGUMENT');
    for (const weight of [2.5, -1, 11])
      expect(scene.refusal(edit('G1', { members: [{ agentId: 'A', weight }] })).code).toBe(
        'WEIGHT_OUT_OF_RANGE',
      );
    expect(scene.refusal(edit('G1', { enabled: 'no' })).code).toBe('INVALID_ARGUMENT');
    expect(snapshotDesk(scene.desk)).toBe(before);
  });

  test('RT-02 every reason is told at once', () => {
    const refusal = shop().refusal(
      edit('G1', {
        name: '',
        scopes: { pages: [], skus: ['2002'] },
        members: [{ agentId: 'Z', weight: 11 }],
        overflow: 3,
      }),
    );
    const text = JSON.stringify(refusal);
    for (const what of ['NAME_REQUIRED', 'SCOPE_TAKEN', 'NOT_FOUND', 'WEIGHT_OUT_OF_RANGE', 'overflow'])
      expect(text).toContain(what);
  });

  test('two managers edit the same group at once: the second is told, with the version as it is now', () => {
    const scene = shop();
    const version = groupSetupOf(scene.desk, 'G1')?.version ?? 0;
    scene.ask(edit('G1', { name: 'one', ifVersion: version }));
    const now = groupSetupOf(scene.desk, 'G1')?.version ?? 0;
    expect(scene.refusal(edit('G1', { name: 'two', ifVersion: version }))).toEqual({
      code: 'CHANGED_MEANWHILE',
      details: { version: now },
    });
    expect(scene.refusal({ ...remove('G1'), ifVersion: version }).code).toBe('CHANGED_MEANWHILE');
    scene.ask(edit('G1', { name: 'two', ifVersion: now }));
    expect(scene.refusal(edit('G9', { name: 'x' }))).toEqual({
      code: 'NOT_FOUND',
      details: { what: 'group' },
    });
  });

  test('RT-08 RT-10 the flag is taken away: from the next arrival on', () => {
    const scene = shop().online('D');
    expect(scene.ownerOf(scene.enter('X', { sku: '1001' }))).toBe('D');
    scene.ask(edit('G1', { allowDefaultFallback: false }));
    expect(scene.ownerOf(scene.enter('Y', { sku: '1001' }))).toBe('leave-message');
  });
});

describe('the default group', () => {
  test('RT-11 it is not deleted', () => {
    expect(shop().refusal(remove('default'))).toEqual({ code: 'DEFAULT_GROUP_FIXED' });
  });

  test.each([
    { scopes: { pages: ['shop'], skus: [] } },
    { enabled: false },
    { allowDefaultFallback: true },
    { overflow: true },
  ])('RT-12 %o is refused', (changes) => {
    expect(shop().refusal(edit('default', changes))).toEqual({ code: 'DEFAULT_GROUP_FIXED' });
  });

  test('RT-12 RT-26 its members and weights may change, even to none', () => {
    const scene = shop().online('D');
    scene.ask(edit('default', { members: [{ agentId: 'D', weight: 9 }] }));
    expect(scene.ownerOf(scene.enter('X'))).toBe('D');
    scene.ask(edit('default', { members: [] }));
    expect(scene.ownerOf(scene.enter('Y'))).toBe('leave-message');
    // AC-08: who is added later is a member all the same.
    scene.agents('E').online('E');
    expect(scene.ownerOf(scene.enter('Z'))).toBe('E');
  });
});

describe('deleting', () => {
  test('RT-24 its values are free, its routing ends, and it does not come back', () => {
    const scene = shop().online('A', 'B', 'D');
    scene.ask(remove('G1'));
    expect(scene.desk.conversations.get(scene.enter('X', { sku: '1001' }))?.groupId).toBe('default');
    scene.ask(edit('G2', { scopes: { pages: ['product'], skus: ['1001', '2002'] } }));
    expect(scene.ownerOf(scene.enter('Y', { sku: '1001' }))).toBe('B');
    expect(scene.refusal(edit('G1', { enabled: true })).code).toBe('NOT_FOUND');
    expect(scene.refusal(remove('G1')).code).toBe('NOT_FOUND');
  });

  test('RT-25 one open and two pending: the open one stays with A, two are pending in the default group', () => {
    const scene = shop().online('A');
    const open = scene.enter('X', { sku: '1001' });
    scene.status('offline', 'A');
    const left = ['Y', 'Z'].map((id) => {
      const conversationId = scene.enter(id, { sku: '1001' });
      scene.says(customer(id), conversationId);
      return conversationId;
    });
    expect(told(scene.ask(remove('G1')))).toEqual([
      ...left.map((id) => `leave-message.opened ${id} default`),
      'group.deleted G1',
    ]);
    expect(scene.ownerOf(open)).toBe('A');
    expect([...scene.desk.pending.entries()]).toEqual(left.map((id) => [id, 'default']));
    expect(scene.desk.groups.get('default')?.pending).toBe(2);
  });

  test('RT-25 RT-28 a conversation of a deleted group goes on: its customer still sees who has it', () => {
    const scene = shop().online('A');
    const open = scene.enter('X', { sku: '1001' });
    scene.ask(remove('G1'));
    expect(outcomeOf(scene.desk, open)).toMatchObject({ kind: 'assigned', agent: { id: 'A' } });
    expect(scene.desk.conversations.get(open)?.groupId).toBe('G1');
    scene.says(customer('X'), open);
    scene.says(agent('A'), open);
    scene.ends(agent('A'), open);
  });

  test('RT-19 RT-24 who waits in its line moves to the default group, in order, and waits or is served there', () => {
    const scene = shop().online('A').capacity({ A: 1 });
    scene.enter('H', { sku: '1001' });
    const ids = ['X', 'Y'].map((id) => scene.enter(id, { sku: '1001' }));
    scene.capacity({ D: 1 }).online('D');
    expect(ids.map((id) => scene.ownerOf(id))).toEqual(['queued', 'queued']);
    scene.ask(remove('G1'));
    expect(ids.map((id) => scene.ownerOf(id))).toEqual(['D', 'queued']);
    expect(scene.desk.conversations.get(ids[1] ?? '')).toMatchObject({
      groupId: 'default',
      servingGroupId: 'default',
    });
  });

  test('RT-24 who waited longest goes first, though another opened before', () => {
    const scene = new Scene()
      .agents('A', 'D')
      .group('G1', { skus: ['1001'], members: { A: 6 } })
      .group('G3', { pages: ['order'], members: { A: 6 } })
      .online('A')
      .capacity({ A: 1, D: 1 });
    scene.enter('H', { sku: '1001' });
    const chooses = scene.enter('X', { page: 'order', sku: '1001' });
    const waits = scene.enter('Y', { sku: '1001' });
    scene.ask({ type: 'conversation.choose', conversationId: chooses, customerId: 'X', groupId: 'G1' });
    scene.online('D');
    scene.ask(remove('G1'));
    expect([scene.ownerOf(waits), scene.ownerOf(chooses)]).toEqual(['D', 'queued']);
  });
});

describe('an open choice', () => {
  function offered(): { scene: Scene; id: string } {
    const scene = new Scene()
      .agents('A', 'B')
      .group('G1', { pages: ['product'], members: { A: 6 } })
      .group('G2', { skus: ['1'], members: { B: 6 } })
      .online('A', 'B');
    return { scene, id: scene.enter('X', { page: 'product', sku: '1' }) };
  }
  const choose = (conversationId: string, groupId: string) =>
    ({ type: 'conversation.choose', conversationId, customerId: 'X', groupId }) as const;

  test('RT-26 the scope moved meanwhile: the offer stands', () => {
    const { scene, id } = offered();
    scene.ask(edit('G1', { scopes: { pages: ['order'], skus: [] } }));
    scene.ask(choose(id, 'G1'));
    expect(scene.ownerOf(id)).toBe('A');
  });

  test.each(['disabled', 'deleted'])(
    'RT-21 RT-26 the group was %s meanwhile: refused, the other stands',
    (how) => {
      const { scene, id } = offered();
      scene.ask(how === 'deleted' ? remove('G1') : edit('G1', { enabled: false }));
      expect(scene.refusal(choose(id, 'G1'))).toEqual({ code: 'GROUP_UNAVAILABLE' });
      expect(scene.ownerOf(id)).toBe('choosing');
      scene.ask(choose(id, 'G2'));
      expect(scene.ownerOf(id)).toBe('B');
    },
  );

  test('RT-26 entering again with a group gone: asked anew, never another group unasked but the one that is left', () => {
    const { scene, id } = offered();
    scene.ask(edit('G1', { enabled: false }));
    expect(scene.enter('X', { page: 'product', sku: '1' })).toBe(id);
    expect(scene.ownerOf(id)).toBe('B');
  });

  test('RT-23 RT-26 the SKU group is gone when the time is over: the one that is left; both gone: the default group', () => {
    const { scene, id } = offered();
    scene.says(customer('X'), id);
    scene.ask(remove('G2'));
    expect(assignees(scene.pass(30_000))).toEqual(['A']);
    const both = offered();
    both.scene.says(customer('X'), both.id);
    both.scene.ask(remove('G1'));
    expect(both.scene.ask(remove('G2'))).toMatchObject([
      { type: 'group.deleted' },
      { groupId: 'default', cause: 'auto-choice' },
    ]);
  });

  test.each(['disabled', 'deleted'])(
    'RT-07 RT-26 all that was offered was %s: nothing is left to ask, whether the customer has written or not',
    (how) => {
      const { scene, id } = offered();
      const gone = (groupId: string) =>
        scene.ask(how === 'deleted' ? remove(groupId) : edit(groupId, { enabled: false }));
      gone('G1');
      expect(scene.ownerOf(id)).toBe('choosing');
      gone('G2');
      expect(scene.desk.conversations.get(id)).toMatchObject({ state: 'assigned', groupId: 'default' });
    },
  );

  test('RT-19 RT-22 RT-26 what was disabled meanwhile is no longer on offer; enabled again it is', () => {
    const { scene, id } = offered();
    const names = () => {
      const outcome = outcomeOf(scene.desk, id);
      return outcome?.kind === 'choose' ? outcome.options.map((option) => option.id) : outcome?.kind;
    };
    expect(names()).toEqual(['G1', 'G2']);
    scene.ask(edit('G2', { enabled: false }));
    expect(names()).toEqual(['G1']);
    scene.ask(edit('G2', { enabled: true }));
    expect(names()).toEqual(['G1', 'G2']);
  });
});
