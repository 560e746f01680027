import { setViewport } from '@web/test-runner-commands';
import type { TimelineItem } from '@shopbell/sdk';
import { assert } from 'chai';
import { blocksOf } from '../../src/timeline/blocks.ts';
import { dayText, minuteText } from '../../src/words/times.ts';
import { en } from '../../src/words/en.ts';
import { later } from '../../src/words/later/en.ts';
import { zhCN } from '../../src/words/zhCN.ts';
import { bellWords } from '../../src/words/bellWords.ts';
import { allByRole, byRole, deep, openBell, seenText, settled, unmountAll, until } from './support/bell.ts';
import { FakeClient, amy, startedAt } from './support/fakeClient.ts';

const minute = 60_000;
let seq = 0;
const said = (author: 'customer' | 'agent', at: number, text = 'text'): TimelineItem => ({
  kind: 'message',
  id: `m${++seq}`,
  seq,
  at,
  author: author === 'agent' ? { kind: 'agent', ...amy } : { kind: 'customer', id: 'c' },
  text,
});
const nobody = { customer: 0, agent: 0 };
const shape = (...given: Parameters<typeof blocksOf>) =>
  blocksOf(...given).map((block) =>
    block.kind === 'said' ? `${block.author?.id ?? 'own'} ${block.lines.length}` : block.kind,
  );

describe('timeline', () => {
  describe('grouping', () => {
    it('puts together what one speaker said within one minute', () => {
      const items = [
        said('customer', startedAt),
        said('customer', startedAt + 59_000),
        said('customer', startedAt + minute),
        said('agent', startedAt + minute),
        said('agent', startedAt + minute + 1),
      ];
      assert.deepEqual(shape(items, nobody), ['day', 'own 2', 'own 1', 'amy 2']);
    });

    it('is broken by what the desk notes, and by a new day', () => {
      const notice = {
        kind: 'notice',
        seq: ++seq,
        at: startedAt,
        notice: { kind: 'delivered', agent: amy },
      } as const;
      const items = [
        said('customer', startedAt),
        notice,
        said('customer', startedAt),
        said('customer', startedAt + 1440 * minute),
      ];
      assert.deepEqual(shape(items, nobody), ['day', 'own 1', 'notice', 'own 1', 'day', 'own 1']);
    });

    it('does not repeat the day of what stands above', () => {
      assert.deepEqual(shape([said('agent', startedAt + minute)], nobody, [], startedAt), ['amy 1']);
    });

    it('puts what is on its way at the end, also if this clock is behind', () => {
      const waiting = {
        clientId: 'x',
        conversationId: 'c',
        text: 'late',
        state: 'sending',
        queuedAt: startedAt - 2000 * minute,
      } as const;
      assert.deepEqual(shape([said('agent', startedAt)], nobody, [waiting]), ['day', 'amy 1', 'own 1']);
    });

    it('tells seen from sent by how far the agent has read', () => {
      const [first, second] = [said('customer', startedAt), said('customer', startedAt)];
      const block = blocksOf([first, second], { customer: 0, agent: first.seq }).at(-1);
      assert.deepEqual(block?.kind === 'said' && block.lines.map(({ state }) => state), ['seen', 'sent']);
    });
  });

  describe('words', () => {
    it('tells times and days in the language', () => {
      const now = startedAt + 60 * minute;
      assert.equal(minuteText('zh-CN', startedAt), '10:30');
      assert.equal(dayText('zh-CN', startedAt, now), '今天');
      assert.equal(dayText('en', startedAt - 1440 * minute, now), 'yesterday');
      assert.equal(dayText('zh-CN', startedAt - 3 * 1440 * minute, now), '11月18日周三');
    });

    it('calls the bell what the loader called it', () => {
      assert.equal(zhCN.bell, bellWords['zh-CN'].bell);
      assert.equal(en.bell, bellWords.en.bell);
    });

    it('counts in English', () => {
      assert.equal(en.newMessages(1), '1 new message');
      assert.equal(later.more.ahead(2, 1), 'Online, 2 ahead of you, about 1 minute');
      assert.equal(later.more.ahead(0, 2), 'Online, you are next, about 2 minutes');
    });
  });

  describe('scrolling', () => {
    afterEach(async () => {
      unmountAll();
      await setViewport({ width: 1280, height: 800 });
    });

    async function openLong(client = new FakeClient()) {
      const { bell } = await openBell({}, client);
      const [id = ''] = client.conversations.keys();
      for (let line = 0; line < 40; line += 1) client.say(id, `line ${line}`, startedAt + line * minute);
      await settled(bell);
      const log = byRole(bell, 'log');
      const fromEnd = () => log.scrollHeight - log.scrollTop - log.clientHeight;
      const scrollTo = async (top: number) => {
        log.scrollTop = top;
        await settled(bell);
      };
      return { bell, client, log, id, fromEnd, scrollTo };
    }

    const own = { kind: 'message', id: 'own', author: { kind: 'customer', id: 'c' }, text: 'own' } as const;

    it('starts at the newest line and follows it', async () => {
      const { bell, client, id, fromEnd } = await openLong();
      assert.isAtMost(fromEnd(), 1);
      client.say(id, 'newest');
      await settled(bell);
      assert.isAtMost(fromEnd(), 1);
    });

    it('stays where somebody reads, and tells how many are new below', async () => {
      const { bell, client, id, log, fromEnd, scrollTo } = await openLong();
      await scrollTo(300);
      client.say(id, 'new one');
      client.say(id, 'new two');
      client.add(id, { ...own, at: startedAt + 50 * minute });
      await settled(bell);
      assert.equal(log.scrollTop, 300);
      byRole(bell, 'button', '2 new messages').click();
      await settled(bell);
      assert.isAtMost(fromEnd(), 1);
      assert.deepEqual(allByRole(bell, 'button', /new messages/), []);
    });

    it('leaves alone whoever has just scrolled up, though something arrives before the browser tells', async () => {
      const { bell, client, id, log } = await openLong();
      log.scrollTop = 300;
      client.say(id, 'in the very moment');
      await settled(bell);
      assert.equal(log.scrollTop, 300);
      assert.isDefined(byRole(bell, 'button', '1 new message'));
    });

    it('does not mark as seen what arrived out of view', async () => {
      const { bell, client, id, scrollTo } = await openLong();
      const before = client.asked.filter((asked) => asked.startsWith('seen')).length;
      await scrollTo(300);
      client.say(id, 'unseen');
      await settled(bell);
      assert.equal(client.asked.filter((asked) => asked.startsWith('seen')).length, before);
      await scrollTo(99_999);
      assert.equal(client.asked.filter((asked) => asked.startsWith('seen')).length, before + 1);
    });

    it('goes to the end when the customer writes', async () => {
      const { bell, client, id, fromEnd, scrollTo } = await openLong();
      await scrollTo(300);
      client.send(id, 'mine');
      await settled(bell);
      assert.isAtMost(fromEnd(), 1);
    });

    it('stays at the end when the window becomes lower, as with an on-screen keyboard', async () => {
      const { bell, fromEnd } = await openLong();
      await setViewport({ width: 1280, height: 420 });
      await settled(bell);
      assert.isAtMost(fromEnd(), 1);
    });

    it('loads older lines near the start and puts them before without a jump', async () => {
      const client = new FakeClient();
      const { bell, id, log } = await openLong(client);
      const page = Array.from({ length: 20 }, (_, index) => ({
        ...said('agent', startedAt - (20 - index) * minute, `older ${index}`),
        seq: index + 1,
      }));
      client.historyPage = { items: page, more: false };
      client.change(id, { more: true });
      await settled(bell);
      const line = [...deep(log)].find(
        (element) => element.textContent === 'line 3' && element.children.length === 0,
      );
      if (!line) throw new Error('no line');
      log.scrollTop = 110;
      const top = line.getBoundingClientRect().top;
      await until(() => client.asked.includes('history') && seenText(bell).includes('older 0'));
      await settled(bell);
      assert.equal(client.asked.filter((asked) => asked === 'history').length, 1);
      assert.approximately(line.getBoundingClientRect().top, top, 1);
      assert.equal(line.textContent, 'line 3', 'the very same element: nothing was rendered anew');
      assert.equal(log.ariaLive ?? log.getAttribute('aria-live'), 'polite');
    });
  });

  it('lays out long words, code and right-to-left text inside the bubble', async () => {
    const { bell, client } = await openBell();
    const [id = ''] = client.conversations.keys();
    client.say(id, `https://example.com/${'a'.repeat(300)}`);
    client.say(id, 'const x = 1;\n  return x;');
    client.say(id, 'مرحبا، هل الخيمة متوفرة؟');
    await settled(bell);
    const log = byRole(bell, 'log');
    assert.equal(log.scrollWidth, log.clientWidth);
    const bubbles = [...deep(log)].filter((element) => element.matches('.bubble .text'));
    assert.equal(bubbles.at(-1)?.matches(':dir(rtl)'), true);
    assert.equal(bubbles.at(-2)?.matches(':dir(rtl)'), false);
    unmountAll();
  });
});
