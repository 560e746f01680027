import { ShopbellError, limits } from '@shopbell/sdk/agent';
import { setViewport } from '@web/test-runner-commands';
import { expect } from 'chai';
import { zhCN } from '../../src/words/zhCN.ts';
import { conversation, message } from './support/conversations.ts';
import { demoDesk } from './support/demoDesk.ts';
import { open, say, texts, write } from './support/hands.ts';
import {
  all,
  button,
  drawn,
  mountWorkbench,
  one,
  painted,
  rowNames,
  type Mounted,
} from './support/mountWorkbench.ts';

let mounted: Mounted;

describe('A conversation', () => {
  before(() => setViewport({ width: 1440, height: 900 }));

  beforeEach(async () => {
    mounted = await mountWorkbench({ prepare: demoDesk });
  });

  afterEach(() => {
    mounted.app.remove();
  });

  it('shows a reply as sending, sent and seen', async () => {
    await open(mounted.app, '桃子');
    const state = () => all(mounted.app, '.ours .mark').at(-1)?.getAttribute('title');
    await say(mounted.app, '是今年的新茶');
    expect(mounted.client.sent).to.deep.equal([{ conversationId: 'long', text: '是今年的新茶' }]);
    expect(state()).to.equal(zhCN.conversation.sending);
    mounted.client.become('offline');
    await drawn(mounted.app);
    expect(state()).to.equal(zhCN.conversation.waitingForConnection);
    mounted.client.become('online');
    mounted.client.store('client-1', mounted.clock.now());
    await drawn(mounted.app);
    expect(state()).to.equal(zhCN.conversation.sent);
    const held = mounted.client.conversations.get('long');
    if (held) mounted.client.put({ ...held, seen: { ...held.seen, customer: held.lastSeq } });
    await drawn(mounted.app);
    expect(state()).to.equal(zhCN.conversation.seen);
  });

  it('shows why a message failed, in the list too, and offers to retry or delete it', async () => {
    await open(mounted.app, '桃子');
    await say(mounted.app, '好');
    mounted.client.failSending('client-1', new ShopbellError('FORBIDDEN', ''));
    await drawn(mounted.app);
    expect(texts(mounted.app, '.failure span')).to.deep.equal([zhCN.conversation.failedGone]);
    expect(texts(mounted.app, '.line.failed')).to.deep.equal([zhCN.list.failed]);
    button(mounted.app, zhCN.conversation.retry).click();
    expect(mounted.client.retried).to.deep.equal(['client-1']);
    button(mounted.app, zhCN.conversation.discard).click();
    await drawn(mounted.app);
    expect(all(mounted.app, '.failure')).to.have.length(0);

    await say(mounted.app, '再来');
    mounted.client.failSending('client-2', new ShopbellError('CONVERSATION_ENDED', ''));
    await drawn(mounted.app);
    expect(texts(mounted.app, '.failure span')).to.deep.equal([zhCN.conversation.failedEnded]);
    expect(texts(mounted.app, '.failure button')).to.deep.equal([zhCN.conversation.discard]);
  });

  it('shows in the list what a person said last: an automatic reply answers nobody', async () => {
    const openedAt = mounted.clock.now();
    mounted.client.put(
      conversation({
        id: 'answered-by-rule',
        openedAt,
        said: [
          ['customer', openedAt, '杯子还有货吗'],
          ['auto', openedAt + 1, '您好，马上来'],
        ],
      }),
    );
    mounted.client.put(
      conversation({ id: 'only-a-rule', openedAt, said: [['auto', openedAt, '您好，在的']] }),
    );
    await drawn(mounted.app);
    const lines = texts(mounted.app, 'conversation-list .line');
    expect(lines).to.include('杯子还有货吗').and.not.include('我：您好，马上来');
    expect(lines.filter((line) => line.includes('您好，在的'))).to.have.length(1);
  });

  it('keeps a text over the limit in the box, and says by how much', async () => {
    await open(mounted.app, '桃子');
    await write(mounted.app, '字'.repeat(limits.text + 3));
    expect(texts(mounted.app, '#room')).to.deep.equal([zhCN.composer.tooLong(3)]);
    button(mounted.app, zhCN.composer.send).click();
    expect(mounted.client.sent).to.have.length(0);
    await write(mounted.app, '  ');
    button(mounted.app, zhCN.composer.send).click();
    expect(mounted.client.sent).to.have.length(0);
  });

  it('keeps the focus where the conversation ends, or goes to somebody else, under the agent’s hands', async () => {
    const { client, app } = mounted;
    const changes = [
      ['桃子', 'long', { state: 'ended' }],
      ['小满', 'short', { agent: { id: 'agent-2', name: '何远' } }],
    ] as const;
    for (const [name, id, change] of changes) {
      await open(app, name);
      one(app, 'textarea').focus();
      const held = client.conversations.get(id);
      if (!held) throw new Error(`${id} is not held`);
      client.put({ ...held, ...change });
      await drawn(app);
      expect(all(app, 'textarea')).to.have.length(0);
      expect(one(app, 'conversation-list').shadowRoot?.activeElement === null).to.equal(false);
    }
  });

  it('keeps a draft with its conversation, over a reload too, and shows it in the list', async () => {
    await open(mounted.app, '桃子');
    await write(mounted.app, '写到一半');
    await open(mounted.app, '小满');
    expect(texts(mounted.app, '.line.draft')).to.deep.equal(['草稿：写到一半']);
    const { local, tab } = mounted;
    mounted.app.remove();
    mounted = await mountWorkbench({ prepare: demoDesk, local, tab });
    await open(mounted.app, '桃子');
    const area = one(mounted.app, 'textarea');
    expect(area instanceof HTMLTextAreaElement && area.value).to.equal('写到一半');
  });

  it('tells the customer of typing, and shows theirs', async () => {
    await open(mounted.app, '桃子');
    await write(mounted.app, '写');
    expect(mounted.client.typed.at(-1)).to.deep.equal({ conversationId: 'long', on: true });
    await write(mounted.app, '');
    expect(mounted.client.typed.at(-1)).to.deep.equal({ conversationId: 'long', on: false });
    mounted.client.emit('typing', { conversationId: 'long', by: 'customer', on: true });
    await drawn(mounted.app);
    expect(texts(mounted.app, '.typing')).to.deep.equal([zhCN.conversation.typing]);
    await open(mounted.app, '小满');
    expect(texts(mounted.app, '.typing')).to.deep.equal(['']);
  });

  it('what a customer typed is never markup; only http links are links', async () => {
    const nasty = '<img src=x onerror="alert(1)"><b>粗</b> javascript:alert(1) https://a.example/x';
    mounted.client.customerWrites('long', nasty, mounted.clock.now());
    await open(mounted.app, '桃子');
    expect(texts(mounted.app, '.bubble').at(-1)).to.equal(nasty);
    expect([...all(mounted.app, '.bubble img'), ...all(mounted.app, '.bubble b')]).to.have.length(0);
    const links = all(mounted.app, '.bubble a');
    expect(links.map((link) => link.getAttribute('href'))).to.deep.equal(['https://a.example/x']);
    expect(links[0]?.getAttribute('rel')).to.contain('noopener');
  });

  it('unread: the title counts, opening marks seen, and only what is on screen', async () => {
    expect(document.title).to.match(/^\(4\) /);
    await open(mounted.app, '桃子');
    expect(mounted.client.seen).to.deep.equal([{ conversationId: 'long', upTo: 3 }]);
    expect(document.title).to.match(/^\(2\) /);
    mounted.client.customerWrites('short', '在吗', mounted.clock.now());
    await drawn(mounted.app);
    expect(mounted.client.seen).to.have.length(1);
    expect(document.title).to.match(/^\(3\) /);
  });

  it('what comes in below is not seen before the agent gets there', async () => {
    const said = Array.from(
      { length: 60 },
      (_, at) => ['customer', mounted.clock.now() - 1000 * (60 - at), `第 ${at} 行`] as const,
    );
    mounted.client.put(
      conversation({ id: 'tall', name: '话多', openedAt: mounted.clock.now() - 60_000, said }),
    );
    await drawn(mounted.app);
    await open(mounted.app, '话多');
    await painted();
    const scroller = one(mounted.app, '.scroller');
    expect(scroller.scrollTop + scroller.clientHeight).to.be.closeTo(scroller.scrollHeight, 2);
    scroller.scrollTop = 0;
    await new Promise((resolve) => scroller.addEventListener('scroll', resolve, { once: true }));
    const seen = mounted.client.seen.length;
    mounted.client.customerWrites('tall', '新的一行', mounted.clock.now());
    await drawn(mounted.app);
    expect(scroller.scrollTop).to.equal(0);
    expect(mounted.client.seen).to.have.length(seen);
    expect(texts(mounted.app, '.to-newest')).to.deep.equal([zhCN.conversation.newBelow(1)]);
    one(mounted.app, '.to-newest').click();
    await new Promise((resolve) => scroller.addEventListener('scroll', resolve, { once: true }));
    await drawn(mounted.app);
    expect(mounted.client.seen.at(-1)).to.deep.equal({ conversationId: 'tall', upTo: 62 });
  });

  it('history is put in above without a shift', async () => {
    const now = mounted.clock.now();
    const newest = Array.from({ length: 40 }, (_, at) =>
      message('tall', 101 + at, 'customer', now - 40_000 + 1000 * at, `新 ${at}`),
    );
    const older = Array.from({ length: 40 }, (_, at) =>
      message('tall', 1 + at, 'customer', now - 900_000 + 1000 * at, `旧 ${at}`),
    );
    mounted.client.put({
      ...conversation({ id: 'tall', name: '话多', openedAt: now - 900_000, more: true }),
      items: newest,
      lastSeq: 140,
    });
    mounted.client.olderPages.set('tall', [older]);
    await drawn(mounted.app);
    await open(mounted.app, '话多');
    const scroller = one(mounted.app, '.scroller');
    expect(mounted.client.historyAsked).to.deep.equal([]);
    const row = () => all(mounted.app, '.bubble').find((bubble) => bubble.textContent === '新 9');
    for (const top of [500, 300]) {
      scroller.scrollTop = top;
      await painted();
      await drawn(mounted.app);
    }
    expect(mounted.client.historyAsked).to.deep.equal([]);
    const before = row()?.getBoundingClientRect().top ?? NaN;
    const way = scroller.scrollTop - 100;
    scroller.scrollTop = 100;
    await painted();
    await drawn(mounted.app);
    await painted();
    expect(mounted.client.historyAsked).to.deep.equal(['tall']);
    expect(row()?.getBoundingClientRect().top).to.be.closeTo(before + way, 2);
    scroller.scrollTop = 0;
    await painted();
    await drawn(mounted.app);
    expect(texts(mounted.app, '.bubble')[0]).to.equal('旧 0');
  });

  it('ends a conversation after asking, and warns if the customer has no reply', async () => {
    await open(mounted.app, '桃子');
    button(mounted.app, zhCN.conversation.end).click();
    await drawn(mounted.app);
    expect(texts(mounted.app, 'dialog .warning')).to.deep.equal([zhCN.conversation.endWithoutReply]);
    button(mounted.app, zhCN.conversation.endQuestion.no).click();
    await drawn(mounted.app);
    expect(mounted.client.ended).to.deep.equal([]);

    button(mounted.app, zhCN.conversation.end).click();
    await drawn(mounted.app);
    one(mounted.app, 'dialog .danger').click();
    await drawn(mounted.app);
    expect(mounted.client.ended).to.deep.equal(['long']);
    expect(rowNames(mounted.app)).to.deep.equal(['小满', '王建国']);
    expect(all(mounted.app, 'textarea')).to.have.length(0);
  });

  it('a conversation that went to a colleague is no longer offered for a reply', async () => {
    await open(mounted.app, '桃子');
    const held = mounted.client.conversations.get('long');
    if (held) mounted.client.put({ ...held, agent: { id: 'agent-other', name: '陈' } });
    await drawn(mounted.app);
    expect(rowNames(mounted.app)).to.deep.equal(['小满', '王建国']);
    expect(all(mounted.app, 'textarea')).to.have.length(0);
  });
});
