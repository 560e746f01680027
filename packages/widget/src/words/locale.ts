/** The languages that the widget speaks. */
export type Locale = 'zh-CN' | 'en' | 'ar';

/**
 * The first of these that is one of ours: what the tag asks for, the page's language, the browser's languages.
 * Every Chinese is answered in simplified Chinese, everything unknown in English.
 */
export function pickLocale(wanted?: string | null): Locale {
  for (const tag of [wanted, document.documentElement.lang, ...navigator.languages]) {
    const [, language] = /^(zh|en|ar)\b/.exec(`${tag}`.toLowerCase()) ?? [];
    if (language) return language === 'zh' ? 'zh-CN' : (language as Locale);
  }
  return 'en';
}
