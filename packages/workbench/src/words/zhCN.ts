import { zhCN as content } from './content/zhCN.ts';
import { zhCN as performance } from './performance/zhCN.ts';
import { zhCN as phrases } from './phrases/zhCN.ts';
import { zhCN as password } from './password/zhCN.ts';
import { zhCN as erase } from './erase/zhCN.ts';
import { zhCN as finding } from './finding/zhCN.ts';
import { zhCN as customerGroups } from './customerGroups/zhCN.ts';
import { zhCN as staff } from './staff/zhCN.ts';
import { zhCN as supervision } from './supervision/zhCN.ts';
import { zhCN as reception } from './reception/zhCN.ts';
import { zhCN as reports } from './reports/zhCN.ts';
import { zhCN as settings } from './settings/zhCN.ts';
import { statusNames } from './statusNames.ts';
import type { Words } from './words.ts';

function duration(seconds: number): string {
  const whole = Math.floor(seconds);
  const [hours, minutes, rest] = [Math.floor(whole / 3600), Math.floor((whole % 3600) / 60), whole % 60];
  if (hours > 0) return minutes > 0 ? `${hours} 小时 ${minutes} 分` : `${hours} 小时`;
  if (minutes > 0) return rest > 0 ? `${minutes} 分 ${rest} 秒` : `${minutes} 分钟`;
  return `${rest} 秒`;
}

export const zhCN: Words = {
  language: 'zh-CN',
  workbench: '客服工作台',

  signIn: {
    title: '登录客服工作台',
    account: '账号',
    accountHint: '店铺:子账号',
    password: '密码',
    showPassword: '显示密码',
    hidePassword: '隐藏密码',
    submit: '登录',
    submitting: '正在登录…',
    waitToSubmit: (seconds) => `${seconds} 秒后可重试`,
    accountMissing: '请填写账号，格式为“店铺:子账号”。',
    passwordMissing: '请填写密码。',
    badCredentials: '账号或密码不对。请检查后重试；忘记密码请联系店铺管理员。',
    notAgent: '这个账号没有在线客服权限。请让管理员在角色里开通后再登录。',
    rateLimited: (seconds) => `尝试次数太多，请 ${seconds} 秒后再试。`,
    offline: '连不上服务器。请检查网络后重试。',
    unavailable: '服务器暂时无法处理，请稍后重试。',
    signedOut: '登录已失效，请重新登录。未发送的草稿仍保留在本机。',
  },

  status: {
    label: '我的状态',
    names: statusNames['zh-CN'],
    means: {
      online: '接待新顾客',
      away: '暂时离开，不接新顾客，已有会话保留',
      suspended: '挂起，不接新顾客，已有会话保留',
      offline: '离线，不接新顾客',
    },
    changed: (status) => `状态已切换为${statusNames['zh-CN'][status]}`,
    failed: '状态没有切换成功，请重试。',
  },

  header: {
    receptions: '今日接待',
    receptionsMeans: '今天由你接待、且顾客发过消息的会话数',
    averageResponse: '平均响应',
    averageResponseMeans: '从顾客发问到你回复的平均时长，只算人工回复',
    thirtySeconds: '30 秒应答',
    thirtySecondsMeans: '今天考核时段的会话中，你在 30 秒内首次人工应答的比例',
    sales: '今日促成',
    salesMeans: '今天付款、按店铺规则归你的订单金额，最多延迟半小时',
    nothingYet: '暂无',
    menu: '设置与账号',
    shortcuts: '快捷键',
    signOut: '退出登录',
    shopSettings: '店铺设置',
  },

  connection: {
    connecting: '正在连接…',
    offline: '连接已断开，正在重连。草稿和未发出的消息都已保留，恢复后自动发送。',
    waitingToSend: (messages) => `待发送 ${messages} 条`,
    back: '连接已恢复',
    closed: '服务器关闭了连接。草稿和未发出的消息都已保留。',
    reconnect: '重新连接',
    unreachable: '连不上服务器，正在自动重试。',
    tryNow: '立即重试',
  },

  preferences: {
    language: '语言',
    theme: '外观',
    themes: { auto: '跟随系统', light: '浅色', dark: '深色' },
    sound: '新会话提示音',
    staffSound: '同事消息提示音',
  },

  list: {
    label: '会话列表',
    tabs: { ongoing: '正在咨询', leave: '留言', ended: '已结束' },
    empty: { ongoing: '没有正在咨询的顾客', leave: '没有待回复的留言', ended: '本次登录还没有结束的会话' },
    emptyHint: {
      ongoing: '状态为“在线”时，新顾客会出现在这里。',
      leave: '顾客在无人接待时写下的留言会分配到这里。',
      ended: '结束的会话会留在这里，方便回看。',
    },
    waiting: (seconds) => `已等待 ${duration(seconds)}`,
    unread: (messages) => `${messages} 条未读`,
    mine: '我：',
    nothingWritten: '还没有消息',
    nobodyWaits: '没有等待中的顾客',
    failed: '有消息未发出',
    draft: '草稿：',
    loading: '正在载入会话',
  },

  page: { shop: '店铺', product: '商品', order: '订单', tracking: '物流' },
  visitor: (tail) => `访客 ${tail}`,

  conversation: {
    none: '未选择会话',
    noneHint: '从左侧选一位顾客，或按 Alt+N 打开等待最久的会话。',
    back: '返回列表',
    end: '结束会话',
    showCustomer: '显示顾客信息',
    hideCustomer: '收起顾客信息',
    messages: '消息记录',
    earlier: '查看更早的消息',
    loadingEarlier: '正在载入更早的消息…',
    earlierFailed: '没有载入成功，点此重试',
    toNewest: '回到最新',
    newBelow: (messages) => `${messages} 条新消息`,
    typing: '对方正在输入…',
    you: '我',
    autoReply: '自动回复',
    robot: '机器人',
    offersAgent: '已提示可转人工',
    sending: '发送中',
    waitingForConnection: '等待网络恢复',
    sent: '已发送',
    seen: '已读',
    failed: '发送失败',
    failedTooLong: (limit) => `发送失败：超过 ${limit} 字`,
    failedEnded: '发送失败：会话已结束',
    failedGone: '发送失败：会话已不由你接待',
    retry: '重发',
    discard: '删除',
    recall: {
      label: '撤回',
      message: { byYou: '你撤回了一条消息', by: (name) => `${name} 撤回了一条消息` },
      note: { byYou: '你撤回了一条备注', by: (name) => `${name} 撤回了一条备注` },
      line: '消息已撤回',
      editAgain: '重新编辑',
      done: '已撤回',
      tooLate: (minutes) => `没有撤回：消息发出已超过 ${minutes} 分钟`,
      failed: '没有撤回成功，请重试。',
    },
    endQuestion: {
      title: '结束这个会话？',
      text: '结束后顾客再次咨询会开启新会话。',
      yes: '结束会话',
      no: '继续接待',
    },
    endWithoutReply: '顾客最后一条消息还没有回复。',
    endFailed: '会话没有结束成功，请重试。',
    ended: '会话已结束',
    notYours: '会话已不由你接待',
    today: '今天',
    yesterday: '昨天',
  },

  notice: {
    assigned: (agent, group) => `${group} · ${agent} 开始接待`,
    assignedToYou: (group) => `顾客由“${group}”分配给你`,
    contacted: (agent) => `${agent} 主动联系了顾客`,
    contactedByYou: '你主动联系了顾客',
    converted: (agent) => `留言顾客回来了，由 ${agent} 接待`,
    reRouted: (agent, group) => `已重新分配给 ${group} · ${agent}`,
    transferred: (from, agent, group) => `${from} 把会话转接给 ${group} · ${agent}`,
    transferredToYou: (from, group) => `${from} 把会话转接给你（${group}）`,
    note: '备注，仅同事可见',
    robot: '机器人先行接待',
    handOver: (agent, group) => `顾客要转人工，由 ${group} · ${agent} 接待`,
    queued: (group) => `顾客在“${group}”排队`,
    fromQueue: (agent, group) => `排队结束，${group} · ${agent} 开始接待`,
    fromQueueToYou: (group) => `“${group}”排队的顾客轮到你接待`,
    idleWarned: (time) => `顾客若在 ${time} 前没有回复，会话将自动结束`,
    leaveMessage: (group, leftLine) =>
      leftLine ? `顾客不再排“${group}”的队，改为留言` : `“${group}”无人在线，顾客转为留言`,
    delivered: (agent) => `留言已分配给 ${agent}`,
    endedByCustomer: '顾客结束了会话',
    endedByAgent: '客服结束了会话',
    endedByDesk: '会话已自动结束',
    endedBecause: {
      idle: '顾客长时间没有回复，会话已自动结束',
      absent: '顾客离开了页面，不再排队',
      solved: '顾客自己找到了答案，不再排队',
      blocked: '顾客已被拉黑，会话结束',
      'signed-out': '客服下线，会话已结束',
    },
  },

  composer: {
    label: '回复顾客',
    placeholder: '输入回复',
    leavePlaceholder: '回复这条留言，会话将转入“正在咨询”',
    send: '发送',
    hint: 'Enter 发送，Shift+Enter 换行',
    left: (characters) => `还可输入 ${characters} 字`,
    tooLong: (over) => `超出 ${over} 字，请删减后发送`,
  },

  customer: {
    title: '顾客信息',
    close: '收起',
    entry: '进线来源',
    page: '页面',
    sku: '商品 SKU',
    order: '订单号',
    tracking: '运单号',
    channel: '渠道',
    channels: { web: '网页', app: 'App', personal: '个人号' },
    unverified: '页面声明，未核实',
    unverifiedMeans: '页面自报的编号，尚未与顾客身份核对。请先核实再透露订单内容。',
    group: '接待组',
    times: '时间',
    opened: '进线',
    assigned: '分配',
    firstReply: '首次回复',
    endedAt: '结束',
    lasted: '时长',
    others: '其他会话',
    id: '顾客 ID',
    none: '选择会话后显示顾客信息',
    copy: '复制',
    copied: (what) => `已复制${what}`,
  },

  shortcuts: {
    title: '快捷键',
    close: '关闭',
    anywhere: '任何位置',
    inList: '会话列表',
    inConversation: '回复框',
    nextWaiting: '打开等待最久的会话',
    toList: '回到会话列表',
    toReply: '回到回复框',
    end: '结束当前会话',
    transfer: '转接当前会话',
    customer: '展开或收起顾客信息（聊天中为成员）',
    staff: '在接待与聊天间切换',
    performance: '打开我的绩效',
    search: '查找顾客和聊天内容',
    setStatus: (status) => `切换为${statusNames['zh-CN'][status]}`,
    sheet: '打开本页',
    upDown: '上一个、下一个会话',
    open: '打开会话并开始回复',
    switchTab: '切换列表页签',
    send: '发送',
    newLine: '换行',
    leaveComposer: '离开回复框',
    questionMark: '允许用 ? 单键打开本页',
  },

  signOutQuestion: {
    title: '退出登录？',
    text: '退出后不再分配新顾客。',
    yes: '退出登录',
    no: '取消',
  },
  signOutFailed: '没有退出成功，请重试。',

  content,
  phrases,
  reception,
  finding,
  staff,
  customerGroups,
  password,
  erase,
  supervision,
  performance,
  reports,
  settings,

  announce: {
    newConversation: (customer, about) => `新会话：${customer}，${about}`,
    newLeaveMessage: (customer, about) => `新留言：${customer}，${about}`,
    newMessage: (customer, text) => `${customer}：${text}`,
  },

  duration,
};
