import { ShopbellError } from '@shopbell/sdk/admin';
import { setViewport } from '@web/test-runner-commands';
import { expect } from 'chai';
import { zhCN } from '../../src/words/zhCN.ts';
import { demoShop, managerSession } from './support/demoShop.ts';
import { texts } from './support/hands.ts';
import { all, button, drawn, focused, mountWorkbench, one, type Mounted } from './support/mountWorkbench.ts';
import { openSettings } from './support/settingsHands.ts';

const text = zhCN.settings.changes;
let mounted: Mounted;

const lines = (selector: string): string[] =>
  texts(mounted.app, `changes-page ${selector}`).map((line) => line.replace(/\s+/gu, ' ').trim());

async function narrow(name: string, value: string): Promise<void> {
  const select = one(mounted.app, `changes-page select[name=${name}]`);
  if (!(select instanceof HTMLSelectElement)) throw new Error(`${name} is no choice`);
  select.value = value;
  select.dispatchEvent(new Event('change'));
  await drawn(mounted.app);
}

describe('Settings: log of changes', () => {
  before(() => setViewport({ width: 1440, height: 900 }));

  beforeEach(async () => {
    mounted = await mountWorkbench({ session: managerSession, shop: demoShop });
    await openSettings(mounted.app, 'changes');
    await drawn(mounted.app);
  });

  afterEach(() => {
    mounted.app.remove();
  });

  it('says who changed what, from what to what, in the words of the settings', () => {
    expect(lines('.head')[0]).to.contain('客服组').and.contain('售前咨询').and.contain('林晓');
    expect(lines('dt').slice(0, 7)).to.deep.equal([
      '名称',
      '成员权重 陈洁',
      '商品',
      '分流方式',
      '空闲结束',
      `自动回复 · ${zhCN.settings.replies.occasions.first.name}`,
      '密码',
    ]);
    const values = lines('dd').slice(0, 7);
    expect(values[0]).to.equal('售前 售前咨询');
    expect(values[1]).to.equal('6 5');
    expect(values[2]).to.contain(text.more(3950)).and.contain('OLD-1');
    expect(values[3]).to.equal('按权重 轮流');
    expect(values[4]).to.equal('10 分钟 15 分钟');
    expect(values[5]).to.equal('您好，马上来');
    expect(values[6]).to.equal(text.secret);
    expect(lines('dd')[7]).to.equal('售后 售前');
    expect(lines('.head')[1]).to.contain(text.key('ERP'));
    expect(lines('.head')[2]).to.contain(text.operator);
  });

  it('shows the whole of a long change when asked', async () => {
    button(mounted.app, text.whole).click();
    await drawn(mounted.app);
    expect(all(mounted.app, 'changes-page li .button')).to.have.length(0);
  });

  it('is narrowed by what and by whom, and paged through', async () => {
    expect(all(mounted.app, 'changes-page li')).to.have.length(50);
    button(mounted.app, text.older).click();
    await drawn(mounted.app);
    expect(all(mounted.app, 'changes-page li')).to.have.length(13);
    button(mounted.app, text.newest).click();
    await drawn(mounted.app);
    expect(all(mounted.app, 'changes-page li')).to.have.length(50);
    await narrow('by', 'operator');
    expect(lines('.head')).to.have.length(1);
    await narrow('what', 'robot');
    expect(lines('.empty')).to.deep.equal([text.none]);
  });

  const told = () => lines('.pager [role=status]');
  const go = async (name: string) => {
    button(mounted.app, name).click();
    await drawn(mounted.app);
  };

  /** The log with 160 changes in it. */
  async function mountLong(): Promise<void> {
    mounted.app.remove();
    mounted = await mountWorkbench({
      session: managerSession,
      shop: (admin, now) => {
        demoShop(admin, now);
        const [first] = admin.changeList;
        if (first) admin.changeList = Array.from({ length: 160 }, (_, n) => ({ ...first, seq: 500 - n }));
      },
    });
    await openSettings(mounted.app, 'changes');
    await drawn(mounted.app);
  }

  const held = (name: string) => button(mounted.app, name).getAttribute('aria-disabled') === 'true';
  const asked = () => mounted.admin.calls('changes').map(([filter]) => (filter as { after: string }).after);

  it('turns one page at a time, however quickly it is clicked', async () => {
    await mountLong();
    button(mounted.app, text.older).click();
    button(mounted.app, text.older).click();
    await drawn(mounted.app);
    expect(asked()).to.deep.equal(['0', '50']);
    expect(told()).to.deep.equal([text.shown(51, 100)]);
    await go(text.newer);
    expect(told()).to.deep.equal([text.shown(1, 50)]);
    expect(held(text.newer)).to.equal(true);
  });

  it('a page that fails is tried again where it begins; no page older than it is known before', async () => {
    await mountLong();
    const { changes } = mounted.admin;
    mounted.admin.changes = () => Promise.reject(new ShopbellError('CONNECTION_LOST', ''));
    await go(text.older);
    expect(told()).to.deep.equal(['']);
    expect(held(text.older)).to.equal(true);
    mounted.admin.changes = changes;
    await go(text.older);
    await go(zhCN.settings.form.retry);
    expect(told()).to.deep.equal([text.shown(51, 100)]);
    expect(asked()).to.deep.equal(['0', '50']);
  });

  it('steps wait for the first page of a new filter', async () => {
    await mountLong();
    const select = one(mounted.app, 'changes-page select[name=what]') as HTMLSelectElement;
    select.value = 'group';
    select.dispatchEvent(new Event('change'));
    button(mounted.app, text.older).click();
    await drawn(mounted.app);
    expect(asked()).to.deep.equal(['0', '0']);
    expect(told()).to.deep.equal([text.shown(1, 50)]);
  });

  it('goes to the newest page from any other, says what of the log is shown, and keeps the keyboard in it', async () => {
    await mountLong();
    expect(told()).to.deep.equal([text.shown(1, 50)]);
    await go(text.older);
    expect(focused()).to.equal(one(mounted.app, 'changes-page ol'));
    await go(text.older);
    expect(told()).to.deep.equal([text.shown(101, 150)]);
    await go(text.newer);
    expect(told()).to.deep.equal([text.shown(51, 100)]);
    await go(text.older);
    await go(text.newest);
    expect(told()).to.deep.equal([text.shown(1, 50)]);
    await go(text.newest);
    expect(mounted.admin.calls('changes').at(-1)).to.deep.equal([
      { what: undefined, by: undefined, after: '0' },
    ]);
  });

  it('names whom it is about, and the days of the week', async () => {
    mounted.admin.changeList = [
      {
        seq: 9,
        at: 0,
        by: { kind: 'desk' },
        what: 'blocked-customer',
        of: { id: 'customer-7f3a' },
        done: 'created',
        fields: [{ field: 'weekly', added: { values: ['1 09:00–18:00'], count: 1 } }],
      },
    ];
    await narrow('what', 'blocked-customer');
    expect(lines('.head b')).to.deep.equal(['访客 7F3A']);
    expect(lines('.head')[0]).to.contain(text.desk);
    expect(lines('dd')).to.deep.equal([`${text.added} 周一 09:00–18:00`]);
  });
});
