import { isConversation, isCustomer, isNamed, isScope } from '../guards/conversation.ts';
import { isCount, isFlag, isText, listOf, optional, shape } from '../guards/shape.ts';
import type { FoundCustomer } from '../model/customers.ts';
import type { ResultOf } from '../model/methods.ts';

/** What the answers must hold when an agent looks for customers and contacts them. */
export const isCustomerPage = shape<ResultOf<'customer.search'>>({
  customers: listOf(
    shape<FoundCustomer>({
      customer: isCustomer,
      blocked: isFlag,
      conversations: listOf(
        shape<FoundCustomer['conversations'][number]>({
          id: isText,
          scope: isScope,
          state: isText,
          openedAt: isCount,
          endedAt: optional(isCount),
          group: optional(isNamed),
          agent: optional(isNamed),
          lastText: optional(isText),
        }),
      ),
    }),
  ),
  next: optional(isCount),
});
export const isStarted = shape<ResultOf<'conversation.start'>>({ conversation: isConversation });
