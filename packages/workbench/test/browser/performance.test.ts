import { ShopbellError } from '@shopbell/sdk/agent';
import { sendKeys, setViewport } from '@web/test-runner-commands';
import { config, expect } from 'chai';
import { languages } from '../../src/words/words.ts';
import { wordsIn } from '../../src/words/wordsIn.ts';
import { zhCN } from '../../src/words/zhCN.ts';
import { violations } from './support/axe.ts';
import { demoDesk } from './support/demoDesk.ts';
import { demoShop, officeSession } from './support/demoShop.ts';
import { texts } from './support/hands.ts';
import {
  all,
  button,
  drawn,
  focused,
  mountWorkbench,
  one,
  painted,
  type Mounted,
} from './support/mountWorkbench.ts';

// What is wrong is told whole.
config.truncateThreshold = 0;

const text = zhCN.performance;
let mounted: Mounted;

const performance = () => mounted.client.performance;
const rows = (): string[][] =>
  all(mounted.app, 'agent-panel tbody tr').map((row) =>
    [...row.children].slice(0, 4).map((cell) => cell.textContent.replace(/\s+/gu, ' ').trim()),
  );
const rowOf = (name: string) =>
  rows()
    .find(([called]) => called === name)
    ?.slice(1);
const menu = (): string[] =>
  all(mounted.app, 'figures-menu dl div').map((line) => line.textContent.replace(/\s+/gu, ' ').trim());

async function altP(): Promise<void> {
  await sendKeys({ down: 'Alt' });
  await sendKeys({ press: 'p' });
  await sendKeys({ up: 'Alt' });
  await drawn(mounted.app);
}

async function openMenu(): Promise<void> {
  button(mounted.app, text.more).click();
  // The browser tells of it in its own time.
  await painted();
  await drawn(mounted.app);
}

async function choose(range: string): Promise<void> {
  const field = one(mounted.app, 'agent-panel [name=range]') as HTMLSelectElement;
  field.value = range;
  field.dispatchEvent(new Event('change', { bubbles: true }));
  await drawn(mounted.app);
}

async function click(name: string): Promise<void> {
  button(mounted.app, name).click();
  await drawn(mounted.app);
}

describe('One’s own figures', () => {
  before(() => setViewport({ width: 1440, height: 900 }));

  beforeEach(async () => {
    mounted = await mountWorkbench({ prepare: demoDesk });
  });

  afterEach(() => {
    mounted.app.remove();
  });

  it('WB-20 SY-11 Alt+P opens the agent panel: value, the days before, the place in the team', async () => {
    const { cells, before } = performance();
    cells.set('satisfaction', { value: 0.8, rank: { place: 2, of: 3, tied: 0 } });
    cells.set('averageResponse', { value: 12, final: false, rank: { place: 1, of: 4, tied: 2 } });
    cells.set('sales', { value: null, pending: 3, final: false });
    before.set('satisfaction', 0.9);
    before.set('sales', null);
    await altP();
    expect(one(mounted.app, 'agent-panel h2').textContent).to.equal(text.title);
    expect(focused() === one(mounted.app, 'agent-panel [name=range]')).to.equal(true);
    const [asked] = performance().asked;
    expect(asked).to.deep.equal({
      figures: ['received', 'averageHumanResponse', 'averageResponse', 'satisfaction', 'sales'],
    });
    expect(rowOf('满意度')).to.deep.equal(['80%', '90%', text.place(2, 3)]);
    // No value is better, or there is nothing to compare.
    expect(rowOf('接待人数')).to.deep.equal(['10', '8', '–']);
    const [value, former, rank] = rowOf('平均响应时间') ?? [];
    expect(value).to.match(/^12 秒, 未定/u);
    expect([former, rank]).to.deep.equal(['8 秒', `${text.place(1, 4)}${text.tied(2)}`]);
    expect(rowOf('销售额')?.[0]).to.contain(zhCN.reports.noValue).and.contain('3 条待定');
    await sendKeys({ press: 'Escape' });
    await drawn(mounted.app);
    expect(all(mounted.app, 'agent-panel dialog')).to.have.length(0);
  });

  it('WB-20 of days that are over it tells the change, better or worse', async () => {
    const { cells, before } = performance();
    cells.set('satisfaction', { value: 0.8 });
    before.set('satisfaction', 0.9);
    cells.set('averageResponse', { value: 5 });
    await altP();
    await choose('yesterday');
    expect(performance().asked.at(-1)).to.include({ from: '2026-05-03', to: '2026-05-03' });
    expect(rowOf('满意度')?.[1]).to.equal(`90%${text.points('−10')}`);
    expect(rowOf('平均响应时间')?.[1]).to.equal('8 秒−3 秒');
    expect(rowOf('接待人数')?.[1]).to.equal('8+2');
    expect(texts(mounted.app, 'agent-panel .worse')).to.deep.equal([text.points('−10')]);
    expect(texts(mounted.app, 'agent-panel .better')).to.deep.equal(['−3 秒']);
    await choose('lastMonth');
    expect(performance().asked.at(-1)).to.include({ from: '2026-04-01', to: '2026-04-30' });
    await choose('week');
    expect(performance().asked.at(-1)).to.include({ from: '2026-04-28', to: '2026-05-04' });
    expect(rowOf('接待人数')?.[1]).to.equal('8');
  });

  it('WB-20 SY-03 each figure opens its own rows, a row what was said, and tells how it is counted', async () => {
    performance().rows = [
      { day: '2026-05-04', agentId: 'agent-lin', conversationId: 'talk-1', orderId: 'o-1', grade: 5 },
    ];
    mounted.client.olderPages.set('talk-1', [
      [
        {
          ...{ kind: 'message', id: 'm1', seq: 1, at: mounted.clock.now(), text: '谢谢，很满意' },
          author: { kind: 'customer', id: 'c-1' },
        },
      ],
    ]);
    await altP();
    await click(text.detailsOf('满意度'));
    expect(performance().pages).to.deep.equal([
      { list: 'ratings', from: '2026-05-04', to: '2026-05-04', skip: 0, limit: 50 },
    ]);
    // What the shop knows of orders, and files of rows, are the manager's.
    expect(texts(mounted.app, 'details-dialog td button')).to.deep.equal(['talk-1']);
    expect(texts(mounted.app, 'details-dialog button')).to.not.include('CSV');
    await click(zhCN.reports.details.openConversation('talk-1'));
    await drawn(mounted.app);
    expect(mounted.client.historyAsked).to.deep.equal(['talk-1']);
    expect(one(mounted.app, 'record-dialog message-timeline').shadowRoot?.textContent).to.contain('很满意');
    for (const dialog of ['record-dialog', 'details-dialog'])
      one(mounted.app, `${dialog} .top .icon-button`).click();
    await drawn(mounted.app);
    await click(zhCN.reports.explain('平均响应时间'));
    expect(performance().explained).to.deep.equal([{ figure: 'averageResponse', day: '2026-05-04' }]);
    expect(all(mounted.app, 'explain-dialog select')).to.have.length(0);
    expect(one(mounted.app, 'explain-dialog .value').textContent).to.contain('30 秒');
  });

  it('SY-03 what a colleague has by now, or came from elsewhere, is told of', async () => {
    performance().rows = [{ conversationId: 'theirs' }];
    const gone = { details: { what: 'conversation' } } as const;
    await altP();
    await click(text.detailsOf('满意度'));
    mounted.client.refuse.set('readHistory', new ShopbellError('NOT_FOUND', '', gone));
    await click(zhCN.reports.details.openConversation('theirs'));
    await drawn(mounted.app);
    expect(one(mounted.app, 'record-dialog [role=status]').textContent).to.contain(text.notReadable);
  });

  it('WB-20 what could not be counted is told, and tried again', async () => {
    performance().refusal = new ShopbellError('UNAVAILABLE', '', { retry: true });
    await altP();
    expect(one(mounted.app, 'agent-panel [role=alert]').textContent).to.contain(text.failed);
    await click(zhCN.reports.retry);
    expect(texts(mounted.app, 'agent-panel .callout')).to.deep.equal([]);
    expect(rows()).to.have.length(5);
  });

  it('WB-06 the arrow of the header shows more figures, by keyboard too, and the way to the panel', async () => {
    performance().cells.set('satisfaction', { value: 0.875 });
    button(mounted.app, text.more).focus();
    await sendKeys({ press: 'Enter' });
    await painted();
    await drawn(mounted.app);
    expect(menu()).to.deep.equal(['接待人数 10', '满意度 87.5%']);
    await sendKeys({ press: 'Tab' });
    expect(focused()?.textContent).to.contain(text.open);
    await sendKeys({ press: 'Enter' });
    await painted();
    await drawn(mounted.app);
    expect(all(mounted.app, 'agent-panel dialog')).to.have.length(1);
    expect(all(mounted.app, 'figures-menu [popover]').some((one) => one.matches(':popover-open'))).to.equal(
      false,
    );
  });

  it('WB-06 they are asked for again as the header’s change, and no longer once they are away', async () => {
    const asked = () => performance().asked.length;
    const changes = async (): Promise<void> => {
      mounted.client.emit('figures', { day: '2026-05-04', receptions: 1, averageResponseSeconds: 1 });
      await drawn(mounted.app);
    };
    await changes();
    expect(asked()).to.equal(0);
    await openMenu();
    expect(asked()).to.equal(1);
    performance().cells.set('received', { value: 11 });
    await changes();
    await changes();
    expect(asked()).to.equal(1);
    await mounted.clock.advance(10_000);
    await drawn(mounted.app);
    expect(asked()).to.equal(2);
    expect(menu()[0]).to.equal('接待人数 11');
    await changes();
    await openMenu();
    await mounted.clock.advance(60_000);
    await changes();
    expect(asked()).to.equal(2);
  });

  it('WB-06 what became of inquiries is there where somebody tells of orders', async () => {
    const sales = { amount: 100, currency: 'CNY' };
    mounted.client.figures = { day: '2026-05-04', receptions: 1, averageResponseSeconds: 1, sales };
    const { statistics } = mounted.admin;
    statistics.catalogued = statistics.catalogued.map((figure) =>
      figure.id === 'answerRate'
        ? { ...figure, id: 'orderedNotPaid', zh: '下单未付款', unit: 'people' }
        : figure,
    );
    await openMenu();
    expect(menu().at(-1)).to.equal('下单未付款 10');
  });
});

describe('Ranks in managers’ reports', () => {
  before(() => setViewport({ width: 1440, height: 900 }));

  afterEach(() => {
    mounted.app.remove();
  });

  it('SY-11 a value says its place beside it, in words for readers; what has none says none', async () => {
    mounted = await mountWorkbench({ session: officeSession, shop: demoShop });
    const { statistics } = mounted.admin;
    statistics.cells.set('agent-lin received', { value: 30, rank: { place: 1, of: 2, tied: 0 } });
    statistics.cells.set('agent-chen received', { value: null, rank: { place: null, of: 1, tied: 0 } });
    await click(zhCN.reports.open);
    await drawn(mounted.app);
    expect(texts(mounted.app, 'report-table .rank')).to.deep.equal([`${text.short(1)}${text.place(1, 2)}`]);
  });
});

describe('Accessibility of one’s own figures (axe)', () => {
  before(() => setViewport({ width: 1440, height: 900 }));

  afterEach(() => {
    mounted.app.remove();
  });

  for (const language of languages) {
    const words = wordsIn(language);
    for (const theme of ['light', 'dark'] as const) {
      it(`WB-06 WB-20 the arrow, the panel and what it opens, ${language}, ${theme}`, async () => {
        mounted = await mountWorkbench({ language, theme, prepare: demoDesk });
        const { cells } = performance();
        cells.set('satisfaction', { value: 0.8, rank: { place: 1, of: 3, tied: 1 } });
        cells.set('sales', { pending: 3, final: false });
        performance().rows = [{ day: '2026-05-04', conversationId: 'talk-1', grade: 5 }];
        const see = async (what: string): Promise<void> => {
          await painted();
          await drawn(mounted.app);
          expect(await violations(), what).to.equal('');
        };
        button(mounted.app, words.performance.more).click();
        await see('more figures');
        button(mounted.app, `${words.performance.open}Alt+P`).click();
        await see('the panel');
        await choose('yesterday');
        await see('changes');
        const name = language === 'en' ? 'satisfaction' : '满意度';
        button(mounted.app, words.performance.detailsOf(name)).click();
        await see('rows');
        button(mounted.app, words.reports.details.openConversation('talk-1')).click();
        await see('a conversation');
      });
    }
  }
});
