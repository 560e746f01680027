import type { ShopbellError } from '@shopbell/sdk';
import type { Locale } from '../words/locale.ts';

/** A title and a sentence that says what to do next. */
export interface TitledWords {
  readonly title: string;
  readonly text: string;
}

type Problem = 'network' | 'closed' | 'group' | 'blocked' | 'tooMany' | 'notQueued' | 'other';

const problems: Readonly<Record<Locale, Readonly<Record<Problem, TitledWords>>>> = {
  'zh-CN': {
    network: { title: '暂时连不上客服', text: '请检查网络，过一会儿再试。您写的内容都留着。' },
    closed: { title: '这里还没有开通客服', text: '请通过店铺的其他方式联系我们。' },
    group: { title: '这一组现在不能接待', text: '请重新选择一组。' },
    blocked: { title: '店铺现在不能接待您', text: '请通过店铺的其他方式联系。' },
    tooMany: { title: '同时进行的会话太多了', text: '请先结束一段会话，再咨询新的问题。' },
    notQueued: { title: '您已经不在排队了', text: '请看下面的最新消息。' },
    other: { title: '客服窗口出了点问题', text: '请再试一次，或刷新页面。' },
  },
  en: {
    network: {
      title: 'We cannot be reached right now',
      text: 'Check your connection and try again in a moment. What you wrote is kept.',
    },
    closed: { title: 'The chat is not open here yet', text: 'Please reach the shop in another way.' },
    group: { title: 'This team cannot take you right now', text: 'Please choose again.' },
    blocked: { title: 'The shop cannot serve you here', text: 'Please reach it in another way.' },
    tooMany: {
      title: 'Too many conversations at once',
      text: 'Please end one before you begin another.',
    },
    notQueued: { title: 'You are no longer in line', text: 'See below what came of it.' },
    other: {
      title: 'Something went wrong here',
      text: 'Please try again. If it does not help, reload the page.',
    },
  },
};

/** An error in plain words. `again` says whether trying once more may help, `pause` stands between title and text. */
export function problemWords(
  locale: Locale,
  error: ShopbellError | undefined,
): TitledWords & { readonly again: boolean; readonly pause: string } {
  const problem = problemOf(error);
  const again = !['closed', 'blocked', 'notQueued'].includes(problem);
  return { ...problems[locale][problem], again, pause: locale === 'en' ? '. ' : '。' };
}

function problemOf(error: ShopbellError | undefined): Problem {
  switch (error?.code) {
    case undefined:
    case 'CONNECTION_LOST':
    case 'TIMEOUT':
    case 'UNAVAILABLE':
    case 'RATE_LIMITED':
      return 'network';
    case 'ORIGIN_NOT_ALLOWED':
    case 'NOT_FOUND':
      return 'closed';
    case 'GROUP_UNAVAILABLE':
    case 'NOT_OFFERED':
      return 'group';
    case 'CUSTOMER_BLOCKED':
      return 'blocked';
    case 'TOO_MANY_OPEN':
      return 'tooMany';
    case 'NOT_QUEUED':
      return 'notQueued';
    default:
      return 'other';
  }
}
