/** What days add up to a figure from. Each is a sum over days; `peak` alone is a maximum. */
export const counters = [
  // Response times, by the profile (RS-01 … RS-09)
  'responses',
  'responseSeconds',
  'abandonedGaps',
  'unansweredRounds',
  'waitingRounds',
  'cappedResponses',
  'cappedSeconds',
  'firstResponses',
  'firstResponseSeconds',
  'slowCustomers',
  // The platform's (RS-02, RS-10, RS-14)
  'humanResponses',
  'humanResponseSeconds',
  'humanWaiting',
  'firstReplySessions',
  'firstRepliesInTime',
  'firstRepliesWaiting',
  'assessedRounds',
  'roundsInTime',
  'roundsWaiting',
  // Volume (VM, FL, LR)
  'consultations',
  'leaveConsultations',
  'leaveUnassigned',
  'emptySessions',
  'consulted',
  'received',
  'filtered',
  'unreplied',
  'unrepliedReceived',
  'unrepliedLastWord',
  'rounds',
  'customerMessages',
  'agentMessages',
  'agentCharacters',
  'onlineVisitors',
  'queued',
  'queueServed',
  'queueAbandoned',
  'queueSeconds',
  'ratings',
  'satisfied',
  'gradeSum',
  // What rows were about (IQ)
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
  // Orders (SL, AT)
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
  // After-sale service and recommendations (SY)
  'repeatCustomers',
  'repeatWaiting',
  'recommended',
  'recommendedOrdered',
  'recommendedWaiting',
] as const;
export type Counter = (typeof counters)[number];

type Places = { readonly [K in Counter]: number };

/** Where each counter stands: `C.rounds`. Numbers, since a shop's year is a hundred million additions. */
export const C = Object.fromEntries(counters.map((counter, index) => [counter, index])) as Places;

/** What a figure looks at. */
export interface Sums {
  get(counter: Counter): number;
  /** How many answered gaps took how many whole seconds: for median and p90. */
  readonly waits: ReadonlyMap<number, number>;
  /** Customers of each day, one day after the other: each once a day. */
  readonly consulted: readonly string[];
  readonly received: readonly string[];
  /** Paying customers, each once. */
  readonly buyers: ReadonlySet<string>;
  /** VM-15: the greatest of the days. */
  readonly peak: number;
}

/** Sums of one day, or of several, for the shop, a group, a team, an agent or a product. */
export class Tally implements Sums {
  readonly #counts = new Float64Array(counters.length);
  readonly waits = new Map<number, number>();
  readonly consulted: string[] = [];
  readonly received: string[] = [];
  readonly buyers = new Set<string>();
  peak = 0;

  get(counter: Counter): number {
    return this.#counts[C[counter]] ?? 0;
  }

  /** @param place of a counter, out of `C` */
  add(place: number, amount = 1): void {
    this.#counts[place] = (this.#counts[place] ?? 0) + amount;
  }

  addWait(seconds: number): void {
    this.waits.set(seconds, (this.waits.get(seconds) ?? 0) + 1);
  }

  /** Takes another day in. */
  merge(other: Tally): void {
    for (let index = 0; index < counters.length; index += 1)
      this.#counts[index] = (this.#counts[index] ?? 0) + (other.#counts[index] ?? 0);
    for (const [seconds, times] of other.waits)
      this.waits.set(seconds, (this.waits.get(seconds) ?? 0) + times);
    for (const customer of other.consulted) this.consulted.push(customer);
    for (const customer of other.received) this.received.push(customer);
    for (const customer of other.buyers) this.buyers.add(customer);
    this.peak = Math.max(this.peak, other.peak);
  }
}

/** Whom figures are about. */
export interface Subject {
  readonly kind: 'shop' | 'group' | 'team' | 'agent' | 'product';
  /** Empty for the shop. */
  readonly id: string;
}

/** The tallies of one day. */
export class Tallies {
  readonly shop = new Tally();
  readonly #others = {
    group: new Map<string, Tally>(),
    team: new Map<string, Tally>(),
    agent: new Map<string, Tally>(),
    product: new Map<string, Tally>(),
  };

  /** The tally of a subject; a new one if it has none yet. */
  of(kind: Subject['kind'], id: string): Tally {
    if (kind === 'shop') return this.shop;
    const ofKind = this.#others[kind];
    let tally = ofKind.get(id);
    if (!tally) ofKind.set(id, (tally = new Tally()));
    return tally;
  }

  find({ kind, id }: Subject): Tally | undefined {
    return kind === 'shop' ? this.shop : this.#others[kind].get(id);
  }

  /** The ids of a kind that have a tally. */
  ids(kind: Exclude<Subject['kind'], 'shop'>): Iterable<string> {
    return this.#others[kind].keys();
  }
}
