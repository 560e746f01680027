import { ShopbellError, type PreviewedEntry } from '@shopbell/sdk/admin';
import { setViewport } from '@web/test-runner-commands';
import { expect } from 'chai';
import { zhCN } from '../../src/words/zhCN.ts';
import { violations } from './support/axe.ts';
import { demoShop, managerSession } from './support/demoShop.ts';
import { texts } from './support/hands.ts';
import { openSettings, showPage } from './support/settingsHands.ts';
import { all, button, drawn, mountWorkbench, one, painted, type Mounted } from './support/mountWorkbench.ts';

const text = zhCN.settings.preview;
let mounted: Mounted;

const saved: PreviewedEntry = {
  outcome: 'assigned',
  group: { id: 'group-default', name: '默认客服组' },
  agent: { id: 'agent-chen', name: '陈洁' },
  steps: [{ rule: 'RT-07', said: 'matched', group: { id: 'group-default', name: '默认客服组' } }],
};
const edited: PreviewedEntry = {
  outcome: 'choose',
  options: [
    { id: 'a', name: '售前咨询' },
    { id: 'b', name: '售后' },
  ],
  steps: [],
};

const asked = () => mounted.admin.calls('previewRouting').map(([question]) => question);
const comes = () => texts(mounted.app, 'routing-preview .comes');

async function settle(): Promise<void> {
  await painted();
  await drawn(mounted.app);
}

async function openPreview(): Promise<void> {
  one(mounted.app, 'routing-preview summary').click();
  await settle();
}

async function fill(selector: string, value: string, event: string): Promise<void> {
  const field = one(mounted.app, selector);
  if (!(field instanceof HTMLInputElement || field instanceof HTMLSelectElement)) throw new Error(selector);
  field.value = value;
  field.dispatchEvent(new Event(event, { bubbles: true, composed: true }));
  await settle();
}

describe('Where an entry would go', () => {
  before(() => setViewport({ width: 1440, height: 900 }));

  beforeEach(async () => {
    mounted = await mountWorkbench({ session: managerSession, shop: demoShop });
    mounted.admin.entries = { saved, edited };
    await openSettings(mounted.app, 'groups');
    all(mounted.app, 'groups-page .item button')
      .find((one) => one.textContent.includes('售前咨询'))
      ?.click();
    await drawn(mounted.app);
  });

  afterEach(() => {
    mounted.app.remove();
  });

  it('RT-03 RT-04 asks once it is opened, by page and SKU, and shows outcome and trace', async () => {
    expect(asked()).to.deep.equal([]);
    await openPreview();
    expect(asked()).to.deep.equal([{ scope: { page: 'product' } }]);
    expect(comes()).to.deep.equal([`${text.outcomes.assigned}: 默认客服组 · 陈洁`]);
    expect(texts(mounted.app, 'routing-preview ol')[0]).to.contain('默认客服组');
    await fill('routing-preview [name=preview-sku]', ' 1001 ', 'change');
    await fill('routing-preview [name=preview-page]', 'shop', 'change');
    expect(asked().at(-1)).to.deep.equal({ scope: { page: 'shop', sku: '1001' } });
    expect(await violations()).to.equal('');
  });

  it('RT-16 shows what is edited and not saved beside what is saved, as one edits', async () => {
    await openPreview();
    await fill('group-editor [name=name]', '售前', 'input');
    expect(asked().at(-1)).to.deep.equal({
      scope: { page: 'product' },
      group: { id: 'group-presale', change: { name: '售前' } },
    });
    expect(comes()).to.deep.equal([
      `${text.outcomes.assigned}: 默认客服组 · 陈洁`,
      `${text.outcomes.choose}: ${text.options(['售前咨询', '售后'])}`,
    ]);
    const times = asked().length;
    mounted.app.requestUpdate();
    await settle();
    expect(asked()).to.have.length(times);
    mounted.admin.entries = { saved, edited: { ...saved } };
    await fill('group-editor [name=name]', '售前二', 'input');
    expect(texts(mounted.app, 'routing-preview .hint').at(-1)).to.equal(text.same);
  });

  it('says where a change could not be saved, or nobody answered; Enter in the SKU saves nothing', async () => {
    await openPreview();
    mounted.admin.refuse.set('previewRouting', new ShopbellError('NAME_TAKEN', ''));
    await fill('group-editor [name=name]', '售后', 'input');
    expect(one(mounted.app, 'routing-preview .callout').textContent).to.equal(text.refused);
    mounted.admin.refuse.set('previewRouting', new ShopbellError('UNAVAILABLE', ''));
    one(mounted.app, 'routing-preview [name=preview-sku]').dispatchEvent(
      new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, composed: true, cancelable: true }),
    );
    await settle();
    expect(one(mounted.app, 'routing-preview .callout').textContent).to.equal(text.failed);
    expect(mounted.admin.calls('editGroup')).to.deep.equal([]);
    button(mounted.app, text.again).click();
    await settle();
    expect(comes()).to.have.length(2);
  });

  it('tries rules of the desk too', async () => {
    await showPage(mounted.app, 'rules');
    await openPreview();
    one(mounted.app, 'rules-form input[value=rotation]').click();
    await settle();
    expect(asked().at(-1)).to.deep.equal({ scope: { page: 'product' }, settings: { profile: 'rotation' } });
  });
});
