import { createAdminClient } from '@shopbell/sdk/admin';
import { describe, expect, it } from 'vitest';
import { ask, foreignShop, keyOf } from './support/admin.ts';
import { adminClient, adminPage, agentClient, become, customerClient } from './support/clients.ts';
import { codes, refusal, shopOfBoss } from './support/manager.ts';
import { codeOf, password } from './support/shop.ts';

describe('blocked customers', () => {
  it('WB-19 are listed with reason and name, and let in again', async () => {
    const { host, boss } = await shopOfBoss();
    const amy = await agentClient(host, 'amy');
    const rude = customerClient(host);
    const { conversation } = await rude.open({ page: 'product' });
    await become(amy, conversation.id, () => true);
    const customerId = rude.customerId ?? '';
    await amy.block(customerId, '辱骂客服');
    expect(await boss.blocked()).toEqual([
      { customerId, by: { id: 'amy', name: '小艾 Amy' }, reason: '辱骂客服', at: host.clock.now() },
    ]);
    await boss.unblock(customerId);
    await boss.unblock(customerId);
    expect(await boss.blocked()).toEqual([]);
    expect((await rude.open({ page: 'product' })).outcome.kind).toBe('assigned');
  });
});

describe('knowledge', () => {
  it('RB-02 RB-07 RB-08 entries are written, kept in order, changed in place and deleted', async () => {
    const { boss } = await shopOfBoss();
    const faq = await boss.putKnowledge('faq', { question: '包邮吗', answer: '满 99 包邮' });
    const second = await boss.putKnowledge('faq', {
      id: 'tent',
      question: '防水吗',
      answer: '防水',
      sku: '1001',
    });
    const changed = await boss.putKnowledge('faq', {
      id: faq.id,
      question: faq.question,
      answer: '满 199 包邮',
    });
    expect(changed).toMatchObject({ id: faq.id, answer: '满 199 包邮' });
    await boss.putKnowledge('recommendation', { title: '新品', sku: '1001' });
    const custom = await boss.putKnowledge('robot-entry', {
      kind: 'after-sale',
      question: '尺码怎么选',
      keywords: '尺码，大小,尺码',
      answer: '看表',
    });
    expect(custom.keywords).toEqual(['尺码', '大小']);
    await boss.putKnowledge('intent-answer', { intent: 'returns', answer: '七天' });
    expect(await codes([boss.putKnowledge('intent-answer', { intent: 'returns', answer: '十天' })])).toEqual([
      'ALREADY_EXISTS',
    ]);
    const two = boss.putKnowledge('robot-entry', {
      kind: 'after-sale',
      question: '贵吗？退吗？',
      answer: '都行',
    });
    expect(await codes([two])).toEqual(['INVALID_ARGUMENT']);
    expect((await boss.knowledge()).faq).toEqual([changed, second]);
    await boss.deleteKnowledge('faq', 'tent');
    expect(await codes([boss.deleteKnowledge('faq', 'tent')])).toEqual(['NOT_FOUND']);
    const replaced = await boss.replaceKnowledge({
      faq: [],
      recommendations: [{ title: '搭配', url: 'https://shop.example/x' }],
    });
    expect(replaced).toMatchObject({ faq: [], recommendations: [{ title: '搭配' }], robotEntries: [custom] });
    const bad = { faq: [{ question: '', answer: 'a' }], recommendations: [{ title: 'x' }] };
    expect(await refusal(boss.replaceKnowledge(bad))).toMatchObject({ code: 'INVALID_ARGUMENT' });
    expect(await boss.knowledge()).toEqual(replaced);
  });

  it('the address says which entry it is: another id in the body is refused', async () => {
    const { host } = await shopOfBoss();
    const office = await keyOf(host, ['admin']);
    const entry = { id: 'b', question: 'q', answer: 'a' };
    const response = await ask(host, office, '/knowledge/faq/a', { method: 'PUT', body: entry });
    expect(await codeOf(response)).toBe('INVALID_ARGUMENT');
    expect(await codeOf(await ask(host, office, '/knowledge/jokes/a', { method: 'DELETE' }))).toBe(
      'INVALID_ARGUMENT',
    );
  });

  it('the secret of a shop’s own robot is taken, used, and never told back', async () => {
    const { host, boss } = await shopOfBoss();
    expect(await boss.robot()).toEqual({ categories: [], provider: { kind: 'built-in' }, version: 0 });
    const secret = 'a-secret-of-the-shop-itself';
    const provider = { kind: 'http', url: 'https://robot.example/ask', timeoutMs: 2000 } as const;
    const told = { categories: ['帐篷'], provider: { ...provider, secretSet: true } };
    const setRobot = async (robot: Parameters<typeof boss.setRobot>[0]) => {
      const { version: _version, ...rest } = await boss.setRobot(robot);
      return rest;
    };
    expect(await setRobot({ categories: ['帐篷'], provider: { ...provider, secret } })).toEqual(told);
    expect(await setRobot({ categories: ['帐篷'], provider })).toEqual(told);
    const office = await keyOf(host, ['admin']);
    for (const path of ['/robot', '/knowledge', '/desk'])
      expect(await (await ask(host, office, path)).text()).not.toContain(secret);
    const moved = boss.setRobot({ provider: { ...provider, url: 'https://elsewhere.example/' } });
    expect(await codes([moved])).toEqual(['INVALID_ARGUMENT']);
  });
});

describe('who may', () => {
  it('everything is of the caller’s own shop: another shop’s ids do not exist', async () => {
    const { host, boss } = await shopOfBoss();
    const other = await foreignShop(host);
    const stranger = await adminClient(host, other);
    const account = { agentId: 'zoe', name: 'zoe', displayName: 'Zoe', password, roles: ['agent'] };
    await host.app.admin.addAgent({ shopId: other, ...account });
    const amy = await agentClient(host, 'amy');
    const rude = customerClient(host);
    const { conversation } = await rude.open({ page: 'product' });
    await boss.putKnowledge('faq', { id: 'mine', question: 'q', answer: 'a' });
    const before = [await boss.groups(), await boss.knowledge()];
    expect(
      await codes([
        stranger.group('presale'),
        stranger.editGroup('presale', { name: '贼' }),
        stranger.deleteGroup('presale'),
        stranger.configureAgent('amy', { receiving: false }),
        stranger.explain('amy'),
        stranger.trace(conversation.id),
        stranger.deleteKnowledge('faq', 'mine'),
        stranger.createGroup({ name: '贼', skus: ['1'], members: [{ agentId: 'amy' }] }),
        stranger.configure({ leaveMessageMode: 'specified', leaveMessageAgentIds: ['amy'] }),
        boss.editGroup('presale', { members: [{ agentId: 'zoe' }] }),
      ]),
    ).toEqual(Array(10).fill('NOT_FOUND'));
    await become(amy, conversation.id, () => true);
    await amy.block(rude.customerId ?? '', '辱骂客服');
    await stranger.unblock(rude.customerId ?? '');
    expect(await boss.blocked()).toHaveLength(1);
    expect(await stranger.blocked()).toEqual([]);
    expect((await stranger.groups()).map(({ name }) => name)).toEqual(['客服']);
    expect((await stranger.agents()).map(({ id }) => id)).toEqual(['zoe']);
    // The same SKU is another shop's business.
    await stranger.createGroup({ name: '售前咨询', skus: ['1001'], members: [{ agentId: 'zoe' }] });
    expect([await boss.groups(), await boss.knowledge()]).toEqual(before);
    expect((await boss.agents()).map(({ receiving }) => receiving)).toEqual([true, true]);
  });

  it('an agent’s session is FORBIDDEN, a revoked key UNAUTHENTICATED, and a server that is away CONNECTION_LOST', async () => {
    const { host, boss } = await shopOfBoss();
    const agent = await adminPage(host, 'amy');
    expect(
      await codes([
        agent.settings(),
        agent.configure({ queueMax: 1 }),
        agent.groups(),
        agent.warnings(),
        agent.robot(),
        agent.replaceKnowledge({}),
      ]),
    ).toEqual(Array(6).fill('FORBIDDEN'));
    const office = await adminClient(host);
    expect(await office.shop()).toMatchObject({ id: host.shopId });
    for (const { id } of await boss.apiKeys()) await boss.revokeApiKey(id);
    expect(await codes([office.settings()])).toEqual(['UNAUTHENTICATED']);
    const away = createAdminClient({ server: 'http://127.0.0.1:9' });
    expect(await codes([away.settings()])).toEqual(['CONNECTION_LOST']);
  });

  it('the rest of the administration goes by the same client', async () => {
    const { boss } = await shopOfBoss();
    const { version } = await boss.shop();
    expect(await boss.changeShop({ name: '山野集旗舰店' }, version)).toMatchObject({ name: '山野集旗舰店' });
    const account = await boss.createAccount({ name: 'fay', displayName: 'Fay', password, roles: ['agent'] });
    expect(await boss.changeAccount(account.id, { disabled: true })).toHaveProperty('disabledAt');
    expect((await boss.accounts()).map(({ name }) => name)).toContain('fay');
    const grant = await boss.createApiKey({ name: 'ERP', scopes: ['catalogue'] });
    expect(grant.key).toMatch(/^sbk_/);
    expect(await boss.revokeApiKey(grant.id)).toHaveProperty('revokedAt');
    expect(await boss.customerKeys()).toEqual([]);
    expect(await codes([boss.revokeCustomerKey('nothing')])).toEqual(['NOT_FOUND']);
  });
});
