import type { Message } from '../chat/placedMessages.ts';
import type { Row } from '../chat/rows.ts';
import type { History } from '../history.ts';
import type { DaySettings } from '../shopRules.ts';
import { earningRows, holderOf, spokenIn, type Credit } from './candidates.ts';
import type { Order } from './orders.ts';

interface FollowUp {
  readonly credit: Credit | undefined;
  /** Until then somebody may still follow up; undefined if that is switched off. */
  readonly openUntil: number | undefined;
}

/** Who was in touch after a fully silent payment (AT-14 … AT-19). */
export function followUpOf(history: History, order: Order, paidAt: number, settings: DaySettings): FollowUp {
  const { byBuyer, byAgent } = settings.followUp;
  const windows = {
    buyer: byBuyer.on ? byBuyer.minutes * 60_000 : 0,
    agent: byAgent.on ? byAgent.minutes * 60_000 : 0,
  };
  const longest = Math.max(windows.buyer, windows.agent);
  if (longest === 0) return { credit: undefined, openUntil: undefined };
  const contacts = [...contactsOf(history, order.customer, paidAt, paidAt + longest).values()];
  contacts.sort((left, right) => left.firstAt - right.firstAt || (left.agentId < right.agentId ? -1 : 1));
  // Who fails is skipped, the next one may win (D35).
  const winner = contacts.find(
    ({ opener, buyerAt, agentAt }) => Math.max(buyerAt, agentAt) < paidAt + windows[opener],
  );
  return { credit: winner && creditOf(history, winner), openUntil: paidAt + longest };
}

/** What went on between the customer and one agent after the payment. */
interface Contact {
  readonly row: Row;
  readonly agentId: string;
  readonly first: Message;
  readonly firstAt: number;
  /** Whose the first message was: that decides whose contact it is (D35). */
  readonly opener: 'buyer' | 'agent';
  /** The first message of either side; Infinity if there is none. */
  buyerAt: number;
  agentAt: number;
}

function contactsOf(history: History, customer: number, from: number, before: number): Map<string, Contact> {
  const { rows, placed } = history;
  const { numberOf } = history.rules.calendar;
  const contacts = new Map<string, Contact>();
  for (let day = numberOf(from); day <= numberOf(before - 1); day += 1)
    for (const row of earningRows(history, customer, day)) {
      const spoken = new Set(spokenIn(rows, row));
      for (const message of rows.messages(row)) {
        const side = placed.isCustomers(message) ? 'buyer' : spoken.has(message) ? 'agent' : undefined;
        const at = placed.at(message);
        if (side && at >= from && at < before) noteContact(history, contacts, row, message, side);
      }
    }
  return contacts;
}

function noteContact(
  { rows, placed }: History,
  contacts: Map<string, Contact>,
  row: Row,
  message: Message,
  side: 'buyer' | 'agent',
): void {
  const [at, agentId] = [placed.at(message), rows.agentId(row)];
  let contact = contacts.get(agentId);
  if (!contact) {
    const sides = { buyerAt: Infinity, agentAt: Infinity };
    contact = { row, agentId, first: message, firstAt: at, opener: side, ...sides };
    contacts.set(agentId, contact);
  }
  if (side === 'buyer') contact.buyerAt = Math.min(contact.buyerAt, at);
  else contact.agentAt = Math.min(contact.agentAt, at);
}

function creditOf({ rows, placed }: History, { row, first, firstAt }: Contact): Credit {
  const conversationId = placed.sessions.conversationId(placed.session(first));
  return { ...holderOf(rows, row, first), at: firstAt, conversationId };
}
