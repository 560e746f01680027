import type { Merge } from '../form/edits.ts';
import { isSame } from '../form/edits.ts';
import type { GroupDraft } from './groupDraft.ts';

type Members = GroupDraft['members'];

/**
 * Two managers at one group: what each added to a list and took from it holds, so that nobody's products or agents are
 * lost; only where both gave one agent another weight, one of the two has to give way.
 */
export const mergeDrafts: Merge<GroupDraft> = (key, { before, mine, theirs }) => {
  if (key === 'members')
    return mergedMembers(before as Members, mine as Members, theirs as Members) as typeof mine | undefined;
  if (key !== 'skus' && key !== 'pages') return undefined;
  const [old, here, there] = [before, mine, theirs].map((list) => new Set(list as readonly string[]));
  if (!old || !here || !there) return undefined;
  const kept = [...there].filter((value) => here.has(value) || !old.has(value));
  const added = [...here].filter((value) => !old.has(value) && !there.has(value));
  return [...kept, ...added] as typeof mine;
};

function mergedMembers(before: Members, mine: Members, theirs: Members): Members | undefined {
  const [old, here, there] = [before, mine, theirs].map(
    (members) => new Map(members.map(({ agentId, weight }) => [agentId, weight])),
  );
  if (!old || !here || !there) return undefined;
  const merged: Members = [];
  for (const agentId of new Set([...there.keys(), ...here.keys()])) {
    const [was, my, their] = [old.get(agentId), here.get(agentId), there.get(agentId)];
    const changedBoth = !isSame(was, my) && !isSame(was, their) && !isSame(my, their);
    if (changedBoth) return undefined;
    const weight = isSame(was, my) ? their : my;
    if (weight !== undefined) merged.push({ agentId, weight });
  }
  return merged;
}
