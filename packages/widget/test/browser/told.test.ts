import { ShopbellError, type EndCause, type Notice } from '@shopbell/sdk';
import { assert } from 'chai';
import { noticeText } from '../../src/timeline/noticeText.ts';
import { en } from '../../src/words/en.ts';
import { later as laterEn } from '../../src/words/later/en.ts';
import { later as laterZhCN } from '../../src/words/later/zhCN.ts';
import { zhCN } from '../../src/words/zhCN.ts';
import { allByRole, byRole, focused, idIn, openBell, seenText, settled, unmountAll } from './support/bell.ts';
import { FakeClient, amy, clientThatOpens, groups, options, startedAt } from './support/fakeClient.ts';

const bo = { id: 'bo', name: 'Bo' };
const group = groups.presale;
const endsAt = new Date(2026, 10, 21, 10, 42).getTime();

describe('told in plain words', () => {
  afterEach(unmountAll);

  const notices: readonly [string, Notice['notice'], string, string][] = [
    ['RT-46', { kind: 'queued', group }, 'You are in line: 售前咨询', '已开始排队：售前咨询'],
    [
      'RT-49',
      { kind: 'transferred', from: amy, agent: bo, group, note: 'difficult' },
      'Amy passed you on to Bo',
      'Amy 已将您转接给 Bo',
    ],
    [
      'RT-52',
      { kind: 'assigned', agent: bo, group, cause: 're-routed' },
      'Bo has taken over for you',
      '改由 Bo 继续为您服务',
    ],
    [
      'idle',
      { kind: 'idle-warned', endsAt },
      'Are you still there? Without a word from you this ends at 10:42',
      '还在吗？没有回应的话，会话将在 10:42 结束',
    ],
    ['who joins', { kind: 'supervised', agent: bo, how: 'joined' }, 'Bo is here for you', 'Bo 为您服务'],
    ['robot', { kind: 'robot' }, 'The assistant answers first', '智能助手先为您解答'],
  ];
  for (const [rule, notice, english, chinese] of notices) {
    it(`${rule} ${notice.kind}: ${english}`, () => {
      assert.equal(noticeText(en, laterEn.notices, notice), english);
      assert.equal(noticeText(zhCN, laterZhCN.notices, notice), chinese);
    });
  }

  it('every cause of an end has words of its own (WB-19 blocked among them)', () => {
    const causes: readonly EndCause[] = ['idle', 'absent', 'solved', 'blocked', 'signed-out'];
    for (const [words, { notices }] of [
      [en, laterEn],
      [zhCN, laterZhCN],
    ] as const) {
      const texts = causes.map((cause) => noticeText(words, notices, { kind: 'ended', by: 'desk', cause }));
      assert.equal(new Set(texts.filter((text) => text !== '')).size, causes.length);
    }
  });

  it('RT-49 the note of a transfer is not for customers', async () => {
    const mounted = await openBell();
    const { bell, client } = mounted;
    const notice = { kind: 'transferred', from: amy, agent: bo, group, note: 'difficult' } as const;
    client.add(idIn(mounted), { kind: 'notice', at: startedAt, notice });
    await settled(bell);
    assert.include(seenText(bell), 'Amy passed you on to Bo');
    assert.notInclude(seenText(bell), 'difficult');
  });

  it('AR-01 an automatic reply carries a mark, and is not put together with the agent’s own words', async () => {
    const mounted = await openBell();
    const { bell, client } = mounted;
    const author = { kind: 'auto', ...amy } as const;
    client.add(idIn(mounted), { kind: 'message', id: 'a', at: startedAt + 60_000, author, text: 'Soon!' });
    client.say(idIn(mounted), 'Hello.');
    await settled(bell);
    const [auto, own] = byRole(bell, 'log').querySelectorAll('.said');
    assert.include(auto?.textContent, 'automatic reply');
    assert.include(auto?.textContent, 'Soon!');
    assert.notInclude(own?.textContent, 'automatic reply');
  });

  describe('before it ends for want of the customer', () => {
    async function warned() {
      const mounted = await openBell({ page: 'tracking', sku: null });
      const { bell, client } = mounted;
      const id = idIn(mounted);
      const ends = Date.now() + 84_500;
      const notice = { kind: 'idle-warned', endsAt: ends } as const;
      client.add(id, { kind: 'notice', at: ends - 120_000, notice });
      client.change(id, { idleEndsAt: ends });
      await settled(bell);
      return { ...mounted, id };
    }

    it('the time that is left runs down in sight, and is read out once', async () => {
      const { bell } = await warned();
      assert.match(seenText(bell), /This ends in 1:\d\d/);
      const spoken = () => [...allByRole(bell, 'status')].map(({ textContent }) => textContent).join();
      const first = spoken();
      assert.include(first, 'Are you still there?');
      assert.equal(spoken(), first);
    });

    it('“I am still here” reads what was warned of: that is enough for the desk', async () => {
      const { bell, client, id } = await warned();
      byRole(bell, 'button', 'I am still here').click();
      assert.equal(client.asked.at(-1), `seen ${client.get(id).lastSeq}`);
      const { idleEndsAt: _over, ...lively } = client.get(id);
      client.conversations = new Map([[id, lively]]);
      client.emit('conversation', lively);
      await settled(bell);
      assert.deepEqual(allByRole(bell, 'button', 'I am still here'), []);
    });

    it('a clock that is wrong counts the whole time from now', async () => {
      const mounted = await openBell({ page: 'tracking', sku: null });
      const { bell, client } = mounted;
      const ends = Date.now() - 3_600_000;
      const notice = { kind: 'idle-warned', endsAt: ends } as const;
      client.add(idIn(mounted), { kind: 'notice', at: ends - 120_000, notice });
      client.change(idIn(mounted), { idleEndsAt: ends });
      await settled(bell);
      assert.match(seenText(bell), /This ends in (2:00|1:5\d)/);
    });

    it('the closed bell says so', async () => {
      const { bell } = await warned();
      bell.close();
      await settled(bell);
      byRole(bell, 'button', 'Contact us, Ending soon');
    });
  });

  describe('groups on offer (RT-21)', () => {
    it('live facts change in place: the focus and the order stay', async () => {
      const mounted = await openBell({}, clientThatOpens({ state: 'choosing', options }));
      const { bell, client } = mounted;
      const card = byRole(bell, 'button', /^售前咨询/);
      card.focus();
      client.change(idIn(mounted), {
        options: [{ ...groups.presale, online: true, waiting: 1, full: true, expectedWaitMs: 60_000 }],
      });
      await settled(bell);
      assert.equal(focused(), card);
      assert.match(card.computedName, /^售前咨询.*1 ahead of you, about 1 minute/s);
      const gone = byRole(bell, 'button', /^帐篷专家/);
      assert.equal(gone.ariaDisabled, 'true');
      gone.click();
      await settled(bell);
      assert.notInclude(client.asked, 'choose tents');
    });
  });

  describe('refusals', () => {
    it('WB-19 a blocked customer is told, with no second attempt', async () => {
      const client = new FakeClient();
      client.refusal = new ShopbellError('CUSTOMER_BLOCKED', 'blocked');
      const { bell } = await openBell({}, client);
      assert.include(seenText(bell), 'The shop cannot serve you here');
      assert.deepEqual(allByRole(bell, 'button', 'Try again'), []);
    });

    it('WB-19 after a conversation that was ended by blocking there is no asking again', async () => {
      const mounted = await openBell({ page: 'tracking', sku: null });
      const { bell, client } = mounted;
      client.change(idIn(mounted), { state: 'ended' });
      const notice = { kind: 'ended', by: 'desk', cause: 'blocked' } as const;
      client.add(idIn(mounted), { kind: 'notice', at: startedAt, notice });
      await settled(bell);
      assert.include(seenText(bell), 'takes no more messages');
      assert.include(seenText(bell), 'The shop cannot serve you here');
      assert.include(seenText(bell), 'Please reach it in another way.');
      assert.deepEqual(allByRole(bell, 'button', 'Ask again'), []);
    });

    it('WB-19 a message refused for that reason is not offered to be sent again', async () => {
      const mounted = await openBell();
      const { bell, client } = mounted;
      client.send(idIn(mounted), 'Hello');
      client.fail(idIn(mounted), new ShopbellError('CUSTOMER_BLOCKED', 'blocked'));
      await settled(bell);
      assert.include(seenText(bell), 'The shop takes no messages from you now');
      assert.deepEqual(allByRole(bell, 'button', 'Send again'), []);
    });

    it('too many open conversations: the way leads to one of them', async () => {
      const mounted = await openBell();
      const { bell, client } = mounted;
      await client.end(idIn(mounted));
      await settled(bell);
      client.begin({ page: 'product', sku: '9' }, client.opens);
      client.refusal = new ShopbellError('TOO_MANY_OPEN', 'many', { details: { limit: 20 } });
      byRole(bell, 'button', 'Ask again').click();
      await settled(bell);
      client.refusal = undefined;
      assert.include(seenText(bell), 'Too many conversations at once');
      byRole(bell, 'button', 'Go there').click();
      await settled(bell);
      byRole(bell, 'heading', 'Amy');
    });
  });
});
