import {
  knowledgeInputs,
  knowledgeKinds,
  shopbellError,
  type IntentAnswer,
  type KnowledgeBase,
  type KnowledgeEntries,
  type KnowledgeInput,
  type KnowledgeKind,
  type KnowledgeReplacement,
} from '@shopbell/sdk/model';
import type * as z from 'zod';
import type { KnowledgeBook, NewKnowledgeRow } from '../../storage/storage.ts';
import { issuesOf } from '../json/readJson.ts';

/** As it is written: the version comes of writing it. */
export type Unversioned = { [K in KnowledgeKind]: Omit<KnowledgeEntries[K], 'version'> };
type Entry = Unversioned[KnowledgeKind];
type Issue = { path: string; message: string };

/** Where each list stands in a `KnowledgeBase`. */
const listNames = {
  faq: 'faq',
  recommendation: 'recommendations',
  'robot-entry': 'robotEntries',
  'intent-answer': 'intentAnswers',
} as const satisfies Record<KnowledgeKind, keyof KnowledgeBase>;

/** The value as a schema takes it; throws INVALID_ARGUMENT with every reason. */
export function checked<S extends z.ZodType>(schema: S, value: unknown): z.output<S> {
  const read = schema.safeParse(value);
  if (read.success) return read.data;
  throw shopbellError('INVALID_ARGUMENT', { issues: issuesOf(read.error) });
}

/** An entry as it is kept; an id is made if none was given. Throws INVALID_ARGUMENT. */
export function checkedEntry<K extends KnowledgeKind>(
  kind: K,
  input: KnowledgeInput<K>,
  makeId: () => string,
): Unversioned[K] {
  // Each input schema is its entry's own but for the id.
  const schema: z.ZodType<{ id?: string | undefined }> = knowledgeInputs[kind];
  const entry = checked(schema, input);
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

/** The version of an entry; 0 if there is none. */
export function versionIn(base: KnowledgeBase, kind: KnowledgeKind, id: string): number {
  const list: readonly { readonly id: string; readonly version: number }[] = base[listNames[kind]];
  return list.find((one) => one.id === id)?.version ?? 0;
}

/** What a replacement comes to in storage. Throws INVALID_ARGUMENT with every repeated id, or intent of one product. */
export function replacedLists(
  replacement: KnowledgeReplacement,
  makeId: () => string,
): { kinds: KnowledgeKind[]; rows: NewKnowledgeRow[] } {
  const kinds = knowledgeKinds.filter((kind) => replacement[listNames[kind]] !== undefined);
  const issues: Issue[] = [];
  const rows = kinds.flatMap((kind) => {
    const inputs: readonly KnowledgeInput<KnowledgeKind>[] = replacement[listNames[kind]] ?? [];
    const entries = inputs.map((input) => checkedEntry(kind, input, makeId));
    issues.push(...repeatsIn(kind, entries));
    return entries.map((entry) => rowOf(kind, entry));
  });
  if (issues.length > 0) throw shopbellError('INVALID_ARGUMENT', { issues: issues.slice(0, 20) });
  return { kinds, rows };
}

function repeatsIn(kind: KnowledgeKind, entries: readonly Entry[]): Issue[] {
  const ids = new Set<string>();
  const abouts = new Set<string>();
  return entries.flatMap((entry, index) => {
    const issues: Issue[] = [];
    const path = `${listNames[kind]}.${String(index)}`;
    if (ids.has(entry.id)) issues.push({ path: `${path}.id`, message: 'is there already' });
    ids.add(entry.id);
    if ('intent' in entry) {
      const about = aboutOf(entry);
      if (abouts.has(about)) issues.push({ path: `${path}.intent`, message: 'is answered for this already' });
      abouts.add(about);
    }
    return issues;
  });
}

/** Whether another entry answers the same intent for the same product: only one of them would ever be given. */
export function answersSame(entry: Entry, other: IntentAnswer): boolean {
  return 'intent' in entry && entry.id !== other.id && aboutOf(entry) === aboutOf(other);
}

function aboutOf({ intent, sku }: Pick<IntentAnswer, 'intent' | 'sku'>): string {
  return JSON.stringify([intent, sku]);
}
