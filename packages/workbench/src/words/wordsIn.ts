import { en } from './en.ts';
import { languages, type Language, type Words } from './words.ts';
import { zhCN } from './zhCN.ts';

const tables: Readonly<Record<Language, Words>> = { 'zh-CN': zhCN, en };

export function wordsIn(language: Language): Words {
  return tables[language];
}

/** The first of the browser's languages that is spoken here: any Chinese is zh-CN, everything unknown is English. */
export function languageFor(wanted: readonly string[]): Language {
  for (const tag of wanted) {
    if (tag.toLowerCase().startsWith('zh')) return 'zh-CN';
    const known = languages.find((language) => tag.toLowerCase().startsWith(language.toLowerCase()));
    if (known) return known;
  }
  return 'en';
}
