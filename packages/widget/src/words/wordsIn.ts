import type { Locale } from './locale.ts';
import type { Words } from './words.ts';

const tables: Readonly<Record<Locale, () => Promise<Words>>> = {
  'zh-CN': async () => (await import('./zhCN.ts')).zhCN,
  en: async () => (await import('./en.ts')).en,
  ar: async () => (await import('./ar.ts')).ar,
};

/** Loads the words of one language: a customer reads one, and pays for one. */
export async function wordsIn(locale: Locale): Promise<Words> {
  return tables[locale]();
}
