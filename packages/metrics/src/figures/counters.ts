/**
 * What days add up to a figure from, by the part of the count that adds it. Each is a sum over days; `peak` alone is the
 * greatest. A report counts only the parts that its figures look at.
 */
const countersOf = {
  /** Sessions by their opening day (VM-07, LR), ratings (QS) and visits (VM-10). */
  sessions: [
    'consultations',
    'leaveConsultations',
    'leaveUnassigned',
    'emptySessions',
    'queued',
    'queueServed',
    'queueAbandoned',
    'queueSeconds',
    'ratings',
    'satisfied',
    'gradeSum',
    'onlineVisitors',
  ],
  /** Customers by their rows (VM, FL, RS-06), and what was written in these (VM-14, RS-03). */
  people: [
    'consulted',
    'received',
    'filtered',
    'unreplied',
    'unrepliedReceived',
    'unrepliedLastWord',
    'slowCustomers',
    'customerMessages',
    'agentMessages',
    'agentCharacters',
    'firstResponses',
    'firstResponseSeconds',
  ],
  peaks: ['peak'],
  /** By the profile (RS-01 … RS-09), and the platform's (RS-02, RS-14). */
  rounds: [
    'rounds',
    'responses',
    'responseSeconds',
    'abandonedGaps',
    'unansweredRounds',
    'waitingRounds',
    'cappedResponses',
    'cappedSeconds',
    'humanResponses',
    'humanResponseSeconds',
    'humanWaiting',
    'assessedRounds',
    'roundsInTime',
    'roundsWaiting',
  ],
  /** RS-10. */
  firstReplies: ['firstReplySessions', 'firstRepliesInTime', 'firstRepliesWaiting'],
  /** What rows were about (IQ). */
  inquiries: [
    'receivedPresale',
    'receivedAssist',
    'receivedBetween',
    'receivedAftersale',
    'aftersalePending',
    'inquirySuccess',
    'inquiryLoss',
    'inquiryPending',
    'inquiryExempt',
    'inquiryCrossDay',
    'inquiryUnserved',
    'inquiryPaid',
    'paymentLoss',
    'paymentPending',
  ],
  /** Orders, payments and refunds (SL, AT). */
  sales: [
    'ordersPlaced',
    'orderAmount',
    'silentOrders',
    'confirmedOrders',
    'confirmedOrderAmount',
    'assistOrder',
    'assistFollow',
    'assistPay',
    'sales',
    'salesOrders',
    'salesItems',
    'salesOpen',
    'unattributedSales',
    'unattributedOrders',
    'silentPayments',
    'fullySilentOrders',
    'fullySilentSales',
    'confirmedPayments',
    'confirmedPaymentAmount',
    'refundsApplied',
    'refundAppliedAmount',
    'refundsCompleted',
    'refundCompletedAmount',
    'refundInSaleAmount',
    'refundAfterSaleAmount',
  ],
  /** After-sale service and recommendations (SY). */
  service: ['repeatCustomers', 'repeatWaiting', 'recommended', 'recommendedOrdered', 'recommendedWaiting'],
} as const;

export type Part = keyof typeof countersOf;
export type Counter = (typeof countersOf)[Part][number];

/** In the order in which they are counted. */
export const parts = [
  'sessions',
  'people',
  'peaks',
  'rounds',
  'firstReplies',
  'inquiries',
  'sales',
  'service',
] as const satisfies readonly Part[];

export const counters: readonly Counter[] = parts.flatMap((part): readonly Counter[] => countersOf[part]);

const partOfCounter = new Map<Counter, Part>(
  parts.flatMap((part) => countersOf[part].map((counter): [Counter, Part] => [counter, part])),
);

export function partOf(counter: Counter): Part {
  const part = partOfCounter.get(counter);
  if (!part) throw new RangeError(`There is no counter ${counter}.`);
  return part;
}

type Places = { readonly [K in Counter]: number };

/** Where each counter stands: `C.rounds`. Numbers, since a shop's year is some ten million additions. */
export const C = Object.fromEntries(counters.map((counter, index) => [counter, index])) as Places;

/** The places of a part's counters. */
export const placesOf = (part: Part): readonly number[] => countersOf[part].map((counter) => C[counter]);

/** Which parts somebody has something of, is noted in one bit each. */
export const bitOf = (part: Part): number => 1 << parts.indexOf(part);
