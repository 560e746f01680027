import type * as Shapes from '../guards/shape.ts';
import type {
  CustomerGroup,
  CustomerGroupItem,
  CustomerGroupMessage,
  CustomerGroupNotice,
  GroupMember,
} from '../model/customerGroups.ts';
import type { FeedEvent } from '../model/events.ts';
import type { FileRef } from '../model/files.ts';

/** The events that the feed tells of customer groups. */
export type GroupEvent = Extract<FeedEvent, { type: `customer-group.${string}` }>;

/** The checks that others are made of. Lent, so that a part of the customer's client imports nothing that others share. */
export type CheckKit = Pick<
  typeof Shapes,
  'is' | 'isCount' | 'isFlag' | 'isText' | 'listOf' | 'optional' | 'shape' | 'variants'
>;

/** What is told of customer groups must hold this to be relied on. */
export function customerGroupChecks({
  is,
  isCount,
  isFlag,
  isText,
  listOf,
  optional,
  shape,
  variants,
}: CheckKit) {
  const isFile = shape<FileRef>({
    id: isText,
    name: isText,
    type: isText,
    size: isCount,
    width: optional(isCount),
    height: optional(isCount),
  });
  const isMember = shape<GroupMember>({ kind: isText, id: isText, name: optional(isText) });
  const members = listOf(isMember);
  const isMessage = shape<CustomerGroupMessage>({
    kind: is('message'),
    id: isText,
    seq: isCount,
    at: isCount,
    author: isMember,
    number: isCount,
    clientId: optional(isText),
    text: isText,
    files: optional(listOf(isFile)),
    erased: optional(isFlag),
  });
  type NoticeBody = CustomerGroupNotice['notice'];
  const bodies = {
    created: shape<NoticeBody>({}),
    renamed: shape<NoticeBody>({ name: isText }),
    added: shape<NoticeBody>({ members }),
    left: shape<NoticeBody>({ member: isMember }),
  } satisfies Record<NoticeBody['kind'], Shapes.Check>;
  /** Items of kinds that nobody here knows pass if `unknownKinds` says so; then they are left out by `knows`. */
  const itemCheck = (unknownKinds?: boolean): Shapes.Check =>
    variants(
      'kind',
      {
        message: isMessage,
        notice: shape<CustomerGroupNotice>({
          seq: isCount,
          at: isCount,
          by: isMember,
          notice: variants('kind', bodies, unknownKinds),
        }),
      },
      unknownKinds,
    );
  const isItem = itemCheck(true);
  const isCustomerGroup = shape<CustomerGroup>({
    id: isText,
    kind: isText,
    name: isText,
    members,
    count: isCount,
    seen: isCount,
    lastSeq: isCount,
    lastMessageAt: isCount,
    newest: optional(isItem),
  });
  const about = { chatId: isText, at: isCount };
  const groupEvents = {
    'customer-group.joined': shape<GroupEvent>({ ...about, chat: isCustomerGroup }),
    'customer-group.posted': shape<GroupEvent>({ ...about, item: isMessage }),
    'customer-group.changed': shape<GroupEvent>({
      ...about,
      name: isText,
      members,
      item: optional(isItem),
    }),
    'customer-group.seen': shape<GroupEvent>({ ...about, upTo: isCount }),
    'customer-group.gone': shape<GroupEvent>(about),
  } satisfies Record<GroupEvent['type'], Shapes.Check>;
  return {
    knows: itemCheck(),
    isCustomerGroup,
    groupEvents,
    isGroupList: shape<{ chats: CustomerGroup[] }>({ chats: listOf(isCustomerGroup) }),
    isGroupPage: shape<{ items: CustomerGroupItem[]; more: boolean }>({
      items: listOf(isItem),
      more: isFlag,
    }),
  };
}
