import type { Locale } from './locale.ts';

/** The few words that the loader needs before the panel is there. */
export interface BellWords {
  /** The bell's name. */
  readonly bell: string;
  /** Told beside the bell when the panel could not be loaded. */
  readonly loadFailed: string;
}

export const bellWords: Readonly<Record<Locale, BellWords>> = {
  'zh-CN': { bell: '联系客服', loadFailed: '客服窗口没能打开，请检查网络后再点一次。' },
  en: {
    bell: 'Contact us',
    loadFailed: 'The chat did not open. Check your connection and tap again.',
  },
};
