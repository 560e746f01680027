import { isCells, isDetails, isFigureExplanation } from '../admin/statisticsChecks.ts';
import type { Waiting } from '../client/conversationClient.ts';
import { isCount, isText, shape } from '../guards/shape.ts';
import type { FigureExplanation, ReportDetails } from '../model/admin/reports.ts';
import type { AgentFigures } from '../model/figureMethods.ts';
import type { Asks } from '../requests/requests.ts';

/** Days of the shop, `2026-05-04`, both of them in the range. */
interface Days {
  readonly from: string;
  readonly to: string;
}

/**
 * One's own figures, how they compare, and what they are made of (WB-20). All of it rejects with INVALID_ARGUMENT for days,
 * figures or lists that there are not.
 */
export interface AgentPerformance {
  /**
   * @param figures 1 to 50 ids of the catalogue
   * @param days today, if left out; three years at most
   */
  figures(figures: readonly string[], days?: Partial<Days>, options?: Waiting): Promise<AgentFigures>;

  /** A page of the rows behind a figure: its `list`. 100 at most after the first `skip`. */
  details(
    page: Days & { readonly list: string; readonly skip?: number; readonly limit?: number },
    options?: Waiting,
  ): Promise<ReportDetails>;

  /** How a figure of a day came about. */
  explain(
    of: { readonly figure: string; readonly day: string },
    options?: Waiting,
  ): Promise<FigureExplanation>;
}

const isAgentFigures = shape<AgentFigures>({
  from: isText,
  to: isText,
  today: isText,
  now: isCount,
  timeZone: isText,
  currency: isText,
  cells: isCells,
  before: shape<AgentFigures['before']>({ from: isText, to: isText, cells: isCells }),
});

/** The one of a client. */
export function agentPerformance(ask: Asks): AgentPerformance {
  return {
    figures: (figures, days, { signal } = {}) =>
      ask('figures.read', { ...days, figures: [...figures] }, { expect: isAgentFigures, signal }),
    details: (page, { signal } = {}) => ask('figures.details', page, { expect: isDetails, signal }),
    explain: (of, { signal } = {}) => ask('figures.explain', of, { expect: isFigureExplanation, signal }),
  };
}
