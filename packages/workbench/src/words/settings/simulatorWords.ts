import type { SimulatedStaffing } from '@shopbell/sdk/admin';

/** Words of what more agents would have changed. */
export interface SimulatorWords {
  readonly intro: string;
  readonly agents: string;
  readonly group: string;
  readonly from: string;
  readonly to: string;
  readonly fromHour: string;
  readonly toHour: string;
  readonly capacity: string;
  readonly noCapacity: string;
  readonly run: string;
  readonly running: string;
  readonly failed: string;
  readonly hoursBackwards: string;
  readonly daysBackwards: string;
  tooManyDays(days: number): string;
  agentsWrong(most: number): string;
  capacityWrong(most: number): string;
  readonly before: string;
  after(agents: number): string;
  readonly figures: Readonly<
    Record<Exclude<keyof SimulatedStaffing, 'waitMs' | 'spread' | 'hours' | 'nobodyOnline'>, string>
  >;
  readonly waits: Readonly<Record<keyof SimulatedStaffing['waitMs'], string>>;
  readonly what: string;
  readonly byHour: string;
  readonly queuedByHour: string;
  readonly spread: string;
  readonly hour: string;
  readonly wait: string;
  within(seconds: number): string;
  longer(seconds: number): string;
  seconds(ms: number): string;
  readonly nobody: string;
  readonly nobodyCame: string;
  says(before: string, after: string): string;
  readonly values: string;
}
