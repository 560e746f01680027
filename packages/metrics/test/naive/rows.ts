import { textKeyOf, type MetricsSettings } from '../../src/index.ts';
import { plus } from './days.ts';
import { isMessage, type Log, type M } from './log.ts';
import { asks, counts, roundsOf, stripped, wait, type R } from './rounds.ts';

/** One customer, one agent, one day. */
export interface Row {
  day: string;
  customer: string;
  agent: string;
  type: 'presale' | 'aftersale';
  settings: MetricsSettings;
  messages: M[];
  reason: string | undefined;
  began: boolean;
  consulted: boolean;
  received: boolean;
  /** Its counted rounds of the day, of online sessions. */
  rounds: R[];
  unreplied: boolean;
  lastWord: boolean;
}

export function rowsOf(log: Log): Row[] {
  const rows: Row[] = [];
  const answered = log.sessions.flatMap((session) => [
    ...roundsOf(log, session, true).agents,
    ...roundsOf(log, session, false).agents,
  ]);
  const keys = new Set(log.messages.map((m) => JSON.stringify([log.days.day(m.at), m.customer, m.agent])));
  for (const key of keys) {
    const [day, customer, agent] = JSON.parse(key) as [string, string, string];
    const type = log.type(agent, day);
    if (agent === '' || type === undefined) continue;
    const settings = log.settings(day);
    const messages = log.messages
      .filter(
        (m) =>
          m.customer === customer && m.agent === agent && log.days.day(m.at) === day && !stripped(log, m),
      )
      .sort((a, b) => a.at - b.at);
    const first = messages[0];
    const limit = settings.maxWait.on ? settings.maxWait.minutes * 60 : Infinity;
    const running = answered.some(
      (r) => r.reply === first && (r.session.kind === 'leave' || wait(r) < limit),
    );
    const began = first !== undefined && first.from !== 'customer' && !running;
    const reason = reasonOf(log, { day, customer, agent, type, settings, messages, began });
    const wrote = messages.some((m) => m.from === 'customer');
    const isNew = settings.profile === 'sycm2024';
    const consulted = messages.length > 0 && log.kind(customer, day) !== 'vendor' && (!isNew || wrote);
    const both = !isNew || (wrote && messages.some((m) => m.from === 'agent'));
    const questions = messages.flatMap((m, index) => (asks(m, settings) ? [index] : []));
    const lastReply = messages.findLastIndex((m) => counts(m, settings));
    const rounds = log.sessions
      .filter((s) => s.kind === 'online' && s.customer === customer)
      .flatMap((s) => roundsOf(log, s, false).agents)
      .filter((r) => r.agent === agent && log.days.day(r.since) === day)
      .sort((a, b) => a.since - b.since);
    rows.push({
      ...{ day, customer, agent, type, settings, messages, reason, began, consulted, rounds },
      received: consulted && reason === undefined && both,
      unreplied: questions.length > 0 && lastReply < (questions[0] ?? 0),
      lastWord: questions.length > 0 && lastReply < (questions.at(-1) ?? 0),
    });
  }
  return rows;
}

type Unjudged = Pick<Row, 'day' | 'customer' | 'agent' | 'type' | 'settings' | 'messages' | 'began'>;

/** FL, in the order of the source. */
function reasonOf(
  log: Log,
  { day, customer, agent, type, settings, messages, began }: Unjudged,
): string | undefined {
  const { filters } = settings;
  const kind = log.kind(customer, day);
  if (kind === 'own') return 'ownAccount';
  if (kind === 'vendor') return 'vendor';
  if (settings.keepAftersale && type === 'aftersale') return undefined;
  if (filters.otherShops && kind === 'other-shop') return 'otherShop';
  const own = log.messages.filter(
    (m) => m.agent === agent && m.from === 'agent' && log.days.day(m.at) === day,
  );
  const spoken = own.filter((m) => !stripped(log, m)).map((m) => m.at);
  const [first] = messages;
  if (filters.offDuty && first && spoken.length > 0 && first.at > Math.max(...spoken)) return 'offDuty';
  if (!first) return 'broadcast';
  const replies = messages.filter((m) => counts(m, settings));
  const transfers = log.sessions
    .filter((s) => s.customer === customer)
    .flatMap((s) => s.steps)
    .filter((step) => !isMessage(step) && step.before === agent && log.days.day(step.at) === day);
  if (filters.transfer.on)
    for (const transfer of transfers)
      if (replies.filter((m) => m.at < transfer.at).length <= filters.transfer.messages) return 'transfer';
  const buyer = messages.filter((m) => m.from === 'customer');
  const begins = messages.findIndex((m) => m.from === 'customer');
  const after = begins < 0 ? [] : messages.slice(begins).filter((m) => counts(m, settings));
  const { advertising, singleLine, monologue } = filters;
  if (advertising.on && advertising.phrase !== '')
    for (const m of after.slice(0, advertising.replies))
      if (m.text.textKey === textKeyOf(advertising.phrase)) return 'advertising';
  if (singleLine.on && buyer.length === 1 && after.length >= singleLine.replies) return 'singleLine';
  if (monologue.on && began && buyer.length <= monologue.messages) return 'monologue';
  return undefined;
}

/** IQ-11: the agent wrote first on one of the days before, and this is the customer's first word since. */
export function answersContact(rows: Row[], row: Row): boolean {
  if (row.messages[0]?.from !== 'customer') return false;
  for (let back = 1; back <= row.settings.agentContact.replyDays; back += 1) {
    const before = rows.find(
      (r) => r.customer === row.customer && r.agent === row.agent && r.day === plus(row.day, -back),
    );
    if (before?.messages.some((m) => m.from === 'customer')) return false;
    if (before?.began) return true;
  }
  return false;
}
