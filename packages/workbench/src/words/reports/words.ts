import type { ReportSubject } from '@shopbell/sdk/admin';
import type { FigureGroup } from '../../reports/figureGroups.ts';
import type { RangeName } from '../../reports/range.ts';
import type { ConsultationWords } from './consultationWords.ts';
import type { DefectWords } from './defectWords.ts';
import type { DetailWords } from './detailWords.ts';
import type { SalaryWords } from './salaryWords.ts';
import type { Question } from '../words.ts';

export type Each = 'range' | 'day' | 'month';

/** Words of the reports that managers read. */
export interface ReportWords {
  readonly title: string;
  readonly open: string;
  readonly views: string;
  readonly groups: Readonly<Record<FigureGroup, string>>;

  readonly from: string;
  readonly to: string;
  readonly range: string;
  readonly ranges: Readonly<Record<RangeName, string>>;
  readonly by: string;
  readonly kinds: Readonly<Record<ReportSubject['kind'], string>>;
  readonly each: string;
  readonly eachOf: Readonly<Record<Each, string>>;
  readonly agent: string;
  readonly rangeBackwards: string;
  rangeTooLong(days: number): string;
  readonly loading: string;
  readonly failed: string;
  readonly retry: string;
  readonly empty: string;
  readonly forbidden: string;

  readonly whole: string;
  readonly wholeMeans: string;
  sortBy(name: string): string;
  pending(rows: number, moment: string): string;
  notFinal(moment: string): string;
  former(value: string): string;
  readonly noValue: string;
  readonly legend: string;
  openDetails(figure: string, subject: string, value: string): string;
  explain(figure: string): string;

  readonly figures: string;
  chosen(count: number): string;
  readonly figureSearch: string;
  readonly noFigure: string;
  readonly figureMissing: string;
  readonly earlier: string;
  readonly later: string;
  remove(figure: string): string;
  readonly use: string;

  readonly trend: string;
  readonly trendOf: string;
  readonly trendFigure: string;
  readonly values: string;
  readonly day: string;
  trendSays(figure: string, subject: string, least: string, most: string): string;
  readonly trendNone: string;
  readonly trendFailed: string;
  readonly trendLoading: string;

  readonly export: string;
  readonly exportFailed: string;
  exported(name: string): string;

  readonly own: string;
  readonly noOwn: string;
  readonly save: string;
  readonly saveTitle: string;
  readonly saveChanges: string;
  readonly rename: string;
  readonly name: string;
  readonly nameMissing: string;
  readonly nameTooLong: string;
  readonly kind: string;
  readonly ownKinds: Readonly<
    Record<'comparison' | 'single', { readonly name: string; readonly means: string }>
  >;
  notByAgent(names: string): string;
  readonly saveFailed: string;
  readonly changedMeanwhile: string;
  saved(name: string): string;
  readonly cancel: string;
  readonly delete: string;
  deleteQuestion(name: string): Question;

  readonly explainDay: string;
  readonly formula: string;
  readonly rules: string;
  readonly parts: string;
  readonly value: string;
  readonly rowsOf: string;
  readonly finality: string;
  readonly final: string;
  /** By figure; for what is not here, the catalogue’s own. */
  readonly formulas: Readonly<Record<string, string>>;
  /** By the name of the sum. */
  readonly partNames: Readonly<Record<string, string>>;

  readonly consultations: ConsultationWords;
  readonly defects: DefectWords;
  readonly salary: SalaryWords;
  readonly details: DetailWords;
  readonly conversation: {
    readonly title: string;
    readonly id: string;
    readonly trace: string;
    readonly noTrace: string;
    readonly elsewhere: string;
    readonly words: string;
    readonly goesOn: string;
    readonly watch: string;
    readonly whenOver: string;
    readonly failed: string;
    readonly order: string;
    readonly placed: string;
    readonly amount: string;
    readonly items: string;
    readonly noOrder: string;
    readonly back: string;
  };
}
