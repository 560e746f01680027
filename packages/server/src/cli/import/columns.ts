/** Names that columns of other platforms have, by the field of a fact that they are. */
const byField: Readonly<Record<string, readonly string[]>> = {
  type: ['类型'],
  id: ['编号', '消息编号', '消息ID', '退款编号', '退款单号'],
  conversationId: ['会话编号', '会话ID', '会话'],
  at: ['时间', '发送时间', '消息时间', '下单时间', '申请时间', '评价时间', '访问时间'],
  from: ['发送方', '生效日期', '起始日期'],
  authorId: ['发送人'],
  customerId: ['顾客', '客户', '买家', '顾客账号', '客户账号', '买家账号'],
  agentId: ['客服', '客服账号'],
  text: ['内容', '消息内容'],
  length: ['字数'],
  broadcast: ['群发'],
  orderId: ['订单号', '订单编号'],
  paidAt: ['付款时间', '支付时间'],
  shippedAt: ['发货时间'],
  receivedAt: ['收货时间', '确认收货时间'],
  cancelledAt: ['取消时间'],
  completedAt: ['完成时间', '退款完成时间'],
  withdrawnAt: ['撤销时间', '退款撤销时间', '退款关闭时间'],
  amountMain: ['金额', '订单金额', '实付金额', '退款金额'],
  currency: ['币种'],
  items: ['商品明细'],
  grade: ['评分', '评价'],
  productId: ['商品编号', '商品ID'],
  accountType: ['账号类型'],
  teamId: ['团队'],
  groupId: ['分组', '咨询组'],
  name: ['姓名', '客服姓名'],
  agentsOnline: ['客服在线'],
};

const aliases = new Map(
  Object.entries(byField).flatMap(([field, names]) => names.map((name) => [name, field])),
);

/** What else CSV files may say, by the name of the field. */
const others = [
  'seq',
  'servingGroupId',
  'answers',
  'fromAgentId',
  'by',
  'noise',
  'opening',
  'textKey',
  'account',
  'revision',
  'stage',
  'page',
  'sku',
  'knownId',
];

const fields = new Set([...Object.keys(byField), ...others]);

/** The field that a column is; undefined if it is none that is known. */
export function fieldOf(column: string): string | undefined {
  const name = column.trim();
  return aliases.get(name) ?? (fields.has(name) ? name : undefined);
}

/** For docs and refusals: every field of a CSV file, with the names it may have besides. */
export const csvFields: readonly { readonly field: string; readonly names: readonly string[] }[] = [
  ...fields,
].map((field) => ({ field, names: byField[field] ?? [] }));
