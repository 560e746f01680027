import { emulateMedia, sendKeys, setViewport } from '@web/test-runner-commands';
import { ShopbellError } from '@shopbell/sdk';
import { assert } from 'chai';
import {
  allByRole,
  byRole,
  focused,
  openBell,
  press,
  seenText,
  settled,
  type,
  unmountAll,
  type Mounted,
} from './support/bell.ts';
import { FakeClient, amy, groups, startedAt } from './support/fakeClient.ts';

const options = [
  { ...groups.tents, online: true, waiting: 0 },
  { ...groups.presale, online: true, waiting: 3, expectedWaitMs: 120_000 },
  { id: 'custom', name: '  Custom & <b>bulk</b> ', online: false, waiting: 0 },
];

function clientThatOpens(opens: FakeClient['opens']): FakeClient {
  const client = new FakeClient();
  client.opens = opens;
  return client;
}

const idIn = ({ client }: Mounted): string => [...client.conversations.keys()].at(-1) ?? '';

describe('a customer', () => {
  afterEach(async () => {
    unmountAll();
    await setViewport({ width: 1280, height: 800 });
    await emulateMedia({ reducedMotion: 'no-preference' });
  });

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

    it('picks one and goes on talking there', async () => {
      const { bell, client } = await openBell({}, clientThatOpens({ state: 'choosing', options }));
      byRole(bell, 'button', /^帐篷专家/).click();
      await settled(bell);
      assert.include(client.asked, 'choose tents');
      byRole(bell, 'textbox', 'Write your question');
      assert.include(seenText(bell), 'Amy is here for you');
      assert.equal(focused()?.localName, 'textarea', 'the focus goes on with the customer');
    });

    it('may write first (RT-23): what is being written survives the choice', async () => {
      const { bell, client } = await openBell({}, clientThatOpens({ state: 'choosing', options }));
      const field = byRole(bell, 'textbox', 'Or write your question first');
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
      assert.equal(byRole(bell, 'button', /^售前咨询/).matches(':disabled'), false);
    });
  });

  describe('talking', () => {
    it('sees a message as sending, sent and seen, each with a word for readers', async () => {
      const mounted = await openBell();
      const { bell, client } = mounted;
      const field = byRole(bell, 'textbox', 'Write your question');
      type(field, 'Hello');
      press(field, 'Enter');
      await settled(bell);
      const log = byRole(bell, 'log', 'Messages');
      const spoken = () => log.shadowRoot ?? log.textContent.replace(/\s+/g, ' ');
      assert.include(spoken(), 'Hello (Sending)');
      client.store(idIn(mounted));
      await settled(bell);
      assert.include(spoken(), 'Hello (Sent)');
      client.change(idIn(mounted), { seen: { customer: 0, agent: 9999 } });
      await settled(bell);
      assert.include(spoken(), 'Hello (Seen)');
    });

    it('sends by Enter, breaks the line by Shift+Enter, and empties the field', async () => {
      const { bell, client } = await openBell();
      const field = byRole(bell, 'textbox') as HTMLTextAreaElement;
      type(field, '  one\ntwo  ');
      assert.equal(press(field, 'Enter', { shiftKey: true }).defaultPrevented, false);
      assert.notInclude(client.asked.join(), 'send');
      assert.equal(press(field, 'Enter').defaultPrevented, true);
      await settled(bell);
      assert.include(client.asked, 'send one\ntwo');
      assert.equal(field.value, '');
    });

    it('may confirm a Chinese word by Enter: it does not send', async () => {
      const { bell, client } = await openBell();
      const field = byRole(bell, 'textbox');
      type(field, '你好');
      press(field, 'Enter', { isComposing: true });
      // What Safari sends.

      press(field, 'Enter', { keyCode: 229 });
      await settled(bell);
      assert.notInclude(client.asked.join(), 'send');
    });

    it('cannot send nothing, and is told of the limit before sending', async () => {
      const { bell, client } = await openBell();
      const field = byRole(bell, 'textbox');
      const send = () => byRole(bell, 'button', 'Send');
      assert.equal(send().matches(':disabled'), true);
      type(field, ' \n ');
      press(field, 'Enter');
      type(field, 'x'.repeat(3990));
      await settled(bell);
      assert.include(seenText(bell), '10 characters left');
      type(field, 'x'.repeat(4012));
      await settled(bell);
      assert.include(seenText(bell), '12 characters too many');
      assert.equal(send().matches(':disabled'), true);
      press(field, 'Enter');
      assert.notInclude(client.asked.join(), 'send');
    });

    it('sends a failed message again, or drops it', async () => {
      const mounted = await openBell();
      const { bell, client } = mounted;
      client.send(idIn(mounted), 'Hello');
      client.fail(idIn(mounted));
      await settled(bell);
      assert.include(seenText(bell), 'Not sent');
      byRole(bell, 'button', 'Send again').click();
      byRole(bell, 'button', 'Delete').click();
      await settled(bell);
      assert.includeMembers(client.asked, ['retry client-2', 'discard client-2']);
      assert.notInclude(seenText(bell), 'Hello');
    });

    it('is told why a message was refused for good, with no retry that cannot help', async () => {
      const mounted = await openBell();
      const { bell, client } = mounted;
      client.send(idIn(mounted), 'Hello');
      client.fail(idIn(mounted), new ShopbellError('CONVERSATION_ENDED', 'over'));
      await settled(bell);
      assert.include(seenText(bell), 'The conversation has ended. Please ask again');
      assert.deepEqual(allByRole(bell, 'button', 'Send again'), []);
    });

    it('sees who is there, and when they type', async () => {
      const mounted = await openBell();
      const { bell, client } = mounted;
      assert.include(seenText(bell), '售前咨询 · is here for you');
      client.emit('typing', { conversationId: idIn(mounted), by: 'agent', on: true });
      await settled(bell);
      assert.include(seenText(bell), 'is typing');
    });

    it('marks as seen what was on screen, and only then', async () => {
      const mounted = await openBell();
      const { bell, client } = mounted;
      client.say(idIn(mounted), 'One');
      await settled(bell);
      const seen = () => client.asked.filter((asked) => asked.startsWith('seen'));
      assert.equal(seen().length, 1);
      bell.close();
      await settled(bell);
      client.say(idIn(mounted), 'Two');
      await settled(bell);
      assert.equal(seen().length, 1);
      bell.open();
      await settled(bell);
      assert.equal(seen().length, 2);
    });

    it('keeps a draft for each conversation', async () => {
      const mounted = await openBell();
      const { bell, client } = mounted;
      type(byRole(bell, 'textbox'), 'about the tent');
      bell.setScope({ page: 'product', sku: '2002' });
      await settled(bell);
      byRole(bell, 'button', 'Ask about this item').click();
      await settled(bell);
      const value = () => (byRole(bell, 'textbox') as HTMLTextAreaElement).value;
      assert.equal(value(), '');
      byRole(bell, 'button', 'Go there').click();
      await settled(bell);
      assert.equal(value(), 'about the tent');
      assert.equal(client.conversations.size, 2);
    });

    it('goes on seeing it all while offline, and is told what is kept', async () => {
      const mounted = await openBell();
      const { bell, client } = mounted;
      client.say(idIn(mounted), 'Hello');
      client.set('offline');
      await settled(bell);
      assert.include(seenText(bell), 'You are offline. What you wrote is kept');
      assert.include(seenText(bell), 'Hello');
      client.set('online');
      await settled(bell);
      assert.notInclude(seenText(bell), 'You are offline');
    });

    it('ends it after being asked, and may start again', async () => {
      const mounted = await openBell();
      const { bell, client } = mounted;
      byRole(bell, 'button', 'End conversation').click();
      await settled(bell);
      byRole(bell, 'button', 'Keep chatting').click();
      await settled(bell);
      assert.notInclude(client.asked, 'end');
      byRole(bell, 'button', 'End conversation').click();
      await settled(bell);
      byRole(bell, 'button', 'End it').click();
      await settled(bell);
      assert.include(client.asked, 'end');
      assert.include(seenText(bell), 'You ended the conversation');
      assert.deepEqual(allByRole(bell, 'textbox'), []);
      byRole(bell, 'button', 'Ask again').click();
      await settled(bell);
      assert.equal(client.conversations.size, 2);
      byRole(bell, 'textbox', 'Write your question');
    });
  });

  describe('on another page', () => {
    it('finds the running conversation, and is asked before a new one is opened', async () => {
      const client = new FakeClient();
      client.begin({ page: 'product', sku: '9' }, client.opens);
      const { bell } = await openBell({}, client);
      assert.notInclude(client.asked, 'open');
      assert.include(seenText(bell), 'You are looking at another item');
      byRole(bell, 'button', 'Not now').click();
      await settled(bell);
      assert.notInclude(seenText(bell), 'another item');
      assert.notInclude(client.asked, 'open');
    });

    it('opens a new conversation about this item after agreeing', async () => {
      const client = new FakeClient();
      client.begin({ page: 'product', sku: '9' }, client.opens);
      const { bell } = await openBell({}, client);
      byRole(bell, 'button', 'Ask about this item').click();
      await settled(bell);
      assert.deepEqual(client.scopes, [{ page: 'product', sku: '1001' }]);
      assert.include(seenText(bell), 'You have another conversation running');
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

  it('waiting in line sees the place and the wait', async () => {
    const { bell } = await openBell({}, clientThatOpens({ state: 'queued', group: groups.presale }));
    assert.include(seenText(bell), '3 ahead of you');
    assert.include(seenText(bell), 'About 2 minutes.');
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

  describe('with a keyboard alone', () => {
    it('opens, picks, writes, sends and closes', async () => {
      const { bell, client } = await openBell({}, clientThatOpens({ state: 'choosing', options }));
      bell.close();
      await settled(bell);
      byRole(bell, 'button', 'Contact us').focus();
      await sendKeys({ press: 'Enter' });
      await settled(bell);
      assert.equal(focused()?.textContent, 'Who would you like to ask?');
      await sendKeys({ press: 'Tab' });
      assert.include(focused()?.textContent, '帐篷专家');
      await sendKeys({ press: 'Enter' });
      await settled(bell);
      await sendKeys({ type: 'Hello' });
      await sendKeys({ press: 'Enter' });
      await settled(bell);
      assert.include(client.asked, 'send Hello');
      await sendKeys({ press: 'Escape' });
      await settled(bell);
      assert.equal(bell.opened, false);
      assert.equal(focused(), byRole(bell, 'button', 'Contact us'));
    });

    it('goes on to the rest of the page from the floating panel', async () => {
      const after = document.createElement('button');
      after.textContent = 'after';
      const { bell } = await openBell();
      document.body.append(after);
      for (let presses = 0; presses < 12 && focused() !== after; presses += 1)
        await sendKeys({ press: 'Tab' });
      assert.equal(focused(), after);
      assert.equal(bell.opened, true);
      after.remove();
    });

    it('stays inside the panel where it fills the screen', async () => {
      await setViewport({ width: 390, height: 844 });
      const after = document.createElement('button');
      document.body.append(after);
      const { bell } = await openBell();
      assert.equal(bell.shadowRoot?.querySelector('dialog')?.matches(':modal'), true);
      for (let presses = 0; presses < 12; presses += 1) {
        await sendKeys({ press: 'Tab' });
        assert.notEqual(focused(), after);
      }
      after.remove();
      await sendKeys({ press: 'Escape' });
      await settled(bell);
      assert.equal(bell.opened, false);
    });
  });

  it('on a phone fills the screen, and the panel follows when the window changes', async () => {
    const { bell } = await openBell();
    const dialog = bell.shadowRoot?.querySelector('dialog');
    const size = () => [dialog?.offsetWidth, dialog?.offsetHeight];
    assert.deepEqual(size(), [376, 680]);
    await setViewport({ width: 390, height: 844 });
    await settled(bell);
    assert.deepEqual(size(), [390, 844]);
    assert.equal(dialog?.matches(':modal'), true);
    await setViewport({ width: 1280, height: 800 });
    await settled(bell);
    assert.equal(dialog?.matches(':modal'), false);
    assert.equal(dialog?.open, true);
  });

  it('sees nothing move under reduced motion', async () => {
    await emulateMedia({ reducedMotion: 'reduce' });
    const mounted = await openBell();
    const { bell, client } = mounted;
    client.emit('typing', { conversationId: idIn(mounted), by: 'agent', on: true });
    await settled(bell);
    const moving = document.getAnimations().filter(({ effect }) => {
      const frames = effect instanceof KeyframeEffect ? effect.getKeyframes() : [];
      return frames.some((frame) => 'transform' in frame);
    });
    assert.deepEqual(moving, []);
    assert.isAbove(startedAt, 0);
  });
});
