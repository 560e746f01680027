import { countsAsReply } from '../chat/messageRules.ts';
import type { Message, PlacedMessages } from '../chat/placedMessages.ts';
import type { Round, Rounds } from '../chat/rounds.ts';
import { textKeyOf } from '../facts/text.ts';
import type { Account, DaySettings } from '../shopRules.ts';
import type { FilterReason } from './reasons.ts';

/** What the filters look at: a row before it is judged. */
export interface Candidate {
  readonly customerKind: 'own' | 'vendor' | 'other-shop' | 'buyer';
  readonly placed: PlacedMessages;
  readonly account: Account;
  readonly settings: DaySettings;
  /** The day's messages between the two, stripped (D7). */
  readonly messages: readonly Message[];
  /** When the agent passed the customer on, that day. */
  readonly transfers: readonly number[];
  /** FL-06: the agent's last message of the day to anybody, by hand; undefined if there is none. */
  readonly offDutyAt: number | undefined;
  /** The rounds that a message answers, human and counted. */
  readonly answeredBy: (message: Message) => readonly Round[];
  /** What is known of these. */
  readonly roundsTold: Rounds;
}

/**
 * The first filter that applies (FL-00, D5), in the order of the source.
 * @param began whether the agent did (`agentBegan`)
 */
export function reasonFor(row: Candidate, began: boolean): FilterReason | undefined {
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
  if (filters.monologue.on && began && askedIn(row) <= filters.monologue.messages) return 'monologue';
  return undefined;
}

/** D8: strictly later. An agent who was silent all day was never off duty. */
function beginsOffDuty({ placed, messages, offDutyAt }: Candidate): boolean {
  const [first] = messages;
  return first !== undefined && offDutyAt !== undefined && placed.at(first) > offDutyAt;
}

const repliesIn = ({ placed, messages, settings }: Candidate): readonly Message[] =>
  messages.filter((message) => countsAsReply(placed, message, settings));

/** D9: over all sessions of the day; any one transfer is enough. */
function isPassedOn(row: Candidate): boolean {
  if (row.transfers.length === 0) return false;
  const replies = repliesIn(row);
  return row.transfers.some(
    (at) =>
      replies.filter((reply) => row.placed.at(reply) < at).length <= row.settings.filters.transfer.messages,
  );
}

/** What the agent said after the buyer's first message of the day (D10). */
function repliesAfterBuyer(row: Candidate): readonly Message[] {
  const { placed } = row;
  const begins = row.messages.findIndex((message) => placed.isCustomers(message));
  if (begins < 0) return [];
  return row.messages.slice(begins).filter((message) => countsAsReply(placed, message, row.settings));
}

/** FL-13: to the letter. */
function isAdvertising(row: Candidate): boolean {
  const { phrase, replies } = row.settings.filters.advertising;
  if (phrase === '') return false;
  const key = textKeyOf(phrase);
  return repliesAfterBuyer(row)
    .slice(0, replies)
    .some((message) => row.placed.told.textKey(message) === key);
}

function isSingleLine(row: Candidate): boolean {
  if (askedIn(row) !== 1) return false;
  return repliesAfterBuyer(row).length >= row.settings.filters.singleLine.replies;
}

/** How many messages are the buyer's. */
const askedIn = ({ placed, messages }: Candidate): number =>
  messages.filter((message) => placed.isCustomers(message)).length;

/** D11: the agent wrote first, of its own accord. Whoever answers what is still being asked does not begin. */
export function agentBegan({ placed, messages, answeredBy, roundsTold, settings }: Candidate): boolean {
  const [first] = messages;
  if (first === undefined || placed.isCustomers(first)) return false;
  return !answeredBy(first).some((round) => isRunning(placed, roundsTold, round, settings));
}

function isRunning(placed: PlacedMessages, rounds: Rounds, round: Round, { maxWait }: DaySettings): boolean {
  if (!maxWait.on || placed.sessions.isLeave(rounds.session(round))) return true;
  return (rounds.wait(round) ?? Infinity) < maxWait.minutes * 60;
}
