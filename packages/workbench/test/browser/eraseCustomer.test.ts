import { ShopbellError } from '@shopbell/sdk/agent';
import { setViewport } from '@web/test-runner-commands';
import { expect } from 'chai';
import { en } from '../../src/words/en.ts';
import { zhCN } from '../../src/words/zhCN.ts';
import { violations } from './support/axe.ts';
import { demoDesk } from './support/demoDesk.ts';
import { managerSession } from './support/demoShop.ts';
import { announced, open, press, show, texts, write } from './support/hands.ts';
import { all, drawn, focused, mountWorkbench, one, type Mounted } from './support/mountWorkbench.ts';

const text = zhCN.erase;
let mounted: Mounted;

const eraseButton = () =>
  all(mounted.app, 'customer-panel button').find((one) => one.textContent.includes(text.button));
const asked = () =>
  mounted.admin.asked.filter(({ name }) => name === 'eraseCustomer').map((one) => one.with[0]);

/** 老周 on screen, whose conversation has ended, with the customer panel. */
async function mount(session = managerSession, language: 'zh-CN' | 'en' = 'zh-CN'): Promise<void> {
  mounted = await mountWorkbench({ session, prepare: demoDesk, language });
  await show(mounted.app, 'ended');
  await open(mounted.app, '老周');
  if (all(mounted.app, 'customer-panel').length === 0) await press(mounted.app, 'Alt+i');
}

async function ask(): Promise<void> {
  eraseButton()?.click();
  await drawn(mounted.app);
}

describe('Erasing a customer', () => {
  before(() => setViewport({ width: 1440, height: 900 }));
  afterEach(() => {
    mounted.app.remove();
  });

  it('is offered to managers only', async () => {
    await mount({ ...managerSession, roles: ['supervisor'] });
    expect(all(mounted.app, 'customer-panel')).to.have.length(1);
    expect(eraseButton()).to.equal(undefined);
    mounted.app.remove();
    await mount();
    expect(eraseButton()).not.to.equal(undefined);
  });

  it('names what goes, what stays and that it is for good; Enter and Escape erase nobody', async () => {
    await mount();
    eraseButton()?.focus();
    await press(mounted.app, 'Enter');
    const said = texts(mounted.app, 'erase-dialog dialog').join(' ');
    for (const line of [text.title('老周'), ...text.goes, text.stays, text.final])
      expect(said).to.include(line);
    expect(await violations()).to.equal('');
    // Where the focus is, the customer is kept.
    expect(focused()?.textContent.trim()).to.equal(text.no);
    await press(mounted.app, 'Enter');
    expect(texts(mounted.app, 'erase-dialog dialog')).to.deep.equal([]);
    expect(focused()?.textContent.trim()).to.equal(text.button);
    await press(mounted.app, 'Enter', 'Escape');
    expect(texts(mounted.app, 'erase-dialog dialog')).to.deep.equal([]);
    expect(asked()).to.deep.equal([]);
  });

  it('by keyboard alone: asks the server once, says it is done', async () => {
    await mount();
    eraseButton()?.focus();
    await press(mounted.app, 'Enter', 'Tab', 'Enter');
    expect(asked()).to.deep.equal(['customer-over']);
    expect(texts(mounted.app, 'erase-dialog dialog')).to.deep.equal([]);
    expect(announced(mounted.app)).to.equal(text.done('访客 OVER'));
  });

  it('says why it was refused, and can be tried again', async () => {
    await mount();
    await ask();
    const refusals: [ShopbellError, string][] = [
      [
        new ShopbellError('CUSTOMER_ENGAGED', '', {
          details: { conversationId: 'c', state: 'assigned', agent: { id: 'bo', name: '阿博' } },
        }),
        text.engaged('阿博'),
      ],
      [
        new ShopbellError('CUSTOMER_ENGAGED', '', {
          details: { conversationId: 'c', state: 'leave-message' },
        }),
        text.engaged(undefined),
      ],
      [new ShopbellError('FORBIDDEN', ''), text.forbidden],
      [new ShopbellError('CONNECTION_LOST', '', { retry: true }), text.failed],
    ];
    for (const [error, problem] of refusals) {
      mounted.admin.refuse.set('eraseCustomer', error);
      one(mounted.app, 'erase-dialog .danger').click();
      await drawn(mounted.app);
      expect(texts(mounted.app, 'erase-dialog .callout')).to.deep.equal([problem]);
    }
    one(mounted.app, 'erase-dialog .danger').click();
    await drawn(mounted.app);
    expect(texts(mounted.app, 'erase-dialog dialog')).to.deep.equal([]);
  });

  for (const [language, words] of [
    ['zh-CN', zhCN],
    ['en', en],
  ] as const) {
    it(`whoever erased them, it shows plainly, and what was typed to them is gone (${language})`, async () => {
      await mount(managerSession, language);
      mounted.client.tellErased('customer-over');
      await drawn(mounted.app);
      expect(texts(mounted.app, 'message-timeline .recalled')).to.deep.equal([words.erase.message]);
      expect(texts(mounted.app, 'message-timeline .bubble')).to.deep.equal([]);
      expect(texts(mounted.app, 'customer-panel .who')).to.deep.equal([words.erase.erased]);
      const name = words.erase.customer('OVER');
      expect(texts(mounted.app, 'customer-panel .name')).to.deep.equal([name]);
      expect(texts(mounted.app, 'conversation-list .row').join(' ')).to.include(name);
      expect(all(mounted.app, 'customer-panel section button.button')).to.have.length(0);
      expect(mounted.app.shadowRoot?.textContent).not.to.include('老周');
    });
  }

  it('drops a draft to them that was never sent', async () => {
    await mount();
    await show(mounted.app, 'ongoing');
    await open(mounted.app, '桃子');
    await write(mounted.app, '写给桃子的话');
    mounted.client.tellErased('customer-long');
    await drawn(mounted.app);
    expect(JSON.stringify(mounted.tab)).not.to.include('写给桃子的话');
    expect(mounted.tab.getItem('shopbell.workbench.drafts') ?? '').not.to.include('写给桃子的话');
  });
});
