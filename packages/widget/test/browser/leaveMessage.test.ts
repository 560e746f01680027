import { assert } from 'chai';
import { momentText } from '../../src/extras/momentText.ts';
import { isContact } from '../../src/extras/contact.ts';
import { later as en } from '../../src/words/later/en.ts';
import { later as zhCN } from '../../src/words/later/zhCN.ts';
import {
  allByRole,
  byRole,
  focused,
  idIn,
  openBell,
  press,
  seenText,
  settled,
  unmountAll,
} from './support/bell.ts';
import { clientThatOpens, groups, options, startedAt, waiting } from './support/fakeClient.ts';

const hour = 3_600_000;
/** On the shop's clock: Monday, 4 May 2026, 22:00. */
const night = Date.parse('2026-05-04T14:00:00Z');
const opens = night + 11 * hour;
const timeZone = 'Asia/Shanghai';

describe('messages that are left', () => {
  const realNow = Date.now;
  beforeEach(() => {
    Date.now = () => night;
  });
  afterEach(() => {
    Date.now = realNow;
    unmountAll();
  });

  /** Nobody could take it; closed until the morning if so. */
  async function left({ closed = true, locale = 'en', leftLine = false, wrote = false } = {}) {
    const { presale } = groups;
    const notice = { kind: 'leave-message', group: presale, ...(leftLine && { leftLine }) } as const;
    const client = clientThatOpens({
      state: 'leave-message',
      group: presale,
      items: [{ kind: 'notice', seq: 1001, at: startedAt, notice }],
    });
    if (closed) client.hours = { timeZone, groups: [{ id: presale.id, open: false, opensAt: opens }] };
    const mounted = await openBell({ locale }, client);
    if (wrote) {
      client.send(idIn(mounted), 'Is it waterproof?');
      client.store(idIn(mounted));
      await settled(mounted.bell);
    }
    return mounted;
  }

  describe('AC-07 when somebody is there again', () => {
    it('is told on the shop’s clock, in plain words, and on one’s own if that shows another time', () => {
      const told = (at: number, zone = timeZone) => momentText({ at, timeZone: zone }, 'en', en);
      const own = Intl.DateTimeFormat().resolvedOptions().timeZone;
      assert.match(told(opens), /^tomorrow at 09:00/);
      assert.match(told(night + hour), /^today at 23:00/);
      assert.match(told(night + 2.5 * 24 * hour), /^on Thursday at 10:00/);
      assert.match(told(night + 10 * 24 * hour), /^on May 14 at 22:00/);
      assert.notInclude(told(opens, own), 'your time');
      assert.include(told(opens, own === 'Pacific/Apia' ? 'Asia/Tokyo' : 'Pacific/Apia'), 'your time)');
      assert.match(momentText({ at: opens, timeZone }, 'zh-CN', zhCN), /^明天 09:00/);
      assert.match(momentText({ at: night + 10 * 24 * hour, timeZone }, 'zh-CN', zhCN), /^5月14日 22:00/);
    });

    it('says why a message is left, and when the answer comes', async () => {
      const { bell, client } = await left();
      assert.deepEqual(client.hoursAsked, ['presale']);
      byRole(bell, 'heading', 'We are closed now. Leave a message');
      assert.match(seenText(bell), /We’re back tomorrow at 09:00/);
    });

    it('in Chinese too', async () => {
      const { bell } = await left({ locale: 'zh-CN' });
      byRole(bell, 'heading', '现在是休息时间，请留言');
      assert.match(seenText(bell), /客服明天 09:00/);
    });

    it('says nothing where no hours are set, or they cannot be had', async () => {
      const { bell } = await left({ closed: false });
      byRole(bell, 'heading', 'Nobody is here now. Leave a message');
      assert.notMatch(seenText(bell), /back (tomorrow|today|on)/);
    });

    it('RT-46 who left the line is not told that nobody was there', async () => {
      const { bell } = await left({ closed: false, leftLine: true });
      byRole(bell, 'heading', 'You are out of the line. Leave a message');
      assert.match(seenText(bell), /You left the line for a message/);
      assert.match(seenText(bell), /Once somebody is free/);
    });

    it('RT-21 stands on closed groups that are offered, and on no other', async () => {
      const client = clientThatOpens({ state: 'choosing', options });
      client.hours = { timeZone, groups: [{ id: 'custom', open: false, opensAt: opens }] };
      const { bell } = await openBell({}, client);
      assert.deepEqual(client.hoursAsked, ['custom']);
      byRole(bell, 'button', /Custom.* Back tomorrow at 09:00/);
      assert.lengthOf(allByRole(bell, 'button', /Back tomorrow/), 1);
    });

    it('RB-05 greets with it while the robot answers', async () => {
      const client = clientThatOpens({ state: 'robot' });
      client.hours = { timeZone, shop: { open: false, opensAt: opens } };
      const { bell } = await openBell({}, client);
      assert.match(seenText(bell), /Our team is back tomorrow at 09:00/);
    });

    it('is not asked for while somebody is there, or a line moves', async () => {
      for (const given of [{}, waiting]) {
        const { client } = await openBell({}, Object.keys(given).length ? clientThatOpens(given) : undefined);
        assert.deepEqual(client.hoursAsked, []);
        unmountAll();
      }
    });
  });

  describe('where else the answer may come', () => {
    it('is offered once something was written, checked, sent as a card, and can be changed', async () => {
      const mounted = await left({ wrote: true });
      const { bell, client } = mounted;
      byRole(bell, 'heading', 'We have your message');
      byRole(bell, 'button', 'Add a phone or e-mail (optional)').click();
      await settled(bell);
      const field = byRole(bell, 'textbox', /Phone or e-mail/);
      assert.equal(focused(), field);
      const write = async (text: string) => {
        if (!(field instanceof HTMLInputElement)) throw new Error('no field');
        field.value = text;
        byRole(bell, 'button', 'Submit').click();
        await settled(bell);
      };
      await write('call me');
      assert.match(seenText(bell), /Please write a phone number/);
      assert.equal(field.ariaInvalid, 'true');
      assert.equal(client.outgoing(idIn(mounted)).length, 0);
      await write('lin@example.com');
      assert.deepEqual(client.outgoing(idIn(mounted)).at(-1)?.card, {
        kind: 'contact',
        id: 'lin@example.com',
      });
      assert.match(seenText(bell), /Also reachable at\nlin@example.com/);
      byRole(bell, 'button', 'Change').click();
      await settled(bell);
      press(byRole(bell, 'textbox', /Phone or e-mail/), 'Escape');
      await settled(bell);
      assert.isTrue(bell.opened, 'the panel stays');
      assert.equal(focused(), byRole(bell, 'button', 'Change'));
    });

    it('is not offered before anything was written', async () => {
      const { bell } = await left();
      assert.lengthOf(allByRole(bell, 'button', /phone or e-mail/), 0);
    });

    it('takes numbers and addresses as people write them, and nothing else', () => {
      for (const good of ['13800138000', '+86 138-0013-8000', '(010) 1234.5678', 'a.b+c@mail.example.cn'])
        assert.isTrue(isContact(good), good);
      for (const bad of ['', 'Amy', '1234', '1'.repeat(16), 'a@b', 'a@b.', 'a b@c.de', '<b>@x.y z'])
        assert.isFalse(isContact(bad), bad);
    });
  });
});
