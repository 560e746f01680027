import type { ResultOf } from '../model/methods.ts';
import { isItem } from './conversation.ts';
import { isCount, isFlag, isRecord, isText, listOf, shape } from './shape.ts';

/** What the answers to requests must hold to be relied on. Answers that one client alone gets are checked in its room. */
export const isSent = shape<ResultOf<'message.send'>>({ id: isText, seq: isCount, at: isCount });
export const isHistory = shape<ResultOf<'history.read'>>({ items: listOf(isItem), more: isFlag });
export const isNothing = isRecord as (value: unknown) => value is Record<string, never>;
