import { ShopbellError, type Conversation, type WallAgent } from '@shopbell/sdk/agent';
import { sendKeys, setViewport } from '@web/test-runner-commands';
import { expect } from 'chai';
import { en } from '../../src/words/en.ts';
import { zhCN } from '../../src/words/zhCN.ts';
import { violations } from './support/axe.ts';
import { aftersale, load, presale, withColleagues } from './support/colleagues.ts';
import { conversation } from './support/conversations.ts';
import { demoDesk } from './support/demoDesk.ts';
import { demoSession } from './support/fakeAgentClient.ts';
import { texts } from './support/hands.ts';
import {
  all,
  button,
  drawn,
  focused,
  mountWorkbench,
  one,
  painted,
  type Mounted,
} from './support/mountWorkbench.ts';

const text = zhCN.supervision;
const chen = { id: 'agent-chen', name: '陈洁' };
const session = { ...demoSession, roles: ['supervisor'] };
let mounted: Mounted;

function theirs(now: number): Conversation {
  const own = conversation({
    id: 'theirs',
    name: '高先生',
    openedAt: now - 600_000,
    said: [['customer', now - 240_000, '帐篷什么时候发货']],
  });
  return { ...own, agent: chen };
}

function wallAgents(now: number): WallAgent[] {
  const group = presale.id;
  const customer = { id: 'customer-theirs', name: '高先生' };
  return [
    {
      ...chen,
      status: 'online',
      capacity: 2,
      groupIds: [group],
      conversations: [
        { id: 'theirs', customer, groupId: group, since: now - 600_000, waitingSince: now - 240_000 },
        { id: 'calm', customer: { id: 'customer-7f3a' }, since: now - 60_000 },
      ],
    },
    {
      id: 'agent-zhou',
      name: '周舟',
      status: 'away',
      capacity: null,
      groupIds: [aftersale.id],
      conversations: [],
    },
    { id: 'agent-gone', name: '吴桐', status: 'offline', capacity: 5, groupIds: [group], conversations: [] },
  ];
}

async function mount(
  options: { roles?: string[]; language?: 'zh-CN' | 'en'; theme?: 'light' | 'dark' } = {},
) {
  const { roles = session.roles, ...rest } = options;
  mounted = await mountWorkbench({
    ...rest,
    session: { ...session, roles },
    prepare: (client, now) => {
      demoDesk(client, now);
      withColleagues(client);
      client.supervision.theirs.set('theirs', theirs(now));
      client.lines = [
        load(presale, { waiting: 3, waitingSince: now - 200_000, pendingLeaveMessages: 2 }),
        load(aftersale),
      ];
    },
  });
}

async function openWall(words = zhCN): Promise<void> {
  button(mounted.app, words.supervision.wall.open).click();
  await drawn(mounted.app);
  mounted.client.supervision.tell(wallAgents(mounted.clock.now()));
  await drawn(mounted.app);
}

async function watch(): Promise<void> {
  await openWall();
  one(mounted.app, 'wall-agent-row button').click();
  await drawn(mounted.app);
  one(mounted.app, 'wall-agent-row li button').click();
  await drawn(mounted.app);
}

describe('The live wall', () => {
  before(() => setViewport({ width: 1440, height: 900 }));

  afterEach(() => {
    mounted.app.remove();
  });

  it('is for supervisors and managers alone', async () => {
    await mount({ roles: ['agent'] });
    expect(all(mounted.app, 'desk-header [aria-pressed]').map(({ title }) => title)).not.to.include(
      text.wall.open,
    );
    mounted.app.remove();
    await mount();
    expect(all(mounted.app, 'desk-header [aria-pressed]').map(({ title }) => title)).to.include(
      text.wall.open,
    );
    expect(all(mounted.app, 'desk-header [aria-pressed]').map(({ title }) => title)).not.to.include(
      zhCN.header.shopSettings,
    );
  });

  it('is where a manager who serves nobody starts: it lives, and leads into no conversation', async () => {
    await mount({ roles: ['manager'] });
    expect(mounted.client.connection).to.equal('online');
    expect(all(mounted.app, 'desk-screen')).to.have.length(0);
    expect(document.title).to.contain(text.wall.title);
    const wall = button(mounted.app, text.wall.open);
    expect(wall.getAttribute('aria-pressed')).to.equal('true');
    expect(mounted.client.supervision.shown).to.equal(1);
    mounted.client.supervision.tell(wallAgents(mounted.clock.now()));
    await drawn(mounted.app);
    one(mounted.app, 'wall-agent-row button').click();
    await drawn(mounted.app);
    expect(texts(mounted.app, 'wall-agent-row li .name')[0]).to.equal('高先生');
    expect(all(mounted.app, 'wall-agent-row li button')).to.have.length(0);
    expect(await violations()).to.equal('');
    // A lost connection is told, and can be asked for.
    mounted.client.become('closed');
    await drawn(mounted.app);
    button(mounted.app, zhCN.connection.reconnect).click();
    await drawn(mounted.app);
    expect(mounted.client.connection).to.equal('online');
    button(mounted.app, zhCN.reports.open).click();
    await drawn(mounted.app);
    expect(mounted.client.supervision.shown).to.equal(0);
  });

  it('shows lines with the longest wait in its colour, who is here, and how full they are', async () => {
    await mount();
    await openWall();
    expect(mounted.client.supervision.shown).to.equal(1);
    expect(texts(mounted.app, 'wall-screen .group .name')).to.deep.equal([
      text.wall.everybody,
      presale.name,
      aftersale.name,
    ]);
    expect(texts(mounted.app, 'wall-screen .group .late')).to.deep.equal([
      zhCN.reception.lines.longest('3:20'),
    ]);
    expect(texts(mounted.app, 'wall-screen .group .who')[0]).to.equal(
      `${text.wall.people('online', 1)} · ${text.wall.leaveMessages(2)}`,
    );
    expect(texts(mounted.app, 'wall-agent-row .name')).to.deep.equal(['陈洁', '周舟']);
    expect(texts(mounted.app, 'wall-agent-row .load')).to.deep.equal(['2 / 2', '0']);
    expect(texts(mounted.app, 'wall-agent-row .late')).to.deep.equal([text.wall.waits('4:00')]);
    expect(one(mounted.app, 'wall-screen .none').textContent).to.equal(text.wall.away(1));
    // It counts by itself.
    await mounted.clock.advance(5000);
    await drawn(mounted.app);
    expect(texts(mounted.app, 'wall-agent-row .late')).to.deep.equal([text.wall.waits('4:05')]);
    button(mounted.app, text.wall.open).click();
    await drawn(mounted.app);
    expect(mounted.client.supervision.shown).to.equal(0);
  });

  it('shows the agents of one group, and says what it does not know', async () => {
    await mount();
    button(mounted.app, text.wall.open).click();
    await drawn(mounted.app);
    expect(one(mounted.app, 'wall-screen [role=status]').textContent).to.equal(text.wall.loading);
    mounted.client.supervision.tell(wallAgents(mounted.clock.now()));
    await drawn(mounted.app);
    all(mounted.app, 'wall-screen .group')[2]?.click();
    await drawn(mounted.app);
    expect(texts(mounted.app, 'wall-agent-row .name')).to.deep.equal(['周舟']);
    mounted.client.supervision.tell([], 'refused');
    await drawn(mounted.app);
    expect(one(mounted.app, 'wall-screen [role=alert]').textContent).to.equal(text.wall.refused);
  });

  it('leads to the conversation, not to the chats of colleagues that it was opened from', async () => {
    await mount();
    button(mounted.app, zhCN.staff.chat).click();
    await drawn(mounted.app);
    await watch();
    expect([...all(mounted.app, 'staff-screen'), ...all(mounted.app, 'wall-screen')]).to.have.length(0);
    expect(one(mounted.app, 'conversation-view h2').textContent).to.equal('高先生');
    // And either place is one tap away from the wall.
    await openWall();
    button(mounted.app, zhCN.staff.reception).click();
    await drawn(mounted.app);
    expect([...all(mounted.app, 'staff-screen'), ...all(mounted.app, 'wall-screen')]).to.have.length(0);
    await openWall();
    button(mounted.app, zhCN.staff.chat).click();
    await drawn(mounted.app);
    expect(all(mounted.app, 'staff-screen')).to.have.length(1);
  });

  it('is walked by keyboard into a conversation', async () => {
    await mount();
    await openWall();
    one(mounted.app, 'wall-agent-row button').focus();
    await sendKeys({ press: 'Enter' });
    await drawn(mounted.app);
    await sendKeys({ press: 'Tab' });
    await sendKeys({ press: 'Enter' });
    await drawn(mounted.app);
    expect(mounted.client.supervision.asked).to.deep.equal(['watching theirs']);
    expect(one(mounted.app, 'conversation-view h2').textContent).to.equal('高先生');
  });

  for (const language of ['zh-CN', 'en'] as const)
    for (const theme of ['light', 'dark'] as const)
      it(`has no violations, ${language}, ${theme}`, async () => {
        await mount({ language, theme });
        await openWall(language === 'en' ? en : zhCN);
        one(mounted.app, 'wall-agent-row button').click();
        await drawn(mounted.app);
        await painted();
        expect(await violations()).to.equal('');
      });
});

describe('Looking over a conversation of a colleague', () => {
  before(() => setViewport({ width: 1440, height: 900 }));

  afterEach(() => {
    mounted.app.remove();
  });

  it('opens it to read: nobody is told that it was seen, and it is in no list of one’s own', async () => {
    await mount();
    await watch();
    expect(one(mounted.app, 'supervision-bar').shadowRoot?.textContent).to.contain(text.watching);
    expect(all(mounted.app, 'message-composer')).to.have.length(0);
    expect(mounted.client.seen.filter(({ conversationId }) => conversationId === 'theirs')).to.deep.equal([]);
    expect(texts(mounted.app, 'conversation-list .name')).not.to.include('高先生');
    expect(texts(mounted.app, 'follow-strip .name')).to.deep.equal([text.with('高先生', '陈洁')]);
    expect(await violations()).to.equal('');
    button(mounted.app, text.stop).click();
    await drawn(mounted.app);
    expect(mounted.client.supervision.asked.at(-1)).to.equal('left theirs');
    expect(all(mounted.app, 'follow-strip .name')).to.have.length(0);
    expect(all(mounted.app, 'message-timeline')).to.have.length(0);
    expect(focused()?.closest('conversation-list, .row, [role=tab]')).to.not.equal(null);
    // One knows what one did.
    expect(all(mounted.app, '[role=alert] .problem')).to.have.length(0);
  });

  it('closes it, and says so, once one looks over it no longer: stopped in another tab, or the role was taken', async () => {
    await mount();
    await watch();
    one(mounted.app, 'supervision-bar button').focus();
    await mounted.client.supervision.unwatch('theirs');
    await drawn(mounted.app);
    expect(all(mounted.app, 'message-timeline')).to.have.length(0);
    expect(one(mounted.app, '[role=alert] .problem').textContent).to.contain(text.over);
    expect(focused()).to.not.equal(document.body);
  });

  it('leaves the focus where it is when that happens to somebody who does something else', async () => {
    await mount();
    await watch();
    const elsewhere = one(mounted.app, 'desk-header button');
    elsewhere.focus();
    await mounted.client.supervision.unwatch('theirs');
    await drawn(mounted.app);
    expect(focused()).to.equal(elsewhere);
  });

  it('one that ended stays open to be read', async () => {
    await mount();
    await watch();
    const held = mounted.client.conversations.get('theirs');
    if (!held) throw new Error('It is not held.');
    mounted.client.put({ ...held, state: 'ended', endedAt: mounted.clock.now(), supervisors: [] });
    await drawn(mounted.app);
    expect(all(mounted.app, 'message-timeline')).to.have.length(1);
    expect(all(mounted.app, '[role=alert] .problem')).to.have.length(0);
  });

  it('who joined may write only while a colleague serves it', async () => {
    await mount();
    await watch();
    button(mounted.app, text.join).click();
    await drawn(mounted.app);
    const held = mounted.client.conversations.get('theirs');
    if (!held) throw new Error('It is not held.');
    mounted.client.put({ ...held, state: 'queued' });
    await drawn(mounted.app);
    expect(all(mounted.app, 'message-composer')).to.have.length(0);
    expect(one(mounted.app, 'conversation-view .over').textContent.trim()).to.equal(text.silent.joined);
    mounted.client.put(held);
    await drawn(mounted.app);
    expect(all(mounted.app, 'message-composer')).to.have.length(1);
  });

  it('who joins may write, and who takes over is asked before', async () => {
    await mount();
    await watch();
    button(mounted.app, text.join).click();
    await drawn(mounted.app);
    expect(one(mounted.app, 'supervision-bar').shadowRoot?.textContent).to.contain(text.joinedMeans);
    expect(all(mounted.app, 'message-composer')).to.have.length(1);
    button(mounted.app, text.takeOver).click();
    await drawn(mounted.app);
    expect(one(mounted.app, 'confirm-dialog h2').textContent).to.contain(text.takeOverQuestion('陈洁').title);
    await sendKeys({ press: 'Escape' });
    await drawn(mounted.app);
    expect(mounted.client.supervision.asked.at(-1)).to.equal('joined theirs');
    button(mounted.app, text.takeOver).click();
    await drawn(mounted.app);
    all(mounted.app, 'confirm-dialog button')
      .find((one) => one.textContent.includes(text.takeOverQuestion('').yes))
      ?.click();
    await drawn(mounted.app);
    expect(mounted.client.supervision.asked.at(-1)).to.equal('take over theirs from agent-chen');
  });

  it('says in plain words why it did not come to that', async () => {
    await mount();
    mounted.client.supervision.refusal = new ShopbellError('CONVERSATION_ENDED', 'ended');
    await watch();
    expect(one(mounted.app, '[role=alert] .problem').textContent).to.contain(text.problem.ended);
    expect(all(mounted.app, 'wall-screen')).to.have.length(1);
  });

  it('whoever has it sees who looks over it, in the bar and in the lines of the desk', async () => {
    await mount({ roles: ['agent'] });
    const [own] = mounted.client.conversations.values();
    if (!own) throw new Error('The demo desk is empty.');
    const agent = { id: 'su', name: '苏主管' };
    const notice = { kind: 'supervised', agent, how: 'watching' } as const;
    const items = [
      ...own.items,
      { kind: 'notice', seq: own.lastSeq + 1, at: mounted.clock.now(), notice } as const,
    ];
    mounted.client.put({
      ...own,
      items,
      lastSeq: own.lastSeq + 1,
      supervisors: [{ agent, how: 'watching' }],
    });
    await drawn(mounted.app);
    const view = one(mounted.app, 'conversation-view');
    view.dispatchEvent(
      new CustomEvent('open-conversation', { detail: own.id, bubbles: true, composed: true }),
    );
    await drawn(mounted.app);
    expect(one(mounted.app, 'supervision-bar [role=status]').textContent).to.contain(
      text.isWatching('苏主管'),
    );
    expect(one(mounted.app, 'message-timeline').shadowRoot?.textContent).to.contain(
      text.line.watching('苏主管', false),
    );
    expect(all(mounted.app, 'message-composer')).to.have.length(1);
    expect(await violations()).to.equal('');
  });
});
