import type { SimulatedStaffing } from '@shopbell/sdk/admin';
import { setViewport } from '@web/test-runner-commands';
import { expect } from 'chai';
import { LineChart } from '../../src/charts/lineChart.ts';
import { zhCN } from '../../src/words/zhCN.ts';
import { violations } from './support/axe.ts';
import { demoShop, managerSession } from './support/demoShop.ts';
import { texts } from './support/hands.ts';
import { openSettings } from './support/settingsHands.ts';
import { all, button, drawn, mountWorkbench, one, painted, type Mounted } from './support/mountWorkbench.ts';

const text = zhCN.settings.simulator;
const evening = Date.parse('2026-05-03T18:00:00+08:00');
const hour = 3_600_000;
let mounted: Mounted;

const was: SimulatedStaffing = {
  ...{ entries: 40, received: 35, queued: 20, abandoned: 5, leaveMessages: 5, nobodyOnline: false },
  waitMs: { p50: 20_000, p90: 240_000, longest: 400_000 },
  spread: [15, 5, 3, 4, 5, 3, 0],
  hours: [
    { at: evening, entries: 10, waitMs: 20_000, queued: 5, leaveMessages: 0 },
    { at: evening + 2 * hour, entries: 30, waitMs: 240_000, queued: 15, leaveMessages: 5 },
  ],
};
const would: SimulatedStaffing = {
  ...{ entries: 40, received: 40, queued: 4, abandoned: 0, leaveMessages: 0, nobodyOnline: false },
  waitMs: { p50: 0, p90: 9000, longest: 30_000 },
  spread: [37, 3, 0, 0, 0, 0, 0],
  hours: [
    { at: evening, entries: 10, waitMs: 0, queued: 0, leaveMessages: 0 },
    { at: evening + 2 * hour, entries: 30, waitMs: 9000, queued: 4, leaveMessages: 0 },
  ],
};
const bounds = [10_000, 30_000, 60_000, 180_000, 300_000, 600_000];

const asked = () => mounted.admin.calls('simulate').map(([question]) => question);

async function choose(name: string, value: string): Promise<void> {
  const field = one(mounted.app, `simulator-page [name=${name}]`);
  if (!(field instanceof HTMLInputElement || field instanceof HTMLSelectElement)) throw new Error(name);
  field.value = value;
  field.dispatchEvent(new Event('change', { bubbles: true }));
  await drawn(mounted.app);
}

async function run(): Promise<void> {
  button(mounted.app, text.run).click();
  await drawn(mounted.app);
  await painted();
}

describe('What more agents would have changed', () => {
  before(() => setViewport({ width: 1440, height: 900 }));

  beforeEach(async () => {
    mounted = await mountWorkbench({ session: managerSession, shop: demoShop });
    mounted.admin.simulation = { bounds, before: was, after: would };
    await openSettings(mounted.app, 'simulator');
  });

  afterEach(() => {
    mounted.app.remove();
  });

  it('asks about two more in the evening of yesterday, and shows waits and lines before and after', async () => {
    await run();
    expect(asked()).to.deep.equal([
      {
        ...{ from: '2026-05-03', to: '2026-05-03', agents: 2, groupId: 'group-default' },
        ...{ fromHour: 18, toHour: 24, capacity: null },
      },
    ]);
    const charts = all(mounted.app, 'simulator-page line-chart').filter((one) => one instanceof LineChart);
    expect(charts).to.have.length(4);
    const [waits, lines, , spread] = charts;
    // An hour in which nobody came is there too.
    expect(waits?.labels).to.deep.equal(['18:00', '19:00', '20:00']);
    expect(waits?.series.map(({ values }) => values)).to.deep.equal([
      [20_000, null, 240_000],
      [0, null, 9000],
    ]);
    expect(lines?.series.map(({ values }) => values)).to.deep.equal([
      [5, 0, 15],
      [0, 0, 4],
    ]);
    expect(spread?.series[0]?.values).to.deep.equal(would.spread);
    await Promise.all(charts.map((chart) => chart.drawn));
    expect(all(mounted.app, 'simulator-page canvas')).to.have.length(4);
    expect(await violations()).to.equal('');
  });

  it('says the same in figures, and every value in a table', async () => {
    await run();
    const rows = all(mounted.app, 'simulator-page tbody tr').map((row) =>
      [...row.children].map((cell) => cell.textContent.trim()).join(' '),
    );
    expect(rows).to.include(`${text.figures.queued} 20 4`);
    expect(rows).to.include(`${text.waits.p90} 4 分钟 9 秒`);
    expect(rows).to.include('20:00 4 分钟 15 9 秒 4');
    expect(rows).to.include(`${text.longer(600)} 0 0`);
  });

  it('is not run with what the server would refuse, and says why', async () => {
    await choose('agents', '0');
    await run();
    expect(texts(mounted.app, 'simulator-page .wrong')).to.deep.equal([
      `${text.agents}: ${text.agentsWrong(50)}`,
    ]);
    await choose('agents', '1');
    await choose('toHour', '10');
    expect(texts(mounted.app, 'simulator-page .wrong')).to.deep.equal([text.hoursBackwards]);
    await choose('toHour', '22');
    await choose('from', '2026-04-01');
    expect(texts(mounted.app, 'simulator-page .wrong')).to.deep.equal([text.tooManyDays(7)]);
    await choose('from', '2026-05-04');
    expect(texts(mounted.app, 'simulator-page .wrong')).to.deep.equal([text.daysBackwards]);
    expect(asked()).to.deep.equal([]);
    await choose('to', '2026-05-04');
    await choose('capacity', '8');
    await choose('groupId', 'group-presale');
    await run();
    expect(asked()[0]).to.deep.include({
      agents: 1,
      capacity: 8,
      groupId: 'group-presale',
      from: '2026-05-04',
    });
  });

  it('tells that nobody came, that nobody was online, and that it failed', async () => {
    mounted.admin.simulation = {
      bounds,
      before: { ...was, entries: 0, hours: [] },
      after: { ...would, entries: 0, hours: [] },
    };
    await run();
    expect(texts(mounted.app, 'simulator-page .callout')).to.deep.equal([text.nobodyCame]);
    mounted.admin.simulation = { bounds, before: { ...was, nobodyOnline: true }, after: would };
    await run();
    expect(texts(mounted.app, 'simulator-page .callout')).to.deep.equal([text.nobody]);
    mounted.admin.simulation = undefined;
    await run();
    expect(texts(mounted.app, 'simulator-page .callout')).to.deep.equal([text.failed]);
  });
});
