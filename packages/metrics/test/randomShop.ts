import fc from 'fast-check';
import { MetricsSettings, textFacts, type Fact } from '../src/index.ts';

/** Where a random shop is, and when it begins: some change their clocks in those days. */
const places = [
  { timeZone: 'Asia/Shanghai', begins: Date.parse('2026-05-04T18:00:00+08:00') },
  { timeZone: 'Europe/Berlin', begins: Date.parse('2026-03-28T18:00:00+01:00') },
  { timeZone: 'America/New_York', begins: Date.parse('2026-10-31T18:00:00-04:00') },
  { timeZone: 'Africa/Cairo', begins: Date.parse('2026-04-23T18:00:00+02:00') },
  { timeZone: 'Asia/Kathmandu', begins: Date.parse('2026-01-31T18:00:00+05:45') },
] as const;

export const agentIds = ['a', 'b', 'c'] as const;
/** One is busier than the others, so that they meet several agents on one day. */
const customer = fc.constantFrom('x', 'x', 'x', 'y', 'z', 'v');
const minute = 60_000;

// Waits at and about the limits, and some that cross midnight.
const pause = fc.oneof(
  fc.constantFrom(0, 1, 999, 30_000, 30_999, 31_000, 120_000, 121_000, 180_000, 181_000, 599_999, 600_000),
  fc.integer({ min: 0, max: 5 * minute }),
  fc.integer({ min: 0, max: 300 * minute }),
);
const agent = fc.constantFrom(...agentIds);
const text = fc.constantFrom('^欢迎', '您好', '祝生活愉快');
const step = fc.oneof(
  { weight: 5, arbitrary: fc.record({ does: fc.constant('customer' as const), pause, noise: fc.boolean() }) },
  { weight: 6, arbitrary: fc.record({ does: fc.constant('agent' as const), pause, text }) },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('other' as const), pause, agent }) },
  { weight: 2, arbitrary: fc.record({ does: fc.constant('auto' as const), pause, text }) },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('transfer' as const), pause, agent }) },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('reassign' as const), pause, agent }) },
  {
    weight: 1,
    arbitrary: fc.record({
      does: fc.constant('rate' as const),
      pause,
      grade: fc.integer({ min: 1, max: 5 }),
    }),
  },
);
const start = fc.integer({ min: 0, max: 60 * 60 }).map((half) => half * minute);
const chat = fc.record({
  customer,
  start,
  kind: fc.constantFrom('online', 'online', 'online', 'leave', 'converted', 'broadcast'),
  agent,
  delivered: fc.option(pause),
  steps: fc.array(step, { maxLength: 9 }),
  ends: fc.option(pause),
});
const order = fc.record({
  customer,
  placed: start,
  /** A little before or after a chat began, by its customer. */
  near: fc.option(fc.record({ chat: fc.nat({ max: 4 }), pause: fc.oneof(pause, fc.constant(-30_000)) }), {
    freq: 4,
  }),
  paid: fc.option(fc.oneof(pause, fc.integer({ min: 0, max: 30 * 60 * minute }))),
  cancelled: fc.option(fc.integer({ min: 0, max: 600 * minute })),
  amount: fc.integer({ min: 0, max: 100_000 }),
  refund: fc.option(
    fc.record({
      after: fc.integer({ min: 0, max: 2000 * minute }),
      takes: fc.option(pause),
      withdrawn: fc.option(fc.integer({ min: 0, max: 2000 * minute })),
    }),
  ),
});
const toggle = fc.boolean();
const settings = fc
  .record({
    profile: fc.constantFrom('official', 'thirdParty', 'sycm2024'),
    autoReply: fc.record({ detect: toggle }),
    maxWait: fc.record({ on: toggle, minutes: fc.constantFrom(1, 3, 10) }),
    slow: fc.record({ seconds: fc.constantFrom(1, 30, 120), times: fc.constantFrom(1, 2) }),
    ignoreNoise: toggle,
    assessed: fc.constantFrom({ from: '09:00', to: '23:00' }, { from: '00:00', to: '24:00' }),
    resumeMinutes: fc.constantFrom(0, 10, 60),
    keepAftersale: toggle,
    filters: fc.record({
      otherShops: toggle,
      offDuty: toggle,
      broadcast: toggle,
      transfer: fc.record({ on: toggle, messages: fc.integer({ min: 0, max: 2 }) }),
      advertising: fc.record({
        on: toggle,
        replies: fc.constantFrom(1, 2),
        phrase: fc.constant('祝生活愉快'),
      }),
      singleLine: fc.record({ on: toggle, replies: fc.constantFrom(1, 2) }),
      monologue: fc.record({ on: toggle, messages: fc.constantFrom(0, 1) }),
    }),
    vendorAccounts: fc.constantFrom([], [], ['v']),
    aftersaleDays: fc.constantFrom(1, 21),
    agentContact: fc.record({ noLoss: toggle, replyDays: fc.constantFrom(1, 2) }),
    crossDayOnce: toggle,
    payHours: fc.constantFrom(1, 24),
    judging: fc.constantFrom('lastChat', 'rounds'),
    ownership: fc.constantFrom('payment', 'orderFirst'),
    followUp: fc.record({
      byBuyer: fc.record({ on: toggle, minutes: fc.constantFrom(1, 10, 600) }),
      byAgent: fc.record({ on: toggle, minutes: fc.constantFrom(1, 10, 600) }),
    }),
    repeatHours: fc.constantFrom(1, 24),
  })
  .map((told) => MetricsSettings.parse(told));
const account = fc.record({
  agent: fc.constantFrom(...agentIds, 'y'),
  day: fc.integer({ min: -1, max: 2 }),
  type: fc.constantFrom('presale', 'presale', 'aftersale', 'frozen'),
});

/** Who chatted as one of them turns out to be another. */
const login = fc.record({
  customer: fc.constantFrom('y', 'z'),
  known: fc.constantFrom('x', 'w'),
  at: fc.integer({ min: 0, max: 3 * 24 * 60 * minute }),
});

export interface RandomShop {
  readonly timeZone: string;
  readonly begins: number;
  readonly facts: readonly Fact[];
}

/** A few customers and agents over some three days, with settings that change between them. */
export const randomShop: fc.Arbitrary<RandomShop> = fc
  .record({
    place: fc.constantFrom(...places),
    chats: fc.array(chat, { minLength: 1, maxLength: 5 }),
    orders: fc.array(order, { maxLength: 3 }),
    settings: fc.array(fc.record({ day: fc.integer({ min: -1, max: 2 }), settings }), { maxLength: 2 }),
    accounts: fc.array(account, { maxLength: 3 }),
    otherShop: toggle,
    logins: fc.array(login, { maxLength: 2 }),
  })
  .map(({ place, ...told }) => ({ ...place, facts: factsOf(place.begins, told) }));

type Told<A> = A extends fc.Arbitrary<infer T> ? T : never;
interface Script {
  chats: Told<typeof chat>[];
  orders: Told<typeof order>[];
  settings: { day: number; settings: MetricsSettings }[];
  accounts: Told<typeof account>[];
  otherShop: boolean;
  logins: Told<typeof login>[];
}

function factsOf(
  begins: number,
  { chats, orders, settings: changes, accounts, otherShop, logins }: Script,
): Fact[] {
  const facts: Fact[] = [];
  const dayAt = (offset: number) => new Date(begins + offset * 86_400_000).toISOString().slice(0, 10);
  const about = (at: number) => ({ id: `f${facts.length}`, at, seq: facts.length });
  changes.forEach(({ day, settings: now }) =>
    facts.push({
      type: 'settings',
      ...about(begins - 90_000_000 + (day < 0 ? 0 : 1)),
      from: dayAt(day),
      settings: now,
    }),
  );
  accounts.forEach(({ agent: agentId, day, type: accountType }) =>
    facts.push({ type: 'agent', ...about(1), agentId, from: dayAt(day), accountType }),
  );
  if (otherShop) facts.push({ type: 'customer', ...about(1), customerId: 'z', account: 'other-shop' });
  for (const { customer: customerId, known: knownId, at } of logins)
    facts.push({ type: 'identity', ...about(begins + at), customerId, knownId });
  chats.forEach((script, index) => writeChat(facts, begins, script, `c${index}`));
  orders.forEach((script, index) => {
    const near = script.near && chats[script.near.chat];
    const placed = near ? near.start + (script.near?.pause ?? 0) : script.placed;
    const by = near ? near.customer : script.customer;
    writeOrder(facts, begins, { ...script, placed, customer: by }, `o${index}`);
  });
  return facts;
}

function writeChat(facts: Fact[], begins: number, script: Told<typeof chat>, conversationId: string): void {
  const { customer: customerId, kind, steps, delivered, ends } = script;
  let at = begins + script.start;
  let owner: string | undefined = script.agent;
  const about = () => ({ id: `f${facts.length}`, at, seq: facts.length, conversationId });
  const groups = { groupId: 'g', servingGroupId: 'g' };
  const write = (from: 'customer' | 'agent' | 'auto', authorId: string, told: object = {}) =>
    facts.push({ type: 'message', ...about(), from, authorId, length: 3, ...told });
  facts.push({ type: 'entry.opened', ...about(), customerId, scope: { page: 'shop', channel: 'web' } });
  if (kind === 'broadcast') {
    write('agent', script.agent, { broadcast: true, customerId });
    for (const { does, pause: wait } of steps.slice(0, 2)) {
      at += wait;
      if (does === 'customer') write('customer', customerId, { agentId: script.agent });
      if (does === 'agent') write('agent', script.agent, { customerId });
    }
    return;
  }
  const isLeave = kind !== 'online';
  if (isLeave) {
    facts.push({ type: 'session.left', ...about(), groupId: 'g' });
    write('customer', customerId);
    owner = undefined;
    if (delivered !== null) {
      at += delivered;
      owner = script.agent;
      facts.push({ type: 'session.delivered', ...about(), agentId: owner });
    }
    if (kind === 'converted') {
      at += 60_000;
      facts.push({ type: 'session.converted', ...about() });
      owner = script.agent;
    }
  }
  if (kind !== 'leave')
    facts.push({ type: 'session.assigned', ...about(), agentId: script.agent, ...groups, answers: 'entry' });
  for (const told of steps) {
    at += told.pause;
    if (told.does === 'customer') write('customer', customerId, told.noise ? { noise: 'closing' } : {});
    else if (told.does === 'rate')
      facts.push({ type: 'rating', ...about(), grade: told.grade, agentId: owner ?? script.agent });
    else if (owner === undefined) continue;
    else if (told.does === 'agent') write('agent', owner, textFacts(told.text));
    else if (told.does === 'auto') write('auto', owner, textFacts(told.text));
    else if (told.does === 'other') write('agent', told.agent, textFacts('您好'));
    else if (kind === 'leave') continue;
    else if (told.does === 'transfer' && told.agent !== owner) {
      facts.push({
        type: 'session.transferred',
        ...about(),
        fromAgentId: owner,
        agentId: told.agent,
        groupId: 'g',
      });
      owner = told.agent;
    } else if (told.does === 'reassign') {
      facts.push({ type: 'session.assigned', ...about(), agentId: told.agent, ...groups, answers: 'entry' });
      owner = told.agent;
    }
  }
  if (ends === null) return;
  at += ends;
  facts.push({ type: 'session.ended', ...about(), by: 'desk' });
}

function writeOrder(facts: Fact[], begins: number, script: Told<typeof order>, id: string): void {
  const { customer: customerId, placed, paid, cancelled, amount, refund } = script;
  const at = begins + placed;
  const moments = {
    ...(paid === null ? {} : { paidAt: at + paid }),
    ...(cancelled === null || paid !== null ? {} : { cancelledAt: at + cancelled }),
  };
  facts.push({
    type: 'order',
    id,
    revision: 0,
    at,
    customerId,
    amount,
    currency: 'CNY',
    items: [],
    ...moments,
  });
  if (!refund || paid === null) return;
  const applied = at + paid + refund.after;
  const ofRefund = {
    ...(refund.takes === null ? {} : { completedAt: applied + refund.takes }),
    ...(refund.withdrawn === null ? {} : { withdrawnAt: applied + refund.withdrawn }),
  };
  facts.push({ type: 'refund', id: `r${id}`, revision: 0, at: applied, orderId: id, amount, ...ofRefund });
}
