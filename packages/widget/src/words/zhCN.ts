import type { Words } from './words.ts';

const place = (rank: number) => (rank === 1 ? '下一位就是您' : `第 ${rank} 位`);
const wait = (minutes: number) => `大约 ${minutes} 分钟`;

export const zhCN: Words = {
  locale: 'zh-CN',
  direction: 'ltr',

  bell: '联系客服',
  unreadBell: (count) => `联系客服，有 ${count} 条新消息`,
  comma: '，',
  desk: '在线客服',
  close: '收起',

  connecting: '正在接通客服…',
  reconnecting: '正在重新连接…',
  offline: '网络断开了。您写的内容都留着，连上后自动发出。',
  serving: '正在为您服务',
  typing: '正在输入…',
  received: '已收到您的留言',

  writeWhileChoosing: '也可以先写下问题',

  waiting: '正在排队',
  place,
  wait,
  inLine: (rank, minutes) => place(rank) + (minutes ? ` · ${wait(minutes)}` : ''),
  endsSoon: '会话即将结束',

  robot: '智能助手',
  robotText: '自动解答，随时可转人工',
  toPerson: '转人工',

  messages: '聊天记录',
  you: '您',
  write: '写下您的问题',
  writeMessage: '写下留言',
  send: '发送',
  room: (characters) => `还能写 ${characters} 个字`,
  tooLong: (characters) => `多了 ${characters} 个字，删减后才能发送`,

  sending: '发送中',
  sent: '已发送',
  seen: '已读',
  failed: '没有发出去',

  newMessages: (count) => `${count} 条新消息`,
  loadingOlder: '正在取更早的消息…',

  automatic: '自动回复',

  assigned: (agent, cause) =>
    cause === 're-routed' || cause === 're-scoped'
      ? `改由 ${agent} 继续为您服务`
      : cause === 'queue'
        ? `轮到您了，${agent} 为您服务`
        : `${agent} 为您服务`,

  end: '结束会话',
  ended: '会话已结束',

  tryAgain: '再试一次',
  partMissing: '有一部分没能打开',
  unreachable: '暂时连不上客服',
};
