import type { Refusal } from '../decision.ts';
import type { Desk } from '../desk/desk.ts';
import { wrong, type Reason } from '../refused.ts';
import {
  autoReplyLength,
  nullableSettings,
  settingChoices,
  settingRanges,
  type DeskSettings,
} from '../settings.ts';

/** What is left out stays; what this desk does not know is left away. */
export function withDefaults(before: DeskSettings, given: Partial<DeskSettings> = {}): DeskSettings {
  const settings: Record<string, unknown> = { ...before };
  for (const key of Object.keys(before) as (keyof DeskSettings)[]) {
    const value = given[key];
    if (value === undefined) continue;
    settings[key] = key === 'autoReplies' ? withTexts(before.autoReplies, value) : value;
  }
  return settings as unknown as DeskSettings;
}

/** As they are kept: an agent who is named twice counts once. */
export function withoutRepeats(settings: DeskSettings): DeskSettings {
  return { ...settings, leaveMessageAgentIds: [...new Set(settings.leaveMessageAgentIds)] };
}

function withTexts(before: DeskSettings['autoReplies'], given: unknown): unknown {
  if (typeof given !== 'object' || given === null) return given;
  const { first, away, suspended } = { ...before, ...given };
  return { first, away, suspended };
}

/**
 * Every reason against these settings.
 *
 * @param unread names of those that were found wrong already: nothing is said of them, nor of what depends on them. A value
 * of a list leaves its place empty then.
 */
export function reasonsAgainstSettings(
  desk: Desk,
  settings: DeskSettings,
  unread: ReadonlySet<string> = new Set(),
): (Refusal | Reason)[] {
  const reasons: (Refusal | Reason)[] = [];
  const against = (name: string, message: string): void => {
    reasons.push(wrong(`settings.${name}`, message));
  };
  for (const [name, [least, most]] of Object.entries(settingRanges)) {
    const value = settings[name as keyof typeof settingRanges];
    if (value === null && nullableSettings.has(name)) continue;
    if (!Number.isSafeInteger(value) || Number(value) < least || Number(value) > most) {
      against(name, `a whole number from ${least} to ${most}`);
    }
  }
  for (const [name, choices] of Object.entries(settingChoices)) {
    const value: unknown = settings[name as keyof typeof settingChoices];
    if (!(choices as readonly unknown[]).includes(value)) against(name, `one of ${choices.join(', ')}`);
  }
  const { idleWarningMs, idleEndMs } = settings;
  const comparable =
    !unread.has('idleEndMs') && Number.isInteger(idleWarningMs) && Number.isInteger(idleEndMs);
  if (comparable && idleWarningMs >= idleEndMs && !unread.has('idleWarningMs'))
    against('idleWarningMs', 'less than idleEndMs');
  const { autoReplies, leaveMessageAgentIds: agentIds, leaveMessageMode } = settings;
  for (const occasion of ['first', 'away', 'suspended'] as const) {
    if (!isAutoReply(autoReplies, occasion)) {
      against(
        `autoReplies.${occasion}`,
        `null, or 1 to ${autoReplyLength} characters, not all of them space`,
      );
    }
  }
  if (!Array.isArray(agentIds)) {
    against('leaveMessageAgentIds', 'a list of agents');
    return reasons;
  }
  for (const [n, agentId] of (agentIds as readonly (string | undefined)[]).entries())
    if (agentId !== undefined && !desk.agents.has(agentId))
      reasons.push({
        path: `settings.leaveMessageAgentIds.${n}`,
        refusal: { code: 'NOT_FOUND', details: { what: 'agent' } },
      });
  const mayBeEmpty = leaveMessageMode !== 'specified' || unread.has('leaveMessageMode');
  if (!mayBeEmpty && !unread.has('leaveMessageAgentIds') && agentIds.length === 0)
    // LM-12.
    against('leaveMessageAgentIds', 'at least one agent');
  return reasons;
}

function isAutoReply(texts: unknown, occasion: string): boolean {
  if (typeof texts !== 'object' || texts === null) return false;
  const text: unknown = (texts as Record<string, unknown>)[occasion];
  return text === null || (typeof text === 'string' && text.trim() !== '' && text.length <= autoReplyLength);
}
