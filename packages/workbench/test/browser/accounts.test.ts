import { ShopbellError } from '@shopbell/sdk/admin';
import { setViewport } from '@web/test-runner-commands';
import { expect } from 'chai';
import { randomPassword } from '../../src/settings/accounts/accountDraft.ts';
import { zhCN } from '../../src/words/zhCN.ts';
import { demoShop, managerSession } from './support/demoShop.ts';
import { press, texts, type } from './support/hands.ts';
import { all, button, drawn, focused, mountWorkbench, one, type Mounted } from './support/mountWorkbench.ts';
import { openSettings } from './support/settingsHands.ts';

const text = zhCN.settings.accounts;
let mounted: Mounted;

async function edit(name: string): Promise<void> {
  button(mounted.app, `${zhCN.settings.form.edit}: ${name}`).click();
  await drawn(mounted.app);
}

async function save(): Promise<void> {
  one(mounted.app, 'account-dialog .primary').click();
  await drawn(mounted.app);
}

const tick = async (name: string): Promise<void> => {
  one(mounted.app, `account-dialog input[name=${name}]`).click();
  await drawn(mounted.app);
};

describe('Accounts', () => {
  before(() => setViewport({ width: 1440, height: 900 }));

  beforeEach(async () => {
    mounted = await mountWorkbench({ session: managerSession, shop: demoShop });
    await openSettings(mounted.app, 'accounts');
  });

  afterEach(() => {
    mounted.app.remove();
  });

  it('lists who may sign in, as what, and who may not', async () => {
    expect(texts(mounted.app, 'accounts-page .account')).to.deep.equal([
      'demo:lin',
      'demo:chen',
      'demo:gone',
      'demo:none',
    ]);
    expect(texts(mounted.app, 'accounts-page .tag.warn')).to.have.length(2);
    expect(texts(mounted.app, 'accounts-page .tag')).to.include(text.noRole);
    const search = one(mounted.app, 'accounts-page input[type=search]');
    search.focus();
    await type(mounted.app, 'CHEN');
    expect(texts(mounted.app, 'accounts-page .name')).to.deep.equal(['陈洁']);
  });

  it('AC-02: makes one by keyboard alone, and tells everything that is wrong at its field first', async () => {
    button(mounted.app, text.create).focus();
    await press(mounted.app, 'Enter');
    await press(mounted.app, 'Enter');
    expect(texts(mounted.app, 'account-dialog .wrong')).to.deep.equal([
      zhCN.settings.form.required,
      text.nameWrong,
      text.passwordWrong(6, 256),
    ]);
    expect(focused()?.getAttribute('name')).to.equal('displayName');
    expect(mounted.admin.calls('createAccount')).to.have.length(0);
    await type(mounted.app, '小新');
    await press(mounted.app, 'Tab');
    await type(mounted.app, 'xin');
    await press(mounted.app, 'Tab');
    await type(mounted.app, 'secret-6');
    await press(mounted.app, 'Enter');
    expect(mounted.admin.calls('createAccount')).to.deep.equal([
      [{ name: 'xin', displayName: '小新', roles: ['agent'], password: 'secret-6' }],
    ]);
    expect(all(mounted.app, 'account-dialog dialog')).to.have.length(0);
    expect(texts(mounted.app, 'accounts-page [role=status]')[0]).to.equal(text.created('demo:xin'));
  });

  it('tells a name that is taken, and what the server says of a field, at the field', async () => {
    button(mounted.app, text.create).click();
    await drawn(mounted.app);
    await type(mounted.app, '小新');
    await press(mounted.app, 'Tab');
    await type(mounted.app, 'lin');
    await press(mounted.app, 'Tab');
    await type(mounted.app, 'secret-6');
    mounted.admin.refuse.set('createAccount', new ShopbellError('ALREADY_EXISTS', ''));
    await save();
    expect(texts(mounted.app, 'account-dialog .wrong')).to.deep.equal([text.nameTaken]);
    const issues = [
      { path: 'name', message: 'ALREADY_EXISTS' },
      { path: 'roles.0', message: 'must be a role' },
    ];
    mounted.admin.refuse.set(
      'createAccount',
      new ShopbellError('INVALID_ARGUMENT', '', { details: { issues } }),
    );
    await save();
    expect(texts(mounted.app, 'account-dialog .wrong')).to.deep.equal([text.nameTaken, 'must be a role']);
    expect(all(mounted.app, 'account-dialog dialog')).to.have.length(1);
  });

  it('changes roles and password, and sends only what was changed', async () => {
    await edit('陈洁');
    await save();
    expect(mounted.admin.calls('changeAccount')).to.have.length(0);
    await edit('陈洁');
    await tick('supervisor');
    await save();
    await edit('陈洁');
    button(mounted.app, text.make).click();
    await drawn(mounted.app);
    await save();
    const [roles, password] = mounted.admin.calls('changeAccount');
    expect(roles).to.deep.equal(['agent-chen', { roles: ['agent', 'supervisor', 'order-notices'] }]);
    expect(Object.keys(password?.[1] ?? {})).to.deep.equal(['password']);
  });

  it('suspends and takes back; the last manager stays', async () => {
    await edit('陈洁');
    await tick('disabled');
    await save();
    expect(mounted.admin.calls('changeAccount')).to.deep.equal([['agent-chen', { disabled: true }]]);
    expect(texts(mounted.app, 'accounts-page tr.off .name')).to.deep.equal(['陈洁', '旧同事']);
    await edit('旧同事');
    await tick('disabled');
    await save();
    expect(texts(mounted.app, 'accounts-page tr.off .name')).to.deep.equal(['陈洁']);

    await edit('林晓');
    await tick('disabled');
    mounted.admin.refuse.set('changeAccount', new ShopbellError('LAST_MANAGER', ''));
    await save();
    expect(texts(mounted.app, 'account-dialog .wrong')).to.deep.equal([text.lastManager]);
    await tick('disabled');
    await tick('manager');
    mounted.admin.refuse.set('changeAccount', new ShopbellError('LAST_MANAGER', ''));
    await save();
    expect(texts(mounted.app, 'account-dialog fieldset .wrong')).to.deep.equal([text.lastManager]);
  });

  it('makes passwords of sixteen characters that are told apart when read out', () => {
    const made = new Set(Array.from({ length: 200 }, randomPassword));
    expect(made.size).to.equal(200);
    for (const one of made) expect(one).to.match(/^[^01ilIoO]{16}$/u);
  });
});
