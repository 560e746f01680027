import { ShopbellError } from '@shopbell/sdk/agent';
import { emulateMedia, setViewport } from '@web/test-runner-commands';
import { config, expect } from 'chai';
import { languages } from '../../src/words/words.ts';
import { wordsIn } from '../../src/words/wordsIn.ts';
import { zhCN } from '../../src/words/zhCN.ts';
import { violations } from './support/axe.ts';
import { withColleagues } from './support/colleagues.ts';
import { demoDesk } from './support/demoDesk.ts';
import type { FakeAgentClient } from './support/fakeAgentClient.ts';
import { group, pair, said } from './support/fakeChats.ts';
import { press, texts, type } from './support/hands.ts';
import { all, button, drawn, focused, mountWorkbench, one, type Mounted } from './support/mountWorkbench.ts';

config.truncateThreshold = 0;

const text = zhCN.staff;
const chen = { id: 'agent-chen', name: '陈洁' };
const he = { id: 'agent-away', name: '何远' };
const lin = { id: 'agent-lin', name: '林晓' };

/** A chat with 陈洁 in which one message is unread, and a group. */
function talking(client: FakeAgentClient, now: number): void {
  demoDesk(client, now);
  withColleagues(client);
  const { staffChats } = client;
  const items = [
    said(11, 1, lin, '库存还剩多少？', now - 3_600_000),
    said(12, 2, chen, '帐篷只剩 3 顶，<b>先别承诺发货</b>', now - 60_000),
  ];
  staffChats.put({ ...pair('pair', chen), count: 2, seen: 1, seenByOther: 2, lastSeq: 12, newest: items[1] });
  staffChats.pages.set('pair', [items]);
  const created = {
    kind: 'notice',
    seq: 8,
    at: now - 7_200_000,
    by: chen,
    notice: { kind: 'created' },
  } as const;
  staffChats.put({
    ...group('shift', '早班交接群', [chen, he]),
    members: [chen, lin, he],
    lastSeq: 8,
    newest: created,
  });
  staffChats.pages.set('shift', [[created]]);
}

const squeezed = (app: Mounted['app'], selector: string) =>
  texts(app, selector).map((one) => one.replace(/\s+/g, ' ').trim());

describe('WB-04 chats of colleagues', () => {
  let mounted: Mounted;
  const place = async (name = text.chat): Promise<void> => {
    const found = all(mounted.app, 'desk-header .place').find((one) =>
      one.textContent.trim().startsWith(name),
    );
    found?.click();
    await drawn(mounted.app);
  };
  const row = async (name: string): Promise<void> => {
    all(mounted.app, 'chat-list .row')
      .find((one) => one.textContent.includes(name))
      ?.click();
    await drawn(mounted.app);
  };

  before(() => setViewport({ width: 1440, height: 900 }));
  beforeEach(async () => {
    mounted = await mountWorkbench({ prepare: talking });
  });
  afterEach(() => {
    mounted.app.remove();
  });

  it('stand beside the reception, the newest first, with what is unread; reading takes the number away', async () => {
    const { app } = mounted;
    expect(squeezed(app, 'desk-header .place')).to.deep.equal([
      text.reception,
      `${text.chat}1${text.unread(1)}`,
    ]);
    await place();
    expect(squeezed(app, 'chat-list .name')).to.deep.equal(['陈洁', '早班交接群']);
    expect(squeezed(app, 'chat-list .line')[1]).to.equal('陈洁创建了群聊');
    // Of colleagues nothing stands among customers.
    expect(texts(app, 'conversation-list .row').join()).not.to.contain('陈洁');
    await row('陈洁');
    expect(squeezed(app, 'chat-timeline .bubble')).to.deep.equal([
      '库存还剩多少？',
      '帐篷只剩 3 顶，<b>先别承诺发货</b>',
    ]);
    expect(squeezed(app, 'chat-timeline .ours .mark')).to.deep.equal([zhCN.conversation.seen]);
    expect(squeezed(app, 'desk-header .place')[1]).to.equal(text.chat);
    expect(all(app, 'chat-list .unread-count')).to.have.length(0);
  });

  it('are written to apart from customers: no cards, no phrases, no notes; what is not sent stays', async () => {
    const { app, client } = mounted;
    await place();
    await row('陈洁');
    expect(all(app, 'chat-view message-composer .tools button')).to.have.length(1);
    await type(app, '收到 /');
    await row('早班交接群');
    expect(squeezed(app, 'chat-list .line')[0]).to.equal(`${zhCN.list.draft}收到 /`);
    await row('陈洁');
    await press(app, 'Enter');
    expect(client.sent).to.deep.equal([{ conversationId: 'pair', text: '收到 /' }]);
    expect(squeezed(app, 'chat-timeline .bubble').at(-1)).to.equal('收到 /');
    expect(client.typed).to.deep.equal([]);
  });

  it('are heard, unless one looks at them or has turned that off', async () => {
    const { app, client, clock, rung } = mounted;
    client.staffChats.writes('shift', he, '谁在线？', clock.now());
    await drawn(app);
    expect(rung.times).to.equal(1);
    expect(texts(app, 'desk-screen [role=status]').join()).to.contain(text.announce('何远', '谁在线？'));
    expect(squeezed(app, 'desk-header .place')[1]).to.contain('2');
    await place();
    expect(squeezed(app, 'chat-list .name')[0]).to.equal('早班交接群');
    await row('早班交接群');
    client.staffChats.writes('shift', he, '？', clock.now());
    expect(rung.times).to.equal(document.hasFocus() ? 1 : 2);
    const before = rung.times;
    const silent = all(app, 'preferences-menu input[type=checkbox]').find((one) =>
      one.closest('label')?.textContent.includes(zhCN.preferences.staffSound),
    );
    silent?.click();
    await drawn(app);
    client.staffChats.writes('pair', chen, '在？', clock.now());
    expect(rung.times).to.equal(before);
  });

  it('WB-16 begin from contacts: friends, groups, organisation, found by name', async () => {
    const { app, client } = mounted;
    await place();
    button(app, text.tabs.contacts).click();
    await drawn(app);
    expect(squeezed(app, 'staff-contacts [role=tab]')).to.deep.equal(Object.values(text.lists));
    expect(squeezed(app, 'staff-contacts .name')).to.have.members(['周晨', '赵敏', '何远', '陈洁']);
    button(app, `${text.markFriend}: 何远`).click();
    await drawn(app);
    expect(client.staffChats.asked).to.deep.equal(['friend agent-away true']);
    one(app, '#tab-friends').click();
    await drawn(app);
    expect(squeezed(app, 'staff-contacts .name')).to.deep.equal(['何远']);
    one(app, 'staff-contacts #tab-groups').click();
    await drawn(app);
    expect(squeezed(app, 'staff-contacts .name')).to.deep.equal(['早班交接群']);
    one(app, '#tab-organisation').click();
    const search = one(app, 'staff-contacts input');
    search.focus();
    await type(app, '周');
    expect(squeezed(app, 'staff-contacts .name')).to.deep.equal(['周晨']);
    await press(app, 'ArrowDown');
    await press(app, 'Enter');
    expect(client.staffChats.asked.at(-1)).to.equal('open agent-off');
    expect(focused()?.tagName).to.equal('TEXTAREA');
  });

  it('a group is begun, renamed and left, and who leads it takes others out', async () => {
    const { app, client } = mounted;
    await place();
    button(app, text.group.new).click();
    await drawn(app);
    button(app, text.group.create).click();
    await drawn(app);
    expect(squeezed(app, 'group-dialog .wrong')).to.include(text.group.nameMissing);
    await type(app, '晚班');
    button(app, text.group.create).click();
    await drawn(app);
    expect(squeezed(app, 'group-dialog .wrong')).to.include(text.group.chooseMissing);
    all(app, 'group-dialog .colleagues input')[0]?.click();
    client.staffChats.refuse = new ShopbellError('LIMIT_REACHED', 'Full.', { details: { limit: 500 } });
    button(app, text.group.create).click();
    await drawn(app);
    expect(squeezed(app, 'group-dialog .callout')).to.deep.equal([text.limit(500)]);
    button(app, text.group.create).click();
    await drawn(app);
    expect(client.staffChats.asked.at(-1)).to.equal('create 晚班: agent-off');
    expect(all(app, 'group-dialog dialog')).to.have.length(0);
    expect(squeezed(app, 'chat-view h2')).to.deep.equal(['晚班']);
    await press(app, 'Alt+I');
    button(app, text.group.takeOut('周晨')).click();
    await drawn(app);
    button(app, text.group.takeOutQuestion('').yes).click();
    await drawn(app);
    expect(client.staffChats.asked.at(-1)).to.equal('take out agent-off');
    button(app, text.group.leave).click();
    await drawn(app);
    button(app, text.group.leaveQuestion.yes).click();
    await drawn(app);
    expect(client.staffChats.asked.at(-1)).to.equal('quit');
    expect(squeezed(app, 'chat-view .none')[0]).to.contain(text.none);
    // One knows what one did.
    expect(squeezed(app, 'staff-screen .alert')).to.deep.equal(['']);
  });

  it('who is taken out is told, and nothing of the chat stays', async () => {
    const { app, client } = mounted;
    await place();
    await row('早班交接群');
    client.staffChats.drop('shift');
    await drawn(app);
    expect(squeezed(app, 'staff-screen .alert')).to.deep.equal([text.gone]);
    expect(all(app, 'chat-timeline')).to.have.length(0);
  });

  it('one key leads there and back; keys for customers do nothing there', async () => {
    const { app, client } = mounted;
    await press(app, 'Alt+C');
    expect(all(app, 'staff-screen')).to.have.length(1);
    expect(focused()?.closest('.row')?.textContent).to.contain('陈洁');
    await press(app, 'ArrowDown');
    expect(focused()?.closest('.row')?.textContent).to.contain('早班交接群');
    await press(app, 'Alt+E');
    expect(all(app, 'confirm-dialog dialog')).to.have.length(0);
    expect(client.ended).to.deep.equal([]);
    await press(app, 'Alt+C');
    expect(all(app, 'staff-screen')).to.have.length(0);
  });
});

describe('Chats of colleagues, accessibility (axe)', () => {
  let mounted: Mounted;
  before(() => emulateMedia({ reducedMotion: 'reduce' }));
  after(() => emulateMedia({ reducedMotion: 'no-preference' }));
  afterEach(() => {
    mounted.app.remove();
  });

  for (const language of languages) {
    const words = wordsIn(language);
    for (const theme of ['light', 'dark'] as const) {
      it(`chats, members, contacts and dialogs, ${language}, ${theme}`, async () => {
        mounted = await mountWorkbench({ language, theme, prepare: talking });
        const { app } = mounted;
        await press(app, 'Alt+C');
        expect(await violations()).to.equal('');
        all(app, 'chat-list .row')[1]?.click();
        await drawn(app);
        await press(app, 'Alt+I');
        expect(await violations()).to.equal('');
        button(app, words.staff.group.add).click();
        await drawn(app);
        expect(await violations()).to.equal('');
        button(app, words.staff.group.cancel).click();
        button(app, words.staff.tabs.contacts).click();
        await drawn(app);
        expect(await violations()).to.equal('');
      });
    }
  }
});
