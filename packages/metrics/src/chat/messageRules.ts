import type { DaySettings, ShopRules } from '../shopRules.ts';
import type { Message } from './session.ts';
import type { RoundRules } from './sessionRounds.ts';

/** An agent wrote it by hand. */
export const isHuman = (message: Message): boolean => message.from === 'agent';

export const isCustomers = (message: Message): boolean => message.from === 'customer';

/** AR-07, AR-10: it begins with the symbol. */
const hasSymbol = ({ session, place }: Message, { autoReply }: DaySettings): boolean =>
  session.told.opening(place)?.startsWith(autoReply.symbol) ?? false;

/**
 * D14: whether it counts as what the agent said. `official` and `sycm2024`: what a person wrote. `thirdParty`: that and
 * automatic replies, save those that are recognised by their symbol, if recognition is on (AR-07 … AR-09).
 */
export function countsAsReply(message: Message, settings: DaySettings): boolean {
  if (settings.profile !== 'thirdParty') return isHuman(message);
  if (message.from !== 'agent' && message.from !== 'auto') return false;
  return !(settings.autoReply.detect && hasSymbol(message, settings));
}

const isNoise = ({ session, place }: Message): boolean => session.told.noise(place) !== undefined;

/** RS-20: a customer's message that asks something. */
export function asks(message: Message, settings: DaySettings): boolean {
  return isCustomers(message) && !(settings.ignoreNoise && isNoise(message));
}

/** FL-07. */
export const isBroadcast = ({ session, place }: Message): boolean => session.told.isBroadcast(place);

/** D7: sent to many, and filtered: nothing else looks at it. After-sale accounts may be exempt (CF-10). */
export function isStripped(message: Message, rules: ShopRules): boolean {
  if (!isBroadcast(message)) return false;
  const day = rules.calendar.numberOf(message.at);
  const settings = rules.settingsOn(day);
  if (!settings.filters.broadcast) return false;
  const exempt = settings.keepAftersale && message.agentId !== undefined;
  return !(exempt && rules.accountOn(message.agentId, day)?.accountType === 'aftersale');
}

/** Rounds that only a person answers, in every profile (RS-02, RS-10, RS-14). */
export function humanRules(rules: ShopRules): RoundRules {
  return {
    asks: (message) => asks(message, rules.settingsAt(message.at)),
    answers: (message) => isHuman(message) && !isStripped(message, rules),
  };
}

/** Rounds that are answered by what the profile counts (RS-01, RS-03, RS-06). */
export function countedRules(rules: ShopRules): RoundRules {
  return {
    asks: (message) => asks(message, rules.settingsAt(message.at)),
    answers: (message, asked) =>
      countsAsReply(message, rules.settingsAt(asked)) && !isStripped(message, rules),
  };
}
