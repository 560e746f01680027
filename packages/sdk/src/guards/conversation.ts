import type { Card } from '../model/cards.ts';
import type { Conversation, Message, Notice, QueuePlace, Rating } from '../model/conversation.ts';
import type { FileRef } from '../model/files.ts';
import type { Faq } from '../model/knowledge.ts';
import type { Money } from '../model/money.ts';
import type { GroupOption, RoutingOutcome } from '../model/outcome.ts';
import type { Scope } from '../model/scope.ts';
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

/*
 * Enumerations are checked as text only (a page, a status, a cause): a newer server may have more of them, and nothing
 * here breaks on one.
 */

/** Agents, groups and customers; a customer's name may be missing. */
export const isNamed = shape<{ id: string; name: string }>({ id: isText, name: isText });
export const isCustomer = shape<Conversation['customer']>({
  id: isText,
  name: optional(isText),
  subject: optional(isText),
  erased: optional(isFlag),
});

export const isOption = shape<GroupOption>({
  id: isText,
  name: isText,
  online: isFlag,
  waiting: isCount,
  full: optional(isFlag),
  expectedWaitMs: optional(isCount),
});

export const isScope = shape<Scope>({
  page: optional(isText),
  sku: optional(isText),
  orderId: optional(isText),
  trackingNo: optional(isText),
  channel: optional(isText),
});

const isMoney = shape<Money>({ amount: isCount, currency: isText });

const isFile = shape<FileRef>({
  id: isText,
  name: isText,
  type: isText,
  size: isCount,
  width: optional(isCount),
  height: optional(isCount),
});

type Line = NonNullable<Extract<Card, { kind: 'order' }>['items']>[number];
const isLine = shape<Line>({
  productId: isText,
  title: optional(isText),
  imageUrl: optional(isText),
  quantity: isCount,
  amount: isMoney,
});

/** One check for all kinds, since no field means one thing here and another there; unknown kinds are told apart later. */
export const isCard = shape<Card>({
  kind: isText,
  id: isText,
  verified: isFlag,
  title: optional(isText),
  url: optional(isText),
  imageUrl: optional(isText),
  price: optional(isMoney),
  placedAt: optional(isCount),
  state: optional(isText),
  total: optional(isMoney),
  items: optional(listOf(isLine)),
  itemCount: optional(isCount),
  orderId: optional(isText),
  carrier: optional(isText),
  status: optional(isText),
});

export const isMessage = shape<Message>({
  kind: is('message'),
  id: isText,
  seq: isCount,
  at: isCount,
  author: shape<Message['author']>({ kind: isText, id: isText, name: optional(isText) }),
  clientId: optional(isText),
  text: isText,
  files: optional(listOf(isFile)),
  card: optional(isCard),
  offersAgent: optional(isFlag),
  note: optional(isFlag),
  recalled: optional(isFlag),
});

type NoticeBody = Notice['notice'];
const noticeBodies = {
  assigned: shape<NoticeBody>({ agent: isNamed, group: isNamed, cause: isText }),
  'leave-message': shape<NoticeBody>({ group: isNamed, leftLine: optional(isFlag) }),
  delivered: shape<NoticeBody>({ agent: isNamed }),
  robot: isRecord,
  queued: shape<NoticeBody>({ group: isNamed }),
  transferred: shape<NoticeBody>({
    from: isNamed,
    agent: isNamed,
    group: isNamed,
    note: optional(isText),
    takenOver: optional(isFlag),
  }),
  supervised: shape<NoticeBody>({ agent: isNamed, how: isText }),
  scope: shape<NoticeBody>({ scope: isScope, card: optional(isCard) }),
  'idle-warned': shape<NoticeBody>({ endsAt: isCount }),
  ended: shape<NoticeBody>({ by: isText, cause: optional(isText) }),
} satisfies Record<NoticeBody['kind'], Check>;

const isNotice = shape<Notice>({ seq: isCount, at: isCount, notice: variants('kind', noticeBodies, true) });

/** Items of kinds that this version does not know pass, and are left out by `knownItems`. */
export const isItem = variants('kind', { message: isMessage, notice: isNotice }, true);

export const isQueue = shape<QueuePlace>({ place: isCount, expectedWaitMs: optional(isCount) });

export const isRating = shape<Rating>({ grade: isCount, at: isCount, comment: optional(isText) });

export const isConversation = shape<Conversation>({
  id: isText,
  scope: isScope,
  customer: isCustomer,
  state: isText,
  openedAt: isCount,
  endedAt: optional(isCount),
  group: optional(isNamed),
  agent: optional(isNamed),
  options: optional(listOf(isOption)),
  autoChooseAt: optional(isCount),
  queue: optional(isQueue),
  idleEndsAt: optional(isCount),
  rating: optional(isRating),
  lastSeq: isCount,
  seen: shape<Conversation['seen']>({ customer: isCount, agent: isCount }),
  items: listOf(isItem),
  more: isFlag,
});

export const isFaq = shape<Faq>({ id: isText, question: isText, answer: isText });

export const isOutcome = variants('kind', {
  assigned: shape<RoutingOutcome>({ group: isNamed, agent: isNamed }),
  queued: shape<RoutingOutcome>({
    group: isNamed,
    place: isCount,
    expectedWaitMs: optional(isCount),
    faq: listOf(isFaq),
  }),
  choose: shape<RoutingOutcome>({ options: listOf(isOption), autoChooseAt: isCount }),
  'leave-message': shape<RoutingOutcome>({ group: isNamed }),
  robot: isRecord,
  refused: shape<RoutingOutcome>({ code: isText }),
} satisfies Record<RoutingOutcome['kind'], Check>);

/** Without the items of kinds that this version does not know, so that its types tell the truth. */
export function knownItems<Item extends { readonly kind: string }>(items: readonly Item[]): Item[] {
  return items.filter((item) => {
    if (item.kind !== 'notice') return item.kind === 'message';
    const body = (item as { notice?: { kind?: string } }).notice;
    return Object.hasOwn(noticeBodies, body?.kind ?? '');
  });
}
