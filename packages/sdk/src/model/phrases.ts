import * as z from 'zod';
import { Id } from './scope.ts';
import { written } from './written.ts';

/**
 * Limits of quick phrases, in UTF-16 code units; `phrases` of one list, and `bytes` of it as JSON: two lists are one answer,
 * which leaves half of what a peer may have unread (1 MiB) to everything else.
 */
export const phraseLimits = { title: 60, folder: 40, text: 1000, phrases: 300, bytes: 262_144 } as const;

const phrase = {
  id: Id,
  title: written(phraseLimits.title, 'one line'),
  /** Phrases of one folder stand together; left out: in none. */
  folder: written(phraseLimits.folder, 'one line').optional(),
  /** `{customer}`, `{agent}`, `{shop}`, `{order}`, `{sku}` and `{tracking}` stand for what they name. */
  text: written(phraseLimits.text, 'lines'),
};

/** A quick phrase as it is written; `version` is the one that was read, 0 of a new one. */
export const PhraseInput = z.object({ ...phrase, version: z.int().min(0) }).meta({ id: 'PhraseInput' });
export type PhraseInput = z.infer<typeof PhraseInput>;

/** A text that agents send often (WB-17). */
export const Phrase = z.object({ ...phrase, version: z.int().min(1) }).meta({ id: 'Phrase' });
export type Phrase = z.infer<typeof Phrase>;

/** Everything that an agent can say with one key: the shop's, and their own. */
export const Phrases = z
  .object({
    shop: z.array(Phrase),
    own: z.array(Phrase),
    /** Whether the asking agent may change the shop's. */
    mayEditShop: z.boolean(),
  })
  .meta({ id: 'Phrases' });
export type Phrases = z.infer<typeof Phrases>;
