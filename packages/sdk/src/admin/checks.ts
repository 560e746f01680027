import { isNamed } from '../guards/conversation.ts';
import {
  isCount,
  isFlag,
  isNumber,
  isRecord,
  isText,
  listOf,
  optional,
  shape,
  type Check,
} from '../guards/shape.ts';
import type { Account } from '../model/admin/accounts.ts';
import type {
  AgentSetup,
  BlockedCustomer,
  ConversationTrace,
  DeskExplanation,
  DeskSettings,
  DeskSetup,
  DeskWarning,
  DeskWarnings,
  GroupSetup,
  OutcomeTrace,
} from '../model/admin/desk.ts';
import type { PreviewedEntry, RoutingPreview } from '../model/admin/preview.ts';
import type { HoursNow } from '../model/admin/hours.ts';
import type { ApiKey, ApiKeyGrant, CustomerKey } from '../model/admin/keys.ts';
import type { ShopSettings } from '../model/admin/shop.ts';
import type { KnowledgeBase, KnowledgeEntries, KnowledgeKind } from '../model/knowledge.ts';
import type { TraceStep } from '../model/methods.ts';
import type { NoticesTold } from '../model/notices.ts';
import type { RobotSettings } from '../model/robot.ts';

/*
 * What the answers must hold to be relied on. Enumerations are checked as text only: a newer server may have more of them.
 */

const isTexts = listOf(isText);
const orNull =
  (check: Check): Check =>
  (value) =>
    value === null || check(value);

export const isDeskSetup = shape<DeskSetup>({
  settings: shape<DeskSettings>({
    profile: isText,
    leaveMessageTickMs: isNumber,
    customersPerDelivery: isNumber,
    leaveMessageMode: isText,
    leaveMessageAgentIds: isTexts,
    chooserTimeoutMs: isNumber,
    stickyWindowMs: orNull(isNumber),
    capMode: isText,
    queueMax: orNull(isNumber),
    queueAbsenceMs: isNumber,
    orphanGraceMs: isNumber,
    idleEndMs: isNumber,
    idleWarningMs: isNumber,
    robot: isText,
    autoReplies: shape<DeskSettings['autoReplies']>({
      first: orNull(isText),
      away: orNull(isText),
      suspended: orNull(isText),
    }),
  }),
  version: isCount,
});

export const isGroupSetup = shape<GroupSetup>({
  id: isText,
  name: isText,
  pages: isTexts,
  skus: isTexts,
  members: listOf(shape<GroupSetup['members'][number]>({ agentId: isText, weight: isNumber })),
  enabled: isFlag,
  allowDefaultFallback: isFlag,
  overflow: isFlag,
  isDefault: isFlag,
  version: isCount,
});
export const isGroupSetups = shape<{ groups: GroupSetup[] }>({ groups: listOf(isGroupSetup) });

export const isAgentSetup = shape<AgentSetup>({
  id: isText,
  name: isText,
  status: isText,
  receiving: isFlag,
  capacity: orNull(isNumber),
  load: isCount,
  groupIds: isTexts,
  version: isCount,
});
export const isAgentSetups = shape<{ agents: AgentSetup[] }>({ agents: listOf(isAgentSetup) });

const isCounts: Check = (value) => isRecord(value) && Object.values(value).every(isCount);
const isKeys = shape<NonNullable<TraceStep['keys']>>({
  weight: optional(isCount),
  owed: optional(isNumber),
  place: optional(isCount),
  spokeAt: optional(isCount),
  waitedMs: optional(isCount),
  customers: optional(isCount),
  holds: optional(isCount),
});
const isSteps = listOf(
  shape<TraceStep>({
    rule: isText,
    said: isText,
    group: optional(isNamed),
    agent: optional(isNamed),
    keys: optional(isKeys),
    passedOver: optional(isCounts),
  }),
);

export const isExplanation = shape<DeskExplanation>({
  agent: isNamed,
  failed: optional(isText),
  inNoGroup: isFlag,
  groups: listOf(
    shape<DeskExplanation['groups'][number]>({
      group: isNamed,
      failed: optional(isText),
      weight: optional(isCount),
      next: isFlag,
      disabled: isFlag,
    }),
  ),
  entry: optional(isSteps),
  seq: isCount,
  at: isCount,
});

export const isTrace = shape<ConversationTrace>({
  conversationId: isText,
  outcomes: listOf(
    shape<OutcomeTrace>({
      seq: isCount,
      at: isCount,
      outcome: isText,
      group: optional(isNamed),
      agent: optional(isNamed),
      decidedAt: isCount,
      steps: isSteps,
    }),
  ),
});

const isPreviewed = shape<PreviewedEntry>({
  outcome: isText,
  group: optional(isNamed),
  agent: optional(isNamed),
  options: optional(listOf(isNamed)),
  steps: isSteps,
});
export const isRoutingPreview = shape<RoutingPreview>({
  at: isCount,
  saved: isPreviewed,
  edited: optional(isPreviewed),
});

export const isWarnings = shape<DeskWarnings>({
  warnings: listOf(shape<DeskWarning>({ code: isText, group: optional(isNamed) })),
  open: isFlag,
  nextOpening: optional(isCount),
});

export const isBlockedList = shape<{ blocked: BlockedCustomer[] }>({
  blocked: listOf(shape<BlockedCustomer>({ customerId: isText, by: isNamed, reason: isText, at: isCount })),
});

const entries = {
  faq: shape<KnowledgeEntries['faq']>({
    id: isText,
    question: isText,
    answer: isText,
    sku: optional(isText),
    version: isCount,
  }),
  recommendation: shape<KnowledgeEntries['recommendation']>({
    id: isText,
    title: isText,
    sku: optional(isText),
    url: optional(isText),
    note: optional(isText),
    version: isCount,
  }),
  'robot-entry': shape<KnowledgeEntries['robot-entry']>({
    id: isText,
    kind: isText,
    sku: optional(isText),
    question: isText,
    keywords: isTexts,
    answer: isText,
    needsAgent: isFlag,
    version: isCount,
  }),
  'intent-answer': shape<KnowledgeEntries['intent-answer']>({
    id: isText,
    intent: isText,
    sku: optional(isText),
    answer: isText,
    needsAgent: isFlag,
    version: isCount,
  }),
} satisfies Record<KnowledgeKind, Check>;

export function isEntry<K extends KnowledgeKind>(kind: K): (value: unknown) => value is KnowledgeEntries[K] {
  const check: Check = entries[kind];
  return (value): value is KnowledgeEntries[K] => check(value);
}

export const isKnowledge = shape<KnowledgeBase>({
  faq: listOf(entries.faq),
  recommendations: listOf(entries.recommendation),
  robotEntries: listOf(entries['robot-entry']),
  intentAnswers: listOf(entries['intent-answer']),
  version: isCount,
});

export const isRobot = shape<RobotSettings>({
  categories: isTexts,
  provider: shape<RobotSettings['provider']>({
    kind: isText,
    url: optional(isText),
    timeoutMs: optional(isCount),
    secretSet: optional(isFlag),
  }),
  version: isCount,
});

export const isShop = shape<ShopSettings>({
  id: isText,
  name: isText,
  timeZone: isText,
  origins: isTexts,
  noticeChannel: isText,
  version: isCount,
});

const isSpan = shape<{ from: string; to: string }>({ from: isText, to: isText });
type Hours = NonNullable<HoursNow['hours']>;
export const isHours = shape<HoursNow>({
  hours: orNull(
    shape<Hours>({
      weekly: listOf(isSpan),
      dates: listOf(shape<Hours['dates'][number]>({ date: isText, spans: listOf(isSpan) })),
    }),
  ),
  version: isCount,
  open: isFlag,
  nextOpening: optional(isCount),
});

export const isNoticesTold = shape<NoticesTold>({ told: isCount, known: isCount, unwanted: isCount });

export const isAccount = shape<Account>({
  id: isText,
  name: isText,
  displayName: isText,
  roles: isTexts,
  disabledAt: optional(isCount),
});
export const isAccounts = shape<{ accounts: Account[] }>({ accounts: listOf(isAccount) });

const times = {
  createdAt: isCount,
  expiresAt: optional(isCount),
  revokedAt: optional(isCount),
};
const apiKey = {
  id: isText,
  name: isText,
  scopes: isTexts,
  agentId: optional(isText),
  ...times,
  lastUsedAt: optional(isCount),
};
export const isApiKey = shape<ApiKey>(apiKey);
export const isApiKeyGrant = shape<ApiKeyGrant>({ ...apiKey, key: isText });
export const isApiKeys = shape<{ keys: ApiKey[] }>({ keys: listOf(isApiKey) });

export const isCustomerKey = shape<CustomerKey>({
  kid: isText,
  alg: isText,
  thumbprint: isText,
  notBefore: optional(isCount),
  ...times,
});
export const isCustomerKeys = shape<{ keys: CustomerKey[] }>({ keys: listOf(isCustomerKey) });
