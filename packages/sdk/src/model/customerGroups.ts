import * as z from 'zod';
import { aboutChat as about, chatShape, messageShape, noticeShape } from './chatShapes.ts';
import { Id } from './scope.ts';

/**
 * Somebody in a customer group, told alike to all who are in it: of a customer the name that the shop's JWT gave, if it did,
 * and an id that says nothing about them.
 */
export const GroupMember = z
  .object({ kind: z.enum(['agent', 'customer']), id: Id, name: z.string().optional() })
  .meta({ id: 'GroupMember' });
export type GroupMember = z.infer<typeof GroupMember>;

/** A message in a customer group. */
export const CustomerGroupMessage = z.object(messageShape(GroupMember)).meta({ id: 'CustomerGroupMessage' });
export type CustomerGroupMessage = z.infer<typeof CustomerGroupMessage>;

/** What became of a customer group: `by` is who did it. */
export const CustomerGroupNotice = z
  .object({
    ...noticeShape(GroupMember),
    notice: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('created') }),
      z.object({ kind: z.literal('renamed'), name: z.string() }),
      z.object({ kind: z.literal('added'), members: z.array(GroupMember) }),
      /** Who went: by themselves if it is `by`. */
      z.object({ kind: z.literal('left'), member: GroupMember }),
    ]),
  })
  .meta({ id: 'CustomerGroupNotice' });
export type CustomerGroupNotice = z.infer<typeof CustomerGroupNotice>;

export const CustomerGroupItem = z
  .discriminatedUnion('kind', [CustomerGroupMessage, CustomerGroupNotice])
  .meta({ id: 'CustomerGroupItem' });
export type CustomerGroupItem = z.infer<typeof CustomerGroupItem>;

/** A customer group (WB-07) as one of its members sees it. */
export const CustomerGroup = z
  .object({
    ...chatShape(GroupMember, CustomerGroupItem),
    kind: z.literal('customers'),
    name: z.string(),
    /** When the last message was written (WB-08); before the first, when the group was created. */
    lastMessageAt: z.int().min(0),
  })
  .meta({ id: 'CustomerGroup' });
export type CustomerGroup = z.infer<typeof CustomerGroup>;

/** What members are told, agents and customers alike, in the feed of each. */
export const customerGroupEvents = [
  /** The listener is in it now, and told how it stands: that may be newer than the event. */
  z.object({ type: z.literal('customer-group.joined'), ...about, chat: CustomerGroup }),
  z.object({ type: z.literal('customer-group.posted'), ...about, item: CustomerGroupMessage }),
  /** Name and members as they are by now, and what was done, if it was anything to tell of. */
  z.object({
    type: z.literal('customer-group.changed'),
    ...about,
    name: z.string(),
    members: z.array(GroupMember),
    item: CustomerGroupNotice.optional(),
  }),
  /** How far the listener has read, on whichever screen. */
  z.object({ type: z.literal('customer-group.seen'), ...about, upTo: z.int().min(0) }),
  /** The listener is in it no more. */
  z.object({ type: z.literal('customer-group.gone'), ...about }),
] as const;
