import type { ChatFact, Fact, MetricsSettings } from '../../src/index.ts';
import { MetricsSettings as Settings } from '../../src/index.ts';
import type { Days } from './days.ts';

/** One message of a customer, an agent or an automatic reply, with the agent whose chat it belongs to. */
export interface M {
  at: number;
  from: 'customer' | 'agent' | 'auto';
  customer: string;
  agent: string;
  text: Extract<Fact, { type: 'message' }>;
  session: S;
}

export interface S {
  id: string;
  customer: string;
  kind: 'online' | 'leave';
  opened: number;
  closed: number | undefined;
  /** Messages, and changes of hands, in their order. */
  steps: (M | Hand)[];
}

export interface Hand {
  at: number;
  to: string;
  before: string | undefined;
}

export const isMessage = (step: M | Hand): step is M => 'text' in step;

type Of<T extends Fact['type']> = Extract<Fact, { type: T }>;

/** Everything that a set of facts says, as of an instant. */
export interface Log {
  days: Days;
  sessions: S[];
  messages: M[];
  orders: Of<'order'>[];
  refunds: Of<'refund'>[];
  ratings: Of<'rating'>[];
  agents: string[];
  settings(day: string): MetricsSettings;
  type(agent: string, day: string): 'presale' | 'aftersale' | undefined;
  kind(customer: string, day: string): string;
}

export function readLog(
  facts: readonly Fact[],
  days: Days,
  now: number,
  profile?: MetricsSettings['profile'],
): Log {
  const seen = facts
    .filter((fact) => fact.at <= now || (fact.type === 'order' && (fact.paidAt ?? Infinity) <= now))
    .sort((a, b) => a.at - b.at || (a.seq ?? 0) - (b.seq ?? 0));
  const only = <T extends Fact['type']>(type: T) => seen.filter((fact): fact is Of<T> => fact.type === type);
  const chats = new Map<string, ChatFact[]>();
  for (const fact of seen)
    if (fact.type === 'entry.opened' || fact.type.startsWith('session.') || fact.type === 'message') {
      const chat = fact as ChatFact;
      chats.set(chat.conversationId, [...(chats.get(chat.conversationId) ?? []), chat]);
    }
  const known = (customer: string): string =>
    only('identity').find(({ customerId }) => customerId === customer)?.knownId ?? customer;
  const sessions = [...chats].flatMap(([id, chat]) => sessionsOf(id, chat, known));
  const versions = only('settings').map((fact) => ({
    from: fact.from < days.day(fact.at) ? days.day(fact.at) : fact.from,
    fact,
  }));
  const settled = new Map<string, MetricsSettings>();
  const types = new Map<string, 'presale' | 'aftersale' | undefined>();
  const later = (time: number | undefined): boolean => time !== undefined && time > now;
  return {
    days,
    sessions,
    messages: sessions.flatMap(({ steps }) => steps.filter(isMessage)),
    orders: only('order').map((order) => {
      const told = { ...order };
      if (later(order.paidAt)) delete told.paidAt;
      if (later(order.cancelledAt)) delete told.cancelledAt;
      if (later(order.receivedAt)) delete told.receivedAt;
      return told;
    }),
    refunds: only('refund')
      .filter(({ withdrawnAt }) => withdrawnAt === undefined || later(withdrawnAt))
      .map((refund) => {
        const told = { ...refund };
        if (later(refund.completedAt)) delete told.completedAt;
        return told;
      }),
    ratings: only('rating'),
    agents: [
      ...new Set(
        sessions.flatMap(({ steps }) => steps.map((step) => (isMessage(step) ? step.agent : step.to))),
      ),
    ],
    settings(day) {
      const known = settled.get(day);
      if (known) return known;
      let found = Settings.parse({});
      let from = '';
      for (const version of versions)
        if (version.from <= day && version.from >= from)
          [found, from] = [version.fact.settings, version.from];
      const settings = { ...found, profile: profile ?? found.profile };
      settled.set(day, settings);
      return settings;
    },
    type(agent, day) {
      const key = `${agent} ${day}`;
      if (types.has(key)) return types.get(key);
      let type: string = 'presale';
      let from = '';
      const told = only('agent').filter(({ agentId }) => agentId === agent);
      if (told.length > 0) type = 'frozen';
      for (const fact of told)
        if (fact.from <= day && fact.from >= from) [type, from] = [fact.accountType, fact.from];
      const counted = type === 'presale' || type === 'aftersale' ? type : undefined;
      types.set(key, counted);
      return counted;
    },
    kind(customer, day) {
      if (only('agent').some(({ agentId }) => agentId === customer)) return 'own';
      if (this.settings(day).vendorAccounts.includes(customer)) return 'vendor';
      return only('customer').findLast(({ customerId }) => customerId === customer)?.account ?? 'buyer';
    },
  };
}

/** The sessions of one conversation: random shops always say who has it. */
function sessionsOf(conversation: string, chat: ChatFact[], known: (customer: string) => string): S[] {
  const entry = chat.find((fact) => fact.type === 'entry.opened');
  const customer = entry?.type === 'entry.opened' ? known(entry.customerId) : '';
  const sessions: S[] = [];
  let open: S | undefined;
  let holder: string | undefined;
  let last: string | undefined;
  const begin = (kind: S['kind'], at: number) => {
    const id = sessions.length === 0 ? conversation : `${conversation}.${sessions.length + 1}`;
    open = { id, customer, kind, opened: at, closed: undefined, steps: [] };
    sessions.push(open);
    holder = last = undefined;
    return open;
  };
  for (const fact of chat) {
    const { at } = fact;
    if (fact.type === 'session.left') begin('leave', at);
    else if (fact.type === 'session.ended' || fact.type === 'session.converted') {
      if (open) open.closed = at;
      open = undefined;
    } else if (
      fact.type === 'session.assigned' ||
      fact.type === 'session.transferred' ||
      fact.type === 'session.delivered'
    ) {
      open ??= begin(fact.type === 'session.delivered' ? 'leave' : 'online', at);
      const before = fact.type === 'session.transferred' ? fact.fromAgentId : last;
      if (holder !== fact.agentId) {
        for (const step of open.steps) if (isMessage(step) && step.agent === '') step.agent = fact.agentId;
        open.steps.push({ at, to: fact.agentId, before: before === fact.agentId ? undefined : before });
      }
      holder = last = fact.agentId;
    } else if (fact.type === 'message' && fact.from !== 'robot' && open) {
      const agent = fact.from === 'customer' ? (fact.agentId ?? holder ?? '') : fact.authorId;
      open.steps.push({ at, from: fact.from, customer, agent, text: fact, session: open });
    } else if (
      fact.type === 'message' &&
      fact.from !== 'robot' &&
      (fact.agentId !== undefined || fact.from !== 'customer')
    ) {
      const session = begin('online', at);
      const agent = fact.from === 'customer' ? (fact.agentId ?? '') : fact.authorId;
      session.steps.push({ at, from: fact.from, customer, agent, text: fact, session });
    }
  }
  return sessions;
}
