import { setViewport } from '@web/test-runner-commands';
import { ShopbellError } from '@shopbell/sdk';
import { assert } from 'chai';
import { timelined } from '../../src/groups/groupText.ts';
import { groupWords as ar } from '../../src/words/groups/ar.ts';
import { groupWords as en } from '../../src/words/groups/en.ts';
import type * as groupWords from '../../src/groups/learnGroupWords.ts';
import { part } from '../../src/parts/part.ts';
import {
  allByRole,
  byRole,
  deep,
  eventOf,
  focused,
  idIn,
  mount,
  openBell,
  press,
  seenText,
  settled,
  type,
  unmountAll,
  until,
  type Mounted,
} from './support/bell.ts';
import { FakeClient, groups, options, startedAt, waiting } from './support/fakeClient.ts';
import { amyInGroups, meInGroups, visitor } from './support/fakeGroups.ts';
import { textFile, transfer } from './support/pictures.ts';

const minute = 60_000;

/** A customer in two groups, with the panel open. */
async function inTwoGroups(given: FakeClient['opens'] = {}): Promise<Mounted> {
  const client = new FakeClient();
  client.opens = { ...client.opens, ...given };
  const mounted = await openBell({}, client);
  client.groups.join('vip', 'VIP 会员群', [[amyInGroups, '新品明天到货']], startedAt);
  client.groups.join('trial', '新品试用群', [[visitor, 'Mine is here']], startedAt + 5 * minute);
  await until(() => allByRole(mounted.bell, 'button', /^Groups/)[0]);
  await settled(mounted.bell);
  return mounted;
}

/** Taps it, and waits for what comes of it. */
async function tap(bell: Element, name: string | RegExp): Promise<void> {
  byRole(bell, 'button', name).click();
  await settled(bell);
}

async function openGroup(mounted: Mounted, name = /^VIP/): Promise<void> {
  await tap(mounted.bell, /^Groups/);
  await tap(mounted.bell, name);
}

const rows = (bell: Element) =>
  allByRole(bell, 'listitem').map(({ textContent }) => textContent.replace(/\s+/g, ' ').trim());
const log = (bell: Element) => byRole(bell, 'log', 'Messages');
/** What lies below has no name for anybody. */
const field = (bell: Element) => byRole(bell, 'textbox', /./);
const told = (bell: Element) =>
  [...deep(bell)]
    .filter((element) => element.getAttribute('role') === 'status')
    .map(({ textContent }) => textContent.trim())
    .join(' ');

/** Files are moved over something, or let go on it. */
function drag(name: 'dragover' | 'drop', on: Element): DragEvent {
  const dataTransfer = transfer(textFile('list.txt'));
  const event = new DragEvent(name, { dataTransfer, bubbles: true, composed: true, cancelable: true });
  on.dispatchEvent(event);
  return event;
}

/** While it is held, `load` and `quit` wait. */
function hold({ client }: Mounted): () => void {
  let open = () => {};
  client.groups.gate = new Promise((resolve) => (open = resolve));
  return () => {
    client.groups.gate = undefined;
    open();
  };
}

describe('customer groups', () => {
  afterEach(async () => {
    unmountAll();
    await setViewport({ width: 1280, height: 800 });
  });

  it('WB-07 shows whoever is in no group nothing of them, and asks for nothing', async () => {
    const { bell, client } = await openBell();
    assert.deepEqual(allByRole(bell, 'button', /Groups/), []);
    assert.isFalse([...deep(bell)].some(({ localName }) => localName === 'shop-bell-groups'));
    assert.isUndefined(
      performance.getEntriesByType('resource').find(({ name }) => name.includes('/groups/groupsView')),
    );
    assert.notInclude(client.asked.join(), 'load');
  });

  // Comes before any other that loads the words.
  it('WB-07 shows groups in every bell of the page, and counts nothing that no bar leads to', async () => {
    const bells = [await openBell(), await openBell()];
    const early: string[] = [];
    for (const { bell, client } of bells) {
      bell.addEventListener('shopbell-unread', () => {
        if (allByRole(bell, 'button', /^Groups/).length === 0) early.push(bell.id);
      });
      client.groups.join('vip', 'VIP', [[amyInGroups, 'Hello']]);
    }
    for (const { bell } of bells)
      await until(() => allByRole(bell, 'button', 'Groups, VIP, 1 new message')[0]);
    assert.deepEqual(early, []);
  });

  it('WB-07 asks again for words that did not come, and tells all who wait', async () => {
    const fresh = '../../src/groups/learnGroupWords.ts?fresh';
    const { learnGroupWords, groupWordsIn } = (await import(fresh)) as typeof groupWords;
    const come: string[] = [];
    let works = false;
    const given = ((name: 'groups-en') =>
      works ? part(name) : Promise.reject(new TypeError('Failed to fetch'))) as typeof part;
    for (const one of ['one', 'two']) learnGroupWords('en', given, () => come.push(one));
    await Promise.resolve();
    assert.isUndefined(groupWordsIn('en'));
    works = true;
    await until(() => {
      window.dispatchEvent(new Event('online'));
      return come.length > 0;
    });
    assert.deepEqual(come, ['one', 'two']);
    assert.isDefined(groupWordsIn('en'));
  });

  it('WB-07 leads from a bar above the conversation to the groups among the conversations, and back', async () => {
    const mounted = await inTwoGroups();
    const { bell, client } = mounted;
    client.say(idIn(mounted), 'How can I help?', startedAt + 2 * minute);
    await settled(bell);
    await tap(bell, 'Groups, 新品试用群, VIP 会员群, 2 new messages');
    assert.equal(focused()?.textContent.trim(), 'Conversations');
    const [first = '', second = '', third = ''] = rows(bell);
    assert.match(first, /^新品试用群.*Visitor 3F2A: Mine is here.*1 new message/);
    assert.match(second, /^Amy.*Amy: How can I help\?/);
    assert.match(third, /^VIP 会员群.*Amy: 新品明天到货.*1 new message/);
    assert.deepEqual(allByRole(bell, 'textbox', /./), [], 'what lies below cannot be reached');
    await tap(bell, /^Amy/);
    assert.match(field(bell).computedName, /Write your question/);
    assert.match(focused()?.textContent ?? '', /Groups/);
  });

  it('WB-08 puts the group whose last message is the newest first, and no new name moves it', async () => {
    const { bell, client } = await inTwoGroups();
    await tap(bell, /^Groups/);
    const names = () => rows(bell).map((row) => /新品试用群|VIP|Best/.exec(row)?.[0]);
    assert.deepEqual(names().filter(Boolean), ['新品试用群', 'VIP']);
    client.groups.say('vip', amyInGroups, 'And gloves', startedAt + 6 * minute);
    await settled(bell);
    assert.deepEqual(names().filter(Boolean), ['VIP', '新品试用群']);
    client.groups.note('trial', amyInGroups, { kind: 'renamed', name: 'Best' }, startedAt + 9 * minute);
    await settled(bell);
    assert.deepEqual(names().filter(Boolean), ['VIP', 'Best']);
    assert.match(rows(bell).find((row) => row.includes('Best')) ?? '', /Amy renamed the group “Best”/);
  });

  it('WB-07 shows a group as a conversation is shown: others under their names, own words on their side, and what became of it', async () => {
    const mounted = await inTwoGroups();
    const { bell, client } = mounted;
    client.groups.note('vip', amyInGroups, { kind: 'added', members: [meInGroups, visitor] });
    client.groups.say('vip', meInGroups, '我要两双', startedAt + 2 * minute);
    client.groups.say('vip', amyInGroups, '好的', startedAt + 3 * minute);
    client.groups.note('vip', visitor, { kind: 'left', member: visitor });
    await openGroup(mounted);
    const said = log(bell).textContent.replace(/\s+/g, ' ');
    assert.match(
      said,
      /Amy Staff \d\d:\d\d 新品明天到货.*Amy added you, Visitor 3F2A.*You: 我要两双 \(Sent\).*Visitor 3F2A left the group/i,
    );
    assert.equal(byRole(bell, 'heading', 'VIP 会员群').localName, 'h2');
    assert.include(seenText(bell), '2 members');
    assert.equal(focused(), field(bell));
    assert.include(client.asked, 'group seen 3');
  });

  it('WB-07 sends what is written there to the group, with its files, and keeps its draft apart', async () => {
    const mounted = await inTwoGroups();
    const { bell, client } = mounted;
    type(field(bell), 'for Amy alone');
    await openGroup(mounted);
    assert.equal((field(bell) as HTMLTextAreaElement).value, '');
    type(field(bell), 'for all');
    await settled(bell);
    await tap(bell, /^Back/);
    await tap(bell, /^VIP/);
    assert.equal((field(bell) as HTMLTextAreaElement).value, 'for all');
    log(bell).dispatchEvent(
      new DragEvent('drop', { dataTransfer: transfer(textFile('list.txt')), bubbles: true, composed: true }),
    );
    await settled(bell);
    press(field(bell), 'Enter');
    await settled(bell);
    assert.include(client.asked, 'send for all[list.txt]');
    assert.equal(client.outgoing('vip').length, 1);
    assert.equal(client.outgoing(idIn(mounted)).length, 0);
    client.fail('vip');
    await settled(bell);
    byRole(bell, 'button', 'Send again').click();
    assert.match(client.asked.join(), /retry client-/);
    await tap(bell, /^Back/);
    await tap(bell, /^Back/);
    assert.equal((field(bell) as HTMLTextAreaElement).value, 'for Amy alone');
    assert.deepEqual(allByRole(bell, 'button', /Remove/), [], 'no file was dropped on what lay below');
  });

  it('WB-07 takes files that are let go over the list, the members or a group that is gone, and gives them to nobody', async () => {
    const mounted = await inTwoGroups();
    const { bell, client } = mounted;
    const refused = (where: Element) => {
      for (const name of ['dragover', 'drop'] as const)
        assert.isTrue(drag(name, where).defaultPrevented, name);
    };
    await tap(bell, /^Groups/);
    refused(byRole(bell, 'heading', 'Conversations'));
    await tap(bell, /^VIP/);
    await tap(bell, 'Members');
    refused(byRole(bell, 'heading', 'Members'));
    await tap(bell, /^Back/);
    client.groups.takeOut('vip');
    await settled(bell);
    refused(log(bell));
    await tap(bell, /^Back/);
    await tap(bell, /^Back/);
    await settled(bell);
    assert.deepEqual(allByRole(bell, 'button', /Remove/), [], 'no file was dropped on what lay below');
  });

  it('WB-07 offers no cards in a group: others look on', async () => {
    const mounted = await inTwoGroups();
    const { bell } = mounted;
    bell.items = () => [{ shelf: 'orders', items: [{ kind: 'order', id: 'A-7' }] }];
    await openGroup(mounted);
    await tap(bell, /^Emoji/);
    await customElements.whenDefined('shop-bell-tray');
    await settled(bell);
    byRole(bell, 'button', 'Emoji');
    assert.deepEqual(allByRole(bell, 'button', 'My orders'), []);
  });

  it('WB-07 loads what was said before as somebody scrolls back, and what is read stays where it is', async () => {
    const mounted = await inTwoGroups();
    const { bell, client } = mounted;
    for (let n = 0; n < 40; n += 1)
      client.groups.say('vip', n % 2 ? visitor : amyInGroups, `Line ${n}`, startedAt + n * minute);
    client.groups.earlier = [
      Array.from({ length: 40 }, (_, n) => ({
        kind: 'message' as const,
        id: `old-${n}`,
        seq: n + 1,
        at: startedAt - (50 - n) * minute,
        author: amyInGroups,
        number: n + 1,
        text: `Old ${n}`,
      })),
    ];
    await openGroup(mounted);
    const list = log(bell);
    await until(() => list.scrollTop > 200);
    const line = [...deep(list)].find((element) => element.textContent.trim() === 'Line 3');
    list.scrollTop = 60;
    const before = line?.getBoundingClientRect().top;
    await until(() => list.textContent.includes('Old 0'));
    await settled(bell);
    assert.closeTo(line?.getBoundingClientRect().top ?? 0, before ?? NaN, 2);
    assert.equal(client.asked.filter((asked) => asked === 'load vip').length, 2);
  });

  it('WB-07 says who is in it, and leaves it only after asking', async () => {
    const mounted = await inTwoGroups();
    const { bell, client } = mounted;
    await openGroup(mounted);
    await tap(bell, 'Members');
    assert.equal(focused()?.textContent.trim(), 'Members');
    const people = rows(bell).map((row) => row.slice(1).trim());
    assert.deepEqual(people, ['Amy Staff', '小林 You', 'Visitor 3F2A']);
    await tap(bell, 'Leave the group');
    assert.equal(focused()?.textContent.trim(), 'Leave this group?');
    press(focused() ?? bell, 'Escape');
    await settled(bell);
    assert.isTrue(bell.opened, 'the panel stays');
    assert.match(focused()?.textContent ?? '', /Leave the group/);
    await tap(bell, 'Leave the group');
    client.refusal = new ShopbellError('TIMEOUT', 'late');
    await tap(bell, 'Leave');
    assert.isTrue(
      allByRole(bell, 'alert').some(({ textContent }) => textContent.includes('cannot be reached right now')),
    );
    assert.isTrue(client.groups.all.has('vip'));
    client.refusal = undefined;
    await tap(bell, 'Leave');
    assert.isFalse(client.groups.all.has('vip'));
    assert.match(told(bell), /You have left “VIP 会员群”/);
    byRole(bell, 'heading', 'Conversations');
    assert.isFalse(rows(bell).some((row) => row.includes('VIP')));
  });

  it('WB-07 stays where the customer went on to when the answer to leaving comes late', async () => {
    const mounted = await inTwoGroups();
    const { bell, client } = mounted;
    await openGroup(mounted, /^新品试用群/);
    for (const step of [/^Back/, /^VIP/, 'Members', 'Leave the group'] as const) await tap(bell, step);
    for (const refusal of [new ShopbellError('TIMEOUT', 'late'), undefined]) {
      const answer = hold(mounted);
      client.refusal = refusal;
      for (const step of ['Leave', /^Back/, /^Back/, /^新品试用群/] as const) await tap(bell, step);
      const where = focused();
      answer();
      await settled(bell);
      byRole(bell, 'heading', '新品试用群');
      assert.isTrue(focused() === where, 'the focus stays');
      assert.deepEqual(
        allByRole(bell, 'alert')
          .map(({ textContent }) => textContent.trim())
          .filter(Boolean),
        [],
      );
      if (refusal)
        for (const step of [/^Back/, /^VIP/, 'Members', 'Leave the group'] as const) await tap(bell, step);
    }
    assert.match(told(bell), /You have left “VIP 会员群”/);
    assert.isFalse(client.groups.all.has('vip'));
  });

  it('WB-07 says that one was taken out of a group while leaving another is under way', async () => {
    const mounted = await inTwoGroups();
    const { bell, client } = mounted;
    await openGroup(mounted, /^新品试用群/);
    for (const step of [/^Back/, /^VIP/, 'Members', 'Leave the group'] as const) await tap(bell, step);
    const answer = hold(mounted);
    for (const step of ['Leave', /^Back/, /^Back/, /^新品试用群/] as const) await tap(bell, step);
    client.groups.takeOut('trial');
    await settled(bell);
    byRole(bell, 'heading', 'You are no longer in this group');
    answer();
  });

  it('WB-07 shows one group without waiting for the page of another', async () => {
    const mounted = await inTwoGroups();
    const { bell, client } = mounted;
    const answer = hold(mounted);
    await openGroup(mounted);
    await tap(bell, /^Back/);
    await tap(bell, /^新品试用群/);
    assert.deepEqual(
      client.asked.filter((asked) => asked.startsWith('load')),
      ['load vip', 'load trial'],
    );
    answer();
    await until(() => seenText(bell).includes('Mine is here'));
  });

  it('WB-07 goes back to the conversation once the last group was left', async () => {
    const mounted = await inTwoGroups();
    const { bell, client } = mounted;
    client.groups.takeOut('trial');
    await openGroup(mounted);
    await tap(bell, 'Members');
    await tap(bell, 'Leave the group');
    await tap(bell, 'Leave');
    assert.match(field(bell).computedName, /Write your question/);
    assert.equal(focused(), field(bell));
    assert.deepEqual(allByRole(bell, 'button', /^Groups/), []);
  });

  it('WB-07 says that one was taken out, and shows what was written and not sent', async () => {
    const mounted = await inTwoGroups();
    const { bell, client } = mounted;
    await openGroup(mounted);
    type(field(bell), 'Keep me a pair <b>please</b>');
    await settled(bell);
    client.groups.takeOut('vip');
    await settled(bell);
    assert.deepEqual(allByRole(bell, 'textbox', /./), []);
    const alert = allByRole(bell, 'alert').find(({ textContent }) => /no longer/.test(textContent));
    assert.match(alert?.textContent ?? '', /You are no longer in this group/);
    assert.include(alert?.textContent ?? '', 'Keep me a pair <b>please</b>');
    assert.equal(focused()?.textContent.trim(), 'You are no longer in this group');
    assert.include(log(bell).textContent, '新品明天到货', 'what was read stays');
    await tap(bell, /^Back/);
    assert.isFalse(rows(bell).some((row) => row.includes('VIP')));
  });

  it('WB-07 goes on where somebody was taken out and added again', async () => {
    const mounted = await inTwoGroups();
    const { bell, client } = mounted;
    await openGroup(mounted);
    type(field(bell), 'Keep me a pair');
    await settled(bell);
    client.groups.takeOut('vip');
    await settled(bell);
    client.asked.length = 0;
    client.groups.join('vip', 'VIP 会员群', [[amyInGroups, 'Here you are again']], startedAt + 9 * minute);
    await until(() => log(bell).textContent.includes('Here you are again'));
    await settled(bell);
    assert.notInclude(seenText(bell), 'You are no longer in this group');
    assert.equal((field(bell) as HTMLTextAreaElement).value, 'Keep me a pair');
    assert.isTrue(focused() === field(bell), 'where it said so, one writes again');
    assert.include(client.asked, 'group seen 1');
  });

  it('WB-07 shows nothing of a group that somebody was taken out of to whoever is there after a logout', async () => {
    const mounted = await inTwoGroups();
    const { bell, client } = mounted;
    await openGroup(mounted);
    type(field(bell), 'mine');
    client.groups.takeOut('vip');
    await settled(bell);
    client.customerId = 'other';
    client.groups.takeOut('trial');
    await settled(bell);
    assert.notInclude(seenText(bell), '新品明天到货');
    assert.notInclude(seenText(bell), 'mine');
  });

  it('WB-07 shows the conversation when another client takes the place of the one whose group is open', async () => {
    const mounted = await inTwoGroups();
    const { bell } = mounted;
    await openGroup(mounted);
    const client = new FakeClient();
    bell.client = client;
    await until(() => client.conversations.size > 0);
    await settled(bell);
    assert.notInclude(seenText(bell), '新品明天到货');
    assert.match(field(bell).computedName, /Write your question/);
    const hints = [...deep(bell)].find(({ localName }) => localName === 'shop-bell-hints');
    assert.isFalse(hints?.hasAttribute('over'));
    client.asked.length = 0;
    client.say(idIn({ bell, client }), 'Are you there?');
    await settled(bell);
    assert.match(client.asked.join(), /seen \d+/);
  });

  it('WB-07 shows something to write in when the bell was taken out of the page with a group open, and put back', async () => {
    const mounted = await inTwoGroups();
    const { bell } = mounted;
    await openGroup(mounted);
    bell.remove();
    await bell.updateComplete;
    document.body.append(bell);
    bell.open();
    // The client is the same one: the group may be there again.
    await until(() => allByRole(bell, 'textbox', /./)[0]);
    await settled(bell);
    while (allByRole(bell, 'button', /^Back/).length > 0) await tap(bell, /^Back/);
    assert.match(field(bell).computedName, /Write your question/);
  });

  it('WB-07 shows nothing of a group to whoever is there after a logout', async () => {
    const mounted = await inTwoGroups();
    const { bell, client } = mounted;
    await openGroup(mounted);
    type(field(bell), 'mine');
    client.customerId = 'other';
    client.groups.takeOut('vip');
    client.groups.takeOut('trial');
    await settled(bell);
    assert.notInclude(seenText(bell), '新品明天到货');
    assert.notInclude(seenText(bell), 'mine');
    assert.match(field(bell).computedName, /Write your question/);
  });

  it('WB-07 counts what was not seen on the bell, tells the page, and reads out what is not in sight', async () => {
    const mounted = await inTwoGroups();
    const { bell, client } = mounted;
    const news = eventOf(bell, 'shopbell-unread');
    client.groups.say('vip', amyInGroups, 'Back in stock');
    assert.equal(((await news).detail as { count: number }).count, 3);
    await settled(bell);
    assert.match(told(bell), /VIP 会员群: Amy says: Back in stock/);
    bell.close();
    await settled(bell);
    byRole(bell, 'button', 'Contact us, 3 new messages');
  });

  it('WB-07 takes neither a group nor the conversation below for seen while the other is in sight', async () => {
    const mounted = await inTwoGroups();
    const { bell, client } = mounted;
    const id = idIn(mounted);
    await openGroup(mounted);
    client.asked.length = 0;
    client.say(id, 'Are you there?');
    await settled(bell);
    assert.notMatch(client.asked.join(), /^seen/);
    client.unread = 1;
    client.emit('unread', 1);
    await settled(bell);
    byRole(bell, 'button', 'Back, 2 new messages');
    await tap(bell, /^Back/);
    await tap(bell, /^Back/);
    assert.match(client.asked.join(), /seen \d+/);
    client.asked.length = 0;
    client.groups.say('vip', amyInGroups, 'More');
    await settled(bell);
    assert.notMatch(client.asked.join(), /group seen/);
  });

  it('WB-07 stays in the group while the panel is closed and opened, and has the focus again', async () => {
    const mounted = await inTwoGroups();
    const { bell } = mounted;
    await openGroup(mounted);
    bell.close();
    await settled(bell);
    bell.open();
    await settled(bell);
    byRole(bell, 'heading', 'VIP 会员群');
    assert.equal(focused(), field(bell));
    await tap(bell, 'Close');
    assert.isFalse(bell.opened);
  });

  it('WB-07 speaks the language of the panel, and keeps what is open when that changes', async () => {
    const mounted = await inTwoGroups();
    const { bell } = mounted;
    await openGroup(mounted);
    for (const [locale, prompt] of [
      ['zh-CN', '发到群里，群成员都能看到'],
      ['ar', 'اكتب إلى المجموعة'],
    ] as const) {
      bell.locale = locale;
      await until(() => allByRole(bell, 'textbox', prompt)[0]);
    }
    byRole(bell, 'heading', 'VIP 会员群');
  });

  for (const locale of ['en', 'ar'] as const)
    it(`WB-08 names of both directions begin beside their picture (${locale})`, async () => {
      const client = new FakeClient();
      const { bell } = await openBell({ locale }, client);
      client.groups.join('vip', 'VIP', [[amyInGroups, 'Hi']], startedAt);
      client.groups.join('camp', 'أصدقاء التخييم', [[amyInGroups, 'أهلًا']], startedAt);
      const bar = await until(() => allByRole(bell, 'button', locale === 'ar' ? /^المجموعات/ : /^Groups/)[0]);
      bar.click();
      await until(() => allByRole(bell, 'listitem')[1]);
      for (const row of allByRole(bell, 'listitem')) {
        const picture = row.querySelector('.face')?.getBoundingClientRect();
        assert.isDefined(picture);
        for (const text of row.querySelectorAll('.name, .last')) {
          const range = document.createRange();
          range.selectNodeContents(text);
          const { left, right, width } = range.getBoundingClientRect();
          if (width === 0) continue;
          const gap = locale === 'ar' ? picture.left - right : left - picture.right;
          assert.approximately(gap, 12, 1, text.textContent);
        }
      }
    });

  for (const [name, given] of Object.entries({
    'a choice of groups': { state: 'choosing', options },
    'a place in line': waiting,
    'a message that is left': { state: 'leave-message', group: groups.presale },
  } as const)) {
    it(`WB-07 is there above ${name}, and what comes of that takes no focus away`, async () => {
      const mounted = await inTwoGroups(given);
      const { bell, client } = mounted;
      await openGroup(mounted);
      const where = focused();
      client.assign(idIn(mounted), 'queue');
      await settled(bell);
      assert.equal(focused(), where);
    });
  }

  it('WB-07 asks a client of the page that is online already', async () => {
    const client = new FakeClient();
    client.connection = 'online';
    client.groups.join('vip', 'VIP', [[amyInGroups, 'Hello']]);
    const { bell } = mount({}, client);
    bell.open();
    await until(() => seenText(bell).includes('VIP'));
    await settled(bell);
    byRole(bell, 'button', /^Groups, VIP/);
  });

  it('RT-46 is told beside the bell that it is one’s turn, if that came while a group was in sight', async () => {
    const mounted = await inTwoGroups(waiting);
    const { bell, client } = mounted;
    await openGroup(mounted);
    client.assign(idIn(mounted), 'queue');
    await settled(bell);
    assert.match(told(bell), /Amy is here for you/);
    bell.close();
    await settled(bell);
    byRole(bell, 'button', /It is your turn\. Amy is here for you/);
    bell.open();
    await settled(bell);
    await tap(bell, /^Back/);
    await tap(bell, /^Back/);
    bell.close();
    await settled(bell);
    assert.lengthOf(
      allByRole(bell, 'button', /It is your turn/).map(({ ariaLabel }) => ariaLabel),
      0,
    );
  });

  it('WB-07 reads out what is said in the conversation below a group, and marks none of it, also after a new start', async () => {
    const mounted = await inTwoGroups();
    const { bell, client } = mounted;
    await openGroup(mounted);
    client.asked.length = 0;
    client.say(idIn(mounted), 'Are you there?');
    await settled(bell);
    assert.match(told(bell), /Amy: Are you there\?/);
    client.conversations = new Map();
    client.emit('reset', client.conversations);
    await settled(bell);
    client.say(idIn(mounted), 'And now?');
    await settled(bell);
    assert.include(client.asked, 'open');
    assert.notMatch(client.asked.join(), /(^|,)seen/);
    await tap(bell, /^Back/);
    await tap(bell, /^Back/);
    assert.match(client.asked.join(), /(^|,)seen \d+/);
  });

  it('WB-07 says who is of the shop by a sign that nobody can give themselves', async () => {
    const mounted = await inTwoGroups();
    const { bell, client } = mounted;
    client.groups.say(
      'vip',
      { kind: 'customer', id: 'c-9', name: 'Amy · Staff' },
      'Pay me',
      startedAt + minute,
    );
    await openGroup(mounted);
    const said = [...deep(log(bell))].filter((element) => element.matches('.said:not(.own) .who'));
    assert.deepEqual(
      said.map((who) => [who.querySelector('bdi')?.textContent, who.querySelector('.tag')?.textContent]),
      [
        ['Amy', 'Staff'],
        ['Amy · Staff', undefined],
      ],
    );
  });

  it('WB-07 asks a client of the page again after it could not say', async () => {
    const client = new FakeClient();
    client.connection = 'online';
    client.groups.join('vip', 'VIP', [[amyInGroups, 'Hello']]);
    let asked = 0;
    let late = true;
    client.customerGroups = async () => {
      asked += 1;
      if (late) throw new ShopbellError('TIMEOUT', 'late');
      return await Promise.resolve(client.groups);
    };
    const mounted = await openBell({}, client);
    assert.isAbove(asked, 0);
    late = false;
    client.say(idIn(mounted), 'Hello');
    await until(() => allByRole(mounted.bell, 'button', /^Groups, VIP/)[0]);
  });

  it('WB-08 counts in the list what the bell counts', async () => {
    const mounted = await inTwoGroups();
    const { bell, client } = mounted;
    const id = idIn(mounted);
    const { id: other } = client.begin({ page: 'order' }, client.opens);
    await openGroup(mounted);
    await tap(bell, /^Back/);
    const rowOf = (text: string) => rows(bell).find((row) => row.includes(text)) ?? '';
    client.unread = 1;
    client.say(other, 'About your order');
    await settled(bell);
    assert.match(rowOf('About your order'), /1 new message$/);
    client.say(id, 'One');
    client.say(id, 'Two');
    client.unread = 3;
    client.emit('unread', 3);
    await settled(bell);
    assert.match(rowOf('Amy: Two'), /2 new messages$/);
    const { items } = client.get(id);
    client.change(id, {
      items: [...items.slice(0, -1), { ...items.at(-1), text: '', recalled: true } as never],
    });
    await settled(bell);
    assert.match(rowOf('Amy: One'), /2 new messages$/, 'recalled');
    client.unread = 0;
    client.emit('unread', 0);
    await settled(bell);
    assert.notMatch(rowOf('Amy: One'), /new message/, 'marked, and not stored yet');
  });

  it('WB-07 draws anew only what has changed of a group', () => {
    const at = startedAt;
    const first = {
      kind: 'message',
      id: 'a',
      seq: 1,
      at,
      author: amyInGroups,
      number: 1,
      text: 'One',
    } as const;
    const second = {
      kind: 'notice',
      seq: 2,
      at,
      by: visitor,
      notice: { kind: 'renamed', name: 'B' },
    } as const;
    const shown = (items: readonly (typeof first | typeof second)[], words = en, meId = 'me') =>
      timelined('vip', { items, more: false }, { words, meId }).items;
    const [one] = shown([first]);
    assert.isTrue(shown([first, second])[0] === one);
    assert.isTrue(shown([first, second])[1] === shown([second])[0]);
    assert.isFalse(shown([first], ar)[0] === one);
    const own = { ...first, author: meInGroups };
    assert.equal(
      timelined('vip', { items: [own], more: false }, { words: en, meId: 'me' }).items[0]?.kind,
      'message',
    );
    const by = (meId: string) => {
      const [item] = timelined('vip', { items: [own], more: false }, { words: en, meId }).items;
      return item?.kind === 'message' ? item.author.kind : undefined;
    };
    assert.deepEqual([by('me'), by('other'), by('me')], ['customer', 'agent', 'customer']);
  });

  it('WB-07 speaks of the customer in Arabic without bending a verb to them', () => {
    assert.equal(ar.added('Amy', [ar.me, 'Bo']), 'أضاف Amy إلى المجموعة: أنت، Bo');
    assert.equal(ar.added(undefined, ['Bo']), 'أضفتَ إلى المجموعة: Bo');
    assert.equal(ar.takenOut('Amy', ar.me), 'أخرج Amy من المجموعة: أنت');
    assert.equal(ar.takenOut(undefined, 'Bo'), 'أخرجتَ من المجموعة: Bo');
  });

  it('fits into 320 pixels', async () => {
    await setViewport({ width: 320, height: 568 });
    const mounted = await inTwoGroups();
    const { bell } = mounted;
    const wide = () =>
      [...deep(bell)].filter(
        (element) => element.checkVisibility() && element.getBoundingClientRect().right > 321,
      );
    await tap(bell, /^Groups/);
    assert.deepEqual(wide(), []);
    await tap(bell, /^VIP/);
    assert.deepEqual(wide(), []);
    await tap(bell, 'Members');
    assert.deepEqual(wide(), []);
  });
});
