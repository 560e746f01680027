import type { GroupSetup, Page } from '@shopbell/sdk/admin';
import type { Words } from '../../words/words.ts';
import { reasonsOf, takenIn } from '../form/problems.ts';
import { groupSkus } from './skus.ts';

export const pages: readonly Page[] = ['shop', 'product', 'order', 'tracking'];

/** RT-13. */
export const defaultWeight = 6;
/** RT-14. */
export const maximumWeight = 10;

/** The part of a group that a manager edits. */
export type GroupDraft = Pick<
  GroupSetup,
  'name' | 'pages' | 'skus' | 'members' | 'enabled' | 'allowDefaultFallback' | 'overflow'
>;

/** RT-08: falling back, and enabled. */
export const newGroup: GroupDraft = {
  name: '',
  pages: [],
  skus: [],
  members: [],
  enabled: true,
  allowDefaultFallback: true,
  overflow: false,
};

export function draftOf(group: GroupSetup): GroupDraft {
  const { name, pages, skus, members, enabled, allowDefaultFallback, overflow } = group;
  return { name, pages, skus, members, enabled, allowDefaultFallback, overflow };
}

/** Which other group has a value (RT-05): by `page:shop` and `sku:1001`. Disabled groups keep theirs (RT-19). */
export function holders(
  groups: readonly GroupSetup[],
  exceptId: string | undefined,
): ReadonlyMap<string, string> {
  const held = new Map<string, string>();
  for (const { id, name, pages, skus } of groups) {
    if (id === exceptId) continue;
    for (const page of pages) held.set(`page:${page}`, name);
    for (const sku of skus) held.set(`sku:${sku}`, name);
  }
  return held;
}

export interface GroupProblems {
  readonly name?: string;
  readonly scope?: string;
  readonly members?: string;
}

/** What is wrong with a draft before anybody is asked (RT-02, RT-14). */
export function problemsOf(
  draft: GroupDraft,
  { groups, id, isDefault }: { groups: readonly GroupSetup[]; id: string | undefined; isDefault: boolean },
  { settings }: Words,
): GroupProblems {
  const text = settings.groups;
  const same = (a: string, b: string): boolean => a.trim().normalize('NFC') === b.trim().normalize('NFC');
  const name =
    draft.name.trim() === ''
      ? text.nameRequired
      : groups.some((group) => group.id !== id && same(group.name, draft.name))
        ? text.nameTaken
        : undefined;
  const scope =
    isDefault || draft.pages.length + draft.skus.length > 0
      ? draft.skus.length > groupSkus
        ? text.tooManySkus(groupSkus)
        : undefined
      : text.scopeRequired;
  const members =
    draft.members.length === 0 && !isDefault
      ? text.membersRequired
      : draft.members.every(({ weight }) => isWeight(weight))
        ? undefined
        : `${text.weight}: ${text.weightWrong}`;
  return {
    ...(name === undefined ? {} : { name }),
    ...(scope === undefined ? {} : { scope }),
    ...(members === undefined ? {} : { members }),
  };
}

/** What the server refused, beside the field that it is about: every reason at once. */
export function refusedFields(error: unknown, { settings }: Words): GroupProblems {
  const text = settings.groups;
  const fields: { name?: string; scope?: string; members?: string } = {};
  for (const reason of reasonsOf(error)) {
    const { code, path } = reason;
    if (code === 'NAME_REQUIRED') fields.name = text.nameRequired;
    else if (code === 'NAME_TAKEN') fields.name = text.nameTaken;
    else if (code === 'WEIGHT_OUT_OF_RANGE') fields.members = `${text.weight}: ${text.weightWrong}`;
    else if (code === 'SCOPE_TAKEN') {
      // In the server's words: whoever took it may have done so since the groups were read.
      const listed = takenIn(reason).map(({ value, groupName }) => `${value} (${text.takenBy(groupName)})`);
      fields.scope = text.skuTaken(listed.length) + listed.slice(0, 10).join(', ');
    } else if (path.startsWith('name')) fields.name = code;
    else if (/^(?:scopes|pages|skus)/.test(path)) fields.scope = code;
    else if (path.startsWith('members')) fields.members = code;
  }
  return fields;
}

export function isWeight(weight: number): boolean {
  return Number.isInteger(weight) && weight >= 0 && weight <= maximumWeight;
}
