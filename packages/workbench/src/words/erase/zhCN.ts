import type { EraseWords } from './words.ts';

export const zhCN: EraseWords = {
  button: '清除顾客资料…',
  title: (customer) => `永久清除 ${customer} 的资料？`,
  text: '顾客要求删除个人资料时使用。以下内容会从所有地方清除，也搜不到：',
  goes: [
    '该顾客所有会话里的消息，包括客服的回复，连同文件和卡片',
    '同事备注、转接留言、评价里写的话',
    '该顾客在顾客群里说过的话，并退出这些群',
    '姓名和账号，以及所有设备上的登录',
  ],
  stays: '会话发生的时间、由谁接待以及全部统计数据都保留。',
  final: '清除后无法恢复。',
  yes: '永久清除',
  no: '保留',
  done: (customer) => `已清除 ${customer} 的资料`,
  engaged: (agent) =>
    agent === undefined ? '该顾客还有会话在等待，请先结束。' : `该顾客正与${agent}会话，请先结束。`,
  gone: '没有这位顾客。',
  forbidden: '只有管理员可以清除顾客资料。',
  failed: '不确定是否已清除，请重试，重复操作没有影响。',
  customer: (tail) => `已清除的顾客 ${tail}`,
  erased: '该顾客的资料已清除',
  message: '消息已清除',
};
