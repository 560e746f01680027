import type { Inquiry } from '../trade/inquiry.ts';
import { rowTallies } from './collectRows.ts';
import { C, type Tallies, type Tally } from './tally.ts';

/** Adds what the received rows of a day were about and what became of them (IQ). */
export function collectInquiries(inquiries: readonly Inquiry[], tallies: Tallies): void {
  const people = new Map<Tally, Map<string, Inquiry[]>>();
  for (const inquiry of inquiries) {
    const { customerId } = inquiry.row;
    const note = (tally: Tally, inquiry: Inquiry) => {
      let ofTally = people.get(tally);
      if (!ofTally) people.set(tally, (ofTally = new Map<string, Inquiry[]>()));
      const known = ofTally.get(customerId);
      if (known) known.push(inquiry);
      else ofTally.set(customerId, [inquiry]);
    };
    for (const tally of rowTallies(tallies, inquiry.row)) note(tally, inquiry);
    for (const id of inquiry.row.productIds) note(tallies.of('product', id), aboutProduct(inquiry, id));
  }
  for (const [tally, ofTally] of people)
    for (const inquiries of ofTally.values()) addCustomer(tally, inquiries);
}

/** SY-05: who ordered something else is lost for the product; an order whose items nobody told may be of any. */
function aboutProduct(inquiry: Inquiry, productId: string): Inquiry {
  if (inquiry.outcome !== 'success') return inquiry;
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

/** A customer counts once a day in each class, and with one outcome: success before loss before pending (D2). */
function addCustomer(tally: Tally, inquiries: readonly Inquiry[]): void {
  for (const kind of new Set(inquiries.map((inquiry) => inquiry.class))) tally.add(classCounters[kind]);
  if (inquiries.some(({ class: kind, outcome }) => kind === 'aftersale' && outcome === 'pending'))
    tally.add(C.aftersalePending);
  const presale = inquiries.filter((inquiry) => inquiry.class === 'presale');
  const has = (outcome: Inquiry['outcome']): boolean =>
    presale.some((inquiry) => inquiry.outcome === outcome);
  if (has('success')) {
    tally.add(C.inquirySuccess);
    addPayment(tally, new Set(presale.map(({ payment }) => payment)));
  } else if (has('loss')) tally.add(C.inquiryLoss);
  else if (has('pending')) tally.add(C.inquiryPending);
  else if (has('exempt')) tally.add(C.inquiryExempt);
  else if (has('crossDay')) tally.add(C.inquiryCrossDay);
  else if (has('unserved')) tally.add(C.inquiryUnserved);
}

function addPayment(tally: Tally, payments: ReadonlySet<Inquiry['payment']>): void {
  if (payments.has('paid')) tally.add(C.inquiryPaid);
  else if (payments.has('pending')) tally.add(C.paymentPending);
  else tally.add(C.paymentLoss);
}
