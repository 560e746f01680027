import type {
  FactProblems,
  FigureExplanation,
  MetricsCatalogue,
  MonthlyDefectRate,
  ReportDetails,
  StatisticsReport,
} from '@shopbell/sdk/model';
import { describe, expect, it } from 'vitest';
import { ask, askFor, foreignShop, keyOf, managedShop, refusalOf } from '../../support/admin.ts';
import {
  chat,
  dayOf,
  march,
  marchShop,
  minute,
  order,
  second,
  tell,
  ten,
  valuesOf,
} from '../../support/facts.ts';
import type { MakeHost } from '../../support/host.ts';
import { agent, customer, enter, pass, say } from '../../support/shop.ts';

/** Statistics over HTTP; run on every host. */
export function reportStories(name: string, makeHost: MakeHost): void {
  const shop = () => marchShop(makeHost);

  describe(`statistics: ${name}`, () => {
    it('VM-18 the catalogue is there for everybody, and names what each figure is made of', async () => {
      const { host } = await shop();
      const response = await host.fetch('/v1/metrics/catalogue');
      const { figures, lists } = (await response.json()) as MetricsCatalogue;
      expect(figures.length).toBeGreaterThan(80);
      const sales = figures.find(({ id }) => id === 'sales');
      expect(sales).toMatchObject({ unit: 'money', zh: '销售额', delay: 'live' });
      expect(lists.map(({ id }) => id)).toContain(sales?.list);
    });

    it('RS-01, AT-32 facts of another system become figures, rows behind them and an explanation', async () => {
      const { host, boss } = await shop();
      const facts = [
        ...chat('a', ten(4), { wait: 10 }),
        ...chat('b', ten(4) + minute, { wait: 30 }),
        ...chat('c', ten(4) + 2 * minute, { agentId: 'kim', wait: 7 }),
        order('o1', ten(4) + 5 * minute, 'c-a', 12_550),
        order('o2', ten(4) + 6 * minute, 'stranger', 1000),
      ];
      expect(await tell(host, boss, facts)).toEqual({ stored: 8, unchanged: 0, refused: [] });
      const figures = 'received,averageResponse,sales';
      const path = `/reports?${march(4)}&by=agent&figures=${figures}`;
      const report = await askFor<StatisticsReport>(host, boss, path);
      expect(valuesOf(report)).toEqual([
        ['kim', 1, 7, 0],
        ['zoe', 2, 20, 12_550],
      ]);
      expect(report.rows[1]?.cells['sales']).toMatchObject({ final: true, pending: 0 });
      expect(report).toMatchObject({ currency: 'CNY', profiles: ['official'] });
      const ofShop = await askFor<StatisticsReport>(
        host,
        boss,
        `/reports?${march(4)}&figures=sales,ordersPlaced`,
      );
      expect(valuesOf(ofShop)).toEqual([['2026-03-04', 13_550, 2]]);

      const list = `/reports/details?${march(4)}&list=agentPayments&kind=agent&id=zoe`;
      const { entries, total } = await askFor<ReportDetails>(host, boss, list);
      expect(total).toBe(1);
      expect(entries[0]).toMatchObject({ orderId: 'o1' });
      const rows = await askFor<ReportDetails>(
        host,
        boss,
        `/reports/details?${march(4)}&list=receptions&limit=2`,
      );
      expect(rows).toMatchObject({ total: 3, next: 2, entries: [{ conversationIds: ['a'] }, {}] });
      const why = await askFor<FigureExplanation>(
        host,
        boss,
        '/reports/explanation?figure=averageResponse&day=2026-03-04&kind=agent&id=zoe',
      );
      expect(why).toMatchObject({ parts: { responses: 2, responseSeconds: 40 }, cell: { value: 20 } });
    });

    it('a repeated fact is harmless, a bad one is named, an odd one is told of', async () => {
      const { host, boss } = await shop();
      const good = chat('a', ten(4));
      const bad = [
        { type: 'message', id: 'x' },
        order('o1', 1_700_000_000, 'c', 5),
        { ...order('o2', ten(4), 'c', 5), payedAt: ten(4) },
        { ...order('o3', ten(4), 'c', 5), amount: 1.5 },
        { type: 'settings', id: 's', at: ten(4), from: '2026-03-01', settings: {} },
        { type: 'agent', id: 'z', at: ten(4), agentId: 'zoe', from: '2026-02-31' },
        { ...good[0], id: 'journal/1' },
        { type: 'song', id: 'y', at: ten(4) },
      ];
      const result = await tell(host, boss, [...bad, ...good, ...good]);
      expect(result).toMatchObject({ stored: 2, unchanged: 2 });
      expect(result.refused.map(({ index }) => index)).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
      expect(JSON.stringify(result.refused[1])).toContain('milliseconds');
      expect(result.refused[2]).toMatchObject({
        id: 'o2',
        error: { details: { issues: [{ path: 'payedAt' }] } },
      });
      await tell(host, boss, [
        order('dear', ten(4), 'c', 5, { currency: 'USD' }),
        { ...good[0], length: 99 },
      ]);
      const { problems } = await askFor<FactProblems>(host, boss, '/reports/problems');
      expect(problems.map(({ code, id }) => `${code} ${id}`).sort()).toEqual([
        'AGENT_NOT_LISTED zoe',
        'DUPLICATE_ID a-1',
        'FOREIGN_CURRENCY dear',
      ]);
    });

    it('VM-07, QS-01, PN-09 what happens at the desk is in the figures at once', async () => {
      const host = await makeHost();
      const boss = await managedShop(host);
      const amy = await agent(host, 'amy');
      const lin = await customer(host);
      const { conversation } = await enter(lin.socket, { page: 'product' });
      await say(lin.socket, conversation.id, '在吗');
      await pass(host, 20 * second, amy.socket, lin.socket);
      await say(amy.socket, conversation.id, '在的');
      await lin.socket.ask('conversation.rate', { conversationId: conversation.id, grade: 5 });
      const today = dayOf(host.clock.now());
      const figures = 'consultations,received,averageResponse,satisfaction,agentCharacters';
      const path = `/reports?from=${today}&to=${today}&by=agent&figures=${figures}`;
      const report = await askFor<StatisticsReport>(host, boss, path);
      expect(valuesOf(report)).toEqual([['amy', 1, 1, 20, 1, 2]]);
      expect(report.rows[0]).toMatchObject({
        subject: { name: '小艾 Amy' },
        cells: { received: { final: false } },
      });
      // More was said since: only that is read.
      await say(lin.socket, conversation.id, '多少钱');
      await pass(host, 40 * second, amy.socket, lin.socket);
      await say(amy.socket, conversation.id, '九十九');
      expect(valuesOf(await askFor<StatisticsReport>(host, boss, path))).toEqual([['amy', 1, 1, 30, 1, 5]]);
      const month = await askFor<MonthlyDefectRate>(
        host,
        boss,
        `/reports/defect-rate?month=${today.slice(0, 7)}`,
      );
      expect(month).toMatchObject({ points: 0, final: false, daysSinceSignIn: 0, inactive: false });
      const visitors = `/reports?from=${today}&to=${today}&figures=onlineVisitors,answerRate`;
      expect(valuesOf(await askFor<StatisticsReport>(host, boss, visitors))).toEqual([[today, 1, 1]]);
      // Back in the open conversation, three times: of that the journal tells nothing.
      for (let times = 0; times < 3; times += 1) await enter(lin.socket, { page: 'product' });
      const told = await host.storage.readStatisticFacts(host.shopId, { after: 0, limit: 100 });
      const visits = told.filter(({ data }) => data.includes('"visit"'));
      expect(visits.map(({ data }) => JSON.parse(data) as object)).toMatchObject([
        { type: 'visit', customerId: lin.id, agentsOnline: true },
      ]);
    });

    it('SY-01, SY-02, SY-03 today’s five figures by team, group and agent, and the rows that open conversation and order', async () => {
      const host = await makeHost();
      const boss = await managedShop(host);
      const team = { method: 'PUT', body: { accountType: 'presale', teamId: '早班' } };
      await askFor(host, boss, '/statistics/agents/amy', team);
      const amy = await agent(host, 'amy');
      const lin = await customer(host);
      const { conversation } = await enter(lin.socket, { page: 'product' });
      await say(lin.socket, conversation.id, '在吗');
      await pass(host, 200 * second, amy.socket, lin.socket);
      await say(amy.socket, conversation.id, '在的');
      await say(lin.socket, conversation.id, '多少钱');
      await pass(host, 10 * second, amy.socket, lin.socket);
      await say(amy.socket, conversation.id, '九十九');
      await lin.socket.ask('conversation.rate', { conversationId: conversation.id, grade: 2 });
      const at = host.clock.now();
      const placed = { id: 'o1', version: 1, customerId: lin.id, placedAt: at, items: [] };
      const total = { amount: 9900, currency: 'CNY' };
      await askFor(host, boss, '/orders', { body: { rows: [{ ...placed, total }] } });
      const of = `from=${dayOf(at)}&to=${dayOf(at)}`;
      const figures = 'satisfaction,averageResponse,firstResponse,consultedNotOrdered,orderedNotPaid';
      for (const [by, id] of [
        ['team', '早班'],
        ['group', 'presale'],
        ['agent', 'amy'],
      ] as const) {
        const report = await askFor<StatisticsReport>(
          host,
          boss,
          `/reports?${of}&by=${by}&figures=${figures}`,
        );
        expect([by, ...valuesOf(report)]).toEqual([by, [id, 0, 105, 200, 0, 1]]);
      }
      const listed = async (list: string) =>
        (await askFor<ReportDetails>(host, boss, `/reports/details?${of}&list=${list}`)).entries;
      const { id: conversationId } = conversation;
      expect(await listed('receptions')).toMatchObject([{ conversationIds: [conversationId] }]);
      expect(await listed('ratings')).toMatchObject([{ conversationId, grade: 2 }]);
      expect(await listed('threeMinuteMisses')).toMatchObject([{ conversationId, wait: 200 }]);
      expect(await listed('orderedNotPaid')).toMatchObject([
        { orderIds: ['o1'], conversationIds: [conversationId] },
      ]);
      expect(await listed('consultedNotOrdered')).toEqual([]);
      expect(await listed('agentPayments')).toEqual([]);
    });

    it('AT-29, SL-07 orders and refunds of the back office are in the figures', async () => {
      const { host, boss } = await shop();
      await tell(host, boss, chat('a', ten(4), { customerId: 'user/7' }));
      const cny = (amount: number) => ({ amount, currency: 'CNY' });
      const row = {
        id: 'o1',
        version: 1,
        customerId: 'user/7',
        placedAt: ten(4) + minute,
        paidAt: ten(4) + 2 * minute,
        total: cny(5000),
        items: [{ productId: '1001', quantity: 2, amount: cny(5000) }],
      };
      const refunds = [{ id: 'r1', amount: cny(1000), appliedAt: ten(5), completedAt: ten(6) }];
      const orders = (rows: unknown) => askFor(host, boss, '/orders', { body: { rows } });
      await orders([row]);
      const path = `/reports?${march(1, 9)}&by=agent&figures=sales,salesItems,refundAppliedAmount`;
      expect(valuesOf(await askFor<StatisticsReport>(host, boss, path))).toEqual([['zoe', 5000, 2, 0]]);
      // Shops number refunds in each order anew.
      const another = { ...row, id: 'o2', total: cny(700), refunds: [{ ...refunds[0], amount: cny(500) }] };
      await orders([{ ...row, version: 2, refunds }, another]);
      expect(valuesOf(await askFor<StatisticsReport>(host, boss, path))).toEqual([['zoe', 5700, 4, 1500]]);
      // Withdrawn: by its moment, or by a telling of the order that leaves it out.
      const withdrawn = [{ ...refunds[0], withdrawnAt: ten(7) }];
      await orders([
        { ...row, version: 3, refunds: withdrawn },
        { ...another, version: 2, refunds: [] },
      ]);
      expect(valuesOf(await askFor<StatisticsReport>(host, boss, path))).toEqual([['zoe', 5700, 4, 0]]);
    });

    it('DL-08 a day that was final and has changed since tells what it had shown', async () => {
      const { host, boss } = await shop();
      await tell(host, boss, chat('a', ten(4)));
      const path = `/reports?${march(4)}&figures=received,averageResponse`;
      const first = await askFor<StatisticsReport>(host, boss, path);
      expect(first.rows[0]?.cells).toMatchObject({ received: { value: 1, final: true } });
      expect(first.rows[0]?.cells['received']).not.toHaveProperty('former');
      await tell(host, boss, chat('late', ten(4) + minute));
      const { rows } = await askFor<StatisticsReport>(host, boss, path);
      expect(rows[0]?.cells['received']).toMatchObject({ value: 2, former: 1 });
      expect(rows[0]?.cells['averageResponse']).not.toHaveProperty('former');
      const past = await askFor<StatisticsReport>(host, boss, `${path}&now=${String(ten(4) + 30 * second)}`);
      expect(past.rows[0]?.cells).toMatchObject({ received: { value: 1, final: false } });
    });

    it('what cannot be asked is refused with reasons', async () => {
      const { host, boss } = await shop();
      const refused = async (path: string) => refusalOf(host, boss, `/reports${path}`);
      for (const path of [
        '',
        '?from=2026-03-04&to=2026-03-03',
        '?from=2026-02-31&to=2026-03-01',
        '?from=1000-01-01&to=2026-01-01',
        `?${march(4)}&figures=nothing`,
        `?${march(4)}&figures=answerRate&by=agent`,
        `?${march(4)}&profile=other`,
        `?${march(4)}&by=planet`,
        `/details?${march(4)}&list=nothing`,
        `/details?${march(4)}&list=receptions&kind=agent`,
        `/details?${march(4)}&list=receptions&limit=5000`,
        '/explanation?figure=received&day=yesterday',
        '/defect-rate?month=2026-13',
        `/salaries?${march(4)}`,
        `/salaries?${march(4)}&formula=1%2B`,
      ])
        expect([path, await refused(path)]).toEqual([path, 'INVALID_ARGUMENT']);
      expect(await refused(`/salaries?${march(4)}&template=none`)).toBe('NOT_FOUND');
    });

    it('facts that come with what nobody knows are refused, and none is taken', async () => {
      const { host, boss } = await shop();
      const facts = [order('o', ten(4), 'c', 1)];
      const unknown = await ask(host, boss, '/facts', { body: { facts, importId: 'may' } });
      expect(unknown.status).toBe(400);
      expect(await unknown.text()).toContain('"path":"importId"');
      expect(await tell(host, boss, facts)).toMatchObject({ stored: 1 });
    });

    it('figures are for managers and their programs, and of their own shop alone', async () => {
      const { host, boss } = await shop();
      await tell(host, boss, chat('a', ten(4)));
      const { cookie } = await agent(host, 'amy');
      const amy = { Cookie: cookie, Origin: host.workbenchOrigin };
      const catalogue = await keyOf(host, ['catalogue']);
      expect(await refusalOf(host, amy, `/reports?${march(4)}`)).toBe('FORBIDDEN');
      expect(await refusalOf(host, catalogue, `/reports?${march(4)}`)).toBe('FORBIDDEN');
      expect(await refusalOf(host, amy, '/facts', { body: { facts: [{}] } })).toBe('FORBIDDEN');
      expect(await refusalOf(host, {}, `/reports?${march(4)}`)).toBe('UNAUTHENTICATED');
      expect(await tell(host, catalogue, chat('b', ten(4)))).toMatchObject({ stored: 2 });
      const foreign = await keyOf(host, ['admin'], await foreignShop(host));
      const path = `/reports?${march(4)}&figures=received`;
      expect(valuesOf(await askFor<StatisticsReport>(host, foreign, path))).toEqual([['2026-03-04', 0]]);
      expect(valuesOf(await askFor<StatisticsReport>(host, boss, path))).toEqual([['2026-03-04', 2]]);
    });
  });
}
