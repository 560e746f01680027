import { isConversation, isNamed } from '../guards/conversation.ts';
import { isCount, isText, listOf, optional, shape, type Check } from '../guards/shape.ts';
import type { Conversation, CustomerWrote } from '../model/conversation.ts';
import type { Supervisor } from '../model/supervision.ts';

export const isSupervisors = optional(listOf(shape<Supervisor>({ agent: isNamed, how: isText })));

const isMore = shape<Conversation>({
  supervisors: isSupervisors,
  customerWrote: optional(
    shape<CustomerWrote>({ first: isCount, last: isCount, owedSince: optional(isCount), unread: isCount }),
  ),
});

/** With what only agents are told of a conversation: customers' browsers load no check of it. */
export const isAgentsConversation: Check = (value) => isConversation(value) && isMore(value);
