import type { Reports } from './reports.ts';
import type { StatisticsSettings } from './statisticsSettings.ts';

/**
 * What is asked of the statistics of shops, wherever they are computed: in place (`Reports`), or in a thread of the host's
 * own. Questions and answers are plain data.
 */
export interface ComputedReports extends Pick<
  Reports,
  | 'report'
  | 'custom'
  | 'details'
  | 'allDetails'
  | 'consultations'
  | 'simulate'
  | 'explain'
  | 'defectRate'
  | 'salaries'
  | 'problems'
  | 'file'
> {
  readonly settings: Pick<StatisticsSettings, 'shop' | 'read' | 'change' | 'accounts' | 'changeAccount'>;
}

/** With the reports that shops have put together, which are kept like any other setting. */
export interface ShopReports extends ComputedReports, Pick<Reports, 'saved'> {}
