import type {
  AgentFigures,
  AgentPerformance,
  FigureExplanation,
  ReportCell,
  ReportDetails,
  ShopbellError,
} from '@shopbell/sdk/agent';
import { today } from './demoStatistics.ts';

const finalFrom = Date.UTC(2026, 4, 5, 16);

/** An agent's own figures with no server behind them: the same whatever is asked, and what was asked. */
export class FakePerformance implements AgentPerformance {
  readonly asked: { readonly figures: readonly string[]; readonly from?: string; readonly to?: string }[] =
    [];
  readonly pages: Parameters<AgentPerformance['details']>[0][] = [];
  readonly explained: Parameters<AgentPerformance['explain']>[0][] = [];
  /** By figure; others are 10, final and without a place. */
  readonly cells = new Map<string, Partial<ReportCell>>();
  /** Of the days before; others are 8. */
  readonly before = new Map<string, number | null>();
  rows: readonly Readonly<Record<string, unknown>>[] = [];
  /** What the next question rejects with. */
  refusal: ShopbellError | undefined;

  async figures(...[figures, days]: Parameters<AgentPerformance['figures']>): Promise<AgentFigures> {
    this.asked.push({ figures, ...days });
    this.#refuse();
    const { from = today, to = today } = days ?? {};
    const cell = (value: number | null, more: Partial<ReportCell> = {}): ReportCell => ({
      ...{ value, final: true, finalFrom, pending: 0 },
      ...more,
    });
    return {
      ...{ from, to, today, timeZone: 'Asia/Shanghai', currency: 'CNY' },
      now: Date.UTC(2026, 4, 4, 6, 30),
      cells: Object.fromEntries(figures.map((id) => [id, cell(10, this.cells.get(id))])),
      before: {
        ...{ from: '2026-05-03', to: '2026-05-03' },
        cells: Object.fromEntries(
          figures.map((id) => [id, cell(this.before.has(id) ? (this.before.get(id) ?? null) : 8)]),
        ),
      },
    };
  }

  async details(page: Parameters<AgentPerformance['details']>[0]): Promise<ReportDetails> {
    this.pages.push(page);
    const { list, skip = 0, limit = 100 } = page;
    return { list, total: this.rows.length, entries: this.rows.slice(skip, skip + limit) };
  }

  async explain(of: Parameters<AgentPerformance['explain']>[0]): Promise<FigureExplanation> {
    this.explained.push(of);
    const parts = { responses: 4, responseSeconds: 120 };
    const cell = { value: 30, final: true, finalFrom, pending: 0 };
    return { figure: of.figure, formula: '', rules: [], cell, parts, list: 'responses', rows: 4 };
  }

  #refuse(): void {
    const { refusal } = this;
    this.refusal = undefined;
    if (refusal) throw refusal;
  }
}
