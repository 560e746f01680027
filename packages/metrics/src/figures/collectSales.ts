import type { DayNumber } from '../calendar.ts';
import type { History } from '../history.ts';
import { noName } from '../names.ts';
import type { Credit } from '../trade/candidates.ts';
import type { Order, Refund } from '../trade/orders.ts';
import { C } from './counters.ts';
import type { Tallies, Tally } from './tally.ts';

/** Adds the orders, payments and refunds of a day: the shop's whatever the settings (SL-07), the agents' as credited (AT). */
export function collectSales(history: History, day: DayNumber, now: number, tallies: Tallies): void {
  const { orders } = history;
  for (const order of orders.placedOn(day)) addPlaced(history, order, tallies);
  for (const order of orders.paidOn(day)) addPaid(history, order, now, tallies);
  for (const refund of orders.refundsAppliedOn(day))
    for (const tally of refundTallies(history, refund, tallies)) {
      tally.add(C.refundsApplied);
      tally.add(C.refundAppliedAmount, refund.amount);
    }
  for (const refund of orders.refundsCompletedOn(day))
    for (const tally of refundTallies(history, refund, tallies)) {
      tally.add(C.refundsCompleted);
      tally.add(C.refundCompletedAmount, refund.amount);
      tally.add(refund.stage === 'in-sale' ? C.refundInSaleAmount : C.refundAfterSaleAmount, refund.amount);
    }
}

/**
 * Who is credited: the agent, and the group and team of the message that earned it. An agent keeps it who is frozen by now
 * (D3), so that agents and nobody together are the shop (AT-32).
 */
function creditTallies(tallies: Tallies, credit: Credit | undefined): readonly Tally[] {
  if (!credit) return [];
  const found = [tallies.of('agent', credit.agent)];
  if (credit.group !== noName) found.push(tallies.of('group', credit.group));
  if (credit.team !== noName) found.push(tallies.of('team', credit.team));
  return found;
}

const itemsOf = ({ items }: Order): number => items.reduce((sum, { quantity }) => sum + quantity, 0);

function addPlaced(history: History, order: Order, tallies: Tallies): void {
  const { confirmedOrder, silentOrder, assistOrder, assistBetween } = history.attributionOf(order);
  const { shop } = tallies;
  shop.add(C.ordersPlaced);
  shop.add(C.orderAmount, order.amount);
  if (silentOrder) shop.add(C.silentOrders);
  for (const tally of withShop(tallies, confirmedOrder)) {
    tally.add(C.confirmedOrders);
    tally.add(C.confirmedOrderAmount, order.amount);
  }
  addAssists(tallies, assistOrder, C.assistOrder);
  if (order.paidAt === undefined) addAssists(tallies, assistBetween, C.assistFollow);
}

function addPaid(history: History, order: Order, now: number, tallies: Tallies): void {
  const buyer = order.customer;
  const attribution = history.attributionOf(order);
  const { confirmedPayment, owner, silentOrder, silentPayment, openUntil, assistBetween } = attribution;
  for (const tally of [tallies.shop, ...creditTallies(tallies, owner)]) {
    tally.add(C.sales, order.amount);
    tally.add(C.salesOrders);
    tally.add(C.salesItems, itemsOf(order));
    tally.addBuyer(buyer);
  }
  const products = new Set<Tally>();
  for (const { productId, quantity, amount } of order.items) {
    const tally = tallies.named('product', productId);
    products.add(tally);
    tally.add(C.sales, amount);
    tally.add(C.salesItems, quantity);
    tally.addBuyer(buyer);
  }
  for (const tally of products) tally.add(C.salesOrders);
  if (!owner) {
    tallies.shop.add(C.unattributedSales, order.amount);
    tallies.shop.add(C.unattributedOrders);
  }
  if (openUntil !== undefined && now < openUntil) tallies.shop.add(C.salesOpen);
  if (silentPayment) tallies.shop.add(C.silentPayments);
  if (silentOrder && silentPayment) {
    tallies.shop.add(C.fullySilentOrders);
    tallies.shop.add(C.fullySilentSales, order.amount);
  }
  for (const tally of withShop(tallies, confirmedPayment)) {
    tally.add(C.confirmedPayments);
    tally.add(C.confirmedPaymentAmount, order.amount);
  }
  addAssists(tallies, assistBetween, C.assistPay);
}

/** The credited and, if anybody is, the shop. */
const withShop = (tallies: Tallies, credit: Credit | undefined): readonly Tally[] =>
  credit ? [tallies.shop, ...creditTallies(tallies, credit)] : [];

/** An order counts once for each subject, however many of its agents assisted. */
function addAssists(tallies: Tallies, credits: readonly Credit[], counter: number): void {
  const touched = new Set(credits.flatMap((credit) => creditTallies(tallies, credit)));
  if (touched.size > 0) touched.add(tallies.shop);
  for (const tally of touched) tally.add(counter);
}

/** AT-27: charged to whom the sale went. */
function refundTallies(history: History, { order }: Refund, tallies: Tallies): readonly Tally[] {
  const owner = order && history.attributionOf(order).owner;
  return [tallies.shop, ...creditTallies(tallies, owner)];
}
