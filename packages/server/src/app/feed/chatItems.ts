import { memberOf, type Author, type Chat, type ChatEvent } from '@shopbell/engine';
import type { FileRef } from '@shopbell/sdk/model';
import type { Told } from './told.ts';

type Posted = Extract<ChatEvent, { type: 'staff-chat.posted' | 'customer-group.posted' }>;

/** What is told of a message alike in both families, written by `author`. */
export function messageOf<Member>(
  { messageId, by, clientId, number, at }: Posted,
  author: Member,
  reader: Author,
  { seq, text, parts }: Omit<Told, 'event'>,
) {
  const own = by.kind === reader.kind && by.id === reader.id;
  return {
    kind: 'message',
    id: messageId,
    seq,
    at,
    author,
    number,
    ...(own ? { clientId } : {}),
    ...(text === undefined ? { text: '', erased: true } : { text }),
    ...(parts?.files === undefined ? {} : { files: [...parts.files] satisfies FileRef[] }),
  } as const;
}

/** What is told of a chat alike in both families. */
export function standingOf<Item extends { readonly seq: number }>(
  chat: Readonly<Chat>,
  reader: Author,
  newest: Item | undefined,
) {
  const { id, count, lastSeq } = chat;
  return {
    id,
    count,
    seen: memberOf(chat, reader)?.seen ?? 0,
    lastSeq: newest?.seq ?? lastSeq,
    ...(newest ? { newest } : {}),
  };
}
