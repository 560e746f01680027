import type { ConversationEvent, FeedEvent } from '../model/events.ts';
import type { EventFrame, Position, ServerFrame, WelcomeFrame } from '../model/frames.ts';
import { protocolVersion } from '../model/limits.ts';
import type { WireError } from '../model/errors.ts';
import {
  isCard,
  isConversation,
  isCustomer,
  isMessage,
  isNamed,
  isOption,
  isQueue,
  isScope,
} from './conversation.ts';
import {
  is,
  isCount,
  isFlag,
  isRecord,
  isText,
  listOf,
  optional,
  shape,
  variants,
  type Check,
} from './shape.ts';

/**
 * Checks of what only agents are told: they come with the agent's client, and customers' browsers load none. A frame that
 * both are told is checked by these where they name it.
 */
export type MoreFrames = Readonly<Partial<Record<ServerFrame['type'], Check>>> | undefined;
/** Frames that only agents are told. */
export type AgentsFrame = 'figures' | 'lines' | 'roster' | 'notices' | 'wall';
/** Events that only agents are told. */
export type AgentsEvent =
  | 'agent.status-changed'
  | 'agent.named'
  | 'setup.changed'
  | 'customer.erased'
  | Extract<FeedEvent['type'], `staff-chat.${string}` | 'friend.marked'>;
/** Events that agents are told, and customers by a part of their client that is loaded for them. */
type GroupEvent = Extract<FeedEvent['type'], `customer-group.${string}`>;

type Frame<Type extends ServerFrame['type']> = Extract<ServerFrame, { type: Type }>;

const about = { conversationId: isText, at: isCount };

/** Events that every client may be told. */
export const commonEvents = {
  'conversation.opened': shape<ConversationEvent>({
    ...about,
    scope: isScope,
    customer: isCustomer,
  }),
  'conversation.offered': shape<ConversationEvent>({
    ...about,
    options: listOf(isOption),
    autoChooseAt: isCount,
  }),
  'conversation.assigned': shape<ConversationEvent>({
    ...about,
    agent: isNamed,
    group: isNamed,
    cause: isText,
  }),
  'robot.started': shape<ConversationEvent>(about),
  'conversation.queued': shape<ConversationEvent>({ ...about, group: isNamed, queue: isQueue }),
  'conversation.transferred': shape<ConversationEvent>({
    ...about,
    from: isNamed,
    agent: isNamed,
    group: isNamed,
  }),
  'conversation.supervised': shape<ConversationEvent>({
    ...about,
    agent: isNamed,
    how: isText,
  }),
  'conversation.scope-changed': shape<ConversationEvent>({
    ...about,
    scope: isScope,
    card: optional(isCard),
  }),
  'conversation.rated': shape<ConversationEvent>({
    ...about,
    grade: isCount,
    comment: optional(isText),
  }),
  'conversation.identified': shape<ConversationEvent>({ ...about, customer: isCustomer }),
  'conversation.idle-warned': shape<ConversationEvent>({ ...about, endsAt: isCount }),
  'leave-message.opened': shape<ConversationEvent>({ ...about, group: isNamed, leftLine: optional(isFlag) }),
  'leave-message.delivered': shape<ConversationEvent>({ ...about, agent: isNamed }),
  'message.posted': shape<ConversationEvent>({ ...about, message: isMessage }),
  'message.recalled': shape<ConversationEvent>({ ...about, messageId: isText }),
  'message.seen': shape<ConversationEvent>({ ...about, by: isText, upTo: isCount }),
  'conversation.ended': shape<ConversationEvent>({ ...about, by: isText, cause: optional(isText) }),
  'conversation.joined': shape<FeedEvent>({ ...about, conversation: isConversation }),
} satisfies Record<Exclude<FeedEvent['type'], AgentsEvent | GroupEvent>, Check>;

/** An event of a kind that is not among these passes: it only moves the position. */
export function isEventAmong(events: Readonly<Record<string, Check>>): Check {
  return shape<EventFrame>({ seq: isCount, after: isCount, event: variants('type', events, true) });
}

/** `me`: who may be welcomed beside a customer, by kind. `more`: what is told beside conversations, or more of them. */
export function isWelcomeOf(
  me?: Readonly<Record<string, Check>>,
  more?: Readonly<
    Partial<Record<'conversations' | 'agents' | 'staffChats' | 'friends' | 'customerGroups', Check>>
  >,
): Check {
  return shape<WelcomeFrame>({
    v: is(protocolVersion),
    position: shape<Position>({ epoch: isText, seq: isCount }),
    resumed: isFlag,
    me: variants('kind', { customer: shape<{ id: string }>({ id: isText }), ...me }),
    shop: isNamed,
    now: isCount,
    heartbeatMs: optional(Number.isSafeInteger),
    snapshot: optional(
      shape<NonNullable<WelcomeFrame['snapshot']>>({
        conversations: listOf(isConversation),
        ...more,
      }),
    ),
  });
}

export const isError = shape<WireError>({ code: isText, message: isText, retry: isFlag });

const frames = {
  welcome: isWelcomeOf(),
  event: isEventAmong(commonEvents),
  reply: shape<Frame<'reply'>>({ id: isText, error: optional(isError) }),
  error: shape<Frame<'error'>>({ error: isError }),
  typing: shape<Frame<'typing'>>({ conversationId: isText, by: isText, on: isFlag }),
  standing: shape<Frame<'standing'>>({
    conversationId: isText,
    queue: optional(isQueue),
    options: optional(listOf(isOption)),
  }),
  pong: isRecord,
} satisfies Record<Exclude<ServerFrame['type'], AgentsFrame>, Check>;

/**
 * Reads what came over the socket. `unknown` is a frame of a newer server, to be skipped; `malformed` one that cannot
 * be relied on: the fault is that frame's alone. `more`: checks of frames that this client is told besides.
 */
export function readServerFrame(data: unknown, more?: MoreFrames): ServerFrame | 'unknown' | 'malformed' {
  let frame: unknown;
  try {
    frame = JSON.parse(String(data));
  } catch {
    return 'malformed';
  }
  if (!isRecord(frame) || typeof frame.type !== 'string') return 'malformed';
  const known: Readonly<Record<string, Check>> = { ...frames, ...more };
  if (!Object.hasOwn(known, frame.type)) return 'unknown';
  return known[frame.type]?.(frame) ? (frame as ServerFrame) : 'malformed';
}
