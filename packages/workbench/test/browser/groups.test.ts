import { ShopbellError } from '@shopbell/sdk/admin';
import { setViewport } from '@web/test-runner-commands';
import { expect } from 'chai';
import { zhCN } from '../../src/words/zhCN.ts';
import { demoShop, managerSession } from './support/demoShop.ts';
import { press, texts } from './support/hands.ts';
import { all, button, drawn, focused, mountWorkbench, one, type Mounted } from './support/mountWorkbench.ts';
import { fill, openSettings, savedWith, save } from './support/settingsHands.ts';

const text = zhCN.settings.groups;
const form = zhCN.settings.form;
let mounted: Mounted;

async function edit(name: string): Promise<void> {
  const row = all(mounted.app, 'groups-page .open').find((each) => each.textContent.includes(name));
  row?.click();
  await drawn(mounted.app);
}

async function create(): Promise<void> {
  button(mounted.app, text.create).click();
  await drawn(mounted.app);
}

async function paste(skus: string): Promise<void> {
  await fill(mounted.app, 'sku-field textarea', skus);
  button(mounted.app, text.skuAdd).click();
  await drawn(mounted.app);
}

async function addMember(name: string): Promise<void> {
  await fill(mounted.app, 'member-table [type=search]', name);
  one(mounted.app, 'member-table .found button').click();
  await drawn(mounted.app);
}

const wrong = (): string[] => texts(mounted.app, 'group-editor .wrong');

describe('Settings: groups', () => {
  before(() => setViewport({ width: 1440, height: 900 }));

  beforeEach(async () => {
    mounted = await mountWorkbench({ session: managerSession, shop: demoShop });
    await openSettings(mounted.app, 'groups');
  });

  afterEach(() => {
    mounted.app.remove();
  });

  it('RT-11, RT-12 the default group comes first, has no scope and cannot be deleted or disabled', async () => {
    expect(texts(mounted.app, 'groups-page .item-name')[0]).to.contain('默认客服组');
    expect(all(mounted.app, 'groups-page .switch')).to.have.length(2);
    await edit('默认客服组');
    expect(focused()?.textContent).to.equal('默认客服组');
    expect(all(mounted.app, 'group-editor sku-field')).to.have.length(0);
    expect(texts(mounted.app, 'group-editor button')).to.not.contain(text.delete);
    expect(all(mounted.app, 'group-editor [name=enabled]')).to.have.length(0);
  });

  it('RT-02, RT-08, RT-13 a new group is saved whole, with weight 6 and falling back unless told otherwise', async () => {
    await create();
    expect(focused()?.getAttribute('name')).to.equal('name');
    await fill(mounted.app, 'group-editor [name=name]', '物流组');
    one(mounted.app, 'group-editor [value=shop]').click();
    await drawn(mounted.app);
    await paste('1001\n1002，1003');
    await addMember('陈洁');
    one(mounted.app, 'save-bar .primary').focus();
    await save(mounted.app);
    expect(focused() === one(mounted.app, 'save-bar .primary')).to.equal(true);
    expect(mounted.admin.calls('createGroup')).to.deep.equal([
      [
        {
          name: '物流组',
          pages: ['shop'],
          skus: ['1001', '1002', '1003'],
          members: [{ agentId: 'agent-chen', weight: 6 }],
          enabled: true,
          allowDefaultFallback: true,
          overflow: false,
        },
      ],
    ]);
    expect(texts(mounted.app, 'group-editor h2')).to.deep.equal(['物流组']);
    expect(texts(mounted.app, 'save-bar .told')).to.deep.equal([form.saved]);
  });

  it('RT-02 tells every reason at once, each beside its field, and asks the server nothing', async () => {
    await create();
    await fill(mounted.app, 'group-editor [name=name]', ' ');
    await save(mounted.app);
    expect(wrong()).to.deep.equal([text.nameRequired, text.scopeRequired, text.membersRequired]);
    await fill(mounted.app, 'group-editor [name=name]', '售后');
    expect(wrong()[0]).to.equal(text.nameTaken);
    expect(mounted.admin.calls('createGroup')).to.deep.equal([]);
  });

  it('RT-05, RT-19 values that other groups have are shown as taken, with the group, disabled ones included', async () => {
    await edit('售前咨询');
    const page = (name: string) => all(mounted.app, `group-editor [value=${name}]`)[0];
    expect(page('order')?.matches(':disabled')).to.equal(true);
    expect(page('order')?.closest('label')?.textContent).to.contain(text.takenBy('售后'));
    expect(page('product')?.matches(':disabled')).to.equal(false);
    mounted.app.remove();
    mounted = await mountWorkbench({ session: managerSession, shop: demoShop });
    await openSettings(mounted.app, 'groups');
    await create();
    await paste('CUP-001, NEW-1, NEW-1');
    expect(one(mounted.app, 'sku-field .callout').textContent).to.contain('CUP-001').and.contain('售前咨询');
    expect(texts(mounted.app, 'sku-field .chip')).to.deep.equal(['NEW-1']);
  });

  it('RT-02 every reason of a refusal stands at its own field, by the names that people know', async () => {
    await edit('售前咨询');
    await paste('9001');
    const taken = (value: string) =>
      `SCOPE_TAKEN {"taken":[{"value":"${value}","groupId":"new","groupName":"新来的组"}]}`;
    const issues = [
      { path: 'name', message: 'NAME_TAKEN' },
      { path: 'skus.0', message: taken('9001') },
      { path: 'members.0.weight', message: 'WEIGHT_OUT_OF_RANGE' },
      { path: 'members.1.agentId', message: 'NOT_FOUND {"what":"agent"}' },
      { path: '', message: 'and 12 more' },
    ];
    mounted.admin.refuse.set('editGroup', new ShopbellError('INVALID_ARGUMENT', '', { details: { issues } }));
    await save(mounted.app);
    const [name, skus, members] = wrong();
    expect(name).to.equal(text.nameTaken);
    expect(skus).to.equal(`9001 (${text.takenBy('新来的组')})`);
    expect(members).to.contain(text.weightWrong).and.contain('林晓').and.contain('陈洁');
    expect(texts(mounted.app, 'save-bar .told').join()).to.contain('and 12 more');
  });

  it('RT-05 a value taken meanwhile is refused by the server, with the group that has it', async () => {
    await edit('售前咨询');
    await paste('9001');
    const issues = [
      { path: 'name', message: 'NAME_TAKEN' },
      {
        path: 'scopes',
        message: 'SCOPE_TAKEN {"taken":[{"value":"9001","groupId":"group-new","groupName":"新来的组"}]}',
      },
    ];
    mounted.admin.refuse.set('editGroup', new ShopbellError('INVALID_ARGUMENT', '', { details: { issues } }));
    await save(mounted.app);
    expect(wrong()[0]).to.equal(text.nameTaken);
    expect(wrong()[1]).to.contain('9001').and.contain('新来的组');
    expect(texts(mounted.app, 'sku-field .chip')).to.contain('9001');
  });

  it('RT-04 takes SKUs by the thousand: pasted, counted, found, removed', async () => {
    await edit('售前咨询');
    const many = Array.from({ length: 5000 }, (_, at) => `SKU-${at}`).join('\n');
    await paste(many);
    expect(texts(mounted.app, 'sku-field .total')).to.deep.equal([text.skuTotal(5003)]);
    expect(all(mounted.app, 'sku-field .chip')).to.have.length(60);
    await fill(mounted.app, 'sku-field [type=search]', 'sku-499');
    expect(texts(mounted.app, 'sku-field .chip')).to.have.length(11);
    button(mounted.app, text.removeFound(11)).click();
    await drawn(mounted.app);
    expect(texts(mounted.app, 'sku-field .total')).to.deep.equal([text.skuTotal(4992)]);
  });

  it('RT-14, RT-16 weights are whole numbers from 0 to 10; what they come to is told', async () => {
    await edit('售前咨询');
    const shares = () => texts(mounted.app, 'member-table tbody .number');
    expect(shares()).to.deep.equal(['67%', '33%', text.transfersOnly]);
    for (const bad of ['11', '2.5', '-1', '']) {
      await fill(mounted.app, 'member-table [type=number]', bad);
      await save(mounted.app);
      expect(texts(mounted.app, 'member-table .wrong')).to.deep.equal([text.weightWrong]);
    }
    expect(mounted.admin.calls('editGroup')).to.deep.equal([]);
    await fill(mounted.app, 'member-table [type=number]', '5');
    expect(shares()).to.deep.equal(['50%', '50%', text.transfersOnly]);
    await save(mounted.app);
    const members = mounted.admin.groupList[1]?.members.map(({ weight }) => weight);
    expect(members).to.deep.equal([5, 5, 0]);
  });

  it('RT-20, RT-26 only what was changed is sent, at the version that was read', async () => {
    await edit('售前咨询');
    await fill(mounted.app, 'group-editor [name=name]', '售前一组');
    await save(mounted.app);
    expect(mounted.admin.calls('editGroup')).to.deep.equal([['group-presale', { name: '售前一组' }, 4]]);
  });

  it('RT-26 two managers at once: theirs is told, my edits stay, and both are in what is saved', async () => {
    await edit('售前咨询');
    await fill(mounted.app, 'group-editor [name=name]', '我的名字');
    await mounted.admin.editGroup('group-presale', { name: '别人的', skus: ['X-1'] }, 4);
    await save(mounted.app);
    expect(all(mounted.app, 'save-bar .callout')).to.have.length(1);
    expect(savedWith(mounted.app)).to.equal(false);
    button(mounted.app, form.takeTheirs).click();
    await drawn(mounted.app);
    const name = one(mounted.app, 'group-editor [name=name]');
    expect(name instanceof HTMLInputElement && name.value).to.equal('我的名字');
    expect(texts(mounted.app, 'group-editor .contested')).to.deep.equal([form.theirs]);
    expect(texts(mounted.app, 'sku-field .chip')).to.deep.equal(['X-1']);
    await save(mounted.app);
    expect(mounted.admin.groupList[1]).to.include({ name: '我的名字' });
    expect(mounted.admin.groupList[1]?.skus).to.deep.equal(['X-1']);
  });

  it('RT-26 two managers at one list: what each added and took away holds; only one weight has to give way', async () => {
    await edit('售前咨询');
    await fill(mounted.app, 'sku-field textarea', 'MINE-1');
    button(mounted.app, zhCN.settings.groups.skuAdd).click();
    await drawn(mounted.app);
    const weights = () => all(mounted.app, 'member-table input[type=number]') as HTMLInputElement[];
    const weigh = async (at: number, value: string) => {
      const input = weights()[at];
      if (!input) throw new Error(`no weight ${at}`);
      input.value = value;
      input.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
      await drawn(mounted.app);
    };
    await weigh(0, '3');
    const [lin, chen, sus] = mounted.admin.groupList[1]?.members ?? [];
    if (!lin || !chen || !sus) throw new Error('members');
    const theirs = { skus: ['TEA-WHITE-100G', 'THEIRS-1'], members: [lin, { ...chen, weight: 9 }] };
    await mounted.admin.editGroup('group-presale', theirs, 4);
    await save(mounted.app);
    button(mounted.app, form.takeTheirs).click();
    await drawn(mounted.app);
    expect(texts(mounted.app, 'group-editor .contested')).to.deep.equal([]);
    expect(texts(mounted.app, 'sku-field .chip')).to.deep.equal(['TEA-WHITE-100G', 'THEIRS-1', 'MINE-1']);
    expect(weights().map(({ value }) => value)).to.deep.equal(['3', '9']);
    await mounted.admin.editGroup('group-presale', { members: [{ ...lin, weight: 1 }] }, 5);
    await save(mounted.app);
    button(mounted.app, form.takeTheirs).click();
    await drawn(mounted.app);
    expect(texts(mounted.app, 'group-editor .contested')).to.deep.equal([form.theirs]);
    expect(weights().map(({ value }) => value)).to.deep.equal(['3']);
  });

  it('shows the first field that is wrong, and takes the keyboard to it', async () => {
    await edit('售前咨询');
    await fill(mounted.app, 'group-editor [name=name]', ' ');
    one(mounted.app, 'save-bar .primary').focus();
    await save(mounted.app);
    expect(focused()).to.equal(one(mounted.app, 'group-editor [name=name]'));
  });

  it('takes the keyboard to the field that the server refuses', async () => {
    await edit('售前咨询');
    await fill(mounted.app, 'group-editor [name=name]', '物流组');
    const issues = [{ path: 'name', message: 'NAME_TAKEN' }];
    mounted.admin.refuse.set('editGroup', new ShopbellError('INVALID_ARGUMENT', '', { details: { issues } }));
    one(mounted.app, 'save-bar .primary').focus();
    await save(mounted.app);
    expect(wrong()).to.deep.equal([text.nameTaken]);
    expect(focused()?.getAttribute('name')).to.equal('name');
  });

  it('what others change is shown live, and takes no edit away', async () => {
    await edit('售前咨询');
    await mounted.admin.editGroup('group-presale', { skus: ['X-1'] });
    mounted.client.emit('setup', { what: 'group', id: 'group-presale' });
    await drawn(mounted.app);
    expect(texts(mounted.app, 'sku-field .chip')).to.deep.equal(['X-1']);
    expect(all(mounted.app, 'save-bar .callout')).to.have.length(0);
    await fill(mounted.app, 'group-editor [name=name]', '改到一半');
    await mounted.admin.editGroup('group-presale', { skus: ['X-2'] });
    mounted.client.emit('setup', { what: 'group', id: 'group-presale' });
    await drawn(mounted.app);
    const name = one(mounted.app, 'group-editor [name=name]');
    expect(name instanceof HTMLInputElement && name.value).to.equal('改到一半');
    expect(all(mounted.app, 'save-bar .callout')).to.have.length(1);
  });

  it('unsaved changes are not lost unasked', async () => {
    await edit('售前咨询');
    await fill(mounted.app, 'group-editor [name=name]', '改到一半');
    await edit('售后');
    expect(texts(mounted.app, 'settings-screen confirm-dialog h2')).to.deep.equal([form.leaveQuestion.title]);
    await press(mounted.app, 'Escape');
    expect(texts(mounted.app, 'group-editor h2')).to.deep.equal(['售前咨询']);
    button(mounted.app, zhCN.settings.back).click();
    await drawn(mounted.app);
    one(mounted.app, 'settings-screen confirm-dialog .danger').click();
    await drawn(mounted.app);
    expect(all(mounted.app, 'settings-screen')).to.have.length(0);
  });

  it('RT-24, RT-25 deleting says what becomes of what is there, and asks', async () => {
    await edit('售前咨询');
    button(mounted.app, text.delete).click();
    await drawn(mounted.app);
    const question = text.deleteQuestion('售前咨询');
    expect(one(mounted.app, 'settings-screen confirm-dialog dialog').textContent).to.contain(question.text);
    one(mounted.app, 'settings-screen confirm-dialog .danger').click();
    await drawn(mounted.app);
    expect(mounted.admin.calls('deleteGroup')).to.deep.equal([['group-presale', 4]]);
    expect(all(mounted.app, 'groups-page .item')).to.have.length(2);
  });

  it('RT-19 a group is switched on and off in the list; AC-07 warns where nobody takes conversations', async () => {
    expect(texts(mounted.app, 'groups-page .tag.warn')).to.deep.equal([
      text.disabled,
      text.warnings.GROUP_UNATTENDED,
    ]);
    all(mounted.app, 'groups-page .switch')[1]?.click();
    await drawn(mounted.app);
    expect(mounted.admin.calls('editGroup')).to.deep.equal([['group-aftersale', { enabled: true }, 2]]);
    mounted.admin.deskWarnings = { open: true, warnings: [{ code: 'NO_ROUTABLE_AGENT' }] };
    mounted.client.emit('roster', []);
    await drawn(mounted.app);
    expect(texts(mounted.app, 'groups-page .alarm')).to.deep.equal([text.warnings.NO_ROUTABLE_AGENT]);
  });
});
