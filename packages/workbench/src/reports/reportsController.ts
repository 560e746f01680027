import {
  isShopbellError,
  type AdminClient,
  type AgentSetup,
  type FigureEntry,
  type MetricsCatalogue,
  type ReportSubject,
  type StatisticsReport,
  type StoredReport,
} from '@shopbell/sdk/admin';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { usualFigures } from './figureGroups.ts';
import { dayIn, daysOf, longestRange, rangeOf } from './range.ts';
import { figuresOf, queryOf, shownBy, subjectQuery, type View } from './reportQuery.ts';

/** One figure of one subject over days. */
export interface Trend {
  readonly figure: string;
  readonly subject: ReportSubject;
}

/** Figures, with the question that they answer: they are shown under no other. */
export interface Answer {
  readonly view: View;
  readonly columns: readonly FigureEntry[];
  readonly report: StatisticsReport;
  /** The same figures of the whole shop: rows do not add up to them, since a customer counts once. */
  readonly whole: StatisticsReport | undefined;
}

/** What there is of a trend. */
export type TrendState = 'none' | 'loading' | 'failed' | 'there';

/** What managers look at: the catalogue, the shop's own reports, and the figures of the view of now. */
export class ReportsController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #now: () => number;
  readonly admin: AdminClient;
  #asked = 0;
  #trendAsked = 0;

  catalogue: MetricsCatalogue | undefined;
  timeZone = 'UTC';
  agents: readonly AgentSetup[] = [];
  /** Of agents and groups, by id. */
  names: ReadonlyMap<string, string> = new Map();
  own: readonly StoredReport[] = [];
  failed = false;
  forbidden = false;
  busy = false;
  view: View | undefined;
  /** To the view of now, or, while that is counted, to the one before. */
  answer: Answer | undefined;
  trend: Trend | undefined;
  trendReport: StatisticsReport | undefined;
  /** Why there is no line, if there is none: of one day alone there can be none. */
  trendState: TrendState = 'none';

  /** `now`: any instant of today. */
  constructor(host: ReactiveControllerHost, admin: AdminClient, now: () => number) {
    this.#host = host;
    this.#now = now;
    this.admin = admin;
    host.addController(this);
  }

  hostConnected(): void {
    void this.start();
  }

  get figures(): readonly FigureEntry[] {
    return this.catalogue?.figures ?? [];
  }

  figure(id: string): FigureEntry | undefined {
    return this.figures.find((figure) => figure.id === id);
  }

  /** The columns of now. */
  get columns(): readonly FigureEntry[] {
    if (!this.view) return [];
    return figuresOf(this.view, this.figures).flatMap((id) => this.figure(id) ?? []);
  }

  /** Whom the rows are about, each once. */
  get subjects(): readonly ReportSubject[] {
    const rows = this.answer?.report.rows ?? [];
    const known = new Map(rows.map(({ subject }) => [subject.id, subject]));
    return [...known.values()].filter(({ kind }) => kind !== 'shop');
  }

  /** Columns that agents have none of: no report of the shop's own may have them (CF-09). */
  get unfit(): readonly FigureEntry[] {
    return this.columns.filter(({ dimensions }) => !dimensions.includes('agent'));
  }

  get choosable(): readonly FigureEntry[] {
    return this.view ? shownBy(this.figures, this.view.by) : [];
  }

  get today(): string {
    return dayIn(this.timeZone, this.#now());
  }

  get fault(): 'backwards' | 'too-long' | undefined {
    if (!this.view) return undefined;
    const days = daysOf(this.view.range);
    if (!(days > 0)) return 'backwards';
    return days > longestRange ? 'too-long' : undefined;
  }

  /** Reads what the reports are made from, then the first of them. */
  async start(): Promise<void> {
    this.failed = false;
    this.#host.requestUpdate();
    const { statistics } = this.admin;
    try {
      const [catalogue, shop, agents, own] = await Promise.all([
        statistics.catalogue(),
        this.admin.shop(),
        this.admin.agents(),
        statistics.customReports(),
      ]);
      Object.assign(this, { catalogue, agents, own, timeZone: shop.timeZone });
      this.names = new Map(agents.map(({ id, name }) => [id, name]));
      void this.#nameGroups();
    } catch (error) {
      this.#fails(error);
      return;
    }
    const { view, today } = this;
    this.show(
      view ?? {
        range: rangeOf('week', today),
        by: 'agent',
        each: 'range',
        figures: usualFigures.volume,
        group: 'volume',
      },
    );
  }

  /** Shows these figures from now on. */
  show(view: View): void {
    this.view = view;
    const { columns, trend: before } = this;
    if (!columns.some(({ id }) => id === this.trend?.figure)) this.trend = undefined;
    this.trend ??= columns[0] && { figure: columns[0].id, subject: shop };
    if (this.trend?.subject.kind !== 'shop' && this.trend?.subject.kind !== view.by)
      this.trend = this.trend && { ...this.trend, subject: shop };
    // A line stands under the name of no other.
    if (this.trend !== before) this.trendReport = undefined;
    void this.load();
  }

  look(trend: Trend): void {
    this.trend = trend;
    this.trendReport = undefined;
    void this.#loadTrend();
  }

  retryTrend(): void {
    void this.#loadTrend();
  }

  /** The latest question counts, whatever order answers come in. */
  async load(): Promise<void> {
    const { view, columns } = this;
    const asked = ++this.#asked;
    this.failed = false;
    this.#host.requestUpdate();
    if (!view || columns.length === 0 || this.fault !== undefined) {
      this.answer = this.trendReport = undefined;
      this.busy = false;
      return;
    }
    this.busy = true;
    const figures = columns.map(({ id }) => id);
    const { statistics } = this.admin;
    void this.#loadTrend();
    try {
      const [report, whole] = await Promise.all([
        statistics.report(queryOf(view, figures)),
        view.by === 'shop' && view.each === 'range'
          ? undefined
          : statistics.report({ ...view.range, figures: figures.filter((id) => this.#isOfShop(id)) }),
      ]);
      if (asked !== this.#asked) return;
      this.answer = { view, columns, report, whole };
      this.busy = false;
      this.#host.requestUpdate();
    } catch (error) {
      if (asked === this.#asked) this.#fails(error);
    }
  }

  /** Groups are named where rows tell of them; the reports do not wait for it. */
  async #nameGroups(): Promise<void> {
    const groups = await this.admin.groups().catch(() => []);
    this.names = new Map([...this.names, ...groups.map(({ id, name }): [string, string] => [id, name])]);
    this.#host.requestUpdate();
  }

  async reloadOwn(): Promise<void> {
    this.own = await this.admin.statistics.customReports();
    this.#host.requestUpdate();
  }

  #isOfShop(id: string): boolean {
    return this.figure(id)?.dimensions.includes('shop') === true;
  }

  async #loadTrend(): Promise<void> {
    const { view, trend } = this;
    const asked = ++this.#trendAsked;
    this.#host.requestUpdate();
    if (!view || !trend || this.fault !== undefined || daysOf(view.range) < 2) {
      this.trendReport = undefined;
      this.trendState = 'none';
      return;
    }
    this.trendState = this.trendReport ? 'there' : 'loading';
    const { kind, id } = subjectQuery(trend.subject);
    const of = kind === undefined || id === undefined ? {} : { by: kind, ids: [id] };
    // Without it there are the figures all the same.
    const report = await this.admin.statistics
      .report({ ...view.range, ...of, figures: [trend.figure], each: 'day' })
      .catch(() => undefined);
    if (asked !== this.#trendAsked) return;
    this.trendReport = report;
    this.trendState = report ? 'there' : 'failed';
    this.#host.requestUpdate();
  }

  #fails(error: unknown): void {
    this.failed = true;
    this.busy = false;
    this.answer = undefined;
    this.forbidden = isShopbellError(error, 'FORBIDDEN') || isShopbellError(error, 'UNAUTHENTICATED');
    this.#host.requestUpdate();
  }
}

const shop: ReportSubject = { kind: 'shop', id: '' };
