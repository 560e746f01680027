import { expect } from 'chai';
import type { OutgoingMessage } from '@shopbell/sdk/agent';
import { linkedText } from '../../src/conversation/linkedText.ts';
import { sendsMessage } from '../../src/conversation/sendsMessage.ts';
import { noticeText } from '../../src/conversation/noticeText.ts';
import { seenUpTo, timelineOf } from '../../src/conversation/timeline.ts';
import { stopwatch } from '../../src/words/times.ts';
import { zhCN } from '../../src/words/zhCN.ts';
import { conversation } from './support/conversations.ts';
import { demoSession } from './support/fakeAgentClient.ts';

const openedAt = new Date(2026, 4, 4, 10).getTime();
const looking = { visible: true, focused: true, newestInView: true };

const outgoing = (clientId: string, over: Partial<OutgoingMessage> = {}): OutgoingMessage => ({
  clientId,
  conversationId: 'x',
  text: '好的',
  state: 'sending',
  queuedAt: openedAt + 60_000,
  ...over,
});

describe('Timeline', () => {
  it('RT-46 says whether a customer left the line for a message, or nobody was there to take it', () => {
    const group = { id: 'presale', name: '售前' };
    const said = (leftLine?: true) =>
      noticeText({ kind: 'leave-message', group, ...(leftLine && { leftLine }) }, 'agent-lin', zhCN);
    expect(said()).to.equal('“售前”无人在线，顾客转为留言');
    expect(said(true)).to.equal('顾客不再排“售前”的队，改为留言');
  });

  it('groups what one speaker says within a minute, and names each day once', () => {
    const given = conversation({
      id: 'x',
      openedAt,
      said: [
        ['customer', openedAt, '1'],
        ['customer', openedAt + 59_000, '2'],
        ['customer', openedAt + 61_000, '3'],
        ['agent', openedAt + 62_000, '4'],
        ['agent', openedAt + 26 * 3_600_000, '5'],
      ],
    });
    const shape = timelineOf(given, [], demoSession.agent).map((block) =>
      block.kind === 'speech' ? block.bubbles.map((bubble) => bubble.text).join('+') : block.kind,
    );
    expect(shape).to.deep.equal(['day', 'notice', '1+2', '3', '4', 'day', '5']);
  });

  it('shows what is on its way, once, under the same key before and after it is stored', () => {
    const given = conversation({ id: 'x', openedAt });
    const bubblesOf = (items: typeof given, waiting: readonly OutgoingMessage[]) =>
      timelineOf(items, waiting, demoSession.agent).flatMap((block) =>
        block.kind === 'speech' ? block.bubbles : [],
      );
    const [sending] = bubblesOf(given, [outgoing('c1')]);
    expect(sending?.state).to.equal('sending');

    const author = { kind: 'agent' as const, ...demoSession.agent };
    const stored = {
      ...given,
      items: [
        ...given.items,
        { kind: 'message' as const, id: 'm', seq: 2, at: openedAt, author, clientId: 'c1', text: '好的' },
      ],
    };
    const both = bubblesOf(stored, [outgoing('c1')]);
    expect(both).to.have.length(1);
    expect(both[0]?.key).to.equal(sending?.key);
    expect(both[0]?.state).to.equal('sent');
    expect(bubblesOf({ ...stored, seen: { customer: 2, agent: 2 } }, [])[0]?.state).to.equal('seen');
  });

  it('seen is told only for what is on screen in a tab that is looked at, and only once', () => {
    const said = [['customer', openedAt, '在吗']] as const;
    const fresh = conversation({ id: 'x', openedAt, said, seenByAgent: 1 });
    expect(seenUpTo(fresh, looking)).to.equal(2);
    expect(seenUpTo(fresh, { ...looking, visible: false })).to.equal(undefined);
    expect(seenUpTo(fresh, { ...looking, focused: false })).to.equal(undefined);
    expect(seenUpTo(fresh, { ...looking, newestInView: false })).to.equal(undefined);
    expect(seenUpTo(conversation({ id: 'x', openedAt, said }), looking)).to.equal(undefined);
  });
});

describe('Links in a text', () => {
  const hrefs = (text: string) => linkedText(text).flatMap(({ href }) => (href === undefined ? [] : [href]));
  const whole = (text: string) =>
    linkedText(text)
      .map((piece) => piece.text)
      .join('');

  it('are http and https only', () => {
    expect(hrefs('看 https://shop.example.com/p/1?a=b#c 和 http://a.cn')).to.deep.equal([
      'https://shop.example.com/p/1?a=b#c',
      'http://a.cn/',
    ]);
    for (const text of [
      'javascript:alert(1)',
      'data:text/html,x',
      'ftp://a.cn/x',
      'https://',
      '<a href="x">',
    ]) {
      expect(hrefs(text)).to.deep.equal([]);
    }
  });

  it('end before punctuation, and never hide an address behind a user name', () => {
    expect(hrefs('(https://a.cn/x), https://a.cn/中文。好')).to.deep.equal([
      'https://a.cn/x',
      'https://a.cn/%E4%B8%AD%E6%96%87',
    ]);
    expect(hrefs('https://bank.example@evil.example/')).to.deep.equal([]);
  });

  it('lose no character of the text', () => {
    for (const text of ['https://a.cn/x.', 'a https://a.cn b http:// c', '', '<b>https://a.cn</b>']) {
      expect(whole(text)).to.equal(text);
    }
  });
});

describe('Enter', () => {
  const key = { key: 'Enter', shiftKey: false, altKey: false, isComposing: false, keyCode: 13 };

  it('sends, but not with Shift, and never while an input method composes', () => {
    expect(sendsMessage(key)).to.equal(true);
    expect(sendsMessage({ ...key, shiftKey: true })).to.equal(false);
    expect(sendsMessage({ ...key, isComposing: true })).to.equal(false);
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- as Safari reports it
    expect(sendsMessage({ ...key, keyCode: 229 })).to.equal(false);
    expect(sendsMessage({ ...key, key: 'a' })).to.equal(false);
  });
});

describe('A running time', () => {
  it('reads as on a stop-watch and never runs below zero', () => {
    expect([-5000, 0, 42_900, 725_000, 3_730_000].map(stopwatch)).to.deep.equal([
      '0:00',
      '0:00',
      '0:42',
      '12:05',
      '1:02:10',
    ]);
  });
});
