import { loadavg } from 'node:os';
import type { Took } from './trace.ts';

export function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;
}

export const ms = (value: number): string => `${value.toFixed(1)} ms`;

/** The middle of several runs, with the worst of them. */
export function took(runs: readonly Took[]): string {
  const wall = runs.map((run) => run.wall);
  const cpu = runs.map((run) => run.cpu);
  return `${ms(median(wall))} (worst ${ms(Math.max(...wall))}), of the processor ${ms(median(cpu))}`;
}

export const line = (what: string, text: string): void => {
  console.log(`  ${what.padEnd(40)}${text}`);
};

export const load = (): string =>
  loadavg()
    .map((value) => value.toFixed(1))
    .join(', ');
