import type { LinkRow } from './identities.ts';
import type { StatisticFactInput } from './statistics.ts';
import type { AppendEntry, NewRow } from './storage.ts';

/** Rows and entries as the contract suite makes them. */

export function entry(shopId: string, expectedSeq: number, rows: readonly NewRow[]): AppendEntry {
  return { shopId, expectedSeq, rows: rows.map((row) => withMessageOf(shopId, row)) };
}

/** Message ids are unique within a shop only. */
function withMessageOf(shopId: string, row: NewRow): NewRow {
  return row.message
    ? { ...row, message: { ...row.message, messageId: `${shopId}-message-${row.seq}` } }
    : row;
}

export function plain(seq: number, conversationId = 'talk'): NewRow {
  return { ...plainOfNoConversation(seq), conversationId };
}

export function plainOfNoConversation(seq: number): NewRow {
  return { seq, at: 1000 + seq, type: 'thing.happened', version: 1, data: `{"n":${seq}}`, audiences: [] };
}

export function told(seq: number, audiences: readonly string[]): NewRow {
  return { ...plain(seq), audiences };
}

export function written(seq: number, clientId: string, author = 'customer:c', text = `text ${seq}`): NewRow {
  const message = { messageId: '', author, clientId, digest: `digest-${seq}`, text };
  return { ...plain(seq), message };
}

/** A link, and what statistics are told of it. */
export function linked(link: LinkRow): [LinkRow, StatisticFactInput] {
  const { anonymousId, customerId } = link;
  const data = `${anonymousId} is ${customerId}`;
  return [link, { type: 'identity', id: anonymousId, digest: data, data }];
}

export function seqsOf(rows: readonly { seq: number }[]): number[] {
  return rows.map(({ seq }) => seq);
}
