import type { Command } from '../command.ts';
import type { CommandResult, Refusal } from '../decision.ts';
import type { Draft } from '../draft.ts';
import { allReasons, isId, Refused } from '../refused.ts';
import { defaultSettings, settingRanges, type DeskSettings } from '../settings.ts';

/** Opens the shop with its default group (RT-11). */
export function openShop(
  draft: Draft,
  command: Extract<Command, { type: 'shop.open' }>,
): CommandResult | Refused {
  if (draft.desk.shop) return new Refused({ code: 'ALREADY_EXISTS' });
  const { shopId, name, defaultGroupId, defaultGroupName } = command;
  const reasons: Refusal[] = [];
  const wrong = (path: string, message: string): void => {
    reasons.push({ code: 'INVALID_ARGUMENT', details: { issues: [{ path, message }] } });
  };
  if (!isId(shopId)) wrong('shopId', 'an id');
  if (!isId(defaultGroupId)) wrong('defaultGroupId', 'an id');
  if (isBlank(name) || isBlank(defaultGroupName)) reasons.push({ code: 'NAME_REQUIRED' });
  const settings: DeskSettings = { ...defaultSettings, ...command.settings };
  for (const [setting, [least, most]] of Object.entries(settingRanges)) {
    const value = settings[setting as keyof DeskSettings];
    if (!Number.isSafeInteger(value) || value < least || value > most)
      wrong(`settings.${setting}`, `${least} to ${most} ms`);
  }
  const refused = allReasons(reasons, { NAME_REQUIRED: isBlank(name) ? 'name' : 'defaultGroupName' });
  if (refused) return refused;
  const { leaveMessageTickMs, chooserTimeoutMs } = settings;
  draft.emit({
    type: 'shop.opened',
    shopId,
    name,
    defaultGroupId,
    defaultGroupName,
    settings: { leaveMessageTickMs, chooserTimeoutMs },
  });
  return { kind: 'done' };
}

export function isBlank(name: string): boolean {
  return typeof name !== 'string' || name.trim() === '';
}
