import { ShopbellError } from '@shopbell/sdk/admin';
import { setViewport } from '@web/test-runner-commands';
import { expect } from 'chai';
import { zhCN } from '../../src/words/zhCN.ts';
import { withColleagues } from './support/colleagues.ts';
import { demoShop, managerSession, officeSession } from './support/demoShop.ts';
import { press, texts, type } from './support/hands.ts';
import { all, button, drawn, focused, mountWorkbench, one, type Mounted } from './support/mountWorkbench.ts';
import { fill, openSettings, save, savedWith, showPage } from './support/settingsHands.ts';

const { agents, rules, replies, blocked, form } = zhCN.settings;
let mounted: Mounted;

async function mount(): Promise<void> {
  mounted = await mountWorkbench({ session: managerSession, shop: demoShop, prepare: withColleagues });
}

const configured = (): unknown[] => mounted.admin.calls('configure').map(([change]) => change);
const wrong = (): string[] => texts(mounted.app, 'settings-screen .wrong');
const choose = async (selector: string): Promise<void> => {
  one(mounted.app, selector).click();
  await drawn(mounted.app);
};

describe('Settings of the shop', () => {
  before(() => setViewport({ width: 1440, height: 900 }));

  afterEach(() => {
    mounted.app.remove();
  });

  it('agents see none of it; a manager who serves nobody has no reception', async () => {
    mounted = await mountWorkbench({ shop: demoShop });
    const header = [...one(mounted.app, 'desk-header header').children];
    expect(header.map(({ localName }) => localName)).to.deep.equal([
      'h1',
      'div', // customers and colleagues
      'div', // figures of the day
      'status-switch',
      'preferences-menu',
    ]);
    expect(mounted.admin.asked).to.deep.equal([]);
    mounted.app.remove();
    mounted = await mountWorkbench({ session: officeSession, shop: demoShop });
    expect(all(mounted.app, 'desk-screen')).to.have.length(0);
    button(mounted.app, zhCN.header.shopSettings).click();
    await drawn(mounted.app);
    expect(texts(mounted.app, 'groups-page .item-name')).to.have.length(3);
    expect(texts(mounted.app, 'settings-screen nav button')).not.to.contain(zhCN.settings.back);
    await showPage(mounted.app, 'rules');
    expect(all(mounted.app, 'rules-form')).to.have.length(1);
  });

  it('a manager who signs in has the focus at the way to what is shown', async () => {
    mounted = await mountWorkbench({ signedIn: false, shop: demoShop });
    mounted.client.account = officeSession;
    await type(mounted.app, 'demo:office');
    await press(mounted.app, 'Tab');
    await type(mounted.app, 'right');
    await press(mounted.app, 'Enter');
    expect(focused()?.textContent.trim()).to.equal(zhCN.supervision.wall.open);
  });

  it('whoever chose a page by keyboard is in it, not before all the others', async () => {
    await mount();
    await openSettings(mounted.app, 'groups');
    all(mounted.app, 'settings-screen nav li button').at(-1)?.focus();
    await press(mounted.app, 'Enter');
    expect(focused() === one(mounted.app, 'settings-screen main')).to.equal(true);
    expect(one(mounted.app, 'settings-screen main').getAttribute('aria-label')).to.equal(
      zhCN.settings.pages.changes,
    );
  });

  it('says when it may not, and when it could not be read', async () => {
    mounted = await mountWorkbench({
      session: managerSession,
      shop: (admin) => {
        admin.refuse.set('settings', new ShopbellError('CONNECTION_LOST', ''));
        admin.refuse.set('blocked', new ShopbellError('FORBIDDEN', ''));
      },
    });
    await openSettings(mounted.app, 'rules');
    expect(texts(mounted.app, 'settings-screen .state p')).to.deep.equal([form.loadFailed]);
    button(mounted.app, form.retry).click();
    await drawn(mounted.app);
    expect(all(mounted.app, 'rules-form h2')).to.have.length(1);
    await showPage(mounted.app, 'blocked');
    expect(texts(mounted.app, 'settings-screen .state p')).to.deep.equal([form.forbidden]);
  });

  it('the reception goes on behind it, and comes back as it was', async () => {
    await mount();
    await openSettings(mounted.app, 'agents');
    const shown = () => getComputedStyle(one(mounted.app, '.side')).display;
    expect(shown()).to.equal('none');
    button(mounted.app, zhCN.settings.back).click();
    await drawn(mounted.app);
    expect(shown()).to.equal('grid');
  });

  it('AC-03, RT-43 receiving and capacity of an agent', async () => {
    await mount();
    await openSettings(mounted.app, 'agents');
    button(mounted.app, `${form.edit}: 林晓`).click();
    await drawn(mounted.app);
    expect(focused()?.getAttribute('type')).to.equal('text');
    await choose('agent-dialog [type=checkbox]');
    all(mounted.app, 'agent-dialog [type=radio]')[1]?.click();
    await drawn(mounted.app);
    for (const bad of ['-1', '2.5', '10001', '']) {
      await fill(mounted.app, 'agent-dialog [type=number]', bad);
      one(mounted.app, 'agent-dialog .primary').click();
      await drawn(mounted.app);
      expect(texts(mounted.app, 'agent-dialog .wrong')).to.deep.equal([agents.capacityWrong]);
    }
    await fill(mounted.app, 'agent-dialog [type=number]', '12');
    one(mounted.app, 'agent-dialog .primary').click();
    await drawn(mounted.app);
    expect(mounted.admin.calls('configureAgent')).to.deep.equal([
      ['agent-lin', { receiving: false, capacity: 12 }, 1],
    ]);
    expect(all(mounted.app, 'agent-dialog dialog')).to.have.length(0);
  });

  it('RT-29 why an agent gets no conversations, from the list', async () => {
    await mount();
    await openSettings(mounted.app, 'agents');
    mounted.admin.explanation = { inNoGroup: true, failed: 'scope', groups: [] };
    button(mounted.app, `${agents.why}: 周晨`).click();
    await drawn(mounted.app);
    expect(texts(mounted.app, 'settings-screen why-panel h2')).to.deep.equal([
      zhCN.reception.why.titleOf('周晨'),
    ]);
    expect(mounted.admin.calls('explain')).to.deep.equal([['agent-off', undefined]]);
    // Said to a manager: of somebody else, and by whom it can be mended.
    const { toManager, verdicts } = zhCN.reception.why;
    const said = () => texts(mounted.app, 'settings-screen why-panel .callout');
    expect(said()).to.deep.equal([`${verdicts.scope} ${toManager.inNoGroup}`]);
    const group = { group: { id: 'presale', name: '售前咨询' }, next: true, disabled: false, weight: 6 };
    for (const [explanation, words] of [
      [{ inNoGroup: false, failed: 'receiving', groups: [] }, toManager.receiving],
      [{ inNoGroup: false, groups: [group] }, toManager.comesNext('周晨')],
    ] as const) {
      mounted.admin.explanation = { ...explanation, groups: [...explanation.groups] };
      button(mounted.app, zhCN.reception.why.again).click();
      await drawn(mounted.app);
      expect(said()).to.deep.equal([words]);
    }
    const asked = mounted.client.explained.length;
    button(mounted.app, zhCN.reception.why.again).click();
    await drawn(mounted.app);
    expect(mounted.admin.calls('explain')).to.have.length(4);
    expect(mounted.client.explained).to.have.length(asked);
  });

  it('RT-29 AC-10 what a past conversation came to, and why not this agent then', async () => {
    await mount();
    await openSettings(mounted.app, 'agents');
    const group = { id: 'presale', name: '售前咨询' };
    const steps = [{ rule: 'RT-03', said: 'matched', group }];
    mounted.admin.traces.set('talk-1', [
      { seq: 7, at: 1_700_000_000_000, outcome: 'queued', group, decidedAt: 6, steps },
      {
        seq: 9,
        at: 1_700_000_060_000,
        outcome: 'assigned',
        group,
        agent: { id: 'a', name: '小艾' },
        decidedAt: 8,
        steps: [],
      },
    ]);
    mounted.admin.explanation = { inNoGroup: false, failed: 'capacity', groups: [] };
    const { why } = zhCN.reception;
    button(mounted.app, `${agents.why}: 周晨`).click();
    await drawn(mounted.app);
    await fill(mounted.app, 'settings-screen why-panel input[name=conversation]', 'talk-0');
    button(mounted.app, why.look).click();
    await drawn(mounted.app);
    expect(texts(mounted.app, 'settings-screen why-panel .wrong')).to.deep.equal([why.pastProblems.unknown]);
    await fill(mounted.app, 'settings-screen why-panel input[name=conversation]', ' talk-1 ');
    button(mounted.app, why.look).click();
    await drawn(mounted.app);
    expect(texts(mounted.app, 'settings-screen why-panel .past .group-name')).to.deep.equal([
      why.outcomes.queued,
      why.outcomes.assigned,
    ]);
    expect(texts(mounted.app, 'settings-screen why-panel .past .steps li')).to.deep.equal([
      '页面属于“售前咨询”',
    ]);
    const [first] = all(mounted.app, 'settings-screen why-panel .past .text-button');
    first?.click();
    await drawn(mounted.app);
    expect(mounted.admin.calls('explain').at(-1)).to.deep.equal(['agent-off', undefined, 6]);
    expect(texts(mounted.app, 'settings-screen why-panel .callout')).to.deep.equal([why.verdicts.capacity]);
    expect(one(mounted.app, 'settings-screen why-panel .answer .hint').textContent).to.contain('当时的情况');
    button(mounted.app, why.again).click();
    await drawn(mounted.app);
    expect(texts(mounted.app, 'settings-screen why-panel .answer .hint')).to.deep.equal([]);
  });

  it('2,000 agents are paged and found by name', async () => {
    mounted = await mountWorkbench({
      session: managerSession,
      shop: (admin, now) => {
        demoShop(admin, now);
        const [first] = admin.agentList;
        if (!first) throw new Error('nobody to be copied');
        admin.agentList = Array.from({ length: 2000 }, (_, at) => {
          return { ...first, id: `a-${at}`, name: `客服${String(at).padStart(4, '0')}` };
        });
      },
    });
    await openSettings(mounted.app, 'agents');
    expect(all(mounted.app, 'agents-page tbody tr')).to.have.length(50);
    button(mounted.app, form.next).click();
    await drawn(mounted.app);
    expect(texts(mounted.app, 'agents-page .name')[0]).to.equal('客服0050');
    await fill(mounted.app, 'agents-page [type=search]', '1999');
    expect(texts(mounted.app, 'agents-page .name')).to.deep.equal(['客服1999']);
  });

  it('ST-02, RT-23, RT-45, RT-46 rules: choices, times in their units, ranges', async () => {
    await mount();
    await openSettings(mounted.app, 'rules');
    await choose('rules-form [value=rotation]');
    await choose('rules-form [value=uncapped]');
    await fill(mounted.app, '#chooserTimeoutMs', '4');
    await save(mounted.app);
    expect(wrong()).to.deep.equal([form.range('5', `300 ${form.units.s}`)]);
    expect(configured()).to.deep.equal([]);
    await fill(mounted.app, '#chooserTimeoutMs', '45');
    await fill(mounted.app, '#idleEndMs', '1.5');
    await save(mounted.app);
    expect(wrong()).to.deep.equal([rules.warningBeforeEnd]);
    await fill(mounted.app, '#idleWarningMs', '0.5');
    all(mounted.app, '[name=queueMax]')[1]?.click();
    await drawn(mounted.app);
    await fill(mounted.app, '#queueMax', '30');
    await save(mounted.app);
    expect(configured()).to.deep.equal([
      {
        profile: 'rotation',
        capMode: 'uncapped',
        chooserTimeoutMs: 45_000,
        idleEndMs: 90_000,
        idleWarningMs: 30_000,
        queueMax: 30,
      },
    ]);
    expect(savedWith(mounted.app)).to.equal(true);
  });

  it('LM-05, LM-06, LM-11, LM-12, LM-15 leave messages: tick, number, named agents, by hand', async () => {
    await mount();
    await openSettings(mounted.app, 'leave');
    await fill(mounted.app, '#leaveMessageTickMs', '59');
    await fill(mounted.app, '#customersPerDelivery', '21');
    await choose('rules-form [value=specified]');
    await save(mounted.app);
    expect(wrong()).to.have.members([
      form.range('60', `120 ${form.units.s}`),
      form.range('1', '20'),
      rules.namedRequired,
    ]);
    await fill(mounted.app, '#leaveMessageTickMs', '120');
    await fill(mounted.app, '#customersPerDelivery', '5');
    await fill(mounted.app, 'agent-choice input', '陈');
    one(mounted.app, 'agent-choice li .button').click();
    await drawn(mounted.app);
    await save(mounted.app);
    expect(configured()).to.deep.equal([
      {
        leaveMessageTickMs: 120_000,
        customersPerDelivery: 5,
        leaveMessageMode: 'specified',
        leaveMessageAgentIds: ['agent-chen'],
      },
    ]);
    await choose('rules-form [value=manual]');
    expect(all(mounted.app, '#leaveMessageTickMs')).to.have.length(0);
  });

  it('AR-01, AR-05 automatic replies: off or a text, as customers see it', async () => {
    await mount();
    await openSettings(mounted.app, 'replies');
    expect(texts(mounted.app, 'replies-form .bubble')).to.deep.equal([replies.samples.first]);
    await choose('replies-form [name=away]');
    await fill(mounted.app, 'replies-form textarea', ' ');
    await save(mounted.app);
    expect(wrong()).to.deep.equal([replies.required]);
    await choose('replies-form [name=first]');
    await save(mounted.app);
    expect(configured()).to.deep.equal([{ autoReplies: { away: replies.samples.away, first: null } }]);
  });

  it('WB-19 blocked customers are listed with the reason, and served again after asking', async () => {
    await mount();
    await openSettings(mounted.app, 'blocked');
    expect(texts(mounted.app, 'blocked-page .reason')).to.deep.equal(['反复发送广告链接']);
    all(mounted.app, 'blocked-page li .button')[0]?.click();
    await drawn(mounted.app);
    one(mounted.app, 'settings-screen confirm-dialog .danger').click();
    await drawn(mounted.app);
    expect(mounted.admin.calls('unblock')).to.deep.equal([['customer-7f3a']]);
    expect(texts(mounted.app, 'blocked-page .empty')).to.deep.equal([blocked.empty]);
  });
});
