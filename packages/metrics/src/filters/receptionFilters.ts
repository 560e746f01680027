import { countsAsReply, isCustomers } from '../chat/messageRules.ts';
import type { Message } from '../chat/session.ts';
import type { AgentRound } from '../chat/sessionRounds.ts';
import { textKeyOf } from '../facts/text.ts';
import type { Account, DaySettings } from '../shopRules.ts';
import type { FilterReason } from './reasons.ts';

/** What the filters look at: a row before it is judged. */
export interface Candidate {
  readonly customerKind: 'own' | 'vendor' | 'other-shop' | 'buyer';
  readonly account: Account;
  readonly settings: DaySettings;
  /** The day's messages between the two, stripped (D7). */
  readonly messages: readonly Message[];
  /** When the agent passed the customer on, that day. */
  readonly transfers: readonly number[];
  /** FL-06: the agent's last message of the day to anybody, by hand; undefined if there is none. */
  readonly offDutyAt: number | undefined;
  /** The rounds that a message answers, human and counted. */
  readonly answeredBy: (message: Message) => readonly AgentRound[];
}

/** The first filter that applies (FL-00, D5), in the order of the source. */
export function reasonFor(row: Candidate): FilterReason | undefined {
  const { settings, account, customerKind } = row;
  if (customerKind === 'own') return 'ownAccount';
  if (customerKind === 'vendor') return 'vendor';
  // CF-10, D12: nothing else is tested for after-sale accounts, if the shop wants it so.
  if (settings.keepAftersale && account.accountType === 'aftersale') return undefined;
  const { filters } = settings;
  if (filters.otherShops && customerKind === 'other-shop') return 'otherShop';
  if (filters.offDuty && beginsOffDuty(row)) return 'offDuty';
  if (row.messages.length === 0) return 'broadcast';
  if (filters.transfer.on && isPassedOn(row)) return 'transfer';
  if (filters.advertising.on && isAdvertising(row)) return 'advertising';
  if (filters.singleLine.on && isSingleLine(row)) return 'singleLine';
  if (filters.monologue.on && isMonologue(row)) return 'monologue';
  return undefined;
}

/** D8: strictly later. An agent who was silent all day was never off duty. */
function beginsOffDuty({ messages, offDutyAt }: Candidate): boolean {
  const [first] = messages;
  return first !== undefined && offDutyAt !== undefined && first.at > offDutyAt;
}

const repliesIn = ({ messages, settings }: Candidate): readonly Message[] =>
  messages.filter((message) => countsAsReply(message, settings));

/** D9: over all sessions of the day; any one transfer is enough. */
function isPassedOn(row: Candidate): boolean {
  const replies = repliesIn(row);
  return row.transfers.some(
    (at) => replies.filter((reply) => reply.at < at).length <= row.settings.filters.transfer.messages,
  );
}

/** What the agent said after the buyer's first message of the day (D10). */
function repliesAfterBuyer(row: Candidate): readonly Message[] {
  const begins = row.messages.findIndex(isCustomers);
  if (begins < 0) return [];
  return row.messages.slice(begins).filter((message) => countsAsReply(message, row.settings));
}

/** FL-13: to the letter. */
function isAdvertising(row: Candidate): boolean {
  const { phrase, replies } = row.settings.filters.advertising;
  if (phrase === '') return false;
  const key = textKeyOf(phrase);
  return repliesAfterBuyer(row)
    .slice(0, replies)
    .some(({ session, place }) => session.told.textKey(place) === key);
}

function isSingleLine(row: Candidate): boolean {
  if (row.messages.filter(isCustomers).length !== 1) return false;
  return repliesAfterBuyer(row).length >= row.settings.filters.singleLine.replies;
}

const isMonologue = (row: Candidate): boolean =>
  agentBegan(row) && row.messages.filter(isCustomers).length <= row.settings.filters.monologue.messages;

/** D11: the agent wrote first, of its own accord. Whoever answers what is still being asked does not begin. */
export function agentBegan({
  messages,
  answeredBy,
  settings,
}: Pick<Candidate, 'messages' | 'answeredBy' | 'settings'>): boolean {
  const [first] = messages;
  if (!first || isCustomers(first)) return false;
  return !answeredBy(first).some((round) => isRunning(round, settings));
}

function isRunning(round: AgentRound, { maxWait }: DaySettings): boolean {
  if (round.session.kind === 'leave' || !maxWait.on) return true;
  return (round.wait ?? Infinity) < maxWait.minutes * 60;
}
