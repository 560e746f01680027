import * as z from 'zod';
import { aboutChat as about, chatShape, messageShape, noticeShape } from './chatShapes.ts';
import { AgentRef } from './people.ts';
import { Id, Instant } from './scope.ts';

/** A message between colleagues. */
export const StaffMessage = z.object(messageShape(AgentRef)).meta({ id: 'StaffMessage' });
export type StaffMessage = z.infer<typeof StaffMessage>;

/** What became of a staff chat: `by` is who did it. */
export const StaffNotice = z
  .object({
    ...noticeShape(AgentRef),
    notice: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('created') }),
      z.object({ kind: z.literal('renamed'), name: z.string() }),
      z.object({ kind: z.literal('added'), agents: z.array(AgentRef) }),
      /** Who went: by themselves if it is `by`. */
      z.object({ kind: z.literal('left'), agent: AgentRef }),
    ]),
  })
  .meta({ id: 'StaffNotice' });
export type StaffNotice = z.infer<typeof StaffNotice>;

export const StaffItem = z.discriminatedUnion('kind', [StaffMessage, StaffNotice]).meta({ id: 'StaffItem' });
export type StaffItem = z.infer<typeof StaffItem>;

/** A chat of colleagues as one of its members sees it: the first of a group may take others out. */
export const StaffChat = z
  .object({
    ...chatShape(AgentRef, StaffItem),
    /** `pair`: between two, of whom there is one chat. `group`: under a name. */
    kind: z.enum(['pair', 'group']),
    /** Of a group. */
    name: z.string().optional(),
    /** Of a pair: up to where the other one has read. */
    seenByOther: z.int().min(0).optional(),
  })
  .meta({ id: 'StaffChat' });
export type StaffChat = z.infer<typeof StaffChat>;

/** What members are told, in the one feed of each agent. Customers are never told any of it. */
export const staffChatEvents = [
  /** The listener is in it now, and told how it stands: that may be newer than the event. */
  z.object({ type: z.literal('staff-chat.joined'), ...about, chat: StaffChat }),
  z.object({ type: z.literal('staff-chat.posted'), ...about, item: StaffMessage }),
  /** Name and members as they are by now, and what was done. */
  z.object({
    type: z.literal('staff-chat.changed'),
    ...about,
    name: z.string().optional(),
    members: z.array(AgentRef),
    item: StaffNotice,
  }),
  /** How far somebody has read: the listener, or the other one of a pair. */
  z.object({ type: z.literal('staff-chat.seen'), ...about, agentId: Id, upTo: z.int().min(0) }),
  /** The listener is in it no more. */
  z.object({ type: z.literal('staff-chat.gone'), ...about }),
  /** Told to whoever marked a colleague as a friend (WB-16), or not any more. */
  z.object({ type: z.literal('friend.marked'), at: Instant, agentId: Id, on: z.boolean() }),
] as const;
