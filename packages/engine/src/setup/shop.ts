import type { Command } from '../command.ts';
import type { CommandResult } from '../decision.ts';
import type { Draft } from '../draft.ts';
import { releaseExempt, serveLines, settleLines } from '../queue/serve.ts';
import { allReasons, isId, Refused, wrong, type Reason } from '../refused.ts';
import type { Refusal } from '../decision.ts';
import { defaultSettings } from '../settings.ts';
import { reasonsAgainstSettings, withDefaults, withoutRepeats } from './settings.ts';

/** Opens the shop with its default group (RT-11). */
export function openShop(
  draft: Draft,
  command: Extract<Command, { type: 'shop.open' }>,
): CommandResult | Refused {
  const { desk } = draft;
  if (desk.shop) return new Refused({ code: 'ALREADY_EXISTS' });
  const { shopId, name, defaultGroupId, defaultGroupName } = command;
  const given = withDefaults(defaultSettings, command.settings);
  const reasons: (Refusal | Reason)[] = [];
  if (!isId(shopId)) reasons.push(wrong('shopId', 'an id'));
  if (!isId(defaultGroupId)) reasons.push(wrong('defaultGroupId', 'an id'));
  if (isBlank(name) || isBlank(defaultGroupName)) reasons.push({ code: 'NAME_REQUIRED' });
  reasons.push(...reasonsAgainstSettings(desk, given));
  const refused = allReasons(reasons, { NAME_REQUIRED: isBlank(name) ? 'name' : 'defaultGroupName' });
  if (refused) return refused;
  const settings = withoutRepeats(given);
  draft.emit({ type: 'shop.opened', shopId, name, defaultGroupId, defaultGroupName, settings });
  return { kind: 'done' };
}

/** Changes settings whole or not at all, with every reason against it at once. They hold from the next arrival on. */
export function configureShop(
  draft: Draft,
  command: Extract<Command, { type: 'shop.configure' }>,
): CommandResult | Refused {
  const { desk } = draft;
  const { ifVersion } = command;
  if (ifVersion !== undefined && ifVersion !== desk.settingsVersion)
    return new Refused({ code: 'CHANGED_MEANWHILE', details: { version: desk.settingsVersion } });
  const given = withDefaults(desk.settings, command.settings);
  const refused = allReasons(reasonsAgainstSettings(desk, given), {});
  if (refused) return refused;
  const settings = withoutRepeats(given);
  if (JSON.stringify(settings) === JSON.stringify(desk.settings)) return { kind: 'done' };
  draft.emit({ type: 'shop.configured', settings });
  settleLines(
    draft,
    Array.from(draft.desk.groups.values(), ({ id }) => id),
  );
  if (settings.capMode !== desk.settings.capMode) releaseExempt(draft);
  serveLines(draft);
  return { kind: 'done' };
}

export function isBlank(name: unknown): boolean {
  return typeof name !== 'string' || name.trim() === '';
}
