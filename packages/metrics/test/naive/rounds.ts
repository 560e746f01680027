import type { MetricsSettings } from '../../src/index.ts';
import { isMessage, type Log, type M, type S } from './log.ts';

export interface R {
  session: S;
  agent: string;
  since: number;
  reply: M | undefined;
  closed: boolean;
}

export interface ShopR extends R {
  /** The same round on the clock of who answered, or had it. */
  byAgent: R | undefined;
}

export const wait = (round: R): number =>
  round.reply ? Math.max(0, Math.floor((round.reply.at - round.since) / 1000)) : NaN;

export function counts(message: M, settings: MetricsSettings): boolean {
  if (settings.profile !== 'thirdParty') return message.from === 'agent';
  if (message.from === 'customer') return false;
  const { detect, symbol } = settings.autoReply;
  return !(detect && (message.text.opening ?? '').startsWith(symbol));
}

export const asks = (message: M, settings: MetricsSettings): boolean =>
  message.from === 'customer' && !(settings.ignoreNoise && message.text.noise !== undefined);

/** D7: as if it had not been sent. */
export function stripped(log: Log, message: M): boolean {
  const day = log.days.day(message.at);
  const settings = log.settings(day);
  const exempt = settings.keepAftersale && log.type(message.agent, day) === 'aftersale';
  return message.text.broadcast === true && settings.filters.broadcast && !exempt;
}

/** RS-17, RS-18: the rounds of a session, on the clock of the shop and of the agents. */
export function roundsOf(log: Log, session: S, human: boolean): Rounds {
  const known = memory.get(session)?.[human ? 0 : 1];
  if (known) return known;
  memory.set(session, [readRounds(log, session, true), readRounds(log, session, false)]);
  return roundsOf(log, session, human);
}

interface Rounds {
  shop: ShopR[];
  agents: R[];
}

/** Only so that tests take seconds, not minutes. */
const memory = new WeakMap<S, readonly [Rounds, Rounds]>();

function readRounds(log: Log, session: S, human: boolean): Rounds {
  const shop: ShopR[] = [];
  const agents: R[] = [];
  const at = (time: number) => log.settings(log.days.day(time));
  let asked: M | undefined;
  let since = 0;
  let who = '';
  const close = (reply: M | undefined, closed: boolean) => {
    if (!asked) return;
    const agent = reply?.agent ?? who;
    const byAgent: R | undefined = agent === '' ? undefined : { session, agent, since, reply, closed };
    if (byAgent) agents.push(byAgent);
    shop.push({ session, agent, since: asked.at, reply, closed, byAgent });
    asked = undefined;
  };
  for (const step of session.steps) {
    if (!isMessage(step)) {
      if (!asked) continue;
      if (who !== '' && who !== step.to)
        agents.push({ session, agent: who, since, reply: undefined, closed: true });
      if (who !== step.to || session.kind === 'leave') since = step.at;
      who = step.to;
    } else if (asked) {
      const answers = human ? step.from === 'agent' : counts(step, at(asked.at));
      if (answers && !stripped(log, step)) close(step, true);
    } else if (asks(step, at(step.at))) {
      asked = step;
      since = step.at;
      who = step.agent;
    }
  }
  close(undefined, session.closed !== undefined);
  return { shop, agents };
}
