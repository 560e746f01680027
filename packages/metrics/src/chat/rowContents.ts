import type { DaySettings } from '../shopRules.ts';
import { asks, countsAsReply } from './messageRules.ts';
import type { Message, PlacedMessages } from './placedMessages.ts';

/** What the messages of a row come to. */
interface RowContents {
  /** The customer wrote; the agent wrote by hand. */
  readonly asked: boolean;
  readonly spoken: boolean;
  /** VM-11, D21: which questions of the day have no reply after them. */
  readonly unreplied: boolean;
  readonly unrepliedLastWord: boolean;
  /** VM-14. */
  readonly customerMessages: number;
  readonly agentMessages: number;
  readonly agentCharacters: number;
}

/** Reads the messages of a row, in their order, once. */
export function contentsOf(
  placed: PlacedMessages,
  messages: readonly Message[],
  settings: DaySettings,
): RowContents {
  let [asked, spoken] = [false, false];
  let [first, last, reply] = [-1, -1, -1];
  let [customerMessages, agentMessages, agentCharacters] = [0, 0, 0];
  for (let index = 0; index < messages.length; index += 1) {
    const message = messages[index] ?? 0;
    if (placed.isCustomers(message)) {
      asked = true;
      if (!placed.isCarried(message)) customerMessages += 1;
      if (!asks(placed, message, settings)) continue;
      if (first < 0) first = index;
      last = index;
      continue;
    }
    if (placed.isHuman(message)) spoken = true;
    if (!countsAsReply(placed, message, settings)) continue;
    reply = index;
    agentMessages += 1;
    agentCharacters += placed.told.length(message);
  }
  const [unreplied, unrepliedLastWord] = [first >= 0 && reply < first, last >= 0 && reply < last];
  return { asked, spoken, unreplied, unrepliedLastWord, customerMessages, agentMessages, agentCharacters };
}
