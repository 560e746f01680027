import type { Asks } from '../requests/requests.ts';
import type { isFaq as faq, isNamed as named, isOutcome as outcome } from '../guards/conversation.ts';
import type { isNothing as nothing } from '../guards/results.ts';
import type { Check, listOf as anyList, optional as anyOption, shape as anyShape } from '../guards/shape.ts';
import type { Recommendation } from '../model/knowledge.ts';
import type { ResultOf } from '../model/methods.ts';
import type { Openings } from '../model/openings.ts';
import type { CustomerClient } from './customerClient.ts';

/** What few pages ask for, and none at once. */
export type Service = Pick<
  CustomerClient,
  'leaveQueue' | 'handOver' | 'rate' | 'askAbout' | 'answers' | 'openings'
>;

/** What this part needs of the client is lent to it, so that it imports nothing that others share. */
export function serviceOf(
  ask: Asks,
  /** Begins to connect, if that is not under way. */
  start: () => void,
  shape: typeof anyShape,
  listOf: typeof anyList,
  optional: typeof anyOption,
  isText: Check,
  isFlag: Check,
  isCount: Check,
  isNothing: typeof nothing,
  isNamed: typeof named,
  isFaq: typeof faq,
  isOutcome: typeof outcome,
): Service {
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
  };
}
