import type { Locale } from '../../words/locale.ts';

export type Grade = 1 | 2 | 3 | 4 | 5;

/** The words about how it was (QS-01). */
export interface RatingWords {
  readonly rate: string;
  readonly question: string;
  readonly thanks: string;
  readonly grades: Readonly<Record<Grade, string>>;
  readonly comment: string;
  readonly sendComment: string;
  readonly commentSent: string;
  readonly close: string;
  /** It cannot be rated, or not any more. */
  readonly nobody: string;
  readonly tooLate: string;
  readonly failed: string;
}

export const ratingWords: Readonly<Record<Locale, RatingWords>> = {
  'zh-CN': {
    rate: '评价服务',
    question: '这次服务怎么样？',
    thanks: '谢谢评价，随时可以改',
    grades: { 1: '很不满意', 2: '不满意', 3: '一般', 4: '满意', 5: '很满意' },
    comment: '还想说点什么？（可不填）',
    sendComment: '提交',
    commentSent: '收到了，谢谢',
    close: '收起评价',
    nobody: '还没有客服接待，暂时不能评价',
    tooLate: '会话结束太久，不能再评价了',
    failed: '评价没有提交成功，请再点一次',
  },
  en: {
    rate: 'Rate the service',
    question: 'How was the service?',
    thanks: 'Thank you. You can still change it',
    grades: { 1: 'Very dissatisfied', 2: 'Dissatisfied', 3: 'Neutral', 4: 'Satisfied', 5: 'Very satisfied' },
    comment: 'Anything to add? (optional)',
    sendComment: 'Submit',
    commentSent: 'We have it, thank you',
    close: 'Close the rating',
    nobody: 'Nobody has been with you yet, so there is nothing to rate',
    tooLate: 'This ended too long ago to be rated',
    failed: 'Your rating did not go through. Tap again',
  },
};
