import { ShopbellError, type ReportQuery } from '@shopbell/sdk/admin';
import { setViewport } from '@web/test-runner-commands';
import { expect } from 'chai';
import { zhCN } from '../../src/words/zhCN.ts';
import { demoShop, officeSession } from './support/demoShop.ts';
import type { FakeStatistics } from './support/fakeStatistics.ts';
import { press, texts } from './support/hands.ts';
import { all, button, drawn, mountWorkbench, one, type Mounted } from './support/mountWorkbench.ts';
import { fill } from './support/settingsHands.ts';

const text = zhCN.reports;
let mounted: Mounted;
let statistics: FakeStatistics;

const lost = () => new ShopbellError('CONNECTION_LOST', '');

async function click(name: string): Promise<void> {
  button(mounted.app, name).click();
  await drawn(mounted.app);
}

function field(selector: string): HTMLSelectElement {
  const found = one(mounted.app, selector);
  if (!(found instanceof HTMLSelectElement)) throw new Error(selector);
  return found;
}

async function choose(selector: string, value: string): Promise<void> {
  const choice = field(selector);
  choice.value = value;
  choice.dispatchEvent(new Event('change', { bubbles: true }));
  await drawn(mounted.app);
}

/** Until what is given back is called, no report is answered, or none of those named. */
function refuseReports(error: ShopbellError, which = (_query: ReportQuery): boolean => true): () => void {
  const { report } = statistics;
  statistics.report = (query) => (which(query) ? Promise.reject(error) : report.call(statistics, query));
  return () => (statistics.report = report);
}

/** The next answer gets lost, what was asked for is done all the same. */
function loseAnswer(name: 'saveCustomReport' | 'deleteCustomReport'): void {
  const real: (...given: never[]) => Promise<unknown> = statistics[name].bind(statistics);
  Object.defineProperty(statistics, name, {
    configurable: true,
    value: async (...given: never[]) => {
      Reflect.deleteProperty(statistics, name);
      await real(...given);
      throw lost();
    },
  });
}

describe('Reports: when something goes wrong', () => {
  before(() => setViewport({ width: 1440, height: 900 }));

  beforeEach(async () => {
    mounted = await mountWorkbench({ session: officeSession, shop: demoShop });
    ({ statistics } = mounted.admin);
    await click(text.open);
    await drawn(mounted.app);
  });

  afterEach(() => {
    mounted.app.remove();
  });

  it('figures that do not load leave none of another question, and are asked for again', async () => {
    const answerAgain = refuseReports(lost());
    await choose('report-bar [name=by]', 'group');
    await drawn(mounted.app);
    expect(all(mounted.app, 'report-table')).to.have.length(0);
    expect(texts(mounted.app, 'reports-screen main [role=alert] p')).to.deep.equal([text.failed]);
    expect(field('report-bar [name=by]').value).to.equal('group');
    answerAgain();
    await click(text.retry);
    await drawn(mounted.app);
    expect(texts(mounted.app, 'report-table thead .sort')[0]).to.equal(text.kinds.group);
    expect(texts(mounted.app, 'reports-screen main [role=alert] p')).to.deep.equal([]);
  });

  it('until the new figures are there, the old ones stand under their own question', async () => {
    let answer = (): void => undefined;
    const { report } = statistics;
    const ready = new Promise<void>((resolve) => (answer = resolve));
    statistics.report = async (query) => {
      await ready;
      return report.call(statistics, query);
    };
    await choose('report-bar [name=each]', 'day');
    expect(texts(mounted.app, 'report-table thead .sort')).to.not.contain(text.day);
    answer();
    await drawn(mounted.app);
    await drawn(mounted.app);
    expect(texts(mounted.app, 'report-table thead .sort')).to.contain(text.day);
  });

  it('whoever may no longer read reports is told so, and shown none', async () => {
    const answerAgain = refuseReports(new ShopbellError('FORBIDDEN', ''));
    await choose('report-bar [name=range]', 'month');
    await drawn(mounted.app);
    expect(texts(mounted.app, 'reports-screen .state p')).to.deep.equal([text.forbidden]);
    expect(all(mounted.app, 'report-table')).to.have.length(0);
    answerAgain();
    await click(text.retry);
    await drawn(mounted.app);
    expect(all(mounted.app, 'report-table table')).to.have.length(1);
  });

  it('CF-09 a report is stored once, although the answer got lost and it was saved again', async () => {
    await click(text.save);
    await fill(mounted.app, 'save-dialog [name=name]', '月度');
    loseAnswer('saveCustomReport');
    await press(mounted.app, 'Enter');
    await drawn(mounted.app);
    expect(texts(mounted.app, 'save-dialog .bad')).to.deep.equal([text.saveFailed]);
    await press(mounted.app, 'Enter');
    await drawn(mounted.app);
    await drawn(mounted.app);
    expect(statistics.stored.map(({ name }) => name)).to.deep.equal(['月度']);
    expect(texts(mounted.app, 'reports-screen nav .own')).to.deep.equal(['月度']);
    expect(all(mounted.app, 'save-dialog dialog')).to.have.length(0);
    await click(zhCN.reports.groups.volume);
    await click(text.save);
    await fill(mounted.app, 'save-dialog [name=name]', '另一个');
    await press(mounted.app, 'Enter');
    await drawn(mounted.app);
    expect(statistics.stored).to.have.length(2);
  });

  it('CF-09 what is stored or deleted is so, although the list of reports does not load', async () => {
    await click(text.save);
    await fill(mounted.app, 'save-dialog [name=name]', '月度');
    statistics.refuse.set('customReports', lost());
    await press(mounted.app, 'Enter');
    await drawn(mounted.app);
    expect(texts(mounted.app, 'reports-screen nav .own')).to.deep.equal(['月度']);
    expect(texts(mounted.app, 'reports-screen main [role=status]')[0]).to.equal(text.saved('月度'));

    statistics.refuse.set('customReports', lost());
    await click(text.delete);
    one(mounted.app, 'reports-screen confirm-dialog .danger').click();
    await drawn(mounted.app);
    expect(texts(mounted.app, 'reports-screen nav .own')).to.deep.equal([]);
    expect(texts(mounted.app, 'reports-screen .alert')).to.deep.equal(['']);
  });

  it('CF-09 a report that was deleted already is deleted', async () => {
    await click(text.save);
    await fill(mounted.app, 'save-dialog [name=name]', '月度');
    await press(mounted.app, 'Enter');
    await drawn(mounted.app);
    statistics.stored = [];
    statistics.refuse.set('deleteCustomReport', new ShopbellError('NOT_FOUND', ''));
    await click(text.delete);
    one(mounted.app, 'reports-screen confirm-dialog .danger').click();
    await drawn(mounted.app);
    expect(texts(mounted.app, 'reports-screen .alert')).to.deep.equal(['']);
    expect(texts(mounted.app, 'reports-screen .top h2')[0]).to.equal(text.groups.volume);
  });

  it('the trend says whose line it is, also if there is no row of theirs', async () => {
    await choose('trend-chart select:nth-of-type(2)', 'agent-lin');
    const whole = statistics.report.bind(statistics);
    statistics.report = async (query) => {
      const answer = await whole(query);
      const rows = answer.rows.filter(({ subject }) => query.ids !== undefined || subject.id !== 'agent-lin');
      return { ...answer, rows };
    };
    await choose('report-bar [name=range]', 'month');
    await drawn(mounted.app);
    expect(texts(mounted.app, 'report-table tbody .name')).to.deep.equal(['陈洁']);
    expect(field('trend-chart select:nth-of-type(2)').value).to.equal('agent-lin');
  });

  it('the trend of an agent is not shown as the shop’s while that is counted', async () => {
    await choose('trend-chart select:nth-of-type(2)', 'agent-lin');
    statistics.report = () => new Promise(() => undefined);
    await choose('report-bar [name=by]', 'group');
    expect(field('trend-chart select:nth-of-type(2)').value).to.equal('');
    expect(all(mounted.app, 'trend-chart figure')).to.have.length(0);
  });

  it('a trend that does not load says so and is asked for again; one day alone has none', async () => {
    const answerAgain = refuseReports(lost(), (query) => query.each === 'day');
    await choose('trend-chart select:nth-of-type(2)', 'agent-lin');
    await drawn(mounted.app);
    expect(texts(mounted.app, 'trend-chart [role=alert] p')).to.deep.equal([text.trendFailed]);
    expect(all(mounted.app, 'report-table table')).to.have.length(1);
    answerAgain();
    one(mounted.app, 'trend-chart [role=alert] button').click();
    await drawn(mounted.app);
    await drawn(mounted.app);
    expect(all(mounted.app, 'trend-chart figure')).to.have.length(1);
    await choose('report-bar [name=range]', 'today');
    await drawn(mounted.app);
    expect(texts(mounted.app, 'trend-chart .empty')).to.deep.equal([text.trendNone]);
  });
});
