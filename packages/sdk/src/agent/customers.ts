import { isCard, isConversation, isCustomer, isNamed, isRating, isScope } from '../guards/conversation.ts';
import { isCount, isFlag, isText, listOf, optional, shape } from '../guards/shape.ts';
import type { ConversationSummary, CustomerAbout, FoundCustomer } from '../model/customers.ts';
import type { ResultOf } from '../model/methods.ts';

const isSummaries = listOf(
  shape<ConversationSummary>({
    id: isText,
    scope: isScope,
    state: isText,
    openedAt: isCount,
    endedAt: optional(isCount),
    group: optional(isNamed),
    agent: optional(isNamed),
    lastText: optional(isText),
    rating: optional(isRating),
  }),
);

/** What the answers must hold when an agent looks for customers and contacts them. */
export const isCustomerPage = shape<ResultOf<'customer.search'>>({
  customers: listOf(
    shape<FoundCustomer>({
      customer: isCustomer,
      blocked: isFlag,
      conversations: isSummaries,
    }),
  ),
  next: optional(isCount),
});
export const isStarted = shape<ResultOf<'conversation.start'>>({ conversation: isConversation });
export const isCustomerAbout = shape<CustomerAbout>({
  customer: isCustomer,
  viewing: listOf(isCard),
  orders: listOf(shape<CustomerAbout['orders'][number]>({ order: isCard, parcels: listOf(isCard) })),
  moreOrders: isFlag,
  earlier: isSummaries,
});
