import { limits, pages, ScopeValue } from '@shopbell/sdk/model';
import type { GroupInput } from '../command.ts';
import type { Refusal } from '../decision.ts';
import type { Desk } from '../desk/desk.ts';
import { isId, wrong, type Reason } from '../refused.ts';
import { maximumWeight } from '../settings.ts';
import { isBlank } from './shop.ts';

export function reasonsAgainstNewId(desk: Desk, groupId: string): Refusal[] {
  if (!isId(groupId)) return [wrong('groupId', 'an id')];
  return desk.groups.has(groupId) ? [{ code: 'ALREADY_EXISTS' }] : [];
}

/** RT-02, RT-20: names are unique in a shop. `groupId`: the group that may have it already. */
export function reasonsAgainstName(desk: Desk, name: string, groupId?: string): Refusal[] {
  if (isBlank(name)) return [{ code: 'NAME_REQUIRED' }];
  const taken = Array.from(desk.groups.values()).some(
    (group) => group.id !== groupId && comparable(group.name) === comparable(name),
  );
  return taken ? [{ code: 'NAME_TAKEN' }] : [];
}

/** RT-02 … RT-06: at least one value, each held by no other group. */
export function reasonsAgainstScopes(desk: Desk, scopes: GroupInput['scopes'], groupId?: string): Refusal[] {
  const reasons: Refusal[] = [];
  if (scopes.pages.length + scopes.skus.length === 0)
    reasons.push(wrong('scopes', 'at least one page or SKU'));
  if (scopes.pages.some((page) => !pages.includes(page)))
    reasons.push(wrong('scopes.pages', `one of ${pages.join(', ')}`));
  if (scopes.skus.some((sku) => !isSku(sku)))
    reasons.push(
      wrong('scopes.skus', `1 to ${limits.scopeValue} characters, no control characters, no space around`),
    );
  const taken = [
    ...scopes.pages.map((page) => ({ value: page, holder: desk.groupByPage.get(page) })),
    ...scopes.skus.map((sku) => ({ value: sku, holder: desk.groupBySku.get(sku) })),
  ].flatMap(({ value, holder }) =>
    holder === undefined || holder === groupId
      ? []
      : [{ value, groupId: holder, groupName: desk.groups.get(holder)?.name ?? holder }],
  );
  if (taken.length > 0) reasons.push({ code: 'SCOPE_TAKEN', details: { taken } });
  return reasons;
}

/** RT-13, RT-14, RT-17. The default group may be without members. */
export function reasonsAgainstMembers(
  desk: Desk,
  members: GroupInput['members'],
  mayBeEmpty = false,
): (Refusal | Reason)[] {
  const reasons: (Refusal | Reason)[] = [];
  if (members.length === 0 && !mayBeEmpty) reasons.push(wrong('members', 'at least one agent'));
  if (new Set(members.map(({ agentId }) => agentId)).size < members.length) {
    reasons.push(wrong('members', 'each agent once'));
  }
  for (const [n, { agentId, weight }] of members.entries()) {
    const path = `members.${n}`;
    if (!desk.agents.has(agentId))
      reasons.push({ path: `${path}.agentId`, refusal: { code: 'NOT_FOUND', details: { what: 'agent' } } });
    if (weight !== undefined && !isWeight(weight))
      reasons.push({ path: `${path}.weight`, refusal: { code: 'WEIGHT_OUT_OF_RANGE' } });
  }
  return reasons;
}

/** RT-11, RT-12: it has no scopes, no fall-back, and is always there. */
export function reasonsAgainstDefaultGroup({
  scopes,
  enabled,
  allowDefaultFallback,
  overflow,
}: Partial<GroupInput>): Refusal[] {
  const touched =
    scopes !== undefined || enabled === false || allowDefaultFallback === true || overflow === true;
  return touched ? [{ code: 'DEFAULT_GROUP_FIXED' }] : [];
}

export function reasonsAgainstFlags(flags: Readonly<Record<string, unknown>>): Refusal[] {
  return Object.entries(flags).flatMap(([name, value]) =>
    value === undefined || typeof value === 'boolean' ? [] : [wrong(name, 'true or false')],
  );
}

/** As an entry can name it: a value that no customer can bring would never be matched. */
function isSku(sku: unknown): boolean {
  return ScopeValue.safeParse(sku).success;
}

function isWeight(weight: number): boolean {
  return Number.isInteger(weight) && weight >= 0 && weight <= maximumWeight;
}

/** Names that look alike are alike: customers choose by them (RT-21). */
function comparable(name: string): string {
  return name.trim().normalize('NFC');
}
