import type {
  FigureEntry,
  ReportQuery,
  ReportSubject,
  StatisticsReport,
  StoredReport,
} from '@shopbell/sdk/admin';
import type { Each } from '../words/reports/words.ts';
import type { FigureGroup } from './figureGroups.ts';
import type { Range } from './range.ts';

export type ReportKind = ReportSubject['kind'];
export type ReportRow = StatisticsReport['rows'][number];

/** What is looked at: which figures of whom, over which days. */
export interface View {
  readonly range: Range;
  readonly by: ReportKind;
  readonly each: Each;
  /** Ids, in the order of the columns. */
  readonly figures: readonly string[];
  /** The group of the usual figures, if they are as they come. */
  readonly group?: FigureGroup | undefined;
  /** The report of the shop's own that is shown (CF-09). */
  readonly own?: StoredReport | undefined;
  /** Whom a report about a single agent is about. */
  readonly agentId?: string | undefined;
}

/** By what the figures of the catalogue can be shown. */
export function shownBy(figures: readonly FigureEntry[], by: ReportKind): readonly FigureEntry[] {
  return figures.filter(({ dimensions }) => dimensions.includes(by));
}

/** Those of the view that can be shown by what it is by. */
export function figuresOf({ figures, by }: View, catalogue: readonly FigureEntry[]): readonly string[] {
  return figures.filter((id) => catalogue.find((figure) => figure.id === id)?.dimensions.includes(by));
}

export function queryOf(view: View, figures: readonly string[]): ReportQuery {
  const { range, by, each, own, agentId } = view;
  const ids = own?.kind === 'single' && agentId !== undefined ? { ids: [agentId] } : {};
  return { ...range, by, each, figures, ...ids };
}

/** By its id on the wire: the shop has none. */
export function subjectQuery({ kind, id }: ReportSubject): { kind?: ReportKind; id?: string } {
  return kind === 'shop' ? {} : { kind, id };
}
