import { textKeyOf } from '@shopbell/metrics';

/**
 * The part of the storage port that forgets customers. A journal row with `erasesCustomers` takes away, in its own commit
 * and of its own shop only:
 * - text and parts of every message of their conversations, whoever wrote it, and of what they wrote anywhere else, with
 *   the digests and text keys by which the words could be guessed, here and in the journal: only the keys of phrases that
 *   the shop itself agreed on stay (FL-12);
 * - the ways to find any of it;
 * - what is known of their files, and of those that were posted in their conversations alone: these are orphans at once, and
 *   nobody's;
 * - their names, and that the shop's own ids stood for them: whoever logs in under one is somebody new;
 * - why they were blocked, in the journal, in the log of changes and in the snapshot.
 *
 * Rows, places, times, lengths and the other facts stay, so that every figure is what it was.
 */
export interface ErasureStorage {
  isErased(shopId: string, customerId: string): Promise<boolean>;
  /**
   * Makes unreadable in the files of the storage what they still hold of customers who were erased. False if something in
   * the way (a long read) keeps part of it for now: ask again later. Harmless if nothing is to be done.
   */
  scrub(): Promise<boolean>;
}

/** An event of the journal without what is made of words, or typed: the digest of a message, the reason of a block. */
export function withoutTyped(data: string): string {
  const event = JSON.parse(data) as Record<string, unknown>;
  for (const key of ['digest', 'reason']) if (typeof event[key] === 'string') event[key] = '';
  return JSON.stringify(event);
}

/** The fields of a logged change, as JSON, without the reason of a block. */
export function withoutReason(fields: string): string {
  const told = JSON.parse(fields) as { readonly field: string }[];
  return JSON.stringify(told.filter(({ field }) => field !== 'reason'));
}

/** What statistics keep of a message, as JSON, without what is made of its words, unless these are an agreed phrase. */
export function withoutTextKey(facts: string, agreed: ReadonlySet<string>): string {
  const { textKey, ...others } = JSON.parse(facts) as { textKey?: string };
  return textKey === undefined || agreed.has(textKey) ? facts : JSON.stringify(others);
}

/** Keys of all phrases that a shop ever agreed on (FL-12), by its statistics settings as JSON. */
export function agreedPhrases(settings: readonly string[]): Set<string> {
  const phrases = settings.map(
    (data) => (JSON.parse(data) as SettingsFact).settings?.filters?.advertising?.phrase,
  );
  return new Set(phrases.flatMap((phrase) => (phrase === undefined ? [] : textKeyOf(phrase))));
}

interface SettingsFact {
  readonly settings?: { readonly filters?: { readonly advertising?: { readonly phrase?: string } } };
}
