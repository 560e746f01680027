import type { AgentSetup, GroupSetup, Page } from '@shopbell/sdk/admin';
import type { Words } from '../../words/words.ts';
import { reasonsOf, takenIn, type Taken } from '../form/problems.ts';
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
  /** Of pages and SKUs together. */
  readonly scope?: string;
  readonly pages?: string;
  readonly skus?: string;
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

/** So many of one field are named; of thousands nobody reads more. */
const namedAtMost = 10;

/**
 * What the server refused of this draft, beside the field that it is about: every reason at once, each value and agent by
 * its name.
 */
export function refusedFields(
  error: unknown,
  { draft, agents }: { draft: GroupDraft; agents: readonly AgentSetup[] },
  { settings, page: pageNames }: Words,
): GroupProblems {
  const text = settings.groups;
  const told: { [K in keyof GroupProblems]-?: string[] } = {
    name: [],
    scope: [],
    pages: [],
    skus: [],
    members: [],
  };
  const sayTaken = ({ value, groupName }: Taken): void => {
    // In the server's words: whoever took it may have done so since the groups were read.
    const held = text.takenBy(groupName);
    const page = pages.find((one) => one === value && draft.pages.includes(one));
    if (page) told.pages.push(`${pageNames[page]} (${held})`);
    else told.skus.push(`${value} (${held})`);
  };
  for (const reason of reasonsOf(error)) {
    const { code, path } = reason;
    const [field = '', at = '', part] = path.split('.');
    if (code === 'NAME_REQUIRED') told.name.push(text.nameRequired);
    else if (code === 'NAME_TAKEN') told.name.push(text.nameTaken);
    else if (code === 'SCOPE_TAKEN') takenIn(reason).forEach(sayTaken);
    else if (field === 'name') told.name.push(code);
    else if (field === 'members') {
      const { agentId = '' } = draft.members[Number(at)] ?? {};
      const agent = agents.find(({ id }) => id === agentId)?.name ?? text.unknownAgent(agentId);
      const said = code === 'WEIGHT_OUT_OF_RANGE' || part === 'weight' ? text.weightWrong : code;
      told.members.push(at === '' ? code : code === 'NOT_FOUND' ? agent : `${agent}: ${said}`);
    } else if (field === 'pages' || field === 'skus') {
      const value = at === '' ? undefined : draft[field][Number(at)];
      told[field].push(value === undefined ? code : `${value}: ${code}`);
    } else if (field === 'scopes') told.scope.push(code);
    else if (code === 'WEIGHT_OUT_OF_RANGE') told.members.push(`${text.weight}: ${text.weightWrong}`);
  }
  return Object.fromEntries(
    Object.entries(told).flatMap(([field, all]) => (all.length === 0 ? [] : [[field, listed(all)]])),
  );
}

function listed(all: readonly string[]): string {
  const shown = all.slice(0, namedAtMost).join('; ');
  return all.length > namedAtMost ? `${shown} +${String(all.length - namedAtMost)}` : shown;
}

export function isWeight(weight: number): boolean {
  return Number.isInteger(weight) && weight >= 0 && weight <= maximumWeight;
}
