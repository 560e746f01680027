import type { Locale } from './locale.ts';

/** The few words that the loader needs before the panel is there. */
export interface BellWords {
  /** The bell's name. */
  readonly bell: string;
  /** Told beside the bell when the panel could not be loaded. */
  readonly loadFailed: string;
}

export const bellWords: Readonly<Record<Locale, BellWords>> = {
  'zh-CN': { bell: '联系客服', loadFailed: '没打开，请再点一次' },
  ar: { bell: 'تواصل معنا', loadFailed: 'لم يُفتح. انقر مجددًا' },
  en: {
    bell: 'Contact us',
    loadFailed: 'Did not open. Tap again.',
  },
};
