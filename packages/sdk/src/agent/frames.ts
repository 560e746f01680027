import {
  commonEvents,
  isEventAmong,
  isWelcomeOf,
  type AgentsEvent,
  type AgentsFrame,
} from '../guards/frames.ts';
import type { GroupEvent } from '../chats/customerGroupChecks.ts';
import { isCount, isFlag, isNumber, isText, listOf, optional, shape, type Check } from '../guards/shape.ts';
import type { FeedEvent } from '../model/events.ts';
import type { GroupLoad, ServerFrame } from '../model/frames.ts';
import type { FiguresToday } from '../model/methods.ts';
import type { ShopNotice } from '../model/notices.ts';
import { isAgentsConversation, isSupervisors } from './conversations.ts';
import { isWallAgents } from './supervision.ts';
import { groupChecks } from './customerGroups.ts';
import { isStaffChat, staffEvents } from './staffChatChecks.ts';

type Frame<Type extends AgentsFrame> = Extract<ServerFrame, { type: Type }>;

const isWithin = (value: unknown, most: number): boolean =>
  isNumber(value) && Number(value) >= 0 && Number(value) <= most;

export const isFigures = shape<FiguresToday>({
  day: isText,
  receptions: isCount,
  averageResponseSeconds: (value) => value === null || isWithin(value, Infinity),
  thirtySecondRate: optional((value) => value === null || isWithin(value, 1)),
  sales: optional(shape<{ amount: number; currency: string }>({ amount: isCount, currency: isText })),
});

const isLoad = shape<GroupLoad>({
  id: isText,
  name: isText,
  reachable: isCount,
  taking: isCount,
  free: isCount,
  waiting: isCount,
  waitingSince: optional(isCount),
  pendingLeaveMessages: isCount,
  expectedWaitMs: optional(isCount),
});

export const isNotices = listOf(
  shape<ShopNotice>({
    id: isText,
    kind: isText,
    text: isText,
    orderId: optional(isText),
    sku: optional(isText),
    at: isCount,
  }),
);

const isRosterEntry = shape<{ id: string; name: string; status: string }>({
  id: isText,
  name: isText,
  status: isText,
});

/** An event that customers are told, too, with less in it. */
function also(type: keyof typeof commonEvents, more: Readonly<Record<string, Check>>): Check {
  const [isCommon, isMore] = [commonEvents[type], shape<Readonly<Record<string, unknown>>>(more)];
  return (value) => isCommon(value) && isMore(value);
}

const agentsEvents = {
  // What every client may be told, with what agents are told besides.
  'conversation.joined': also('conversation.joined', { conversation: isAgentsConversation }),
  'conversation.transferred': also('conversation.transferred', {
    note: optional(isText),
    takenOver: optional(isFlag),
  }),
  'conversation.supervised': also('conversation.supervised', { supervisors: isSupervisors }),
  'agent.status-changed': shape<FeedEvent>({ at: isCount, agentId: isText, status: isText }),
  'agent.named': shape<FeedEvent>({ at: isCount, agent: isRosterEntry }),
  'setup.changed': shape<FeedEvent>({ at: isCount, what: isText, id: optional(isText) }),
  'customer.erased': shape<FeedEvent>({ at: isCount, customerIds: listOf(isText) }),
  ...staffEvents,
  ...groupChecks.groupEvents,
} satisfies Record<
  AgentsEvent | GroupEvent['type'] | `conversation.${'joined' | 'transferred' | 'supervised'}`,
  Check
>;

/** What the frames must hold that are told to agents only, or say more to them. */
export const agentsFrames = {
  welcome: isWelcomeOf(
    { agent: isRosterEntry },
    {
      conversations: listOf(isAgentsConversation),
      agents: optional(listOf(isRosterEntry)),
      staffChats: optional(listOf(isStaffChat)),
      friends: optional(listOf(isText)),
      customerGroups: optional(listOf(groupChecks.isCustomerGroup)),
    },
  ),
  event: isEventAmong({ ...commonEvents, ...agentsEvents }),
  figures: shape<Frame<'figures'>>({ figures: isFigures }),
  lines: shape<Frame<'lines'>>({ groups: listOf(isLoad) }),
  roster: shape<Frame<'roster'>>({ agents: listOf(isRosterEntry), configured: optional(listOf(isText)) }),
  notices: shape<Frame<'notices'>>({ notices: isNotices }),
  wall: shape<Frame<'wall'>>({ agents: isWallAgents }),
} satisfies Record<AgentsFrame | 'welcome' | 'event', Check>;
