import type { Scope } from '@shopbell/sdk/model';
import type { Desk, GroupOffer } from '../desk/desk.ts';
import type { TraceStep } from '../trace.ts';

/** What the scope of an entry says: one group, or two between which the customer chooses. */
export type Match =
  | { readonly kind: 'group'; readonly groupId: string; readonly steps: TraceStep[] }
  | { readonly kind: 'choice'; readonly options: readonly GroupOffer[]; readonly steps: TraceStep[] };

/**
 * RT-03, RT-04: the group that binds the page, the group that binds the SKU. If they are two, the customer chooses (RT-21);
 * if they are one, it is that one (RT-22); if there is none, the default group (RT-07).
 */
export function matchScope(desk: Desk, scope: Scope): Match | undefined {
  if (!desk.shop) return undefined;
  const byPage = enabled(desk, desk.groupByPage.get(scope.page));
  const bySku = scope.sku === undefined ? undefined : enabled(desk, desk.groupBySku.get(scope.sku));
  const steps: TraceStep[] = [said('RT-03', byPage)];
  if (scope.sku !== undefined) steps.push(said('RT-04', bySku));
  if (byPage !== undefined && bySku !== undefined && byPage !== bySku) {
    steps.push({ rule: 'RT-21', said: 'offered' });
    const options = [
      { groupId: byPage, matched: 'page' },
      { groupId: bySku, matched: 'sku' },
    ] as const;
    return { kind: 'choice', options, steps };
  }
  const groupId = bySku ?? byPage;
  if (groupId !== undefined) return { kind: 'group', groupId, steps };
  const { defaultGroupId } = desk.shop;
  steps.push({ rule: 'RT-07', said: 'matched', groupId: defaultGroupId });
  return { kind: 'group', groupId: defaultGroupId, steps };
}

function said(rule: string, groupId: string | undefined): TraceStep {
  return groupId === undefined ? { rule, said: 'no-match' } : { rule, said: 'matched', groupId };
}

/** RT-19: a disabled group keeps its scope values, but is not matched. */
function enabled(desk: Desk, groupId: string | undefined): string | undefined {
  return groupId !== undefined && desk.groups.get(groupId)?.enabled === true ? groupId : undefined;
}
