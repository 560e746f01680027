import { emulateMedia, setViewport } from '@web/test-runner-commands';
import { config, expect } from 'chai';
import { languages } from '../../src/words/words.ts';
import { wordsIn } from '../../src/words/wordsIn.ts';
import { zhCN } from '../../src/words/zhCN.ts';
import { violations } from './support/axe.ts';
import { withColleagues } from './support/colleagues.ts';
import { demoDesk } from './support/demoDesk.ts';
import type { FakeAgentClient } from './support/fakeAgentClient.ts';
import { customerGroup, said } from './support/fakeChats.ts';
import { press, texts, type } from './support/hands.ts';
import { heldAnswer } from './support/heldAnswer.ts';
import { all, button, drawn, focused, mountWorkbench, one, type Mounted } from './support/mountWorkbench.ts';

config.truncateThreshold = 0;

const text = zhCN.customerGroups;
const xia = { kind: 'customer', id: 'customer-xia', name: '夏天' } as const;
const guest = { kind: 'customer', id: 'customer-00007f3a' } as const;
const chen = { kind: 'agent', id: 'agent-chen', name: '陈洁' } as const;

/** A group in which something is unread, and an older one. */
function inGroups(client: FakeAgentClient, now: number): void {
  demoDesk(client, now);
  withColleagues(client);
  const { customerGroups } = client;
  const items = [
    said(11, 1, chen, '会员日明天开始', now - 3_600_000),
    said(12, 2, guest, '有<b>券</b>吗', now - 60_000),
  ];
  customerGroups.put({
    ...customerGroup('regulars', '老顾客', [chen, xia, guest], now - 60_000),
    ...{ count: 2, seen: 1, lastSeq: 12, newest: items[1] },
  });
  customerGroups.pages.set('regulars', [items]);
  // Renamed just now, which is no message.
  const renamed = { kind: 'renamed', name: '露营群' } as const;
  customerGroups.put({
    ...customerGroup('camping', '露营群', [xia], now - 7_200_000),
    lastSeq: 20,
    newest: { kind: 'notice', seq: 20, at: now, by: chen, notice: renamed },
  });
}

const squeezed = (app: Mounted['app'], selector: string) =>
  texts(app, selector).map((found) => found.replace(/\s+/g, ' ').trim());

describe('WB-07 customer groups', () => {
  let mounted: Mounted;
  const show = async (): Promise<void> => {
    one(mounted.app, 'conversation-list #tab-groups').click();
    await drawn(mounted.app);
  };
  const row = async (name: string): Promise<void> => {
    all(mounted.app, 'chat-list .row')
      .find((found) => found.textContent.includes(name))
      ?.click();
    await drawn(mounted.app);
  };

  before(() => setViewport({ width: 1440, height: 900 }));
  beforeEach(async () => {
    mounted = await mountWorkbench({ prepare: inGroups });
  });
  afterEach(() => {
    mounted.app.remove();
  });

  it('stand under a tab of the reception beside ongoing, leave messages and history (LM-16)', async () => {
    const { app } = mounted;
    const tabs = squeezed(app, 'conversation-list [role=tab]').map((tab) => tab.replace(/ \d+$/, ''));
    expect(tabs).to.deep.equal([...Object.values(zhCN.list.tabs), text.tab]);
    await show();
    expect(one(app, 'conversation-list #tab-groups').getAttribute('aria-selected')).to.equal('true');
    expect(squeezed(app, 'chat-view .none p')).to.deep.equal([text.none, text.noneHint]);
    // Of customers in conversations nothing stands among them.
    expect(all(app, 'conversation-view')).to.have.length(0);
    expect(all(app, 'customer-panel')).to.have.length(0);
  });

  it('are offered to whoever is in none yet', async () => {
    mounted.app.remove();
    mounted = await mountWorkbench({ prepare: demoDesk });
    const { app } = mounted;
    await show();
    expect(squeezed(app, 'group-list .empty p')).to.deep.equal([text.empty.title, text.empty.hint]);
    expect(texts(app, 'group-list button')).to.deep.equal([text.group.new]);
    one(app, '#tab-ongoing').click();
    await press(app, 'Alt+N');
    await press(app, 'Alt+I');
    button(app, text.startWith).click();
    await drawn(app);
    expect(one(app, 'group-dialog dialog').hasAttribute('open')).to.equal(true);
  });

  it('WB-08 whose last message is the newest stands first, whatever else happened since', async () => {
    const { app, client, clock } = mounted;
    await show();
    expect(squeezed(app, 'chat-list .name')).to.deep.equal(['老顾客', '露营群']);
    client.customerGroups.writes('camping', xia, '周末去吗', clock.now());
    await drawn(app);
    expect(squeezed(app, 'chat-list .name')).to.deep.equal(['露营群', '老顾客']);
  });

  it('are read and written to; what is unread is said, and reading takes the number away', async () => {
    const { app, client, rung } = mounted;
    expect(squeezed(app, 'conversation-list #tab-groups .count.unread')).to.deep.equal(['2']);
    // With those of conversations.
    expect(document.title).to.contain('(5)');
    await show();
    await row('老顾客');
    expect(squeezed(app, 'chat-timeline .bubble')).to.deep.equal(['会员日明天开始', '有<b>券</b>吗']);
    expect(squeezed(app, 'chat-timeline .customer .speaker span')).to.include(zhCN.visitor('7F3A'));
    await drawn(app);
    if (document.hasFocus())
      expect(all(app, 'conversation-list #tab-groups .count.unread')).to.have.length(0);
    await type(app, '有的');
    await press(app, 'Enter');
    expect(client.sent).to.deep.equal([{ conversationId: 'regulars', text: '有的' }]);
    expect(client.typed).to.deep.equal([]);
    const before = rung.times;
    client.customerGroups.writes('camping', guest, '在吗', 0);
    await drawn(app);
    expect(rung.times).to.equal(before + 1);
    expect(texts(app, 'desk-screen [role=status]').join()).to.contain(
      text.announce('露营群', zhCN.visitor('7F3A'), '在吗'),
    );
  });

  it('one is begun with customers who are found, and colleagues; any agent in it takes out', async () => {
    const { app, client } = mounted;
    const customer = { id: xia.id, name: xia.name, subject: 'u-1' };
    client.customers.push({ customers: [{ customer, blocked: false, conversations: [] }] });
    await show();
    button(app, text.group.new).click();
    await drawn(app);
    await type(app, '会员日');
    all(app, 'group-dialog .colleagues label')
      .find((label) => label.textContent.includes('陈洁'))
      ?.click();
    button(app, text.group.create).click();
    await drawn(app);
    // A group of colleagues alone is a chat of colleagues.
    expect(squeezed(app, 'group-dialog .wrong')).to.include(text.group.chooseMissing);
    all(app, 'group-dialog .colleagues label')
      .find((label) => label.textContent.includes('夏天'))
      ?.click();
    button(app, text.group.create).click();
    await drawn(app);
    expect(client.customerGroups.asked).to.deep.equal(['create 会员日: customer-xia,agent-chen']);
    expect(squeezed(app, 'chat-view h2')).to.deep.equal(['会员日']);
    await row('老顾客');
    await press(app, 'Alt+I');
    button(app, text.group.takeOut('夏天')).click();
    await drawn(app);
    button(app, text.group.takeOutQuestion('').yes).click();
    await drawn(app);
    expect(client.customerGroups.asked.at(-1)).to.equal('take out customer customer-xia');
    button(app, text.group.leave).click();
    await drawn(app);
    button(app, text.group.leaveQuestion.yes).click();
    await drawn(app);
    expect(client.customerGroups.asked.at(-1)).to.equal('quit');
    expect(focused()?.closest('.row, [role=tab]')).not.to.equal(null);
  });

  it('looks for customers once the typing rests', async () => {
    const { app, client, clock } = mounted;
    await show();
    button(app, text.group.new).click();
    await drawn(app);
    expect(client.searched.map((search) => search.text)).to.deep.equal(['']);
    one(app, 'group-dialog input[type=search]').focus();
    await type(app, '夏');
    await clock.advance(100);
    await type(app, '天');
    await clock.advance(100);
    expect(client.searched).to.have.length(1);
    client.customers.push({ customers: [{ customer: xia, blocked: false, conversations: [] }] });
    await clock.advance(50);
    await drawn(app);
    expect(client.searched.map((search) => search.text)).to.deep.equal(['', '夏天']);
    expect(squeezed(app, 'group-dialog .colleagues label')[0]).to.contain('夏天');
  });

  it('what becomes of a question that was closed does nothing to the next one', async () => {
    const { app, client } = mounted;
    const { promise, give } = heldAnswer();
    const create = client.customerGroups.create.bind(client.customerGroups);
    client.customerGroups.create = async (group) => {
      await promise;
      return create(group);
    };
    const customer = { id: xia.id, name: xia.name };
    client.customers.push({ customers: [{ customer, blocked: false, conversations: [] }] });
    await show();
    button(app, text.group.new).click();
    await drawn(app);
    await type(app, '会员日');
    all(app, 'group-dialog .colleagues label')[0]?.click();
    button(app, text.group.create).click();
    await drawn(app);
    // Nobody waits for it: the agent turns to another group.
    button(app, text.group.cancel).click();
    await drawn(app);
    await row('老顾客');
    await press(app, 'Alt+I');
    button(app, text.group.rename).click();
    await drawn(app);
    give();
    await drawn(app);
    expect(client.customerGroups.all.size).to.equal(3);
    expect(one(app, 'group-dialog dialog').hasAttribute('open')).to.equal(true);
    expect(squeezed(app, 'chat-view h2')).to.deep.equal(['老顾客']);
  });

  it('one is begun from a customer who is looked at', async () => {
    const { app, client } = mounted;
    await press(app, 'Alt+N');
    await press(app, 'Alt+I');
    const name = squeezed(app, 'customer-panel .name')[0] ?? '';
    button(app, text.startWith).click();
    await drawn(app);
    await type(app, '专属群');
    const chosen = all(app, 'group-dialog .colleagues label').filter(
      (label) => label.querySelector('input')?.checked,
    );
    expect(chosen.map((label) => label.textContent.replace(/\s+/g, ' ').trim())).to.have.length(1);
    expect(chosen[0]?.textContent).to.contain(name);
    button(app, text.group.create).click();
    await drawn(app);
    expect(client.customerGroups.asked[0]).to.match(/^create 专属群: /);
  });

  it('goes on with conversations by key; keys for conversations do nothing in a group', async () => {
    const { app, client } = mounted;
    await show();
    await row('老顾客');
    await press(app, 'Alt+E');
    expect(all(app, 'confirm-dialog dialog')).to.have.length(0);
    expect(client.ended).to.deep.equal([]);
    await press(app, 'Alt+L');
    expect(focused()?.closest('.row')?.textContent).to.contain('老顾客');
    await press(app, 'Alt+N');
    expect(all(app, 'conversation-view')).to.have.length(1);
    expect(one(app, '#tab-ongoing').getAttribute('aria-selected')).to.equal('true');
  });
});

describe('Customer groups, accessibility (axe)', () => {
  let mounted: Mounted;
  before(() => emulateMedia({ reducedMotion: 'reduce' }));
  after(() => emulateMedia({ reducedMotion: 'no-preference' }));
  afterEach(() => {
    mounted.app.remove();
  });

  for (const language of languages) {
    const words = wordsIn(language);
    for (const theme of ['light', 'dark'] as const) {
      it(`list, group, members and dialog, ${language}, ${theme}`, async () => {
        mounted = await mountWorkbench({ language, theme, prepare: inGroups });
        const { app } = mounted;
        one(app, 'conversation-list #tab-groups').click();
        await drawn(app);
        expect(await violations()).to.equal('');
        all(app, 'chat-list .row')[0]?.click();
        await drawn(app);
        await press(app, 'Alt+I');
        expect(await violations()).to.equal('');
        button(app, words.staff.group.add).click();
        await drawn(app);
        expect(await violations()).to.equal('');
      });
    }
  }
});
