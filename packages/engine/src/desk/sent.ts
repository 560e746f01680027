import type { MessageAuthor } from '../event.ts';
import type { OpenConversation } from './openConversation.ts';

/** What a client id stands for, so that a repeat gets the first answer. */
export interface SentMessage {
  readonly messageId: string;
  /** What `contentKey` makes of the digest. */
  readonly content: string;
  readonly seq: number;
  readonly at: number;
}

/**
 * A conversation keeps what was sent in it as one text, a line for each message: by the hundred thousand, maps and objects
 * would be several times as large. No id holds a space or a line break. `author`: by what the same writer is known again.
 */
export function noteSent(
  open: Pick<OpenConversation, 'sent'>,
  author: string,
  message: { readonly clientId: string; readonly messageId: string; readonly digest: string },
  { seq, at }: { readonly seq: number; readonly at: number },
): void {
  const { clientId, messageId, digest } = message;
  const fields = [clientId, messageId, seq.toString(36), at.toString(36), contentKey(digest)];
  // Joined, not added up: what is added up is kept as its parts until somebody reads it, and they are larger.
  open.sent = [open.sent, '\n', author, ' ', fields.join(' ')].join('');
}

/** The message that this author sent in the conversation under a client id. */
export function sentIn(
  { sent }: Readonly<Pick<OpenConversation, 'sent'>>,
  author: string,
  clientId: string,
): SentMessage | undefined {
  if (sent === '') return undefined;
  const found = sent.indexOf(`\n${author} ${clientId} `);
  if (found < 0) return undefined;
  const end = sent.indexOf('\n', found + 1);
  return readLine(sent.slice(found + 1, end < 0 ? undefined : end));
}

/** All that was sent in the conversation, and by whom, in order. */
export function* sentMessages({
  sent,
}: Readonly<Pick<OpenConversation, 'sent'>>): Iterable<SentMessage & { readonly author: string }> {
  for (const line of sent.split('\n')) if (line !== '') yield readLine(line);
}

function readLine(line: string): SentMessage & { readonly author: string } {
  const [author = '', , messageId = '', seq = '', at = '', content = ''] = line.split(' ');
  return { author, messageId, content, seq: Number.parseInt(seq, 36), at: Number.parseInt(at, 36) };
}

/** The same without what this author sent. */
export function withoutSentBy(sent: string, author: string): string {
  const lines = sent.split('\n');
  return lines.filter((line) => !line.startsWith(`${author} `)).join('\n');
}

/** As much of a digest as tells contents apart: 16 of its characters, which are 64 bits and more. */
export function contentKey(digest: string): string {
  return digest.slice(-16);
}

/** Who wrote in a conversation: it has one customer, under whatever id they sent it, and one robot. */
export function authorKey({ kind, id }: Pick<MessageAuthor, 'kind' | 'id'>): string {
  return kind === 'agent' ? `agent:${id}` : kind;
}
