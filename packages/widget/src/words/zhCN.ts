import type { Words } from './words.ts';

const about = (minutes: number | undefined) => (minutes ? `，约 ${minutes} 分钟` : '');
const items = { product: '这件商品', order: '这个订单', parcel: '这个包裹' } as const;

export const zhCN: Words = {
  locale: 'zh-CN',

  bell: '联系客服',
  unreadBell: (count) => `联系客服，有 ${count} 条新消息`,
  desk: '在线客服',
  close: '收起',

  connecting: '正在接通客服…',
  reconnecting: '正在重新连接…',
  offline: '网络断开了。您写的内容都留着，连上后自动发出。',
  serving: '正在为您服务',
  typing: '正在输入…',
  received: '已收到您的留言',

  pick: '想咨询哪一组？',
  pickText: (someoneOnline) =>
    someoneOnline ? '点一下，马上为您接通。' : '现在都没有人在。选一组留言，之后就在这里回复您。',
  onlineNow: '在线，现在就能接待',
  ahead: (people, minutes) => `在线，前面还有 ${people} 位${about(minutes)}`,
  nobodyNow: '现在没有人，可以留言',
  writeWhileChoosing: '也可以先写下问题',

  queueTitle: (people) => (people === 0 ? '马上就到您' : `前面还有 ${people} 位`),
  queueText: (minutes) => `${minutes ? `约 ${minutes} 分钟，` : ''}轮到您时会在这里提醒。可以先写下问题。`,

  leave: '客服现在不在，请留言',
  left: '留言收到了',
  answerLater: '客服上线后就在这里回复您，铃铛上会有提示。',
  answerHere: '回复会出现在这里，铃铛上会有提示。',

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

  assigned: (agent, cause) =>
    cause === 'transfer'
      ? `已为您转接给 ${agent}`
      : cause === 're-routed'
        ? `改由 ${agent} 继续为您服务`
        : `${agent} 为您服务`,
  becameMessage: '没有客服在线',
  delivered: (agent) => `${agent} 收到了您的留言`,
  endedBy: (by) =>
    by === 'customer' ? '您结束了会话' : by === 'agent' ? '客服结束了会话' : '会话很久没有动静，已自动结束',

  end: '结束会话',
  endQuestion: '结束这次会话？',
  endYes: '结束',
  endNo: '继续聊',
  ended: '会话已结束',
  again: '再次咨询',

  anotherItem: (kind) =>
    kind === 'product' ? '您在看另一件商品' : kind === 'order' ? '您在看另一个订单' : '您在看另一个包裹',
  askAboutIt: (kind) => `咨询${items[kind]}`,
  notNow: '不用了',
  otherConversation: '您还有一段会话在进行',
  goThere: '去看看',

  pause: '。',
  tryAgain: '再试一次',
  problemNetwork: { title: '暂时连不上客服', text: '请检查网络，过一会儿再试。您写的内容都留着。' },
  problemClosed: { title: '这里还没有开通客服', text: '请通过店铺的其他方式联系我们。' },
  problemGroup: { title: '这一组现在不能接待', text: '请重新选择一组。' },
  problemOther: { title: '客服窗口出了点问题', text: '请再试一次，或刷新页面。' },
  refusedEnded: '会话已结束，请再次咨询',
};
