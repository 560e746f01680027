import type { ReportDetails, SalaryList, StatisticsReport, StoredReport } from '@shopbell/sdk/model';
import { describe, expect, it, vi } from 'vitest';
import { ask, askFor, managedShop, refusalOf } from '../../support/admin.ts';
import { chat, dayOf, march, marchShop, minute, order, tell, ten } from '../../support/facts.ts';
import type { MakeHost } from '../../support/host.ts';
import { agent, customer, enter, say } from '../../support/shop.ts';

/** How figures are counted, and what a shop keeps of its statistics; run on every host. */
export function statisticsStories(name: string, makeHost: MakeHost): void {
  const shop = () => marchShop(makeHost);

  describe(`statistics settings: ${name}`, () => {
    it('CF-06 settings begin today at the earliest, and days before keep what they had', async () => {
      const { host, boss } = await shop();
      const settings = { maxWait: { minutes: 5 } };
      const change = (body: object) => ask(host, boss, '/statistics/settings', { method: 'PUT', body });
      const refused = await change({ from: '2026-05-03', settings });
      expect(refused.status).toBe(400);
      expect(await refused.text()).toContain('CF-06');
      const told = await change({ settings });
      expect(told.headers.get('ETag')).toBe('"1"');
      expect(await told.json()).toMatchObject({
        settings: { maxWait: { on: true, minutes: 5 } },
        changes: [{ from: '2026-05-04' }],
      });
      const others = { settings: { maxWait: { minutes: 6 } } };
      const stale = { method: 'PUT', body: others, headers: { 'If-Match': '"0"' } };
      expect(await refusalOf(host, boss, '/statistics/settings', stale)).toBe('CHANGED_MEANWHILE');
      const letters = { autoReply: { symbol: 'auto' } };
      expect((await change({ settings: letters })).status).toBe(400);
      // What is left out means its default: a name that is mistaken must not reset the rest.
      for (const body of [
        { nonsense: true },
        { settings: { nonsense: true } },
        { settings: { maxWait: { minuten: 5 } } },
      ]) {
        const mistaken = await change(body);
        expect(mistaken.status).toBe(400);
        expect(await mistaken.text()).toMatch(/"path":"(settings\.)?(nonsense|maxWait\.minuten)"/);
      }
      expect(await askFor(host, boss, '/statistics/settings')).toMatchObject({ version: 1, currency: 'CNY' });
    });

    it('CF-06 a change of the currency alone is a change too: whoever saw the version before it is told', async () => {
      const { host, boss } = await shop();
      const change = (body: object, version?: number) =>
        ask(host, boss, '/statistics/settings', {
          method: 'PUT',
          body,
          ...(version === undefined ? {} : { headers: { 'if-match': `"${String(version)}"` } }),
        });
      expect((await change({ currency: 'EUR' }, 0)).status).toBe(200);
      expect((await change({ currency: 'USD' }, 0)).status).toBe(412);
      // The same again is none.
      expect((await change({ currency: 'EUR' }, 1)).status).toBe(200);
      expect(await askFor(host, boss, '/statistics/settings')).toMatchObject({ version: 1, currency: 'EUR' });
    });

    it('CF-06 settings and the currency that are changed together are one write', async () => {
      const { host } = await shop();
      const { settings } = host.app.admin.reports;
      const write = vi.spyOn(host.storage, 'writeLogged');
      const both = { settings: { ...(await settings.read(host.shopId)).settings }, currency: 'EUR' };
      const after = await settings.change(host.shopId, both);
      expect(after).toMatchObject({ currency: 'EUR', version: 2 });
      expect(write).toHaveBeenCalledOnce();
      // Another machine is faster in this very moment: whoever loses against it has changed nothing.
      write.mockRestore();
      const writeLogged = host.storage.writeLogged.bind(host.storage) as (
        ...asked: unknown[]
      ) => Promise<boolean>;
      const faster = { expectedVersion: 1, data: JSON.stringify({ currency: 'JPY' }) };
      const beaten = async (...asked: unknown[]) => {
        expect(await host.storage.writeSetting(host.shopId, 'statistics', faster)).toBe(true);
        return writeLogged(...asked);
      };
      vi.spyOn(host.storage, 'writeLogged').mockImplementationOnce(beaten);
      const others = { settings: { ...both.settings, payHours: 5 }, currency: 'USD' };
      await expect(settings.change(host.shopId, others)).rejects.toMatchObject({ code: 'CHANGED_MEANWHILE' });
      expect(await settings.read(host.shopId)).toEqual({ ...after, currency: 'JPY', version: 3 });
    });

    it('CF-03, CF-05, CF-07 an agent is frozen from today on, and is never deleted', async () => {
      const { host, boss } = await shop();
      const path = '/statistics/agents/amy';
      const change = { method: 'PUT', body: { accountType: 'frozen', teamId: 't1' } };
      expect(await askFor(host, boss, path, change)).toMatchObject({
        agentId: 'amy',
        name: '小艾 Amy',
        accountType: 'frozen',
        from: '2026-05-04',
        teamId: 't1',
      });
      expect(await refusalOf(host, boss, '/statistics/agents/nobody', change)).toBe('NOT_FOUND');
      // What is left out is none: a name that is mistaken must not take her from her team.
      const mistaken = await ask(host, boss, path, {
        method: 'PUT',
        body: { accountType: 'frozen', team: 't1' },
      });
      expect(mistaken.status).toBe(400);
      expect(await mistaken.text()).toContain('"path":"team"');
      expect(await askFor(host, boss, '/statistics/agents')).toMatchObject({
        accounts: expect.arrayContaining([
          expect.objectContaining({ agentId: 'amy', teamId: 't1' }),
        ]) as unknown,
      });
      expect(await refusalOf(host, boss, path, { method: 'DELETE' })).toBe('METHOD_NOT_ALLOWED');
    });

    it('CF-09, SL-08 custom reports and salary templates are kept with versions', async () => {
      const { host, boss } = await shop();
      await tell(host, boss, [
        ...chat('a', ten(4)),
        order('o1', ten(4) + 5 * minute, 'c-a', 5_000_000),
        ...chat('b', ten(5), { agentId: 'kim' }),
      ]);
      const report = { name: '对比', kind: 'comparison', figures: ['sales', 'averageResponse'] };
      const put = (path: string, body: object, version?: number) =>
        ask(host, boss, path, {
          method: 'PUT',
          body,
          ...(version === undefined ? {} : { headers: { 'If-Match': `"${String(version)}"` } }),
        });
      const made = await put('/custom-reports/compare', report, 0);
      expect(await made.json()).toEqual({ id: 'compare', ...report, version: 1 } satisfies object);
      expect((await put('/custom-reports/compare', { ...report, name: '另一个' }, 0)).status).toBe(412);
      expect((await put('/custom-reports/compare', { ...report, figures: ['nothing'] })).status).toBe(400);
      const figures = await askFor<StatisticsReport>(
        host,
        boss,
        `/custom-reports/compare/figures?${march(4, 5)}`,
      );
      expect(figures.rows.map(({ cells }) => Object.keys(cells))).toEqual([
        ['sales', 'averageResponse'],
        ['sales', 'averageResponse'],
      ]);
      const single = { ...report, kind: 'single' };
      expect(await (await put('/custom-reports/one', single)).json()).toMatchObject({ version: 1 });
      expect(await refusalOf(host, boss, `/custom-reports/one/figures?${march(4, 5)}`)).toBe(
        'INVALID_ARGUMENT',
      );
      const days = await askFor<StatisticsReport>(
        host,
        boss,
        `/custom-reports/one/figures?${march(4, 5)}&ids=zoe`,
      );
      expect(days.rows.map(({ from }) => from)).toEqual(['2026-03-04', '2026-03-05']);

      await put('/salary-templates/base', { name: '底薪', formula: '3000 + 0.01 * sales' });
      expect((await put('/salary-templates/bad', { name: 'x', formula: 'process.exit()' })).status).toBe(400);
      const pay = await askFor<SalaryList>(host, boss, `/reports/salaries?${march(4, 5)}&template=base`);
      expect(pay.salaries).toEqual([
        { agentId: 'kim', pay: 300_000 },
        { agentId: 'zoe', pay: 350_000 },
      ]);
      const divides = `/reports/salaries?${march(4, 5)}&formula=${encodeURIComponent('1 / (received - 1)')}`;
      expect((await askFor<SalaryList>(host, boss, divides)).salaries).toMatchObject([
        { pay: null, problem: 'DIVISION_BY_ZERO' },
        { pay: null, problem: 'DIVISION_BY_ZERO' },
      ]);

      const deleted = await ask(host, boss, '/custom-reports/one', { method: 'DELETE' });
      expect(deleted.status).toBe(204);
      const { reports } = await askFor<{ reports: StoredReport[] }>(host, boss, '/custom-reports');
      expect(reports.map(({ id }) => id)).toEqual(['compare']);
    });

    it('RT-28 LM-03 records are found by the group that was entered through, whoever served, and by their kind', async () => {
      const host = await makeHost();
      const boss = await managedShop(host);
      const left = await customer(host);
      const { conversation: message, outcome: nobody } = await enter(left.socket, {
        page: 'order',
        sku: '1001',
      });
      expect(nobody).toMatchObject({ kind: 'leave-message', group: { id: 'tents' } });
      await say(left.socket, message.id, '在吗');
      // Only of the default group, which stands in for the pre-sale group.
      await agent(host, 'bo');
      const served = await customer(host);
      const { outcome, conversation } = await enter(served.socket, { page: 'product' });
      expect(outcome).toMatchObject({ kind: 'assigned', agent: { id: 'bo' } });
      await say(served.socket, conversation.id, '多少钱');
      const today = dayOf(host.clock.now());
      const found = async (list: string, group: string) => {
        const query = `from=${today}&to=${today}&list=${list}&kind=group&id=${group}`;
        const { entries } = await askFor<ReportDetails>(host, boss, `/reports/details?${query}`);
        return entries.map((entry) => entry['conversationId']);
      };
      expect(await found('consultations', 'presale')).toEqual([conversation.id]);
      expect(await found('leaveSessions', 'presale')).toEqual([]);
      expect(await found('leaveSessions', 'tents')).toEqual([message.id]);
      expect(await found('consultations', 'tents')).toEqual([]);
    });
  });
}
