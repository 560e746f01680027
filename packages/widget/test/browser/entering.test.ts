import { ShopbellError } from '@shopbell/sdk';
import { assert } from 'chai';
import {
  allByRole,
  byRole,
  focused,
  idIn,
  openBell,
  press,
  seenText,
  settled,
  type,
  unmountAll,
} from './support/bell.ts';
import { FakeClient, amy, clientThatOpens, groups, options } from './support/fakeClient.ts';

describe('a customer entering', () => {
  afterEach(unmountAll);

  describe('choosing a group (RT-21)', () => {
    it('sees names exactly as configured, who is online, and how long it takes', async () => {
      const { bell } = await openBell({}, clientThatOpens({ state: 'choosing', options }));
      const cards = allByRole(bell, 'listitem').map((item) =>
        item.textContent.trim().replace(/\n\s+/g, ' | '),
      );
      assert.deepEqual(cards, [
        '帐篷专家 | Online, ready for you now',
        '售前咨询 | Online, 3 ahead of you, about 2 minutes',
        'Custom & <b>bulk</b>  | Away, you can leave a message',
      ]);
    });

    it('is promised nobody at once where all have as many as they may', async () => {
      const full = [{ ...groups.tents, online: true, waiting: 0, full: true as const }, ...options.slice(1)];
      const { bell } = await openBell({}, clientThatOpens({ state: 'choosing', options: full }));
      byRole(bell, 'button', /^帐篷专家\s+Online, you are next$/);
    });

    it('picks one and goes on talking there', async () => {
      const { bell, client } = await openBell({}, clientThatOpens({ state: 'choosing', options }));
      byRole(bell, 'button', /^帐篷专家/).click();
      await settled(bell);
      assert.include(client.asked, 'choose tents');
      byRole(bell, 'textbox', 'Write your question');
      assert.include(seenText(bell), 'Amy is here for you');
      assert.equal(focused()?.localName, 'textarea', 'the focus goes on with the customer');
    });

    it('keeps the focus while the answer is on its way, and asks once', async () => {
      const { bell, client } = await openBell({}, clientThatOpens({ state: 'choosing', options }));
      const choose = client.choose.bind(client);
      let answer: () => void = () => undefined;
      client.choose = async (...choice) => {
        await new Promise<void>((resolve) => (answer = resolve));
        return choose(...choice);
      };
      const card = byRole(bell, 'button', /^帐篷专家/);
      card.focus();
      card.click();
      await settled(bell);
      assert.equal(focused(), card);
      assert.equal(card.ariaDisabled, 'true');
      card.click();
      answer();
      await settled(bell);
      assert.deepEqual(
        client.asked.filter((asked) => asked.startsWith('choose')),
        ['choose tents'],
      );
      assert.equal(focused()?.localName, 'textarea');
    });

    it('may write first (RT-23): what is being written survives the choice', async () => {
      const { bell, client } = await openBell({}, clientThatOpens({ state: 'choosing', options }));
      const field = byRole(bell, 'textbox', 'Or ask right away');
      field.focus();
      type(field, 'Does it');
      client.change(idIn({ bell, client }), { state: 'assigned', agent: amy, group: groups.tents });
      await settled(bell);
      assert.equal(byRole(bell, 'textbox', 'Write your question'), field, 'the very same field');
      assert.equal((field as HTMLTextAreaElement).value, 'Does it');
      assert.equal(focused(), field);
    });

    it('is told when the group is gone, and may choose again', async () => {
      const { bell, client } = await openBell({}, clientThatOpens({ state: 'choosing', options }));
      client.refusal = new ShopbellError('GROUP_UNAVAILABLE', 'gone');
      byRole(bell, 'button', /^帐篷专家/).click();
      await settled(bell);
      assert.include(byRole(bell, 'alert').textContent, 'cannot take you right now');
      assert.equal(byRole(bell, 'button', /^售前咨询/).ariaDisabled, 'false');
    });
  });

  describe('on another page', () => {
    it('finds the running conversation, and is asked before a new one is opened', async () => {
      const client = new FakeClient();
      client.begin({ page: 'product', sku: '9' }, client.opens);
      const { bell } = await openBell({}, client);
      assert.notInclude(client.asked, 'open');
      assert.include(seenText(bell), 'Ask about this item instead?');
      byRole(bell, 'button', 'No').click();
      await settled(bell);
      assert.notInclude(seenText(bell), 'Ask about this');
      assert.notInclude(client.asked, 'open');
    });

    it('is told of another conversation that is running, and may go there', async () => {
      const client = new FakeClient();
      client.begin({ page: 'product', sku: '9' }, client.opens);
      client.begin({ page: 'product', sku: '1001' }, client.opens);
      const { bell } = await openBell({}, client);
      assert.include(seenText(bell), 'You have another conversation');
      byRole(bell, 'button', 'Go there').click();
      await settled(bell);
      assert.include(seenText(bell), 'Ask about this item instead?');
    });
  });

  describe('when nobody is there (LM-01)', () => {
    it('leaves a message, and is told that the answer comes to this same place', async () => {
      const mounted = await openBell({}, clientThatOpens({ state: 'leave-message', group: groups.presale }));
      const { bell, client } = mounted;
      assert.include(seenText(bell), 'Nobody is here now. Leave a message');
      assert.include(seenText(bell), 'the answer comes to this same place');
      const field = byRole(bell, 'textbox', 'Write your message');
      type(field, 'When is it back?');
      press(field, 'Enter');
      client.store(idIn(mounted));
      await settled(bell);
      assert.include(seenText(bell), 'We have your message');
      assert.include(seenText(bell), 'When is it back?');
      client.change(idIn(mounted), { agent: amy });
      await settled(bell);
      assert.include(seenText(bell), 'Amy has your message');
    });

    it('enters again on coming back, for somebody may be there now (LM-20)', async () => {
      const client = clientThatOpens({ state: 'leave-message', group: groups.presale });
      const { bell } = await openBell({}, client);
      bell.close();
      await settled(bell);
      bell.open();
      await settled(bell);
      assert.deepEqual(client.asked, ['connect', 'open', 'connect', 'open']);
      assert.equal(client.conversations.size, 1);
    });
  });

  describe('when it does not work', () => {
    it('sees a skeleton only after 300 ms', async () => {
      const client = new FakeClient();
      client.gate = new Promise(() => {});
      const { bell } = await openBell({}, client);
      assert.include(seenText(bell), 'Connecting you');
      const skeleton = bell.shadowRoot?.querySelector('shop-bell-connecting');
      assert.equal(skeleton && getComputedStyle(skeleton).animationDelay, '0.3s');
    });

    it('is told in plain words what to do next, and may try again', async () => {
      const client = new FakeClient();
      client.refusal = new ShopbellError('INTERNAL', 'a stack trace');
      const { bell } = await openBell({}, client);
      assert.include(seenText(bell), 'Something went wrong here');
      assert.notInclude(seenText(bell), 'stack');
      assert.equal(focused()?.localName, 'h2', 'not the dialog, in an outline');
      client.refusal = undefined;
      byRole(bell, 'button', 'Try again').click();
      await settled(bell);
      byRole(bell, 'textbox', 'Write your question');
    });

    it('is offered no second attempt where none can help', async () => {
      const client = new FakeClient();
      client.refusal = new ShopbellError('ORIGIN_NOT_ALLOWED', 'no');
      const { bell } = await openBell({}, client);
      assert.include(seenText(bell), 'The chat is not open here yet');
      assert.deepEqual(allByRole(bell, 'button', 'Try again'), []);
    });
  });
});
