import { daysIn, type Day } from '@shopbell/metrics';
import type { AgentFigures, Clock, StatisticsReport } from '@shopbell/sdk/model';
import type { ComputedReports } from '../statistics/shopReports.ts';

const dayMs = 86_400_000;

/** What an agent asks: days of the shop, today if left out. */
export interface OwnQuestion {
  readonly from?: Day | undefined;
  readonly to?: Day | undefined;
  readonly figures: readonly string[];
}

/**
 * An agent's figures of some days, of as many days before, and the place in the team (WB-20, SY-11): of the report that
 * managers read of all agents, the one row. Rejects with INVALID_ARGUMENT, or NOT_FOUND for a shop that there is not.
 */
export async function ownFigures(
  { reports, clock }: { readonly reports: Pick<ComputedReports, 'report'>; readonly clock: Clock },
  { shopId, timeZone }: { readonly shopId: string; readonly timeZone: string },
  agentId: string,
  { from, to, figures: asked }: OwnQuestion,
): Promise<AgentFigures> {
  const today = daysIn(timeZone)(clock.now());
  const range = { from: from ?? today, to: to ?? today };
  const about = { by: 'agent', figures: [...asked] } as const;
  const everybody = await reports.report(shopId, { ...about, ...range });
  const own = async (days: typeof range) =>
    cellsOf(await reports.report(shopId, { ...about, ...days, ids: [agentId] }), agentId) ?? {};
  const before = daysBefore(range);
  return {
    ...range,
    today,
    now: everybody.now,
    timeZone,
    currency: everybody.currency,
    // Whoever had nothing in these days is compared with nobody.
    cells: cellsOf(everybody, agentId) ?? (await own(range)),
    before: { ...before, cells: await own(before) },
  };
}

function cellsOf({ rows }: StatisticsReport, agentId: string): AgentFigures['cells'] | undefined {
  return rows.find(({ subject }) => subject.id === agentId)?.cells;
}

/** As many days, the last of them the one before the first. */
function daysBefore({ from, to }: { readonly from: Day; readonly to: Day }): { from: Day; to: Day } {
  const days = (Date.parse(to) - Date.parse(from)) / dayMs + 1;
  const shifted = (by: number): Day => new Date(Date.parse(from) - by * dayMs).toISOString().slice(0, 10);
  return { from: shifted(days), to: shifted(1) };
}
