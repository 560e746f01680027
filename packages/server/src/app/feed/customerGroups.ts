import { chatOf, whoComes, type Author, type CustomerGroupEvent, type Desk } from '@shopbell/engine';
import type {
  CustomerGroup,
  CustomerGroupItem,
  CustomerGroupNotice,
  FeedEvent,
  GroupMember,
} from '@shopbell/sdk/model';
import { messageOf, standingOf } from './chatItems.ts';
import type { ChatTelling } from './chatReader.ts';
import { isChatEvent } from '../../desk/chatAudiences.ts';
import { agentRef } from './names.ts';
import { isStaffChatEvent } from './staffChats.ts';
import type { Told } from './told.ts';

type ItemEvent = Exclude<CustomerGroupEvent, { type: 'customer-group.seen' | 'customer-group.identified' }>;
export type GroupFeedEvent = Extract<FeedEvent, { type: `customer-group.${string}` }>;

export function isGroupEvent(event: FeedEvent): event is GroupFeedEvent {
  return event.type.startsWith('customer-group.');
}

/**
 * What happens in a customer group, as one who is in it is told it: agents and customers alike, but that customers have no
 * name yet, see `namedEvent`. Undefined if it is none of theirs any more.
 */
export function projectCustomerGroup(
  desk: Desk,
  reader: Author,
  event: CustomerGroupEvent,
  told: Omit<Told, 'event'>,
): GroupFeedEvent | undefined {
  const { at, chatId } = event;
  const about = { at, chatId };
  if (event.type === 'customer-group.seen') return { type: event.type, ...about, upTo: event.upTo };
  const item = event.type === 'customer-group.identified' ? undefined : itemOf(desk, reader, event, told);
  if (item?.kind === 'message') return { type: 'customer-group.posted', ...about, item };
  if (event.type === 'customer-group.left' && (event.closes || isSame(event.member, reader)))
    return { type: 'customer-group.gone', ...about };
  const group = chatOf(desk, chatId, reader, 'customer-group');
  if (!group) return undefined;
  const now = groupFor(desk, group, reader, item);
  const comes =
    event.type === 'customer-group.identified'
      ? reader.kind === 'customer' && reader.id === event.knownId
      : whoComes(event).some((who) => isSame(who, reader));
  // What came since follows in the feed.
  if (comes) return { type: 'customer-group.joined', ...about, chat: now };
  const { name, members } = now;
  return { type: 'customer-group.changed', ...about, name, members, ...(item ? { item } : {}) };
}

/** By what name a customer is shown to all of a group. */
export type NameOf = (customerId: string) => Promise<string | undefined>;

/** The same event with the names of customers. */
export async function namedEvent(event: GroupFeedEvent, nameOf: NameOf): Promise<GroupFeedEvent> {
  switch (event.type) {
    case 'customer-group.joined':
      return { ...event, chat: await namedGroup(event.chat, nameOf) };
    case 'customer-group.posted':
      return { ...event, item: await namedItem(event.item, nameOf) };
    case 'customer-group.changed': {
      const [members, item] = await Promise.all([
        namedMembers(event.members, nameOf),
        event.item && namedItem(event.item, nameOf),
      ]);
      return { ...event, members, ...(item ? { item } : {}) };
    }
    case 'customer-group.seen':
    case 'customer-group.gone':
      return event;
  }
}

/** How customer groups are read (WB-07), by one who is in them. */
export function customerGroupTelling(nameOf: NameOf): ChatTelling<CustomerGroup, CustomerGroupItem> {
  return {
    family: 'customer-group',
    chat: groupFor,
    item(desk, reader, { event, ...told }) {
      const isItem =
        isChatEvent(event) &&
        !isStaffChatEvent(event) &&
        event.type !== 'customer-group.seen' &&
        event.type !== 'customer-group.identified';
      return isItem ? itemOf(desk, reader, event, told) : undefined;
    },
    named: (groups) => Promise.all(groups.map((group) => namedGroup(group, nameOf))),
    namedItems: (items) => Promise.all(items.map((item) => namedItem(item, nameOf))),
  };
}

function groupFor(
  desk: Desk,
  chat: Parameters<ChatTelling<CustomerGroup, CustomerGroupItem>['chat']>[1],
  reader: Author,
  newest?: CustomerGroupItem,
): CustomerGroup {
  const { name = '', members, lastMessageAt } = chat;
  return {
    ...standingOf(chat, reader, newest),
    kind: 'customers',
    name,
    members: members.map((member) => memberRef(desk, member)),
    lastMessageAt,
  };
}

function itemOf(desk: Desk, reader: Author, event: ItemEvent, told: Omit<Told, 'event'>): CustomerGroupItem {
  const by = memberRef(desk, event.by);
  if (event.type === 'customer-group.posted') return messageOf(event, by, reader, told);
  return { kind: 'notice', seq: told.seq, at: event.at, by, notice: noticeOf(desk, event) };
}

function noticeOf(
  desk: Desk,
  event: Exclude<ItemEvent, { type: 'customer-group.posted' }>,
): CustomerGroupNotice['notice'] {
  switch (event.type) {
    case 'customer-group.created':
      return { kind: 'created' };
    case 'customer-group.renamed':
      return { kind: 'renamed', name: event.name };
    case 'customer-group.added':
      return { kind: 'added', members: whoComes(event).map((who) => memberRef(desk, who)) };
    case 'customer-group.left':
      return { kind: 'left', member: memberRef(desk, event.member) };
  }
}

/** Of a customer nothing but the id, which was made at random. */
function memberRef(desk: Desk, { kind, id }: Author): GroupMember {
  return kind === 'agent' ? { kind, ...agentRef(desk, id) } : { kind, id };
}

function isSame(some: Author, other: Author): boolean {
  return some.kind === other.kind && some.id === other.id;
}

async function namedGroup(group: CustomerGroup, nameOf: NameOf): Promise<CustomerGroup> {
  const { newest } = group;
  const [members, item] = await Promise.all([
    namedMembers(group.members, nameOf),
    newest && namedItem(newest, nameOf),
  ]);
  return { ...group, members, ...(item ? { newest: item } : {}) };
}

async function namedItem<Item extends CustomerGroupItem>(item: Item, nameOf: NameOf): Promise<Item> {
  if (item.kind === 'message') return { ...item, author: await named(item.author, nameOf) };
  const { notice } = item;
  const by = await named(item.by, nameOf);
  if (notice.kind === 'added')
    return { ...item, by, notice: { ...notice, members: await namedMembers(notice.members, nameOf) } };
  if (notice.kind === 'left')
    return { ...item, by, notice: { ...notice, member: await named(notice.member, nameOf) } };
  return { ...item, by };
}

function namedMembers(members: readonly GroupMember[], nameOf: NameOf): Promise<GroupMember[]> {
  return Promise.all(members.map((member) => named(member, nameOf)));
}

async function named(member: GroupMember, nameOf: NameOf): Promise<GroupMember> {
  if (member.kind === 'agent') return member;
  const name = await nameOf(member.id);
  return name === undefined ? member : { ...member, name };
}
