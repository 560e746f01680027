import type { DeskSettings } from '@shopbell/sdk/admin';
import type { CountedSetting, TimedSetting, Unit } from '../../words/settings/words.ts';

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;

export const unitMs: Readonly<Record<Unit, number>> = { s: second, min: minute, h: hour };

/** A setting that is a time: in which unit people think of it, and what it may be. Times are in milliseconds. */
export interface TimedField {
  readonly unit: Unit;
  readonly least: number;
  readonly most: number;
  /** Undefined where no value is the default. */
  readonly normally?: number;
}

/** As the desk has them (settings of the engine): it refuses what is outside. */
export const timedFields: Readonly<Record<TimedSetting, TimedField>> = {
  leaveMessageTickMs: { unit: 's', least: minute, most: 2 * minute, normally: 90 * second },
  chooserTimeoutMs: { unit: 's', least: 5 * second, most: 5 * minute, normally: 30 * second },
  stickyWindowMs: { unit: 'h', least: 0, most: 720 * hour },
  queueAbsenceMs: { unit: 's', least: 10 * second, most: hour, normally: 2 * minute },
  orphanGraceMs: { unit: 's', least: 0, most: 10 * minute, normally: minute },
  idleEndMs: { unit: 'min', least: minute, most: 24 * hour, normally: 10 * minute },
  idleWarningMs: { unit: 'min', least: 0, most: hour, normally: 2 * minute },
};

export const countedFields: Readonly<
  Record<CountedSetting, { readonly least: number; readonly most: number; readonly normally?: number }>
> = {
  customersPerDelivery: { least: 1, most: 20, normally: 3 },
  queueMax: { least: 0, most: 100_000 },
};

export type SettingProblem = 'range' | 'warning' | 'named';

/** Settings that may not be stored as they are, and why (LM-05, LM-06, LM-12, RT-23, …). */
export function settingProblems(settings: DeskSettings): ReadonlyMap<keyof DeskSettings, SettingProblem> {
  const problems = new Map<keyof DeskSettings, SettingProblem>();
  const ranges = Object.entries({ ...timedFields, ...countedFields }) as [
    TimedSetting | CountedSetting,
    { least: number; most: number; normally?: number },
  ][];
  for (const [key, { least, most, normally }] of ranges) {
    const value = settings[key];
    if (value === null && normally === undefined) continue;
    if (value === null || !Number.isInteger(value) || value < least || value > most)
      problems.set(key, 'range');
  }
  const { idleWarningMs, idleEndMs, leaveMessageMode, leaveMessageAgentIds } = settings;
  if (!problems.has('idleWarningMs') && idleWarningMs >= idleEndMs) problems.set('idleWarningMs', 'warning');
  if (leaveMessageMode === 'specified' && leaveMessageAgentIds.length === 0)
    problems.set('leaveMessageAgentIds', 'named');
  return problems;
}
