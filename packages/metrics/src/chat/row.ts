import type { DayNumber } from '../calendar.ts';
import type { FilterReason } from '../filters/reasons.ts';
import type { Account, DaySettings } from '../shopRules.ts';
import type { Message, PlacedMessages } from './placedMessages.ts';
import type { AgentRound } from './sessionRounds.ts';

/**
 * What one customer and one agent had to do with each other on one day: what filters decide about (FL-00), and what people
 * are counted by. Agents who are not counted on the day have none (D3).
 */
export interface Row {
  readonly day: DayNumber;
  readonly customerId: string;
  /** The same by its number among the names of messages. */
  readonly customer: number;
  readonly agentId: string;
  readonly account: Account;
  readonly settings: DaySettings;
  /** Groups of its sessions, each once. */
  readonly groupIds: readonly string[];
  /** Products that its sessions were opened about, each once (SY-05). */
  readonly productIds: readonly string[];
  /** What is known of its messages. */
  readonly placed: PlacedMessages;
  /** The day's messages between the two, in their order, without stripped broadcasts (D7). Never empty. */
  readonly messages: readonly Message[];
  /** Why it is filtered: the first reason that applies. */
  readonly reason: FilterReason | undefined;
  /** D11: the agent wrote first, of its own accord. */
  readonly agentBegan: boolean;
  /** Somebody consulted (VM-01, VM-02). */
  readonly consulted: boolean;
  /** Consulted, not filtered, and what else the profile asks for (VM-03, VM-04). */
  readonly received: boolean;
  /** Of the counted rounds of the day that are this agent's. */
  readonly rounds: readonly AgentRound[];
  /** VM-11: asked, and no counted reply after the first question of the day. */
  readonly unreplied: boolean;
  /** D21: the last question of the day stayed open. */
  readonly unrepliedLastWord: boolean;
}
