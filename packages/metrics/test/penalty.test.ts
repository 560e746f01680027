import { describe, expect, test } from 'vitest';
import { defectRateOf, type DefectMetric, type MonthlySums } from '../src/index.ts';
import { ShopLog, t } from './shopLog.ts';

const fine: MonthlySums = {
  ratings: 100,
  satisfied: 100,
  consultations: 301,
  leaveConsultations: 0,
  responses: 10,
  responseSeconds: 100,
};
const judged = (sums: Partial<MonthlySums>, metric: DefectMetric) =>
  defectRateOf({ ...fine, ...sums }).metrics.find((result) => result.metric === metric);
const points = (sums: Partial<MonthlySums>) => defectRateOf({ ...fine, ...sums }).points;

const badRatings = { ratings: 20, satisfied: 17 };
const slow = { responses: 10, responseSeconds: 400 };
const left = { leaveConsultations: 301 };

describe('defect rate', () => {
  test('PN-01 more than 10 ratings and not more than 85 % satisfied fails; 10 ratings are not assessed', () => {
    expect(judged(badRatings, 'satisfaction')).toMatchObject({ value: 0.85, assessed: true, fails: true });
    expect(judged({ ratings: 11, satisfied: 10 }, 'satisfaction')).toMatchObject({
      assessed: true,
      fails: false,
    });
    expect(judged({ ratings: 10, satisfied: 5 }, 'satisfaction')).toMatchObject({
      assessed: false,
      fails: false,
    });
  });

  test('PN-01 what it would take: one more good rating passes, and no fewer', () => {
    expect(judged(badRatings, 'satisfaction')?.missing).toBe(1);
    const missing = judged({ ratings: 40, satisfied: 20 }, 'satisfaction')?.missing ?? 0;
    const after = (more: number) =>
      judged({ ratings: 40 + more, satisfied: 20 + more }, 'satisfaction')?.fails;
    expect(after(missing)).toBe(false);
    expect(after(missing - 1)).toBe(true);
  });

  test('PN-02 301 consultations and 40 s fails, 39.9 s passes, 300 are not assessed', () => {
    expect(judged(slow, 'averageResponse')).toMatchObject({ value: 40, fails: true, missing: 1 });
    expect(judged({ responses: 10, responseSeconds: 399 }, 'averageResponse')?.fails).toBe(false);
    expect(judged({ ...slow, consultations: 300 }, 'averageResponse')).toMatchObject({
      assessed: false,
      fails: false,
    });
  });

  test('PN-02 D37 no answered gap in the month does not fail', () => {
    expect(judged({ responses: 0, responseSeconds: 0 }, 'averageResponse')).toMatchObject({
      value: null,
      fails: false,
    });
  });

  test('PN-03 301 consultations and 50 % left fails; what it would take', () => {
    expect(judged(left, 'leaveRate')).toMatchObject({ value: 0.5, fails: true, missing: 1 });
    expect(judged({ leaveConsultations: 300 }, 'leaveRate')?.fails).toBe(false);
    expect(judged({ consultations: 300, leaveConsultations: 600 }, 'leaveRate')?.assessed).toBe(false);
    const missing = judged({ leaveConsultations: 500 }, 'leaveRate')?.missing ?? 0;
    const after = (fewer: number) =>
      judged({ leaveConsultations: 500 - fewer, consultations: 301 + fewer }, 'leaveRate')?.fails;
    expect(after(missing)).toBe(false);
    expect(after(missing - 1)).toBe(true);
  });

  test('PN-04 exactly one fails: 2 points', () => {
    expect(points(slow)).toBe(2);
    expect(points({})).toBe(0);
  });

  test('PN-05 exactly two fail: 4 points', () => {
    expect(points({ ...badRatings, ...left })).toBe(4);
  });

  test('PN-06 all three fail: 8 points, not 6', () => {
    expect(points({ ...badRatings, ...slow, ...left })).toBe(8);
  });

  test('PN-07 too few never fail: 200 consultations, leave 90 %, 80 s, 5 ratings: 0 points', () => {
    const few = {
      consultations: 200,
      leaveConsultations: 1800,
      responses: 1,
      responseSeconds: 80,
      ratings: 5,
      satisfied: 0,
    };
    expect(points(few)).toBe(0);
  });

  test('PN-08 the 300 are online consultations: 250 online and 200 left are not assessed', () => {
    const sums = { consultations: 250, leaveConsultations: 200, ...slow };
    expect(judged(sums, 'averageResponse')?.assessed).toBe(false);
    expect(judged(sums, 'leaveRate')?.assessed).toBe(false);
  });
});

describe('the month of a shop', () => {
  const month = (signIn?: string) => {
    const shop = new ShopLog();
    for (let index = 0; index < 301; index += 1) {
      shop
        .chat(`x${index}`)
        .assigned('a', '05-02 10:00:00')
        .customer('05-02 10:00:00')
        .agent('a', '05-02 10:00:40');
      shop.chat(`l${index}`).left('05-02 10:00:00').customer('05-02 10:00:00');
    }
    for (let index = 0; index < 11; index += 1)
      shop
        .chat(`r${index}`)
        .assigned('a', '05-03 10:00:00')
        .customer('05-03 10:00:00')
        .rated(1, '05-03 10:01:00');
    if (signIn !== undefined) shop.add({ type: 'sign-in', id: 'i1', at: t(signIn), agentId: 'a' });
    return (now: string) => shop.statistics.defectRate({ now: t(now), month: '2026-05-01' });
  };

  test('PN-10 points come from the monthly report, final from the second day of the next month (D37)', () => {
    expect(month()('06-02 00:00:00')).toMatchObject({
      report: 'defect-rate',
      from: '2026-05-01',
      to: '2026-05-31',
      points: 4,
      final: true,
    });
    expect(month()('06-01 23:59:59')).toMatchObject({ final: false, finalFrom: t('06-02 00:00:00') });
  });

  test('PN-09 thirty days without signing in and 8 points: flagged inactive; less of either is not', () => {
    const eight = (signIn: string) => {
      const shop = new ShopLog().add({ type: 'sign-in', id: 'i1', at: t(signIn), agentId: 'a' });
      for (let index = 0; index < 301; index += 1) {
        const chat = shop.chat(`x${index}`).assigned('a', '05-31 10:00:00').customer('05-31 10:00:00');
        chat.agent('a', '05-31 10:00:40').rated(1, '05-31 10:01:00');
        shop.chat(`l${index}`).left('05-31 10:00:00').customer('05-31 10:00:00');
      }
      return shop.statistics.defectRate({ now: t('06-02 00:00:00'), month: '2026-05-31' });
    };
    expect(eight('05-01 09:00:00')).toMatchObject({ points: 8, daysSinceSignIn: 30, inactive: true });
    expect(eight('05-02 09:00:00')).toMatchObject({ points: 8, daysSinceSignIn: 29, inactive: false });
    expect(month('05-01 09:00:00')('06-02 00:00:00')).toMatchObject({ points: 4, inactive: false });
    expect(month()('06-02 00:00:00').inactive).toBeUndefined();
  });
});
