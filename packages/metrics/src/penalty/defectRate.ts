/** The month's sums that are assessed (PN-10): of the monthly report, never of the live panel. */
export interface MonthlySums {
  readonly ratings: number;
  readonly satisfied: number;
  /** Online consultation volume; leave sessions are not in it (PN-08). */
  readonly consultations: number;
  readonly leaveConsultations: number;
  /** Answered gaps, people's replies alone (RS-02). */
  readonly responses: number;
  readonly responseSeconds: number;
}

/** What the platform asks for (PN-01 … PN-03). */
export const defectBars = {
  /** More ratings than this, and more satisfied than this share. */
  satisfaction: { volume: 10, percent: 85 },
  /** More consultations than this, and a lower average than this many seconds. */
  averageResponse: { volume: 300, seconds: 40 },
  /** More consultations than this, and a lower share than this. */
  leaveRate: { volume: 300, percent: 50 },
} as const;
export type DefectMetric = keyof typeof defectBars;

/** Points by the number of metrics that fail: 2, 4, and 8, not 6 (PN-04 … PN-06). */
export const defectPoints = [0, 2, 4, 8] as const;

/** One assessed metric. */
export interface DefectResult {
  readonly metric: DefectMetric;
  /** Null where there is nothing to divide by. */
  readonly value: number | null;
  /** Too few to be assessed: never fails (PN-07). */
  readonly assessed: boolean;
  readonly fails: boolean;
  /**
   * What it would take: so many more good ratings; so many seconds fewer over all answered gaps; so many leave sessions
   * received online instead. 0 if it does not fail.
   */
  readonly missing: number;
}

export interface DefectRate {
  readonly metrics: readonly DefectResult[];
  readonly points: 0 | 2 | 4 | 8;
}

/** The defect rate (咚咚缺陷率) of a month. All comparisons are of whole numbers: 85.0 % is not more than 85 %. */
export function defectRateOf(sums: MonthlySums): DefectRate {
  const metrics = [satisfaction(sums), averageResponse(sums), leaveRate(sums)];
  const failed = metrics.filter(({ fails }) => fails).length;
  return { metrics, points: defectPoints[failed] ?? 8 };
}

function satisfaction({ ratings, satisfied }: MonthlySums): DefectResult {
  const { volume, percent } = defectBars.satisfaction;
  // Each further good rating adds to both sides: (satisfied + k) · 100 > percent · (ratings + k).
  const short = percent * ratings - 100 * satisfied;
  return result('satisfaction', ratings === 0 ? null : satisfied / ratings, ratings > volume, {
    fails: short >= 0,
    missing: Math.floor(short / (100 - percent)) + 1,
  });
}

function averageResponse({ consultations, responses, responseSeconds }: MonthlySums): DefectResult {
  const { volume, seconds } = defectBars.averageResponse;
  const over = responseSeconds - seconds * responses;
  // No answered gap in the month does not fail (D37).
  const value = responses === 0 ? null : responseSeconds / responses;
  return result('averageResponse', value, consultations > volume, {
    fails: responses > 0 && over >= 0,
    missing: over + 1,
  });
}

function leaveRate({ consultations, leaveConsultations: leave }: MonthlySums): DefectResult {
  const { volume, percent } = defectBars.leaveRate;
  const all = leave + consultations;
  const over = 100 * leave - percent * all;
  return result('leaveRate', all === 0 ? null : leave / all, consultations > volume, {
    fails: over >= 0,
    missing: Math.floor(over / 100) + 1,
  });
}

function result(
  metric: DefectMetric,
  value: number | null,
  assessed: boolean,
  { fails, missing }: { readonly fails: boolean; readonly missing: number },
): DefectResult {
  const failed = assessed && fails;
  return { metric, value, assessed, fails: failed, missing: failed ? missing : 0 };
}
