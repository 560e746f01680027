import type { Locale } from '../../words/locale.ts';

/** The words about files that are there. */
export interface FileWords {
  open(name: string): string;
  save(name: string): string;
  readonly saveIt: string;
  readonly close: string;
  readonly fetching: string;
  readonly missing: string;
  fetchAgain(name: string): string;
}

export const fileWords: Readonly<Record<Locale, FileWords>> = {
  'zh-CN': {
    open: (name) => `查看大图：${name}`,
    save: (name) => `保存：${name}`,
    saveIt: '保存',
    close: '关闭',
    fetching: '正在取…',
    missing: '没能取到',
    fetchAgain: (name) => `再取一次：${name}`,
  },
  en: {
    open: (name) => `Look at ${name}`,
    save: (name) => `Save ${name}`,
    saveIt: 'Save',
    close: 'Close',
    fetching: 'Fetching…',
    missing: 'It did not come',
    fetchAgain: (name) => `Fetch ${name} again`,
  },
};
