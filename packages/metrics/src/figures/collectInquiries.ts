import type { Inquiry } from '../trade/inquiry.ts';
import { byCustomer, eachSubject, rowTallies } from './collectRows.ts';
import { C } from './counters.ts';
import type { Tallies, Tally } from './tally.ts';

/** Adds what the received rows of a day were about and what became of them (IQ). */
export function collectInquiries(inquiries: readonly Inquiry[], tallies: Tallies): void {
  for (const ofCustomer of byCustomer(inquiries, ({ row }) => row.customerId)) {
    eachSubject(ofCustomer, ({ row }) => rowTallies(tallies, row), addCustomer);
    const ofProducts = ofCustomer.flatMap((inquiry) =>
      inquiry.row.productIds.map((id) => ({ id, inquiry: aboutProduct(inquiry, id) })),
    );
    eachSubject(
      ofProducts,
      ({ id }) => [tallies.of('product', id)],
      (tally, theirs) =>
        addCustomer(
          tally,
          theirs.map(({ inquiry }) => inquiry),
        ),
    );
  }
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

const rowClasses = ['presale', 'assist', 'between', 'aftersale'] as const;

/** A customer counts once a day in each class, and with one outcome: success before loss before pending (D2). */
function addCustomer(tally: Tally, inquiries: readonly Inquiry[]): void {
  for (const kind of rowClasses)
    if (inquiries.some((inquiry) => inquiry.class === kind)) tally.add(classCounters[kind]);
  if (inquiries.some(({ class: kind, outcome }) => kind === 'aftersale' && outcome === 'pending'))
    tally.add(C.aftersalePending);
  const presale = inquiries.filter((inquiry) => inquiry.class === 'presale');
  const has = (outcome: Inquiry['outcome']): boolean =>
    presale.some((inquiry) => inquiry.outcome === outcome);
  if (has('success')) {
    tally.add(C.inquirySuccess);
    addPayment(tally, presale);
  } else if (has('loss')) tally.add(C.inquiryLoss);
  else if (has('pending')) tally.add(C.inquiryPending);
  else if (has('exempt')) tally.add(C.inquiryExempt);
  else if (has('crossDay')) tally.add(C.inquiryCrossDay);
  else if (has('unserved')) tally.add(C.inquiryUnserved);
}

function addPayment(tally: Tally, inquiries: readonly Inquiry[]): void {
  if (inquiries.some(({ payment }) => payment === 'paid')) tally.add(C.inquiryPaid);
  else if (inquiries.some(({ payment }) => payment === 'pending')) tally.add(C.paymentPending);
  else tally.add(C.paymentLoss);
}
