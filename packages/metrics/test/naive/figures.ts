import type { Fact, MetricsSettings } from '../../src/index.ts';
import { daysOf, plus } from './days.ts';
import { isMessage, readLog, type Hand, type Log, type S } from './log.ts';
import { counts, roundsOf, wait, type R, type ShopR } from './rounds.ts';
import { rowsOf, type Row } from './rows.ts';
import { credit, judge, type Credited, type Judged } from './trade.ts';

const distinct = (rows: { customer: string }[]): number => new Set(rows.map(({ customer }) => customer)).size;
const divide = (part: number, whole: number): number | null => (whole === 0 ? null : part / whole);
const sum = (numbers: number[]): number => numbers.reduce((total, one) => total + one, 0);

/**
 * Figures worked out from all facts at once, in the plainest way: written from the catalogue and the decisions, quadratic
 * and worse, with nothing of what it checks. One day, of the shop or of an agent.
 */
export function naiveFigures(
  facts: readonly Fact[],
  timeZone: string,
  now: number,
  profile?: MetricsSettings['profile'],
): (day: string, agent?: string) => Record<string, number | null> {
  const log = readLog(facts, daysOf(timeZone), now, profile);
  const rows = rowsOf(log);
  const credited = log.orders.map((order) => credit(log, rows, order));
  const judged = rows.filter((row) => row.received).map((row) => judge(log, rows, credited, row, now));
  return (day, agent) => {
    const mine = <T extends { agent: string; day: string }>(all: T[]) =>
      all.filter((one) => one.day === day && (agent === undefined || one.agent === agent));
    return {
      ...people(mine(rows)),
      ...responses(log, rows, day, agent, now),
      ...inquiries(
        judged.filter(({ row }) => row.day === day && (agent === undefined || row.agent === agent)),
      ),
      ...sessions(log, day, agent),
      ...sales(log, credited, day, agent),
      ...repeats(
        log,
        judged.filter(({ row }) => row.day === day && (agent === undefined || row.agent === agent)),
      ),
    };
  };
}

function people(rows: Row[]) {
  const consulted = rows.filter((row) => row.consulted);
  const kept = consulted.filter((row) => row.reason === undefined);
  const received = kept.filter((row) => row.received);
  const unreplied = kept.filter((row) => row.unreplied);
  const both = new Set(
    unreplied.map((r) => r.customer).filter((x) => received.some((r) => r.customer === x)),
  );
  const messages = received.flatMap((row) => row.messages.map((m) => ({ m, row })));
  const replies = messages.filter(({ m, row }) => counts(m, row.settings));
  const firsts = received.flatMap((row) => {
    const first = row.rounds.find((round) => round.reply);
    return first && wait(first) < limit(row.settings) ? [wait(first)] : [];
  });
  const slow = received.filter((row) => {
    const { seconds, times } = row.settings.slow;
    return row.rounds.filter((r) => wait(r) > seconds && wait(r) < limit(row.settings)).length >= times;
  });
  const spoken = messages.map(({ m }) => m).filter((m) => m.from !== 'auto');
  const peaks = spoken.map(({ at }) => distinct(spoken.filter((m) => m.at >= at && m.at - at < 120_000)));
  return {
    consulted: distinct(consulted),
    received: distinct(received),
    filtered: distinct(consulted) - distinct(kept),
    unreplied: distinct(unreplied),
    unrepliedLastWord: distinct(kept.filter((row) => row.lastWord)),
    replyRate: divide(distinct(received) - both.size, distinct(received)),
    customerMessages: messages.filter(({ m }) => m.from === 'customer').length,
    agentMessages: replies.length,
    agentCharacters: sum(replies.map(({ m }) => m.text.length)),
    firstResponse: divide(sum(firsts), firsts.length),
    slowCustomers: distinct(slow),
    maxConcurrent: Math.max(0, ...peaks),
  };
}

const limit = ({ maxWait }: MetricsSettings): number => (maxWait.on ? maxWait.minutes * 60 : Infinity);

function responses(log: Log, rows: Row[], day: string, agent: string | undefined, now: number) {
  const settings = log.settings(day);
  const rowAt = (round: R, at: number) =>
    rows.find(
      (r) => r.customer === round.session.customer && r.agent === round.agent && r.day === log.days.day(at),
    );
  const isReceived = (round: R | undefined): boolean => {
    const row = round && (rowAt(round, round.since) ?? (round.reply && rowAt(round, round.reply.at)));
    return row?.received ?? false;
  };
  const all = (human: boolean) =>
    log.sessions.flatMap((session): { round: R; byAgent: R | undefined }[] => {
      const { shop, agents } = roundsOf(log, session, human);
      return agent === undefined
        ? shop.map((round: ShopR) => ({ round, byAgent: round.byAgent }))
        : agents.map((round) => ({ round, byAgent: round }));
    });
  const ofDay = ({ round }: { round: R }) =>
    log.days.day(round.since) === day &&
    (agent === undefined || round.agent === agent) &&
    (round.agent === '' || log.type(round.agent, day) !== undefined);
  const counted = all(false)
    .filter((one) => ofDay(one) && one.round.session.kind === 'online' && isReceived(one.byAgent))
    .map(({ round }) => round);
  const waits = counted.filter((r) => r.reply).map(wait);
  const kept = waits.filter((seconds) => seconds < limit(settings));
  const human = all(true)
    .filter((one) => ofDay(one) && log.kind(one.round.session.customer, day) !== 'vendor')
    .map(({ round }) => round);
  // The next day is over: whoever answers now, answers too late for the question to have waited for it.
  const isGivenUp = now >= log.days.start(plus(day, 2));
  const unanswered = counted.filter(
    (r) => !r.reply && (r.closed || isGivenUp || Math.floor((now - r.since) / 1000) >= limit(settings)),
  );
  const gaps = human.filter((r) => r.session.kind === 'online' && r.reply).map(wait);
  const clock = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
  const assessed = (at: number) =>
    log.days.minutes(at) >= clock(settings.assessed.from) &&
    log.days.minutes(at) < clock(settings.assessed.to);
  const rounds = human.filter((r) => assessed(r.since));
  const decided = (r: R, seconds: number) =>
    r.reply !== undefined || r.closed || Math.floor((now - r.since) / 1000) > seconds;
  const three = rounds.filter((r) => decided(r, 180));
  const first = firstReplies(log, day, agent)
    .filter(({ session }) => assessed(session.opened))
    .map(({ round }) => round);
  const thirty = first.filter((r) => decided(r, 30));
  return {
    averageResponse: divide(sum(kept), kept.length),
    abandonedGaps: waits.length - kept.length,
    rounds: counted.length,
    unansweredRounds: unanswered.length,
    averageHumanResponse: divide(sum(gaps), gaps.length),
    threeMinuteRate: divide(three.filter((r) => wait(r) <= 180).length, three.length),
    thirtySecondRate: divide(thirty.filter((r) => wait(r) <= 30).length, thirty.length),
  };
}

const ownerOf = ({ steps }: S): string => {
  const hands = steps.filter((step): step is Hand => !isMessage(step));
  const receiver = hands.findLast((hand) => hand.before !== undefined)?.to;
  return receiver ?? hands.at(-1)?.to ?? steps.filter(isMessage).findLast((m) => m.agent !== '')?.agent ?? '';
};

const isCounted = (log: Log, s: S): boolean => {
  const owner = ownerOf(s);
  const day = log.days.day(s.opened);
  if (log.kind(s.customer, day) === 'vendor') return false;
  return owner === '' || log.type(owner, day) !== undefined;
};

/** RS-10, RS-11: the first round of each session that began on a day, with what continues it. */
function firstReplies(log: Log, day: string, agent: string | undefined): { session: S; round: R }[] {
  const online = log.sessions
    .filter((s) => s.kind === 'online' && isCounted(log, s))
    .sort((a, b) => a.opened - b.opened || (a.id < b.id ? -1 : 1));
  const before = (s: S): S | undefined => {
    const gap = log.settings(log.days.day(s.opened)).resumeMinutes * 60_000;
    return online
      .slice(0, online.indexOf(s))
      .findLast(
        (o) =>
          o.customer === s.customer &&
          o.closed !== undefined &&
          o.closed <= s.opened &&
          s.opened - o.closed < gap,
      );
  };
  const root = (s: S): S => {
    const former = before(s);
    return former ? root(former) : s;
  };
  return online
    .filter((s) => log.days.day(s.opened) === day && !before(s))
    .flatMap((session) => {
      const parts = online.filter((s) => root(s) === session).map((s) => roundsOf(log, s, true));
      const isFrozen = (r: R) => r.agent !== '' && log.type(r.agent, log.days.day(r.since)) === undefined;
      const round: R | undefined = parts
        .flatMap((part) => (agent === undefined ? part.shop : part.agents))
        .find((r) => !isFrozen(r) && (agent === undefined || r.agent === agent));
      return round ? [{ session, round }] : [];
    });
}

function sessions(log: Log, day: string, agent: string | undefined) {
  const ofDay = log.sessions.filter(
    (s) =>
      log.days.day(s.opened) === day && isCounted(log, s) && (agent === undefined || ownerOf(s) === agent),
  );
  const wrote = (s: S) =>
    s.steps.some((step) => isMessage(step) && step.from === 'customer' && step.agent !== '');
  const ratings = log.ratings.filter((rating) => {
    const of = (r: typeof rating) =>
      log.sessions.findLast((s) => s.id.split('.')[0] === r.conversationId && s.opened <= r.at)?.id ??
      r.conversationId;
    const later = log.ratings.some(
      (r) =>
        of(r) === of(rating) &&
        (r.at > rating.at || (r.at === rating.at && (r.seq ?? 0) > (rating.seq ?? 0))),
    );
    const whose = rating.agentId ?? '';
    const rater = log.sessions.find((s) => s.id.split('.')[0] === rating.conversationId)?.customer ?? '';
    const counted =
      log.kind(rater, log.days.day(rating.at)) !== 'vendor' &&
      (whose === '' || log.type(whose, log.days.day(rating.at)) !== undefined);
    return !later && counted && log.days.day(rating.at) === day && (agent === undefined || whose === agent);
  });
  return {
    consultations: ofDay.filter((s) => s.kind === 'online' && wrote(s)).length,
    leaveConsultations: ofDay.filter((s) => s.kind === 'leave').length,
    emptySessions: ofDay.filter((s) => !s.steps.some(isMessage)).length,
    satisfaction: divide(ratings.filter(({ grade }) => grade >= 4).length, ratings.length),
  };
}

function inquiries(judged: Judged[]) {
  const customers = [...new Set(judged.map(({ row }) => row.customer))];
  const of = (customer: string) => judged.filter(({ row }) => row.customer === customer);
  const inClass = (name: string) => customers.filter((x) => of(x).some((one) => one.class === name)).length;
  const outcomes = ['success', 'loss', 'pending', 'exempt', 'crossDay', 'unserved'];
  const best = customers.map((x) => {
    const presale = of(x).filter((one) => one.class === 'presale');
    const outcome = outcomes.find((name) => presale.some((one) => one.outcome === name));
    const payments = ['paid', 'pending', 'loss'].find((name) => presale.some((one) => one.payment === name));
    return { outcome, payment: outcome === 'success' ? payments : undefined };
  });
  const many = (outcome: string) => best.filter((one) => one.outcome === outcome).length;
  const paid = (payment: string) => best.filter((one) => one.payment === payment).length;
  return {
    receivedPresale: inClass('presale'),
    receivedAssist: inClass('assist'),
    receivedBetween: inClass('between'),
    receivedAftersale: inClass('aftersale'),
    confirmedOrderCustomers: many('success'),
    inquiryLoss: many('loss'),
    inquiryPending: many('pending'),
    inquiryExempt: many('exempt'),
    inquiryUnserved: many('unserved'),
    inquiryConversion: divide(many('success'), many('success') + many('loss')),
    inquiryPaid: paid('paid'),
    paymentLoss: paid('loss'),
    paymentPending: paid('pending'),
    finalConversion: divide(paid('paid'), paid('paid') + paid('loss') + many('loss')),
  };
}

function sales(log: Log, credited: Credited[], day: string, agent: string | undefined) {
  const on = (at: number | undefined) => at !== undefined && log.days.day(at) === day;
  const placed = credited.filter(({ order }) => on(order.at));
  const paid = credited.filter(({ order }) => on(order.paidAt));
  const is = (who: string | undefined) => (agent === undefined ? who !== undefined : who === agent);
  const has = (agents: string[]) => (agent === undefined ? agents.length > 0 : agents.includes(agent));
  const mine = paid.filter(({ owner }) => agent === undefined || owner === agent);
  const refunds = log.refunds.filter(({ orderId }) => {
    const owner = credited.find(({ order }) => order.id === orderId)?.owner;
    return agent === undefined || owner === agent;
  });
  const amount = (all: Credited[]) => sum(all.map(({ order }) => order.amount));
  return {
    sales: amount(mine),
    salesOrders: mine.length,
    salesCustomers: new Set(mine.map(({ order }) => order.customerId)).size,
    confirmedOrders: placed.filter((one) => is(one.confirmedOrder)).length,
    confirmedPayments: paid.filter((one) => is(one.confirmedPayment)).length,
    assistOrder: placed.filter((one) => has(one.assistOrder)).length,
    assistFollow: placed.filter((one) => one.order.paidAt === undefined && has(one.assistBetween)).length,
    assistPay: paid.filter((one) => has(one.assistBetween)).length,
    refundAppliedAmount: sum(refunds.filter((r) => on(r.at)).map((r) => r.amount)),
    refundCompletedAmount: sum(refunds.filter((r) => on(r.completedAt)).map((r) => r.amount)),
    ...(agent === undefined
      ? { unattributedSales: amount(paid.filter(({ owner }) => owner === undefined)) }
      : {}),
  };
}

/** SY-08. */
function repeats(log: Log, judged: Judged[]) {
  const again = judged.filter(({ class: kind, row }) => {
    if (kind !== 'aftersale') return false;
    const own = log.sessions.filter((s) => row.messages.some((m) => m.session === s));
    return own.some((s) => {
      const last = Math.max(...s.steps.filter(isMessage).map((m) => m.at));
      return log.sessions.some((other) => {
        const first = other.steps.filter(isMessage).find((m) => m.from === 'customer')?.at;
        const window = row.settings.repeatHours * 3_600_000;
        return (
          other !== s &&
          other.customer === row.customer &&
          first !== undefined &&
          first >= last &&
          first < last + window
        );
      });
    });
  });
  return { repeatCustomers: distinct(again.map(({ row }) => row)) };
}
