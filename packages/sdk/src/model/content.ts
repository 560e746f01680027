import * as z from 'zod';
import { CardRef } from './cards.ts';
import { limits } from './limits.ts';
import { Id } from './scope.ts';

/** At least one of the three. No limit on `text` here: a long one gets its own refusal, TEXT_TOO_LONG, not a general one. */
export const content = {
  text: z.string().optional(),
  /** Ids of files that the sender uploaded. */
  files: z.array(Id).min(1).max(limits.filesPerMessage).optional(),
  card: CardRef.optional(),
};
export const hasContent = ({
  text = '',
  files,
  card,
}: {
  text?: string | undefined;
  files?: unknown;
  card?: unknown;
}) => text.trim() !== '' || files !== undefined || card !== undefined;
