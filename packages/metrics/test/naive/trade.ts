import type { Fact } from '../../src/index.ts';
import { plus } from './days.ts';
import type { Log, M } from './log.ts';
import { roundsOf } from './rounds.ts';
import { answersContact, type Row } from './rows.ts';

type Order = Extract<Fact, { type: 'order' }>;

/** What people said in rows that can earn something, of a customer. */
function candidates(rows: Row[], customer: string, from: number, before: number): M[] {
  return rows
    .filter((row) => row.customer === customer && row.type === 'presale' && row.reason === undefined)
    .flatMap((row) => row.messages)
    .filter((m) => m.from === 'agent' && m.text.broadcast !== true && m.at >= from && m.at < before);
}

function confirmed(log: Log, said: M[], judging: string): string | undefined {
  const agents = [...new Set(said.map((m) => m.agent))];
  const lastWord = (agent: string) => Math.max(...said.filter((m) => m.agent === agent).map((m) => m.at));
  const rounds = (agent: string) =>
    judging === 'lastChat'
      ? 0
      : log.sessions
          .flatMap((s) => roundsOf(log, s, true).agents)
          .filter((r) => r.agent === agent && r.reply && said.includes(r.reply)).length;
  agents.sort((a, b) => rounds(b) - rounds(a) || lastWord(b) - lastWord(a) || (a < b ? -1 : 1));
  return agents[0];
}

export interface Credited {
  order: Order;
  confirmedOrder: string | undefined;
  confirmedPayment: string | undefined;
  owner: string | undefined;
  assistOrder: string[];
  assistBetween: string[];
  closes: number;
  inTime: boolean;
}

export function credit(log: Log, rows: Row[], order: Order): Credited {
  const { days } = log;
  const placedOn = days.day(order.at);
  const from = days.start(plus(placedOn, -1));
  const payWithin = order.at + log.settings(placedOn).payHours * 3_600_000;
  const closes = Math.min(payWithin, order.cancelledAt ?? Infinity);
  const before = candidates(rows, order.customerId, from, order.at);
  const all = candidates(rows, order.customerId, from, order.paidAt ?? closes);
  const confirmedOrder = confirmed(log, before, log.settings(placedOn).judging);
  const others = (said: M[], but: string | undefined) =>
    [...new Set(said.map((m) => m.agent))].filter((agent) => agent !== but);
  const between = all.filter((m) => m.at >= order.at);
  const assistOrder = others(before, confirmedOrder);
  const inTime = order.paidAt !== undefined && order.paidAt < payWithin;
  if (order.paidAt === undefined)
    return {
      ...{
        order,
        confirmedOrder,
        confirmedPayment: undefined,
        owner: undefined,
        assistOrder,
        closes,
        inTime,
      },
      assistBetween: others(between, confirmedOrder),
    };
  const settings = log.settings(days.day(order.paidAt));
  const confirmedPayment = confirmed(log, all, settings.judging);
  let owner = settings.ownership === 'payment' ? confirmedPayment : (confirmedOrder ?? confirmedPayment);
  if (confirmedOrder === undefined && confirmedPayment === undefined)
    owner = followUp(log, rows, order, order.paidAt);
  const assistBetween = others(between, confirmedPayment);
  return { order, confirmedOrder, confirmedPayment, owner, assistOrder, assistBetween, closes, inTime };
}

/** AT-15 … AT-18. */
function followUp(log: Log, rows: Row[], order: Order, paid: number): string | undefined {
  const { byBuyer, byAgent } = log.settings(log.days.day(paid)).followUp;
  const longest = Math.max(byBuyer.on ? byBuyer.minutes : 0, byAgent.on ? byAgent.minutes : 0) * 60_000;
  const said = rows
    .filter((row) => row.customer === order.customerId && row.type === 'presale' && row.reason === undefined)
    .flatMap((row) => row.messages)
    .filter((m) => m.from !== 'auto' && !(m.from === 'agent' && m.text.broadcast === true))
    .filter((m) => m.at >= paid && m.at < paid + longest)
    .sort((a, b) => a.at - b.at || (a.agent < b.agent ? -1 : a.agent > b.agent ? 1 : 0));
  for (const agent of new Set(said.map((m) => m.agent))) {
    const theirs = said.filter((m) => m.agent === agent);
    const rule = theirs[0]?.from === 'customer' ? byBuyer : byAgent;
    const inside = theirs.filter((m) => rule.on && m.at < paid + rule.minutes * 60_000);
    if (inside.some((m) => m.from === 'customer') && inside.some((m) => m.from === 'agent')) return agent;
  }
  return undefined;
}

export interface Judged {
  row: Row;
  class: 'presale' | 'assist' | 'between' | 'aftersale';
  outcome: string | undefined;
  payment: 'paid' | 'pending' | 'loss' | undefined;
}

/** D26. */
export function judge(log: Log, rows: Row[], credited: Credited[], row: Row, now: number): Judged {
  if (row.type === 'aftersale') return { row, class: 'aftersale', outcome: undefined, payment: undefined };
  const spoken = row.messages.filter((m) => m.from === 'agent' && m.text.broadcast !== true);
  const chat = (spoken[0] ?? row.messages[0])?.at ?? 0;
  const own = credited.filter(({ order }) => order.customerId === row.customer);
  const after = own.filter(
    ({ order }) => order.at > chat && [row.day, plus(row.day, 1)].includes(log.days.day(order.at)),
  );
  const won = after.filter((one) => one.confirmedOrder === row.agent);
  if (won.length > 0) {
    const pending = won.some((one) => one.order.paidAt === undefined && now < one.closes);
    const payment = won.some((one) => one.inTime) ? 'paid' : pending ? 'pending' : 'loss';
    return { row, class: 'presale', outcome: 'success', payment };
  }
  if (after.some(({ order }) => spoken.some((m) => m.at < order.at)))
    return { row, class: 'assist', outcome: undefined, payment: undefined };
  if (after.length > 0) return { row, class: 'presale', outcome: 'unserved', payment: undefined };
  const within = own.filter(({ order, closes }) => order.at <= chat && chat < (order.paidAt ?? closes));
  if (within.length > 0) {
    const assists = within.some((one) => one.assistBetween.includes(row.agent));
    return { row, class: assists ? 'assist' : 'between', outcome: undefined, payment: undefined };
  }
  const open = now < log.days.start(plus(row.day, 2));
  const window = row.settings.aftersaleDays * 24 * 3_600_000;
  const isAftersale = own.some(
    ({ order }) => order.paidAt !== undefined && order.paidAt <= chat && chat < order.paidAt + window,
  );
  if (isAftersale)
    return { row, class: 'aftersale', outcome: open ? 'pending' : undefined, payment: undefined };
  return { row, class: 'presale', outcome: open ? 'pending' : lost(log, rows, row), payment: undefined };
}

function lost(log: Log, rows: Row[], row: Row): string {
  if (row.settings.agentContact.noLoss && (row.began || answersContact(rows, row))) return 'exempt';
  const next = rows.find(
    (r) => r.customer === row.customer && r.agent === row.agent && r.day === plus(row.day, 1) && r.received,
  );
  const midnight = log.days.start(plus(row.day, 1));
  const near = (one: Row, from: number, to: number) =>
    one.messages.some((m) => m.from !== 'auto' && m.at >= from && m.at < to);
  const minutes = row.settings.maxWait.minutes * 60_000;
  if (
    row.settings.crossDayOnce &&
    next &&
    near(row, midnight - minutes, midnight) &&
    near(next, midnight, midnight + minutes)
  )
    return 'crossDay';
  return 'loss';
}
