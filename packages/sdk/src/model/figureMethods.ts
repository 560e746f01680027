import * as z from 'zod';
import { CalendarDate } from './admin/hours.ts';
import { FigureExplanation, ReportCell, ReportDetails } from './admin/reports.ts';
import { Instant } from './scope.ts';

const Cells = z.record(z.string(), ReportCell);
/** As on a page of theirs; a file of all rows is the manager's. */
const detailsPage = 100;
/** Figures of one question. */
const mostFigures = 50;

/** An agent's own figures of a range of days (WB-20). */
export const AgentFigures = z
  .object({
    from: CalendarDate,
    to: CalendarDate,
    /** The shop's day that it is. */
    today: CalendarDate,
    /** As of when. */
    now: Instant,
    /** The shop's: its days are those of the figures. */
    timeZone: z.string(),
    /** In whose smallest unit amounts are. */
    currency: z.string(),
    /** By figure, with the place among the agents of the own team where one value is better than another (SY-11). */
    cells: Cells,
    /** As many days, just before. */
    before: z.object({ from: CalendarDate, to: CalendarDate, cells: Cells }),
  })
  .meta({ id: 'AgentFigures' });
export type AgentFigures = z.infer<typeof AgentFigures>;

/** What agents ask about their own work. Nobody is named: it is always whoever asks. */
export const figureMethods = {
  'figures.read': {
    by: ['agent'],
    params: z.object({
      /** Days of the shop; today, if left out. */
      from: CalendarDate.optional(),
      to: CalendarDate.optional(),
      /** Ids of the catalogue. */
      figures: z.array(z.string()).min(1).max(mostFigures),
    }),
    result: AgentFigures,
    means:
      'The asking agent’s figures of a range of days, those of as many days just before, and the place among the agents of the own team (WB-20, SY-11). Colleagues are counted and not named.',
  },
  'figures.details': {
    by: ['agent'],
    params: z.object({
      list: z.string(),
      from: CalendarDate,
      to: CalendarDate,
      skip: z.int().min(0).default(0),
      limit: z.int().min(1).max(detailsPage).default(detailsPage),
    }),
    result: ReportDetails,
    means: 'A page of the rows behind a figure of the asking agent: its `list` in the catalogue.',
  },
  'figures.explain': {
    by: ['agent'],
    params: z.object({ figure: z.string(), day: CalendarDate }),
    result: FigureExplanation,
    means: 'How a figure of the asking agent came about on a day.',
  },
} as const;
