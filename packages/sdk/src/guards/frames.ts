import type { ConversationEvent, FeedEvent } from '../model/events.ts';
import type { EventFrame, GroupLoad, Position, ServerFrame, WelcomeFrame } from '../model/frames.ts';
import { protocolVersion } from '../model/limits.ts';
import type { FiguresToday } from '../model/methods.ts';
import type { WireError } from '../model/errors.ts';
import { isConversation, isMessage, isNamed, isOption, isQueue, isScope } from './conversation.ts';
import {
  is,
  isCount,
  isFlag,
  isNumber,
  isRecord,
  isText,
  listOf,
  optional,
  shape,
  variants,
  type Check,
} from './shape.ts';

type Frame<Type extends ServerFrame['type']> = Extract<ServerFrame, { type: Type }>;

const about = { conversationId: isText, at: isCount };

const isRosterEntry = shape<{ id: string; name: string; status: string }>({
  id: isText,
  name: isText,
  status: isText,
});

const isLoad = shape<GroupLoad>({
  id: isText,
  name: isText,
  taking: isCount,
  free: isCount,
  waiting: isCount,
  waitingSince: optional(isCount),
  pendingLeaveMessages: isCount,
  expectedWaitMs: optional(isCount),
});

const feedEvents = {
  'conversation.opened': shape<ConversationEvent>({
    ...about,
    scope: isScope,
    customer: shape<{ id: string; name?: string }>({ id: isText, name: optional(isText) }),
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
    note: optional(isText),
  }),
  'conversation.idle-warned': shape<ConversationEvent>({ ...about, endsAt: isCount }),
  'leave-message.opened': shape<ConversationEvent>({ ...about, group: isNamed }),
  'leave-message.delivered': shape<ConversationEvent>({ ...about, agent: isNamed }),
  'message.posted': shape<ConversationEvent>({ ...about, message: isMessage }),
  'message.seen': shape<ConversationEvent>({ ...about, by: isText, upTo: isCount }),
  'conversation.ended': shape<ConversationEvent>({ ...about, by: isText, cause: optional(isText) }),
  'conversation.joined': shape<FeedEvent>({ ...about, conversation: isConversation }),
  'agent.status-changed': shape<FeedEvent>({ at: isCount, agentId: isText, status: isText }),
  'agent.named': shape<FeedEvent>({ at: isCount, agent: isRosterEntry }),
  'setup.changed': shape<FeedEvent>({ at: isCount, what: isText, id: optional(isText) }),
} satisfies Record<FeedEvent['type'], Check>;

/** Whether this version knows what to do with it; others only move the position. */
export function isKnownEvent(event: FeedEvent): boolean {
  return Object.hasOwn(feedEvents, event.type);
}

export const isError = shape<WireError>({ code: isText, message: isText, retry: isFlag });

export const isFigures = shape<FiguresToday>({
  day: isText,
  receptions: isCount,
  averageResponseSeconds: (value) => value === null || (isNumber(value) && Number(value) >= 0),
});

const frames = {
  welcome: shape<WelcomeFrame>({
    v: is(protocolVersion),
    position: shape<Position>({ epoch: isText, seq: isCount }),
    resumed: isFlag,
    me: variants('kind', { customer: shape<{ id: string }>({ id: isText }), agent: isRosterEntry }),
    shop: isNamed,
    now: isCount,
    heartbeatMs: optional((value) => Number.isSafeInteger(value)),
    snapshot: optional(
      shape<NonNullable<WelcomeFrame['snapshot']>>({
        conversations: listOf(isConversation),
        agents: optional(listOf(isRosterEntry)),
      }),
    ),
  }),
  event: shape<EventFrame>({ seq: isCount, after: isCount, event: variants('type', feedEvents, true) }),
  reply: shape<Frame<'reply'>>({ id: isText, error: optional(isError) }),
  error: shape<Frame<'error'>>({ error: isError }),
  typing: shape<Frame<'typing'>>({ conversationId: isText, by: isText, on: isFlag }),
  figures: shape<Frame<'figures'>>({ figures: isFigures }),
  standing: shape<Frame<'standing'>>({
    conversationId: isText,
    queue: optional(isQueue),
    options: optional(listOf(isOption)),
  }),
  lines: shape<Frame<'lines'>>({ groups: listOf(isLoad) }),
  pong: isRecord,
} satisfies Record<ServerFrame['type'], Check>;

const isKnownFrame = variants('type', frames);

/**
 * Reads what came over the socket. `unknown` is a frame of a newer server, to be skipped; `malformed` one that cannot
 * be relied on: the fault is that frame's alone.
 */
export function readServerFrame(data: unknown): ServerFrame | 'unknown' | 'malformed' {
  let frame: unknown;
  try {
    frame = JSON.parse(String(data));
  } catch {
    return 'malformed';
  }
  if (!isRecord(frame) || typeof frame.type !== 'string') return 'malformed';
  if (!Object.hasOwn(frames, frame.type)) return 'unknown';
  return isKnownFrame(frame) ? (frame as ServerFrame) : 'malformed';
}
