import { describe, expect, test } from 'vitest';
import { ShopLog, t } from './shopLog.ts';

describe('satisfaction', () => {
  const rated = (...grades: number[]) => {
    const shop = new ShopLog();
    grades.forEach((grade, index) => {
      const chat = shop.chat(`x${index}`).assigned('a', '10:00:00').customer('10:00:00');
      chat.agent('a', '10:00:05').rated(grade, '10:05:00', 'a');
    });
    return shop;
  };

  test('QS-01 50 very satisfied and 30 satisfied of 100: 80 %', () => {
    const grades = [50, 30, 10, 5, 5].flatMap((count, index) => Array<number>(count).fill(5 - index));
    expect(rated(...grades).figure('satisfaction')).toBe(0.8);
    expect(rated(...grades).figure('ratings')).toBe(100);
    expect(rated(...grades).figure('ratingParticipation')).toBe(1);
  });

  test('QS-02 no rating, no value', () => {
    expect(rated().figure('satisfaction')).toBeNull();
    expect(rated().figure('averageGrade')).toBeNull();
  });

  test('QS-03 rated 3 and then 5: 5 counts, once, for the agent who had the session then', () => {
    const shop = new ShopLog();
    shop
      .chat()
      .assigned('a', '10:00:00')
      .customer('10:00:00')
      .rated(3, '10:01:00')
      .transferred('a', 'b', '10:02:00')
      .rated(5, '10:03:00');
    expect(shop.figure('ratings')).toBe(1);
    expect(shop.figure('averageGrade')).toBe(5);
    expect(shop.figure('ratings', { agent: 'a' })).toBe(0);
    expect(shop.figure('satisfaction', { agent: 'b' })).toBe(1);
  });

  test('QS-03 D24 on its own day, for the agent it names', () => {
    const shop = new ShopLog();
    shop.chat().assigned('a', '23:50:00').customer('23:50:00').rated(4, '05-05 00:10:00', 'b');
    expect(shop.figure('ratings')).toBe(0);
    expect(shop.figure('ratings', { day: '05-05', agent: 'b' })).toBe(1);
  });

  test('QS-04 shown for each agent: 4 of 5 is 80 %', () => {
    expect(rated(5, 4, 4, 5, 1).figure('satisfaction', { agent: 'a' })).toBe(0.8);
  });

  test('QS-05 satisfaction and response time of the shop stand side by side for its score', () => {
    const query = { now: t('05-06 00:00:00'), from: '2026-05-04', to: '2026-05-04' };
    const figures = ['satisfaction', 'averageHumanResponse'];
    const [row] = rated(5).statistics.report({ ...query, figures }).rows;
    expect(row?.cells).toMatchObject({ satisfaction: { value: 1 }, averageHumanResponse: { value: 5 } });
  });
});

describe('leave-message rate', () => {
  const month = (leave: number, online: number, openedOnly = 0) => {
    const shop = new ShopLog();
    for (let index = 0; index < leave; index += 1)
      shop.chat(`l${index}`).left('05-01 10:00:00').customer('05-01 10:00:00');
    for (let index = 0; index < online; index += 1)
      shop.chat(`o${index}`).assigned('a', '05-01 10:00:00').customer('05-01 10:00:00');
    for (let index = 0; index < openedOnly; index += 1)
      shop.chat(`e${index}`).assigned('a', '05-01 10:00:00').ended('05-01 10:05:00');
    return shop;
  };
  const may = { day: '05-01', to: '05-31' };

  test('LR-01 40 left and 60 online: 40 %; neither: none', () => {
    expect(month(40, 60).figure('leaveRate', may)).toBe(0.4);
    expect(month(0, 0).figure('leaveRate', may)).toBeNull();
  });

  test('LR-02 sessions that were only opened are not in it', () => {
    expect(month(40, 60, 25).figure('leaveRate', may)).toBe(0.4);
  });

  test('LR-03 on 2 May the rate of 1 May is pending, on 3 May final', () => {
    const cell = (now: string) => month(2, 2).cell('leaveRate', { day: '05-01', now });
    expect(cell('05-02 12:00:00')?.final).toBe(false);
    expect(cell('05-03 00:00:00')).toMatchObject({ value: 0.5, final: true });
  });
});
