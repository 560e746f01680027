import { limits, pages } from '@shopbell/sdk/model';
import type { Command, GroupInput } from '../command.ts';
import type { CommandResult, Refusal } from '../decision.ts';
import type { Desk } from '../desk/desk.ts';
import type { Draft } from '../draft.ts';
import { allReasons, isId, type Refused } from '../refused.ts';
import { defaultWeight, maximumWeight } from '../settings.ts';
import { isBlank } from './shop.ts';

/** Creates a group whole or not at all, with every reason against it at once (RT-02 … RT-06, RT-08, RT-13, RT-14). */
export function createGroup(
  draft: Draft,
  command: Extract<Command, { type: 'group.create' }>,
): CommandResult | Refused {
  const scopes = { pages: [...new Set(command.scopes.pages)], skus: [...new Set(command.scopes.skus)] };
  const input = { ...command, scopes };
  const reasons = [
    ...reasonsAgainstName(draft.desk, input),
    ...reasonsAgainstScopes(draft.desk, input),
    ...reasonsAgainstMembers(draft.desk, input),
  ];
  const refused = allReasons(reasons, {
    ALREADY_EXISTS: 'groupId',
    NAME_REQUIRED: 'name',
    NAME_TAKEN: 'name',
    SCOPE_TAKEN: 'scopes',
    NOT_FOUND: 'members',
    WEIGHT_OUT_OF_RANGE: 'members',
  });
  if (refused) return refused;
  draft.emit({
    type: 'group.created',
    groupId: input.groupId,
    name: input.name,
    scopes,
    members: input.members.map(({ agentId, weight = defaultWeight }) => ({ agentId, weight })),
    allowDefaultFallback: input.allowDefaultFallback ?? true,
  });
  return { kind: 'done' };
}

function reasonsAgainstName(desk: Desk, { groupId, name }: GroupInput): Refusal[] {
  const reasons: Refusal[] = [];
  if (!isId(groupId)) reasons.push(wrong('groupId', 'an id'));
  else if (desk.groups.has(groupId)) reasons.push({ code: 'ALREADY_EXISTS' });
  if (isBlank(name)) reasons.push({ code: 'NAME_REQUIRED' });
  else if (Array.from(desk.groups.values()).some((group) => comparable(group.name) === comparable(name))) {
    reasons.push({ code: 'NAME_TAKEN' });
  }
  return reasons;
}

function reasonsAgainstScopes(desk: Desk, { scopes }: GroupInput): Refusal[] {
  const reasons: Refusal[] = [];
  if (scopes.pages.length + scopes.skus.length === 0)
    reasons.push(wrong('scopes', 'at least one page or SKU'));
  for (const page of scopes.pages) {
    if (!pages.includes(page)) reasons.push(wrong('scopes.pages', `one of ${pages.join(', ')}`));
  }
  for (const sku of scopes.skus) {
    if (typeof sku !== 'string' || sku.trim() === '' || sku.length > limits.scopeValue) {
      reasons.push(wrong('scopes.skus', `1 to ${limits.scopeValue} characters, not all of them space`));
    }
  }
  const taken = [
    ...scopes.pages.map((page) => ({ value: page, groupId: desk.scopes.get(`page:${page}`) })),
    ...scopes.skus.map((sku) => ({ value: sku, groupId: desk.scopes.get(`sku:${sku}`) })),
  ].flatMap(({ value, groupId }) => (groupId === undefined ? [] : [{ value, groupId }]));
  if (taken.length > 0) reasons.push({ code: 'SCOPE_TAKEN', details: { taken } });
  return reasons;
}

function reasonsAgainstMembers(desk: Desk, { members }: GroupInput): Refusal[] {
  const reasons: Refusal[] = [];
  if (members.length === 0) reasons.push(wrong('members', 'at least one agent'));
  if (new Set(members.map(({ agentId }) => agentId)).size < members.length) {
    reasons.push(wrong('members', 'each agent once'));
  }
  if (members.some(({ agentId }) => !desk.agents.has(agentId))) {
    reasons.push({ code: 'NOT_FOUND', details: { what: 'agent' } });
  }
  if (members.some(({ weight }) => weight !== undefined && !isWeight(weight))) {
    reasons.push({ code: 'WEIGHT_OUT_OF_RANGE' });
  }
  return reasons;
}

function isWeight(weight: number): boolean {
  return Number.isInteger(weight) && weight >= 0 && weight <= maximumWeight;
}

function wrong(path: string, message: string): Refusal {
  return { code: 'INVALID_ARGUMENT', details: { issues: [{ path, message }] } };
}

/** Names that look alike are alike: customers choose by them (RT-21). */
function comparable(name: string): string {
  return name.trim().normalize('NFC');
}
