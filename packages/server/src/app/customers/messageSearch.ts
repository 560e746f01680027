import { conversationOf } from '@shopbell/engine';
import { searchLimits, type FoundMessage } from '@shopbell/sdk/model';
import { textKeyOf, type TextRow } from '../../storage/customers.ts';
import { agentRef } from '../feed/names.ts';
import type { Carries } from '../feed/ownership.ts';
import type { Where } from './customerSearch.ts';

/** Messages that are looked at together, and how often for one page: a search ends, however much nobody here may read. */
const atOnce = 50;
const rounds = 4;

interface Page {
  readonly found: FoundMessage[];
  /** What to ask for the page that follows with. */
  readonly next?: number;
}

/**
 * Conversations in which somebody wrote that, each at its newest place of this page; of those only that the asking agent has,
 * or may read now that they have ended. A page may hold fewer than follow: there is more as long as there is `next`. One
 * letter is in nearly everything and finds nothing.
 */
export async function searchMessages(
  where: Where,
  agentId: string,
  { text, before }: { readonly text: string; readonly before?: number | undefined },
  carries: Carries,
): Promise<Page> {
  const { storage, shop, reader } = where;
  const { shopId } = shop.desk.shop;
  if (Array.from(textKeyOf(text)).length < 2) return { found: [] };
  const seen = new Set<string>();
  const found: FoundMessage[] = [];
  let next = before;
  for (let round = 0; round < rounds; round++) {
    const below = next === undefined ? {} : { before: next };
    const rows = await storage.findTexts(shopId, { text, ...below, limit: atOnce });
    for (const row of rows) {
      next = row.seq;
      if (seen.has(row.conversationId)) continue;
      seen.add(row.conversationId);
      const open = conversationOf(shop.desk.desk, row.conversationId);
      // What is said to a colleague now, be it after it was passed on, is the colleague's.
      if (open && open.agentId !== agentId) continue;
      const summary = (await reader.mayRead(row.conversationId, carries))
        ? await reader.summary(row.conversationId)
        : undefined;
      if (!summary) continue;
      const { customer, ...conversation } = summary;
      found.push({ customer, conversation, message: messageOf(where, row, text) });
      if (found.length === searchLimits.texts) return { found, next };
    }
    if (rows.length < atOnce) return { found };
  }
  return { found, ...(next === undefined ? {} : { next }) };
}

function messageOf({ shop }: Where, { messageId, seq, at, author, text }: TextRow, asked: string) {
  const agentId = author.startsWith('agent:') ? author.slice('agent:'.length) : undefined;
  return {
    id: messageId,
    seq,
    at,
    ...(agentId === undefined ? {} : { agent: agentRef(shop.desk.desk, agentId) }),
    excerpt: excerptOf(text, asked),
  };
}

/** As much as is shown, with a little of what stands before what was found. */
function excerptOf(text: string, asked: string): string {
  const line = text.replace(/\s+/gu, ' ').trim();
  const letters = Array.from(line);
  // Where letters have another length in the key the place is only nearly right: what is shown is longer than that.
  const at = Array.from(textKeyOf(line).split(textKeyOf(asked))[0] ?? '').length;
  const from = at + asked.length <= searchLimits.excerpt ? 0 : Math.max(0, at - 20);
  const cut = letters.slice(from, from + searchLimits.excerpt).join('');
  return `${from > 0 ? '…' : ''}${cut}${from + searchLimits.excerpt < letters.length ? '…' : ''}`;
}
