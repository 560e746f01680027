import type { Subject } from '../figures/tally.ts';
import { isOf, isOfRow, type DayOfHistory, type DetailList } from './detailList.ts';
import { recommendationsOn } from './recommendations.ts';
import { inquiriesOn } from '../trade/inquiry.ts';
import { repeatsIn } from './repeats.ts';

/** SY-10: the first session and who handled it, when and to whom the customer came again, and in which conversation. */
const repeats = {
  entries: (of: DayOfHistory, subject: Subject) =>
    repeatsIn(of.history, inquiriesOn(of.history, of.day, of.now), of.now)
      .filter(({ repeat, row }) => repeat && isOfRow(of, subject, row))
      .map(({ customerId, agentId, sessionId, conversationId, lastAt, repeat }) => ({
        customerId,
        agentId,
        sessionId,
        conversationId,
        lastAt,
        repeatAt: repeat?.at,
        repeatAgentId: repeat?.agentId,
        repeatSessionId: repeat?.sessionId,
        repeatConversationId: repeat?.conversationId,
      })),
};

const recommendations = {
  entries: (of: DayOfHistory, subject: Subject) =>
    recommendationsOn(of.history, of.day, of.now).filter(({ agentId, productId }) =>
      isOf(of, subject, agentId, [], [productId]),
    ),
};

/** Lists of after-sale service and recommendations. */
export const serviceLists = [
  {
    id: 'repeats',
    zh: '再次咨询明细',
    en: 'After-sale customers who came again',
    rules: ['SY-10'],
    ...repeats,
  },
  { id: 'recommendations', zh: '商品推荐明细', en: 'Recommendations', rules: ['SY-06'], ...recommendations },
] as const satisfies readonly DetailList[];
