import { ShopbellError } from '@shopbell/sdk';
import { assert } from 'chai';
import {
  allByRole,
  byRole,
  idIn,
  openBell,
  press,
  seenText,
  settled,
  type,
  unmountAll,
} from './support/bell.ts';
import { clientThatOpens, waiting } from './support/fakeClient.ts';

describe('a customer', () => {
  afterEach(unmountAll);

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
      client.begin({ page: 'product', sku: '1001', channel: 'app' }, client.opens);
      await settled(bell);
      type(byRole(bell, 'textbox'), 'about the tent');
      await settled(bell);
      byRole(bell, 'button', 'Go there').click();
      await settled(bell);
      const value = () => (byRole(bell, 'textbox') as HTMLTextAreaElement).value;
      assert.equal(value(), '');
      byRole(bell, 'button', 'Go there').click();
      await settled(bell);
      assert.equal(value(), 'about the tent');
      assert.equal(client.conversations.size, 2);
    });

    it('keeps what was not sent over a closed panel, in other tabs, and on the way out of the line', async () => {
      const client = clientThatOpens(waiting);
      const mounted = await openBell({}, client);
      const { bell } = mounted;
      const value = () => (byRole(bell, 'textbox') as HTMLTextAreaElement).value;
      type(byRole(bell, 'textbox'), 'half a');
      assert.equal(client.draft(idIn(mounted)), 'half a', 'the SDK keeps it on the device');
      client.setDraft(idIn(mounted), 'half a sentence');
      await settled(bell);
      assert.equal(value(), 'half a sentence', 'written on in another tab');
      await client.leaveQueue(idIn(mounted), 'leave-message');
      await settled(bell);
      assert.equal(value(), 'half a sentence');
      unmountAll();
      const { bell: next } = await openBell({}, client);
      assert.equal((byRole(next, 'textbox') as HTMLTextAreaElement).value, 'half a sentence');
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
});
