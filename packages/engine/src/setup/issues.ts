import type { Desk } from '../desk/desk.ts';
import { issuesOf, type Issue } from '../refused.ts';
import type { DeskSettings } from '../settings.ts';
import { agentPlaces, reasonsAgainstAgent } from './agent.ts';
import { groupPlaces } from './group.ts';
import { reasonsAgainstGroup, type GivenGroup } from './groupChecks.ts';
import { reasonsAgainstSettings, withDefaults } from './settings.ts';

/**
 * What the desk has against a change of which a part cannot even be read: with whatever was found wrong by then, every
 * reason is told at once. Nothing is decided; paths are those of the command that would carry the change.
 */

/** @param groupId the group that is changed; a new one if left out. */
export function groupIssues(desk: Desk, given: GivenGroup, groupId?: string): Issue[] {
  return issuesOf(reasonsAgainstGroup(desk, given, groupId), groupPlaces);
}

/** @param unread names of the settings that were found wrong already, at least in part. */
export function settingsIssues(
  desk: Desk,
  given: Partial<DeskSettings>,
  unread: ReadonlySet<string>,
): Issue[] {
  return issuesOf(reasonsAgainstSettings(desk, withDefaults(desk.settings, given), unread), {});
}

export function agentIssues(given: Parameters<typeof reasonsAgainstAgent>[0]): Issue[] {
  return issuesOf(reasonsAgainstAgent(given), agentPlaces);
}
