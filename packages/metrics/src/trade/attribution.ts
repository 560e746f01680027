import type { History } from '../history.ts';
import type { DaySettings } from '../shopRules.ts';
import { candidatesOf, lastToSpeak, mostRounds, type CandidateMessage, type Credit } from './candidates.ts';
import { followUpOf } from './followUp.ts';
import type { Order } from './orders.ts';

/** Whom an order and its payment are credited to (AT). */
export interface Attribution {
  /** 落实下单 AT-01. */
  readonly confirmedOrder: Credit | undefined;
  /** 落实付款 AT-02; undefined while it is not paid. */
  readonly confirmedPayment: Credit | undefined;
  /** AT-09 … AT-18: whose sale it is; undefined: nobody's, or not paid. */
  readonly owner: Credit | undefined;
  /** AT-13. */
  readonly silentOrder: boolean;
  readonly silentPayment: boolean;
  /** The owner may still change until then: somebody may follow a silent payment up (AT-15 … AT-18). */
  readonly openUntil: number | undefined;
  /** AT-21: spoke before the order, and it is not theirs (D36). */
  readonly assistOrder: readonly Credit[];
  /** AT-22, AT-23: spoke between order and payment, and that is not theirs. */
  readonly assistBetween: readonly Credit[];
}

/** The instant from which chats count for an order: 00:00 of the day before it (AT-01, D32). */
const lookBack = ({ rules }: History, order: Order): number => rules.calendar.startOf(order.placedOn - 1);

/** Works out who earned what of an order. */
export function attributionOf(history: History, order: Order): Attribution {
  const { rules } = history;
  const from = lookBack(history, order);
  const ends = order.paidAt ?? order.closesAt;
  // It may have been paid before it was placed.
  const seen = candidatesOf(history, order.customer, from, Math.max(order.placedAt, ends));
  const before = seen.filter(({ at }) => at < order.placedAt);
  const orderSettings = rules.settingsOn(order.placedOn);
  const confirmedOrder = judged(history, order, orderSettings, before);
  const all = seen.filter(({ at }) => at < ends);
  const between = all.filter(({ at }) => at >= order.placedAt);
  const assistOrder = others(before, confirmedOrder);
  if (order.paidOn === undefined || order.paidAt === undefined) {
    const unpaid = { confirmedPayment: undefined, owner: undefined, openUntil: undefined };
    const silent = { silentOrder: confirmedOrder === undefined, silentPayment: false };
    return {
      confirmedOrder,
      ...unpaid,
      ...silent,
      assistOrder,
      assistBetween: others(between, confirmedOrder),
    };
  }
  const settings = rules.settingsOn(order.paidOn);
  const confirmedPayment = judged(history, order, settings, all);
  const silent = confirmedOrder === undefined && confirmedPayment === undefined;
  const followUp = silent ? followUpOf(history, order, order.paidAt, settings) : undefined;
  return {
    confirmedOrder,
    confirmedPayment,
    owner: followUp ? followUp.credit : ownerOf(order, settings, before, confirmedOrder, confirmedPayment),
    silentOrder: confirmedOrder === undefined,
    silentPayment: confirmedPayment === undefined,
    openUntil: followUp?.credit ? undefined : followUp?.openUntil,
    assistOrder,
    assistBetween: others(between, confirmedPayment),
  };
}

function judged(
  history: History,
  order: Order,
  { judging }: DaySettings,
  candidates: readonly CandidateMessage[],
): Credit | undefined {
  return judging === 'rounds' ? mostRounds(history, order.customer, candidates) : lastToSpeak(candidates);
}

function ownerOf(
  order: Order,
  settings: DaySettings,
  before: readonly CandidateMessage[],
  confirmedOrder: Credit | undefined,
  confirmedPayment: Credit | undefined,
): Credit | undefined {
  switch (settings.ownership) {
    case 'payment':
      return confirmedPayment;
    case 'orderFirst':
      return confirmedOrder ?? confirmedPayment;
    case 'influenced':
      return influenced(order, settings, before);
  }
}

/** 促成: within so many hours before the order, the last who spoke about one of its products, else the last who spoke. */
function influenced(
  order: Order,
  settings: DaySettings,
  before: readonly CandidateMessage[],
): Credit | undefined {
  const since = order.placedAt - settings.influencedHours * 3_600_000;
  const recent = before.filter(({ at }) => at > since);
  const products = new Set(order.items.map(({ productId }) => productId));
  const about = recent.filter(({ productId }) => productId !== undefined && products.has(productId));
  return lastToSpeak(about) ?? lastToSpeak(recent);
}

/** Each other agent once, by their last word (AT-20). */
function others(candidates: readonly CandidateMessage[], confirmed: Credit | undefined): readonly Credit[] {
  const last = new Map<string, Credit>();
  for (const candidate of candidates)
    if (candidate.agentId !== confirmed?.agentId) last.set(candidate.agentId, candidate);
  return [...last.values()];
}
