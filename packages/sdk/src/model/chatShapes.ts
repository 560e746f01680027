import * as z from 'zod';
import { FileRef } from './files.ts';
import { Id, Instant, Seq } from './scope.ts';

/** What is said in a chat, written by one of its members. */
export const messageShape = <Member extends z.ZodType>(member: Member) =>
  ({
    kind: z.literal('message'),
    id: Id,
    seq: Seq,
    at: Instant,
    author: member,
    /** Its place among the messages of the chat: 1 is the first. */
    number: z.int().min(1),
    /** Told to its author. */
    clientId: Id.optional(),
    text: z.string(),
    files: z.array(FileRef).optional(),
    /** Whoever wrote it was erased: the text is empty, files are gone. */
    erased: z.boolean().optional(),
  }) as const;

/** What became of a chat beside what was said: `by` is who did it. */
export const noticeShape = <Member extends z.ZodType>(member: Member) =>
  ({ kind: z.literal('notice'), seq: Seq, at: Instant, by: member }) as const;

/** A chat as one of its members sees it: without what was said, but for the newest. */
export const chatShape = <Member extends z.ZodType, Item extends z.ZodType>(member: Member, item: Item) =>
  ({
    id: Id,
    /** Whoever has been in it longest first. */
    members: z.array(member),
    /** Messages that there ever were: the number of the newest. */
    count: z.int().min(0),
    /** The number up to which the member has read; what one writes oneself is read. Unread are `count - seen`. */
    seen: z.int().min(0),
    /** Sequence of the newest item. */
    lastSeq: Seq,
    /** The newest item, a long text cut to its beginning and without files' names. */
    newest: item.optional(),
  }) as const;

/** What every event of a chat tells. */
export const aboutChat = { chatId: Id, at: Instant };
