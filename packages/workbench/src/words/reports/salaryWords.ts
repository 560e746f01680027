import type { Question } from '../words.ts';

/** Why there is no pay. */
export type PayProblem = 'PENDING' | 'NO_VALUE' | 'DIVISION_BY_ZERO';

/** Words of salary templates (SL-08). */
export interface SalaryWords {
  readonly title: string;
  readonly intro: string;
  readonly templates: string;
  readonly noTemplates: string;
  readonly create: string;
  readonly columns: Readonly<Record<'name' | 'formula' | 'actions' | 'agent' | 'pay' | 'reason', string>>;
  readonly newTitle: string;
  editTitle(name: string): string;
  readonly name: string;
  readonly formula: string;
  readonly formulaMeans: string;
  readonly figures: string;
  readonly figuresMean: string;
  insert(figure: string): string;
  /** Of a figure, by its unit. */
  readonly units: Readonly<Record<'money' | 'share' | 'seconds', string>>;
  readonly try: string;
  trial(month: string): string;
  readonly pay: string;
  payOf(name: string): string;
  readonly agents: string;
  readonly everybody: string;
  readonly total: string;
  readonly totalMeans: string;
  without(count: number): string;
  readonly problems: Readonly<Record<PayProblem, (figure: string) => string>>;
  readonly nobody: string;
  readonly pending: string;
  readonly failed: string;
  readonly loading: string;
  readonly templateFailed: string;
  readonly deleteQuestion: (name: string) => Question;
  readonly saved: (name: string) => string;
  readonly deleted: (name: string) => string;
  readonly wrong: {
    at(place: number): string;
    readonly unfinished: string;
    expected(what: string): string;
    unclosed(what: string): string;
    noFigure(name: string): string;
    noOperator(sign: string): string;
    noNumber(text: string): string;
    unexpected(sign: string): string;
    empty(name: string): string;
    readonly functions: string;
    readonly form: string;
    readonly number: string;
    readonly other: (said: string) => string;
  };
}
