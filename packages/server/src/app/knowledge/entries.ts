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
import type { KnowledgeRow } from '../../storage/storage.ts';
import { issuesOf } from '../json/readJson.ts';

type Entry = KnowledgeEntries[KnowledgeKind];
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
): KnowledgeEntries[K] {
  // Each input schema is its entry's own but for the id.
  const schema: z.ZodType<{ id?: string | undefined }> = knowledgeInputs[kind];
  const entry = checked(schema, input);
  return { ...entry, id: entry.id ?? makeId() } as KnowledgeEntries[K];
}

export function rowOf(kind: KnowledgeKind, entry: Entry): KnowledgeRow {
  return { kind, id: entry.id, data: JSON.stringify(entry) };
}

/** Rows of lists that this version does not know are left out. */
export function knowledgeBaseOf(rows: readonly KnowledgeRow[]): KnowledgeBase {
  const listed = <K extends KnowledgeKind>(kind: K): KnowledgeEntries[K][] =>
    rows.filter((row) => row.kind === kind).map(({ data }) => JSON.parse(data) as KnowledgeEntries[K]);
  return {
    faq: listed('faq'),
    recommendations: listed('recommendation'),
    robotEntries: listed('robot-entry'),
    intentAnswers: listed('intent-answer'),
  };
}

/** What a replacement comes to in storage. Throws INVALID_ARGUMENT with every repeated id, or intent of one product. */
export function replacedLists(
  replacement: KnowledgeReplacement,
  makeId: () => string,
): { kinds: KnowledgeKind[]; rows: KnowledgeRow[] } {
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

function aboutOf({ intent, sku }: IntentAnswer): string {
  return JSON.stringify([intent, sku]);
}
