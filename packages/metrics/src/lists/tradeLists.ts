import { dayName, type Day } from '../calendar.ts';
import type { Subject } from '../figures/tally.ts';
import type { Credit } from '../trade/candidates.ts';
import { inquiriesOn, type Inquiry, type Outcome, type RowClass } from '../trade/inquiry.ts';
import type { Order, Refund } from '../trade/orders.ts';
import { isOfRow, type DayOfHistory, type DetailList } from './detailList.ts';

/** A received row with what became of it (IQ-16): customer, agent, chat, and the orders concerned. */
export interface InquiryEntry {
  readonly day: Day;
  readonly customerId: string;
  readonly agentId: string;
  readonly conversationIds: readonly string[];
  readonly chatAt: number;
  readonly class: RowClass;
  readonly outcome: Outcome | undefined;
  readonly payment: 'paid' | 'pending' | 'loss' | undefined;
  readonly orderIds: readonly string[];
}

/** An order with who is credited (AT). */
export interface OrderEntry {
  readonly orderId: string;
  readonly customerId: string;
  readonly placedAt: number;
  readonly paidAt: number | undefined;
  readonly amount: number;
  readonly confirmedOrderAgentId: string | undefined;
  readonly confirmedPaymentAgentId: string | undefined;
  /** Whose sale it is; undefined: nobody's. */
  readonly ownerAgentId: string | undefined;
  readonly silentOrder: boolean;
  readonly silentPayment: boolean;
  readonly assistAgentIds: readonly string[];
  /** The chats that earned it (SY-03). */
  readonly conversationIds: readonly string[];
}

export interface RefundEntry {
  readonly refundId: string;
  readonly orderId: string;
  readonly customerId: string | undefined;
  readonly agentId: string | undefined;
  readonly amount: number;
  readonly stage: 'in-sale' | 'after-sale';
  readonly appliedAt: number;
  readonly completedAt: number | undefined;
}

const inquiryList = (where: (inquiry: Inquiry) => boolean) => ({
  entries: (of: DayOfHistory, subject: Subject) =>
    inquiriesOn(of.history, of.day, of.now)
      .filter((inquiry) => where(inquiry) && isOfRow(of, subject, inquiry.row))
      .map((inquiry) => inquiryEntry(of, inquiry)),
});

function inquiryEntry({ history, day }: DayOfHistory, inquiry: Inquiry): InquiryEntry {
  const { row, chatAt, class: kind, outcome, payment, orders } = inquiry;
  const { rows, placed, sessions } = history;
  const conversationIds = [
    ...new Set(rows.messages(row).map((message) => sessions.conversationId(placed.session(message)))),
  ];
  const [customerId, agentId] = [rows.customerId(row), rows.agentId(row)];
  const about = { day: dayName(day), customerId, agentId, conversationIds, chatAt };
  return { ...about, class: kind, outcome, payment, orderIds: orders.map(({ id }) => id) };
}

type OrdersOf = (of: DayOfHistory) => readonly Order[];
const placed: OrdersOf = ({ history, day }) => history.orders.placedOn(day);
const paid: OrdersOf = ({ history, day }) => history.orders.paidOn(day);

const orderList = (
  orders: OrdersOf,
  credits: (entry: OrderEntry) => readonly (string | undefined)[] | 'shop',
) => ({
  entries: (of: DayOfHistory, subject: Subject) =>
    orders(of)
      .map((order) => orderEntry(of, order))
      .filter((entry) => {
        const credited = credits(entry);
        if (credited === 'shop') return subject.kind === 'shop';
        return subject.kind === 'shop'
          ? credited.length > 0
          : credited.some((id) => isCredited(of, subject, entry, id));
      }),
});

/** Groups and teams are those of the message that earned it. */
function isCredited(
  of: DayOfHistory,
  subject: Subject,
  entry: OrderEntry,
  agentId: string | undefined,
): boolean {
  if (agentId === undefined) return false;
  if (subject.kind === 'agent') return subject.id === agentId;
  const order = of.history.orders.get(entry.orderId);
  const attribution = order && of.history.attributionOf(order);
  const credits: readonly (Credit | undefined)[] = attribution
    ? [
        attribution.owner,
        attribution.confirmedOrder,
        attribution.confirmedPayment,
        ...attribution.assistOrder,
        ...attribution.assistBetween,
      ]
    : [];
  const credit = credits.find((one) => one?.agentId === agentId);
  return idIn(of, credit, subject) === subject.id;
}

function orderEntry({ history }: DayOfHistory, order: Order): OrderEntry {
  const attribution = history.attributionOf(order);
  const { confirmedOrder, confirmedPayment, owner, assistOrder, assistBetween } = attribution;
  const assists = [...assistOrder, ...assistBetween];
  const credits = [confirmedOrder, confirmedPayment, owner, ...assists].filter(
    (credit) => credit !== undefined,
  );
  return {
    orderId: order.id,
    customerId: order.customerId,
    placedAt: order.placedAt,
    paidAt: order.paidAt,
    amount: order.amount,
    confirmedOrderAgentId: confirmedOrder?.agentId,
    confirmedPaymentAgentId: confirmedPayment?.agentId,
    ownerAgentId: owner?.agentId,
    silentOrder: attribution.silentOrder,
    silentPayment: attribution.silentPayment,
    assistAgentIds: [...new Set(assists.map(({ agentId }) => agentId))],
    conversationIds: [...new Set(credits.map(({ conversationId }) => conversationId))],
  };
}

const refundList = (refunds: (of: DayOfHistory) => readonly Refund[]) => ({
  entries: (of: DayOfHistory, subject: Subject) =>
    refunds(of)
      .map((refund) => ({ refund, owner: refund.order && of.history.attributionOf(refund.order).owner }))
      .filter(({ owner }) => subject.kind === 'shop' || idIn(of, owner, subject) === subject.id)
      .map(({ refund, owner }): RefundEntry => {
        const { id: refundId, order, orderId, amount, stage, appliedAt, completedAt } = refund;
        const about = { refundId, orderId, customerId: order?.customerId, agentId: owner?.agentId };
        return { ...about, amount, stage, appliedAt, completedAt };
      }),
});

function idIn({ history }: DayOfHistory, credit: Credit | undefined, { kind }: Subject): string | undefined {
  if (!credit || (kind !== 'agent' && kind !== 'team' && kind !== 'group')) return undefined;
  return history.placed.told.names.nameOf(credit[kind]);
}

const isOrderedNotPaid = ({ payment }: Inquiry): boolean => payment === 'pending' || payment === 'loss';
const notOrdered: readonly (Outcome | undefined)[] = ['loss', 'pending', 'exempt'];
const isNotOrdered = (inquiry: Inquiry): boolean =>
  inquiry.class === 'presale' && notOrdered.includes(inquiry.outcome);

/** Lists of inquiries, orders and refunds. */
export const tradeLists = [
  {
    id: 'classes',
    zh: '接待分类明细',
    en: 'Received rows by class',
    rules: ['VM-06'],
    ...inquiryList(() => true),
  },
  {
    id: 'inquiries',
    zh: '询单明细',
    en: 'Inquiries',
    rules: ['IQ-01'],
    ...inquiryList(({ class: kind, outcome }) => kind === 'presale' && outcome !== 'unserved'),
  },
  {
    id: 'losses',
    zh: '客户流失明细',
    en: 'Lost inquiries and payments',
    rules: ['IQ-16'],
    ...inquiryList(({ outcome, payment }) => outcome === 'loss' || payment === 'loss'),
  },
  {
    id: 'consultedNotOrdered',
    zh: '询单未下单明细',
    en: 'Consulted, not ordered',
    rules: ['SY-02', 'D39'],
    ...inquiryList(isNotOrdered),
  },
  {
    id: 'orderedNotPaid',
    zh: '下单未付款明细',
    en: 'Ordered, not paid',
    rules: ['SY-02', 'D39'],
    ...inquiryList(isOrderedNotPaid),
  },
  {
    id: 'aftersale',
    zh: '售后接待明细',
    en: 'After-sale rows',
    rules: ['SY-07'],
    ...inquiryList((inquiry) => inquiry.class === 'aftersale'),
  },
  {
    id: 'payments',
    zh: '付款明细',
    en: 'Paid orders of the shop',
    rules: ['SL-01'],
    ...orderList(paid, () => 'shop'),
  },
  {
    id: 'agentPayments',
    zh: '客服付款明细',
    en: 'Paid orders by whose sale they are',
    rules: ['SY-02', 'AT-09'],
    ...orderList(paid, ({ ownerAgentId }) => (ownerAgentId === undefined ? [] : [ownerAgentId])),
  },
  {
    id: 'unattributedPayments',
    zh: '未归属付款明细',
    en: 'Paid orders that are nobody’s sale',
    rules: ['AT-14', 'AT-32'],
    ...orderList(paid, ({ ownerAgentId }) => (ownerAgentId === undefined ? [undefined] : [])),
  },
  {
    id: 'confirmedPayments',
    zh: '落实付款明细',
    en: 'Payments by whom they are confirmed by',
    rules: ['AT-02'],
    ...orderList(paid, ({ confirmedPaymentAgentId: id }) => (id === undefined ? [] : [id])),
  },
  { id: 'orders', zh: '下单明细', en: 'Orders placed', rules: ['AT-13'], ...orderList(placed, () => 'shop') },
  {
    id: 'confirmedOrders',
    zh: '落实下单明细',
    en: 'Orders by whom they are confirmed by',
    rules: ['AT-01'],
    ...orderList(placed, ({ confirmedOrderAgentId: id }) => (id === undefined ? [] : [id])),
  },
  {
    id: 'assists',
    zh: '协助服务明细',
    en: 'Orders with agents who assisted',
    rules: ['AT-20'],
    ...orderList(placed, ({ assistAgentIds }) => assistAgentIds),
  },
  {
    id: 'refundsApplied',
    zh: '申请退款明细',
    en: 'Refunds by application',
    rules: ['AT-29'],
    ...refundList(({ history, day }) => history.orders.refundsAppliedOn(day)),
  },
  {
    id: 'refundsCompleted',
    zh: '完成退款明细',
    en: 'Refunds by completion',
    rules: ['AT-29'],
    ...refundList(({ history, day }) => history.orders.refundsCompletedOn(day)),
  },
] as const satisfies readonly DetailList[];
