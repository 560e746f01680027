import { ShopbellError } from '@shopbell/sdk/admin';
import { setViewport } from '@web/test-runner-commands';
import { expect } from 'chai';
import { LineChart } from '../../src/charts/lineChart.ts';
import { zhCN } from '../../src/words/zhCN.ts';
import { demoShop, officeSession } from './support/demoShop.ts';
import type { FakeStatistics } from './support/fakeStatistics.ts';
import { press, texts, type } from './support/hands.ts';
import { all, button, drawn, focused, mountWorkbench, one, type Mounted } from './support/mountWorkbench.ts';
import { fill } from './support/settingsHands.ts';

const text = zhCN.reports;
let mounted: Mounted;
let statistics: FakeStatistics;

const cells = (selector: string): string[] => texts(mounted.app, `report-table ${selector}`);
const lastReport = () => statistics.calls('report').at(-1)?.[0];
/** What the rows were asked by, not the whole shop or the trend. */
const asked = (by: string) =>
  statistics.calls('report').filter(([query]) => (query as { by?: string }).by === by);

async function click(name: string): Promise<void> {
  button(mounted.app, name).click();
  await drawn(mounted.app);
}

async function choose(selector: string, value: string): Promise<void> {
  const field = one(mounted.app, selector);
  if (!(field instanceof HTMLSelectElement || field instanceof HTMLInputElement)) throw new Error(selector);
  field.value = value;
  field.dispatchEvent(new Event('change', { bubbles: true }));
  await drawn(mounted.app);
}

describe('Reports', () => {
  before(() => setViewport({ width: 1440, height: 900 }));

  beforeEach(async () => {
    mounted = await mountWorkbench({ session: officeSession, shop: demoShop });
    ({ statistics } = mounted.admin);
    statistics.cells.set('agent-lin received', { value: 30 });
    statistics.cells.set('agent-chen received', { value: null });
    statistics.cells.set('agent-lin consulted', { value: 1234, final: false, pending: 2 });
    statistics.cells.set('agent-chen replyRate', { value: 0.6667, final: false });
    statistics.cells.set('agent-chen consulted', { former: 9 });
    await click(text.open);
    await drawn(mounted.app);
  });

  afterEach(() => {
    mounted.app.remove();
  });

  it('DL-08 shows figures of agents and of the whole shop; what can still change says until when', () => {
    expect(cells('tbody .name')).to.deep.equal(['林晓', '陈洁']);
    expect(cells('thead .sort')).to.deep.equal(['客服', '咨询人数', '接待人数', '回复率']);
    expect(cells('tbody tr:first-child .value')).to.deep.equal(['1,234', '30', '1,000%']);
    expect(cells('tbody tr:nth-child(2) .value')).to.deep.equal(['10', text.noValue, '66.7%']);
    expect(cells('tfoot th')).to.deep.equal([text.whole]);
    const [lin] = all(mounted.app, 'report-table tbody .value');
    expect(lin?.title).to.contain('2 条待定').and.contain('5月6日');
    const chen = all(mounted.app, 'report-table tbody tr:nth-child(2) .value').map(({ title }) => title);
    expect(chen).to.deep.equal([text.former('9'), '', text.notFinal('5月6日周三 00:00')]);
  });

  it('offers no way back to a reception that an office manager has not', () => {
    expect(texts(mounted.app, 'reports-screen nav button')).not.to.contain(zhCN.settings.back);
  });

  it('whoever chose a report by keyboard is in it', async () => {
    button(mounted.app, text.groups.response).focus();
    await press(mounted.app, 'Enter');
    expect(focused() === one(mounted.app, 'reports-screen main')).to.equal(true);
  });

  it('sorts by a figure, the greatest first, and leaves below what has no value', async () => {
    await click('接待人数');
    expect(cells('tbody .name')).to.deep.equal(['林晓', '陈洁']);
    await click('接待人数');
    expect(cells('tbody .name')).to.deep.equal(['林晓', '陈洁']);
    await click('回复率');
    expect(cells('tbody .name')).to.deep.equal(['林晓', '陈洁']);
    await click('回复率');
    expect(cells('tbody .name')).to.deep.equal(['陈洁', '林晓']);
    expect(one(mounted.app, 'report-table th[aria-sort=ascending]').textContent).to.contain('回复率');
  });

  it('asks for other days, by something else, a row for each day; not for days that cannot be', async () => {
    await choose('report-bar [name=by]', 'group');
    await choose('report-bar [name=each]', 'day');
    await choose('report-bar [name=from]', '2026-05-01');
    await choose('report-bar [name=to]', '2026-05-03');
    expect(asked('group').at(-1)?.[0]).to.deep.equal({
      by: 'group',
      each: 'day',
      from: '2026-05-01',
      to: '2026-05-03',
      figures: ['consulted', 'received', 'replyRate'],
    });
    expect(cells('tbody .day').slice(0, 2)).to.deep.equal(['2026-05-01', '2026-05-01']);
    const before = statistics.calls('report').length;
    await choose('report-bar [name=to]', '2026-04-01');
    expect(texts(mounted.app, 'report-bar .wrong')).to.deep.equal([text.rangeBackwards]);
    expect(statistics.calls('report')).to.have.length(before);
    await choose('report-bar [name=from]', '2016-04-01');
    expect(texts(mounted.app, 'report-bar .wrong')).to.deep.equal([text.rangeTooLong(1100)]);
  });

  it('VM-18 figures are searched for, chosen by keyboard and put in order', async () => {
    await click(`${text.figures} (3)`);
    expect(focused()?.getAttribute('type')).to.equal('search');
    await type(mounted.app, '响应');
    expect(texts(mounted.app, 'figure-picker .figure-choice')).to.deep.equal(['平均响应时间']);
    await press(mounted.app, 'Enter');
    expect(texts(mounted.app, 'figure-picker .picked li span')).to.deep.equal([
      '咨询人数',
      '接待人数',
      '回复率',
      '平均响应时间',
    ]);
    await click(`${text.earlier}: 平均响应时间`);
    await click(text.remove('咨询人数'));
    await click(text.use);
    expect(cells('thead .sort')).to.deep.equal(['客服', '接待人数', '平均响应时间', '回复率']);
    expect(cells('tbody .value')[1]).to.equal('10 秒');
  });

  it('SY-03 a value opens its rows, page by page; a row opens its conversation with the trace, and Escape goes back', async () => {
    mounted.admin.traces.set('talk-1', [
      { seq: 4, at: 1000, outcome: 'assigned', decidedAt: 3, steps: [{ rule: 'RT-15', said: 'picked' }] },
    ]);
    statistics.rows = Array.from({ length: 60 }, (_, at) => ({
      day: '2026-05-04',
      customerId: 'customer-7f3a',
      agentId: 'agent-lin',
      groupIds: ['group-presale'],
      conversationIds: [`talk-${at}`],
      firstResponse: 12,
      received: true,
      reason: 'singleLine',
    }));
    const value = one(mounted.app, 'report-table tbody .value');
    value.focus();
    await press(mounted.app, 'Enter');
    await drawn(mounted.app);
    expect(texts(mounted.app, 'details-dialog h2')).to.deep.equal(['接待明细']);
    expect(statistics.calls('details')[0]?.[0]).to.include({
      list: 'receptions',
      kind: 'agent',
      id: 'agent-lin',
      skip: 0,
    });
    expect(texts(mounted.app, 'details-dialog tbody tr:first-child td')).to.deep.equal([
      '2026-05-04',
      '访客 7F3A',
      '林晓',
      '售前咨询',
      'talk-0',
      '12 秒',
      '是',
      '客户单句',
    ]);
    await click(zhCN.settings.form.next);
    expect(texts(mounted.app, 'details-dialog tbody tr')).to.have.length(10);
    await click(zhCN.settings.form.previous);
    await click(text.details.openConversation('talk-1'));
    expect(texts(mounted.app, 'record-dialog .steps li')).to.have.length(1);
    await press(mounted.app, 'Escape');
    expect(all(mounted.app, 'record-dialog dialog')).to.have.length(0);
    await click(text.details.openConversation('talk-2'));
    expect(texts(mounted.app, 'record-dialog [role=status]')).to.deep.equal([text.conversation.elsewhere]);
    await press(mounted.app, 'Escape', 'Escape');
    expect(all(mounted.app, 'details-dialog dialog')).to.have.length(0);
    expect(focused()).to.equal(value);
  });

  it('SY-03 an order that the shop has not been told of is said to be unknown', async () => {
    statistics.rows = [{ day: '2026-05-04', customerId: 'customer-7f3a', orderIds: ['no-such'] }];
    one(mounted.app, 'report-table tbody .value').click();
    await drawn(mounted.app);
    await drawn(mounted.app);
    await click(text.details.openOrder('no-such'));
    expect(texts(mounted.app, 'record-dialog [role=status]')).to.deep.equal([text.conversation.noOrder]);
  });

  it('explains a figure of a day by the sums in it', async () => {
    await click(text.explain('接待人数'));
    await drawn(mounted.app);
    const [query] = statistics.calls('explain')[0] ?? [];
    expect(query).to.include({ figure: 'received' });
    expect(
      texts(mounted.app, 'explain-dialog dl div').map((line) => line.replace(/\s+/gu, ' ')),
    ).to.deep.equal(['有回复的间隔 4', '这些间隔的秒数 120', '结果 30', '是否最终 最终值']);
    await click(`${text.rowsOf} (4)`);
    expect(all(mounted.app, 'explain-dialog dialog')).to.have.length(0);
    expect(statistics.calls('details')[0]?.[0]).to.include({ list: 'responses' });
  });

  it('draws one figure over days, with a gap where there is no value, and the same values as a table', async () => {
    await choose('report-bar [name=from]', '2026-05-01');
    await choose('report-bar [name=to]', '2026-05-05');
    statistics.cells.set(' consulted 2026-05-03', { value: null });
    await choose('report-bar [name=range]', 'today');
    expect(texts(mounted.app, 'trend-chart .empty')).to.deep.equal([text.trendNone]);
    await choose('report-bar [name=from]', '2026-05-01');
    await choose('report-bar [name=to]', '2026-05-05');
    const chart = one(mounted.app, 'trend-chart line-chart');
    if (!(chart instanceof LineChart)) throw new Error('no chart');
    expect(chart.series.map(({ values }) => values)).to.deep.equal([[10, 10, null, 10, 10]]);
    await chart.drawn;
    expect(all(mounted.app, 'line-chart canvas')).to.have.length(1);
    expect(one(mounted.app, 'line-chart [role=img]').getAttribute('aria-label')).to.equal(
      text.trendSays('咨询人数', text.whole, '10', '10'),
    );
    expect(texts(mounted.app, 'trend-chart td')).to.deep.equal(['10', '10', text.noValue, '10', '10']);
    await choose('trend-chart select:nth-of-type(2)', 'agent-lin');
    expect(lastReport()).to.include({ by: 'agent', each: 'day' });
  });

  it('exports what is shown, and says so; a failure is told', async () => {
    await click(`${text.export} XLSX`);
    const [query, format] = statistics.calls('reportFile')[0] ?? [];
    expect(query).to.deep.include({ by: 'agent', figures: ['consulted', 'received', 'replyRate'] });
    expect(format).to.equal('xlsx');
    expect(texts(mounted.app, 'reports-screen main [role=status]')[0]).to.contain('.xlsx');
    statistics.refuse.set('reportFile', new ShopbellError('CONNECTION_LOST', ''));
    await click(`${text.export} CSV`);
    expect(texts(mounted.app, 'reports-screen .alert')).to.deep.equal([text.exportFailed]);
  });

  it('CF-09 keeps a report of the shop’s own; two managers at it: the second is told, and keeps the columns', async () => {
    await click(text.save);
    await press(mounted.app, 'Enter');
    expect(texts(mounted.app, 'save-dialog .wrong')).to.deep.equal([text.nameMissing]);
    await fill(mounted.app, 'save-dialog [name=name]', '月度对比');
    await press(mounted.app, 'Enter');
    await drawn(mounted.app);
    const [report, version] = statistics.calls('saveCustomReport')[0] ?? [];
    expect(report).to.deep.include({
      name: '月度对比',
      kind: 'comparison',
      figures: ['consulted', 'received', 'replyRate'],
    });
    expect(version).to.equal(0);
    expect(texts(mounted.app, 'reports-screen .top h2')[0]).to.equal('月度对比');

    const [stored] = statistics.stored;
    if (!stored) throw new Error('nothing was stored');
    statistics.stored = [{ ...stored, name: '月度', version: 7 }];
    await click(`${text.figures} (3)`);
    await click(text.remove('回复率'));
    await click(text.use);
    await click(text.saveChanges);
    await drawn(mounted.app);
    expect(texts(mounted.app, 'reports-screen .alert')).to.deep.equal([text.changedMeanwhile]);
    expect(cells('thead .sort')).to.deep.equal(['客服', '咨询人数', '接待人数']);
    await click(text.saveChanges);
    await drawn(mounted.app);
    expect(statistics.calls('saveCustomReport').at(-1)?.[1]).to.equal(7);
    expect(statistics.stored[0]?.figures).to.deep.equal(['consulted', 'received']);

    await click(text.delete);
    one(mounted.app, 'reports-screen confirm-dialog .danger').click();
    await drawn(mounted.app);
    expect(statistics.calls('deleteCustomReport')).to.deep.equal([[stored.id, 8]]);
    expect(texts(mounted.app, 'reports-screen nav .own')).to.deep.equal([]);
  });

  it('CF-09 figures that agents have none of are no columns of such a report', async () => {
    await choose('report-bar [name=by]', 'shop');
    await click(`${text.figures} (3)`);
    await fill(mounted.app, 'figure-picker [type=search]', '应答率');
    one(mounted.app, 'figure-picker [type=checkbox]').click();
    await drawn(mounted.app);
    await click(text.use);
    await click(text.save);
    expect(texts(mounted.app, 'save-dialog .callout')).to.deep.equal([text.notByAgent('应答率')]);
    await fill(mounted.app, 'save-dialog [name=name]', 'x');
    await press(mounted.app, 'Enter');
    expect(statistics.calls('saveCustomReport')).to.deep.equal([]);
  });

  it('says when it may not, and when it could not be read', async () => {
    mounted.app.remove();
    mounted = await mountWorkbench({
      session: officeSession,
      shop: ({ statistics: fresh }) => {
        fresh.refuse.set('catalogue', new ShopbellError('CONNECTION_LOST', ''));
      },
    });
    await click(text.open);
    await drawn(mounted.app);
    expect(texts(mounted.app, 'reports-screen .state p')).to.deep.equal([text.failed]);
    await click(text.retry);
    await drawn(mounted.app);
    expect(all(mounted.app, 'report-table table')).to.have.length(1);
  });
});
