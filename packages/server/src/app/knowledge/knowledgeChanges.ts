import type { KnowledgeBase, KnowledgeEntries, KnowledgeKind } from '@shopbell/sdk/model';
import type { NewChangeRow } from '../../storage/changes.ts';
import type { NewKnowledgeRow } from '../../storage/storage.ts';
import { changeRows, type About } from '../changes/changeRow.ts';
import { entriesIn, type Entry } from './entries.ts';

type Log = Pick<About, 'shopId' | 'at' | 'by'>;

/** What becomes of an entry; its list stands before its id, which is unique in that list alone. */
export function entryChanges(
  log: Log,
  kind: KnowledgeKind,
  before: KnowledgeEntries[KnowledgeKind] | undefined,
  after: Entry | undefined,
): readonly NewChangeRow[] {
  const entry = after ?? before;
  if (!entry) return [];
  const about = { ...log, what: 'knowledge', id: `${kind}/${entry.id}`, name: nameOf(entry) } as const;
  return changeRows(about, { before: before && fieldsOf(before), after: after && fieldsOf(after) });
}

/** What becomes of whole lists: one change for each entry that differs, and one for a list in another order. */
export function listChanges(
  log: Log,
  before: KnowledgeBase,
  { kinds, rows }: { readonly kinds: readonly KnowledgeKind[]; readonly rows: readonly NewKnowledgeRow[] },
): readonly NewChangeRow[] {
  return kinds.flatMap((kind) => {
    const known = entriesIn(before, kind);
    const fresh = rows.flatMap((row) => (row.kind === kind ? (JSON.parse(row.data) as Entry) : []));
    const knownById = new Map(known.map((entry) => [entry.id, entry]));
    const freshIds = new Set(fresh.map(({ id }) => id));
    const kept = known.filter(({ id }) => freshIds.has(id)).map(({ id }) => id);
    const keptNow = fresh.filter(({ id }) => knownById.has(id)).map(({ id }) => id);
    return [
      ...known.flatMap((entry) => (freshIds.has(entry.id) ? [] : entryChanges(log, kind, entry, undefined))),
      ...fresh.flatMap((entry) => entryChanges(log, kind, knownById.get(entry.id), entry)),
      ...changeRows(
        { ...log, what: 'knowledge', id: kind },
        { before: { order: kept }, after: { order: keptNow } },
      ),
    ];
  });
}

function nameOf(entry: Entry): string {
  if ('title' in entry) return entry.title;
  return 'question' in entry ? entry.question : entry.intent;
}

function fieldsOf(entry: Entry & { readonly version?: number }): object {
  const { id: _id, version: _version, ...fields } = entry;
  return fields;
}
