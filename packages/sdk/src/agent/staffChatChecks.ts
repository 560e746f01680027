import { isNamed } from '../guards/conversation.ts';
import {
  is,
  isCount,
  isFlag,
  isText,
  listOf,
  optional,
  shape,
  variants,
  type Check,
} from '../guards/shape.ts';
import type { FeedEvent } from '../model/events.ts';
import type { FileRef } from '../model/files.ts';
import type { ResultOf } from '../model/methods.ts';
import type { StaffChat, StaffItem, StaffMessage, StaffNotice } from '../model/staffChats.ts';

const isFile = shape<FileRef>({
  id: isText,
  name: isText,
  type: isText,
  size: isCount,
  width: optional(isCount),
  height: optional(isCount),
});

const isStaffMessage = shape<StaffMessage>({
  kind: is('message'),
  id: isText,
  seq: isCount,
  at: isCount,
  author: isNamed,
  number: isCount,
  clientId: optional(isText),
  text: isText,
  files: optional(listOf(isFile)),
  erased: optional(isFlag),
});

type NoticeBody = StaffNotice['notice'];
const noticeBodies = {
  created: shape<NoticeBody>({ kind: isText }),
  renamed: shape<NoticeBody>({ name: isText }),
  added: shape<NoticeBody>({ agents: listOf(isNamed) }),
  left: shape<NoticeBody>({ agent: isNamed }),
} satisfies Record<NoticeBody['kind'], Check>;

function itemCheck(unknownKinds: boolean): Check {
  const notice = variants('kind', noticeBodies, unknownKinds);
  const isNotice = shape<StaffNotice>({ seq: isCount, at: isCount, by: isNamed, notice });
  return variants('kind', { message: isStaffMessage, notice: isNotice }, unknownKinds);
}

/** Items of kinds that this version does not know pass; they are left out by `knowsStaffItem`. */
const isStaffItem = itemCheck(true);
export const knowsStaffItem = itemCheck(false);

export const isStaffChat = shape<StaffChat>({
  id: isText,
  kind: isText,
  name: optional(isText),
  members: listOf(isNamed),
  count: isCount,
  seen: isCount,
  seenByOther: optional(isCount),
  lastSeq: isCount,
  newest: optional(isStaffItem),
});

export const isChatAnswer = shape<ResultOf<'staff-chat.open'>>({ chat: isStaffChat });
export const isStaffPage = shape<{ items: StaffItem[]; more: boolean }>({
  items: listOf(isStaffItem),
  more: isFlag,
});

/** The events that the feed tells of chats among colleagues. */
export type StaffEvent = Extract<FeedEvent, { type: `staff-chat.${string}` | 'friend.marked' }>;

const about = { chatId: isText, at: isCount };

export const staffEvents = {
  'staff-chat.joined': shape<StaffEvent>({ ...about, chat: isStaffChat }),
  'staff-chat.posted': shape<StaffEvent>({ ...about, item: isStaffMessage }),
  'staff-chat.changed': shape<StaffEvent>({
    ...about,
    name: optional(isText),
    members: listOf(isNamed),
    item: isStaffItem,
  }),
  'staff-chat.seen': shape<StaffEvent>({ ...about, agentId: isText, upTo: isCount }),
  'staff-chat.gone': shape<StaffEvent>(about),
  'friend.marked': shape<StaffEvent>({ at: isCount, agentId: isText, on: isFlag }),
} satisfies Record<StaffEvent['type'], Check>;

export function isStaffEvent(event: FeedEvent): event is StaffEvent {
  return Object.hasOwn(staffEvents, event.type);
}
