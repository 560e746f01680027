import type { SettingChange, AgentSetup, GroupSetup } from '@shopbell/sdk/admin';
import type { Session } from '@shopbell/sdk/agent';
import { roster } from './colleagues.ts';
import type { FakeAdmin } from './fakeAdminClient.ts';
import { demoSession } from './fakeAgentClient.ts';

export const managerSession: Session = { ...demoSession, roles: ['supervisor', 'manager'] };
/** Administers, serves nobody. */
export const officeSession: Session = { ...demoSession, roles: ['manager'] };

function group(given: Partial<GroupSetup> & Pick<GroupSetup, 'id' | 'name'>): GroupSetup {
  return {
    pages: [],
    skus: [],
    members: [],
    enabled: true,
    allowDefaultFallback: true,
    overflow: false,
    isDefault: false,
    version: 1,
    ...given,
  };
}

function agent(id: string, given: Partial<AgentSetup> = {}): AgentSetup {
  const known = roster.find((one) => one.id === id) ?? { id, name: id, status: 'online' as const };
  return {
    ...known,
    receiving: true,
    capacity: null,
    load: 2,
    groupIds: ['group-default'],
    version: 1,
    ...given,
  };
}

/** Three groups, five agents, some answers, one blocked customer. */
export function demoShop(admin: FakeAdmin, now: number): void {
  admin.agentList = [
    agent('agent-chen', { capacity: 20, load: 20, groupIds: ['group-default', 'group-presale'] }),
    agent('agent-lin', { groupIds: ['group-default', 'group-presale', 'group-aftersale'] }),
    agent('agent-away', { load: 0, capacity: 8 }),
    agent('agent-sus', { receiving: false, load: 0 }),
    agent('agent-off', { load: 0, groupIds: [] }),
  ];
  const members = admin.agentList.map(({ id }) => ({ agentId: id, weight: 6 }));
  admin.groupList = [
    group({ id: 'group-default', name: '默认客服组', isDefault: true, allowDefaultFallback: false, members }),
    group({
      id: 'group-presale',
      name: '售前咨询',
      pages: ['product'],
      skus: ['TEA-WHITE-100G', 'TEA-RED-50G', 'CUP-001'],
      members: [
        { agentId: 'agent-lin', weight: 10 },
        { agentId: 'agent-chen', weight: 5 },
        { agentId: 'agent-sus', weight: 0 },
      ],
      version: 4,
    }),
    group({
      id: 'group-aftersale',
      name: '售后',
      pages: ['order', 'tracking'],
      members: [{ agentId: 'agent-lin', weight: 6 }],
      enabled: false,
      overflow: true,
      version: 2,
    }),
  ];
  admin.changeList = demoChanges(now);
  admin.accountList = [
    { id: 'agent-lin', name: 'lin', displayName: '林晓', roles: ['supervisor', 'manager'] },
    { id: 'agent-chen', name: 'chen', displayName: '陈洁', roles: ['agent', 'order-notices'] },
    { id: 'agent-gone', name: 'gone', displayName: '旧同事', roles: ['agent'], disabledAt: now - 86_400_000 },
    { id: 'agent-none', name: 'none', displayName: '还没分配角色', roles: [] },
  ];
  const weekdays = [1, 2, 3, 4, 5].map((day) => ({ day, from: '09:00', to: '18:00' }));
  admin.hoursOf.set('', {
    hours: {
      weekly: [...weekdays, { day: 6, from: '00:00', to: '24:00' }, { day: 7, from: '20:00', to: '02:00' }],
      dates: [{ date: '2026-10-01', name: '国庆节', spans: [] }],
    },
    version: 3,
    open: false,
    nextOpening: Date.UTC(2026, 4, 5, 1),
  });
  admin.deskWarnings = {
    open: true,
    warnings: [{ code: 'GROUP_UNATTENDED', group: { id: 'group-aftersale', name: '售后' } }],
  };
  admin.blockedList = [
    {
      customerId: 'customer-7f3a',
      by: { id: 'agent-lin', name: '林晓' },
      reason: '反复发送广告链接',
      at: now - 86_400_000,
    },
  ];
  admin.base = {
    faq: [
      {
        id: 'faq-1',
        question: '白茶怎么保存？',
        answer: '密封、避光、常温。',
        sku: 'TEA-WHITE-100G',
        version: 1,
      },
      { id: 'faq-2', question: '多久发货？', answer: '当天 16 点前付款当天发。', version: 1 },
    ],
    recommendations: [
      { id: 'rec-1', title: '秋季新茶', url: 'https://tea.example/autumn', note: '限量 200 份', version: 1 },
    ],
    robotEntries: [
      {
        id: 'entry-1',
        kind: 'pre-sale',
        question: '能泡几泡？',
        answer: '盖碗冲泡，一般 8 到 10 泡。',
        keywords: ['几泡', '耐泡'],
        needsAgent: false,
        version: 1,
      },
      {
        id: 'entry-2',
        kind: 'after-sale',
        question: '收到破损怎么办？',
        answer: '请拍照发给客服，我们马上补发。',
        keywords: ['破损', '碎了'],
        needsAgent: true,
        version: 1,
      },
    ],
    intentAnswers: [
      { id: 'intent-1', intent: 'shipping-fee', answer: '满 99 包邮。', needsAgent: false, version: 1 },
    ],
    version: 1,
  };
  admin.robotSettings = {
    version: 1,
    categories: ['白茶', '红茶'],
    provider: { kind: 'http', url: 'https://robot.example/answer', timeoutMs: 3000, secretSet: true },
  };
}

/** What the log of changes tells of: one of each form. */
function demoChanges(now: number): SettingChange[] {
  const lin = { kind: 'account', id: 'agent-lin', name: '林晓' } as const;
  const skus = Array.from({ length: 50 }, (_, n) => `CUP-${String(100 + n)}`);
  const change = (seq: number, rest: Pick<SettingChange, 'what' | 'fields'> & Partial<SettingChange>) => ({
    seq,
    at: now - (200 - seq) * 60_000,
    by: lin,
    done: 'changed' as const,
    ...rest,
  });
  return [
    change(120, {
      what: 'group',
      of: { id: 'group-presale', name: '售前咨询' },
      fields: [
        { field: 'name', from: '售前', to: '售前咨询' },
        { field: 'members.agent-chen', from: 6, to: 5 },
        { field: 'skus', added: { values: skus, count: 4000 }, removed: { values: ['OLD-1'], count: 1 } },
      ],
      cut: true,
    }),
    change(119, {
      what: 'settings',
      by: { kind: 'api-key', id: 'k1', name: 'ERP' },
      fields: [
        { field: 'profile', from: 'weighted', to: 'rotation' },
        { field: 'idleEndMs', from: 600_000, to: 900_000 },
        { field: 'autoReplies.first', from: null, to: '您好，马上来' },
      ],
    }),
    change(118, {
      what: 'account',
      of: { id: 'agent-chen', name: '陈洁' },
      by: { kind: 'operator' },
      fields: [{ field: 'password', secret: true }],
    }),
    change(117, {
      what: 'knowledge',
      of: { id: 'answer-size', name: '尺码怎么选' },
      fields: [{ field: 'kind', from: 'after-sale', to: 'pre-sale' }],
    }),
    ...Array.from({ length: 59 }, (_, n) =>
      change(116 - n, {
        what: 'agent',
        of: { id: 'agent-lin', name: '林晓' },
        fields: [{ field: 'capacity', from: null, to: n }],
      }),
    ),
  ];
}
