import type { Words } from './words.ts';

const place = (rank: number) => (rank === 1 ? '下一位就是您' : `第 ${rank} 位`);
const wait = (minutes: number) => `大约 ${minutes} 分钟`;

const endings = {
  customer: '您结束了会话',
  agent: '客服结束了会话',
  desk: '会话已自动结束',
  idle: '会话很久没有动静，已自动结束',
  absent: '您离开了，已不再排队',
  solved: '问题已解决，不再排队',
  blocked: '店铺不再接待，会话已结束',
  'signed-out': '客服下班了，会话已结束',
} as const;

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
  retry: '重发',
  discard: '删除',

  newMessages: (count) => `${count} 条新消息`,
  loadingOlder: '正在取更早的消息…',

  automatic: '自动回复',

  robotFirst: '智能助手先为您解答',
  queuedAt: (group) => `已开始排队：${group}`,
  assigned: (agent, cause) =>
    cause === 're-routed' || cause === 're-scoped'
      ? `改由 ${agent} 继续为您服务`
      : cause === 'queue'
        ? `轮到您了，${agent} 为您服务`
        : `${agent} 为您服务`,
  transferred: (from, agent) => `${from} 已将您转接给 ${agent}`,
  asksAboutNow: '从这里起咨询的是',
  asksAbout: (number) => (number ? `从这里起咨询：${number}` : '从这里起咨询店铺的事'),
  recalled: '客服撤回了一条消息',
  idleWarned: (time) => `还在吗？没有回应的话，会话将在 ${time} 结束`,
  becameMessage: (leftLine) => (leftLine ? '不再排队，改为留言' : '没有客服在线'),
  delivered: (agent) => `${agent} 收到了您的留言`,
  endedBy: (whom) => endings[whom],

  end: '结束会话',
  ended: '会话已结束',

  tryAgain: '再试一次',
  partMissing: '有一部分没能打开',
  unreachable: '暂时连不上客服',
  refusedBlocked: '店铺现在不接收您的消息',
  refusedEnded: '会话已结束，请再次咨询',
};
