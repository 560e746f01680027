import type { DeskEvent } from '@shopbell/engine';
import { daysIn, type DayOf, type Fact } from '@shopbell/metrics';
import { besideOf, eventOf, writtenFacts, type WrittenFacts } from '../../desk/rows.ts';
import type { Storage, StoredRow } from '../../storage/storage.ts';
import { factOf } from '../figures/facts.ts';

/** Ids of facts that come from the journal begin so; no other fact may. */
export const journalPrefix = 'journal/';

type Posted = Extract<DeskEvent, { type: 'message.posted' }>;

/**
 * The facts of a shop's journal, row after row from its beginning: what happened in conversations, and what that means for
 * visits, accounts and recommendations. Customers whom the shop's JWT names have the shop's own id, by which its orders
 * name them too; who logs in later was somebody else before, and an `identity` fact says who.
 */
export class JournalFacts {
  readonly #dayOf: DayOf;
  readonly #online = new Set<string>();
  /** Whose each conversation is that is not over. */
  readonly #customers = new Map<string, string>();
  /** Conversations that somebody has, or that wait in a line. */
  readonly #taken = new Set<string>();

  /** @throws RangeError if there is no such time zone */
  constructor(timeZone: string) {
    this.#dayOf = daysIn(timeZone);
  }

  /**
   * @param subjectOf the shop's own id of a customer, if it has one
   * @param event of the row, if it was read already
   */
  of(
    row: StoredRow,
    subjectOf: (customerId: string) => string | undefined,
    event: DeskEvent = eventOf(row),
  ): Fact[] {
    const { at } = event;
    const about = { id: `${journalPrefix}${String(row.seq)}`, seq: row.seq, at };
    const chat = factOf(row.seq, event);
    switch (event.type) {
      case 'agent.added': {
        const { agentId, name } = event;
        return [{ type: 'agent', ...about, agentId, from: this.#dayOf(at), accountType: 'presale', name }];
      }
      case 'agent.status-changed':
        if (event.status === 'online') this.#online.add(event.agentId);
        else this.#online.delete(event.agentId);
        return [];
      case 'conversation.opened': {
        const { conversationId, scope } = event;
        const customerId = subjectOf(event.customerId) ?? event.customerId;
        this.#customers.set(conversationId, customerId);
        const entry: Fact = { type: 'entry.opened', ...about, conversationId, customerId, scope };
        // Whoever is contacted by an agent did not open the entry (VM-10).
        if (event.by) return [entry];
        return [entry, { type: 'visit', ...about, customerId, agentsOnline: this.#online.size > 0 }];
      }
      case 'conversation.identified': {
        const knownId = subjectOf(event.knownId) ?? event.knownId;
        return [{ type: 'identity', ...about, customerId: event.customerId, knownId }];
      }
      case 'conversation.rated': {
        const { conversationId, grade, agentId } = event;
        const by = agentId === undefined ? {} : { agentId };
        return [{ type: 'rating', ...about, conversationId, grade, ...by }];
      }
      case 'conversation.offered': {
        const { conversationId } = event;
        // Asked anew which group it is for: whoever had it has it no more, and the session goes on.
        if (!this.#taken.delete(conversationId)) return [];
        return [{ type: 'session.released', ...about, conversationId }];
      }
      case 'message.posted':
        return this.#posted(event, about, row);
      case 'conversation.assigned':
      case 'conversation.transferred':
      case 'conversation.queued':
        this.#taken.add(event.conversationId);
        break;
      case 'leave-message.opened':
        this.#taken.delete(event.conversationId);
        break;
      case 'conversation.ended':
        this.#taken.delete(event.conversationId);
        this.#customers.delete(event.conversationId);
        break;
      default:
        break;
    }
    return chat ? [{ ...chat, id: about.id }] : [];
  }

  #posted(event: Posted, about: { id: string; seq: number; at: number }, row: StoredRow): Fact[] {
    const { conversationId, by, length } = event;
    const customerId = this.#customers.get(conversationId);
    const { productId, ...facts } = factsBeside(event, row);
    const message: Fact = {
      type: 'message',
      ...about,
      conversationId,
      from: by.kind,
      authorId: by.kind === 'customer' ? (customerId ?? by.id) : by.id,
      length,
      ...facts,
    };
    if (productId === undefined || customerId === undefined || by.kind !== 'agent') return [message];
    const agentId = by.id;
    return [message, { type: 'recommendation', ...about, customerId, agentId, productId, conversationId }];
  }
}

/** What was kept of a text when it was written; of older rows what their text says, if it is still there. */
function factsBeside({ by }: Posted, row: StoredRow): WrittenFacts {
  if (row.facts !== undefined) return JSON.parse(row.facts) as WrittenFacts;
  const { text, parts } = besideOf(row);
  return text === undefined ? {} : writtenFacts(by.kind, text, parts);
}

/** The shop's own ids of the customers in rows of its journal. */
export async function subjectsIn(
  storage: Pick<Storage, 'findIdentities'>,
  shopId: string,
  rows: readonly StoredRow[],
): Promise<(customerId: string) => string | undefined> {
  const customers = customersIn(rows);
  const known = customers.length === 0 ? [] : await storage.findIdentities(shopId, customers);
  const subjects = new Map(known.map(({ customerId, subject }) => [customerId, subject]));
  return (customerId) => subjects.get(customerId);
}

/** The customers whom rows of the journal name first, or tell that they are known. */
export function customersIn(rows: readonly StoredRow[]): string[] {
  const found = new Set<string>();
  for (const row of rows) {
    if (row.type !== 'conversation.opened' && row.type !== 'conversation.identified') continue;
    const event = eventOf(row);
    if (event.type === 'conversation.opened') found.add(event.customerId);
    if (event.type === 'conversation.identified') found.add(event.knownId);
  }
  return [...found];
}
