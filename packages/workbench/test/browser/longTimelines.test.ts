import { setViewport } from '@web/test-runner-commands';
import { expect } from 'chai';
import { zhCN } from '../../src/words/zhCN.ts';
import { violations } from './support/axe.ts';
import { withColleagues } from './support/colleagues.ts';
import { conversation, message } from './support/conversations.ts';
import type { FakeAgentClient } from './support/fakeAgentClient.ts';
import { pair, said } from './support/fakeChats.ts';
import { texts } from './support/hands.ts';
import { all, button, drawn, mountWorkbench, one, painted, type Mounted } from './support/mountWorkbench.ts';

const messages = 5000;
/** Lines that may be in the document at once: those seen in 900 pixels, and some beyond. */
const few = 50;

/** Of one line to eight, from either side, some within a minute of the one before. */
const textOf = (n: number): string =>
  `第 ${String(n)} 句。${'这款白茶请放在阴凉干燥的地方保存，避免阳光直射。'.repeat((n % 8) * 3)}`;

const talk = (now: number, count = messages) =>
  Array.from(
    { length: count },
    (_, n) =>
      [
        n % 5 < 3 ? ('customer' as const) : ('agent' as const),
        now - (count - n) * 17_000,
        textOf(n),
      ] as const,
  );

const scroller = (app: Element): HTMLElement => one(app, 'conversation-view .scroller');
const lines = (app: Element): HTMLElement[] => all(app, 'conversation-view row-list li');

/** Texts that are seen, by where they begin. */
function seen(app: Element): Map<string, number> {
  const { top, bottom } = scroller(app).getBoundingClientRect();
  return new Map(
    all(app, 'conversation-view .bubble').flatMap((bubble) => {
      const place = bubble.getBoundingClientRect();
      const name = /^第 \d+ 句/.exec(bubble.textContent)?.[0] ?? bubble.textContent;
      return place.bottom > top && place.top < bottom ? [[name, place.top] as const] : [];
    }),
  );
}

/** The most that anything moved that is seen both times. */
function jump(before: Map<string, number>, after: Map<string, number>): number {
  const moves = [...before].flatMap(([name, top]) => {
    const now = after.get(name);
    return now === undefined ? [] : Math.abs(now - top);
  });
  if (moves.length === 0) throw new Error('nothing of it is seen any more');
  return Math.max(...moves);
}

const atEnd = (app: Element): number => {
  const { scrollHeight, scrollTop, clientHeight } = scroller(app);
  return Math.abs(scrollHeight - scrollTop - clientHeight);
};

async function settled(app: Mounted['app']): Promise<void> {
  await painted();
  await drawn(app);
  await painted();
}

async function scrollTo(app: Mounted['app'], top: number): Promise<void> {
  scroller(app).scrollTop = top;
  await settled(app);
}

describe('A conversation of 5,000 messages', () => {
  let mounted: Mounted;
  before(() => setViewport({ width: 1440, height: 900 }));
  afterEach(() => {
    mounted.app.remove();
  });

  const opened = async (change: (client: FakeAgentClient, now: number) => void = () => undefined) => {
    mounted = await mountWorkbench({
      prepare: (client, now) => {
        client.put(conversation({ id: 'long', name: '话多', openedAt: now - 90_000_000, said: talk(now) }));
        change(client, now);
      },
    });
    one(mounted.app, 'conversation-list .row').click();
    await drawn(mounted.app);
    await settled(mounted.app);
    return mounted;
  };

  it('opens at its newest line, with few of them in the document, and says how many there are', async () => {
    const { app } = await opened();
    expect(lines(app).length).to.be.within(8, few);
    expect([...seen(app).keys()].at(-1)).to.equal(`第 ${String(messages - 1)} 句`);
    expect(atEnd(app)).to.be.lessThan(2);
    expect(Number(lines(app).at(-1)?.getAttribute('aria-setsize'))).to.be.greaterThan(messages);
    expect(all(app, 'conversation-view *').length).to.be.lessThan(1500);
    expect(await violations()).to.equal('');
  });

  it('is read back to its first message without a jump, with few lines in the document all the way', async () => {
    const { app } = await opened();
    const step = 500;
    for (let turn = 0; turn < 40; turn++) {
      const [before, from] = [seen(app), scroller(app).scrollTop];
      scroller(app).scrollTop = from - step;
      await settled(app);
      const after = new Map([...seen(app)].map(([name, top]) => [name, top - step] as const));
      expect(jump(before, after), `turn ${String(turn)}`).to.be.lessThan(2);
      expect(lines(app).length).to.be.at.most(few);
    }
    for (const part of [0.75, 0.5, 0.25, 0]) {
      await scrollTo(app, scroller(app).scrollHeight * part);
      expect(lines(app).length).to.be.within(8, few);
      expect(seen(app).size).to.be.greaterThan(1);
    }
    expect([...seen(app).keys()][0]).to.equal('第 0 句');
  });

  it('keeps the place of whoever reads above, when something is said below, and goes to it when asked', async () => {
    const { app, client, clock } = await opened();
    await scrollTo(app, scroller(app).scrollHeight / 2);
    const before = seen(app);
    client.customerWrites('long', '还在吗', clock.now());
    await drawn(app);
    await settled(app);
    expect(jump(before, seen(app))).to.be.lessThan(1);
    expect(texts(app, '.to-newest')).to.deep.equal([zhCN.conversation.newBelow(1)]);
    one(app, '.to-newest').click();
    await settled(app);
    await drawn(app);
    expect([...seen(app).keys()].at(-1)).to.equal('还在吗');
    expect(atEnd(app)).to.be.lessThan(2);
    expect(all(app, '.to-newest')).to.have.length(0);
    client.customerWrites('long', '好的', clock.now());
    await drawn(app);
    await settled(app);
    expect([...seen(app).keys()].at(-1)).to.equal('好的');
  });

  it('does not move for whoever stands at its very top, when older messages are put above', async () => {
    const { app, client } = await opened((client, now) => {
      const newer = talk(now, 300).map(([by, at, text], n) => message('long', 1001 + n, by, at, text));
      const own = client.conversations.get('long');
      if (own) client.put({ ...own, items: newer, lastSeq: 1300, more: true });
      const older = Array.from({ length: 100 }, (_, n) =>
        // One speaker within a minute, up to the first that was there.
        message('long', 901 + n, 'customer', (newer[0]?.at ?? 0) - 20_000 + n * 100, `旧 ${String(n)}`),
      );
      client.olderPages.set('long', [older]);
    });
    await scrollTo(app, 300);
    const [before, from] = [seen(app), scroller(app).scrollTop];
    scroller(app).scrollTop = 0;
    await settled(app);
    await settled(app);
    expect(client.historyAsked).to.deep.equal(['long']);
    const after = new Map([...seen(app)].map(([name, top]) => [name, top - from] as const));
    expect(jump(before, after)).to.be.lessThan(2);
    await scrollTo(app, 0);
    expect([...seen(app).keys()][0]).to.equal('旧 0');
  });

  it('does not move what is read when a line above becomes higher, and stays at its end when one there does', async () => {
    const { app } = await opened();
    const grow = async (line: HTMLElement | undefined): Promise<void> => {
      const bubble = line?.querySelector<HTMLElement>('.bubble');
      if (!bubble) throw new Error('no line');
      bubble.style.minBlockSize = `${String(bubble.offsetHeight + 150)}px`;
      await settled(app);
    };
    await grow(lines(app).at(-2));
    expect(atEnd(app)).to.be.lessThan(2);
    // Upwards: that is how one reads back.
    await scrollTo(app, scroller(app).scrollTop - 3000);
    const before = seen(app);
    const { top } = scroller(app).getBoundingClientRect();
    await grow(
      lines(app).findLast(
        (line) => line.getBoundingClientRect().bottom < top && line.querySelector('.bubble'),
      ),
    );
    expect(jump(before, seen(app))).to.be.lessThan(2);
  });

  it('keeps what is selected, all of it, however far one scrolls', async () => {
    const { app } = await opened();
    await scrollTo(app, scroller(app).scrollTop - 3000);
    const bubbles = all(app, 'conversation-view .bubble');
    const [first, last] = [bubbles[1]?.firstChild, bubbles[4]?.firstChild];
    if (!first || !last) throw new Error('nothing to select');
    const chosen = bubbles.slice(1, 5).map(({ textContent }) => textContent);
    document.getSelection()?.setBaseAndExtent(first, 0, last, 3);
    await scrollTo(app, 1000);
    const here = texts(app, 'conversation-view .bubble');
    expect(chosen.filter((text) => !here.includes(text))).to.deep.equal([]);
    expect(first.isConnected && last.isConnected).to.equal(true);
    expect(document.getSelection()?.type).to.equal('Range');
    document.getSelection()?.removeAllRanges();
    await scrollTo(app, 3000);
    expect(texts(app, 'conversation-view .bubble')).to.not.include(chosen[0]);
  });

  it('shows a message that was looked for in its middle, wherever it stands', async () => {
    const { app, client } = await opened();
    for (const seq of [2500, 40, 4800]) {
      const own = client.conversations.get('long');
      if (!own) throw new Error('no conversation');
      const view = one(app, 'conversation-view');
      Object.assign(view, { shown: { seq } });
      await drawn(app);
      await settled(app);
      await settled(app);
      const mark = one(app, 'conversation-view message-timeline .found');
      expect(mark.textContent).to.contain(textOf(seq - 2).slice(0, 8));
      const [box, around] = [mark.getBoundingClientRect(), scroller(app).getBoundingClientRect()];
      expect((box.top + box.bottom) / 2).to.be.closeTo((around.top + around.bottom) / 2, 40);
      expect(all(app, 'conversation-view .found')).to.have.length(1);
      expect(lines(app).length).to.be.at.most(few);
    }
    button(app, zhCN.conversation.toNewest).click();
    await settled(app);
    expect(atEnd(app)).to.be.lessThan(2);
  });

  it('is bounded among colleagues too', async () => {
    const chen = { id: 'agent-chen', name: '陈洁' };
    mounted = await mountWorkbench({
      prepare: (client, now) => {
        withColleagues(client);
        const items = Array.from({ length: messages }, (_, n) =>
          said(n + 1, n + 1, chen, textOf(n), now - (messages - n) * 1000),
        );
        const chat = { ...pair('pair', chen), count: messages, lastSeq: messages };
        client.staffChats.put({ ...chat, newest: items.at(-1) });
        client.staffChats.pages.set('pair', [items]);
      },
    });
    const { app } = mounted;
    all(app, 'desk-header .place')
      .find((place) => place.textContent.trim().startsWith(zhCN.staff.chat))
      ?.click();
    await drawn(app);
    one(app, 'chat-list .row').click();
    await drawn(app);
    await settled(app);
    const bubbles = texts(app, 'chat-timeline .bubble');
    expect(bubbles.length).to.be.within(5, few);
    expect(bubbles.at(-1)).to.contain(`第 ${String(messages - 1)} 句`);
    expect(await violations()).to.equal('');
  });
});
