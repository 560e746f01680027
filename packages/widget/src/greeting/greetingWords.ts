import type { Locale } from '../words/locale.ts';

/** The name of the button that takes a greeting away: the only word here that is not the shop's. */
export const dismissWords: Readonly<Record<Locale, string>> = {
  'zh-CN': '不用了',
  en: 'No thanks',
  ar: 'لا، شكرًا',
};
