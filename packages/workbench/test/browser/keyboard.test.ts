import { sendKeys, setViewport } from '@web/test-runner-commands';
import { expect } from 'chai';
import { commandOf, type KeyPress } from '../../src/keyboard/shortcuts.ts';
import { zhCN } from '../../src/words/zhCN.ts';
import { demoDesk } from './support/demoDesk.ts';
import { all, drawn, focused, mountWorkbench, one, type Mounted } from './support/mountWorkbench.ts';

const press = (over: Partial<KeyPress>): KeyPress => ({
  altKey: false,
  ctrlKey: false,
  metaKey: false,
  code: '',
  key: '',
  ...over,
});
const options = { typing: false, questionMark: true };

describe('Shortcuts', () => {
  it('go by the place of the key, and leave AltGr alone', () => {
    expect(commandOf(press({ altKey: true, code: 'KeyN', key: 'ñ' }), options)?.kind).to.equal(
      'next-waiting',
    );
    expect(commandOf(press({ altKey: true, ctrlKey: true, code: 'KeyE', key: '€' }), options)).to.equal(
      undefined,
    );
    expect(commandOf(press({ metaKey: true, altKey: true, code: 'KeyN' }), options)).to.equal(undefined);
    expect(commandOf(press({ altKey: true, code: 'Digit3', key: '3' }), options)).to.deep.equal({
      kind: 'status',
      status: 'suspended',
    });
  });

  it('? opens the sheet, but not while typing, and not if switched off', () => {
    const mark = press({ key: '?', code: 'Slash' });
    expect(commandOf(mark, options)?.kind).to.equal('sheet');
    expect(commandOf(mark, { ...options, typing: true })).to.equal(undefined);
    expect(commandOf(mark, { ...options, questionMark: false })).to.equal(undefined);
  });
});

describe('By keyboard alone', () => {
  let mounted: Mounted;

  const keys = async (...presses: string[]): Promise<void> => {
    for (const press of presses) {
      const [key = '', held] = press.split('+').reverse();
      if (held) await sendKeys({ down: held });
      await sendKeys({ press: key });
      if (held) await sendKeys({ up: held });
      await drawn(mounted.app);
    }
  };
  const type = async (text: string): Promise<void> => {
    await sendKeys({ type: text });
    await drawn(mounted.app);
  };
  const openName = (): string | undefined =>
    all(mounted.app, 'conversation-view h2')[0]?.textContent ?? undefined;

  before(() => setViewport({ width: 1440, height: 900 }));

  afterEach(() => {
    mounted.app.remove();
  });

  it('sign in, next waiting, reply, end, status: a whole round', async () => {
    mounted = await mountWorkbench({ signedIn: false, prepare: demoDesk });
    await type('demo:lin');
    await keys('Tab');
    await type('right');
    await keys('Enter');
    expect(all(mounted.app, 'desk-screen')).to.have.length(1);
    expect(focused()?.getAttribute('data-id')).to.equal('long');

    await keys('Alt+n');
    expect(openName()).to.equal('桃子');
    await type('new tea, yes');
    await keys('Shift+Enter');
    await type('2026');
    await keys('Enter');
    expect(mounted.client.sent).to.deep.equal([{ conversationId: 'long', text: 'new tea, yes\n2026' }]);
    mounted.client.store('client-1', mounted.clock.now());
    await drawn(mounted.app);

    await keys('Alt+e');
    expect(focused()?.textContent.trim()).to.equal(zhCN.conversation.endQuestion.yes);
    await keys('Enter');
    expect(mounted.client.ended).to.deep.equal(['long']);

    await keys('Alt+n');
    expect(openName()).to.equal('小满');
    await keys('Alt+2');
    expect(mounted.client.me?.status).to.equal('away');
    await keys('Alt+1');
    expect(mounted.client.me?.status).to.equal('online');
  });

  it('arrows go through the list and its tabs, Enter opens and leads to the reply box', async () => {
    mounted = await mountWorkbench({ prepare: demoDesk });
    await keys('Alt+l', 'ArrowDown');
    expect(focused()?.getAttribute('data-id')).to.equal('short');
    await keys('Enter');
    expect(openName()).to.equal('小满');
    expect(focused()?.localName).to.equal('textarea');
    await keys('Escape');
    expect(focused()?.getAttribute('data-id')).to.equal('short');
    await keys('ArrowRight');
    expect(focused()?.id).to.equal('tab-leave');
    await keys('ArrowDown');
    expect(focused()?.getAttribute('data-id')).to.equal('leave');
    await keys('ArrowUp');
    expect(focused()?.id).to.equal('tab-leave');
  });

  it('the focus stays on its row when the list changes its order', async () => {
    mounted = await mountWorkbench({ prepare: demoDesk });
    await keys('Alt+l', 'End');
    expect(focused()?.getAttribute('data-id')).to.equal('replied');
    const held = mounted.client.conversations.get('long');
    if (held) mounted.client.put({ ...held, items: [] });
    mounted.client.customerWrites('replied', '还在吗', mounted.clock.now() - 300_000);
    await drawn(mounted.app);
    expect(all(mounted.app, 'conversation-list .row')[0]?.getAttribute('data-id')).to.equal('replied');
    expect(focused()?.getAttribute('data-id')).to.equal('replied');
  });

  it('next waiting goes on from the one that is open, and says when nobody waits', async () => {
    mounted = await mountWorkbench({ prepare: demoDesk });
    const names: (string | undefined)[] = [];
    for (let turn = 0; turn < 4; turn++) {
      await keys('Alt+n');
      names.push(openName());
    }
    expect(names).to.deep.equal(['桃子', '小满', '阿禾', '桃子']);
    mounted.app.remove();
    mounted = await mountWorkbench();
    await keys('Alt+n');
    expect(one(mounted.app, 'desk-screen p[role=status]').textContent).to.contain(zhCN.list.nobodyWaits);
  });

  it('WB-01 Alt+S goes to the search from the reply and from colleagues, and the sheet tells of it', async () => {
    mounted = await mountWorkbench({ prepare: demoDesk });
    const inSearch = (): boolean => focused() === one(mounted.app, 'customer-search input');
    await keys('Alt+n', 'Alt+s');
    expect(inSearch()).to.equal(true);
    await keys('Alt+c');
    expect(all(mounted.app, 'staff-screen')).to.have.length(1);
    await keys('Alt+s');
    expect(all(mounted.app, 'staff-screen')).to.have.length(0);
    expect(inSearch()).to.equal(true);
    await keys('Alt+Slash');
    const said = all(mounted.app, 'shortcut-sheet dl div').map((line) =>
      line.textContent.replace(/\s+/gu, ' '),
    );
    expect(said.map((line) => line.trim())).to.include(`${zhCN.shortcuts.search} Alt+S`);
    expect(said.map((line) => line.trim())).to.include(`${zhCN.shortcuts.sheet} ? Alt+/`);
  });

  it('Escape closes the question and the focus is back where it was; keys do nothing behind it', async () => {
    mounted = await mountWorkbench({ prepare: demoDesk });
    await keys('Alt+n', 'Alt+e', 'Alt+2');
    expect(mounted.client.me?.status).to.equal('online');
    await keys('Escape');
    expect(all(mounted.app, 'dialog')).to.have.length(0);
    expect(focused()?.localName).to.equal('textarea');
  });

  it('? opens the sheet of shortcuts from the list, types itself in the reply box, and can be switched off', async () => {
    mounted = await mountWorkbench({ prepare: demoDesk });
    await keys('Alt+l');
    await type('?');
    expect(one(mounted.app, 'shortcut-sheet dialog').textContent).to.contain('Alt+N');
    one(mounted.app, 'shortcut-sheet [type=checkbox]').click();
    await keys('Escape');
    expect(all(mounted.app, 'shortcut-sheet dialog')).to.have.length(0);
    await type('?');
    expect(all(mounted.app, 'shortcut-sheet dialog')).to.have.length(0);
    await keys('Alt+n');
    await type('?');
    const area = focused();
    expect(area instanceof HTMLTextAreaElement && area.value).to.equal('?');
    await keys('Alt+Slash');
    expect(all(mounted.app, 'shortcut-sheet dialog')).to.have.length(1);
  });
});
