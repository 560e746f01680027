import type { Merge, Merged } from '../form/edits.ts';
import { isSame } from '../form/edits.ts';
import type { GroupDraft } from './groupDraft.ts';

type Members = GroupDraft['members'];

/**
 * Two managers at one group: what each added to a list and took from it holds, so that nobody's products or agents are
 * lost; only where both did something else to one agent's weight, one of the two has to give way: theirs.
 */
export const mergeDrafts: Merge<GroupDraft> = (key, { before, mine, theirs }) => {
  if (key === 'members')
    return mergedMembers(before as Members, mine as Members, theirs as Members) as Merged<typeof mine>;
  if (key !== 'skus' && key !== 'pages') return undefined;
  const [old, here, there] = [before, mine, theirs].map((list) => new Set(list as readonly string[]));
  if (!old || !here || !there) return undefined;
  const kept = [...there].filter((value) => here.has(value) || !old.has(value));
  const added = [...here].filter((value) => !old.has(value) && !there.has(value));
  return { value: [...kept, ...added] as typeof mine, contested: false };
};

function mergedMembers(before: Members, mine: Members, theirs: Members): Merged<Members> {
  const [old, here, there] = [weightsOf(before), weightsOf(mine), weightsOf(theirs)];
  const value: Members = [];
  let contested = false;
  for (const agentId of new Set([...there.keys(), ...here.keys()])) {
    const [was, my, their] = [old.get(agentId), here.get(agentId), there.get(agentId)];
    contested ||= !isSame(was, my) && !isSame(was, their) && !isSame(my, their);
    const weight = isSame(was, my) ? their : my;
    if (weight !== undefined) value.push({ agentId, weight });
  }
  return { value, contested };
}

function weightsOf(members: Members): ReadonlyMap<string, number> {
  return new Map(members.map(({ agentId, weight }) => [agentId, weight]));
}
