import { agentOf, groupOf } from '@shopbell/engine';
import {
  customQuery,
  digitsOf,
  figureCatalogue,
  figureOf,
  FormulaError,
  problemCodes,
  readSalaryFormula,
  salariesOf,
  type CustomReport,
  type Formula,
  type Report,
  type ReportQuery,
  type Statistics,
  type Subject,
} from '@shopbell/metrics';
import {
  shopbellError,
  type FactProblems,
  type FigureExplanation,
  type MonthlyDefectRate,
  type ReportDetails,
  type SalaryList,
  type SimulationAnswer,
  type SimulationQuestion,
  type StatisticsReport,
} from '@shopbell/sdk/model';
import { invalid, parse } from '../admin/parse.ts';
import { listConsultations, type ConsultationPage } from './consultationList.ts';
import {
  ConsultationsInput,
  DefectInput,
  DetailsInput,
  ExplainInput,
  ReportInput,
  SalaryInput,
} from './query.ts';
import { withRanks } from './ranks.ts';
import { reportFile, type FileFormat, type FileQuestion, type ReportFile } from './reportFiles.ts';
import type { ReportServices } from './reportServices.ts';
import { SavedReports } from './savedReports.ts';
import { withFormer } from './shownDays.ts';
import { simulateMoreAgents } from './simulation.ts';
import { StatisticsSettings } from './statisticsSettings.ts';
import { ShopStatistics, type Known } from './shopStatistics.ts';

/** Values of one report: more are asked for in parts. */
const mostCells = 300_000;
/** Rows of one file. */
const mostRows = 200_000;
/** Odd facts of one answer. */
const mostProblems = 1000;
/** Other shops' requests wait no longer than this for one day of figures after another. */
const breathEvery = 25;

/** The statistics of every shop of this server: reports, what they are made of, and how they are counted. */
export class Reports {
  readonly settings: StatisticsSettings;
  readonly saved: SavedReports;
  readonly #services: ReportServices;
  readonly #shops = new Map<string, ShopStatistics>();

  constructor(services: ReportServices) {
    this.#services = services;
    const use: StatisticsSettings['use'] = (shopId, work) => this.#use(shopId, work);
    this.settings = new StatisticsSettings(services, use);
    this.saved = new SavedReports(services);
  }

  /** Figures of a range of days. Rejects with INVALID_ARGUMENT or NOT_FOUND. */
  async report(shopId: string, input: ReportInput): Promise<StatisticsReport> {
    const { now: asOf, figures, by, profile, ids, ...range } = parse(ReportInput, input);
    const wanted =
      figures ?? figureCatalogue.flatMap(({ id, dimensions }) => (dimensionsOf(dimensions, by) ? id : []));
    return this.#report(shopId, asOf, {
      ...range,
      by,
      figures: wanted,
      ...(ids === undefined ? {} : { ids }),
      ...(profile === undefined ? {} : { profile }),
    });
  }

  /** A report that the shop put together (CF-09). Rejects with INVALID_ARGUMENT or NOT_FOUND. */
  async custom(shopId: string, reportId: string, input: ReportInput): Promise<StatisticsReport> {
    const { from, to, ids, profile, now } = parse(ReportInput, input);
    const report = await this.saved.report(shopId, reportId);
    if (report.kind === 'single' && ids?.length !== 1)
      throw invalid('ids', 'This report is about a single agent: name one.');
    const about = { now: 0, from, to, ...(ids ? { ids } : {}), ...(profile ? { profile } : {}) };
    // As it is stored it was checked.
    return this.#report(shopId, now, customQuery(report as CustomReport, about));
  }

  /** A page of the rows behind a figure. Rejects with INVALID_ARGUMENT or NOT_FOUND. */
  details(shopId: string, input: DetailsInput): Promise<ReportDetails> {
    const { now: asOf, kind, id = '', profile, skip, limit, ...query } = parse(DetailsInput, input);
    return this.#use(shopId, async (known) => {
      const now = this.#now(asOf);
      const about = { ...query, now, subject: { kind, id }, ...(profile ? { profile } : {}) };
      await this.#prepare(known.statistics, about);
      const { list, total, entries } = known.statistics.details({ ...about, skip, limit });
      const next = skip + entries.length;
      return {
        list,
        total,
        entries: entries.map((entry) => ({ ...entry })),
        ...(next < total && limit > 0 ? { next } : {}),
      };
    });
  }

  /** All rows behind a figure, for a file. Rejects with INVALID_ARGUMENT, also if they are too many, or NOT_FOUND. */
  allDetails(shopId: string, input: DetailsInput): Promise<readonly object[]> {
    const {
      now: asOf,
      kind,
      id = '',
      profile,
      skip: _skip,
      limit: _limit,
      ...query
    } = parse(DetailsInput, input);
    return this.#use(shopId, async (known) => {
      const now = this.#now(asOf);
      const about = { ...query, now, subject: { kind, id }, ...(profile ? { profile } : {}) };
      await this.#prepare(known.statistics, about);
      const { total, entries } = known.statistics.details({ ...about, limit: mostRows });
      if (total > mostRows)
        throw invalid(
          'to',
          `These are ${String(total)} rows: ask for fewer days, ${String(mostRows)} at most.`,
        );
      return entries;
    });
  }

  /** Consultations of these days, whatever figures count (WB-18). Rejects with INVALID_ARGUMENT or NOT_FOUND. */
  consultations(shopId: string, input: ConsultationsInput): Promise<ConsultationPage> {
    const asked = parse(ConsultationsInput, input);
    return this.#use(shopId, async ({ shop: { timeZone }, consultations: book, told }) => {
      const now = this.#now(undefined);
      if (told) await this.#prepare(told, { ...asked, now });
      return listConsultations({ timeZone, book, told, now }, asked);
    });
  }

  /** How a figure of a day came about. Rejects with INVALID_ARGUMENT or NOT_FOUND. */
  explain(shopId: string, input: ExplainInput): Promise<FigureExplanation> {
    const { now: asOf, kind, id = '', figure, day, profile } = parse(ExplainInput, input);
    if (!dimensionsOf(figureOf(figure).dimensions, kind))
      throw invalid('kind', `${figure} is not shown by ${kind}.`);
    return this.#use(shopId, ({ statistics }) => {
      const now = this.#now(asOf);
      const about = { now, figure, day, subject: { kind, id }, ...(profile ? { profile } : {}) };
      const { rules, parts, ...explained } = statistics.explain(about);
      return { ...explained, rules: [...rules], parts: { ...parts } };
    });
  }

  /** The defect rate of a month, with points and what it would take (PN). Rejects with INVALID_ARGUMENT or NOT_FOUND. */
  defectRate(shopId: string, input: DefectInput): Promise<MonthlyDefectRate> {
    const { month, now: asOf, profile } = parse(DefectInput, input);
    return this.#use(shopId, (known) => {
      const about = { now: this.#now(asOf), month: `${month}-01`, ...(profile ? { profile } : {}) };
      const { metrics, inactive, daysSinceSignIn, ...rate } = known.statistics.defectRate(about);
      return {
        ...rate,
        metrics: [...metrics],
        ...(inactive === undefined ? {} : { inactive }),
        ...(daysSinceSignIn === undefined ? {} : { daysSinceSignIn }),
      };
    });
  }

  /** Each agent's pay by a formula over a range (SL-08). Rejects with INVALID_ARGUMENT or NOT_FOUND. */
  async salaries(shopId: string, input: SalaryInput): Promise<SalaryList> {
    const { template, formula: given, from, to, ids, profile, now } = parse(SalaryInput, input);
    const text = given ?? (await this.saved.template(shopId, template ?? '')).formula;
    const formula = formulaIn(text);
    const about = { from, to, ...(ids ? { ids } : {}), ...(profile ? { profile } : {}) };
    const report = await this.#report(shopId, now, { ...about, figures: formula.names, by: 'agent' });
    const names = new Map(report.rows.map(({ subject }) => [subject.id, subject.name]));
    const salaries = salariesOf(formula, report as Report, report.currency).map((salary) => {
      const name = names.get(salary.agentId);
      return { ...salary, ...(name === undefined ? {} : { name }) };
    });
    const { currency } = report;
    return { formula: text, currency, digits: digitsOf(currency), salaries };
  }

  /** Recorded days with more agents. Rejects with INVALID_ARGUMENT or NOT_FOUND. */
  simulate(shopId: string, input: SimulationQuestion): Promise<SimulationAnswer> {
    return simulateMoreAgents(this.#services, shopId, input);
  }

  /** What was odd about what was told. Rejects with NOT_FOUND. */
  problems(shopId: string): Promise<FactProblems> {
    return this.#use(shopId, ({ statistics }) => {
      const found = statistics.problems();
      const problems = found
        .slice(0, mostProblems)
        .map(({ code, fact, id }) => ({ code, means: problemCodes[code], fact, id }));
      return { problems, total: found.length };
    });
  }

  /** An answer as a file. Rejects as the question does. */
  file(shopId: string, question: FileQuestion, format: FileFormat): Promise<ReportFile> {
    return reportFile(this, shopId, question, format);
  }

  async #report(
    shopId: string,
    asOf: number | undefined,
    query: Omit<ReportQuery, 'now'>,
  ): Promise<StatisticsReport> {
    return this.#use(shopId, async (known) => {
      const now = this.#now(asOf);
      await this.#prepare(known.statistics, { ...query, now });
      const found = known.statistics.report({ ...query, now });
      if (found.rows.length * query.figures.length > mostCells)
        throw invalid('figures', 'These are too many values for one report: ask for fewer, or fewer days.');
      // Only what is shown as of now was shown.
      const { profile = '' } = query;
      const { storage, remembers = true } = this.#services;
      const report =
        asOf === undefined ? await withFormer(storage, shopId, { profile, report: found, remembers }) : found;
      const nameOf = await this.#names(shopId, known);
      // Places among some of them would say nothing of the rest.
      const ranked = (query.by === 'agent' || query.by === 'team') && query.ids === undefined;
      const rows = ranked ? withRanks(report, query.figures, known.agents) : report.rows;
      return {
        ...report,
        now,
        currency: known.shop.currency,
        profiles: [...report.profiles],
        rows: rows.map((row) => ({
          ...row,
          subject: { ...row.subject, ...nameOf(row.subject) },
          cells: { ...row.cells },
        })),
      };
    });
  }

  /** Counts one day after another, so that what else this server does is not held up by a year of figures. */
  async #prepare(statistics: Statistics, { now, from, to, profile }: Range): Promise<void> {
    let breathed = performance.now();
    for (let at = Date.parse(from); at <= Date.parse(to); at += 86_400_000) {
      const day = new Date(at).toISOString().slice(0, 10);
      statistics.report({
        now,
        from: day,
        to: day,
        figures: ['consulted'],
        ...(profile === undefined ? {} : { profile }),
      });
      if (performance.now() - breathed < breathEvery) continue;
      await breath();
      breathed = performance.now();
    }
  }

  async #names(shopId: string, { agents }: Known): Promise<(subject: Subject) => { name?: string }> {
    const desk = (await this.#services.shops.of(shopId))?.desk.desk;
    const told = new Map(
      agents.flatMap(({ agentId, name }) => (name === undefined ? [] : [[agentId, name]])),
    );
    return ({ kind, id }) => {
      if (!desk || (kind !== 'agent' && kind !== 'group')) return {};
      const known = kind === 'agent' ? agentOf(desk, id) : groupOf(desk, id);
      const name = known?.name ?? (kind === 'agent' ? told.get(id) : undefined);
      return name === undefined ? {} : { name };
    };
  }

  /** Nothing is known of what is still to come. */
  #now(asOf: number | undefined): number {
    const now = this.#services.clock.now();
    return asOf === undefined ? now : Math.min(asOf, now);
  }

  async #use<T>(shopId: string, work: (known: Known) => T | Promise<T>): Promise<T> {
    let shop = this.#shops.get(shopId);
    if (!shop) {
      const { storage } = this.#services;
      if (!(await storage.findShop(shopId))) throw shopbellError('NOT_FOUND', { what: 'shop' });
      shop = this.#shops.get(shopId) ?? new ShopStatistics(shopId, storage, () => this.settings.shop(shopId));
      this.#shops.set(shopId, shop);
    }
    return shop.use(work);
  }
}

type Range = Pick<ReportQuery, 'now' | 'from' | 'to' | 'profile'>;

const dimensionsOf = (dimensions: readonly string[], by: string): boolean => dimensions.includes(by);

/** Lets everything else have a turn that waits for one. */
const breath = (): Promise<void> => new Promise((resolve) => void setTimeout(resolve));

function formulaIn(text: string): Formula {
  try {
    return readSalaryFormula(text);
  } catch (error) {
    if (error instanceof FormulaError) throw invalid('formula', error.message);
    throw error;
  }
}
