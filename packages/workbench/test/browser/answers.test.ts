import { setViewport } from '@web/test-runner-commands';
import { expect } from 'chai';
import { zhCN } from '../../src/words/zhCN.ts';
import { withColleagues } from './support/colleagues.ts';
import { demoShop, managerSession } from './support/demoShop.ts';
import { texts } from './support/hands.ts';
import { all, button, drawn, mountWorkbench, one, type Mounted } from './support/mountWorkbench.ts';
import { fill, openSettings, save } from './support/settingsHands.ts';

const { robot, knowledge, form } = zhCN.settings;
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

describe('Settings: robot and answers', () => {
  before(() => setViewport({ width: 1440, height: 900 }));

  beforeEach(mount);

  afterEach(() => {
    mounted.app.remove();
  });

  it('RB-04, RB-05 robot: position, categories, a robot of one’s own', async () => {
    await openSettings(mounted.app, 'robot');
    await choose('robot-form [value=nobody-free]');
    await fill(mounted.app, 'robot-form [name=categories]', '白茶\n白茶');
    await fill(mounted.app, 'robot-form [name=url]', 'http://robot.example');
    await fill(mounted.app, 'robot-form [name=secret]', 'short');
    await save(mounted.app);
    expect(wrong()).to.deep.equal([robot.categoriesWrong, robot.urlWrong, robot.secretWrong]);
    await fill(mounted.app, 'robot-form [name=categories]', '白茶\n 绿茶 ');
    await fill(mounted.app, 'robot-form [name=url]', 'https://robot.example/v2');
    await fill(mounted.app, 'robot-form [name=secret]', '');
    await save(mounted.app);
    expect(configured()).to.deep.equal([{ robot: 'nobody-free' }]);
    const provider = { kind: 'http', url: 'https://robot.example/v2', timeoutMs: 3000 };
    expect(mounted.admin.calls('setRobot')).to.deep.equal([[{ categories: ['白茶', '绿茶'], provider }, 1]]);
  });

  it('RB-01, RB-02 own questions: one question each, keywords by comma, no product after the sale', async () => {
    await openSettings(mounted.app, 'knowledge');
    button(mounted.app, knowledge.addTitle['robot-entry']).click();
    await drawn(mounted.app);
    await fill(mounted.app, 'entry-dialog [name=question]', '怎么退？多久到账？');
    await fill(mounted.app, 'entry-dialog [name=sku]', 'TEA-1');
    one(mounted.app, 'entry-dialog .primary').click();
    await drawn(mounted.app);
    expect(texts(mounted.app, 'entry-dialog .wrong')).to.deep.equal([knowledge.oneQuestion, form.required]);
    await fill(mounted.app, 'entry-dialog [name=question]', '怎么退？');
    await fill(mounted.app, 'entry-dialog [name=keywords]', '退货，退款,退');
    await fill(mounted.app, 'entry-dialog [name=answer]', '在订单页申请。');
    await choose('entry-dialog [value=after-sale]');
    expect(all(mounted.app, 'entry-dialog [name=sku]')).to.have.length(0);
    one(mounted.app, 'entry-dialog .primary').click();
    await drawn(mounted.app);
    expect(mounted.admin.calls('putKnowledge')).to.deep.equal([
      [
        'robot-entry',
        {
          question: '怎么退？',
          answer: '在订单页申请。',
          needsAgent: false,
          keywords: '退货，退款,退',
          kind: 'after-sale',
        },
        0,
      ],
    ]);
    expect(all(mounted.app, 'entry-dialog dialog')).to.have.length(0);
  });

  it('RB-07, RB-08 the order of frequent questions is theirs to set; what is deleted is asked about', async () => {
    await openSettings(mounted.app, 'knowledge');
    all(mounted.app, 'knowledge-page .tabs button')[2]?.click();
    await drawn(mounted.app);
    button(mounted.app, `${knowledge.down}: 白茶怎么保存？`).click();
    await drawn(mounted.app);
    expect(texts(mounted.app, 'knowledge-page .question')).to.deep.equal(['多久发货？', '白茶怎么保存？']);
    button(mounted.app, `${form.remove}: 多久发货？`).click();
    await drawn(mounted.app);
    one(mounted.app, 'settings-screen confirm-dialog .danger').click();
    await drawn(mounted.app);
    expect(mounted.admin.calls('deleteKnowledge')).to.deep.equal([['faq', 'faq-2', 1]]);
    expect(texts(mounted.app, 'knowledge-page .question')).to.deep.equal(['白茶怎么保存？']);
  });
});
