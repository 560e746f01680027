/** What a field may say, each value with the words that files of other platforms have for it. */
type Words = Readonly<Record<string, readonly string[]>>;

const types: Words = {
  message: ['消息'],
  order: ['订单'],
  refund: ['退款'],
  rating: ['评价'],
  visit: ['访问'],
  agent: ['客服'],
  customer: ['顾客'],
  identity: ['身份'],
  recommendation: ['推荐'],
  'sign-in': ['登录'],
  settings: ['设置'],
  'entry.opened': ['进入'],
  'session.assigned': ['分配'],
  'session.transferred': ['转接'],
  'session.queued': ['排队'],
  'session.released': ['释放'],
  'session.left': ['留言'],
  'session.delivered': ['留言分配'],
  'session.converted': ['留言转会话'],
  'session.ended': ['结束'],
};

/** What the platform says of itself is nobody’s reply, like a robot’s. */
const senders: Words = {
  customer: ['顾客', '客户', '买家'],
  agent: ['客服', '人工'],
  auto: ['自动', '自动回复'],
  robot: ['机器人', '系统'],
};

/** By field; those of one type of facts alone stand under `type.field`. */
export const words: Readonly<Record<string, Words>> = {
  type: types,
  'message.from': senders,
  'message.noise': {
    closing: ['结束语'],
    advertising: ['广告'],
    abuse: ['辱骂'],
    system: ['系统', '系统消息'],
  },
  'session.assigned.answers': { entry: ['咨询'], 'leave-message': ['留言'] },
  'session.ended.by': { customer: ['顾客', '客户', '买家'], agent: ['客服'], desk: ['系统'] },
  'agent.accountType': { presale: ['售前'], aftersale: ['售后'], frozen: ['冻结'] },
  'customer.account': {
    own: ['本店'],
    vendor: ['服务商'],
    'other-shop': ['其他店铺', '他店'],
    buyer: ['买家', '顾客', '客户'],
  },
  'rating.grade': {
    '5': ['非常满意'],
    '4': ['满意'],
    '3': ['一般'],
    '2': ['不满意'],
    '1': ['非常不满意'],
  },
  'refund.stage': { 'in-sale': ['售中'], 'after-sale': ['售后'] },
  'entry.opened.page': { shop: ['店铺'], product: ['商品'], order: ['订单'], tracking: ['物流'] },
};

/** The value that a word says; undefined for none. */
export function valueOf(field: string, word: string): string | undefined {
  const known = words[field] ?? {};
  if (Object.hasOwn(known, word)) return word;
  return Object.entries(known).find(([, names]) => names.includes(word))?.[0];
}

/** `customer (顾客, 客户, 买家), agent (客服, 人工)`. */
export function valuesOf(field: string): string {
  return Object.entries(words[field] ?? {})
    .map(([value, names]) => `${value} (${names.join(', ')})`)
    .join(', ');
}
