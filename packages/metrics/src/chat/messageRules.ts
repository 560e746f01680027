import type { DaySettings, ShopRules } from '../shopRules.ts';
import type { Message, PlacedMessages } from './placedMessages.ts';
import type { RoundRules } from './sessionRounds.ts';

/** AR-07, AR-10: it begins with the symbol. */
const hasSymbol = ({ told }: PlacedMessages, message: Message, { autoReply }: DaySettings): boolean =>
  told.opening(message)?.startsWith(autoReply.symbol) ?? false;

/**
 * D14: whether it counts as what the agent said. `official` and `sycm2024`: what a person wrote. `thirdParty`: that and
 * automatic replies, save those that are recognised by their symbol, if recognition is on (AR-07 … AR-09).
 */
export function countsAsReply(placed: PlacedMessages, message: Message, settings: DaySettings): boolean {
  if (settings.profile !== 'thirdParty') return placed.isHuman(message);
  if (!placed.isHuman(message) && !placed.isAutomatic(message)) return false;
  return !(settings.autoReply.detect && hasSymbol(placed, message, settings));
}

/** RS-20: a customer's message that asks something. */
export function asks(placed: PlacedMessages, message: Message, settings: DaySettings): boolean {
  if (!placed.isCustomers(message)) return false;
  return !(settings.ignoreNoise && placed.told.noise(message) !== undefined);
}

/** D7: sent to many, and filtered: nothing else looks at it. After-sale accounts may be exempt (CF-10). */
export function isStripped(placed: PlacedMessages, message: Message, rules: ShopRules): boolean {
  if (!placed.isBroadcast(message)) return false;
  const day = rules.calendar.numberOf(placed.at(message));
  const settings = rules.settingsOn(day);
  if (!settings.filters.broadcast) return false;
  const agentId = placed.agentId(message);
  const exempt = settings.keepAftersale && agentId !== undefined;
  return !(exempt && rules.accountOn(agentId, day)?.accountType === 'aftersale');
}

/** Rounds that only a person answers, in every profile (RS-02, RS-10, RS-14). */
export function humanRules(rules: ShopRules): RoundRules {
  return {
    asks: (placed, message) => asks(placed, message, rules.settingsAt(placed.at(message))),
    answers: (placed, message) => placed.isHuman(message) && !isStripped(placed, message, rules),
  };
}

/** Rounds that are answered by what the profile counts (RS-01, RS-03, RS-06). */
export function countedRules(rules: ShopRules): RoundRules {
  return {
    asks: (placed, message) => asks(placed, message, rules.settingsAt(placed.at(message))),
    answers: (placed, message, asked) =>
      countsAsReply(placed, message, rules.settingsAt(asked)) && !isStripped(placed, message, rules),
  };
}
