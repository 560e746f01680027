import type {
  ConsultationRecords,
  ReportDetails,
  SalaryList,
  StatisticsReport,
  StoredReport,
} from '@shopbell/sdk/model';
import { describe, expect, it, vi } from 'vitest';
import { ask, askFor, managedShop, refusalOf } from '../../support/admin.ts';
import { chat, dayOf, march, marchShop, minute, order, tell, ten } from '../../support/facts.ts';
import type { MakeHost } from '../../support/host.ts';
import { knownShop } from '../../support/knownShop.ts';
import { agent, customer, enter, grantOf, say } from '../../support/shop.ts';

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

    it('WB-18 RT-28 consultations of the whole shop are found by group, agent, kind, day and text', async () => {
      const host = await makeHost();
      const boss = await managedShop(host);
      const left = await customer(host);
      const { conversation: message } = await enter(left.socket, { page: 'order', sku: '1001' });
      await say(left.socket, message.id, '帐篷漏水');
      await host.clock.advance(1000);
      await agent(host, 'bo');
      const served = await customer(host);
      const { conversation } = await enter(served.socket, { page: 'product' });
      await say(served.socket, conversation.id, '这顶帐篷多少钱');
      const today = dayOf(host.clock.now());
      const list = (query = '', days = `from=${today}&to=${today}`) =>
        askFor<ConsultationRecords>(host, boss, `/consultations?${days}${query}`);
      const ids = async (query = '', days?: string) =>
        (await list(query, days)).records.map(({ conversationId }) => conversationId);
      const { records, total } = await list();
      expect(total).toBe(2);
      expect(records).toMatchObject([
        { conversationId: conversation.id, kind: 'online', agent: { id: 'bo' }, group: { id: 'presale' } },
        { conversationId: message.id, kind: 'leave', group: { id: 'tents' } },
      ]);
      expect(records[0]?.customer.id).not.toBe('');
      expect(await ids('&groupId=tents')).toEqual([message.id]);
      expect(await ids('&agentId=bo')).toEqual([conversation.id]);
      expect(await ids('&agentId=bo&groupId=tents')).toEqual([]);
      expect(await ids('&kind=leave')).toEqual([message.id]);
      expect(await ids(`&text=${encodeURIComponent('帐篷')}`)).toEqual([conversation.id, message.id]);
      expect(await ids(`&text=${encodeURIComponent('多少钱')}`)).toEqual([conversation.id]);
      expect(await ids('', 'from=2020-01-01&to=2020-01-02')).toEqual([]);
      expect(await list('&limit=1')).toMatchObject({ total: 2, next: 1 });
      expect(await ids('&limit=1&skip=1')).toEqual([message.id]);
      const short = await ask(host, boss, `/consultations?from=${today}&to=${today}&text=x`);
      expect(short.status).toBe(400);
    });

    it('WB-18 whoever logged in since is told as who they are now', async () => {
      const { host, login } = await knownShop(makeHost);
      const anonymous = await grantOf(host);
      const before = await customer(host, anonymous.token);
      const { conversation } = await enter(before.socket, { page: 'order' });
      await say(before.socket, conversation.id, '在吗');
      const { customerId } = await login('lin', { name: '林晓', renewal: anonymous.renewal });
      const today = dayOf(host.clock.now());
      const { records } = await host.app.admin.consultations.list(host.shopId, { from: today, to: today });
      expect(records.map((record) => record.customer)).toEqual([
        { id: customerId, name: '林晓', subject: 'lin' },
      ]);
    });

    it('WB-18 a text is looked for on the days first, however often it was written since', async () => {
      const host = await makeHost();
      await managedShop(host);
      await agent(host, 'amy');
      const then = await customer(host);
      const { conversation } = await enter(then.socket, { page: 'product' });
      await say(then.socket, conversation.id, '帐篷漏水');
      const day = dayOf(host.clock.now());
      await host.clock.advance(5 * 86_400_000);
      const since = await customer(host);
      const { conversation: newer } = await enter(since.socket, { page: 'product' });
      const { seq, at, id } = await say(since.socket, newer.id, '又一顶帐篷');
      const find = host.storage.findTexts.bind(host.storage);
      const common = { seq, at, messageId: id, conversationId: newer.id, author: 'customer:x', text: '帐篷' };
      // As if it stood in every message since then.
      const asked = vi.spyOn(host.storage, 'findTexts').mockImplementation((shopId, query) => {
        const onDays = query.before !== undefined && query.before <= (newer.items[0]?.seq ?? 0);
        return onDays ? find(shopId, query) : Promise.resolve(Array<typeof common>(query.limit).fill(common));
      });
      const list = () => host.app.admin.consultations.list(host.shopId, { from: day, to: day, text: '帐篷' });
      const { records, cut } = await list();
      expect(new Set(records.map(({ conversationId }) => conversationId))).toEqual(
        new Set([conversation.id]),
      );
      expect(cut).toBe(true);
      expect(asked.mock.calls.length).toBe(20);
      asked.mockRestore();
      expect(await list()).not.toHaveProperty('cut');
    });

    it('WB-18 days that are none are refused before a text is looked for', async () => {
      const host = await makeHost();
      await managedShop(host);
      const searched = vi.spyOn(host.storage, 'findTexts');
      const days = { from: '2026-05-02', to: '2026-05-01' };
      const asked = host.app.admin.consultations.list(host.shopId, { ...days, text: '帐篷' });
      await expect(asked).rejects.toMatchObject({ code: 'INVALID_ARGUMENT' });
      expect(searched).not.toHaveBeenCalled();
    });
  });
}
