import { ShopbellError } from '@shopbell/sdk/agent';
import { setViewport } from '@web/test-runner-commands';
import { expect } from 'chai';
import { zhCN } from '../../src/words/zhCN.ts';
import { aftersale, explanation, presale, withColleagues } from './support/colleagues.ts';
import { texts } from './support/hands.ts';
import { all, button, drawn, mountWorkbench, one, type Mounted } from './support/mountWorkbench.ts';

const text = zhCN.reception.why;
let mounted: Mounted;

async function ask(): Promise<void> {
  button(mounted.app, text.menu).click();
  await drawn(mounted.app);
}

const marks = (): string[][] =>
  all(mounted.app, 'why-panel .checks').map((list) => [...list.children].map((check) => check.className));

describe('Why do I get no conversations?', () => {
  before(() => setViewport({ width: 1440, height: 900 }));

  beforeEach(async () => {
    mounted = await mountWorkbench({ prepare: withColleagues });
  });

  afterEach(() => {
    mounted.app.remove();
  });

  it('RT-29 tells the first failing check, group by group, in its order', async () => {
    mounted.client.explanation = explanation(
      [
        { group: presale, failed: 'weight', weight: 0 },
        { group: aftersale, failed: 'receiving' },
      ],
      { failed: 'weight' },
    );
    await ask();
    expect(texts(mounted.app, 'why-panel .callout')).to.deep.equal([text.verdicts.weight]);
    expect(texts(mounted.app, 'why-panel .group-name')).to.deep.equal(['售前咨询', '售后']);
    expect(marks()).to.deep.equal([
      ['passed', 'passed', 'passed', 'failed', 'open'],
      ['passed', 'passed', 'failed', 'open', 'open'],
    ]);
  });

  it('RT-29 in no group, and all well', async () => {
    mounted.client.explanation = explanation([], { failed: 'scope' });
    await ask();
    expect(one(mounted.app, 'why-panel .callout').textContent).to.contain(text.inNoGroup);
    mounted.client.explanation = explanation([{ next: true }]);
    button(mounted.app, text.again).click();
    await drawn(mounted.app);
    expect(texts(mounted.app, 'why-panel .callout')).to.deep.equal([text.comesNext]);
  });

  it('RT-29 a page and a SKU can be tried, and each step is told in words', async () => {
    await ask();
    const input = one(mounted.app, 'why-panel input');
    if (!(input instanceof HTMLInputElement)) throw new Error('no field for the SKU');
    input.value = ' TEA-1 ';
    input.dispatchEvent(new InputEvent('input'));
    mounted.client.explanation = explanation([{ failed: 'scope' }], {
      failed: 'scope',
      entry: [
        { rule: 'RT-04', said: 'matched', group: aftersale },
        {
          rule: 'RT-15',
          said: 'picked',
          group: aftersale,
          agent: { id: 'x', name: '$& 陈洁' },
          passedOver: { turn: 2 },
        },
        { rule: 'XX-01', said: 'new' },
      ],
    });
    button(mounted.app, text.again).click();
    await drawn(mounted.app);
    expect(mounted.client.explained.at(-1)).to.deep.equal({ page: 'product', sku: 'TEA-1' });
    const steps = texts(mounted.app, 'why-panel .steps li').map((step) => step.split('\n')[0]?.trim());
    expect(steps).to.deep.equal(['商品属于“售后”', '“售后”按权重轮到 $& 陈洁', 'XX-01 new']);
    expect(texts(mounted.app, 'why-panel .steps .hint')).to.deep.equal(['没轮到的客服：还没轮到 2']);
  });

  it('RT-15 LM-06 RT-33 tells by what it fell to an agent, and that figures may be missing', async () => {
    mounted.client.explanation = explanation([{ failed: 'scope' }], {
      failed: 'scope',
      entry: [
        {
          rule: 'RT-15',
          said: 'picked',
          group: aftersale,
          agent: { id: 'x', name: '陈洁' },
          keys: { weight: 6, owed: -0.25 },
        },
        { rule: 'LM-06', said: 'dealt', agent: { id: 'x', name: '陈洁' }, keys: { customers: 1, holds: 3 } },
        { rule: 'RT-46', said: 'served', agent: { id: 'x', name: '陈洁' }, keys: { waitedMs: 42_400 } },
        { rule: 'WB-19', said: 'blocked', agent: { id: 'x', name: '陈洁' } },
      ],
    });
    await ask();
    expect(texts(mounted.app, 'why-panel .steps .hint')).to.deep.equal([
      '依据：权重 6 · 按权重还应接 -0.25 个',
      '依据：这一次已投递 1 位顾客 · 手上 3 个会话',
      '依据：顾客等了 42 秒',
    ]);
    expect(one(mounted.app, 'why-panel .steps').textContent).to.contain('顾客已被 陈洁 拉黑，不再接待');
  });

  it('says when it could not be asked, and asks again', async () => {
    mounted.client.refuse.set('explain', new ShopbellError('CONNECTION_LOST', ''));
    await ask();
    button(mounted.app, text.retry).click();
    await drawn(mounted.app);
    expect(all(mounted.app, 'why-panel .callout.bad')).to.have.length(0);
  });
});
