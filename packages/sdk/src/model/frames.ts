import * as z from 'zod';
import { Conversation, QueuePlace } from './conversation.ts';
import { CustomerGroup } from './customerGroups.ts';
import { FeedEvent } from './events.ts';
import { limits, protocolVersion } from './limits.ts';
import { FiguresToday } from './methods.ts';
import { ShopNotice } from './notices.ts';
import { GroupOption } from './outcome.ts';
import { AgentRef, AgentStatus, GroupRef, Side } from './people.ts';
import { Id, Instant, Seq } from './scope.ts';
import { WallAgent } from './supervision.ts';
import { StaffChat } from './staffChats.ts';

/** Where a listener stands in a shop's journal. Another epoch means another journal: start afresh. */
export const Position = z.object({ epoch: Id, seq: Seq }).meta({ id: 'Position' });
export type Position = z.infer<typeof Position>;

/** The first frame. Customers show a short-lived token, workbenches a one-use ticket. */
export const HelloFrame = z
  .object({
    type: z.literal('hello'),
    v: z.int(),
    auth: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('customer'), token: z.string().max(4096) }),
      z.object({ kind: z.literal('agent'), ticket: z.string().max(256) }),
    ]),
    /** The last position seen; left out for a fresh start. */
    since: Position.optional(),
  })
  .meta({ id: 'HelloFrame' });

export const RequestFrame = z
  .object({ type: z.literal('request'), id: Id, method: z.string().max(64), params: z.unknown() })
  .meta({ id: 'RequestFrame' });

/** Ephemeral, never stored: somebody is typing. */
export const TypingFrame = z
  .object({ type: z.literal('typing'), conversationId: Id, on: z.boolean() })
  .meta({ id: 'TypingFrame' });

export const PingFrame = z.object({ type: z.literal('ping') }).meta({ id: 'PingFrame' });

export const ClientFrame = z.discriminatedUnion('type', [HelloFrame, RequestFrame, TypingFrame, PingFrame]);
export type ClientFrame = z.infer<typeof ClientFrame>;

export const WireErrorSchema = z
  .object({ code: z.string(), message: z.string(), retry: z.boolean(), details: z.unknown().optional() })
  .meta({ id: 'WireError' });

/**
 * The answer to hello. If `resumed`, the events after `since` follow as event frames, each exactly once; else
 * `snapshot` is the whole truth at `position` and replaces what the client held.
 */
export const WelcomeFrame = z
  .object({
    type: z.literal('welcome'),
    v: z.literal(protocolVersion),
    position: Position,
    resumed: z.boolean(),
    me: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('customer'), id: Id }),
      z.object({ kind: z.literal('agent'), id: Id, name: z.string(), status: AgentStatus }),
    ]),
    shop: z.object({ id: Id, name: z.string() }),
    /** The server's clock, to judge one's own. */
    now: Instant,
    heartbeatMs: z.int().default(limits.heartbeat),
    snapshot: z
      .object({
        conversations: z.array(Conversation),
        /** For agents: everybody of the shop. */
        agents: z.array(z.object({ ...AgentRef.shape, status: AgentStatus })).optional(),
        /** For agents: the staff chats that they are in (WB-04), and whom they marked as friends (WB-16). */
        staffChats: z.array(StaffChat).optional(),
        friends: z.array(Id).optional(),
        /** The customer groups that the listener is in (WB-07); left out for a customer who is in none. */
        customerGroups: z.array(CustomerGroup).optional(),
      })
      .optional(),
  })
  .meta({ id: 'WelcomeFrame' });
export type WelcomeFrame = z.infer<typeof WelcomeFrame>;

/** `after` is the sequence of the event told to this listener before this one: if it is not the last one seen, there is a gap. */
export const EventFrame = z
  .object({ type: z.literal('event'), seq: Seq, after: Seq, event: FeedEvent })
  .meta({ id: 'EventFrame' });
export type EventFrame = z.infer<typeof EventFrame>;

export const ReplyFrame = z
  .object({
    type: z.literal('reply'),
    id: Id,
    result: z.unknown().optional(),
    error: WireErrorSchema.optional(),
  })
  .meta({ id: 'ReplyFrame' });

/** Told when a frame could not be tied to a request. */
export const ErrorFrame = z
  .object({ type: z.literal('error'), error: WireErrorSchema })
  .meta({ id: 'ErrorFrame' });

export const TypingToldFrame = z
  .object({ type: z.literal('typing'), conversationId: Id, by: Side, on: z.boolean() })
  .meta({ id: 'TypingToldFrame' });

/** Live figures of the asking agent, sent when they change. */
export const FiguresFrame = z
  .object({ type: z.literal('figures'), figures: FiguresToday })
  .meta({ id: 'FiguresFrame' });

/** To customers: how their entry stands this moment; sent when it changes, at most once a second. Never stored. */
export const StandingFrame = z
  .object({
    type: z.literal('standing'),
    conversationId: Id,
    /** While queued. */
    queue: QueuePlace.optional(),
    /** While choosing: the groups on offer with live facts (RT-21). */
    options: z.array(GroupOption).optional(),
  })
  .meta({ id: 'StandingFrame' });
export type StandingFrame = z.infer<typeof StandingFrame>;

/** How a group stands this moment. */
export const GroupLoad = z
  .object({
    ...GroupRef.shape,
    /** Members to whom a conversation may be passed on (RT-48): they are there, whether or not they are routed any. */
    reachable: z.int().min(0),
    /** Members who take conversations, and of these who have a free place. */
    taking: z.int().min(0),
    free: z.int().min(0),
    waiting: z.int().min(0),
    /** Since when the first in line has waited. */
    waitingSince: Instant.optional(),
    pendingLeaveMessages: z.int().min(0),
    /** What somebody who joined the line now would be told. */
    expectedWaitMs: z.int().min(0).optional(),
  })
  .meta({ id: 'GroupLoad' });
export type GroupLoad = z.infer<typeof GroupLoad>;

/** To agents: every group of the shop, sent when something of it changes, at most once a second. Never stored. */
export const LinesFrame = z
  .object({ type: z.literal('lines'), groups: z.array(GroupLoad) })
  .meta({ id: 'LinesFrame' });

/**
 * To agents: colleagues whose status or name is another, and who is new, with how they are now; at most once a second. Never
 * stored. Whoever resumes is told all that may have changed meanwhile. One's own part comes by events as well, at once.
 */
export const RosterFrame = z
  .object({
    type: z.literal('roster'),
    agents: z.array(z.object({ ...AgentRef.shape, status: AgentStatus })),
    /** Who was added or configured: whatever else is shown of them is to be read again. */
    configured: z.array(Id).optional(),
  })
  .meta({ id: 'RosterFrame' });
export type RosterFrame = z.infer<typeof RosterFrame>;

/** To whoever looks at the wall: agents who have something else than before, whole; at most once a second. Never stored. */
const WallFrame = z.object({ type: z.literal('wall'), agents: z.array(WallAgent) }).meta({ id: 'WallFrame' });

/** To agents whose role wants to know (AC-05): notices that are new. `notices.list` tells those that came before. */
export const NoticesFrame = z
  .object({ type: z.literal('notices'), notices: z.array(ShopNotice) })
  .meta({ id: 'NoticesFrame' });

export const PongFrame = z.object({ type: z.literal('pong') }).meta({ id: 'PongFrame' });

export const ServerFrame = z.discriminatedUnion('type', [
  WelcomeFrame,
  EventFrame,
  ReplyFrame,
  ErrorFrame,
  TypingToldFrame,
  FiguresFrame,
  StandingFrame,
  LinesFrame,
  RosterFrame,
  NoticesFrame,
  WallFrame,
  PongFrame,
]);
export type ServerFrame = z.infer<typeof ServerFrame>;
