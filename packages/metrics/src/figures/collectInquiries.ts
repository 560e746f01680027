import { noRow } from '../chat/rounds.ts';
import type { Rows } from '../chat/rows.ts';
import type { Inquiry } from '../trade/inquiry.ts';
import { addAll, eachSubject, rowTallies } from './collectRows.ts';
import { C } from './counters.ts';
import type { Tallies } from './tally.ts';

/** Adds what the received rows of a day were about and what became of them (IQ). */
export function collectInquiries(rows: Rows, inquiries: readonly Inquiry[], tallies: Tallies): void {
  for (const ofCustomer of byCustomer(rows, inquiries)) {
    const [only] = ofCustomer;
    if (only && ofCustomer.length === 1) {
      addOnly(rows, only, tallies);
      continue;
    }
    eachSubject(ofCustomer, ({ row }) => rowTallies(rows, tallies, row), countersFor, addAll);
    const ofProducts = ofCustomer.flatMap((inquiry) =>
      rows
        .products(inquiry.row)
        .map((product) => ({ product, inquiry: aboutProduct(rows, inquiry, product) })),
    );
    eachSubject(
      ofProducts,
      ({ product }) => [tallies.of('product', product)],
      (theirs) => countersFor(theirs.map(({ inquiry }) => inquiry)),
      addAll,
    );
  }
}

/** Those of one customer stand together, as the rows of a day do. */
function* byCustomer(rows: Rows, inquiries: readonly Inquiry[]): Generator<readonly Inquiry[]> {
  const customerOf = (place: number): number => rows.customer(inquiries[place]?.row ?? noRow);
  for (let from = 0, to = 0; from < inquiries.length; from = to) {
    while (to < inquiries.length && customerOf(to) === customerOf(from)) to += 1;
    yield inquiries.slice(from, to);
  }
}

/** Nearly all customers have one agent on a day: for everybody it counts the same, and every product is named once. */
function addOnly(rows: Rows, inquiry: Inquiry, tallies: Tallies): void {
  const { row } = inquiry;
  const found = countersFor([inquiry]);
  for (const tally of rowTallies(rows, tallies, row)) addAll(tally, found);
  for (const product of rows.products(row)) {
    const about = aboutProduct(rows, inquiry, product);
    const theirs = about === inquiry ? found : countersFor([about]);
    addAll(tallies.of('product', product), theirs);
  }
}

/** SY-05: who ordered something else is lost for the product; an order whose items nobody told may be of any. */
function aboutProduct(rows: Rows, inquiry: Inquiry, product: number): Inquiry {
  if (inquiry.outcome !== 'success') return inquiry;
  const productId = rows.placed.told.names.nameOf(product);
  const hasIt = inquiry.orders.some(
    ({ items }) => items.length === 0 || items.some((item) => item.productId === productId),
  );
  return hasIt ? inquiry : { ...inquiry, outcome: 'loss', payment: undefined };
}

const classCounters = {
  presale: C.receivedPresale,
  assist: C.receivedAssist,
  between: C.receivedBetween,
  aftersale: C.receivedAftersale,
} as const;

const rowClasses = ['presale', 'assist', 'between', 'aftersale'] as const;

/** Of a customer's outcomes, and of what became of payments, the first in these lists counts. */
const outcomeCounters: readonly number[] = [
  C.inquirySuccess,
  C.inquiryLoss,
  C.inquiryPending,
  C.inquiryExempt,
  C.inquiryCrossDay,
  C.inquiryUnserved,
];
const outcomes = ['success', 'loss', 'pending', 'exempt', 'crossDay', 'unserved'] as const;
const paymentCounters: readonly number[] = [C.inquiryPaid, C.paymentPending, C.paymentLoss];
const payments = ['paid', 'pending', 'loss'] as const;

/**
 * What a customer adds to by all inquiries that a subject has with them: once a day in each class, and with one outcome,
 * success before loss before pending (D2).
 */
function countersFor(inquiries: readonly Inquiry[]): readonly number[] {
  let [classes, pending] = [0, false];
  let [best, bestPayment]: [number, number] = [outcomes.length, payments.length - 1];
  for (const { class: kind, outcome, payment } of inquiries) {
    classes |= 1 << rowClasses.indexOf(kind);
    if (outcome === undefined) continue;
    if (kind === 'aftersale' && outcome === 'pending') pending = true;
    if (kind !== 'presale') continue;
    best = Math.min(best, outcomes.indexOf(outcome));
    if (payment !== undefined) bestPayment = Math.min(bestPayment, payments.indexOf(payment));
  }
  const found: number[] = [];
  for (let index = 0; index < rowClasses.length; index += 1)
    if (classes & (1 << index)) found.push(classCounters[rowClasses[index] ?? 'presale']);
  if (pending) found.push(C.aftersalePending);
  const counter = outcomeCounters[best];
  if (counter !== undefined) found.push(counter);
  if (best === 0) found.push(paymentCounters[bestPayment] ?? C.paymentLoss);
  return found;
}
