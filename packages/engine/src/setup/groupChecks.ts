import { limits, pages, ScopeValue, type DetailsOf } from '@shopbell/sdk/model';
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
function reasonsAgainstName(desk: Desk, name: string, groupId?: string): Refusal[] {
  if (isBlank(name)) return [{ code: 'NAME_REQUIRED' }];
  const taken = Array.from(desk.groups.values()).some(
    (group) => group.id !== groupId && comparable(group.name) === comparable(name),
  );
  return taken ? [{ code: 'NAME_TAKEN' }] : [];
}

/**
 * What is given of a group, as far as it can be read: a part that was found wrong already is left out, and a value of a
 * list leaves its place empty, so that nothing is told twice and every other value keeps its place.
 */
export interface GivenGroup {
  readonly name?: string;
  readonly scopes?: GivenScopes;
  readonly members?: readonly (Partial<GroupInput['members'][number]> | undefined)[];
  readonly allowDefaultFallback?: boolean;
  readonly overflow?: boolean;
  readonly enabled?: boolean;
}

/** A half that cannot be read at all is left out. */
interface GivenScopes {
  readonly pages?: readonly (GroupInput['scopes']['pages'][number] | undefined)[];
  readonly skus?: readonly (string | undefined)[];
}

/** RT-02 … RT-06: at least one value, each held by no other group. */
function reasonsAgainstScopes(desk: Desk, scopes: GivenScopes, groupId?: string): (Refusal | Reason)[] {
  const reasons: (Refusal | Reason)[] = [];
  const values = [
    ...placed('scopes.pages', scopes.pages ?? [], (page) => desk.groupByPage.get(page)),
    ...placed('scopes.skus', scopes.skus ?? [], (sku) => desk.groupBySku.get(sku)),
  ];
  if (scopes.pages?.length === 0 && scopes.skus?.length === 0)
    reasons.push(wrong('scopes', 'at least one page or SKU'));
  for (const [n, page] of scopes.pages?.entries() ?? [])
    if (page !== undefined && !pages.includes(page))
      reasons.push(wrong(`scopes.pages.${n}`, `one of ${pages.join(', ')}`));
  for (const [n, sku] of scopes.skus?.entries() ?? [])
    if (sku !== undefined && !isSku(sku)) reasons.push(wrong(`scopes.skus.${n}`, whatAnSkuIs));
  const taken = values.flatMap(({ path, value, holder }) => {
    if (holder === undefined || holder === groupId) return [];
    return { path, held: { value, groupId: holder, groupName: desk.groups.get(holder)?.name ?? holder } };
  });
  if (taken.length > 0)
    reasons.push({
      path: 'scopes',
      refusal: scopeTaken([...new Map(taken.map(({ held }) => [held.value, held])).values()]),
      each: taken.map(({ path, held }) => ({ path, refusal: scopeTaken([held]) })),
    });
  return reasons;
}

const whatAnSkuIs = `1 to ${limits.scopeValue} characters, no control characters, no space around`;

function placed<T extends string>(
  list: string,
  values: readonly (T | undefined)[],
  holderOf: (value: T) => string | undefined,
) {
  return values.flatMap((value, n) =>
    value === undefined ? [] : { path: `${list}.${n}`, value, holder: holderOf(value) },
  );
}

function scopeTaken(taken: DetailsOf<'SCOPE_TAKEN'>['taken']): Refusal {
  return { code: 'SCOPE_TAKEN', details: { taken } };
}

/** RT-13, RT-14, RT-17. The default group may be without members. */
function reasonsAgainstMembers(
  desk: Desk,
  members: NonNullable<GivenGroup['members']>,
  mayBeEmpty = false,
): (Refusal | Reason)[] {
  const reasons: (Refusal | Reason)[] = [];
  if (members.length === 0 && !mayBeEmpty) reasons.push(wrong('members', 'at least one agent'));
  const named = new Set<string>();
  for (const [n, { agentId, weight } = {}] of members.entries()) {
    const path = `members.${n}`;
    if (agentId !== undefined && named.has(agentId))
      reasons.push(wrong(`${path}.agentId`, 'each agent once'));
    else if (agentId !== undefined && !desk.agents.has(agentId))
      reasons.push({ path: `${path}.agentId`, refusal: { code: 'NOT_FOUND', details: { what: 'agent' } } });
    if (agentId !== undefined) named.add(agentId);
    if (weight !== undefined && !isWeight(weight))
      reasons.push({ path: `${path}.weight`, refusal: { code: 'WEIGHT_OUT_OF_RANGE' } });
  }
  return reasons;
}

/** RT-11, RT-12: it has no scopes, no fall-back, and is always there. */
function reasonsAgainstDefaultGroup({
  scopes,
  enabled,
  allowDefaultFallback,
  overflow,
}: GivenGroup): Refusal[] {
  const touched =
    scopes !== undefined || enabled === false || allowDefaultFallback === true || overflow === true;
  return touched ? [{ code: 'DEFAULT_GROUP_FIXED' }] : [];
}

/**
 * Every reason against what is given of a group. `groupId`: the group that is changed, which may have what it has already;
 * a new one if left out.
 */
export function reasonsAgainstGroup(
  desk: Desk,
  given: GivenGroup,
  groupId?: string,
): readonly (Refusal | Reason)[] {
  const { name, scopes, members, allowDefaultFallback, overflow, enabled } = given;
  const isDefault = groupId !== undefined && groupId === desk.shop?.defaultGroupId;
  return [
    ...(isDefault ? reasonsAgainstDefaultGroup(given) : []),
    ...(name === undefined ? [] : reasonsAgainstName(desk, name, groupId)),
    ...(scopes === undefined || isDefault ? [] : reasonsAgainstScopes(desk, scopes, groupId)),
    ...(members === undefined ? [] : reasonsAgainstMembers(desk, members, isDefault)),
    ...reasonsAgainstFlags({ allowDefaultFallback, overflow, enabled }),
  ];
}

function reasonsAgainstFlags(flags: Readonly<Record<string, unknown>>): Refusal[] {
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
