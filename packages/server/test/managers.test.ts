import type { ShopbellError } from '@shopbell/sdk/model';
import { describe, expect, it } from 'vitest';
import { ask, keyOf } from './support/admin.ts';
import { adminClient, agentClient, become, customerClient, tell } from './support/clients.ts';
import { codes, refusal, shopOfBoss } from './support/manager.ts';
import { codeOf } from './support/shop.ts';

describe('settings of the desk', () => {
  it('are read, changed in part, and told live to every workbench', async () => {
    const { host, boss } = await shopOfBoss();
    const amy = await agentClient(host, 'amy');
    const changed = new Promise((resolve) => amy.on('setup', resolve));
    const before = await boss.settings();
    expect(before.settings).toMatchObject({ profile: 'weighted', leaveMessageTickMs: 90_000, robot: 'off' });
    const after = await boss.configure({ queueMax: 20, autoReplies: { away: '我离开一下' } }, before.version);
    expect(after).toEqual({
      settings: {
        ...before.settings,
        queueMax: 20,
        autoReplies: { first: null, away: '我离开一下', suspended: null },
      },
      version: after.version,
    });
    expect(after.version).toBeGreaterThan(before.version);
    expect(await changed).toEqual({ what: 'settings' });
    expect(await boss.settings()).toEqual(after);
  });

  it('LM-05 LM-06 RT-23 a change is refused whole, with every reason', async () => {
    const { boss } = await shopOfBoss();
    const before = await boss.settings();
    const error = await refusal(
      boss.configure({
        leaveMessageTickMs: 59_000,
        customersPerDelivery: 21,
        chooserTimeoutMs: 4_999,
        queueMax: -1,
        idleEndMs: 60_000,
        idleWarningMs: 60_000,
        leaveMessageAgentIds: ['nobody'],
        robot: 'first',
      }),
    );
    expect(error).toMatchObject({ code: 'INVALID_ARGUMENT' });
    const issues = (error as ShopbellError<'INVALID_ARGUMENT'>).details.issues;
    expect(issues.map(({ path }) => path).sort()).toEqual([
      'chooserTimeoutMs',
      'customersPerDelivery',
      'idleWarningMs',
      'leaveMessageAgentIds.0',
      'leaveMessageTickMs',
      'queueMax',
    ]);
    expect(await boss.settings()).toEqual(before);
  });

  it('two managers do not undo each other’s work: the second is told that it changed, and at which version it is', async () => {
    const { host, boss } = await shopOfBoss();
    const office = await adminClient(host);
    const { version } = await boss.settings();
    const both = await Promise.allSettled([
      boss.configure({ queueMax: 1 }, version),
      office.configure({ queueMax: 2 }, version),
    ]);
    const late = both.find(({ status }) => status === 'rejected');
    const now = await boss.settings();
    expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(late).toMatchObject({ reason: { code: 'CHANGED_MEANWHILE', details: { version: now.version } } });
    // Without a version whatever is there is changed.
    expect((await office.configure({ queueMax: 3 })).settings.queueMax).toBe(3);
  });
});

describe('groups', () => {
  it('RT-02 RT-04 RT-13 a group of thousands of SKUs is made at once, and routes at once', async () => {
    const { host, boss } = await shopOfBoss();
    await agentClient(host, 'bo');
    const skus = Array.from({ length: 50_000 }, (_, index) => `sku-${String(index)}`);
    const group = await boss.createGroup({
      name: '专场',
      skus: [' sku-0 ', ...skus.slice(1)],
      members: [{ agentId: 'bo' }, { agentId: 'amy', weight: 10 }],
    });
    expect(group).toMatchObject({
      name: '专场',
      pages: [],
      members: [
        { agentId: 'bo', weight: 6 },
        { agentId: 'amy', weight: 10 },
      ],
      enabled: true,
      allowDefaultFallback: true,
      overflow: false,
      isDefault: false,
    });
    expect(group.skus).toEqual(skus);
    expect(await boss.group(group.id)).toEqual(group);
    const { outcome } = await customerClient(host).open({ page: 'shop', sku: 'sku-49999' });
    expect(outcome).toMatchObject({ kind: 'assigned', group: { name: '专场' }, agent: { id: 'bo' } });
    const edited = await boss.editGroup(group.id, { skus: skus.slice(0, 1) }, group.version);
    expect(edited.skus).toEqual(['sku-0']);
  }, 30_000);

  it('a body without end is refused before it is read', async () => {
    const { host } = await shopOfBoss();
    const office = await keyOf(host, ['admin']);
    const body = JSON.stringify({ name: '大', skus: ['x'.repeat(9 * 1024 * 1024)], members: [] });
    expect(await codeOf(await ask(host, office, '/groups', { body }))).toBe('FRAME_TOO_LARGE');
  });

  it('RT-05 RT-06 a value that another group holds is refused, each named with its group, and nothing is stored', async () => {
    const { boss } = await shopOfBoss();
    const before = await boss.groups();
    const taken = await refusal(
      boss.createGroup({
        name: '新组',
        pages: ['product', 'order'],
        skus: ['1001', '7'],
        members: [{ agentId: 'bo' }],
      }),
    );
    expect(taken).toMatchObject({
      code: 'SCOPE_TAKEN',
      details: {
        taken: [
          { value: 'product', groupId: 'presale', groupName: '售前咨询' },
          { value: '1001', groupId: 'tents', groupName: '帐篷专家' },
        ],
      },
    });
    expect(await boss.groups()).toEqual(before);
    await boss.createGroup({ name: '新组', pages: ['order'], skus: ['7'], members: [{ agentId: 'bo' }] });
    expect(await refusal(boss.editGroup('presale', { skus: ['7'] }))).toMatchObject({ code: 'SCOPE_TAKEN' });
  });

  it('RT-02 RT-13 RT-14 what makes no sense is refused whole, with every reason', async () => {
    const { boss } = await shopOfBoss();
    const before = await boss.groups();
    const good = { name: '新组', pages: ['order' as const], members: [{ agentId: 'bo' }] };
    expect(
      await codes([
        boss.createGroup({ ...good, name: '  ' }),
        boss.createGroup({ ...good, name: '售前咨询' }),
        boss.createGroup({ ...good, pages: [] }),
        boss.createGroup({ ...good, members: [] }),
        boss.createGroup({ ...good, members: [{ agentId: 'nobody' }] }),
        ...[2.5, -1, 11].map((weight) => boss.createGroup({ ...good, members: [{ agentId: 'bo', weight }] })),
        boss.createGroup({ ...good, members: [{ agentId: 'bo' }, { agentId: 'bo' }] }),
        boss.createGroup({ ...good, skus: [' '] }),
        boss.createGroup({ ...good, skus: ['x'.repeat(129)] }),
        boss.createGroup({ ...good, pages: ['nowhere' as never] }),
      ]),
    ).toEqual([
      'NAME_REQUIRED',
      'NAME_TAKEN',
      'INVALID_ARGUMENT',
      'INVALID_ARGUMENT',
      'NOT_FOUND',
      'WEIGHT_OUT_OF_RANGE',
      'WEIGHT_OUT_OF_RANGE',
      'WEIGHT_OUT_OF_RANGE',
      ...Array<string>(4).fill('INVALID_ARGUMENT'),
    ]);
    const many = await refusal(
      boss.createGroup({ name: '', skus: ['1001'], members: [{ agentId: 'bo', weight: 11 }] }),
    );
    expect((many as ShopbellError<'INVALID_ARGUMENT'>).details.issues).toMatchObject([
      { path: 'name', message: 'NAME_REQUIRED' },
      { message: expect.stringContaining('"groupId":"tents"') as string },
      { path: 'members.0.weight', message: 'WEIGHT_OUT_OF_RANGE' },
    ]);
    expect(await boss.groups()).toEqual(before);
  });

  it('RT-11 RT-12 the default group stays, has no scope and is always there', async () => {
    const { boss } = await shopOfBoss();
    const [first] = await boss.groups();
    expect(first).toMatchObject({ name: '在线客服', isDefault: true });
    const id = first?.id ?? '';
    expect(
      await codes([
        boss.deleteGroup(id),
        boss.editGroup(id, { skus: ['9'] }),
        boss.editGroup(id, { enabled: false }),
        boss.editGroup(id, { overflow: true }),
      ]),
    ).toEqual(Array(4).fill('DEFAULT_GROUP_FIXED'));
    expect(await boss.editGroup(id, { name: '总台', members: [] })).toMatchObject({
      name: '总台',
      members: [],
    });
  });

  it('two managers edit one group at once: one is told; of two halves without a version neither is lost', async () => {
    const { host, boss } = await shopOfBoss();
    const office = await adminClient(host);
    const { version } = await boss.group('tents');
    const both = await Promise.allSettled([
      boss.editGroup('tents', { name: '帐篷' }, version),
      office.editGroup('tents', { members: [{ agentId: 'bo' }] }, version),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const now = await boss.group('tents');
    expect(both.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { code: 'CHANGED_MEANWHILE', details: { version: now.version } },
    });
    expect(await codes([boss.deleteGroup('tents', version)])).toEqual(['CHANGED_MEANWHILE']);

    await Promise.all([
      boss.editGroup('tents', { skus: ['1001', '1002'] }),
      office.editGroup('tents', { pages: ['order'] }),
      boss.editGroup('tents', { name: '露营' }),
    ]);
    expect(await boss.group('tents')).toMatchObject({
      name: '露营',
      skus: ['1001', '1002'],
      pages: ['order'],
    });
  });

  it('RT-19 RT-24 RT-25 RT-26 disabled, it matches nothing; deleted, it frees its values and its people keep theirs', async () => {
    const { host, boss } = await shopOfBoss();
    const amy = await agentClient(host, 'amy');
    const sku = { page: 'shop', sku: '1001' } as const;
    const lin = customerClient(host);
    const { outcome, conversation } = await lin.open(sku);
    expect(outcome).toMatchObject({ group: { id: 'tents' } });
    await boss.editGroup('tents', { enabled: false });
    expect((await customerClient(host).open(sku)).outcome).toMatchObject({ group: { name: '在线客服' } });
    await boss.deleteGroup('tents');
    expect(
      await codes([boss.group('tents'), boss.deleteGroup('tents'), boss.editGroup('tents', {})]),
    ).toEqual(Array(3).fill('NOT_FOUND'));
    await tell(amy, conversation.id, '我还在');
    await become(lin, conversation.id, ({ state, agent }) => state === 'assigned' && agent?.id === 'amy');
    await boss.createGroup({ name: '帐篷专家', skus: ['1001'], members: [{ agentId: 'amy' }] });
    expect((await customerClient(host).open(sku)).outcome).toMatchObject({ group: { name: '帐篷专家' } });
  });
});

describe('agents', () => {
  it('AC-03 RT-43 receiving, capacity and name are set, and hold from the next arrival on', async () => {
    const { host, boss } = await shopOfBoss();
    const amy = await agentClient(host, 'amy');
    const named = new Promise((resolve) => amy.on('roster', resolve));
    const bo = await agentClient(host, 'bo', 'offline');
    const told = new Promise<void>((resolve) => {
      bo.on('setup', ({ what, id }) => {
        if (what === 'agent' && id === 'amy') resolve();
      });
    });
    await host.clock.advance(1000);
    expect(await boss.agents()).toMatchObject([
      { id: 'amy', status: 'online', receiving: true, capacity: null, load: 0 },
      { id: 'bo', status: 'offline' },
    ]);
    const changed = await boss.configureAgent('amy', { receiving: false, capacity: 3, name: '艾米' });
    expect(changed).toMatchObject({ name: '艾米', receiving: false, capacity: 3 });
    await named;
    expect(amy.me?.name).toBe('艾米');
    // A colleague hears of it within a second, as of something to be read again.
    await host.clock.advance(1000);
    await told;
    expect(bo.agents.find(({ id }) => id === 'amy')?.name).toBe('艾米');
    expect((await customerClient(host).open({ page: 'product' })).outcome.kind).toBe('leave-message');
    await boss.configureAgent('amy', { receiving: true, capacity: null });
    expect((await customerClient(host).open({ page: 'product' })).outcome).toMatchObject({
      kind: 'assigned',
      agent: { name: '艾米' },
    });
    expect(
      await codes([
        boss.configureAgent('nobody', { capacity: 1 }),
        boss.configureAgent('amy', { capacity: 1.5 }),
        boss.configureAgent('amy', { capacity: -1 }),
        boss.configureAgent('amy', { name: ' ' }),
      ]),
    ).toEqual(['NOT_FOUND', 'INVALID_ARGUMENT', 'INVALID_ARGUMENT', 'NAME_REQUIRED']);
  });
});
