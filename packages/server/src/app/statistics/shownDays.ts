import type { Report, ReportRow } from '@shopbell/metrics';
import type { Storage } from '../../storage/storage.ts';

/** What a day showed, by subject and figure. */
type Shown = Record<string, number | null>;

/**
 * Final values of single days are kept as they were shown first: one that facts have changed since is told together with
 * what it had shown (`former`), also after a restart.
 * @param profile empty: as the shop's settings say
 * @param remembers whether what is shown first is kept
 */
export async function withFormer(
  storage: Storage,
  shopId: string,
  {
    profile,
    report,
    remembers,
  }: { readonly profile: string; readonly report: Report; readonly remembers: boolean },
): Promise<Report> {
  if (!report.rows.some(isOfOneDay)) return report;
  const { from, to } = report;
  const stored = await storage.readShownDays(shopId, { profile, from, to });
  const days = new Map(stored.map(({ day, data }) => [day, JSON.parse(data) as Shown]));
  const changed = new Set<string>();
  const rows = report.rows.map((row) => {
    if (!isOfOneDay(row)) return row;
    const shown = days.get(row.from) ?? {};
    days.set(row.from, shown);
    const cells = Object.entries(row.cells).map(([figure, cell]) => {
      const key = `${row.subject.kind} ${row.subject.id} ${figure}`;
      const { former: _former, ...rest } = cell;
      if (Object.hasOwn(shown, key)) {
        const before = shown[key] ?? null;
        return [figure, before === cell.value ? rest : { ...rest, former: before }] as const;
      }
      // Nobody was shown anything else yet, so there is nothing to take back.
      if (cell.final) {
        shown[key] = cell.value;
        changed.add(row.from);
      }
      return [figure, rest] as const;
    });
    return { ...row, cells: Object.fromEntries(cells) };
  });
  const news = [...changed].map((day) => ({ profile, day, data: JSON.stringify(days.get(day)) }));
  if (remembers && news.length > 0) await storage.saveShownDays(shopId, news);
  return { ...report, rows };
}

const isOfOneDay = ({ from, to }: ReportRow): boolean => from === to;
