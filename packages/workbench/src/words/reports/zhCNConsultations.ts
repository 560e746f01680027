import type { ConsultationWords } from './consultationWords.ts';

export const consultations: ConsultationWords = {
  title: '咨询记录',
  intro: '全店的咨询，不论由谁接待，按开始的日期列出。点开可看分流过程。',
  group: '进线客服组',
  agent: '接待客服',
  kind: '类型',
  kinds: { online: '在线', leave: '留言' },
  everyGroup: '全部客服组',
  everyAgent: '全部客服',
  everyKind: '全部类型',
  text: '聊天内容',
  textHint: '至少两个字',
  textTooShort: '请至少输入两个字。',
  found: (total) => `共 ${String(total)} 条`,
  none: '这些条件下没有咨询。',
  loading: '正在读取咨询记录…',
  failed: '咨询记录没能读取。',
  more: '查看更多',
  cut: '包含这段文字的消息太多，更早的咨询可能没有列出。请缩短日期范围，或多输入几个字。',
  goesOn: '进行中',
  nobody: '未分配',
};
