import { ScopeValue } from '@shopbell/sdk/model';
import * as z from 'zod';
import { figureOf, isFigureId } from '../figures/catalogue.ts';
import type { ReportQuery } from './report.ts';

/**
 * A report that a shop put together (CF-09): agents side by side, or one agent day by day. Columns show in their order.
 */
export const CustomReport = z
  .object({
    id: ScopeValue,
    name: z.string().min(1).max(100),
    kind: z.enum(['comparison', 'single']),
    figures: z
      .array(z.string().refine(isFigureId, 'a figure of the catalogue'))
      .min(1)
      .max(100)
      .refine((figures) => new Set(figures).size === figures.length, 'each figure once')
      .refine(
        (figures) => figures.every((id) => !isFigureId(id) || isByAgent(id)),
        'figures that agents have',
      ),
  })
  .meta({ id: 'CustomReport' });
export type CustomReport = z.infer<typeof CustomReport>;

const isByAgent = (id: string): boolean => figureOf(id).dimensions.includes('agent');

/** The query of a custom report; one about a single agent names that agent. */
export function customQuery(
  report: CustomReport,
  range: Pick<ReportQuery, 'now' | 'from' | 'to' | 'profile' | 'ids'>,
): ReportQuery {
  const { figures, kind } = report;
  return { ...range, figures, by: 'agent', each: kind === 'single' ? 'day' : 'range' };
}
