import { ShopbellError } from '@shopbell/sdk/admin';
import { setViewport } from '@web/test-runner-commands';
import { expect } from 'chai';
import { fieldName, valueText } from '../../src/settings/changes/fieldText.ts';
import { statisticsFields } from '../../src/settings/statistics/statisticsFields.ts';
import { draftOf, settingsOf } from '../../src/settings/statistics/statisticsDraft.ts';
import { zhCN } from '../../src/words/zhCN.ts';
import { withColleagues } from './support/colleagues.ts';
import { countingDefaults, demoCounting, today } from './support/demoStatistics.ts';
import { demoShop, managerSession } from './support/demoShop.ts';
import type { FakeStatistics } from './support/fakeStatistics.ts';
import { press, texts } from './support/hands.ts';
import { all, button, drawn, focused, mountWorkbench, one, type Mounted } from './support/mountWorkbench.ts';
import { fill, openSettings, save, savedWith } from './support/settingsHands.ts';

const { statistics: text, form, pages } = zhCN.settings;
let mounted: Mounted;
let statistics: FakeStatistics;

const field = (name: string): HTMLInputElement => {
  const found = one(mounted.app, `statistics-form [name='${name}'],[id='${name}']`);
  if (!(found instanceof HTMLInputElement)) throw new Error(name);
  return found;
};
const check = async (name: string): Promise<void> => {
  field(name).click();
  await drawn(mounted.app);
};
const from = async (day: string): Promise<void> => {
  const input = field('from');
  input.value = day;
  input.dispatchEvent(new Event('change', { bubbles: true }));
  await drawn(mounted.app);
};
const number = (name: string, value: string) => fill(mounted.app, `statistics-form [id='${name}']`, value);
const wrong = (): string[] => texts(mounted.app, 'statistics-form .wrong');
const holds = (): string => texts(mounted.app, 'statistics-form .section [role=status]')[0] ?? '';
const told = () => statistics.calls('change');
/** What a change told of the settings. */
const change = (at: number) =>
  told()[at]?.[0] as { from?: string; currency?: string; settings?: typeof countingDefaults };

describe('Settings: how figures are counted', () => {
  before(() => setViewport({ width: 1280, height: 800 }));

  beforeEach(async () => {
    mounted = await mountWorkbench({ session: managerSession, shop: demoShop, prepare: withColleagues });
    ({ statistics } = mounted.admin);
    await openSettings(mounted.app, 'statistics');
  });

  afterEach(() => {
    mounted.app.remove();
  });

  it('CF-06 a change holds from today on, and everything that was not touched stays as it is', async () => {
    expect(field('from').value).to.equal(today);
    expect(holds()).to.equal(text.holds(today, '2026-04-10'));
    expect(field('maxWait.minutes').value).to.equal('5');
    await check('filters.advertising.on');
    await fill(mounted.app, `statistics-form [name='filters.advertising.phrase']`, '祝生活愉快');
    await number('payHours', '12');
    await save(mounted.app);
    expect(savedWith(mounted.app)).to.equal(true);
    expect(texts(mounted.app, 'save-bar .told')).to.deep.equal([text.savedFrom(today)]);
    expect(told()).to.have.length(1);
    expect(told()[0]?.[1]).to.equal(2);
    const before = demoCounting.settings as { filters: object };
    expect(change(0)).to.deep.equal({
      settings: {
        ...before,
        payHours: 12,
        filters: { ...before.filters, advertising: { on: true, replies: 1, phrase: '祝生活愉快' } },
      },
    });
  });

  it('CF-06 from a later day on, what holds on that day is changed; what was changed before goes with it', async () => {
    expect(texts(mounted.app, 'statistics-form .callout')).to.deep.equal([text.laterHolds('2026-06-01')]);
    await number('aftersaleDays', '7');
    await from('2026-06-15');
    expect(holds()).to.equal(text.holds('2026-06-15', '2026-06-01'));
    expect(texts(mounted.app, 'statistics-form .callout')).to.deep.equal([]);
    expect(field('payHours').value).to.equal('48');
    expect(field('aftersaleDays').value).to.equal('7');
    await save(mounted.app);
    expect(change(0).from).to.equal('2026-06-15');
    expect(change(0).settings).to.include({ payHours: 48, aftersaleDays: 7 });
    expect(texts(mounted.app, 'save-bar .told')).to.deep.equal([text.savedFrom('2026-06-15')]);
    expect(field('payHours').value).to.equal('48');
  });

  it('CF-06 a day that is over is refused where it stands, by whichever clock', async () => {
    await number('aftersaleDays', '7');
    await from('2026-05-03');
    expect(wrong()).to.deep.equal([text.fromWrong(today)]);
    await save(mounted.app);
    expect(told()).to.have.length(0);
    expect(focused()?.getAttribute('name')).to.equal('from');
    await from('2026-05-05');
    expect(wrong()).to.deep.equal([]);
    const issues = [{ path: 'from', message: 'is over' }];
    statistics.refuse.set('change', new ShopbellError('INVALID_ARGUMENT', '', { details: { issues } }));
    await save(mounted.app);
    expect(wrong()).to.deep.equal([text.fromWrong(today)]);
    expect(field('aftersaleDays').value).to.equal('7');
  });

  it('RS-04, RS-06, FL-09, AT-15 values out of range are marked, not sent, and the keyboard goes to the first', async () => {
    await number('slow.seconds', '0');
    await number('filters.transfer.messages', '21');
    await number('maxWait.minutes', '2.5');
    await fill(mounted.app, `statistics-form [name='assessed.to']`, '08:00');
    await save(mounted.app);
    expect(wrong()).to.deep.equal([
      form.range('1', `60 ${text.units.min}`),
      form.range('1', `3600 ${text.units.s}`),
      text.wrong.order,
      form.range('0', `20 ${text.units.messages}`),
    ]);
    expect(told()).to.have.length(0);
    expect(focused()?.id).to.equal('maxWait.minutes');
    expect(texts(mounted.app, 'save-bar .bad')).to.deep.equal([form.refused]);
  });

  it('AR-10 what the server refuses stands at its field, in the words that are known or in its own', async () => {
    await check('autoReply.detect');
    await fill(mounted.app, `statistics-form [name='autoReply.symbol']`, 'a ');
    expect(wrong()).to.deep.equal([text.wrong.signs]);
    await fill(mounted.app, `statistics-form [name='autoReply.symbol']`, '$');
    const issues = [{ path: 'settings.vendorAccounts.0', message: 'is of nobody' }];
    statistics.refuse.set('change', new ShopbellError('INVALID_ARGUMENT', '', { details: { issues } }));
    await save(mounted.app);
    expect(wrong()).to.deep.equal(['is of nobody']);
    expect(focused()?.id).to.equal('vendorAccounts');
  });

  it('what means something only together is shown together; what is hidden is kept', async () => {
    const shown = (name: string): boolean =>
      all(mounted.app, `statistics-form [name='${name}'],[id='${name}']`).length > 0;
    expect(shown('influencedHours')).to.equal(false);
    one(mounted.app, 'statistics-form [name=ownership][value=influenced]').click();
    await drawn(mounted.app);
    expect(shown('influencedHours')).to.equal(true);
    await check('maxWait.on');
    expect(shown('maxWait.minutes')).to.equal(false);
    await save(mounted.app);
    expect(change(0).settings).to.deep.include({
      ownership: 'influenced',
      influencedHours: 24,
      maxWait: { on: false, minutes: 5 },
    });
  });

  it('the currency alone changes no settings, and is asked for in three letters', async () => {
    await fill(mounted.app, 'statistics-form [name=currency]', 'us');
    await save(mounted.app);
    expect(wrong()).to.deep.equal([text.wrong.currency]);
    await fill(mounted.app, 'statistics-form [name=currency]', 'usd');
    await save(mounted.app);
    expect(change(0)).to.deep.equal({ currency: 'USD' });
  });

  it('two managers at once: the second is told, takes the latest, and what both changed is marked', async () => {
    await number('payHours', '12');
    await number('resumeMinutes', '20');
    const theirs = { ...demoCounting.settings, payHours: 36, aftersaleDays: 30 };
    await statistics.change({ settings: theirs }, 2);
    await save(mounted.app);
    await drawn(mounted.app);
    expect(one(mounted.app, 'save-bar .callout').textContent).to.contain(form.changedMeanwhile);
    button(mounted.app, form.takeTheirs).click();
    await drawn(mounted.app);
    expect(texts(mounted.app, 'statistics-form .contested')).to.deep.equal([form.theirs]);
    expect(field('aftersaleDays').value).to.equal('30');
    await save(mounted.app);
    expect(told().at(-1)?.[1]).to.equal(3);
    expect(change(told().length - 1).settings).to.include({
      payHours: 12,
      resumeMinutes: 20,
      aftersaleDays: 30,
    });
  });

  it('leaving with something unsaved is asked about', async () => {
    await number('payHours', '12');
    button(mounted.app, pages.statisticsAgents).click();
    await drawn(mounted.app);
    expect(texts(mounted.app, 'settings-screen confirm-dialog h2')).to.deep.equal([form.leaveQuestion.title]);
    await press(mounted.app, 'Escape');
    expect(field('payHours').value).to.equal('12');
  });

  it('CF-06 versions can be read: what holds, will hold and held, and what each changed', async () => {
    const versions = (selector: string): string[] =>
      texts(mounted.app, `statistics-versions ${selector}`).map((said) => said.replaceAll(/\s+/gu, ' '));
    const { states } = text.versions;
    expect(versions('.head b')).to.deep.equal(
      ['2026-06-01', '2026-04-10'].map((day) => text.versions.from(day)),
    );
    expect(versions('.tag')).to.deep.equal([states.will, states.now]);
    const [june] = all(mounted.app, 'statistics-versions li');
    expect(june?.querySelector('dl')?.textContent.replaceAll(/\s+/gu, ' ').trim()).to.contain(
      `${text.fields.payHours.name} 48 ${text.units.h} (${text.versions.before} 24 ${text.units.h})`,
    );
    await number('payHours', '12');
    await save(mounted.app);
    await number('payHours', '13');
    await save(mounted.app);
    expect(versions('.tag')).to.deep.equal([states.will, states.now, states.replaced, states.held]);
    one(mounted.app, 'statistics-versions summary').focus();
    await press(mounted.app, 'Enter');
    const whole = all(mounted.app, 'statistics-versions details[open] dt');
    expect(whole).to.have.length(statisticsFields.length - 1);
  });

  it('every setting of the server has its field, its words and its way back', () => {
    const leaves = (value: object, before = ''): string[] =>
      Object.entries(value).flatMap(([key, inner]: [string, unknown]) =>
        typeof inner === 'object' && inner !== null && !Array.isArray(inner)
          ? leaves(inner, `${before}${key}.`)
          : [`${before}${key}`],
      );
    expect(statisticsFields.filter((one) => one !== 'currency').toSorted()).to.deep.equal(
      leaves(countingDefaults).toSorted(),
    );
    expect(settingsOf(countingDefaults, draftOf(countingDefaults, 'CNY'))).to.deep.equal(countingDefaults);
    // Nothing stored means the defaults; what a newer server has besides stays.
    expect(draftOf({}, 'CNY')).to.deep.equal(draftOf(countingDefaults, 'CNY'));
    expect(settingsOf({ newer: { x: 1 } }, draftOf({}, 'CNY'))).to.deep.include({ newer: { x: 1 } });
  });

  it('the log of changes calls them as this page does', () => {
    const naming = { words: zhCN, agents: [], today: 0, what: 'statistics' } as const;
    expect(fieldName('filters.transfer.messages', naming)).to.equal('客服转发过滤 · 转发前最多');
    expect(valueText('filters.transfer.messages', 2, naming)).to.equal('2 条');
    expect(fieldName('profile', naming)).to.equal(text.choices.profile.name);
    expect(valueText('profile', 'thirdParty', naming)).to.equal(text.choices.profile.choices.thirdParty.name);
    expect(fieldName('profile', { ...naming, what: 'settings' })).to.equal(zhCN.settings.rules.profile.name);
  });
});
