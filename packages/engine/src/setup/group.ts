import type { Command } from '../command.ts';
import type { CommandResult } from '../decision.ts';
import type { Desk, Group } from '../desk/desk.ts';
import type { Draft, NewEvent } from '../draft.ts';
import { serveLines, settleLines } from '../queue/serve.ts';
import { routeWithoutChoice } from '../routing/choice.ts';
import { allReasons, notFound, Refused } from '../refused.ts';
import { defaultWeight } from '../settings.ts';
import { moveToDefault } from './moveToDefault.ts';
import { reasonsAgainstGroup, reasonsAgainstNewId } from './groupChecks.ts';

/** Where a reason stands that names no place of its own. */
export const groupPlaces = {
  ALREADY_EXISTS: 'groupId',
  NAME_REQUIRED: 'name',
  NAME_TAKEN: 'name',
  SCOPE_TAKEN: 'scopes',
  DEFAULT_GROUP_FIXED: 'groupId',
} as const;

/** Creates a group whole or not at all, with every reason against it at once (RT-02 … RT-06, RT-08, RT-13, RT-14). */
export function createGroup(
  draft: Draft,
  command: Extract<Command, { type: 'group.create' }>,
): CommandResult | Refused {
  const { desk } = draft;
  const { groupId, name, allowDefaultFallback = true, overflow = false, enabled = true } = command;
  const refused = allReasons(
    [
      ...reasonsAgainstNewId(desk, groupId),
      ...reasonsAgainstGroup(desk, {
        ...command,
        name: textOf(name),
        members: command.members.map(written),
        allowDefaultFallback,
        overflow,
        enabled,
      }),
    ],
    groupPlaces,
  );
  if (refused) return refused;
  const members = command.members.map(({ agentId, weight = defaultWeight }) => ({ agentId, weight }));
  draft.emit({
    type: 'group.created',
    groupId,
    name,
    scopes: withoutRepeats(command.scopes),
    members,
    allowDefaultFallback,
    overflow,
    enabled,
  });
  return { kind: 'done' };
}

/**
 * Changes a group whole or not at all (RT-20, RT-26): from the next arrival on, and never for conversations that are
 * assigned already. Who waits in a line that nobody serves any more is moved on.
 */
export function editGroup(
  draft: Draft,
  command: Extract<Command, { type: 'group.edit' }>,
): CommandResult | Refused {
  const { desk } = draft;
  const group = findGroup(desk, command);
  if (group instanceof Refused) return group;
  const { groupId, name, members, allowDefaultFallback, overflow, enabled } = command;
  const scopes = command.scopes && withoutRepeats(command.scopes);
  const refused = allReasons(
    reasonsAgainstGroup(desk, { ...command, ...(members ? { members: members.map(written) } : {}) }, groupId),
    groupPlaces,
  );
  if (refused) return refused;
  const changes = {
    ...(name === undefined || name === group.name ? {} : { name }),
    ...(scopes === undefined || isSameScopes(group, scopes) ? {} : { scopes }),
    ...(members === undefined ? {} : changedMembers(group, members)),
    ...changedFlags(group, { allowDefaultFallback, overflow, enabled }),
  };
  if (Object.keys(changes).length === 0) return { kind: 'done' };
  draft.emit({ type: 'group.edited', groupId, ...changes });
  settleLines(draft, [groupId]);
  serveLines(draft);
  if (changes.enabled === false) routeWithoutChoice(draft, groupId);
  return { kind: 'done' };
}

/**
 * RT-24, RT-25: for good. Open conversations stay with their agents; pending leave messages and those who wait in its
 * line go to the default group. The default group itself stays (RT-11).
 */
export function deleteGroup(
  draft: Draft,
  command: Extract<Command, { type: 'group.delete' }>,
): CommandResult | Refused {
  const group = findGroup(draft.desk, command);
  if (group instanceof Refused) return group;
  const { groupId } = command;
  const defaultGroupId = draft.desk.shop?.defaultGroupId;
  if (defaultGroupId === undefined || groupId === defaultGroupId)
    return new Refused({ code: 'DEFAULT_GROUP_FIXED' });
  moveToDefault(draft, groupId, defaultGroupId);
  draft.emit({ type: 'group.deleted', groupId });
  routeWithoutChoice(draft, groupId);
  return { kind: 'done' };
}

function findGroup(
  desk: Desk,
  { groupId, ifVersion }: { groupId: string; ifVersion?: number },
): Readonly<Group> | Refused {
  const group = desk.groups.get(groupId);
  if (!group) return notFound('group');
  return ifVersion === undefined || ifVersion === group.version
    ? group
    : new Refused({ code: 'CHANGED_MEANWHILE', details: { version: group.version } });
}

type Scopes = Extract<Command, { type: 'group.create' }>['scopes'];
type MemberInput = Extract<Command, { type: 'group.create' }>['members'][number];
type FlagName = 'allowDefaultFallback' | 'overflow' | 'enabled';
type Flags = { [K in FlagName]?: boolean };

/** What is no text is none at all, rather than one that was found wrong already. */
function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function written({ agentId, ...rest }: MemberInput): MemberInput {
  return { agentId: textOf(agentId), ...rest };
}

function withoutRepeats({ pages, skus }: Scopes): Scopes {
  return { pages: [...new Set(pages)], skus: [...new Set(skus)] };
}

function isSameScopes({ pages, skus }: Readonly<Group>, scopes: Scopes): boolean {
  return JSON.stringify({ pages, skus }) === JSON.stringify(scopes);
}

function changedMembers(
  { ledger }: Readonly<Group>,
  members: NonNullable<Extract<Command, { type: 'group.edit' }>['members']>,
): Pick<Extract<NewEvent, { type: 'group.edited' }>, 'members'> {
  const weighted = members.map(({ agentId, weight }) => ({
    agentId,
    weight: weight ?? ledger.seats.get(agentId)?.weight ?? defaultWeight,
  }));
  const same =
    weighted.length === ledger.seats.size &&
    weighted.every(({ agentId, weight }) => ledger.seats.get(agentId)?.weight === weight);
  return same ? {} : { members: weighted };
}

function changedFlags(group: Readonly<Group>, flags: Readonly<Record<FlagName, boolean | undefined>>): Flags {
  const changed = Object.entries(flags).filter(
    ([name, value]) => value !== undefined && value !== group[name as FlagName],
  );
  return Object.fromEntries(changed);
}
