import { describe, expect, test } from 'vitest';
import { agentOf, decide, emptyDesk, groupOf, groupsOf, snapshotDesk } from '../src/index.ts';
import { groupCommand, nine, Scene } from './support/scene.ts';

describe('the shop', () => {
  test('RT-11 opening the shop makes its one default group', () => {
    const scene = new Scene();
    expect(groupsOf(scene.desk)).toEqual([{ id: 'default', name: '默认客服组' }]);
    expect(
      scene.refusal({
        type: 'shop.open',
        shopId: 's2',
        name: 'x',
        defaultGroupId: 'd2',
        defaultGroupName: 'y',
      }).code,
    ).toBe('ALREADY_EXISTS');
  });

  test('before there is a shop everything else is refused, and a tick finds nothing to do', () => {
    const desk = emptyDesk();
    expect(decide(desk, { type: 'agent.add', at: nine, agentId: 'A', name: 'A' })).toEqual({
      taken: false,
      refusal: { code: 'NOT_FOUND', details: { what: 'shop' } },
    });
    expect(decide(desk, { type: 'tick', at: nine })).toEqual({
      taken: true,
      events: [],
      result: { kind: 'done' },
    });
  });

  test.each([
    [59_999, false],
    [60_000, true],
    [120_000, true],
    [120_001, false],
    [90_000.5, false],
  ])('LM-05 a tick of %i ms: accepted is %s', (leaveMessageTickMs, accepted) => {
    const open = {
      type: 'shop.open',
      at: nine,
      shopId: 's',
      name: 's',
      defaultGroupId: 'd',
      defaultGroupName: 'd',
    } as const;
    expect(decide(emptyDesk(), { ...open, settings: { leaveMessageTickMs } }).taken).toBe(accepted);
  });

  test.each([
    [4_999, false],
    [5_000, true],
    [300_000, true],
    [300_001, false],
  ])('RT-23 a time for choosing of %i ms: accepted is %s', (chooserTimeoutMs, accepted) => {
    const open = {
      type: 'shop.open',
      at: nine,
      shopId: 's',
      name: 's',
      defaultGroupId: 'd',
      defaultGroupName: 'd',
    } as const;
    expect(decide(emptyDesk(), { ...open, settings: { chooserTimeoutMs } }).taken).toBe(accepted);
  });
});

describe('agents', () => {
  test('AC-08 a new agent is a member of the default group with weight 6, and offline', () => {
    const scene = new Scene().agents('D');
    expect(scene.desk.groups.get('default')?.ledger.seats.get('D')).toMatchObject({ weight: 6 });
    expect(agentOf(scene.desk, 'D')).toEqual({ id: 'D', name: '客服D', status: 'offline' });
  });

  test('AC-08 a repeated id, an empty name, a bad id are refused', () => {
    const scene = new Scene().agents('D');
    expect(scene.refusal({ type: 'agent.add', agentId: 'D', name: 'again' }).code).toBe('ALREADY_EXISTS');
    expect(scene.refusal({ type: 'agent.add', agentId: 'E', name: ' ' }).code).toBe('NAME_REQUIRED');
    expect(scene.refusal({ type: 'agent.add', agentId: 'no spaces', name: 'E' }).code).toBe(
      'INVALID_ARGUMENT',
    );
  });
});

describe('groups', () => {
  const scene = () => new Scene().agents('A', 'B');

  test('RT-02 with name, scope and agents the group is there, its name exactly as given', () => {
    const shop = scene();
    shop.ask({ ...groupCommand('G1', { skus: ['1001'], members: { A: 6 } }), name: ' 售前 VIP ' });
    expect(groupOf(shop.desk, 'G1')).toEqual({ id: 'G1', name: ' 售前 VIP ' });
  });

  test('RT-02 an empty name is rejected and no group stored', () => {
    const shop = scene();
    const before = snapshotDesk(shop.desk);
    expect(shop.refusal({ ...groupCommand('G1', { skus: ['1'], members: { A: 6 } }), name: '  ' }).code).toBe(
      'NAME_REQUIRED',
    );
    expect(snapshotDesk(shop.desk)).toBe(before);
  });

  test('RT-02 a group needs a scope value and an agent', () => {
    expect(scene().refusal(groupCommand('G1', { members: { A: 6 } })).code).toBe('INVALID_ARGUMENT');
    expect(scene().refusal(groupCommand('G1', { skus: ['1'], members: {} })).code).toBe('INVALID_ARGUMENT');
  });

  test('RT-02 a name is taken by one group only, the default group included, however it is spaced or composed', () => {
    const shop = scene();
    const spec = { skus: ['1'], members: { A: 6 } };
    expect(shop.refusal({ ...groupCommand('G1', spec), name: ' 默认客服组' }).code).toBe('NAME_TAKEN');
    shop.ask({ ...groupCommand('G1', spec), name: 'Caf\u00e9' });
    const other = { skus: ['2'], members: { A: 6 } };
    expect(shop.refusal({ ...groupCommand('G2', other), name: 'Cafe\u0301' }).code).toBe('NAME_TAKEN');
  });

  test('RT-05 a bound SKU is refused, with every taken value and who has it', () => {
    const shop = scene()
      .group('G1', { skus: ['1001', '1002'], members: { A: 6 } })
      .group('G2', { pages: ['order'], members: { A: 6 } });
    expect(
      shop.refusal(groupCommand('G3', { pages: ['order', 'shop'], skus: ['1001', '7'], members: { A: 6 } })),
    ).toEqual({
      code: 'SCOPE_TAKEN',
      details: {
        taken: [
          { value: 'order', groupId: 'G2', groupName: '组G2' },
          { value: '1001', groupId: 'G1', groupName: '组G1' },
        ],
      },
    });
  });

  test('RT-06 a page and a SKU may belong to different groups, one group may hold both', () => {
    const shop = scene()
      .group('G1', { pages: ['product'], members: { A: 6 } })
      .group('G2', { skus: ['1001'], members: { A: 6 } })
      .group('G3', { pages: ['order'], skus: ['order'], members: { A: 6 } });
    expect(groupsOf(shop.desk)).toHaveLength(4);
  });

  test('RT-08 the flag left out allows the fall-back', () => {
    const shop = scene()
      .group('G1', { skus: ['1'], members: { A: 6 } })
      .group('G2', { skus: ['2'], members: { A: 6 }, allowDefaultFallback: false });
    expect(shop.desk.groups.get('G1')?.allowDefaultFallback).toBe(true);
    expect(shop.desk.groups.get('G2')?.allowDefaultFallback).toBe(false);
  });

  test('RT-13 a weight left out is 6', () => {
    const shop = scene().group('G1', { skus: ['1'], members: { A: undefined, B: 2 } });
    const seats = shop.desk.groups.get('G1')?.ledger.seats;
    expect([seats?.get('A')?.weight, seats?.get('B')?.weight]).toEqual([6, 2]);
  });

  test.each([-1, 11, 2.5, NaN, Infinity])('RT-14 weight %d is rejected', (weight) => {
    const refusal = scene().refusal(groupCommand('G1', { skus: ['1'], members: { A: weight } }));
    expect(refusal.code).toBe('WEIGHT_OUT_OF_RANGE');
  });

  test.each([0, 1, 10])('RT-14 weight %d is accepted', (weight) => {
    scene().group('G1', { skus: ['1'], members: { A: weight } });
  });

  test('RT-12 the default group cannot be made again with a scope', () => {
    expect(scene().refusal(groupCommand('default', { pages: ['shop'], members: { A: 6 } })).code).toBe(
      'ALREADY_EXISTS',
    );
  });

  test('RT-02 several reasons are told at once, each by its name', () => {
    const shop = scene().group('G1', { skus: ['1001'], members: { A: 6 } });
    const refusal = shop.refusal({
      ...groupCommand('G2', { skus: ['1001'], members: { A: 11, Nobody: 3 } }),
      name: '',
    });
    expect(refusal.code).toBe('INVALID_ARGUMENT');
    const text = JSON.stringify(refusal.details);
    for (const code of ['NAME_REQUIRED', 'SCOPE_TAKEN', 'NOT_FOUND', 'WEIGHT_OUT_OF_RANGE'])
      expect(text).toContain(code);
  });

  test('RT-13 RT-14 of many members each faulty one is named', () => {
    const members = { A: 6, Nobody: 6, B: 11, Nowhere: 2.5 };
    expect(scene().refusal(groupCommand('G1', { skus: ['1'], members })).details).toEqual({
      issues: [
        { path: 'members.1.agentId', message: 'NOT_FOUND {"what":"agent"}' },
        { path: 'members.2.weight', message: 'WEIGHT_OUT_OF_RANGE' },
        { path: 'members.3.agentId', message: 'NOT_FOUND {"what":"agent"}' },
        { path: 'members.3.weight', message: 'WEIGHT_OUT_OF_RANGE' },
      ],
    });
  });

  test('RT-02 an unknown agent, an agent named twice, an unknown page, an empty SKU are refused', () => {
    expect(scene().refusal(groupCommand('G1', { skus: ['1'], members: { X: 6 } }))).toEqual({
      code: 'NOT_FOUND',
      details: { what: 'agent' },
    });
    const twice = {
      ...groupCommand('G1', { skus: ['1'], members: {} }),
      members: [{ agentId: 'A' }, { agentId: 'A' }],
    };
    expect(scene().refusal(twice).code).toBe('INVALID_ARGUMENT');
    expect(scene().refusal(groupCommand('G1', { pages: ['basket' as 'shop'], members: { A: 1 } })).code).toBe(
      'INVALID_ARGUMENT',
    );
    expect(scene().refusal(groupCommand('G1', { skus: [' '], members: { A: 1 } })).code).toBe(
      'INVALID_ARGUMENT',
    );
    expect(scene().refusal(groupCommand('G1', { skus: ['x'.repeat(129)], members: { A: 1 } })).code).toBe(
      'INVALID_ARGUMENT',
    );
  });
});
