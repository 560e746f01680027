import type { ContentWords } from './words.ts';

const kinds = { product: '商品', order: '订单', parcel: '包裹', contact: '联系方式' } as const;

export const zhCN: ContentWords = {
  files: {
    attach: '发送图片或文件',
    attached: '随下一条消息发送',
    drop: '松开即可添加',
    remove: (name) => `移除 ${name}`,
    count: (files) => (files > 0 ? `已添加 ${files} 个文件` : '没有要发的文件了'),

    wrongType: (name) => `“${name}”不能发送，可以发图片、PDF、TXT 和 MP4`,
    tooLarge: (name, megabytes) => `“${name}”超过 ${megabytes} MB，请压缩后再发`,
    empty: (name) => `“${name}”是空文件`,
    tooMany: (most) => `一次最多发 ${most} 个文件，其余请在下一条发送`,

    refusedType: '发送失败：文件内容与格式不符，请换一个文件',
    refusedSize: '发送失败：文件太大，请压缩后再发',
    refusedQuota: '发送失败：24 小时内发送的文件已达上限，请明天再发',

    uploading: '正在上传',
    cancel: '取消',

    open: (name) => `查看大图：${name}`,
    save: (name) => `保存：${name}`,
    saveIt: '保存',
    close: '关闭',
    fetching: '正在读取…',
    missing: '没能读取',
    fetchAgain: (name) => `重新读取：${name}`,

    short: { image: '[图片]', video: '[视频]', file: '[文件]' },
  },

  cards: {
    kinds,
    short: (kind, name) => `[${kinds[kind]}] ${name}`,
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
    ofOrder: (id) => `订单 ${id}`,
    more: (lines) => `还有 ${lines} 种商品`,
    total: '合计',
    newWindow: '在新窗口打开',
    copyNumber: '复制编号',
    verified: {
      product: '店铺商品',
      order: '已核实是这位顾客的订单',
      parcel: '已核实是这位顾客的包裹',
      contact: '顾客填写',
    },
    unverified: '未核实',
    unverifiedMeans: {
      product: '店铺资料里没有这个编号，请先确认商品。',
      order: '店铺资料没有确认是这位顾客的订单，先核实再透露内容。',
      parcel: '店铺资料没有确认是这位顾客的包裹，先核实再透露内容。',
      contact: '顾客自己填写的，未经核实。',
    },

    send: '发送商品或订单',
    sendTitle: '发送卡片',
    kindLabel: '类型',
    numbers: { product: '商品 SKU', order: '订单号', parcel: '运单号', contact: '电话或邮箱' },
    hint: '卡片内容取自店铺资料；订单和包裹只有属于这位顾客时才显示内容。',
    suggested: '本次会话提到的',
    missing: '请填写编号',
    tooLong: (most) => `编号最多 ${most} 个字符，不能含换行`,
    submit: '发送',
    cancel: '取消',
  },

  rating: {
    grades: { 5: '非常满意', 4: '满意', 3: '一般', 2: '不满意', 1: '非常不满意' },
    rated: (grade, points) => `顾客评价：${grade}（${points} 分）`,
    comment: '顾客的话',
  },

  about: {
    known: '已登录',
    visitor: '未登录',
    subject: '会员号',
    viewing: '正在看',
    orders: '订单',
    noOrders: '没有订单',
    ordersUnknown: '顾客未登录，无法确认订单',
    moreOrders: (count) => `再看 ${count} 个订单`,
    onlyLatest: '只显示最近的订单',
    earlier: '以往会话',
    noEarlier: '第一次来咨询',
    goesOn: '进行中',
    rating: '本次评价',
    loading: '正在载入…',
    failed: '没有载入成功',
    retry: '重试',
  },

  asksAbout: (what) => `顾客从这里起咨询：${what}`,
};
