import type { Locale } from '../../words/locale.ts';

/** The words about files on their way to the desk. */
export interface SendWords {
  readonly attach: string;
  /** Names the list of what will go with the next message. */
  readonly attached: string;
  readonly drop: string;
  remove(name: string): string;
  /** Read out when their number changes. */
  count(files: number): string;

  /** Why one cannot be sent. */
  wrongType(name: string): string;
  tooLarge(name: string, megabytes: number): string;
  empty(name: string): string;
  tooMany(most: number): string;

  /** Why the desk did not take what was sent. */
  readonly refusedType: string;
  readonly refusedSize: string;
  readonly refusedQuota: string;

  readonly cancel: string;
  readonly uploading: string;
}

export const sendWords: Readonly<Record<Locale, SendWords>> = {
  'zh-CN': {
    attach: '添加图片或文件',
    attached: '随下一条消息发送',
    drop: '松开即可添加',
    remove: (name) => `移除 ${name}`,
    count: (files) => (files ? `已添加 ${files} 个文件` : '没有要发的文件了'),

    wrongType: (name) => `「${name}」发不了，可以发图片、PDF、TXT 和 MP4`,
    tooLarge: (name, megabytes) => `「${name}」超过了 ${megabytes} MB，请压缩后再发`,
    empty: (name) => `「${name}」是空的`,
    tooMany: (most) => `一次最多发 ${most} 个文件，其余请下一条再发`,

    refusedType: '文件内容和格式对不上，请换一个文件',
    refusedSize: '文件太大了，请压缩后再发',
    refusedQuota: '今天发的文件太多了，请明天再发',

    cancel: '取消',
    uploading: '正在上传',
  },
  en: {
    attach: 'Add pictures or files',
    attached: 'Goes with the next message',
    drop: 'Let go to add them',
    remove: (name) => `Remove ${name}`,
    count: (files) => (files ? `${files} ${files === 1 ? 'file' : 'files'} added` : 'No files left to send'),

    wrongType: (name) => `“${name}” cannot be sent. Pictures, PDF, TXT and MP4 can`,
    tooLarge: (name, megabytes) => `“${name}” is over ${megabytes} MB. Make it smaller to send it`,
    empty: (name) => `“${name}” is empty`,
    tooMany: (most) => `At most ${most} files go at once. Send the others with the next message`,

    refusedType: 'The content is not what its name says. Please send another file',
    refusedSize: 'The file is too large. Make it smaller to send it',
    refusedQuota: 'That is as many files as go in one day. Please send it tomorrow',

    cancel: 'Cancel',
    uploading: 'Uploading',
  },
};
