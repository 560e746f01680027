import { ShopbellError } from '@shopbell/sdk/admin';
import { setViewport } from '@web/test-runner-commands';
import { expect } from 'chai';
import { draftOf, endsNextDay, hoursOf } from '../../src/settings/hours/hoursDraft.ts';
import { zhCN } from '../../src/words/zhCN.ts';
import { demoShop, managerSession } from './support/demoShop.ts';
import { texts } from './support/hands.ts';
import { all, button, drawn, mountWorkbench, one, type Mounted } from './support/mountWorkbench.ts';
import { openSettings } from './support/settingsHands.ts';

const text = zhCN.settings.hours;
let mounted: Mounted;

async function fill(name: string, value: string, at = 0): Promise<void> {
  const field = all(mounted.app, 'hours-page input').filter((one) => one.ariaLabel === name)[at];
  if (!(field instanceof HTMLInputElement)) throw new Error(`no field is called ${name}`);
  field.value = value;
  field.dispatchEvent(new Event('change', { bubbles: true }));
  await drawn(mounted.app);
}

async function click(name: string): Promise<void> {
  button(mounted.app, name).click();
  await drawn(mounted.app);
}

async function save(): Promise<void> {
  one(mounted.app, 'save-bar .primary').click();
  await drawn(mounted.app);
}

async function choose(groupId: string): Promise<void> {
  const select = one(mounted.app, 'hours-page select');
  if (!(select instanceof HTMLSelectElement)) throw new Error('nothing to choose with');
  select.value = groupId;
  select.dispatchEvent(new Event('change', { bubbles: true }));
  await drawn(mounted.app);
}

describe('Business hours', () => {
  before(() => setViewport({ width: 1440, height: 900 }));

  beforeEach(async () => {
    mounted = await mountWorkbench({ session: managerSession, shop: demoShop });
    await openSettings(mounted.app, 'hours');
  });

  afterEach(() => {
    mounted.app.remove();
  });

  it('AC-07: shows the week, the dates, and when it opens next on the shop’s clock', () => {
    const now = texts(mounted.app, 'hours-page .now')[0];
    expect(now).to.contain('5月5日').and.to.contain('09:00');
    expect(all(mounted.app, 'hours-page .day')).to.have.length(7);
    expect(texts(mounted.app, 'hours-page .day .hint').filter((hint) => hint !== '')).to.deep.equal([
      text.wholeDay,
      text.nextDay,
    ]);
    expect(texts(mounted.app, 'hours-page .date .closed')).to.deep.equal([text.closed]);
  });

  it('is saved whole, at the version that was read', async () => {
    await fill('周一 开始', '08:30');
    await click(`${text.addSpan}: 周一`);
    await fill('周一 开始', '19:00', 1);
    await fill('周一 结束', '21:00', 1);
    await click(`${text.addSpan}: 2026-10-01`);
    await save();
    const [hours, version, group] = mounted.admin.calls('setHours')[0] ?? [];
    expect([version, group]).to.deep.equal([3, '']);
    expect(hours).to.deep.include({
      dates: [{ date: '2026-10-01', name: '国庆节', spans: [{ from: '09:00', to: '18:00' }] }],
    });
    const { weekly } = hours as { weekly: { day: number }[] };
    expect(weekly.filter(({ day }) => day === 1)).to.deep.equal([
      { day: 1, from: '08:30', to: '18:00' },
      { day: 1, from: '19:00', to: '21:00' },
    ]);
    expect(weekly.filter(({ day }) => day === 6)).to.deep.equal([{ day: 6, from: '00:00', to: '24:00' }]);
  });

  it('tells every fault at its field, and sends nothing until they are mended', async () => {
    await fill('周二 结束', '09:00');
    await fill('周三 开始', '');
    await click(text.addDate);
    await click(text.addDate);
    await fill(text.date, '2026-10-01', 2);
    await save();
    expect(texts(mounted.app, 'hours-page .wrong')).to.deep.equal([
      text.emptySpan,
      text.timeMissing,
      text.dateMissing,
      text.dateTwice,
    ]);
    expect(all(mounted.app, '.date input[aria-invalid=true]')).to.have.length(2);
    expect(mounted.admin.calls('setHours')).to.have.length(0);
  });

  it('puts what the server refuses at the field that it names', async () => {
    await fill('周一 开始', '08:00');
    const issues = [
      { path: 'hours.weekly.5.to', message: 'not this one' },
      { path: 'hours.dates.0.name', message: 'too loud' },
    ];
    mounted.admin.refuse.set('setHours', new ShopbellError('INVALID_ARGUMENT', '', { details: { issues } }));
    await save();
    expect(texts(mounted.app, '.day .wrong')).to.deep.equal(['not this one']);
    const rows = all(mounted.app, 'hours-page .day');
    expect(rows.findIndex((row) => row.querySelector('.wrong'))).to.equal(5);
    expect(texts(mounted.app, '.date .wrong')).to.deep.equal(['too loud']);
  });

  it('a group follows the shop until it has hours of its own; unsaved changes are asked about', async () => {
    await choose('group-presale');
    expect(texts(mounted.app, 'hours-page .choice:has(:checked) span')[0]).to.equal(text.own.group.none.name);
    expect(all(mounted.app, 'hours-page .day')).to.have.length(0);
    all(mounted.app, 'hours-page .choice input')[1]?.click();
    await drawn(mounted.app);
    // Nobody means hours without any.
    expect(all(mounted.app, 'hours-page .span')).to.have.length(5);
    await choose('');
    expect(mounted.admin.calls('hours')).to.have.length(2);
    await click(zhCN.settings.form.leaveQuestion.no);
    await save();
    expect(mounted.admin.calls('setHours')[0]?.slice(1)).to.deep.equal([0, 'group-presale']);
    all(mounted.app, 'hours-page .choice input')[0]?.click();
    await drawn(mounted.app);
    await save();
    expect(mounted.admin.calls('setHours')[1]).to.deep.equal([null, 1, 'group-presale']);
  });

  it('copies Monday to other days', async () => {
    await fill('周一 开始', '07:00');
    await click(text.toEveryDay);
    await save();
    const { weekly } = mounted.admin.calls('setHours')[0]?.[0] as { weekly: object[] };
    expect(weekly).to.deep.equal([1, 2, 3, 4, 5, 6, 7].map((day) => ({ day, from: '07:00', to: '18:00' })));
  });

  it('a whole day goes to 24:00, and there and back nothing changes', () => {
    const hours = {
      weekly: [
        { day: 1, from: '00:00', to: '24:00' },
        { day: 2, from: '20:00', to: '24:00' },
        { day: 7, from: '20:00', to: '02:00' },
      ],
      dates: [{ date: '2026-01-01', spans: [{ from: '10:00', to: '24:00' }] }],
    };
    expect(hoursOf(draftOf(hours))).to.deep.equal(hours);
    expect(hoursOf(draftOf(null))).to.equal(null);
    expect(endsNextDay({ from: '20:00', to: '00:00' })).to.equal(false);
    expect(endsNextDay({ from: '20:00', to: '02:00' })).to.equal(true);
  });
});
