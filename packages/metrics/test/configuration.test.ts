import { describe, expect, test } from 'vitest';
import { backfillFrom, CustomReport, customQuery, Fact, MetricsSettings } from '../src/index.ts';
import { ShopLog, t } from './shopLog.ts';

describe('account types', () => {
  const chatted = (shop: ShopLog, agent: string, time = '10:00:00', buyer = 'x') =>
    shop.chat(buyer).assigned(agent, time).customer(time).agent(agent, time.replace(':00:00', ':00:05'));

  test('CF-01 pre-sale is the default: all is counted', () => {
    expect(Fact.parse({ type: 'agent', id: '1', at: 0, agentId: 'a', from: '2026-05-01' })).toMatchObject({
      accountType: 'presale',
    });
  });

  test('CF-02 after-sale: workload is counted', () => {
    const shop = new ShopLog().account('a', { accountType: 'aftersale' });
    chatted(shop, 'a');
    for (const figure of ['consulted', 'received', 'consultations'])
      expect(shop.figure(figure, { agent: 'a' })).toBe(1);
    expect(shop.figure('averageResponse', { agent: 'a' })).toBe(5);
  });

  test('CF-03 frozen: nothing is counted, neither for the account nor in the shop', () => {
    const shop = new ShopLog().account('a', { accountType: 'frozen' });
    for (let index = 0; index < 10; index += 1)
      chatted(shop, 'a', '10:00:00', `x${index}`).rated(5, '10:01:00', 'a');
    const figures = ['consulted', 'received', 'consultations', 'ratings', 'rounds', 'emptySessions'];
    for (const figure of figures) {
      expect(shop.figure(figure)).toBe(0);
      expect(shop.figure(figure, { agent: 'a' })).toBe(0);
    }
    for (const figure of ['averageResponse', 'averageHumanResponse', 'thirtySecondRate', 'threeMinuteRate'])
      expect(shop.figure(figure)).toBeNull();
    const query = { now: t('05-06 00:00:00'), from: '2026-05-04', to: '2026-05-04' };
    expect(shop.statistics.report({ ...query, figures: ['consulted'], by: 'agent' }).rows).toEqual([]);
    for (const list of ['receptions', 'sessions', 'humanRounds'])
      expect(shop.statistics.details({ ...query, list }).total).toBe(0);
  });

  test('CF-04 freezing changes no fact: not frozen any more, what was received is there again', () => {
    const facts = chatted(new ShopLog(), 'a');
    expect(facts).toBeDefined();
    const frozen = new ShopLog().account('a', { accountType: 'frozen' });
    chatted(frozen, 'a');
    expect(frozen.figure('received')).toBe(0);
    frozen.account('a', { accountType: 'presale', at: 1 });
    expect(frozen.figure('received')).toBe(1);
  });

  test('CF-05 unfrozen on 5 May at 15:00: 5 May is counted, 4 May is not', () => {
    const shop = new ShopLog()
      .account('a', { accountType: 'frozen', from: '2026-01-01' })
      .account('a', { accountType: 'presale', from: '2026-05-05', at: t('05-05 15:00:00') });
    chatted(shop, 'a', '05-04 10:00:00');
    chatted(shop, 'a', '05-05 10:00:00');
    expect(shop.figure('received', { day: '05-04' })).toBe(0);
    expect(shop.figure('received', { day: '05-05' })).toBe(1);
  });

  test('CF-05 added on 5 May: not counted before; of two changes on a day the later counts', () => {
    const shop = new ShopLog()
      .account('a', { from: '2026-05-05', accountType: 'frozen', at: t('05-05 16:00:00') })
      .account('a', { from: '2026-05-05', accountType: 'presale', at: t('05-05 09:00:00') })
      .account('b', { from: '2026-05-05' });
    for (const agent of ['a', 'b'])
      for (const day of ['05-04', '05-05']) chatted(shop, agent, `${day} 10:00:00`, `x${agent}`);
    expect(shop.figure('received', { day: '05-04' })).toBe(0);
    expect(shop.figure('received', { day: '05-05' })).toBe(1);
    expect(shop.figure('received', { day: '05-05', agent: 'a' })).toBe(0);
  });

  test('CF-07 an account cannot be deleted, only frozen', () => {
    const told = { id: '1', at: 0, agentId: 'a', from: '2026-05-01' };
    expect(Fact.safeParse({ ...told, type: 'agent.deleted' }).success).toBe(false);
    expect(Fact.safeParse({ ...told, type: 'agent', accountType: 'deleted' }).success).toBe(false);
    expect(Fact.safeParse({ ...told, type: 'agent', accountType: 'frozen' }).success).toBe(true);
  });
});

describe('settings', () => {
  test('CF-06 another waiting limit on 5 May: the figures of 4 May are the same before and after', () => {
    const shop = new ShopLog();
    for (const day of ['05-04', '05-05', '05-06'])
      shop
        .chat(day)
        .assigned('a', `${day} 10:00:00`)
        .customer(`${day} 10:00:00`)
        .agent('a', `${day} 10:07:00`);
    const before = shop.figure('averageResponse', { day: '05-04' });
    shop.settings({ maxWait: { minutes: 5 } }, '2026-05-05', t('05-05 15:00:00'));
    expect(before).toBe(420);
    expect(shop.figure('averageResponse', { day: '05-04' })).toBe(420);
    expect(shop.figure('averageResponse', { day: '05-05' })).toBeNull();
    expect(shop.figure('abandonedGaps', { day: '05-04', to: '05-06' })).toBe(2);
  });

  test('CF-06 a change that names a day gone by begins with its own day', () => {
    const shop = new ShopLog().settings({ maxWait: { minutes: 5 } }, '2026-05-01', t('05-05 15:00:00'));
    for (const day of ['05-04', '05-05'])
      shop
        .chat(day)
        .assigned('a', `${day} 10:00:00`)
        .customer(`${day} 10:00:00`)
        .agent('a', `${day} 10:07:00`);
    expect(shop.figure('averageResponse', { day: '05-04' })).toBe(420);
    expect(shop.figure('averageResponse', { day: '05-05' })).toBeNull();
  });

  test('CF-06 a change of which nothing is known yet does not count', () => {
    const shop = new ShopLog().settings({ maxWait: { minutes: 5 } }, '2026-05-04', t('15:00:00'));
    shop.chat().assigned('a', '10:00:00').customer('10:00:00').agent('a', '10:07:00');
    expect(shop.figure('averageResponse', { now: '14:00:00' })).toBe(420);
    expect(shop.figure('averageResponse', { now: '16:00:00' })).toBeNull();
  });

  test('CF-08 first use gets 15 days back: of 20 days 15 are there', () => {
    const now = t('05-20 12:00:00');
    const from = backfillFrom(now, 'Asia/Shanghai');
    expect(from).toBe('2026-05-06');
    const days = Array.from({ length: 20 }, (_, index) => `2026-05-${String(index + 1).padStart(2, '0')}`);
    expect(days.filter((day) => day >= from)).toHaveLength(15);
  });

  test('CF-10 after-sale accounts may be exempt from filters, off by default', () => {
    const monologue = (keepAftersale?: boolean, accountType: 'presale' | 'aftersale' = 'aftersale') => {
      const shop = new ShopLog().account('a', { accountType });
      if (keepAftersale !== undefined) shop.settings({ keepAftersale });
      shop.chat().assigned('a', '10:00:00').agent('a', '10:00:00');
      return shop.figure('received', { agent: 'a' });
    };
    expect(MetricsSettings.parse({}).keepAftersale).toBe(false);
    expect(monologue(true)).toBe(1);
    expect(monologue(false)).toBe(0);
    expect(monologue(true, 'presale')).toBe(0);
  });

  test('CF-10 D12 what cannot be switched off stays on', () => {
    const shop = new ShopLog().settings({ keepAftersale: true }).account('a', { accountType: 'aftersale' });
    shop.account('b');
    shop.chat('b').assigned('a', '10:00:00').customer('10:00:00').agent('a', '10:00:05');
    expect(shop.figure('received', { agent: 'a' })).toBe(0);
  });

  test('CF-11 whole seconds, floored: 10:00:00.900 to 10:00:05.100 is 4 s', () => {
    const shop = new ShopLog();
    shop.chat().assigned('a', '10:00:00').customer('10:00:00.900').agent('a', '10:00:05.100');
    expect(shop.figure('averageResponse')).toBe(4);
    expect(shop.figure('firstResponse')).toBe(4);
  });
});

describe('custom reports', () => {
  const report = {
    id: 'r1',
    name: 'Sales and speed',
    kind: 'comparison',
    figures: ['received', 'averageResponse'],
  } as const;

  test('CF-09 a comparison of agents has exactly the columns that were chosen, in their order', () => {
    const shop = new ShopLog();
    for (const agent of ['b', 'a'])
      shop.chat(agent).assigned(agent, '10:00:00').customer('10:00:00').agent(agent, '10:00:05');
    const range = { now: t('05-06 00:00:00'), from: '2026-05-04', to: '2026-05-05' };
    const columns = (figures: string[]) => {
      const query = customQuery(CustomReport.parse({ ...report, figures }), range);
      return shop.statistics
        .report(query)
        .rows.map(({ subject, cells }) => [subject.id, ...Object.keys(cells)]);
    };
    expect(columns(['received', 'averageResponse'])).toEqual([
      ['a', 'received', 'averageResponse'],
      ['b', 'received', 'averageResponse'],
    ]);
    // Edited after it was made.
    expect(columns(['averageResponse'])[0]).toEqual(['a', 'averageResponse']);
  });

  test('CF-09 a report of one agent goes day by day', () => {
    const shop = new ShopLog();
    shop.chat().assigned('a', '10:00:00').customer('10:00:00');
    const range = { now: t('05-06 00:00:00'), from: '2026-05-04', to: '2026-05-05', ids: ['a'] };
    const { rows } = shop.statistics.report(
      customQuery({ ...report, kind: 'single', figures: ['received'] }, range),
    );
    expect(rows.map(({ from, cells }) => [from, cells.received?.value])).toEqual([
      ['2026-05-04', 1],
      ['2026-05-05', 0],
    ]);
  });

  test('CF-09 only figures that exist and agents have, each once; two kinds', () => {
    const refused = (change: object) => CustomReport.safeParse({ ...report, ...change }).success;
    expect(refused({})).toBe(true);
    for (const figures of [[], ['coffee'], ['received', 'received'], ['answerRate']])
      expect(refused({ figures })).toBe(false);
    expect(refused({ kind: 'poem' })).toBe(false);
  });
});
