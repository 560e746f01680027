/**
 * Why a row is filtered, in the order of the tests (D5): the first that applies is stored. `source` is the number in the
 * source's list, `rule` ours.
 */
export const filterReasons = {
  ownAccount: { source: 2, rule: 'FL-02', zh: '自家咚咚', en: 'Chat between accounts of the shop' },
  vendor: { source: 3, rule: 'FL-03', zh: '客服绩效客服', en: 'Chat with the vendor’s support' },
  otherShop: { source: 4, rule: 'FL-04', zh: '客户子咚咚', en: 'The buyer is an account of another shop' },
  offDuty: {
    source: 5,
    rule: 'FL-05',
    zh: '客服离线',
    en: 'Began after the agent’s last message of the day',
  },
  broadcast: { source: 6, rule: 'FL-07', zh: '咚咚群发', en: 'Nothing but messages sent to many' },
  transfer: { source: 7, rule: 'FL-09', zh: '客服转发', en: 'Passed on after too few messages' },
  advertising: { source: 8, rule: 'FL-12', zh: '广告消息', en: 'Answered with the phrase for advertising' },
  singleLine: {
    source: 9,
    rule: 'FL-14',
    zh: '客户单句',
    en: 'One line of the buyer, answered, and nothing more',
  },
  monologue: {
    source: 10,
    rule: 'FL-16',
    zh: '客服单口相声',
    en: 'The agent wrote first and the buyer hardly answered',
  },
} as const;
export type FilterReason = keyof typeof filterReasons;
