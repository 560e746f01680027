import { ShopbellError } from '@shopbell/sdk/admin';
import { setViewport } from '@web/test-runner-commands';
import { expect } from 'chai';
import { zhCN } from '../../src/words/zhCN.ts';
import { demoShop, officeSession } from './support/demoShop.ts';
import type { FakeStatistics } from './support/fakeStatistics.ts';
import { press, texts } from './support/hands.ts';
import { all, button, drawn, mountWorkbench, one, type Mounted } from './support/mountWorkbench.ts';

const { defects: text, ...reports } = zhCN.reports;
let mounted: Mounted;
let statistics: FakeStatistics;

const cells = (column: number): string[] =>
  texts(mounted.app, `defects-page tbody :is(th,td):nth-child(${column})`).map((said) =>
    said.replaceAll(/\s+/gu, ' '),
  );

async function click(name: string): Promise<void> {
  button(mounted.app, name).click();
  await drawn(mounted.app);
  await drawn(mounted.app);
}

describe('Reports: the defect rate of a month', () => {
  before(() => setViewport({ width: 1280, height: 800 }));

  beforeEach(async () => {
    mounted = await mountWorkbench({ session: officeSession, shop: demoShop });
    ({ statistics } = mounted.admin);
    statistics.cells.set(' ratings', { value: 129 });
    statistics.cells.set(' consultations', { value: 300 });
    await click(reports.open);
  });

  afterEach(() => {
    mounted.app.remove();
  });

  it('PN-01 … PN-08 tells points, each figure with limit and volume, and what it would take', async () => {
    await click(text.title);
    const [month] = statistics.calls('defectRate')[0] ?? [];
    expect(texts(mounted.app, 'defects-page .points b')).to.deep.equal([text.pointsOf(2)]);
    expect(cells(2)).to.deep.equal(['74.4%', '39.9 秒', '无']);
    expect(cells(3)).to.deep.equal([
      '大于 85%评价 129 个，超过 10 个才考核',
      '小于 40 秒咨询量 300，超过 300 才考核',
      '小于 50%咨询量 300，超过 300 才考核',
    ]);
    expect(cells(4)).to.deep.equal([text.states.fails, text.states.met, text.states.notAssessed]);
    expect(cells(5)).to.deep.equal(['再有 92 个好评', text.nothing, text.tooFew(300)]);
    expect(statistics.calls('report').at(-1)?.[0]).to.deep.equal({
      from: `${String(month)}-01`,
      to: `${String(month)}-28`,
      figures: ['ratings', 'consultations'],
    });
  });

  it('D37, PN-09 what is not final says until when; a shop that nobody signs in to is told of', async () => {
    await click(text.title);
    const tags = (): string[] => texts(mounted.app, 'defects-page .about .tag');
    expect(tags()).to.deep.equal([text.soFar('6月2日周二 00:00'), text.active]);
    expect(texts(mounted.app, 'defects-page .about .hint')[0]).to.equal(text.signedIn(3));
    statistics.defects = { ...statistics.defects, final: true, inactive: true, points: 8 };
    await click(text.earlier);
    expect(tags()).to.deep.equal([text.final, text.inactive]);
    const { inactive: _, daysSinceSignIn: __, ...unknown } = statistics.defects;
    statistics.defects = unknown;
    await click(text.earlier);
    expect(tags()).to.deep.equal([text.final]);
    expect(texts(mounted.app, 'defects-page .about .hint')[0]).to.equal(text.unknown);
  });

  it('goes to the month before by button and by list, and not past the one of today', async () => {
    await click(text.title);
    const asked = () => statistics.calls('defectRate').map(([month]) => month);
    const now = String(asked()[0]);
    await click(text.later);
    expect(asked()).to.have.length(1);
    await click(text.earlier);
    const before = String(asked()[1]);
    expect(before < now).to.equal(true);
    const select = one(mounted.app, 'defects-page select') as HTMLSelectElement;
    expect(select.value).to.equal(before);
    select.focus();
    await press(mounted.app, 'ArrowUp');
    await drawn(mounted.app);
    expect(asked().at(-1)).to.equal(now);
  });

  it('SY-03 a value opens the rows behind it over the month', async () => {
    statistics.rows = [{ day: '2026-05-04', agentId: 'agent-lin', conversationIds: ['talk-1'] }];
    await click(text.title);
    one(mounted.app, 'defects-page tbody .text-button').focus();
    await press(mounted.app, 'Enter');
    await drawn(mounted.app);
    const [query] = statistics.calls('details')[0] ?? [];
    expect(query).to.deep.include({ list: 'ratings', skip: 0 });
    expect((query as { from: string }).from).to.match(/-01$/u);
    await click(reports.details.openConversation('talk-1'));
    expect(all(mounted.app, 'record-dialog dialog')).to.have.length(1);
  });

  it('what does not load says so and is asked for again; points stand without the volumes', async () => {
    statistics.refuse.set('defectRate', new ShopbellError('CONNECTION_LOST', ''));
    await click(text.title);
    expect(texts(mounted.app, 'defects-page [role=alert] p')).to.deep.equal([text.failed]);
    statistics.refuse.set('report', new ShopbellError('CONNECTION_LOST', ''));
    await click(reports.retry);
    expect(texts(mounted.app, 'defects-page [role=alert] p')).to.deep.equal([]);
    expect(texts(mounted.app, 'defects-page .points b')).to.deep.equal([text.pointsOf(2)]);
    expect(cells(3)[0]).to.contain('评价 – 个');
    statistics.refuse.set('defectRate', new ShopbellError('FORBIDDEN', ''));
    await click(text.earlier);
    expect(texts(mounted.app, 'defects-page [role=alert] p')).to.deep.equal([reports.forbidden]);
  });

  it('an answer about a month that is no longer asked for is not shown', async () => {
    await click(text.title);
    const { defectRate } = statistics;
    let answer = (): void => undefined;
    const ready = new Promise<void>((resolve) => (answer = resolve));
    statistics.defectRate = async (month) => {
      await ready;
      return { ...(await defectRate.call(statistics, month)), points: 8 };
    };
    await click(text.earlier);
    expect(all(mounted.app, 'defects-page .points')).to.have.length(0);
    statistics.defectRate = defectRate;
    await click(text.later);
    answer();
    await drawn(mounted.app);
    await drawn(mounted.app);
    expect(texts(mounted.app, 'defects-page .points b')).to.deep.equal([text.pointsOf(2)]);
  });
});
