import {
  denseRanks,
  figureOf,
  type AgentFact,
  type Day,
  type Report,
  type ReportRow,
} from '@shopbell/metrics';
import type { FigureRank, ReportCell } from '@shopbell/sdk/model';
import { inForceOn } from './statisticsSettings.ts';

/** A row whose cells may tell places. */
interface RankedRow extends Omit<ReportRow, 'cells'> {
  readonly cells: Readonly<Record<string, ReportCell>>;
}

/**
 * Tells each value its place among those of the same days and team, for figures of which one value is better than another
 * (SY-11): that of an agent is the one of the last of the days, and agents without a team are one. Teams are compared with each
 * other. Rows that are left out are not compared with.
 */
export function withRanks(
  { rows }: Pick<Report, 'rows'>,
  figures: readonly string[],
  agents: readonly AgentFact[],
): readonly RankedRow[] {
  const teamOf = teamsIn(agents);
  const compared = grouped(rows, ({ subject, from, to }) =>
    subject.kind === 'agent' ? `${from} ${teamOf(subject.id, to)}` : from,
  );
  const ranks = new Map<ReportRow, Map<string, FigureRank>>(rows.map((row) => [row, new Map()]));
  for (const together of compared.values())
    for (const figure of figures)
      for (const [index, rank] of ranksOf(together, figure).entries()) {
        const row = together[index];
        if (row) ranks.get(row)?.set(figure, rank);
      }
  return rows.map((row) => {
    const cells = Object.entries(row.cells).map(([figure, cell]): [string, ReportCell] => {
      const rank = ranks.get(row)?.get(figure);
      return [figure, rank ? { ...cell, rank } : cell];
    });
    return { ...row, cells: Object.fromEntries(cells) };
  });
}

function teamsIn(agents: readonly AgentFact[]): (agentId: string, day: Day) => string {
  const told = grouped(agents, ({ agentId }) => agentId);
  return (agentId, day) => inForceOn(told.get(agentId) ?? [], day)?.teamId ?? '';
}

function grouped<T>(all: readonly T[], keyOf: (one: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const one of all) {
    const key = keyOf(one);
    const group = groups.get(key);
    if (group) group.push(one);
    else groups.set(key, [one]);
  }
  return groups;
}

/** None where no value is better. */
function ranksOf(rows: readonly ReportRow[], figure: string): readonly FigureRank[] {
  const { better } = figureOf(figure);
  if (!better) return [];
  const values = rows.map(({ cells }) => cells[figure]?.value ?? null);
  const places = denseRanks(values, better);
  const having = new Map<number, number>();
  for (const place of places) if (place !== null) having.set(place, (having.get(place) ?? 0) + 1);
  const of = values.filter((value) => value !== null).length;
  return places.map((place) => ({
    place,
    of,
    tied: place === null ? 0 : (having.get(place) ?? 1) - 1,
  }));
}
