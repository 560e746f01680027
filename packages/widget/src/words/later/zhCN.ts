import type { LaterWords } from './laterWords.ts';

const items = { product: '这件商品', order: '这个订单', parcel: '这个包裹' } as const;
const about = (minutes: number | undefined) => (minutes ? `，大约 ${minutes} 分钟` : '');
/** Between a time and a word stands a space, after a bracket none. */
const on = (moment: string) => (moment.endsWith('）') ? moment : `${moment} `);

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

export const later: LaterWords = {
  notices: {
    robotFirst: '智能助手先为您解答',
    queuedAt: (group) => `已开始排队：${group}`,
    transferred: (from, agent) => `${from} 已将您转接给 ${agent}`,
    asksAboutNow: '从这里起咨询的是',
    asksAbout: (number) => (number ? `从这里起咨询：${number}` : '从这里起咨询店铺的事'),
    recalled: '客服撤回了一条消息',
    idleWarned: (time) => `还在吗？没有回应的话，会话将在 ${time} 结束`,
    becameMessage: (leftLine) => (leftLine ? '不再排队，改为留言' : '没有客服在线'),
    delivered: (agent) => `${agent} 收到了您的留言`,
    endedBy: (whom) => endings[whom],
  },
  more: {
    retry: '重发',
    discard: '删除',
    refusedBlocked: '店铺现在不接收您的消息',
    refusedEnded: '会话已结束，请再次咨询',

    pick: '想咨询哪一组？',
    pickText: (someoneOnline) =>
      someoneOnline ? '点一下，为您接通。' : '现在都没有人在。选一组留言，之后就在这里回复您。',
    onlineNow: '在线，现在就能接待',
    ahead: (people, minutes) => `在线，${people ? `前面还有 ${people} 位` : '下一位就是您'}${about(minutes)}`,
    nobodyNow: '现在没有人，可以留言',
    gone: '这一组刚刚停止接待',

    queueNext: '轮到您时会在这里提醒，可以先写下问题。',
    solved: '问题解决了',
    leaveInstead: '改为留言',

    at: (day, time) => `${day} ${time}`,
    onDay: (day) => day,
    yourTime: (moment) => `（您当地时间${moment}）`,
    nobodyUntil: (moment) => `${on(moment)}上班，现在可以留言`,
    peopleFrom: (moment) => `人工客服${on(moment)}上班，现在由智能助手解答。`,

    leave: '客服现在都不在，请留言',
    leaveClosed: '现在是休息时间，请留言',
    leaveInsteadNow: '不用排队了，请留言',
    left: '留言收到了',
    answerLater: '客服上线后就在这里回复您，铃铛上会有提示。',
    answerFrom: (moment) => `客服${on(moment)}上班，之后在这里回复您，铃铛上会有提示。`,
    answerSoon: '客服空下来就在这里回复您，铃铛上会有提示。',
    answerHere: '回复会出现在这里，铃铛上会有提示。',

    stillThere: '还在吗？',
    endsIn: (time) => `${time} 后结束会话`,
    stillHere: '我还在',

    faq: '常见问题',
    faqWhileWaiting: '等待时，先看看这些',
    recommendations: '店长推荐',
    showAll: (count) => `查看全部 ${count} 条`,
    dismiss: (card) => `不再显示：${card}`,
    noAnswers: '常见问题没能取到',
    newWindow: '在新窗口打开',
    askAbout: (title) => `咨询：${title}`,
    draftAbout: (title) => `想了解「${title}」：`,

    pause: '。',
    endQuestion: '结束这次会话？',
    endYes: '结束',
    endNo: '继续聊',
    ended: '会话已结束',
    gladly: '很高兴问题解决了',
    again: '再次咨询',

    askAboutIt: (kind) => `改为咨询${items[kind]}吗？`,
    yes: '好',
    servedBy: (group) => `这个问题由${group}接待`,
    connectThere: '帮我转过去',
    stay: '就在这里问',
    no: '不用',
    otherConversation: '您还有另一段会话',
    goThere: '去看看',
  },

  problems: {
    network: { title: '暂时连不上客服', text: '请检查网络，过一会儿再试。您写的内容都留着。' },
    closed: { title: '这里还没有开通客服', text: '请通过店铺的其他方式联系我们。' },
    group: { title: '这一组现在不能接待', text: '请重新选择一组。' },
    blocked: { title: '店铺现在不能接待您', text: '请通过店铺的其他方式联系。' },
    tooMany: { title: '同时进行的会话太多了', text: '请先结束一段会话，再咨询新的问题。' },
    notQueued: { title: '您已经不在排队了', text: '请看下面的最新消息。' },
    unforeseen: { title: '客服窗口出了点问题', text: '请再试一次，或刷新页面。' },
  },

  rating: {
    rate: '评价服务',
    question: '这次服务怎么样？',
    thanks: '谢谢评价，随时可以改',
    grades: { 1: '很不满意', 2: '不满意', 3: '一般', 4: '满意', 5: '很满意' },
    comment: '还想说点什么？（可不填）',
    sendComment: '提交',
    commentSent: '收到了，谢谢',
    close: '收起评价',
    nobody: '还没有客服接待，暂时不能评价',
    tooLate: '会话结束太久，不能再评价了',
    failed: '评价没有提交成功，请再点一次',
  },

  send: {
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

  files: {
    open: (name) => `查看大图：${name}`,
    save: (name) => `保存：${name}`,
    saveIt: '保存',
    close: '关闭',
    fetching: '正在取…',
    missing: '没能取到',
    fetchAgain: (name) => `再取一次：${name}`,
  },

  contact: {
    offer: '留下电话或邮箱（可不填）',
    label: '电话或邮箱，方便客服在这里以外联系您',
    send: '提交',
    wrong: '请填写电话号码或邮箱地址',
    given: '也可以联系',
    change: '修改',
  },

  cards: {
    kinds: { product: '商品', order: '订单', parcel: '包裹', contact: '联系方式' },
    orderStates: {
      placed: '待付款',
      paid: '待发货',
      shipped: '已发货',
      received: '已签收',
      cancelled: '已取消',
    },
    parcelStates: {
      announced: '待揽收',
      'in-transit': '运输中',
      'out-for-delivery': '派送中',
      delivered: '已签收',
      returned: '已退回',
      lost: '已丢失',
    },
    more: (lines) => `还有 ${lines} 种商品`,
    total: '合计',
    ofOrder: (id) => `订单 ${id}`,
    newWindow: '在新窗口打开',
  },

  tools: {
    open: '表情、商品和提醒',
    emoji: '表情',
    shelves: { orders: '我的订单', parcels: '我的包裹', cart: '购物车', viewed: '看过的' },
    looking: '正在查找…',
    missing: '没能取到您的订单和商品',
    send: (name) => `发送：${name}`,
    sound: '声音和标题提醒',
    notify: '浏览器通知',

    save: '保存聊天记录',
    saving: '正在整理…',
    saveFailed: '没能保存，请再试一次',
    fileName: (day) => `聊天记录 ${day}`,
    picture: '图片',
  },
};
