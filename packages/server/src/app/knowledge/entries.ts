import {
  knowledgeInputs,
  knowledgeKinds,
  KnowledgeReplacement,
  shopbellError,
  type IntentAnswer,
  type KnowledgeBase,
  type KnowledgeEntries,
  type KnowledgeInput,
  type KnowledgeKind,
} from '@shopbell/sdk/model';
import type * as z from 'zod';
import type { KnowledgeBook, NewKnowledgeRow } from '../../storage/storage.ts';
import { Reasons } from '../admin/reasons.ts';

/** As it is written: the version comes of writing it. */
export type Unversioned = { [K in KnowledgeKind]: Omit<KnowledgeEntries[K], 'version'> };
export type Entry = Unversioned[KnowledgeKind];

/** Where each list stands in a `KnowledgeBase`. */
const listNames = {
  faq: 'faq',
  recommendation: 'recommendations',
  'robot-entry': 'robotEntries',
  'intent-answer': 'intentAnswers',
} as const satisfies Record<KnowledgeKind, keyof KnowledgeBase>;

/**
 * An entry as it is kept; an id is made if none was given. Throws INVALID_ARGUMENT with every reason, or ALREADY_EXISTS if
 * another one answers the same.
 */
export function checkedEntry<K extends KnowledgeKind>(
  kind: K,
  input: KnowledgeInput<K>,
  { makeId, others }: { makeId: () => string; others: readonly IntentAnswer[] },
): Unversioned[K] {
  // Each input schema is its entry's own but for the id.
  const schema: z.ZodType<{ id?: string | undefined }> = knowledgeInputs[kind];
  const reasons = new Reasons(schema, input);
  const given: Partial<Omit<IntentAnswer, 'version'>> = reasons.given;
  const about = aboutOf(given, '', reasons);
  if (about && others.some((other) => other.id !== given.id && aboutOf(other) === about))
    reasons.refused('intent', shopbellError('ALREADY_EXISTS'));
  const entry = reasons.settled();
  return { ...entry, id: entry.id ?? makeId() } as Unversioned[K];
}

export function rowOf(kind: KnowledgeKind, entry: Entry): NewKnowledgeRow {
  return { kind, id: entry.id, data: JSON.stringify(entry) };
}

/** Rows of lists that this version does not know are left out. */
export function knowledgeBaseOf({ version, rows }: KnowledgeBook): KnowledgeBase {
  const listed = <K extends KnowledgeKind>(kind: K): KnowledgeEntries[K][] =>
    rows.flatMap((row) =>
      row.kind === kind
        ? ({ ...(JSON.parse(row.data) as object), version: row.version } as KnowledgeEntries[K])
        : [],
    );
  return {
    faq: listed('faq'),
    recommendations: listed('recommendation'),
    robotEntries: listed('robot-entry'),
    intentAnswers: listed('intent-answer'),
    version,
  };
}

/** With one entry more at the end of its list, or in its place. */
export function withEntry<K extends KnowledgeKind>(
  base: KnowledgeBase,
  kind: K,
  entry: KnowledgeEntries[K],
): KnowledgeBase {
  const list: readonly { readonly id: string }[] = base[listNames[kind]];
  const known = list.some(({ id }) => id === entry.id);
  const next = known ? list.map((one) => (one.id === entry.id ? entry : one)) : [...list, entry];
  return { ...base, [listNames[kind]]: next, version: entry.version };
}

export function withoutEntry(
  base: KnowledgeBase,
  { kind, id }: { kind: KnowledgeKind; id: string },
  version: number,
): KnowledgeBase {
  const list: readonly { readonly id: string }[] = base[listNames[kind]];
  return { ...base, [listNames[kind]]: list.filter((one) => one.id !== id), version };
}

/** With the lists that were replaced. */
export function withLists(
  base: KnowledgeBase,
  kinds: readonly KnowledgeKind[],
  written: KnowledgeBook,
): KnowledgeBase {
  const fresh = knowledgeBaseOf(written);
  const lists = kinds.map((kind) => [listNames[kind], fresh[listNames[kind]]] as const);
  return { ...base, ...Object.fromEntries(lists), version: written.version };
}

export function entryIn(
  base: KnowledgeBase,
  kind: KnowledgeKind,
  id: string,
): KnowledgeEntries[KnowledgeKind] | undefined {
  return entriesIn(base, kind).find((one) => one.id === id);
}

export function entriesIn(
  base: KnowledgeBase,
  kind: KnowledgeKind,
): readonly KnowledgeEntries[KnowledgeKind][] {
  return base[listNames[kind]];
}

/** The version of an entry; 0 if there is none. */
export function versionIn(base: KnowledgeBase, kind: KnowledgeKind, id: string): number {
  return entryIn(base, kind, id)?.version ?? 0;
}

/** What a replacement comes to in storage. Throws INVALID_ARGUMENT, also with every repeated id, or intent of one product. */
export function replacedLists(
  replacement: KnowledgeReplacement,
  makeId: () => string,
): { kinds: KnowledgeKind[]; rows: NewKnowledgeRow[] } {
  const reasons = new Reasons(KnowledgeReplacement, replacement);
  const { given } = reasons;
  for (const kind of knowledgeKinds) sayRepeats(reasons, listNames[kind], given[listNames[kind]] ?? []);
  const lists = reasons.settled();
  const kinds = knowledgeKinds.filter((kind) => lists[listNames[kind]] !== undefined);
  const rows = kinds.flatMap((kind) => {
    const entries: readonly { id?: string | undefined }[] = lists[listNames[kind]] ?? [];
    return entries.map((entry) => rowOf(kind, { ...entry, id: entry.id ?? makeId() } as Entry));
  });
  return { kinds, rows };
}

/** What is there in two entries of a list, as far as they can be read. */
function sayRepeats(
  reasons: Reasons<unknown>,
  list: string,
  entries: readonly (Partial<Omit<IntentAnswer, 'version'>> | undefined)[],
): void {
  const ids = new Set<string>();
  const abouts = new Set<string>();
  for (const [index, entry = {}] of entries.entries()) {
    const path = `${list}.${String(index)}`;
    if (entry.id !== undefined && ids.has(entry.id)) reasons.wrong(`${path}.id`, 'is there already');
    if (entry.id !== undefined) ids.add(entry.id);
    const about = aboutOf(entry, `${path}.`, reasons);
    if (about === undefined) continue;
    if (abouts.has(about)) reasons.wrong(`${path}.intent`, 'is answered for this already');
    abouts.add(about);
  }
}

/** What an answer is for: of two for the same only one would ever be given. Undefined as far as it cannot be read. */
function aboutOf(
  { intent, sku }: { readonly intent?: string | undefined; readonly sku?: string | undefined },
  at = '',
  reasons?: Reasons<unknown>,
): string | undefined {
  if (intent === undefined || reasons?.isRead(`${at}sku`) === false) return undefined;
  return JSON.stringify([intent, sku]);
}
