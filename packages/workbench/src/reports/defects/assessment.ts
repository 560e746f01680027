import type { MonthlyDefectRate, StatisticsReport } from '@shopbell/sdk/admin';

export const assessedFigures = ['satisfaction', 'averageResponse', 'leaveRate'] as const;
/** What a month is assessed by (PN-01 … PN-03). */
export type Assessed = (typeof assessedFigures)[number];

/** Of each: its figure in the catalogue, in what unit, and how much there has to be of what (PN-07, PN-08). */
export const assessments: Readonly<
  Record<
    Assessed,
    { readonly figure: string; readonly unit: string; readonly volume: string; readonly over: number }
  >
> = {
  satisfaction: { figure: 'satisfaction', unit: 'share', volume: 'ratings', over: 10 },
  averageResponse: { figure: 'averageHumanResponse', unit: 'seconds', volume: 'consultations', over: 300 },
  leaveRate: { figure: 'leaveRate', unit: 'share', volume: 'consultations', over: 300 },
};

/** The figures of the catalogue that say how much there was. */
export const volumeFigures = [...new Set(Object.values(assessments).map(({ volume }) => volume))];

export type DefectMetric = MonthlyDefectRate['metrics'][number];

export function isAssessed(metric: string): metric is Assessed {
  return assessedFigures.some((one) => one === metric);
}

export function stateOf({ assessed, fails }: DefectMetric): 'met' | 'fails' | 'notAssessed' {
  if (!assessed) return 'notAssessed';
  return fails ? 'fails' : 'met';
}

/** How much of a figure there was in the month; undefined where it was not told. */
export function volumeIn(report: StatisticsReport | undefined, figure: string): number | undefined {
  return report?.rows[0]?.cells[figure]?.value ?? undefined;
}

/** Three years of months, the one of today first: `2026-11`. */
export function monthsUntil(today: string, count = 36): readonly string[] {
  const [year = NaN, month = NaN] = today.split('-').map(Number);
  return Array.from({ length: count }, (_, back) => {
    const index = year * 12 + month - 1 - back;
    return `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`;
  });
}

/** `2026年11月`, `November 2026`. */
export function monthName(month: string, language: string): string {
  return new Intl.DateTimeFormat(language, { year: 'numeric', month: 'long', timeZone: 'UTC' }).format(
    Date.parse(`${month}-01`),
  );
}
