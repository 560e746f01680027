import { describe, expect, it } from 'vitest';
import { agentClient, become, customerClient, live, tell } from './support/clients.ts';
import { codes, refusal, shopOfBoss } from './support/manager.ts';

describe('why', () => {
  it('RT-29 AC-10 an agent gets no conversations: the first failing check, from the desk of now', async () => {
    const { host, boss } = await shopOfBoss();
    const about = { page: 'product' } as const;
    await boss.editGroup('presale', { allowDefaultFallback: false });
    const failed = async () => (await boss.explain('amy', about)).failed;
    expect(await failed()).toBe('status');
    const amy = await agentClient(host, 'amy');
    const explanation = await boss.explain('amy', about);
    expect(explanation).toMatchObject({
      agent: { id: 'amy', name: '小艾 Amy' },
      inNoGroup: false,
      groups: [{ group: { id: 'presale', name: '售前咨询' }, weight: 6, next: true, disabled: false }],
      at: host.clock.now(),
    });
    expect(explanation.failed).toBeUndefined();
    expect(explanation.entry?.some(({ agent }) => agent?.name === '小艾 Amy')).toBe(true);
    await boss.configureAgent('amy', { capacity: 1 });
    await customerClient(host).open(about);
    expect(await failed()).toBe('capacity');
    await boss.editGroup('presale', { members: [{ agentId: 'amy', weight: 0 }] });
    expect(await failed()).toBe('weight');
    await boss.configureAgent('amy', { receiving: false });
    expect(await failed()).toBe('receiving');
    await boss.editGroup('presale', { members: [{ agentId: 'bo' }] });
    expect(await failed()).toBe('scope');
    await amy.setStatus('suspended');
    expect(await failed()).toBe('status');
    // The agent asks the same of their own desk.
    expect(await amy.explain(about)).toMatchObject({ failed: 'status' });
    expect((await boss.explain('amy')).groups.length).toBeGreaterThan(1);
  });

  it('RT-29 a past entry is explained from the desk as it stood then, with the names of today', async () => {
    const { host, boss } = await shopOfBoss();
    await agentClient(host, 'amy');
    const bo = await agentClient(host, 'bo', 'suspended');
    const { conversation } = await customerClient(host).open({ page: 'shop' });
    const { outcomes } = await boss.trace(conversation.id);
    expect(outcomes).toMatchObject([
      { outcome: 'assigned', group: { name: '在线客服' }, agent: { id: 'amy', name: '小艾 Amy' } },
    ]);
    const [entry] = outcomes;
    expect(entry?.steps.map(({ rule }) => rule)).toContain('RT-07');
    const decidedAt = entry?.decidedAt ?? 0;

    await bo.setStatus('online');
    await boss.configureAgent('bo', { name: '博士' });
    const then = await boss.explain('bo', { page: 'shop' }, decidedAt);
    expect(then).toMatchObject({ agent: { name: '博士' }, failed: 'status', seq: decidedAt });
    expect((await boss.explain('bo', { page: 'shop' })).failed).toBeUndefined();
    // Looking back changes nothing: the live desk goes on where it was.
    expect((await customerClient(host).open({ page: 'shop' })).outcome).toMatchObject({
      agent: { id: 'bo' },
    });

    const { seq } = await boss.explain('amy');
    expect(await boss.explain('amy', undefined, seq)).toEqual(await boss.explain('amy'));
    expect(await refusal(boss.explain('amy', undefined, seq + 1))).toMatchObject({
      code: 'INVALID_ARGUMENT',
      details: { issues: [{ path: 'at' }] },
    });
    // Before anybody was there.
    expect(await codes([boss.explain('amy', undefined, 0), boss.explain('nobody')])).toEqual(
      Array(2).fill('NOT_FOUND'),
    );
    expect(await codes([boss.explain('amy', undefined, -1), boss.explain('amy', undefined, 0.5)])).toEqual(
      Array(2).fill('INVALID_ARGUMENT'),
    );
  });

  it('RT-46 RT-52 LM-01 every outcome of a conversation carries its trace', async () => {
    const { host, boss } = await shopOfBoss();
    await boss.configureAgent('amy', { capacity: 1 });
    const amy = await agentClient(host, 'amy');
    await customerClient(host).open({ page: 'product' });
    const wei = customerClient(host);
    const { conversation } = await wei.open({ page: 'product', sku: '1001' });
    await wei.choose(conversation.id, 'presale');
    await wei.leaveQueue(conversation.id, 'leave-message');
    await tell(wei, conversation.id, '在吗');
    await live(host, 100_000, amy, wei);
    await become(amy, conversation.id, ({ state }) => state === 'leave-message');
    await tell(amy, conversation.id, '在的');
    const { outcomes } = await boss.trace(conversation.id);
    expect(outcomes.map(({ outcome }) => outcome)).toEqual([
      'choose',
      'queued',
      'leave-message',
      'delivered',
      'assigned',
    ]);
    for (const { decidedAt, seq, steps } of outcomes) {
      expect(steps.length).toBeGreaterThan(0);
      expect(decidedAt).toBeLessThan(seq);
    }
    expect(await codes([boss.trace('nothing')])).toEqual(['NOT_FOUND']);
  });
});

describe('why, of what agents and supervisors do', () => {
  it('RT-15 RT-48 RT-49 LM-06 LM-13 LM-16 transfers and deliveries carry their traces', async () => {
    const { host, boss } = await shopOfBoss();
    const wei = customerClient(host);
    const { conversation } = await wei.open({ page: 'shop' });
    await tell(wei, conversation.id, '在吗');
    const amy = await agentClient(host, 'amy');
    const bo = await agentClient(host, 'bo', 'suspended');
    await live(host, 100_000, amy, bo, wei);
    await become(amy, conversation.id, ({ state }) => state === 'leave-message');
    await tell(amy, conversation.id, '在的');
    await bo.setStatus('online');
    await amy.transfer(conversation.id, { kind: 'agent', id: 'bo' });
    const defaultGroup = (await boss.groups()).find(({ isDefault }) => isDefault);
    await bo.transfer(conversation.id, { kind: 'group', id: defaultGroup?.id ?? '' });
    const { outcomes } = await boss.trace(conversation.id);
    expect(outcomes.map(({ outcome, agent }) => [outcome, agent?.id].join(' ').trim())).toEqual([
      'leave-message',
      'delivered amy',
      'assigned amy',
      'transferred bo',
      'transferred amy',
    ]);
    const [, delivered, , toAgent, toGroup] = outcomes;
    expect(delivered?.steps).toMatchObject([
      { rule: 'LM-09', group: { name: '在线客服' } },
      { rule: 'LM-06', agent: { id: 'amy' }, keys: { customers: 0, holds: 0 }, passedOver: { status: 1 } },
    ]);
    expect(toAgent?.steps).toMatchObject([
      { rule: 'RT-48', said: 'online', agent: { id: 'bo' } },
      { rule: 'RT-49', said: 'belongs', agent: { id: 'bo' } },
    ]);
    expect(toGroup?.steps).toMatchObject([
      { rule: 'RT-48', said: 'group', group: { name: '在线客服' } },
      { rule: 'RT-15', said: 'picked', agent: { id: 'amy' }, keys: { weight: 6 }, passedOver: { owner: 1 } },
    ]);
    for (const { decidedAt, seq } of outcomes) expect(decidedAt).toBe(seq - 1);
    // What a trace was decided at is what a manager asks about.
    const then = await boss.explain('bo', { page: 'shop' }, delivered?.decidedAt);
    expect(then.failed).toBe('status');
  });
});

describe('warnings', () => {
  it('AC-07 within business hours somebody must be there: in the shop, and in each group', async () => {
    const { host, boss } = await shopOfBoss();
    const codesNow = async () => {
      const { warnings, ...rest } = await boss.warnings();
      return { ...rest, warnings: warnings.map(({ code, group }) => [code, group?.name].join(' ').trim()) };
    };
    const everyGroup = ['在线客服', '售前咨询', '帐篷专家'].map((name) => `GROUP_UNATTENDED ${name}`);
    const now = host.clock.now();
    expect(await codesNow()).toEqual({
      open: true,
      nextOpening: now,
      warnings: ['NO_ROUTABLE_AGENT', ...everyGroup],
    });
    const amy = await agentClient(host, 'amy');
    expect((await codesNow()).warnings).toEqual([]);
    await amy.setStatus('suspended');
    expect((await codesNow()).warnings).toEqual(['NO_ROUTABLE_AGENT', ...everyGroup]);
    const bo = await agentClient(host, 'bo');
    expect((await codesNow()).warnings).toEqual(everyGroup.slice(1));
    await boss.editGroup('tents', { enabled: false });
    const [first] = await boss.groups();
    await boss.editGroup(first?.id ?? '', { members: [] });
    expect((await codesNow()).warnings).toEqual([
      'NO_ROUTABLE_AGENT',
      'GROUP_EMPTY 在线客服',
      'GROUP_UNATTENDED 售前咨询',
    ]);
    // 2026-05-04 is a Monday, 10:00 on the shop's clock.
    const { version } = await boss.hours();
    const hours = { weekly: [{ day: 1, from: '13:00', to: '18:00' }], dates: [] };
    await boss.setHours(hours, version);
    expect(await codesNow()).toEqual({
      open: false,
      nextOpening: now + 3 * 60 * 60 * 1000,
      warnings: ['GROUP_EMPTY 在线客服'],
    });
    await boss.setHours({ weekly: [{ day: 1, from: '09:00', to: '12:00' }], dates: [] }, 0, 'presale');
    expect((await codesNow()).warnings).toEqual(['GROUP_EMPTY 在线客服', 'GROUP_UNATTENDED 售前咨询']);
    await bo.setStatus('offline');
  });

  it('AC-07 workbenches hear it live when the last routable agent of a group goes away', async () => {
    const { host } = await shopOfBoss();
    const [amy, bo] = [await agentClient(host, 'amy'), await agentClient(host, 'bo')];
    const unattended = () =>
      new Promise<string[]>((resolve) => {
        const stop = bo.on('lines', (lines) => {
          const names = lines.flatMap(({ name, taking }) => (taking === 0 ? name : []));
          if (names.length === 0) return;
          stop();
          resolve(names);
        });
      });
    await host.clock.advance(1000);
    const told = unattended();
    await amy.setStatus('away');
    await host.clock.advance(1000);
    expect(await told).toEqual(['售前咨询', '帐篷专家']);
  });
});
