import { describe, expect, test } from 'vitest';
import { createStatistics, type Fact } from '../src/index.ts';
import { ShopLog, t } from './shopLog.ts';

const chatted = (when = '10:00:00', answer = '10:00:20') => {
  const shop = new ShopLog();
  shop.chat('x', 'c1').assigned('a', when).customer(when).agent('a', answer);
  return shop;
};
const day = { from: '2026-05-04', to: '2026-05-04' };

describe('a report', () => {
  test('goes by day and by month, months cut at the ends of the range', () => {
    const shop = chatted();
    const query = { now: t('12-31 00:00:00'), from: '2026-04-29', to: '2026-06-02', figures: ['received'] };
    const days = shop.statistics.report({ ...query, each: 'day' }).rows;
    expect(days).toHaveLength(35);
    expect(days[5]).toMatchObject({
      from: '2026-05-04',
      to: '2026-05-04',
      cells: { received: { value: 1 } },
    });
    const months = shop.statistics.report({ ...query, each: 'month' }).rows;
    expect(months.map(({ from, to, cells }) => [from, to, cells['received']?.value])).toEqual([
      ['2026-04-29', '2026-04-30', 0],
      ['2026-05-01', '2026-05-31', 1],
      ['2026-06-01', '2026-06-02', 0],
    ]);
  });

  test('is of everybody who has something in it, by id; or of those named', () => {
    const shop = chatted();
    shop.chat('y').assigned('b', '10:00:00').customer('10:00:00');
    const query = { now: t('12-31 00:00:00'), ...day, figures: ['received'], by: 'agent' } as const;
    expect(shop.statistics.report(query).rows.map(({ subject }) => subject.id)).toEqual(['a', 'b']);
    const named = shop.statistics.report({ ...query, ids: ['z'] }).rows;
    expect(named).toMatchObject([{ subject: { kind: 'agent', id: 'z' }, cells: { received: { value: 0 } } }]);
  });

  test('refuses days that are none and ranges that end before they begin', () => {
    const { statistics } = chatted();
    const query = { now: 0, figures: ['received'] };
    expect(() => statistics.report({ ...query, from: '2026-02-31', to: '2026-03-01' })).toThrow(RangeError);
    expect(() => statistics.report({ ...query, from: '2026-03-02', to: '2026-03-01' })).toThrow(RangeError);
    expect(() =>
      statistics.details({ now: 0, list: 'sessions', from: '2026-03-02', to: '2026-03-01' }),
    ).toThrow(RangeError);
  });

  test('says so if a fact that came late changed what a day had shown when it was final', () => {
    const { statistics } = chatted();
    const cell = (now: string) =>
      statistics.report({ now: t(now), ...day, figures: ['averageResponse'] }).rows[0]?.cells[
        'averageResponse'
      ];
    const about = { conversationId: 'c1', length: 1 };
    const asked: Fact = {
      type: 'message',
      id: 'l1',
      at: t('10:01:00'),
      ...about,
      from: 'customer',
      authorId: 'x',
    };
    const reply: Fact = { ...asked, id: 'l2', at: t('10:01:40'), from: 'agent', authorId: 'a' };
    expect(cell('18:00:00')).toMatchObject({ value: 20, final: false });
    expect(cell('05-10 00:00:00')).toEqual({
      value: 20,
      final: true,
      finalFrom: t('05-05 00:00:00'),
      pending: 0,
    });
    statistics.add([asked, reply]);
    expect(cell('05-10 00:00:00')).toMatchObject({ value: 30, final: true, former: 20 });
    statistics.add([asked]);
    expect(cell('05-11 00:00:00')).toMatchObject({ value: 30, former: 20 });
  });

  test('what was changed before the day was final is no revision', () => {
    const { statistics } = chatted();
    const cell = (now: string) =>
      statistics.report({ now: t(now), ...day, figures: ['received'] }).rows[0]?.cells['received'];
    cell('18:00:00');
    const about = { type: 'message', at: t('17:00:00'), from: 'customer', authorId: 'y', length: 1 } as const;
    statistics.add([{ ...about, id: 'l1', conversationId: 'c2', agentId: 'a' }]);
    // The agent's last message was at 10:00:20: the new one is filtered (FL-05).
    expect(cell('18:00:00')).toMatchObject({ value: 1 });
    expect(cell('18:00:00')).not.toHaveProperty('former');
  });
});

describe('an explanation', () => {
  test('shows the formula, the sums and where the rows are', () => {
    const { statistics } = chatted();
    const subject = { kind: 'agent', id: 'a' } as const;
    const query = { now: t('05-10 00:00:00'), figure: 'averageResponse', day: '2026-05-04', subject };
    const explanation = statistics.explain(query);
    expect(explanation).toMatchObject({
      figure: 'averageResponse',
      cell: { value: 20, final: true },
      parts: { responseSeconds: 20, responses: 1 },
      list: 'responses',
      rows: 1,
    });
    expect(explanation.rules).toContain('RS-01');
    expect(() => statistics.explain({ ...query, figure: 'coffee' })).toThrow(RangeError);
  });
});

describe('files of another platform', () => {
  const about = { conversationId: 'c1', length: 2, customerId: '买家一' };
  const message = (id: string, time: string, from: 'customer' | 'agent', agentId: string): Fact => ({
    type: 'message',
    id,
    at: t(time),
    ...about,
    from,
    authorId: from === 'customer' ? about.customerId : agentId,
    agentId,
  });

  test('messages alone make sessions: whom they were written to is enough', () => {
    const statistics = createStatistics({ timeZone: 'Asia/Shanghai', currency: 'CNY' });
    statistics.add([
      message('m2', '10:00:20', 'agent', '客服甲'),
      message('m1', '10:00:00', 'customer', '客服甲'),
      message('m3', '10:05:00', 'customer', '客服乙'),
      message('m4', '10:05:10', 'agent', '客服乙'),
    ]);
    const query = {
      now: t('05-10 00:00:00'),
      ...day,
      figures: ['received', 'averageResponse', 'threeMinuteRate'],
    };
    const values = (cells: Record<string, { value: number | null }> | undefined) =>
      Object.values(cells ?? {}).map(({ value }) => value);
    expect(values(statistics.report(query).rows[0]?.cells)).toEqual([1, 15, 1]);
    const agents = statistics.report({ ...query, by: 'agent' }).rows;
    expect(agents.map(({ subject, cells }) => [subject.id, ...values(cells)])).toEqual([
      ['客服乙', 1, 10, 1],
      ['客服甲', 1, 20, 1],
    ]);
  });

  test('facts of one instant are taken by their sequence, then by their id', () => {
    const at = (seq: number | undefined, id: string, from: 'customer' | 'agent'): Fact => ({
      ...message(id, '10:00:00', from, 'a'),
      ...(seq === undefined ? {} : { seq }),
    });
    const wait = (...facts: Fact[]) => {
      const statistics = createStatistics({ timeZone: 'Asia/Shanghai', currency: 'CNY' });
      statistics.add(facts);
      const query = { now: t('05-10 00:00:00'), ...day, figures: ['averageHumanResponse'] };
      return statistics.report(query).rows[0]?.cells['averageHumanResponse']?.value;
    };
    expect(wait(at(2, 'a', 'agent'), at(1, 'b', 'customer'))).toBe(0);
    expect(wait(at(1, 'a', 'agent'), at(2, 'b', 'customer'))).toBeNull();
    expect(wait(at(undefined, 'a', 'customer'), at(undefined, 'b', 'agent'))).toBe(0);
    expect(wait(at(undefined, 'b', 'customer'), at(undefined, 'a', 'agent'))).toBeNull();
  });
});
