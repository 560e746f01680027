import type { FigureEntry } from '@shopbell/sdk/admin';
import type { ReportCell } from '@shopbell/sdk/agent';
import { valueText, type Writing } from '../reports/figureText.ts';

/** How a value has changed since the days before. */
export interface Change {
  /** With its sign: `+3`, `−1.2 s`. */
  readonly text: string;
  /** Undefined where no value is better than another. */
  readonly means: 'better' | 'worse' | undefined;
}

/** Undefined where there is nothing to compare, or nothing has changed. */
export function changeOf(
  now: ReportCell | undefined,
  before: ReportCell | undefined,
  figure: FigureEntry,
  writing: Writing,
): Change | undefined {
  const [value, former] = [now?.value ?? null, before?.value ?? null];
  if (value === null || former === null || value === former) return undefined;
  const sign = value > former ? '+' : '−';
  const size = Math.abs(value - former);
  const text =
    figure.unit === 'share'
      ? writing.words.performance.points(`${sign}${points(size * 100, writing)}`)
      : `${sign}${valueText(size, figure.unit, writing)}`;
  if (!figure.better) return { text, means: undefined };
  return { text, means: value > former === (figure.better === 'higher') ? 'better' : 'worse' };
}

function points(size: number, { words }: Writing): string {
  return new Intl.NumberFormat(words.language, { maximumFractionDigits: 1 }).format(size);
}
