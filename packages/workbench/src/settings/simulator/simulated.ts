import type { SimulatedStaffing, SimulationAnswer, SimulationQuestion } from '@shopbell/sdk/admin';
import type { SimulatorWords } from '../../words/settings/simulatorWords.ts';

type Hour = SimulatedStaffing['hours'][number];

/** An answer with the question that it answers: it is shown under no other. */
export interface Answered {
  readonly question: SimulationQuestion;
  readonly answer: SimulationAnswer;
}

interface HourOfBoth {
  readonly at: number;
  readonly before: Hour | undefined;
  readonly after: Hour | undefined;
}

const hourMs = 3_600_000;

/** Every hour from the first in which anybody came to the last, also those in which nobody did. */
export function hoursOf({ before, after }: SimulationAnswer): readonly HourOfBoth[] {
  const starts = before.hours.map(({ at }) => at);
  const [first, last] = [Math.min(...starts), Math.max(...starts)];
  const of = (hours: readonly Hour[]) => new Map(hours.map((hour) => [hour.at, hour]));
  const [was, would] = [of(before.hours), of(after.hours)];
  return Array.from({ length: starts.length === 0 ? 0 : (last - first) / hourMs + 1 }, (_, n) => {
    const at = first + n * hourMs;
    return { at, before: was.get(at), after: would.get(at) };
  });
}

/** `18:00` by the shop's clock; with its day, `5/4 18:00`, where there are several. */
export function hourLabel(at: number, { from, to }: SimulationQuestion, timeZone: string): string {
  const options = { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
  const time = new Intl.DateTimeFormat('en', options).format(at);
  if (from === to) return time;
  return `${new Intl.DateTimeFormat('en', { timeZone, month: 'numeric', day: 'numeric' }).format(at)} ${time}`;
}

interface FigureRow {
  readonly name: string;
  readonly before: string;
  readonly after: string;
  /** Fewer wait, or less long. */
  readonly better: boolean;
}

const counted = ['entries', 'received', 'queued', 'abandoned', 'leaveMessages'] as const;
const waited = ['p50', 'p90', 'longest'] as const;
const lessIsBetter: ReadonlySet<string> = new Set(['queued', 'abandoned', 'leaveMessages']);

export function figureRows({ before, after }: SimulationAnswer, text: SimulatorWords): readonly FigureRow[] {
  return [
    ...counted.map((figure) => ({
      name: text.figures[figure],
      before: String(before[figure]),
      after: String(after[figure]),
      better: lessIsBetter.has(figure) && after[figure] < before[figure],
    })),
    ...waited.map((figure) => ({
      name: text.waits[figure],
      before: text.seconds(before.waitMs[figure]),
      after: text.seconds(after.waitMs[figure]),
      better: after.waitMs[figure] < before.waitMs[figure],
    })),
  ];
}
