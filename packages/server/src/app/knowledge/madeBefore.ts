import type {
  KnowledgeBase,
  KnowledgeEntries,
  KnowledgeKind,
  KnowledgeReplacement,
  RobotSettings,
} from '@shopbell/sdk/model';
import { isRepeat, isSame } from '../admin/repeats.ts';
import { entriesIn, entryIn, replacedLists, type Entry } from './entries.ts';

/*
 * What a write that names an older version finds when it was made already and is asked again, because its answer was lost:
 * what it made, as it is kept. Undefined where something else stands there.
 */

export function entryMade(
  now: KnowledgeBase,
  kind: KnowledgeKind,
  asked: Entry,
  ifVersion: number,
): KnowledgeEntries[KnowledgeKind] | undefined {
  const made = entryIn(now, kind, asked.id);
  return made && made.version > ifVersion && isSame(contentOf(made), asked) ? made : undefined;
}

/** Entries that were given without an id have one of their own by now. */
export function listsMade(
  now: KnowledgeBase,
  input: KnowledgeReplacement,
  ifVersion: number,
): KnowledgeBase | undefined {
  if (now.version <= ifVersion) return undefined;
  const { kinds, rows } = replacedLists(input, () => '');
  const isMade = kinds.every((kind) => {
    const made = entriesIn(now, kind);
    const asked = rows.flatMap((row) => (row.kind === kind ? (JSON.parse(row.data) as Entry) : []));
    return (
      made.length === asked.length &&
      made.every((entry, at) => isSame(contentOf(entry), withId(asked[at], entry.id)))
    );
  });
  return isMade ? now : undefined;
}

export function robotMade(
  { version, ...now }: RobotSettings,
  asked: Omit<RobotSettings, 'version'>,
  ifVersion: number,
): RobotSettings | undefined {
  const isMade = isRepeat({ version: ifVersion, given: asked }, { version, value: now });
  return isMade ? { ...now, version } : undefined;
}

function contentOf({ version: _version, ...content }: { readonly version: number }): object {
  return content;
}

function withId(entry: Entry | undefined, id: string): object | undefined {
  return entry?.id === '' ? { ...entry, id } : entry;
}
