import type { ClientCore } from '../client/clientCore.ts';
import type { unlessAborted as untilAborted } from '../client/waiting.ts';
import type { isFaq as faq, isNamed as named, isOutcome as outcome } from '../guards/conversation.ts';
import type { isNothing as nothing } from '../guards/results.ts';
import type * as Shapes from '../guards/shape.ts';
import type { Check } from '../guards/shape.ts';
import type { Recommendation } from '../model/knowledge.ts';
import type { ResultOf } from '../model/methods.ts';
import type { Openings } from '../model/openings.ts';
import type { part as anyPart } from '../parts/part.ts';
import type { CustomerClient, CustomerClientEvents } from './customerClient.ts';
import type { JoinedCustomerGroups } from './joinedGroups.ts';

/** What few pages ask for, and none at once. */
export type Service = Pick<
  CustomerClient,
  'leaveQueue' | 'handOver' | 'rate' | 'askAbout' | 'answers' | 'openings' | 'end' | 'customerGroups'
>;

/** A customer's client as its parts see it. */
export type ClientWithin = Pick<
  ClientCore<CustomerClientEvents>,
  'ask' | 'connection' | 'emitter' | 'mirror' | 'start'
> &
  Pick<CustomerClient, 'customerId'>;

/** What this part needs of the client is lent to it, so that it imports nothing that others share. */
export function serviceOf(
  client: ClientWithin,
  part: typeof anyPart,
  unlessAborted: typeof untilAborted,
  shape: typeof Shapes.shape,
  variants: typeof Shapes.variants,
  listOf: typeof Shapes.listOf,
  optional: typeof Shapes.optional,
  is: typeof Shapes.is,
  isText: Check,
  isFlag: Check,
  isCount: Check,
  isNothing: typeof nothing,
  isNamed: typeof named,
  isFaq: typeof faq,
  isOutcome: typeof outcome,
): Service {
  const { ask, start } = client;
  const isOpening = shape<Openings['groups'][number]>({
    id: optional(isText),
    open: isFlag,
    opensAt: optional(isCount),
  });
  const isOpenings = shape<Openings>({ timeZone: isText, shop: isOpening, groups: listOf(isOpening) });
  const isLeft = shape<ResultOf<'queue.leave'>>({ outcome: optional(isOutcome) });
  const isHandedOver = shape<ResultOf<'robot.hand-over'>>({ outcome: isOutcome });
  const isAnswers = shape<ResultOf<'answers.read'>>({
    faq: listOf(isFaq),
    recommendations: listOf(shape<Recommendation>({ id: isText, title: isText })),
  });
  const isAsked = shape<ResultOf<'conversation.ask-about'>>({
    outcome: isOutcome,
    otherGroups: listOf(isNamed),
  });
  // One, however often it is loaded: whoever listened and was given up would tell everything a second time.
  let joined: JoinedCustomerGroups | undefined;
  const groups = part(async () => {
    const loaded = await import('./joinedGroups.ts');
    joined ??= new loaded.JoinedCustomerGroups(
      client,
      unlessAborted,
      shape,
      variants,
      listOf,
      optional,
      is,
      isText,
      isFlag,
      isCount,
    );
    return joined;
  });
  return {
    async leaveQueue(conversationId, to, { signal } = {}) {
      await ask('queue.leave', { conversationId, to }, { expect: isLeft, repeatable: false, signal });
    },

    async handOver(conversationId, { signal } = {}) {
      return (await ask('robot.hand-over', { conversationId }, { expect: isHandedOver, signal })).outcome;
    },

    async rate(conversationId, rating, { signal } = {}) {
      await ask('conversation.rate', { conversationId, ...rating }, { expect: isNothing, signal });
    },

    askAbout(conversationId, scope, { reRoute = false, signal } = {}) {
      return ask('conversation.ask-about', { conversationId, scope, reRoute }, { expect: isAsked, signal });
    },

    answers(scope = {}, { queued = false, signal } = {}) {
      start();
      return ask('answers.read', { scope, queued }, { expect: isAnswers, signal });
    },

    openings(groupIds = [], { signal } = {}) {
      start();
      return ask('hours.read', { groupIds: [...groupIds] }, { expect: isOpenings, signal });
    },

    async end(conversationId, { signal } = {}) {
      await ask('conversation.end', { conversationId }, { expect: isNothing, signal });
    },

    async customerGroups({ signal } = {}) {
      return (await groups(signal)).known(signal);
    },
  };
}
