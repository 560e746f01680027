import { isCard, isCustomer, isNamed, isRating, isScope } from '../guards/conversation.ts';
import { isCount, isFlag, isText, listOf, optional, shape } from '../guards/shape.ts';
import type { ConversationSummary, CustomerAbout, FoundCustomer, FoundMessage } from '../model/customers.ts';
import type { ResultOf } from '../model/methods.ts';
import { isAgentsConversation } from './conversations.ts';

const isSummary = shape<ConversationSummary>({
  id: isText,
  scope: isScope,
  state: isText,
  openedAt: isCount,
  endedAt: optional(isCount),
  group: optional(isNamed),
  agent: optional(isNamed),
  lastText: optional(isText),
  lastRecalled: optional(isFlag),
  rating: optional(isRating),
});
const isSummaries = listOf(isSummary);
const isFoundCustomers = listOf(
  shape<FoundCustomer>({ customer: isCustomer, blocked: isFlag, conversations: isSummaries }),
);

/** What the answers must hold when an agent looks for customers and contacts them. */
export const isCustomerPage = shape<ResultOf<'customer.search'>>({
  customers: isFoundCustomers,
  orderMatch: optional(isFoundCustomers),
  next: optional(isCount),
});
export const isMessagePage = shape<ResultOf<'message.search'>>({
  found: listOf(
    shape<FoundMessage>({
      customer: isCustomer,
      conversation: isSummary,
      message: shape<FoundMessage['message']>({
        id: isText,
        seq: isCount,
        at: isCount,
        agent: optional(isNamed),
        excerpt: isText,
      }),
    }),
  ),
  next: optional(isCount),
});
export const isStarted = shape<ResultOf<'conversation.start'>>({ conversation: isAgentsConversation });
export const isCustomerAbout = shape<CustomerAbout>({
  customer: isCustomer,
  viewing: listOf(isCard),
  orders: listOf(shape<CustomerAbout['orders'][number]>({ order: isCard, parcels: listOf(isCard) })),
  moreOrders: isFlag,
  earlier: isSummaries,
});
